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

/** Whether the reader takes brotli. */
export function takesBrotli(request: Request): boolean {
  const codings = (request.headers.get('accept-encoding') ?? '').split(',').map((coding) => coding.replace(/\s/g, ''))
  return codings.some((coding) => /^br(;|$)/.test(coding) && !/;q=0(\.0*)?$/.test(coding))
}

/** A text in brotli; `etag` names it. */
export function brotliOf(text: string, etag: string): Promise<Uint8Array<ArrayBuffer>> {
  const compressed = held.get(etag) ?? compressedText(text)
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
