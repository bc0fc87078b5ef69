/**
 * Datasets: made, changed, listed. A change and its entry in the audit log are one transaction. Nothing is
 * parsed here: whoever changes a dataset that has releases hands in what decides whether it may.
 */
import type { Transaction } from 'kysely'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'
import { appendAudit } from './audit'
import type { Store } from './database'
import { publishingAlone } from './publishing-alone'
import type { Schema } from './schema'

/** A dataset with its tables of terms, as texts. */
export interface KeptDataset extends Dataset {
  causes: string
  definitions: string
  states: string | null
}

/** A dataset that can't be made or changed, with the reason for whoever asked: one sentence each. */
export class DatasetError extends Error {
  override name = 'DatasetError'

  constructor(readonly reasons: string[]) {
    super(reasons.join(' '))
  }
}

/** Whether something thrown is one; by name, for routes are bundled apart. */
export const isDatasetError = (error: unknown): error is DatasetError => error instanceof Error && error.name === 'DatasetError'

/** Makes a dataset. Throws a DatasetError where its name is taken. */
export async function createDataset(store: Store, dataset: KeptDataset, actor: string, now: () => Date = () => new Date()): Promise<void> {
  await store.transaction().execute(async (change) => {
    const at = now()
    // The name decides, whoever else makes one of it at this moment.
    const { numInsertedOrUpdatedRows } = await change
      .insertInto('dataset')
      .values({ id: dataset.id, ...rowOf(dataset), revision: 1, made_at: at.toISOString() })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .executeTakeFirst()
    if (!numInsertedOrUpdatedRows) throw new DatasetError([`There is a dataset “${dataset.id}” already. Choose another name, or change that one.`])
    await appendAudit(change, { at, actor, action: 'dataset.created', subject: dataset.id, detail: { title: dataset.title } })
  })
}

/** What stands in the way of a change, given the labels and the places of the published records. */
export type Obstacles = (labels: string[], places: string[]) => string[]

/**
 * Changes a dataset from what its changer saw; `obstaclesTo` is asked only where it has a release. Throws a
 * DatasetError where something stands in the way, somebody else changed it meanwhile, or there is no such
 * dataset, and a PublishError while a release is being published.
 */
export async function changeDataset(
  store: Store,
  dataset: KeptDataset,
  actor: string,
  seen: KeptDataset,
  obstaclesTo: Obstacles,
  now: () => Date = () => new Date(),
): Promise<void> {
  // A release that came in between would rest on terms that were judged without it.
  await publishingAlone(store, `the change of ${dataset.id}`, 'refuse', async (change) => {
    const row = await change.selectFrom('dataset').selectAll().where('id', '=', dataset.id).executeTakeFirst()
    if (!row || row.causes === null) throw new DatasetError([`There is no dataset “${dataset.id}” that could be changed.`])
    const before = datasetOf(row)
    if (changesBetween(before, seen).length > 0) throw new DatasetError([`Somebody else changed ${dataset.id} at this moment. Look at what it is now, then change it again.`])
    const words = await publishedWords(change, dataset.id)
    const obstacles = words === null ? [] : obstaclesTo(words.labels, words.places)
    if (obstacles.length > 0) throw new DatasetError(obstacles)
    const changed = changesBetween(before, dataset)
    if (changed.length === 0) return
    await change.updateTable('dataset').set({ ...rowOf(dataset), revision: row.revision + 1 }).where('id', '=', dataset.id).execute()
    await appendAudit(change, { at: now(), actor, action: 'dataset.changed', subject: dataset.id, detail: { changed } })
  })
}

const changesBetween = (a: KeptDataset, b: KeptDataset): string[] => (Object.keys(a) as (keyof KeptDataset)[]).filter((name) => a[name] !== b[name])

/** Every label and place that a release of a dataset ever listed; null where it has no release. */
async function publishedWords(change: Transaction<Schema>, dataset: string): Promise<{ labels: string[]; places: string[] } | null> {
  const release = await change.selectFrom('release').select('id').where('dataset', '=', dataset).limit(1).executeTakeFirst()
  if (!release) return null
  const rows = await change.selectFrom('record').select(['label', 'state']).distinct().where('dataset', '=', dataset).execute()
  return { labels: [...new Set(rows.map(({ label }) => label))], places: [...new Set(rows.map(({ state }) => state))] }
}

/** The datasets that have terms of their own, in the order in which they were made. */
export async function readDatasets(store: Store): Promise<KeptDataset[]> {
  const rows = await store.selectFrom('dataset').selectAll().where('causes', 'is not', null).orderBy('made_at').orderBy('id').execute()
  return rows.map(datasetOf)
}

/** What each dataset's figures are made from, as a text that changes whenever they do: by its revision and its newest release. */
export async function datasetStates(store: Store): Promise<Map<string, string>> {
  const rows = await store
    .selectFrom('dataset')
    .leftJoin('release', 'release.dataset', 'dataset.id')
    .select(['dataset.id', 'dataset.revision', (e) => e.fn.max('release.id').as('newest')])
    // A row without terms is nobody's, but for the shipped dataset's.
    .where((e) => e.or([e('dataset.causes', 'is not', null), e('dataset.id', '=', DEFAULT_DATASET)]))
    .groupBy(['dataset.id', 'dataset.revision'])
    .execute()
  return new Map(rows.map(({ id, revision, newest }) => [id, `${revision} ${newest ?? 0}`]))
}

/** The revision that a state names; 0 where there is no such dataset yet. */
export const revisionOf = (state: string): number => Number(state.split(' ')[0])

const rowOf = ({ title, about, source, licence, compiledBy, where, officers, causes, definitions, states }: KeptDataset) => ({
  title, about, source, licence, compiled_by: compiledBy, where_text: where, officers, causes, definitions, states,
})

type Row = Omit<ReturnType<typeof rowOf>, 'causes' | 'definitions'> & { id: string; causes: string | null; definitions: string | null }

const datasetOf = ({ id, title, about, source, licence, compiled_by, where_text, officers, causes, definitions, states }: Row): KeptDataset => ({
  id, title, about, source, licence, compiledBy: compiled_by, where: where_text, officers, causes: causes ?? '', definitions: definitions ?? '', states,
})
