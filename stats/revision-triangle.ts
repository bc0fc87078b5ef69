/**
 * The revision triangle: the count from 1 January to each month's end, as each release knew it. Read along a row
 * it tells how one count was revised; read over many releases of one age, how counts of that age usually are.
 */
import { type Day, type Span, firstDayOf, monthOf, monthSpan, touches, yearOf } from '@/stats/calendar'
import { isCovered, medianOf } from '@/stats/context'
import { type Filter, countDeaths } from '@/stats/count'
import type { Ledger } from '@/stats/ledger'

export const triangleRule =
  'The revision triangle sets the count from 1 January to each month’s end beside each release that speaks of these days. A typical later rise is ' +
  'the median, over releases of one age, of what was added since to the count that each told for the newest month’s end of that age; it is stated only ' +
  'where at least eight releases of that age exist that a later one could still add to.'

/** The fewest releases of one age that a typical rise is stated from. */
const ENOUGH = 8

/** Ages of a count in days, from its as-of day to its release: each up to its own number, from that of the one before. */
const AGES = [31, 92, 183, 366]

export interface Triangle {
  /** The places of the releases, oldest first. */
  releases: number[]
  /** By as-of day, oldest first: the count as each of the releases knew it, null where it doesn't cover these days. */
  rows: { asOf: Day; counts: (number | null)[] }[]
}

/** The ends of the months of the as-of day's year up to it, and the day itself. */
function asOfDays(asOf: Day): Day[] {
  const ends = Array.from({ length: 12 }, (_, i) => monthSpan(yearOf(asOf), i + 1).to).filter((end) => end < asOf)
  return [...ends, asOf]
}

const windowTo = (asOf: Day): Span => ({ from: firstDayOf(yearOf(asOf)), to: asOf })

/** Whether a release says something of its own of these days, and all of them are covered by then. */
const tells = (ledger: Ledger, release: number, span: Span): boolean => touches(ledger.releases[release].span, span) && isCovered(ledger, release, span)

/** The triangle of the as-of day's year, by the releases up to the filter's. */
export function triangleOf(ledger: Ledger, filter: Filter, asOf: Day): Triangle {
  const windows = asOfDays(asOf).map(windowTo)
  const releases = [...ledger.releases.keys()].filter((release) => release <= filter.release && windows.some((window) => tells(ledger, release, window)))
  const rows = windows.map((window) => ({
    asOf: window.to,
    counts: releases.map((release) => (tells(ledger, release, window) ? countDeaths(ledger, { ...filter, release }, window) : null)),
  }))
  return { releases, rows: rows.filter(({ counts }) => counts.some((count) => count !== null)) }
}

/** How counts of one age were revised by releases after the ones that told them. */
export interface LaterRise {
  /** The oldest age, in days, of the counts that it is of. */
  upTo: number
  releases: number
  /** How many of them told fewer deaths than are known since. */
  fewer: number
  median: number
  most: number
}

/** The typical later rise by age, of the deaths and the place that a filter counts, as its release knows it; ages with too few releases are left out. */
export function laterRises(ledger: Ledger, filter: Filter): LaterRise[] {
  return AGES.flatMap((upTo, i): LaterRise[] => {
    const rises = [...ledger.releases.keys()].flatMap((release) => riseOf(ledger, filter, release, AGES[i - 1] ?? -1, upTo) ?? [])
    if (rises.length < ENOUGH) return []
    return [{ upTo, releases: rises.length, fewer: rises.filter((rise) => rise > 0).length, median: medianOf(rises), most: Math.max(...rises) }]
  })
}

/** What was added since to the count that a release told for the newest month's end within some ages; null where it told none, or none after it could have added. */
function riseOf(ledger: Ledger, filter: Filter, release: number, above: number, upTo: number): number | null {
  const { released } = ledger.releases[release]
  for (let end = monthEnd(released - above - 1); end >= released - upTo; end = monthEnd(end - 1)) {
    const window = windowTo(end)
    if (!tells(ledger, release, window)) continue
    if (!ledger.releases.some(({ span }, later) => later > release && later <= filter.release && touches(span, window))) continue
    return countDeaths(ledger, filter, window) - countDeaths(ledger, { ...filter, release }, window)
  }
  return null
}

/** The last day of a month that isn't after a day. */
function monthEnd(day: Day): Day {
  const [year, month] = [yearOf(day), monthOf(day)]
  const { from, to } = monthSpan(year, month)
  return to === day ? to : from - 1
}
