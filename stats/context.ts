/**
 * Context: what else a reader should know beside one percent. The last 365 days, the same window in
 * the ten years before, and how often the direction on this day became the direction of the year.
 */
import { type Day, type Span, isYearEnd, lengthOf, yearOf, yearSpan } from '@/stats/calendar'
import { type Change, changeOf } from '@/stats/comparison'
import { type Filter, countDeaths } from '@/stats/count'
import { type Ledger, coverage, uncovered } from '@/stats/ledger'
import { type Alignment, windowIn } from '@/stats/window'

export const CONTEXT_YEARS = 10

export const contextRule =
  'Beside the window stand the last 365 days, the lowest, median and highest count of the same window in the ' +
  'ten years before, and in how many of the last ten full years the year ended in the direction of this day.'

export interface Band {
  /** The years, newest first, and the count of the same window in each. */
  years: { year: number; count: number }[]
  min: number
  median: number
  max: number
  /** How many of the years had fewer, as many, or more. */
  fewer: number
  equal: number
  more: number
}

export const isCovered = (ledger: Ledger, release: number, span: Span): boolean =>
  uncovered(span, coverage(ledger, release)).length === 0

/** Whether every span lies between the first and the last covered day, so that their counts are compared; a hole between them is flagged. */
export function isComparable(ledger: Ledger, release: number, spans: Span[]): boolean {
  const covered = coverage(ledger, release)
  return covered.length > 0 && spans.every(({ from, to }) => from >= covered[0].from && to <= covered.at(-1)!.to)
}

export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

type YearCount = Band['years'][number]

/** The years that have a count, newest first. */
export const yearsAt = (years: YearCount[], count: number): number[] => years.filter((y) => y.count === count).map((y) => y.year)

/** The two years in the middle of an even number of them, by count: their mean is the median. */
export function middleYears(years: YearCount[]): number[] {
  const sorted = [...years].sort((a, b) => a.count - b.count)
  return [sorted[(sorted.length >> 1) - 1].year, sorted[sorted.length >> 1].year]
}

/** The same window in the ten years before; null unless all ten are covered. */
export function bandOf(ledger: Ledger, filter: Filter, window: Span, align: Alignment): Band | null {
  const year = yearOf(window.from)
  const years = Array.from({ length: CONTEXT_YEARS }, (_, i) => year - 1 - i)
  const spans = years.map((y) => windowIn(y, window, align))
  if (!spans.every((span) => isCovered(ledger, filter.release, span))) return null
  const counted = spans.map((span, i) => ({ year: years[i], count: countDeaths(ledger, filter, span) }))
  const counts = counted.map((y) => y.count)
  const current = countDeaths(ledger, filter, window)
  return {
    years: counted,
    min: Math.min(...counts),
    median: medianOf(counts),
    max: Math.max(...counts),
    fewer: counts.filter((count) => count < current).length,
    equal: counts.filter((count) => count === current).length,
    more: counts.filter((count) => count > current).length,
  }
}

/** Days that a year or 365 days may lack and still be told, the gap named beside it. */
const TOLERABLE_GAP = 7

/** How many days of a span no release up to a place covers. */
const missingDays = (ledger: Ledger, release: number, span: Span): number =>
  uncovered(span, coverage(ledger, release)).reduce((days, gap) => days + lengthOf(gap), 0)

/** Whether a span is covered but for a gap of a week at most, which is then named. */
export const isAllButCovered = (ledger: Ledger, release: number, span: Span): boolean =>
  missingDays(ledger, release, span) <= TOLERABLE_GAP

/** Whether the 365 days up to a day are covered well enough to be told: that day itself, and all but a week. */
export const isTold365 = (ledger: Ledger, release: number, day: Day): boolean =>
  isCovered(ledger, release, { from: day, to: day }) &&
  isAllButCovered(ledger, release, { from: day - 364, to: day })

export type Last365 = Change & { window: Span; priorWindow: Span }

/** The 365 days that end on the as-of day against the 365 before them; null where either lacks more than a week. */
export function last365(ledger: Ledger, filter: Filter, asOf: Day): Last365 | null {
  const window = { from: asOf - 364, to: asOf }
  const priorWindow = { from: asOf - 729, to: asOf - 365 }
  if (![window, priorWindow].every((span) => isTold365(ledger, filter.release, span.to))) return null
  const [current, prior] = [window, priorWindow].map((span) => countDeaths(ledger, filter, span))
  return { ...changeOf(current, prior), window, priorWindow }
}

/** Years before the given one that are covered to their last day, newest first, at most `most`. */
export function fullYearsBefore(ledger: Ledger, release: number, year: number, most: number): number[] {
  const first = yearOf(coverage(ledger, release)[0].from)
  const years: number[] = []
  for (let y = year - 1; y >= first && years.length < most; y--) {
    if (isCovered(ledger, release, yearSpan(y))) years.push(y)
  }
  return years
}

export interface Agreement {
  /** Full years whose direction against the year before was already that on this day. */
  matched: number
  of: number
}

/**
 * In how many of the last ten full years, each after a full one, the full-year direction was that on this
 * day; null with fewer than ten, and on 31 December, when the day is the year's end.
 */
export function agreementOf(ledger: Ledger, filter: Filter, window: Span, align: Alignment): Agreement | null {
  if (isYearEnd(window.to)) return null
  const isFull = (year: number) => isCovered(ledger, filter.release, yearSpan(year))
  const years = fullYearsBefore(ledger, filter.release, yearOf(window.from), Infinity)
    .filter((year) => isFull(year - 1))
    .slice(0, CONTEXT_YEARS)
  if (years.length < CONTEXT_YEARS) return null
  const direction = (year: number, spanIn: (y: number) => Span) =>
    Math.sign(countDeaths(ledger, filter, spanIn(year)) - countDeaths(ledger, filter, spanIn(year - 1)))
  const matched = years.filter(
    (year) => direction(year, (y) => windowIn(y, window, align)) === direction(year, yearSpan),
  )
  return { matched: matched.length, of: years.length }
}
