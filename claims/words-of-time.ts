/**
 * The words of news for windows: "this year", "the first half of 2025", "through June 30", "the same period last
 * year". A window always begins on 1 January here; words for another span (a month, ten years) are read as such
 * and not used. Which year "this" is isn't known here.
 */
import { monthName, monthSpan, dateOf } from '@/stats/calendar'
import { type DatePoint, dayFromFigures, datePointAt, isYear, skipWords } from './date-point'
import type { AgainstMention, KnownMention, Read, SaidYear, TimeMention, UnusedMention, WindowEnd } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'
import { averageAt } from './words-of-averages'
import { SPAN, isOfSaying, isRanked, otherSpanAt, sinceOtherAt } from './words-of-spans'

type Time = Pick<TimeMention, 'year' | 'ends' | 'isPrior'>
type Found = Read<TimeMention> | Read<AgainstMention> | Read<KnownMention> | Read<UnusedMention>

const time = (year: SaidYear | null, ends: WindowEnd | null, isPrior: boolean, phrases: string) => same<Time>({ year, ends, isPrior }, phrases)
const endOfMonth = (month: number): WindowEnd => ({ month, date: dateOf(monthSpan(2001, month).to) })

const FIXED = phraseTable<Time>([
  ...time('this', 'so-far', false, 'this year, so far this year, this year so far, thus far this year, this year to date, this calendar year, the current year, the year so far'),
  ...time(null, 'so-far', false, 'so far, year to date, ytd, to date, thus far, up to this point, to this point, until now, up to now, at this point, by this point, as of today, since january, since jan 1, since january 1, since the beginning of the year, since the start of the year, since the first of the year, this point in the year'),
  ...time(null, 'yesterday', false, 'as of yesterday, through yesterday'),
  ...time('last', null, false, 'last year'),
  ...time('last', 'whole', false, 'all of last year, the whole of last year, all last year'),
  ...time('last', null, true, 'year ago, one year ago, year earlier, one year earlier, year before, yoy, previous year, prior year, preceding year, year over year, the same period a year ago, same period a year earlier, same time a year ago, this time last year, this point last year, that time last year, that point last year, this date last year, this day last year, at this time last year, same point last year'),
  ...time('two-ago', null, true, 'two years ago, two years earlier, 2 years ago'),
])

/** Parts of a year that begin on 1 January, by the month that ends them. */
const PARTS = phraseTable<number>([
  ...same(6, 'first half, first half of the year, first 6 months, first six months, first six month, h1, mid year, midyear, midway through, midway point, midpoint, half year, halfway through, halfway point, halfway mark, midway mark, six month period, six month mark'),
  ...same(3, 'first quarter, q1, first three months, first 3 months'),
  ...same(9, 'first three quarters, first 3 quarters, first nine months, first 9 months'),
  ...[['two', 2], ['four', 4], ['five', 5], ['seven', 7], ['eight', 8], ['ten', 10], ['eleven', 11]].flatMap(([word, months]) => same(Number(months), `first ${word} months, first ${months} months`)),
])

const WHOLE = phraseTable<true>(same(true as const, 'all of, all, the whole of, whole of, throughout, the entire, entire, full year, calendar year, year end, the full year, the entire year, entire year, whole year, end of, end of year, by the end of, at the end of'))
const SAME_PERIOD = phraseTable<true>(same(true as const, 'same period, same time period, same time, same point, same span, same date, same day, same stretch, same timeframe, same time frame, same months, same quarter, same juncture, that date, that day, same six months, same six month period, same half, this time, this point, that time, that point, comparable period, corresponding period'))
const PRIOR_CUES = new Set('from than versus vs v against over with since'.split(' '))
const BETWEEN_CUE_AND_YEAR = new Set('in the during of for all same period time total totals number figure figures those what it they was were had been at point toll count counts as whole end level levels . \''.split(' '))

