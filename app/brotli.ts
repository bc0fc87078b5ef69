/**
 * Answers in brotli, for documents that are asked for by other people's pages and so must be small. Each
 * is compressed once, as small as can be, off the main thread; the smallest store that keeps them is bounded.
 */
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'

const compress = promisify(brotliCompress)

/** Compressed answers that are kept, the latest asked for last. */
const MOST_KEPT = 300
const held = new Map<string, Promise<Uint8Array<ArrayBuffer>>>()

/** Set by `scripts/start.mjs`, whose server gives a compressed body its header; Next alone would drop it. */
const server = globalThis as typeof globalThis & { samePeriodNamesEncoding?: boolean }

/** How an answer goes to a reader: in brotli where it may, in gzip by Next, or as it is. */
export function encodingFor(request: Request): 'br' | 'gzip' | 'identity' {
  const codings = (request.headers.get('accept-encoding') ?? '').split(',').map((coding) => coding.replace(/\s/g, '').toLowerCase())
  const takes = (name: string) => codings.some((coding) => coding.split(';')[0] === name && !/;q=0(\.0*)?$/.test(coding))
  if (takes('br') && server.samePeriodNamesEncoding) return 'br'
  return takes('gzip') ? 'gzip' : 'identity'
}

/** A text in brotli; `etag` names it. What couldn't be compressed is tried again when it is next asked for. */
export function brotliOf(text: string, etag: string, compressText = compressedText): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = held.get(etag) ?? compressText(text)
  compressed.catch(() => {
    if (held.get(etag) === compressed) held.delete(etag)
  })
  held.delete(etag)
  held.set(etag, compressed)
  if (held.size > MOST_KEPT) held.delete(held.keys().next().value!)
  return compressed
}

async function compressedText(text: string): Promise<Uint8Array<ArrayBuffer>> {
  const { BROTLI_PARAM_MODE, BROTLI_MODE_TEXT, BROTLI_PARAM_SIZE_HINT } = constants
  const params = { [BROTLI_PARAM_MODE]: BROTLI_MODE_TEXT, [BROTLI_PARAM_SIZE_HINT]: Buffer.byteLength(text) }
  return new Uint8Array(await compress(text, { params }))
}
