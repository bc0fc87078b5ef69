/**
 * The words of news for spans that don't begin on 1 January: "the 12 months through September", "since he took
 * office", "from Memorial Day to Labor Day", "this summer". These figures compare from 1 January on, so no day is
 * taken from such words. A rank's reach ("the most in the past decade") and an average's years are no span.
 */
import { amountAt } from './amount'
import { type DatePoint, datePointAt, isYear, skipWords } from './date-point'
import type { Read, UnusedMention } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'
import { directionAt } from './words-of-direction'

export const SPAN = 'a span that doesn’t begin on 1 January'
const DAY = 'a single day'
const LOOSE = new Set(['a month: these figures compare from 1 January on', 'a week: these figures compare from 1 January on', 'a season: these figures compare from 1 January on', 'a time in office: these figures compare from 1 January on'])
const [MONTH, WEEK, SEASON, OFFICE] = LOOSE

const OTHER_SPANS = phraseTable<string>([
  ...same(DAY, 'on monday, on tuesday, on wednesday, on thursday, on friday, on saturday, on sunday'),
  ...same(MONTH, 'last month, this month, previous month'),
  ...same(WEEK, 'last week, this week, past week, previous week'),
  ...same(SEASON, 'this summer, this winter, this spring, this fall, this autumn, last summer, last winter, last spring, last fall, last autumn, over the summer, during the summer, over the winter, during the winter'),
  ...same(OFFICE, 'under biden, under trump, under obama, under president biden, under president trump, under president obama, under his watch, under her watch, under his administration, under this administration, under his leadership, under her leadership'),
  ...same(SPAN, 'month over month, per month, second half, second half of the year, second quarter, third quarter, fourth quarter, past year, past decade, last decade, last 365 days, past 365 days, h2, q2, q3, q4, recent years, recent months, recent weeks'),
])

/** Days with names of their own, which begin and end a span as dates do. */
const NAMED_DAYS = phraseTable<true>(same(true as const, 'memorial day, labor day, labour day, independence day, the fourth of july, fourth of july, thanksgiving, christmas, easter, halloween, veterans day, inauguration day, election day, super tuesday'))

const RANKS = /^(?:lowest|highest|most|fewest|worst|deadliest|bloodiest|steepest|sharpest|largest|smallest|biggest|first|best|record|least|safest|any)$/
const SAID = /^(?:said|say|says|reported|reports|released|announced|published|issued|told|wrote|testified|spoke|posted|unveiled|found)$/

/** Whether a rank is told before: "the fewest in the past decade", "the first since". */
export const isRanked = (tokens: Token[], at: number): boolean => tokens.slice(Math.max(0, at - 9), at).some(({ text }) => RANKS.test(text))

/** "reported last week that": when it was said, and no window. */
export const isOfSaying = (tokens: Token[], at: number): boolean => tokens.slice(Math.max(0, at - 3), at).some(({ text }) => SAID.test(text))

const span = (length: number): Read<UnusedMention> => ({ kind: 'unused', time: 'span', why: SPAN, length })

/** The end of "through September 2025", "ending June 30" from a token on, and its date; null where none begins there. */
function endingAt(tokens: Token[], at: number): DatePoint | null {
  const i = at + (tokens[at]?.text === 'that' ? 1 : 0)
  return /^(?:through|thru|to|until|till|ending|ended)$/.test(tokens[i]?.text ?? '') ? datePointAt(tokens, i + 1 + skipWords(tokens, i + 1, ['the', 'end', 'of', 'in', 'on'], 3)) : null
}

const wordsAt = (tokens: Token[], at: number): string => tokens.slice(at, at + 3).map(({ text }) => text).join(' ')
const IN_OFFICE = /^of (?:his|her|their|the|this) (?:term|presidency|administration|tenure)$|^(?:in|of) office\b/

/** "the year through September" is mostly 12 months; "the year to date" and "this year through September" begin on 1 January. */
function yearThroughAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  if (tokens[at].text !== 'year' || tokens[at - 1]?.text !== 'the' || tokens[at - 2]?.text === 'of') return null
  const end = endingAt(tokens, at + 1)
  return end && end.month !== 12 && /^(?:through|thru|to)$/.test(tokens[at + 1].text) ? span(end.end - at) : null
}

