/** The datasets that take publications: the one place that says which there are, and what of them publishing needs. */
import { findDataset } from '@/app/figures'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'
import type { Ledger } from '@/stats/ledger'

export interface PublishingDataset {
  id: string
  title: string
  ledger: Ledger
  /** Of the dataset, as the ledger's terms were read. */
  revision: number
  /** What a release says of itself where its publisher says nothing; of the shipped dataset, whose releases differ, nothing. */
  own: Pick<Dataset, 'source' | 'licence' | 'compiledBy'> | null
}

/** A dataset by its id; null where there is none. */
export async function datasetNamed(id: string): Promise<PublishingDataset | null> {
  const found = await findDataset(id)
  if (!found) return null
  const { dataset, ledger, revision } = found
  return { id, title: dataset.title, ledger, revision, own: id === DEFAULT_DATASET ? null : dataset }
}
