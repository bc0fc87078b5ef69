/**
 * The ledger: every record that any release of a dataset ever listed, as columns of typed arrays
 * sorted by day, each with the release that listed it and the one that delisted it. Event days and
 * knowledge days are thereby one filter. It is read-only once made, holds no clock and does no I/O.
 */
import { type Day, type Span, firstDayOf, isoDay } from '@/stats/calendar'
import { type Cause, type Terms, causeOfLabel } from '@/stats/terms'

export const ledgerRule =
  'A release replaces what was said about a span of days and leaves the rest. A record is kept with the ' +
  'release that listed it and the one that delisted it, so every past state can be read.'
export const yearOnlyRule =
  'A record that gives only a year can’t take part in a same-period comparison: it counts in annual ' +
  'charts and is named as left out elsewhere.'

export interface Release {
  id: string
  /** The day of publication. */
  released: Day
  /** The span of days that it replaces. */
  span: Span
  compiledBy: string
  licence: string
  source: string
  /** Of the file as it came. */
  sha256: string
  deaths: number
  /** What the publisher says of it. */
  note?: string
  /** Who published it, by the name they show; nobody for what is shipped. */
  publishedBy?: string
  /** ISO 8601, in UTC. */
  publishedAt?: string
  /** The id of the release that it withdraws. */
  withdraws?: string
}

/** A record as the store keeps it. `listed` and `delisted` are places in `releases`. */
export interface ListedRecord {
  /** `YYYY-MM-DD`, or `YYYY` where the source gives only the year. */
  date: string
  state: string
  label: string
  deaths: number
  listed: number
  delisted: number | null
}

export interface Columns {
  /** 1 January of the year in the columns of year-only records. */
  day: Int32Array
  /** A place in `terms.states`. */
  state: Uint8Array
  /** A place in `labels`. */
  label: Uint16Array
  deaths: Uint16Array
  listed: Uint16Array
  delisted: Uint16Array
}

export interface Ledger {
  dataset: string
  terms: Terms
  /** Oldest first; a release's place here is its number in `listed` and `delisted`. */
  releases: Release[]
  labels: string[]
  /** The cause of each label, unknown labels included. */
  causes: Cause[]
  dated: Columns
  yearOnly: Columns
}

/** The number in `delisted` of a record that the newest release still lists. */
export const STILL_LISTED = 0xffff

export interface Source {
  dataset: string
  terms: Terms
  releases: Release[]
  records: ListedRecord[]
}

/** The ledger of a dataset's records. Throws a RangeError on a date or state that ingest should have refused. */
export function ledgerOf({ dataset, terms, releases, records }: Source): Ledger {
  const labels = [...new Set(records.map((r) => r.label))].sort()
  const placeOfLabel = new Map(labels.map((label, place) => [label, place]))
  const placeOfState = new Map(terms.states.map((state, place) => [state.code, place]))
  const columnsOf = (rows: { day: Day; record: ListedRecord }[]): Columns => {
    rows.sort((a, b) => a.day - b.day)
    const stateOf = ({ record }: { record: ListedRecord }) => {
      const place = placeOfState.get(record.state)
      if (place === undefined) throw new RangeError(`state "${record.state}" is not in data/states.csv`)
      return place
    }
    return {
      day: Int32Array.from(rows, (r) => r.day),
      state: Uint8Array.from(rows, stateOf),
      label: Uint16Array.from(rows, (r) => placeOfLabel.get(r.record.label)!),
      deaths: Uint16Array.from(rows, (r) => r.record.deaths),
      listed: Uint16Array.from(rows, (r) => r.record.listed),
      delisted: Uint16Array.from(rows, (r) => r.record.delisted ?? STILL_LISTED),
    }
  }
  const isYearOnly = (r: ListedRecord) => r.date.length === 4
  return {
    ...withLabels(dataset, terms, releases, labels),
    dated: columnsOf(records.filter((r) => !isYearOnly(r)).map((record) => ({ day: isoDay(record.date), record }))),
    yearOnly: columnsOf(
      records.filter(isYearOnly).map((record) => ({ day: firstDayOf(Number(record.date)), record })),
    ),
  }
}

/** A ledger without its columns; labels that the terms don't know join `terms.causes` as unlisted causes. */
export function withLabels(dataset: string, terms: Terms, releases: Release[], labels: string[]) {
  const causes = labels.map((label) => causeOfLabel(terms, label))
  const unlisted = causes.filter((c) => !c.listed && !terms.causes.some((known) => known.id === c.id))
  return { dataset, releases, labels, causes, terms: { ...terms, causes: [...terms.causes, ...unlisted] } }
}

/** The place of the release in force on a day, or −1 before the first: releases of that day are in force. */
export function releaseOn(ledger: Ledger, known: Day): number {
  let place = -1
  ledger.releases.forEach((release, i) => {
    if (release.released <= known) place = i
  })
  return place
}

const coverages = new WeakMap<Ledger, Map<number, Span[]>>()

/** The spans of days that releases up to a place say something about, joined and in order; worked out once. */
export function coverage(ledger: Ledger, release: number): Span[] {
  const held = coverages.get(ledger) ?? new Map<number, Span[]>()
  coverages.set(ledger, held)
  const spans = held.get(release) ?? joinedSpans(ledger, release)
  held.set(release, spans)
  return spans
}

function joinedSpans(ledger: Ledger, release: number): Span[] {
  const spans = ledger.releases
    .slice(0, release + 1)
    .map((r) => ({ ...r.span }))
    .sort((a, b) => a.from - b.from)
  const joined: Span[] = []
  for (const span of spans) {
    const last = joined.at(-1)
    if (last && span.from <= last.to + 1) last.to = Math.max(last.to, span.to)
    else joined.push(span)
  }
  return joined
}

/** The parts of a span that the coverage leaves out. */
export function uncovered(span: Span, covered: Span[]): Span[] {
  const gaps: Span[] = []
  let from = span.from
  for (const part of covered) {
    if (part.to < from) continue
    if (part.from > span.to) break
    if (part.from > from) gaps.push({ from, to: part.from - 1 })
    from = part.to + 1
  }
  if (from <= span.to) gaps.push({ from, to: span.to })
  return gaps
}


/** The releases that the knowledge of a span rests on, newest first: each says something that no later one replaced. */
export function releasesBehind(ledger: Ledger, release: number, span: Span): Release[] {
  let left = [span]
  const behind: Release[] = []
  for (let place = release; place >= 0 && left.length > 0; place--) {
    const rest = left.flatMap((part) => uncovered(part, [ledger.releases[place].span]))
    const length = (spans: Span[]) => spans.reduce((sum, { from, to }) => sum + to - from + 1, 0)
    if (length(rest) < length(left)) behind.push(ledger.releases[place])
    left = rest
  }
  return behind
}