/** "from 2014", "than in 2014", "compared to the same period in 2014": whether a word of comparison stands before. */
function isAfterCue(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 7; i--) {
    const { text } = tokens[i]
    // "half as many as last year"; "as of 2014" is no comparison.
    if (text === 'as' && tokens[i + 1].text !== 'of') return i > 0
    if (PRIOR_CUES.has(text)) return text !== 'with' || /^compar|^contrast|^level$|^even$/.test(tokens[i - 1]?.text ?? '')
    if (text === 'to') return /^(?:compared|relative|comparison|similar|equal|contrasted|comparing|compares)$/.test(tokens[i - 1]?.text ?? '')
    // "79% of last year's"
    if (/^(?:%|percent|cent|pct)$/.test(text) && tokens[i + 1].text === 'of') return true
    // "double those in 2025"
    if (/^(?:double|triple|twice|half)$/.test(text) && /^(?:those|that|the)$/.test(tokens[i + 1].text)) return true
    if (!BETWEEN_CUE_AND_YEAR.has(text)) return false
  }
  return false
}

/** "since 2020", "since the pandemic began in 2020"; "the most since 1974" ranks. */
function sinceAt(tokens: Token[], at: number): Read<TimeMention> | null {
  if (tokens[at].text !== 'since') return null
  const i = at + 1 + skipWords(tokens, at + 1, ['the', 'in', 'of', 'early', 'late', 'pandemic', 'outbreak', 'began', 'start', 'beginning', 'end'], 5)
  if (!isYear(tokens[i]) || isRanked(tokens, at)) return null
  // "since the start of 2025": from 1 January
  if (/^(?:start|beginning)$/.test(tokens[at + 2]?.text ?? '')) return { kind: 'time', year: tokens[i].value, ends: 'so-far', isPrior: false, isCued: false, length: i + 1 - at }
  return { kind: 'time', year: tokens[i].value, ends: null, isPrior: true, isCued: true, isSince: true, length: i + 1 - at }
}

/** "of 2025", "of last year", "in 2015", "this year" after a part of a year; null where the year isn't said. */
function yearAfter(tokens: Token[], at: number): { year: SaidYear | null; length: number; isPrior: boolean } {
  const skipped = skipWords(tokens, at, ['of', 'in', 'during', 'for', 'the', ',', '(', '"', 'year', '.'], 3)
  const i = at + skipped
  if (isYear(tokens[i])) return { year: tokens[i].value, length: skipped + 1, isPrior: false }
  const fixed = phraseAt(FIXED, tokens, i)
  if (fixed && fixed.means.year !== null) return { year: fixed.means.year, length: skipped + fixed.length, isPrior: fixed.means.isPrior }
  if (phraseAt(SAME_PERIOD, tokens, i)) return { year: null, length: 0, isPrior: true }
  return { year: null, length: 0, isPrior: false }
}

const found = (tokens: Token[], at: number, length: number, year: SaidYear | null, ends: WindowEnd | null, isPrior: boolean): Read<TimeMention> => ({
  kind: 'time', length, year, ends, isPrior: isPrior || isAfterCue(tokens, at), isCued: isAfterCue(tokens, at),
})

/** Quarters after the first, by the month that ends them: a window from 1 January where a word such as "through" stands before. */
const QUARTERS = phraseTable<number>([...same(6, 'second quarter, 2nd quarter, q2'), ...same(9, 'third quarter, 3rd quarter, q3'), ...same(12, 'fourth quarter, 4th quarter, q4')])

/** "through the third quarter", "by the end of Q2". */
function quarterEndAt(tokens: Token[], at: number): Read<TimeMention> | null {
  const isAsOf = tokens[at].text === 'as' && tokens[at + 1]?.text === 'of'
  if (!isAsOf && !TOWARDS.has(tokens[at].text)) return null
  const i = at + (isAsOf ? 2 : 1)
  const begin = i + skipWords(tokens, i, ['the', 'end', 'of'], 4)
  const quarter = phraseAt(QUARTERS, tokens, begin)
  if (!quarter) return null
  const year = yearAfter(tokens, begin + quarter.length)
  return found(tokens, at, begin + quarter.length + year.length - at, year.year, endOfMonth(quarter.means), year.isPrior)
}

/** "mid-2025" is the middle of the year. */
function midYearAt(tokens: Token[], at: number): Read<TimeMention> | null {
  return tokens[at].text === 'mid' && isYear(tokens[at + 1]) ? found(tokens, at, 2, tokens[at + 1].value, endOfMonth(6), false) : null
}