/** "past six months", "prior 12 months through June", "12 months through September 2025". */
function amountSpanAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  const isPast = /^(?:past|last|prior|previous|preceding|trailing)$/.test(tokens[at].text)
  const isFirst = tokens[at].text === 'first'
  const begin = at + (isPast || isFirst ? 1 : 0)
  // "his first year in office"
  if (isFirst && /^(?:year|month|term)$/.test(tokens[begin]?.text ?? '') && (tokens[begin].text === 'term' || IN_OFFICE.test(wordsAt(tokens, begin + 1)))) return span(2)
  const amount = amountAt(tokens, begin)
  const unit = amount && tokens[begin + amount.length]
  if (!amount || !unit || !/^(?:year|month|week|day|decade)$/.test(unit.stem)) return null
  const after = begin + amount.length + 1 + skipWords(tokens, begin + amount.length + 1, ['period', 'span'], 1)
  // "the first 100 days", "the first eight months of his term"
  if (isFirst) return /^(?:day|week)$/.test(unit.stem) || IN_OFFICE.test(wordsAt(tokens, after)) ? span(after - at) : null
  const end = endingAt(tokens, after)
  if (isPast) {
    const isOfAverage = tokens.slice(Math.max(0, at - 7), at).some(({ text }) => /^(?:average|averages|mean)$/.test(text)) || /^(?:average|mean)$/.test(tokens[after]?.text ?? '')
    return isOfAverage || isRanked(tokens, at) ? null : span((end?.end ?? after) - at)
  }
  if (!end || /^(?:year|decade)$/.test(unit.stem)) return null
  // "the nine months through September" begin on 1 January.
  const isFromJanuary = unit.stem === 'month' && amount.value === end.month && (end.date === null || end.date >= 28)
  return isFromJanuary ? null : span(end.end - at)
}

/** "from Memorial Day to Labor Day", "since Labor Day". */
function namedDaysAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  if (!/^(?:from|between|since|after)$/.test(tokens[at].text)) return null
  const first = phraseAt(NAMED_DAYS, tokens, at + 1)
  const date = first ? null : datePointAt(tokens, at + 1)
  const end = first ? at + 1 + first.length : (date?.end ?? 0)
  if (end === 0) return null
  const second = /^(?:to|and|through|until|thru)$/.test(tokens[end]?.text ?? '') ? phraseAt(NAMED_DAYS, tokens, end + 1) : null
  const until = second ? end + 1 + second.length : first ? (endingAt(tokens, end)?.end ?? end) : 0
  return until === 0 ? null : span(until - at)
}

const ENDS_A_CLAUSE = /^(?:have|has|had|are|is|were|was|officers?|deaths?|police|and|but|said|when|where)$/
const MOST_OF_A_CLAUSE = 6

/** "since Jan. 20", "since he took office", "since the pandemic began"; of a year or of 1 January `timeAt` knows more. */
export function sinceOtherAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  if (tokens[at].text !== 'since' || isRanked(tokens, at)) return null
  const point = datePointAt(tokens, at + 1)
  if (point) return point.month === 1 && (point.date ?? 1) === 1 ? null : span(point.end - at)
  let end = at + 1
  while (end < tokens.length && end <= at + MOST_OF_A_CLAUSE && tokens[end].kind === 'word' && !ENDS_A_CLAUSE.test(tokens[end].text) && directionAt(tokens, end)?.kind !== 'direction') end++
  return end === at + 1 ? null : span(end - at)
}

/** The span that the words at a token name; null where none begins there. */
export function otherSpanAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  if (tokens[at].text === 'fiscal') return span(1 + (tokens[at + 1]?.text === 'year' ? 1 : 0) + (isYear(tokens[at + (tokens[at + 1]?.text === 'year' ? 2 : 1)]) ? 1 : 0))
  const found = phraseAt(OTHER_SPANS, tokens, at)
  if (!found) return amountSpanAt(tokens, at) ?? yearThroughAt(tokens, at) ?? namedDaysAt(tokens, at)
  const { means: why, length } = found
  if (why === DAY) return { kind: 'unused', time: 'day', why, length }
  // "this fall in deaths"
  if (tokens[at + 1]?.text === 'fall' && /^(?:in|of|from|to)$/.test(tokens[at + 2]?.text ?? '')) return null
  if (!LOOSE.has(why)) return isRanked(tokens, at) && /^(?:past|last|recent)$/.test(tokens[at].text) ? null : { kind: 'unused', time: 'span', why, length }
  return isOfSaying(tokens, at) ? { kind: 'unused', why: 'when it was said', length } : { kind: 'unused', time: 'span', isLoose: true, why, length }
}
