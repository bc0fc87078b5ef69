/**
 * A ledger with one more release, by the rule that publishing keeps: what stays the same stays as it is,
 * what is gone from the span is delisted, what is new is listed. Nothing is stored: it serves a release
 * that is only being tried.
 */
import { type Span, daysNamed, toIso, touches, yearOf } from '@/stats/calendar'
import { type Ledger, type ListedRecord, type Release, STILL_LISTED, ledgerBuilder } from '@/stats/ledger'
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
  const builder = ledgerBuilder(termsFor(ledger, records))
  const list = (come: NewRecord[]) => builder.add([...keyed(come).values()].map((record) => ({ ...record, listed: place, delisted: null })))
  const waiting = byDate(records)
  // A date at a time: of a million records no second list stands in memory.
  for (const there of datesOf(ledger)) {
    const [{ date }] = there
    if (!touches(daysNamed(date)!, release.span)) {
      builder.add(there)
      continue
    }
    const come = keyed(waiting.get(date) ?? [])
    builder.add(there.map((record) => (record.delisted !== null || come.delete(keyOf(record)) ? record : { ...record, delisted: place })))
    list([...come.values()])
    waiting.delete(date)
  }
  for (const come of waiting.values()) list(come)
  return builder.end(ledger.dataset, [...ledger.releases, release])
}

const keyed = (records: NewRecord[]): Map<string, NewRecord> => new Map(records.map((record) => [keyOf(record), record]))

function byDate(records: NewRecord[]): Map<string, NewRecord[]> {
  const dates = new Map<string, NewRecord[]>()
  for (const record of records) {
    const there = dates.get(record.date)
    if (there) there.push(record)
    else dates.set(record.date, [record])
  }
  return dates
}

const keyOf = ({ date, state, label, deaths }: NewRecord): string => `${date}|${state}|${deaths}|${label}`

/** Unlisted causes come from the labels; a ledger makes them anew. */
function termsFor({ terms }: Ledger, records: NewRecord[]): Ledger['terms'] {
  const isPlaced = records.every(({ state }) => state !== UNSTATED.code)
  const causes = terms.causes.filter((cause) => cause.listed)
  return { ...terms, causes, states: isPlaced ? terms.states : [...terms.states, UNSTATED] }
}

/** Every record that a ledger holds, as it was made from, a date at a time. */
function* datesOf({ dated, yearOnly, terms, labels }: Ledger): Generator<ListedRecord[]> {
  for (const columns of [dated, yearOnly]) {
    const { day, state, label, deaths, listed, delisted } = columns
    for (let row = 0; row < day.length; ) {
      const date = columns === dated ? toIso(day[row]) : String(yearOf(day[row]))
      const group: ListedRecord[] = []
      for (const first = day[row]; row < day.length && day[row] === first; row += 1) {
        const gone = delisted[row] === STILL_LISTED ? null : delisted[row]
        group.push({ date, state: terms.states[state[row]].code, label: labels[label[row]], deaths: deaths[row], listed: listed[row], delisted: gone })
      }
      yield group
    }
  }
}
