import type { Ledger } from '@/stats/ledger'
import { unpackLedger } from '@/stats/ledger-file'

/** The published ledger, for a page that counts by itself. Rejects with an Error where it can't be had. */
export async function fetchLedger(): Promise<Ledger> {
  const response = await fetch('/api/v1/ledger')
  if (!response.ok) throw new Error(`the ledger couldn’t be loaded: HTTP ${response.status}`)
  const bytes = new Response(response.body!.pipeThrough(new DecompressionStream('gzip')))
  return unpackLedger(await bytes.arrayBuffer())
}
