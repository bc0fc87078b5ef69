/**
 * Cities, counties and departments whose deaths a sentence tells: "officers in Chicago", "Dallas police", "NYPD".
 * The figures know states alone, so such words name no cause of theirs and are asked. Where somebody speaks
 * ("Speaking in Dallas, the chief said") isn't where officers died; a headline's capitals say nothing.
 */
import type { Terms } from '@/stats/terms'
import { amountAt } from './amount'
import { datePointAt } from './date-point'
import type { CauseMention, Read } from './mention'
import type { Token } from './tokens'
import { causeAt } from './words-of-causes'
import { counterAt } from './words-of-counters'
import { stateAt, stateNameLength } from './words-of-places'
import { timeAt } from './words-of-time'

const OF_A_CITY = 'The figures know the state of a death alone, not its city, county or department.'
const DYING = /^(?:officer|death|fatality|killed|died|shot|shooting|police|deputy|slain|killing|murder|murdered|gunfire)$/
const LOCAL = /^(?:city|county|department|metro|borough|precinct|suburb|agency|force)$/
/** Who speaks isn't whose deaths are told. */
const SPEAKS = /^(?:said|say|says|noted|reported|announced|union|association|lodge|week|chief|memorial|commissioner|spokesman|spokeswoman|officials)$/
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
  if (/^[a-z]{2,3}pd$/.test(text)) return SPEAKS.test(tokens[at + 1]?.text ?? '') ? 0 : 1
  let end = at + 1
  while (end < at + 3 && isName(terms, tokens, end)) end++
  const next = tokens[end]
  const isPolice = /^(?:police|sheriff)$/.test(next?.stem ?? '') || (next?.text === 'county' && /^(?:sheriff|deputy|police|officer)$/.test(tokens[end + 1]?.stem ?? ''))
  return isPolice && !isTitle(tokens) && !SPEAKS.test(tokens[end + 1]?.text ?? '') && tokens.slice(0, end + 6).some(({ stem }) => DYING.test(stem) && stem !== 'police') ? end + 1 - at : 0
}

/** "killed in Chicago", "deaths in the city". */
function placeAfterIn(terms: Terms, tokens: Token[], at: number): number {
  if (!DYING.test(tokens[at - 1]?.stem ?? '') && at > 0) return 0
  if (/^(?:the|our|this)$/.test(tokens[at + 1]?.text ?? '')) return LOCAL.test(tokens[at + 2]?.text ?? '') ? 3 : 0
  // "in New York City"
  const state = stateNameLength(terms, tokens, at + 1)
  const city = tokens[at + 1 + state]
  if (state > 0 && city?.isCapital && /^(?:city|county)$/.test(city.text)) return isTitle(tokens) ? 0 : state + 2
  if (!isName(terms, tokens, at + 1) || isTitle(tokens) || timeAt(tokens, at + 1) || stateAt(terms, tokens, at + 1)) return 0
  let end = at + 2
  while (end < at + 4 && tokens[end]?.kind === 'word' && tokens[end].isCapital && !NO_PLACE.has(tokens[end].text)) end++
  // "In Chicago, shootings of officers rose", but not "In Dallas, the chief said".
  const isSubject = at > 0 || (tokens[end]?.text === ',' && (amountAt(tokens, end + 1) !== null || causeAt(terms, tokens, end + 1)?.kind === 'cause'))
  return isSubject ? end - at : 0
}

const isName = (terms: Terms, tokens: Token[], at: number): boolean => {
  const token = tokens[at]
  return token?.kind === 'word' && token.isCapital && token.gap !== 'hyphen' && tokens[at + 1]?.gap !== 'hyphen' && !NO_PLACE.has(token.text) && token.text.length > 2 &&
    amountAt(tokens, at) === null && datePointAt(tokens, at) === null && causeAt(terms, tokens, at) === null && counterAt(tokens, at) === null && stateNameLength(terms, tokens, at) === 0
}
