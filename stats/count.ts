/**
 * Counting. A filter says which records of a ledger count; a count adds their deaths over a span of
 * days. Rows are sorted by day, so a window is found by halving and read straight through.
 */
import { type Day, type Span, firstDayOf } from '@/stats/calendar'
import type { Columns, Ledger } from '@/stats/ledger'
import { type Definition, counts } from '@/stats/terms'

export const deathRule =
  'A death is one line-of-duty death of a human officer, on the day that the source gives. A record may ' +
  'carry several. K9s are not counted.'

export interface Filter {
  /** 1 for each label of the ledger that counts. */
  labels: Uint8Array
  /** A place in `terms.states`, or null for all. */
  state: number | null
  /** The place of the release whose knowledge counts. */
  release: number
}

/** The labels of a ledger that any of the definitions counts. */
export function labelsOf(ledger: Ledger, definitions: Definition[]): Uint8Array {
  return Uint8Array.from(ledger.causes, (cause) => (definitions.some((d) => counts(d, cause)) ? 1 : 0))
}

/** The first row whose day is not before the given one. */
export function firstRow(columns: Columns, day: Day): number {
  let low = 0
  let high = columns.day.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns.day[middle] < day) low = middle + 1
    else high = middle
  }
  return low
}

/** Calls back with each row of a span that the filter lets through, in order of day. */
export function eachRow(columns: Columns, filter: Filter, span: Span, visit: (row: number) => void): void {
  const { day, state, label, listed, delisted } = columns
  for (let row = firstRow(columns, span.from); row < day.length && day[row] <= span.to; row++) {
    if (listed[row] > filter.release || delisted[row] <= filter.release) continue
    if (filter.labels[label[row]] === 0) continue
    if (filter.state !== null && state[row] !== filter.state) continue
    visit(row)
  }
}

/** Deaths in a span of days, both ends counted; year-only records are left out. */
export function countDeaths(ledger: Ledger, filter: Filter, span: Span): number {
  const { dated } = ledger
  const { state, label, deaths, listed, delisted } = dated
  const { labels, release } = filter
  const wanted = filter.state
  const end = firstRow(dated, span.to + 1)
  let total = 0
  for (let row = firstRow(dated, span.from); row < end; row++) {
    if (listed[row] > release || delisted[row] <= release) continue
    if (labels[label[row]] === 0) continue
    if (wanted !== null && state[row] !== wanted) continue
    total += deaths[row]
  }
  return total
}

/** Deaths in a span by label, as an array beside `ledger.labels`. */
export function countByLabel(ledger: Ledger, filter: Filter, span: Span): Int32Array {
  const totals = new Int32Array(ledger.labels.length)
  eachRow(ledger.dated, filter, span, (row) => {
    totals[ledger.dated.label[row]] += ledger.dated.deaths[row]
  })
  return totals
}

/** The running count on each day of a span: `running[i]` is the deaths from `span.from` to `span.from + i`. */
export function runningCount(ledger: Ledger, filter: Filter, span: Span): Int32Array {
  const running = new Int32Array(Math.max(0, span.to - span.from + 1))
  eachRow(ledger.dated, filter, span, (row) => {
    running[ledger.dated.day[row] - span.from] += ledger.dated.deaths[row]
  })
  for (let i = 1; i < running.length; i++) running[i] += running[i - 1]
  return running
}

/** Deaths of records that give only this year. */
export function countYearOnly(ledger: Ledger, filter: Filter, year: number): number {
  let total = 0
  const day = firstDayOf(year)
  eachRow(ledger.yearOnly, filter, { from: day, to: day }, (row) => {
    total += ledger.yearOnly.deaths[row]
  })
  return total
}
