/**
 * Bytes to text: UTF-8, UTF-16 in either order, Windows-1252, with or without a byte-order mark. The
 * encoding is chosen, or told by the mark, or by the bytes: what is valid UTF-8 is UTF-8; the first bytes
 * that aren't, after plain ASCII, make the file Windows-1252. Later ones become U+FFFD, to be named.
 */
import type { Encoding } from './choices'
import { Unreadable } from './unpack'

const SAMPLE = 65_536

export interface TextStream {
  /** Pieces of text, their byte-order mark left out. */
  pieces: AsyncGenerator<string>
  /** The encoding as far as it is known; final with the last piece. */
  encoding(): string
}

/** The text of a file's bytes. Throws Unreadable where they are no text. */
export function textOf(bytes: AsyncIterable<Uint8Array>, chosen?: string): TextStream {
  let encoding = chosen ?? 'utf-8'
  async function* pieces(): AsyncGenerator<string> {
    const gathered = gather(bytes)
    const first = await gathered.next()
    if (first.done) return
    if (!chosen) encoding = encodingOf(first.value)
    if (isBinary(first.value, encoding)) throw new Unreadable('binary')
    const decode = encoding === 'utf-8' && !chosen ? carefulUtf8((found) => (encoding = found)) : streamed(encoding)
    yield decode(first.value, false)
    for await (const piece of gathered) yield decode(piece, false)
    yield decode(new Uint8Array(0), true)
  }
  return { pieces: pieces(), encoding: () => encoding }
}

/** Pieces of at least the sample's length, save the last, so that the first one tells enough. */
async function* gather(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let parts: Uint8Array[] = []
  let length = 0
  for await (const piece of bytes) {
    if (piece.length === 0) continue
    parts.push(piece)
    length += piece.length
    if (length < SAMPLE) continue
    yield joined(parts)
    parts = []
    length = 0
  }
  if (length > 0) yield joined(parts)
}

function encodingOf(bytes: Uint8Array): Encoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Western text in UTF-16 has a NUL in nearly every pair, always on the same side.
  const nuls = [0, 0]
  const length = Math.min(bytes.length, SAMPLE)
  for (let at = 0; at < length; at += 1) if (bytes[at] === 0) nuls[at % 2] += 1
  const most = length / 2
  if (length >= 4 && nuls[1] > most * 0.7 && nuls[0] < most * 0.1) return 'utf-16le'
  if (length >= 4 && nuls[0] > most * 0.7 && nuls[1] < most * 0.1) return 'utf-16be'
  return 'utf-8'
}

const MAGIC = ['%PDF', '\x89PNG', 'GIF8', '\xff\xd8\xff', 'Rar!', '7z\xbc\xaf', 'BZh', '\xfd7zXZ', '\x28\xb5\x2f\xfd', 'SQLite format 3']

function isBinary(bytes: Uint8Array, encoding: string): boolean {
  const start = String.fromCharCode(...bytes.subarray(0, 16))
  if (MAGIC.some((magic) => start.startsWith(magic))) return true
  if (encoding.startsWith('utf-16')) return false
  const length = Math.min(bytes.length, SAMPLE)
  let controls = 0
  let nuls = 0
  for (let at = 0; at < length; at += 1) {
    const byte = bytes[at]
    if (byte === 0) nuls += 1
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) controls += 1
  }
  // A damaged text may hold a block of NULs; other control characters stand in no text.
  return controls > length / 20 || nuls > length * 0.9
}

type Decode = (bytes: Uint8Array, isEnd: boolean) => string

function streamed(encoding: string): Decode {
  const decoder = new TextDecoder(encoding)
  return (bytes, isEnd) => decoder.decode(bytes, { stream: !isEnd })
}

/** UTF-8 until proved otherwise. It cuts pieces between characters itself, so that each stands alone. */
function carefulUtf8(tell: (encoding: Encoding) => void): Decode {
  const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  const lenient = new TextDecoder('utf-8', { ignoreBOM: true })
  let other: Decode | null = null
  let isAscii = true
  let held = new Uint8Array(0)
  return (bytes, isEnd) => {
    if (other) return other(bytes, isEnd)
    const all = held.length === 0 ? bytes : joined([held, bytes])
    const cut = isEnd ? all.length : lastBoundary(all)
    held = all.slice(cut)
    const whole = all.subarray(0, cut)
    try {
      const text = strict.decode(whole)
      isAscii &&= text.length === whole.length
      return text
    } catch {
      // Not valid UTF-8: the choice below is told by `encoding()` and by U+FFFD, and named by the reader.
    }
    const text = lenient.decode(whole)
    if (!isAscii || multibyteIn(text) >= text.split('\uFFFD').length - 1) {
      isAscii = false
      return text
    }
    tell('windows-1252')
    const decode = streamed('windows-1252')
    other = decode
    held = new Uint8Array(0)
    return decode(all, isEnd)
  }
}

/** Characters beyond ASCII that were valid UTF-8. */
const multibyteIn = (text: string): number => text.match(/[\u0080-\uFEFE\uFF00-\uFFFC]/g)?.length ?? 0

/** The place after the last whole character of UTF-8. */
function lastBoundary(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back]
    if (byte < 0x80) return bytes.length
    if (byte >= 0xc0) {
      const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2
      return needed > back ? bytes.length - back : bytes.length
    }
  }
  return bytes.length
}

function joined(parts: Uint8Array[]): Uint8Array {
  if (parts.length === 1) return parts[0]
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}
