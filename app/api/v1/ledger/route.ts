import { gzipSync } from 'node:zlib'
import { lastModifiedOf, refused } from '@/app/asked'
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { refusal } from '@/app/datasets/download'
import { etagOf, kept } from '@/app/http'
import { isForeign } from '@/charts/dashboard'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'
import { type QueryProblem, excerpt, problemText } from '@/stats/question'

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

/** Words that this address doesn't take, but for what hosts of frames add. */
const strangeWords = (entries: [string, string][]): QueryProblem[] =>
  entries
    .filter(([name]) => name !== 'dataset' && !isForeign(name))
    .slice(0, 10)
    .map(([name, value]) => ({ parameter: excerpt(name), found: excerpt(value), allowed: 'no word but dataset' }))

/** The whole ledger of a dataset as a gzip file, for the browser; of one without a release its terms. */
export async function GET(request: Request): Promise<Response> {
  const { ledger, entries, ...named } = await askedDataset(new URL(request.url).searchParams)
  const problems = [...named.problems, ...strangeWords(entries)]
  if (problems.length > 0) return refusal(refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }))
  const { bytes, etag } = packedOf(ledger)
  return kept(
    request,
    {
      etag,
      frozen: false,
      // Without a release the terms may change from one moment to the next.
      lastModified: isEmpty(ledger) ? new Date() : lastModifiedOf(ledger),
      // A page counts with it beside what the server counted: an older one is never taken unasked.
      headers: { 'Content-Type': 'application/gzip', 'Cache-Control': 'no-cache' },
    },
    bytes,
  )
}
