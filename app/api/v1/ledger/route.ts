import { gzipSync } from 'node:zlib'
import { figures } from '@/app/figures'
import { etagOf, kept } from '@/app/http'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'

const packed = new WeakMap<Ledger, Uint8Array<ArrayBuffer>>()

/** The gzip of a ledger's bytes, made once; gzip is the answer's own format, not an encoding of the wire. */
function packedOf(ledger: Ledger): Uint8Array<ArrayBuffer> {
  const held = packed.get(ledger) ?? new Uint8Array(gzipSync(packLedger(ledger), { level: 9 }))
  packed.set(ledger, held)
  return held
}

/** The whole ledger as a gzip file, for the browser. */
export async function GET(request: Request): Promise<Response> {
  const ledger = await figures()
  const newest = ledger.releases.at(-1)!
  return kept(
    request,
    {
      etag: etagOf('ledger', ...ledger.releases.map((r) => r.sha256)),
      frozen: false,
      lastModified: new Date(`${toIso(newest.released)}T00:00:00Z`),
      headers: { 'Content-Type': 'application/gzip' },
    },
    () => packedOf(ledger),
  )
}
