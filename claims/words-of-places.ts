/**
 * States and agencies by name, where the sentence places deaths there: "in Texas", "Texas officers". A name that
 * stands as an address or in another name ("Houston, Texas", "New York Times", "Washington, D.C.") places nothing.
 */
import type { Terms } from '@/stats/terms'
import { amountAt } from './amount'
import { datePointAt } from './date-point'
import type { CauseMention, Read, StateMention, UnusedMention } from './mention'
import { type PhraseTable, phraseAt, phraseTable } from './phrases'
import type { Token } from './tokens'
import { causeAt } from './words-of-causes'
import { counterAt } from './words-of-counters'
import { timeAt } from './words-of-time'

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
const AFTER = new Set('officer police law trooper deputy peace saw had recorded reported lost line firearm shooting traffic'.split(' '))
const OTHER_NAME = new Set('city times post beach based university state police department'.split(' '))

/** "eight of them in Texas": where a part of them died. */
const isOfPart = (tokens: Token[], at: number) => tokens[at - 1]?.text === 'in' && tokens.slice(Math.max(0, at - 6), at).some(({ text }, i, all) => text === 'of' && /^(?:them|whom|those|these|which)$/.test(all[i + 1]?.text ?? ''))

export function stateAt(terms: Terms, tokens: Token[], at: number): Read<StateMention> | Read<UnusedMention> | null {
  const found = phraseAt(namesOf(terms), tokens, at)
  if (!found) return null
  const { code, isAgency } = found.means
  const { text } = tokens[at]
  if (isAgency) return { kind: 'state', code, length: found.length }
  const next = tokens[at + found.length]
  const isDistrict = text === 'washington' && /^d\.?c/.test(tokens[at + (tokens[at + 1]?.text === ',' ? 2 : 1)]?.text ?? '') && BEFORE.has(tokens[at - 1]?.text ?? '')
  if (isDistrict && terms.states.some((state) => state.code === 'DC')) return { kind: 'state', code: 'DC', length: tokens[at + 1].text === ',' ? 3 : 2 }
  const isPlaced = BEFORE.has(tokens[at - 1]?.text ?? '') || (AFTER.has(next?.stem ?? '') && tokens[at - 1]?.text !== ',')
  const isCity = OTHER_NAME.has(next?.text ?? '') && next.isCapital
  const isCapitalCity = /^d\.?c/.test(tokens[at + found.length + (next?.text === ',' ? 1 : 0)]?.text ?? '')
  return tokens[at].isCapital && isPlaced && !isCity && !isCapitalCity ? (isOfPart(tokens, at) ? { kind: 'unused', why: 'where a part of them died', length: found.length } : { kind: 'state', code, length: found.length }) : null
}

const OF_A_CITY = 'The figures know the state of a death alone, not its city, county or department.'
const DYING = /^(?:officer|death|fatality|killed|died|shot|shooting|police|deputy|slain|killing|murder|murdered|gunfire)$/
const LOCAL = /^(?:city|county|department|metro|borough|precinct|suburb|agency|force)$/
/** Capitals that name no place. */
const NO_PLACE = new Set('the a an more fewer many most some all these those any no other american america u.s. us usa united fallen law federal state local killed slain when as if while but and for in of on how why women female black off rookie retired this that its national congress line duty active traffic iraq afghanistan peace first last each every numbers number deaths death'.split(' '))

/** Whether most words of a sentence begin with a capital, as a headline's do: then a capital says nothing. */
function isTitle(tokens: Token[]): boolean {
  const words = tokens.filter(({ kind, text }) => kind === 'word' && text.length > 3)
  return words.filter(({ isCapital }) => isCapital).length > words.length * 0.6
}

/** A city or a department whose deaths a sentence tells: "officers in Chicago", "Dallas police", "NYPD". Names no cause of these figures. */
export function cityAt(terms: Terms, tokens: Token[], at: number): Read<CauseMention> | null {
  const length = cityLength(terms, tokens, at)
  return length === 0 ? null : { kind: 'cause', id: null, strength: 3, why: OF_A_CITY, instead: [], isOfDeaths: true, length }
}

function cityLength(terms: Terms, tokens: Token[], at: number): number {
  const { text } = tokens[at]
  if (text === 'in') return placeAfterIn(terms, tokens, at)
  if (!isName(terms, tokens, at)) return 0
  if (/^[a-z]{2,3}pd$/.test(text)) return 1
  let end = at + 1
  while (end < at + 3 && isName(terms, tokens, end)) end++
  const next = tokens[end]
  const isPolice = /^(?:police|sheriff)$/.test(next?.stem ?? '') || (next?.text === 'county' && /^(?:sheriff|deputy|police|officer)$/.test(tokens[end + 1]?.stem ?? ''))
  return isPolice && !isTitle(tokens) && !/^(?:union|association|lodge|week|chief|memorial|commissioner|spokesman|spokeswoman)$/.test(tokens[end + 1]?.text ?? '') && tokens.slice(0, end + 6).some(({ stem }) => DYING.test(stem) && stem !== 'police') ? end + 1 - at : 0
}

/** "killed in Chicago", "deaths in the city". */
function placeAfterIn(terms: Terms, tokens: Token[], at: number): number {
  if (!DYING.test(tokens[at - 1]?.stem ?? '')) return 0
  if (/^(?:the|our|this)$/.test(tokens[at + 1]?.text ?? '')) return LOCAL.test(tokens[at + 2]?.text ?? '') ? 3 : 0
  // "in New York City"
  const state = phraseAt(namesOf(terms), tokens, at + 1)
  const city = state && tokens[at + 1 + state.length]
  if (state && city?.isCapital && /^(?:city|county)$/.test(city.text)) return isTitle(tokens) ? 0 : state.length + 2
  if (!isName(terms, tokens, at + 1) || isTitle(tokens) || timeAt(tokens, at + 1) || stateAt(terms, tokens, at + 1)) return 0
  let end = at + 2
  while (end < at + 4 && tokens[end]?.kind === 'word' && tokens[end].isCapital && !NO_PLACE.has(tokens[end].text)) end++
  return end - at
}

const isName = (terms: Terms, tokens: Token[], at: number): boolean => {
  const token = tokens[at]
  return token?.kind === 'word' && token.isCapital && token.gap !== 'hyphen' && tokens[at + 1]?.gap !== 'hyphen' && !NO_PLACE.has(token.text) && token.text.length > 2 &&
    amountAt(tokens, at) === null && datePointAt(tokens, at) === null && causeAt(terms, tokens, at) === null && counterAt(tokens, at) === null && phraseAt(namesOf(terms), tokens, at) === null
}
