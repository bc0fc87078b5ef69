/**
 * Bytes of a file, unpacked where it is a gzip or a zip of one file. It unpacks piece by piece and stops
 * at 4 GB, so that a small archive can't fill memory or run for ever. fflate is known to this file alone.
 */
import { Unzip, UnzipInflate } from 'fflate'
import { type NotATable, notATable } from './report'

const LARGEST = 4 * 1024 ** 3
/** What deflate can swell by is a thousandfold: small bites keep what comes out at once at some megabytes. */
const BITE = 4096

/** Ends a reading with a reason; caught where the reading began. */
export class Unreadable extends Error {
  readonly why: NotATable
  constructor(reason: NotATable['reason']) {
    const why = notATable(reason)
    super(why.advice)
    this.why = why
  }
}

const startsWith = (bytes: Uint8Array, ...start: number[]): boolean => start.every((byte, at) => bytes[at] === byte)

/** The bytes of the table in a file. Throws Unreadable on a broken archive, several files, a spreadsheet, or too many bytes. */
export async function* unpack(bytes: AsyncIterable<Uint8Array>, largest = LARGEST): AsyncGenerator<Uint8Array> {
  const iterator = bytes[Symbol.asyncIterator]()
  const { head, isEnd } = await headOf(iterator, 8)
  const all = restOf(head, isEnd, iterator)
  if (startsWith(head, 0xd0, 0xcf, 0x11, 0xe0)) throw new Unreadable('spreadsheet')
  const isGzip = startsWith(head, 0x1f, 0x8b)
  const isZip = startsWith(head, 0x50, 0x4b, 0x03, 0x04) || startsWith(head, 0x50, 0x4b, 0x05, 0x06)
  let size = 0
  for await (const piece of isGzip ? gunzip(all) : isZip ? unzip(all) : all) {
    size += piece.length
    if (size > largest) throw new Unreadable('too-large')
    yield piece
  }
}

async function headOf(iterator: AsyncIterator<Uint8Array>, least: number) {
  let head = new Uint8Array(0)
  while (head.length < least) {
    const { done, value } = await iterator.next()
    if (done) return { head, isEnd: true }
    const joined = new Uint8Array(head.length + value.length)
    joined.set(head)
    joined.set(value, head.length)
    head = joined
  }
  return { head, isEnd: false }
}

async function* restOf(head: Uint8Array, isEnd: boolean, iterator: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head
    if (isEnd) return
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value
  } finally {
    await iterator.return?.()
  }
}

async function* gunzip(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  let fault: unknown = null
  const packed = new ReadableStream<Uint8Array<ArrayBuffer>>({
    async pull(controller) {
      try {
        const { done, value } = await bytes.next()
        if (done) controller.close()
        else controller.enqueue(value as Uint8Array<ArrayBuffer>)
      } catch (error) {
        fault = error
        controller.error(error)
      }
    },
    async cancel() {
      await bytes.return(undefined)
    },
  })
  const reader = packed.pipeThrough(new DecompressionStream('gzip')).getReader()
  try {
    for (;;) {
      // What the source itself throws is the source's; anything else is a fault of the archive.
      const { done, value } = await reader.read().catch(() => {
        throw fault ?? new Unreadable('broken-archive')
      })
      if (done) return
      yield value
    }
  } finally {
    await reader.cancel().catch(() => undefined)
  }
}

/** Files that systems put into archives by themselves. */
const isAside = (name: string): boolean => name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|Thumbs\.db$)/.test(name)

async function* unzip(bytes: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const out: Uint8Array[] = []
  let fault: Unreadable | null = null
  let files = 0
  let isDone = false
  let isEmpty = false
  const archive = new Unzip((file) => {
    if (isAside(file.name)) return
    files += 1
    if (/^(\[Content_Types\]\.xml|_rels\/|xl\/|mimetype$|META-INF\/)/.test(file.name)) fault ??= new Unreadable('spreadsheet')
    if (files > 1) fault ??= new Unreadable('several-files')
    if (fault) return
    file.ondata = (error, piece, isEnd) => {
      if (error) fault ??= new Unreadable('broken-archive')
      else if (piece.length > 0) out.push(piece)
      isDone ||= isEnd
    }
    file.start()
  })
  archive.register(UnzipInflate)
  for await (const piece of bytes) {
    isEmpty ||= startsWith(piece, 0x50, 0x4b, 5, 6)
    for (let at = 0; at < piece.length; at += BITE) {
      pushTo(archive, piece.subarray(at, at + BITE))
      if (fault) throw fault
      yield* out.splice(0)
    }
  }
  if (fault || !isDone) throw fault ?? new Unreadable(isEmpty ? 'empty' : 'broken-archive')
}

function pushTo(archive: Unzip, piece: Uint8Array): void {
  try {
    archive.push(piece)
  } catch {
    // fflate throws on a method of packing that it doesn't know, a password, or a broken entry.
    throw new Unreadable('broken-archive')
  }
}
