/**
 * Reads what was published: a dataset's ledger, its list of releases, and the files as they came.
 * The records cross from SQL in one JSON text, which is six times as quick as a row at a time.
 */
import { gunzipSync } from 'node:zlib'
import { sql } from 'kysely'
import { isoDay } from '@/stats/calendar'
import { type Ledger, type ListedRecord, type Release, ledgerOf } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import type { Store } from './database'
import { engineOf, momentOf } from './engine'

/** The ledger of a dataset, of one moment; without releases where there is no such dataset. */
export async function readLedger(store: Store, dataset: string, terms: Terms): Promise<Ledger> {
  // Another server may publish between the two queries.
  return momentOf(store).execute(async (now) => {
    const [releases, records] = [await readReleases(now, dataset), await readRecords(now, dataset)]
    return ledgerOf({ dataset, terms, releases, records })
  })
}

/** The id of the newest release of any dataset, 0 where there is none: it changes with every publication. */
export async function newestRelease(store: Store): Promise<number> {
  const newest = await store.selectFrom('release').select((e) => e.fn.max('id').as('id')).executeTakeFirst()
  return newest?.id ?? 0
}

/** The releases of a dataset in the order of their places; `id` is the release's name. */
export async function readReleases(store: Store, dataset: string): Promise<Release[]> {
  const rows = await store
    .selectFrom('release')
    .select(['name', 'released', 'span_from', 'span_to', 'compiled_by', 'licence', 'source', 'file_sha256', 'deaths'])
    .where('dataset', '=', dataset)
    .orderBy('place')
    .execute()
  return rows.map((row) => ({
    id: row.name,
    released: isoDay(row.released),
    span: { from: isoDay(row.span_from), to: isoDay(row.span_to) },
    compiledBy: row.compiled_by,
    licence: row.licence,
    source: row.source,
    sha256: row.file_sha256,
    deaths: row.deaths,
  }))
}

type Tuple = [string, string, string, number, number, number | null]

async function readRecords(store: Store, dataset: string): Promise<ListedRecord[]> {
  const tuples = JSON.parse(await recordsText(store, dataset)) as Tuple[]
  return tuples.map(([date, state, label, deaths, listed, delisted]) => {
    return { date, state, label, deaths, listed, delisted }
  })
}

/** Every record of a dataset as one JSON text, an array of arrays, in each engine's own words. */
async function recordsText(store: Store, dataset: string): Promise<string> {
  const rows = sql`(select * from record where dataset = ${dataset} order by id) as of_dataset`
  const query =
    engineOf(store) === 'postgres'
      ? sql<Text>`select coalesce(json_agg(json_build_array(date, state, label, deaths, listed, delisted)), '[]')::text as text from ${rows}`
      : sql<Text>`select json_group_array(json_array(date, state, label, deaths, listed, delisted)) as text from ${rows}`
  return (await query.execute(store)).rows[0].text
}

interface Text {
  text: string
}

export interface PublishedFile {
  name: string
  bytes: Uint8Array
  sha256: string
}

/** The file of a release, byte for byte as it came; null where there is no such release. */
export async function readReleaseFile(store: Store, dataset: string, release: string): Promise<PublishedFile | null> {
  const row = await store
    .selectFrom('release')
    .select(['file_name', 'file_gzip', 'file_sha256'])
    .where('dataset', '=', dataset)
    .where('name', '=', release)
    .executeTakeFirst()
  return row ? { name: row.file_name, bytes: gunzipSync(row.file_gzip), sha256: row.file_sha256 } : null
}

/** The bytes of each release's file as it came, by the release's name. */
export async function readFileSizes(store: Store, dataset: string): Promise<Map<string, number>> {
  const rows = await store.selectFrom('release').select(['name', 'file_size']).where('dataset', '=', dataset).execute()
  return new Map(rows.map((row) => [row.name, row.file_size]))
}
