/**
 * States and agencies by name, where the sentence places deaths there: "in Texas", "Texas officers". A name that
 * stands as an address or in another name ("Houston, Texas", "New York Times", "Washington, D.C.") places nothing.
 */
import type { Terms } from '@/stats/terms'
import type { Read, StateMention } from './mention'
import { type PhraseTable, phraseAt, phraseTable } from './phrases'
import type { Token } from './tokens'

interface Named {
  code: string
  isAgency: boolean
}

const tables = new WeakMap<Terms, PhraseTable<Named>>()

function namesOf(terms: Terms): PhraseTable<Named> {
  const kept = tables.get(terms)
  if (kept) return kept
  const table = phraseTable<Named>(terms.states.flatMap(({ name, code, kind }) => {
      const named = { code, isAgency: kind === 'agency' }
      return [[name, named], ...(named.isAgency ? [[name.replace(/ officers$/, ' law enforcement officers'), named]] : [])] as [string, Named][]
    }))
  tables.set(terms, table)
  return table
}

const BEFORE = new Set(['in', 'across', 'throughout', 'within', 'around'])
const AFTER = new Set('officer police law trooper deputy peace saw had recorded reported lost line firearm shooting traffic'.split(' '))
const OTHER_NAME = new Set('city times post beach based university state police department'.split(' '))

export function stateAt(terms: Terms, tokens: Token[], at: number): Read<StateMention> | null {
  const found = phraseAt(namesOf(terms), tokens, at)
  if (!found) return null
  const { code, isAgency } = found.means
  if (isAgency) return { kind: 'state', code, length: found.length }
  const next = tokens[at + found.length]
  const isPlaced = BEFORE.has(tokens[at - 1]?.text ?? '') || (AFTER.has(next?.stem ?? '') && tokens[at - 1]?.text !== ',')
  const isCity = OTHER_NAME.has(next?.text ?? '') && next.isCapital
  const isCapitalCity = /^d\.?c/.test(tokens[at + found.length + (next?.text === ',' ? 1 : 0)]?.text ?? '')
  return tokens[at].isCapital && isPlaced && !isCity && !isCapitalCity ? { kind: 'state', code, length: found.length } : null
}
