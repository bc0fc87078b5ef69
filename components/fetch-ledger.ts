import { datasetQuery } from '@/stats/dataset'
import type { Ledger } from '@/stats/ledger'
import { unpackLedger } from '@/stats/ledger-file'

/** The published ledger of a dataset, for a page that counts by itself. Rejects with an Error where it can't be had. */
export async function fetchLedger(dataset: string): Promise<Ledger> {
  const response = await fetch(`/api/v1/ledger${datasetQuery(dataset)}`)
  if (!response.ok) throw new Error(`the ledger couldn’t be loaded: HTTP ${response.status}`)
  const bytes = new Response(response.body!.pipeThrough(new DecompressionStream('gzip')))
  return unpackLedger(await bytes.arrayBuffer())
}
