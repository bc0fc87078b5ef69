import { gzipSync } from 'node:zlib'
import { figures } from '@/app/figures'
import { etagOf, kept } from '@/app/http'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'

interface Packed {
  bytes: Uint8Array<ArrayBuffer>
  etag: string
}

const packed = new WeakMap<Ledger, Packed>()

/** The gzip of a ledger's bytes, made once; gzip is the answer's own format, not an encoding of the wire. */
function packedOf(ledger: Ledger): Packed {
  const held = packed.get(ledger)
  if (held) return held
  const bytes = new Uint8Array(gzipSync(packLedger(ledger), { level: 9 }))
  const made = { bytes, etag: etagOf(bytes) }
  packed.set(ledger, made)
  return made
}

/** The whole ledger as a gzip file, for the browser. */
export async function GET(request: Request): Promise<Response> {
  const ledger = await figures()
  const newest = ledger.releases.at(-1)!
  const { bytes, etag } = packedOf(ledger)
  return kept(
    request,
    {
      etag,
      frozen: false,
      lastModified: new Date(`${toIso(newest.released)}T00:00:00Z`),
      headers: { 'Content-Type': 'application/gzip' },
    },
    bytes,
  )
}