/** A part of a year, the same period, or a whole year, each with its year where it is said. */
function partAt(tokens: Token[], at: number): Found | null {
  const part = phraseAt(PARTS, tokens, at)
  // "2025 mid-year report": the year may stand first, and is then a mention of its own.
  if (part) {
    const year = yearAfter(tokens, at + part.length)
    return found(tokens, at, part.length + year.length, year.year, endOfMonth(part.means), year.isPrior)
  }
  const period = phraseAt(SAME_PERIOD, tokens, at)
  if (period) {
    const year = yearAfter(tokens, at + period.length)
    if (year.year === null && /^this|^that/.test(tokens[at].text)) return null
    return { kind: 'time', length: period.length + year.length, year: year.year, ends: null, isPrior: year.year !== 'this', isCued: isAfterCue(tokens, at) }
  }
  const end = midYearAt(tokens, at) ?? quarterEndAt(tokens, at)
  if (end) return end
  const whole = phraseAt(WHOLE, tokens, at)
  if (!whole) return null
  const i = at + whole.length + skipWords(tokens, at + whole.length, ['of', 'the', 'year', 'in'], 2)
  if (isYear(tokens[i])) return found(tokens, at, i + 1 - at, tokens[i].value, 'whole', false)
  const fixed = phraseAt(FIXED, tokens, i)
  return fixed?.means.year === 'last' ? found(tokens, at, i - at + fixed.length, 'last', 'whole', fixed.means.isPrior) : null
}

const TOWARDS = new Set(['through', 'thru', 'until', 'till', 'by', 'ending', 'ended', 'to', 'thro'])
const SPAN_WORDS = new Set(['through', 'thru', 'to', 'until', 'till', 'and', '–', '—'])

/** Where in a month a window ends that names no day, as the date that it may stand for. */
const PARTS_OF_A_MONTH = { early: 10, mid: 15, late: 31 }

/** "through mid-October" ends on no day; "in early March" is a part of a year by itself. */
function partOfMonthAt(tokens: Token[], at: number, begin: number): Found | null {
  const i = begin + skipWords(tokens, begin, ['the'], 1)
  const part = (Object.keys(PARTS_OF_A_MONTH) as (keyof typeof PARTS_OF_A_MONTH)[]).find((name) => name === tokens[i]?.text || (name === 'mid' && tokens[i]?.text === 'middle'))
  if (!part) return null
  const month = datePointAt(tokens, i + 1 + skipWords(tokens, i + 1, ['of'], 1))
  if (!month || month.date !== null) return null
  const length = month.end - at
  if (begin === at) return { kind: 'unused', time: 'span', isLoose: true, why: `a part of ${monthName(month.month)}: these figures compare from 1 January on`, length }
  return found(tokens, at, length, month.year, { month: month.month, date: PARTS_OF_A_MONTH[part], part }, false)
}

/** "the year ending Sept. 30", "12 months ended June 30" begin on no 1 January. */
function endsOtherSpan(tokens: Token[], at: number, { month, date }: DatePoint): boolean {
  if (!/^(?:ending|ended)$/.test(tokens[at].text)) return false
  const last = tokens[at - 1]?.text === 'that' ? at - 2 : at - 1
  const [many, unit] = [tokens[last - 1]?.text ?? '', tokens[last]?.stem ?? '']
  const isYears = unit === 'year' || (unit === 'month' && /^(?:12|twelve)$/.test(many))
  if (isYears) return month !== 12 || (date !== null && date !== 31)
  return unit === 'week' || (unit === 'month' && many === 'the' && month !== 1) || (unit === 'quarter' && month !== 3)
}

