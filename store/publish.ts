/**
 * Publishes a release: one transaction, all or nothing. A release replaces what was said about its
 * span; what stays the same is left as it is, what is gone is delisted, what is new is listed. It is
 * handed parsed records and parses nothing. It refuses what would rewrite history.
 */
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { Transaction } from 'kysely'
import { type Day, type Span, daysNamed, toIso, touches } from '@/stats/calendar'
import type { ReleaseRecord } from '@/ingest/release-file'
import type { Store } from './database'
import { enqueueDeliveries } from './deliveries'
import { PublishError, type WhenBusy, publishingAlone } from './publishing-alone'
import type { RecordTable, Schema } from './schema'

export const publishRule =
  'Releases are published in order of their days. Each is kept as the changes that it makes, and as the ' +
  'file that came. Nothing is edited in place: a mistake is withdrawn by a new release.'

export interface NewRelease {
  dataset: { id: string; title: string }
  /** Unique within the dataset, such as `2024-08-30-history`. */
  name: string
  released: Day
  span: Span
  compiledBy: string
  licence: string
  source: string
  /** As it came. */
  file: { name: string; bytes: Uint8Array }
  records: ReleaseRecord[]
}

export interface Publication {
  status: 'published' | 'already-published'
  name: string
  listed: number
  delisted: number
  unchanged: number
}

type LiveRecord = Pick<RecordTable, 'id' | 'date' | 'state' | 'label' | 'deaths'>

/**
 * Publishes a release. The same file for the same span is recognised and changes nothing. Throws a
 * PublishError where the name is taken, a later day is published, a record lies outside the span, or
 * another release is being published at that moment; a start waits for that one instead.
 */
export async function publishRelease(
  store: Store,
  release: NewRelease,
  now: () => Date = () => new Date(),
  whenBusy: WhenBusy = 'refuse',
): Promise<Publication> {
  const sha256 = createHash('sha256').update(release.file.bytes).digest('hex')
  return publishingAlone(store, release.name, whenBusy, async (change) => {
    await change
      .insertInto('dataset')
      .values(release.dataset)
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const published = await change
      .selectFrom('release')
      .select(['name', 'place', 'released', 'span_from', 'span_to', 'file_sha256'])
      .where('dataset', '=', release.dataset.id)
      .orderBy('place')
      .execute()
    const [from, to] = [toIso(release.span.from), toIso(release.span.to)]
    const same = published.find((p) => p.file_sha256 === sha256 && p.span_from === from && p.span_to === to)
    if (same) {
      const unchanged = release.records.length
      return { status: 'already-published', name: same.name, listed: 0, delisted: 0, unchanged }
    }
    refuse(release, published)
    const place = published.length
    const counts = await replaceSpan(change, release, place)
    const at = now()
    await insertRelease(change, release, place, sha256, at)
    await enqueueDeliveries(change, { ...release, ...counts }, at)
    return { status: 'published', name: release.name, ...counts }
  })
}

function refuse(release: NewRelease, published: { name: string; released: string }[]): void {
  if (published.some((p) => p.name === release.name)) {
    throw new PublishError(
      `The release ${release.name} is already published with another file or span. A published release is ` +
        'not edited: publish the correction as a new release.',
    )
  }
  const newest = published.at(-1)
  if (newest && toIso(release.released) < newest.released) {
    throw new PublishError(
      `The release ${release.name} is dated ${toIso(release.released)}, before ${newest.name} of ${newest.released}. ` +
        'Releases are published in order of their days.',
    )
  }
  const stray = release.records.find((record) => !isWithin(record.date, release.span))
  if (stray) throw new PublishError(`The release ${release.name} holds ${stray.date}, which is outside its span.`)
  const texts = [release.name, release.file.name, ...release.records.map(({ label }) => label)]
  // Postgres keeps no such text, and what is kept must be able to move.
  const broken = texts.find((text) => text.includes('\0') || /\p{Cs}/u.test(text))
  if (broken) throw new PublishError(`The release ${release.name} holds a text with a NUL or half a character: ${JSON.stringify(broken)}. Mend the file and publish it again.`)
}

/** Whether a span speaks about a date. A year belongs to every span that touches it. */
function isWithin(date: string, span: Span): boolean {
  const days = daysNamed(date)
  return days !== null && touches(days, span)
}

const keyOf = ({ date, state, label, deaths }: ReleaseRecord): string => `${date}|${state}|${deaths}|${label}`

/** Lists and delists what the release changes; a changed number of deaths is both. */
async function replaceSpan(change: Transaction<Schema>, release: NewRelease, place: number) {
  const gone = new Map((await liveWithin(change, release)).map((record) => [keyOf(record), record.id]))
  const before = gone.size
  const added = release.records.filter((record) => !gone.delete(keyOf(record)))
  for (const ids of batches([...gone.values()], 1000)) {
    await change.updateTable('record').set({ delisted: place }).where('id', 'in', ids).execute()
  }
  const newest = await change.selectFrom('record').select((e) => e.fn.max('id').as('id')).executeTakeFirst()
  const firstId = (newest?.id ?? 0) + 1
  const kept = { dataset: release.dataset.id, listed: place, delisted: null }
  const rows = added.map(({ date, state, label, deaths }, i) => ({ id: firstId + i, date, state, label, deaths, ...kept }))
  for (const batch of batches(rows, 500)) await change.insertInto('record').values(batch).execute()
  return { listed: added.length, delisted: gone.size, unchanged: before - gone.size }
}

async function liveWithin(change: Transaction<Schema>, { dataset, span }: NewRelease): Promise<LiveRecord[]> {
  const records = await change
    .selectFrom('record')
    .select(['id', 'date', 'state', 'label', 'deaths'])
    .where('dataset', '=', dataset.id)
    .where('delisted', 'is', null)
    // As text, "2024" comes before "2024-01-01": the whole first year is read, then cut to the span.
    .where('date', '>=', toIso(span.from).slice(0, 4))
    .where('date', '<=', toIso(span.to))
    .execute()
  return records.filter((record) => isWithin(record.date, span))
}

async function insertRelease(
  change: Transaction<Schema>,
  release: NewRelease,
  place: number,
  sha256: string,
  at: Date,
): Promise<void> {
  const newest = await change.selectFrom('release').select((e) => e.fn.max('id').as('id')).executeTakeFirst()
  const dates = release.records.map((record) => record.date).sort()
  await change
    .insertInto('release')
    .values({
      id: (newest?.id ?? 0) + 1,
      dataset: release.dataset.id,
      place,
      name: release.name,
      released: toIso(release.released),
      span_from: toIso(release.span.from),
      span_to: toIso(release.span.to),
      compiled_by: release.compiledBy,
      licence: release.licence,
      source: release.source,
      file_name: release.file.name,
      file_sha256: sha256,
      file_size: release.file.bytes.length,
      file_gzip: gzipSync(release.file.bytes),
      rows: release.records.length,
      deaths: release.records.reduce((sum, record) => sum + record.deaths, 0),
      first: dates[0] ?? null,
      last: dates.at(-1) ?? null,
      published_at: at.toISOString(),
    })
    .execute()
}

function* batches<T>(rows: T[], size: number): Generator<T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
