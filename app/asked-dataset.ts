/**
 * Which dataset an address asks: the one that its word `dataset` names, or the default. What can't be answered
 * is a problem like that of any other word; a dataset without a release is there, and has no figures yet.
 */
import { datasets, findDataset } from '@/app/figures'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'
import type { Ledger } from '@/stats/ledger'
import { type Query, type QueryProblem, excerpt } from '@/stats/question'

export interface AskedDataset {
  dataset: Dataset
  ledger: Ledger
  /** The query without what named no dataset. */
  entries: [string, string][]
  problems: QueryProblem[]
}

/** The dataset of a query; the default stands in where what is named can't be answered, and a problem says so. */
export async function askedDataset(query: Query): Promise<AskedDataset> {
  const entries = [...query]
  const named = entries.filter(([name, value]) => name === 'dataset' && value.trim() !== '').map(([, value]) => value.trim())
  const found = named.length > 1 ? null : await findDataset(named[0] ?? DEFAULT_DATASET)
  if (found) return { ...found, entries, problems: [] }
  const allowed = named.length > 1 ? 'one value only' : `one of ${(await datasets()).map(({ id }) => id).join(', ')}`
  const problem = { parameter: 'dataset', found: excerpt(named.join(', ')), allowed }
  return { ...(await findDataset(DEFAULT_DATASET))!, entries: entries.filter(([name]) => name !== 'dataset'), problems: [problem] }
}

export const isEmpty = ({ releases }: Ledger): boolean => releases.length === 0

/** What is said of a dataset without a release. */
export const emptyText = ({ id, title }: Pick<Dataset, 'id' | 'title'>): string => `The dataset ${id} (${title}) has no release yet, so there are no figures of it. Its page is /datasets/${id}.`
