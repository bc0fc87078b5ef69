/**
 * Reads what was published: a dataset's ledger, its list of releases, and the files as they came.
 * Neither is ever read in one go: readers of this process don't wait for it.
 */
import { sql } from 'kysely'
import type { Source } from '@/ingest/source'
import { isoDay } from '@/stats/calendar'
import { type Ledger, type ListedRecord, type Release, ledgerBuilder } from '@/stats/ledger'
import type { Terms } from '@/stats/terms'
import { breather } from './breather'
import type { Store } from './database'
import { momentOf } from './engine'
import { RECORDS_AT_ONCE, rowsOf } from './record-rows'
import { type Upload, readUpload, uploadSource } from './uploads'

/** The ledger of a dataset, of one moment; without releases where there is no such dataset. */
export async function readLedger(store: Store, dataset: string, terms: Terms): Promise<Ledger> {
  // Another server may publish between the two queries.
  return momentOf(store).execute(async (now) => {
    const breathe = breather()
    const ledger = ledgerBuilder(terms)
    const releases = await readReleases(now, dataset)
    for await (const records of readRecords(now, dataset)) {
      ledger.add(records)
      await breathe()
    }
    return ledger.end(dataset, releases)
  })
}

/** The releases of a dataset in the order of their places; `id` is the release's name. */
export async function readReleases(store: Store, dataset: string): Promise<Release[]> {
  const rows = await store
    .selectFrom('release')
    .select(['name', 'released', 'span_from', 'span_to', 'compiled_by', 'licence', 'source', 'file_sha256', 'deaths', 'note', 'publisher', 'published_at', 'withdraws'])
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
    ...(row.note ? { note: row.note } : {}),
    ...(row.publisher ? { publishedBy: row.publisher, publishedAt: row.published_at } : {}),
    ...(row.withdraws ? { withdraws: row.withdraws } : {}),
  }))
}

type Tuple = [id: number, date: string, state: string, label: string, deaths: number, listed: number, delisted: number | null]

/** Every record of a dataset, some milliseconds' worth at a time. */
async function* readRecords(store: Store, dataset: string): AsyncGenerator<ListedRecord[]> {
  for (let last = 0; ; ) {
    const page = await rowsOf<Tuple>(
      store,
      ['id', 'date', 'state', 'label', 'deaths', 'listed', 'delisted'],
      // The key's own order; by the index of datasets, each page would sort them all.
      sql`select * from record where dataset || '' = ${dataset} and id > ${last} order by id limit ${sql.lit(RECORDS_AT_ONCE)}`,
    )
    yield page.map(([, date, state, label, deaths, listed, delisted]) => ({ date, state, label, deaths, listed, delisted }))
    if (page.length < RECORDS_AT_ONCE) return
    last = page.at(-1)![0]
  }
}

/** The file of a release, byte for byte as it came, to be read piece by piece; null where there is no such release. */
export async function readReleaseFile(store: Store, dataset: string, release: string): Promise<Upload & { source: Source } | null> {
  const row = await store.selectFrom('release').select('upload').where('dataset', '=', dataset).where('name', '=', release).executeTakeFirst()
  const upload = row ? await readUpload(store, row.upload) : null
  return upload && { ...upload, source: uploadSource(store, upload) }
}

/** The bytes of each release's file as it came, by the release's name. */
export async function readFileSizes(store: Store, dataset: string): Promise<Map<string, number>> {
  const rows = await store.selectFrom('release').select(['name', 'file_size']).where('dataset', '=', dataset).execute()
  return new Map(rows.map((row) => [row.name, row.file_size]))
}
