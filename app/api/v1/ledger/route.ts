import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { figures } from '@/app/figures'
import { etagOf, kept } from '@/app/http'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { packLedger } from '@/stats/ledger-file'

interface Packed {
  br: Uint8Array<ArrayBuffer>
  gzip: Uint8Array<ArrayBuffer>
  identity: Uint8Array<ArrayBuffer>
}

const packed = new WeakMap<Ledger, Packed>()

function packedOf(ledger: Ledger): Packed {
  const held = packed.get(ledger)
  if (held) return held
  const identity = packLedger(ledger)
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_LGWIN]: 20 }
  const made = { identity, br: new Uint8Array(brotliCompressSync(identity, { params })), gzip: new Uint8Array(gzipSync(identity)) }
  packed.set(ledger, made)
  return made
}

/** The whole ledger as bytes, for the browser; compressed once. */
export async function GET(request: Request): Promise<Response> {
  const ledger = await figures()
  const accepted = request.headers.get('accept-encoding') ?? ''
  const encoding = /\bbr\b/.test(accepted) ? 'br' : /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
  const newest = ledger.releases.at(-1)!
  return kept(
    request,
    {
      etag: etagOf('ledger', encoding, ...ledger.releases.map((r) => r.sha256)),
      frozen: false,
      lastModified: new Date(`${toIso(newest.released)}T00:00:00Z`),
      headers: {
        'Content-Type': 'application/octet-stream',
        Vary: 'Accept-Encoding',
        ...(encoding === 'identity' ? {} : { 'Content-Encoding': encoding }),
      },
    },
    () => packedOf(ledger)[encoding],
  )
}
