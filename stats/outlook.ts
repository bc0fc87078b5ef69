/**
 * The year-end outlook: the count so far plus the mean remainder of the five full years before, with
 * an 80% interval from those years' own spread (Student's t with 4 degrees of freedom, for one further
 * year). It is an outlook, never a forecast, and isn't given with fewer than five full years.
 */
import tQuantile from '@stdlib/stats-base-dists-t-quantile'
import { type Span, lastDayOf, yearOf } from '@/stats/calendar'
import { fullYearsBefore } from '@/stats/context'
import { type Filter, countDeaths } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'
import { windowIn } from '@/stats/window'

const OUTLOOK_YEARS = 5

export const outlookRule =
  'The outlook is the count so far plus the mean remainder of the last five full years, with an 80% interval ' +
  'from those years’ own spread. It is not a forecast, and is not given with fewer than five full years.'

export interface Outlook {
  /** The count so far plus the mean remainder. */
  expected: number
  /** The 80% interval in whole deaths, never below the count so far. */
  low: number
  high: number
  years: number[]
}

/** The outlook for the window's year; null with fewer than five full years or where nothing remains: the year's last day, or five years without a further death. */
export function outlookOf(ledger: Ledger, filter: Filter, window: Span): Outlook | null {
  const year = yearOf(window.from)
  const years = fullYearsBefore(ledger, filter.release, year, OUTLOOK_YEARS)
  if (years.length < OUTLOOK_YEARS || window.to === lastDayOf(year)) return null
  const remainders = years.map((y) =>
    countDeaths(ledger, filter, { from: windowIn(y, window, 'date').to + 1, to: lastDayOf(y) }),
  )
  if (remainders.every((r) => r === 0)) return null
  const soFar = countDeaths(ledger, filter, window)
  const mean = remainders.reduce((sum, r) => sum + r, 0) / OUTLOOK_YEARS
  const variance = remainders.reduce((sum, r) => sum + (r - mean) ** 2, 0) / (OUTLOOK_YEARS - 1)
  const reach = tQuantile(0.9, OUTLOOK_YEARS - 1) * Math.sqrt(variance * (1 + 1 / OUTLOOK_YEARS))
  return {
    expected: soFar + mean,
    low: soFar + Math.max(0, Math.floor(mean - reach)),
    high: soFar + Math.ceil(mean + reach),
    years,
  }
}
