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

/** The first row, of those between two places, whose day is not before the given one. */
export function firstRow(columns: Pick<Columns, 'day'>, day: Day, from = 0, to = columns.day.length): number {
  let low = from
  let high = to
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
  const coded = codedRowsOf(ledger)
  const { all, byState, firstOfState } = coded
  const counts = countedCodes(coded, filter)
  const rows = filter.state === null ? all : byState
  const from = filter.state === null ? 0 : firstOfState[filter.state]
  const to = filter.state === null ? rows.day.length : firstOfState[filter.state + 1]
  const { code, deaths } = rows
  const end = firstRow(rows, span.to + 1, from, to)
  let total = 0
  for (let row = firstRow(rows, span.from, from, to); row < end; row++) total += deaths[row] * counts[code[row]]
  return total
}

interface CodedRows {
  /** Label, listed and delisted of each code: rows that differ in none of them count or don't count together. */
  codes: [number, number, number][]
  /** The dated rows by day, and the same by state and day, for a count in one state reads that state alone. */
  all: Coded
  byState: Coded
  /** The place in `byState` of each state's first row, and of the end. */
  firstOfState: Int32Array
  /** 1 for each code that a filter counts, kept by the filter's labels and its release. */
  counted: WeakMap<Uint8Array, Map<number, Uint8Array>>
}

interface Coded {
  day: Int32Array
  code: Uint16Array
  deaths: Uint16Array
}

const codedRows = new WeakMap<Ledger, CodedRows>()

/** A ledger's rows laid out for counting: one code a row instead of three columns. Made once, 18 bytes a row. */
function codedRowsOf(ledger: Ledger): CodedRows {
  const held = codedRows.get(ledger)
  if (held) return held
  const { day, state, label, deaths, listed, delisted } = ledger.dated
  const places = new Map<string, number>()
  const codes: CodedRows['codes'] = []
  const code = Uint16Array.from(day, (_, row) => {
    const key = `${label[row]} ${listed[row]} ${delisted[row]}`
    const place = places.get(key) ?? codes.push([label[row], listed[row], delisted[row]]) - 1
    places.set(key, place)
    return place
  })
  const order = Int32Array.from(day.keys()).sort((a, b) => state[a] - state[b] || a - b)
  const firstOfState = new Int32Array(ledger.terms.states.length + 1)
  for (const place of state) firstOfState[place + 1]++
  for (let i = 1; i < firstOfState.length; i++) firstOfState[i] += firstOfState[i - 1]
  const byState = {
    day: Int32Array.from(order, (row) => day[row]),
    code: Uint16Array.from(order, (row) => code[row]),
    deaths: Uint16Array.from(order, (row) => deaths[row]),
  }
  const made = { codes, all: { day, code, deaths }, byState, firstOfState, counted: new WeakMap() }
  codedRows.set(ledger, made)
  return made
}

function countedCodes({ codes, counted }: CodedRows, { labels, release }: Filter): Uint8Array {
  const byRelease = counted.get(labels) ?? new Map<number, Uint8Array>()
  counted.set(labels, byRelease)
  const held = byRelease.get(release)
  if (held) return held
  const made = Uint8Array.from(codes, ([label, listed, delisted]) =>
    labels[label] === 1 && listed <= release && delisted > release ? 1 : 0,
  )
  byRelease.set(release, made)
  return made
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
