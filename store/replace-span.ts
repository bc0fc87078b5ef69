/**
 * Lists and delists what a release changes, date by date: the records of the release and the live ones of the
 * span are both read in the order of their dates, so that no more than a date of either, and one batch of
 * writing, stands in memory.
 */
import { type Transaction, sql } from 'kysely'
import type { ReleaseRecord } from '@/ingest/release-file'
import { type Span, daysNamed, toIso, touches } from '@/stats/calendar'
import { breather } from './breather'
import { RECORDS_AT_ONCE, insertRecords, rowsOf } from './record-rows'
import type { Schema } from './schema'

export interface SpanCounts {
  listed: number
  delisted: number
  unchanged: number
}

interface Place {
  dataset: { id: string }
  span: Span
}

/** A changed number of deaths is both a delisting and a listing. `records` stand in the order of their dates. */
export async function replaceSpan(change: Transaction<Schema>, release: Place, records: Iterable<ReleaseRecord>, place: number, onDone: (records: number) => void): Promise<SpanCounts> {
  const breathe = breather()
  const writer = await recordWriter(change, release.dataset.id, place)
  const live = liveDates(change, release)
  let [there, unchanged, done] = [await live.next(), 0, 0]
  for (const group of byDate(records)) {
    const { date } = group[0]
    for (; !there.done && there.value[0].date < date; there = await live.next()) await writer.delist(there.value)
    const before = new Map<string, LiveRecord>()
    if (!there.done && there.value[0].date === date) {
      for (const record of there.value) before.set(keyOf(record), record)
      there = await live.next()
    }
    const come = group.filter((record) => !before.delete(keyOf(record)))
    unchanged += group.length - come.length
    await writer.delist([...before.values()])
    await writer.list(come)
    onDone((done += group.length))
    await breathe()
  }
  for (; !there.done; there = await live.next()) await writer.delist(there.value)
  return { ...(await writer.end()), unchanged }
}

const keyOf = ({ state, label, deaths }: Omit<ReleaseRecord, 'date'>): string => `${state}|${deaths}|${label}`

function* byDate<T extends { date: string }>(records: Iterable<T>): Generator<T[]> {
  let group: T[] = []
  for (const record of records) {
    if (group.length > 0 && group[0].date !== record.date) {
      yield group
      group = []
    }
    group.push(record)
  }
  if (group.length > 0) yield group
}

interface LiveRecord extends ReleaseRecord {
  id: number
}

/**
 * The live records of a span, a date at a time. The page after the last record that was read can't hold what is
 * listed meanwhile: that is of dates before.
 */
async function* liveDates(change: Transaction<Schema>, release: Place): AsyncGenerator<LiveRecord[]> {
  let group: LiveRecord[] = []
  for await (const record of liveWithin(change, release)) {
    if (group.length > 0 && group[0].date !== record.date) {
      yield group
      group = []
    }
    group.push(record)
  }
  if (group.length > 0) yield group
}

async function* liveWithin(change: Transaction<Schema>, { dataset, span }: Place): AsyncGenerator<LiveRecord> {
  const breathe = breather()
  // As text, "2024" comes before "2024-01-01": the whole first year is read, then cut to the span.
  let after = sql`date >= ${toIso(span.from).slice(0, 4)}`
  for (;;) {
    const page = await rowsOf<[number, string, string, string, number]>(
      change,
      ['id', 'date', 'state', 'label', 'deaths'],
      sql`select * from record where dataset = ${dataset.id} and delisted is null and date <= ${toIso(span.to)} and ${after}
        order by date, state, label limit ${sql.lit(RECORDS_AT_ONCE)}`,
    )
    for (const [id, date, state, label, deaths] of page) {
      if (touches(daysNamed(date)!, span)) yield { id, date, state, label, deaths }
    }
    if (page.length < RECORDS_AT_ONCE) return
    const [, date, state, label] = page.at(-1)!
    after = sql`(date, state, label) > (${date}, ${state}, ${label})`
    await breathe()
  }
}

/** Writes in batches; a batch delists before it lists, for no two live records share a key. */
async function recordWriter(change: Transaction<Schema>, dataset: string, place: number) {
  const newest = await change.selectFrom('record').select((e) => e.fn.max('id').as('id')).executeTakeFirst()
  const firstId = (newest?.id ?? 0) + 1
  let [gone, come]: [number[], ReleaseRecord[]] = [[], []]
  let [listed, delisted] = [0, 0]
  const breathe = breather()

  async function write(): Promise<void> {
    if (gone.length > 0) await change.updateTable('record').set({ delisted: place }).where('id', 'in', gone).execute()
    await breathe()
    await insertRecords(change, come, firstId + listed, { dataset, listed: place })
    delisted += gone.length
    listed += come.length
    ;[gone, come] = [[], []]
    await breathe()
  }
  async function list(records: ReleaseRecord[]): Promise<void> {
    for (const record of records) {
      come.push(record)
      if (come.length === RECORDS_AT_ONCE) await write()
    }
  }
  async function delist(records: LiveRecord[]): Promise<void> {
    for (const { id } of records) {
      gone.push(id)
      if (gone.length === RECORDS_AT_ONCE) await write()
    }
  }
  async function end(): Promise<Pick<SpanCounts, 'listed' | 'delisted'>> {
    await write()
    return { listed, delisted }
  }
  return { list, delist, end }
}
