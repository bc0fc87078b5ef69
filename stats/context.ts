/**
 * Context: what else a reader should know beside one percent. The last 365 days, the same window in
 * the ten years before, and how often the direction on this day became the direction of the year.
 */
import { type Day, type Span, firstDayOf, yearOf, yearSpan } from '@/stats/calendar'
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

export function medianOf(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
}

/** The same window in the ten years before; null where the figures don't reach back over all ten. */
export function bandOf(ledger: Ledger, filter: Filter, window: Span, align: Alignment): Band | null {
  const year = yearOf(window.from)
  const years = Array.from({ length: CONTEXT_YEARS }, (_, i) => year - 1 - i)
  if (coverage(ledger, filter.release)[0].from > firstDayOf(years.at(-1)!)) return null
  const counted = years.map((y) => ({ year: y, count: countDeaths(ledger, filter, windowIn(y, window, align)) }))
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

/** The 365 days that end on the as-of day against the 365 before them. */
export function last365(ledger: Ledger, filter: Filter, asOf: Day): Change & { window: Span; priorWindow: Span } {
  const window = { from: asOf - 364, to: asOf }
  const priorWindow = { from: asOf - 729, to: asOf - 365 }
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

/** In how many of the last ten full years the full-year direction was that on this day; null with fewer than ten. */
export function agreementOf(ledger: Ledger, filter: Filter, window: Span, align: Alignment): Agreement | null {
  const years = fullYearsBefore(ledger, filter.release, yearOf(window.from), CONTEXT_YEARS)
  const first = yearOf(coverage(ledger, filter.release)[0].from)
  if (years.length < CONTEXT_YEARS || years.includes(first)) return null
  const direction = (year: number, spanIn: (y: number) => Span) =>
    Math.sign(countDeaths(ledger, filter, spanIn(year)) - countDeaths(ledger, filter, spanIn(year - 1)))
  const matched = years.filter(
    (year) => direction(year, (y) => windowIn(y, window, align)) === direction(year, yearSpan),
  )
  return { matched: matched.length, of: years.length }
}