/** "through June 30", "as of July 20, 2016", "between Jan. 1 and June 30", "known on 3 July 2016". */
function daysAt(tokens: Token[], at: number): Found | null {
  const { text } = tokens[at]
  const isAsOf = text === 'as' && tokens[at + 1]?.text === 'of'
  const isKnown = text === 'known' && tokens[at + 1]?.text === 'on'
  const isTowards = isAsOf || isKnown || TOWARDS.has(text)
  const begin = at + (isAsOf || isKnown ? 2 : isTowards ? 1 : 0)
  const part = isKnown ? null : partOfMonthAt(tokens, at, begin)
  if (part) return part
  const first = datePointAt(tokens, begin + (isTowards ? skipWords(tokens, begin, ['the', 'end', 'of', 'morning', 'midnight'], 4) : 0))
  if (!first) return null
  const end = first.end
  if (endsOtherSpan(tokens, at, first)) return { kind: 'unused', time: 'span', why: SPAN, length: end - at }
  if (isKnown) return first.day === null ? null : { kind: 'known', day: first.day, length: end - at }
  if (isTowards) return found(tokens, at, end - at, first.year, first.date === null ? endOfMonth(first.month) : { month: first.month, date: first.date }, false)
  // "Oct. 1, 2024, to Sept. 30, 2025"
  const join = end + (tokens[end]?.text === ',' && /^(?:to|through|until)$/.test(tokens[end + 1]?.text ?? '') ? 1 : 0)
  const second = SPAN_WORDS.has(tokens[join]?.text) || tokens[join]?.gap === 'hyphen' ? datePointAt(tokens, join + (tokens[join].gap === 'hyphen' ? 0 : 1)) : null
  if (second) {
    const startsTheYear = first.month === 1 && (first.date ?? 1) === 1
    if (!startsTheYear) return { kind: 'unused', time: 'span', why: SPAN, length: second.end - at }
    const start = /^(?:from|between)$/.test(tokens[at - 1]?.text ?? '') ? at - 1 : at
    return found(tokens, start, second.end - at, second.year, second.date === null ? endOfMonth(second.month) : { month: second.month, date: second.date }, false)
  }
  const isSince = tokens[at - 1]?.text === 'since' && first.month === 1 && (first.date ?? 1) === 1
  if (isSince) return { kind: 'time', length: end - at, year: first.year, ends: 'so-far', isPrior: false, isCued: false }
  // "compared with 28 on 6/30/2024": a day beside a count, with its year.
  if (first.day !== null && tokens[at - 1]?.text === 'on' && tokens[at - 2]?.kind === 'number') return found(tokens, at, end - at, first.year, { month: first.month, date: first.date! }, false)
  // January is a window from 1 January by itself.
  if (first.month === 1 && first.date === null && tokens[at - 1]?.text === 'in') return found(tokens, at, end - at, first.year, endOfMonth(1), false)
  const why = first.date === null ? `${monthName(first.month)} alone: these figures compare from 1 January on` : 'a single day'
  if (isOfSaying(tokens, at)) return { kind: 'unused', why: 'when it was said', length: end - at }
  return { kind: 'unused', time: first.date === null ? 'span' : 'day', ...(first.date === null && { isLoose: true as const }), why, length: end - at }
}

/** The window, comparison or span that the words at a token name; null where none begins there. */
export function timeAt(tokens: Token[], at: number): Found | null {
  const token = tokens[at]
  if (token.kind === 'day') {
    const named = dayFromFigures(token.text)
    if (named) return daysAt(tokens, at)
  }
  const parts = otherSpanAt(tokens, at) ?? sinceAt(tokens, at) ?? averageAt(tokens, at) ?? partAt(tokens, at) ?? daysAt(tokens, at)
  if (parts) return parts
  // "this year than last"
  if (token.text === 'last' && /^(?:than|from|over)$/.test(tokens[at - 1]?.text ?? '') && tokens[at + 1]?.kind !== 'word' && tokens[at + 1]?.kind !== 'number') return found(tokens, at, 1, 'last', null, true)
  const fixed = phraseAt(FIXED, tokens, at)
  if (fixed) {
    const year = fixed.means.ends === 'so-far' && fixed.means.year === null ? yearAfter(tokens, at + fixed.length) : { year: null, length: 0, isPrior: false }
    return found(tokens, at, fixed.length + year.length, fixed.means.year ?? year.year, fixed.means.ends, fixed.means.isPrior || year.isPrior)
  }
  const since = token.text === 'since' && !isOfAnotherYear(tokens, at + 1) ? sinceOtherAt(tokens, at) : null
  if (since) return since
  if (!isYear(token)) return null
  if (tokens[at + 1]?.text === 's' && tokens[at + 1].gap === 'none') return { kind: 'unused', why: 'a decade', length: 2 }
  // "2025 Mid-Year report" and "2013: …" name a year like "in 2025" does; "since 1959" after "lowest" names none.
  if (tokens[at - 1]?.text === 'since' && isRanked(tokens, at)) return { kind: 'unused', why: 'how long it had been so', length: 1 }
  return found(tokens, at, 1, token.value, null, false)
}

/** "since last year", "since the same point in 2014": what is compared with, and no span. */
const isOfAnotherYear = (tokens: Token[], at: number) =>
  [at, at + 1].some((i) => phraseAt(SAME_PERIOD, tokens, i) !== null || (phraseAt(FIXED, tokens, i)?.means.year ?? null) !== null)
