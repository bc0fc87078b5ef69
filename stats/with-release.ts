/**
 * A ledger with one more release, by the rule that publishing keeps: what stays the same stays as it is,
 * what is gone from the span is delisted, what is new is listed. Nothing is stored: it serves a release
 * that is only being tried.
 */
import { type Span, daysNamed, toIso, touches, yearOf } from '@/stats/calendar'
import { type Columns, type Ledger, type ListedRecord, type Release, STILL_LISTED, ledgerOf } from '@/stats/ledger'
import type { State } from '@/stats/terms'

/** A record of a release: a day or a year, a state, a label, and the deaths that they share. */
export type NewRecord = Omit<ListedRecord, 'listed' | 'delisted'>

/** Where a record without a state stands, so that it can be counted though nobody can place it. */
const UNSTATED: State = { code: '', name: 'not stated', kind: 'unstated', where: 'in a place that isn’t stated' }

/** The records that a span holds, and those outside it. A year belongs to every span that touches it. */
export function splitBySpan(records: NewRecord[], span: Span): { within: NewRecord[]; outside: NewRecord[] } {
  const isWithin = ({ date }: NewRecord) => {
    const days = daysNamed(date)
    return days !== null && touches(days, span)
  }
  return { within: records.filter(isWithin), outside: records.filter((record) => !isWithin(record)) }
}

/**
 * The ledger as it would be with a release. Throws a RangeError where the release is older than the newest
 * one, or a record lies outside its span.
 */
export function withRelease(ledger: Ledger, release: Release, records: NewRecord[]): Ledger {
  const newest = ledger.releases.at(-1)
  if (newest && release.released < newest.released) throw new RangeError(`a release of ${toIso(release.released)} is older than ${newest.id}`)
  const { outside } = splitBySpan(records, release.span)
  if (outside.length > 0) throw new RangeError(`the record of ${outside[0].date} lies outside the span of ${release.id}`)
  const place = ledger.releases.length
  const come = new Map(records.map((record) => [keyOf(record), record]))
  const kept = listedRecords(ledger).map((record) => {
    if (record.delisted !== null || come.delete(keyOf(record)) || !touches(daysNamed(record.date)!, release.span)) return record
    return { ...record, delisted: place }
  })
  const listed = [...come.values()].map((record) => ({ ...record, listed: place, delisted: null }))
  return ledgerOf({ dataset: ledger.dataset, terms: termsFor(ledger, records), releases: [...ledger.releases, release], records: [...kept, ...listed] })
}

const keyOf = ({ date, state, label, deaths }: NewRecord): string => `${date}|${state}|${deaths}|${label}`

/** Unlisted causes come from the labels; a ledger makes them anew. */
function termsFor({ terms }: Ledger, records: NewRecord[]): Ledger['terms'] {
  const isPlaced = records.every(({ state }) => state !== UNSTATED.code)
  const causes = terms.causes.filter((cause) => cause.listed)
  return { ...terms, causes, states: isPlaced ? terms.states : [...terms.states, UNSTATED] }
}

/** Every record that a ledger holds, as it was made from. */
function listedRecords({ dated, yearOnly, terms, labels }: Ledger): ListedRecord[] {
  const recordsIn = (columns: Columns, dateOf: (day: number) => string) =>
    Array.from(columns.day, (day, row) => ({
      date: dateOf(day),
      state: terms.states[columns.state[row]].code,
      label: labels[columns.label[row]],
      deaths: columns.deaths[row],
      listed: columns.listed[row],
      delisted: columns.delisted[row] === STILL_LISTED ? null : columns.delisted[row],
    }))
  return [...recordsIn(dated, toIso), ...recordsIn(yearOnly, (day) => String(yearOf(day)))]
}
