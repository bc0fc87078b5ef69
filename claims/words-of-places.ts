/**
 * States and agencies by name, where the sentence places deaths there: "in Texas", "Texas officers". A name that
 * stands as an address or in another name ("Houston, Texas", "New York Times", "Washington, D.C.") places nothing.
 */
import type { Terms } from '@/stats/terms'
import type { Read, StateMention, UnusedMention } from './mention'
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
      return [[name, named], ...(named.isAgency ? ['law enforcement officers', 'agents', 'police officers'].map((of): [string, Named] => [name.replace(/ officers$/, ` ${of}`), named]) : [])] as [string, Named][]
    }))
  tables.set(terms, table)
  return table
}

const BEFORE = new Set(['in', 'across', 'throughout', 'within', 'around'])
const AFTER = new Set('officer police law trooper deputy peace saw see had has have is was are were recorded reported counted logged suffered lost line firearm shooting traffic'.split(' '))
const OTHER_NAME = new Set('city times post beach based university state police department'.split(' '))

/** Who speaks isn't where officers died: "Texas Gov. Greg Abbott". */
export const OFFICES = /^(?:gov|governor|sen|senator|senators|rep|representative|representatives|attorney|ag|republican|republicans|democrat|democrats|democratic|lawmaker|lawmakers|legislator|legislators|legislature|congressman|congresswoman|congressional|lt)$/

/** "eight of them in Texas": where a part of them died. */
const isOfPart = (tokens: Token[], at: number) => tokens[at - 1]?.text === 'in' && tokens.slice(Math.max(0, at - 6), at).some(({ text }, i, all) => text === 'of' && /^(?:them|whom|those|these|which)$/.test(all[i + 1]?.text ?? ''))

/** How many tokens the name of a state or an agency takes, wherever it stands; 0 where none begins. */
export const stateNameLength = (terms: Terms, tokens: Token[], at: number): number => phraseAt(namesOf(terms), tokens, at)?.length ?? 0

/** Whether the name at a token is that of an agency, whose deaths have no state. */
export const isAgencyAt = (terms: Terms, tokens: Token[], at: number): boolean => phraseAt(namesOf(terms), tokens, at)?.means.isAgency === true

export function stateAt(terms: Terms, tokens: Token[], at: number): Read<StateMention> | Read<UnusedMention> | null {
  const found = phraseAt(namesOf(terms), tokens, at)
  if (!found) return null
  const { code, isAgency } = found.means
  const { text } = tokens[at]
  if (isAgency) return { kind: 'state', code, length: found.length }
  const next = tokens[at + found.length]
  const isDistrict = text === 'washington' && /^d\.?c/.test(tokens[at + (tokens[at + 1]?.text === ',' ? 2 : 1)]?.text ?? '') && BEFORE.has(tokens[at - 1]?.text ?? '')
  if (isDistrict && terms.states.some((state) => state.code === 'DC')) return { kind: 'state', code: 'DC', length: tokens[at + 1].text === ',' ? 3 : 2 }
  // "California’s toll", but not "California’s governor"
  const isOwner = /'s?$/.test(tokens[at + found.length - 1].text) && !OFFICES.test(next?.text ?? '')
  const isPlaced = isOwner || BEFORE.has(tokens[at - 1]?.text ?? '') || (AFTER.has(next?.stem ?? '') && tokens[at - 1]?.text !== ',')
  const isCity = OTHER_NAME.has(next?.text ?? '') && next.isCapital
  const isCapitalCity = /^d\.?c/.test(tokens[at + found.length + (next?.text === ',' ? 1 : 0)]?.text ?? '')
  if (!tokens[at].isCapital || !isPlaced || isCity || isCapitalCity) return null
  if (tokens.slice(Math.max(0, at - 7), at).some((token) => /^represent(?:s|ing)?$/.test(token.text))) return { kind: 'unused', why: 'where those are who speak', length: found.length }
  return isOfPart(tokens, at) ? { kind: 'unused', why: 'where a part of them died', length: found.length } : { kind: 'state', code, length: found.length }
}
