/** The datasets that take publications: the one place that says which there are, and what of them publishing needs. */
import { figures, shippedDataset } from '@/app/figures'
import type { Ledger } from '@/stats/ledger'

export interface PublishingDataset {
  id: string
  title: string
  ledger: Ledger
}

/** A dataset by its id; null where there is none. */
export async function datasetNamed(id: string): Promise<PublishingDataset | null> {
  return id === shippedDataset.id ? { ...shippedDataset, ledger: await figures() } : null
}
