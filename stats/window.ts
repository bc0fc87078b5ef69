/**
 * Windows: which days a question compares with which. The current window runs from 1 January to the
 * as-of day; the prior ones are the same dates, or the same number of days, of earlier years.
 */
import { type Day, type Span, firstDayOf, lastDayOf, lengthOf, sameDateIn, yearOf } from '@/stats/calendar'

export const alignmentRule =
  'The other alignment, the same number of days from 1 January, is shown beside it whenever it would change a count.'

export type Alignment = 'date' | 'days'
/** What the window is held against: the year before, a named year, or the mean of the five before. */
export type Against = 'last-year' | 'average-5' | number

export const windowOf = (asOf: Day): Span => ({ from: firstDayOf(yearOf(asOf)), to: asOf })

/** The window of another year: by date 29 February pairs with 28 February, by days both have the same length. */
export function windowIn(year: number, window: Span, align: Alignment): Span {
  const from = firstDayOf(year)
  if (align === 'date') return { from, to: sameDateIn(window.to, year) }
  // 366 days don't fit a common year; a window never takes a day of the next one.
  return { from, to: Math.min(from + lengthOf(window) - 1, lastDayOf(year)) }
}

/** The years that a window is held against, newest first. */
export function priorYears(window: Span, against: Against): number[] {
  const year = yearOf(window.from)
  if (against === 'last-year') return [year - 1]
  if (against === 'average-5') return [1, 2, 3, 4, 5].map((back) => year - back)
  return [against]
}
