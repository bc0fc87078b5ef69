/**
 * The ledger: every record that any release of a dataset ever listed, as columns of typed arrays
 * sorted by day, each with the release that listed it and the one that delisted it. Event days and
 * knowledge days are thereby one filter. It is read-only once made, holds no clock and does no I/O.
 */
import { type Day, type Span, firstDayOf, isoDay } from '@/stats/calendar'
import { dayColumns } from '@/stats/day-columns'
import { type Known, knownAt } from '@/stats/known'
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
  /** What its publisher says about it. */
  note?: string
  /** Whose name stands under it; none for what ships with the product, which is `SHIPPED_BY`. */
  publishedBy?: string
  /** The moment of publication, ISO 8601 in UTC, where somebody published it. */
  publishedAt?: string
  /** The id of the release that it takes back. */
  withdraws?: string
}

export const SHIPPED_BY = 'shipped with Same Period'
export const withdrawalRule =
  'A mistake is withdrawn by a new release of the same days, which restores what was known before it. Both stay listed; neither says anything of its own any more.'

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
  const builder = ledgerBuilder(terms)
  builder.add(records)
  return builder.end(dataset, releases)
}

/** A ledger that is made of some records at a time; none of them is kept as it comes. */
export function ledgerBuilder(terms: Terms) {
  const [dated, yearOnly] = [dayColumns(), dayColumns()]
  const numbers = new Map<string, number>()
  const placeOfState = new Map(terms.states.map((state, place) => [state.code, place]))

  function add(records: ListedRecord[]): void {
    for (const { date, state: code, label, deaths, listed, delisted } of records) {
      const state = placeOfState.get(code)
      if (state === undefined) throw new RangeError(`state "${code}" is not in data/states.csv`)
      let number = numbers.get(label)
      if (number === undefined) numbers.set(label, (number = numbers.size))
      const isYearOnly = date.length === 4
      const row = { day: isYearOnly ? firstDayOf(Number(date)) : isoDay(date), state, label: number, deaths, listed, delisted: delisted ?? STILL_LISTED }
      if (isYearOnly) yearOnly.add(row)
      else dated.add(row)
    }
  }
  function end(dataset: string, releases: Release[]): Ledger {
    const labels = [...numbers.keys()].sort()
    const places = new Uint16Array(labels.length)
    labels.forEach((label, place) => (places[numbers.get(label)!] = place))
    return { ...withLabels(dataset, terms, releases, labels), dated: dated.end(places), yearOnly: yearOnly.end(places) }
  }
  return { add, end }
}

/** A ledger without its columns; labels that the terms don't know join `terms.causes` as unlisted causes. */
export function withLabels(dataset: string, terms: Terms, releases: Release[], labels: string[]) {
  const causes = labels.map((label) => causeOfLabel(terms, label))
  const unlisted = causes.filter((c) => !c.listed && !terms.causes.some((known) => known.id === c.id))
  return { dataset, releases, labels, causes, terms: { ...terms, causes: [...terms.causes, ...unlisted] } }
}

/** The place of the release in force at a moment of knowledge, or −1 before the first. */
export function releaseOn({ releases }: Ledger, known: Known): number {
  let place = releases.length - 1
  while (place >= 0 && knownAt(releases, place) > known) place--
  return place
}

/** The releases that are taken back, each with the one that does so; a withdrawal can itself be withdrawn. */
export function withdrawals(releases: Pick<Release, 'id' | 'withdraws'>[]): Map<string, string> {
  const by = new Map<string, string>()
  for (const { id, withdraws } of [...releases].reverse()) if (withdraws && !by.has(id)) by.set(withdraws, id)
  return by
}

/** The releases up to a place that say something of their own: neither withdrawn by then, nor a withdrawal. */
function speaking(ledger: Ledger, release: number): Release[] {
  const releases = ledger.releases.slice(0, release + 1)
  const withdrawn = withdrawals(releases)
  return releases.filter(({ id, withdraws }) => !withdraws && !withdrawn.has(id))
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
  const spans = speaking(ledger, release)
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
  const length = (spans: Span[]) => spans.reduce((sum, { from, to }) => sum + to - from + 1, 0)
  for (const each of speaking(ledger, release).reverse()) {
    const rest = left.flatMap((part) => uncovered(part, [each.span]))
    if (length(rest) < length(left)) behind.push(each)
    left = rest
  }
  return behind
}
