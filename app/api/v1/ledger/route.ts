import { gzipSync } from 'node:zlib'
import { refused } from '@/app/asked'
import { askedDataset } from '@/app/asked-dataset'
import { refusal } from '@/app/datasets/download'
import { etagOf, kept } from '@/app/http'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'
import { problemText } from '@/stats/question'

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

/** The whole ledger of a dataset as a gzip file, for the browser; of one without a release its terms. */
export async function GET(request: Request): Promise<Response> {
  const { ledger, problems } = await askedDataset(new URL(request.url).searchParams)
  if (problems.length > 0) return refusal(refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }))
  const newest = ledger.releases.at(-1)
  const { bytes, etag } = packedOf(ledger)
  return kept(
    request,
    {
      etag,
      frozen: false,
      // Without a release the terms may change from one moment to the next.
      lastModified: newest ? new Date(`${toIso(newest.released)}T00:00:00Z`) : new Date(),
      headers: { 'Content-Type': 'application/gzip' },
    },
    bytes,
  )
}
