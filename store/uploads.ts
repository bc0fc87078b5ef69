/**
 * Files as they come, in gzip pieces of at most 1 MB: written while they arrive and read piece by piece, so
 * that a gigabyte never stands in memory, and every server of a store sees them. A file that didn't come to its
 * end is no upload; one that became no release goes after a day.
 */
import { createHash, randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { gunzip, gzip } from 'node:zlib'
import { type Kysely, sql } from 'kysely'
import type { Source } from '@/ingest/source'
import { breather } from './breather'
import type { Store } from './database'
import { engineOf } from './engine'
import { pieceId } from './file-tables'
import type { Schema } from './schema'
import { StoreError } from './store-error'

/** A store, or a transaction on it. */
type Within = Kysely<Schema>

export const LARGEST_FILE = 1024 ** 3
const PIECE = 1024 ** 2
const DAY_MS = 86_400_000

/** A file that came to its end. */
export interface Upload {
  id: string
  dataset: string
  account: string | null
  name: string
  size: number
  sha256: string
  made_at: string
}

/** A file that is larger than may be. */
export class FileTooLarge extends Error {
  override name = 'FileTooLarge'
}

/** A file that somebody removed while it was being read. */
export class UploadRemoved extends Error {
  override name = 'UploadRemoved'
}

/** Whether something thrown is one; by name, for routes are bundled apart. */
export const isUploadRemoved = (error: unknown): error is UploadRemoved => error instanceof Error && error.name === 'UploadRemoved'

const [packed, unpacked] = [promisify<Uint8Array, { level: number }, Buffer>(gzip), promisify<Uint8Array, { chunkSize: number }, Buffer>(gunzip)]

/** Writes a file while it arrives. Rejects as its bytes do, with FileTooLarge or a StoreError; then nothing of it stays. */
export async function writeUpload(
  store: Within,
  { dataset, account, name }: Pick<Upload, 'dataset' | 'account' | 'name'>,
  bytes: AsyncIterable<Uint8Array>,
  most = LARGEST_FILE,
  now: () => Date = () => new Date(),
): Promise<Upload> {
  const [id, made_at] = [randomUUID(), now().toISOString()]
  await store.insertInto('upload').values({ id, dataset, account, name, size: null, sha256: null, made_at }).execute()
  try {
    const hash = createHash('sha256')
    let [size, place] = [0, 0]
    for await (const piece of inPieces(bytes)) {
      size += piece.length
      if (size > most) throw new FileTooLarge(`The file is larger than ${most} bytes.`)
      hash.update(piece)
      await store.insertInto('file_piece').values({ id: pieceId(id, place), upload: id, place, gzip: await packed(piece, { level: 3 }) }).execute()
      place += 1
    }
    const sha256 = hash.digest('hex')
    await store.updateTable('upload').set({ size, sha256 }).where('id', '=', id).execute()
    return { id, dataset, account, name, size, sha256, made_at }
  } catch (error) {
    // A transaction takes it back by itself. Where the store can't do even that, the sweep does it later; why the file didn't come is what matters.
    if (!store.isTransaction) await removeUpload(store as Store, id).catch(() => undefined)
    throw error
  }
}

/** The same bytes in pieces of one length, the last one shorter. */
async function* inPieces(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = []
  let length = 0
  for await (let bytesNow of bytes) {
    while (length + bytesNow.length >= PIECE) {
      const end = PIECE - length
      yield Buffer.concat([...waiting, bytesNow.subarray(0, end)])
      bytesNow = bytesNow.subarray(end)
      waiting = []
      length = 0
    }
    if (bytesNow.length === 0) continue
    waiting.push(bytesNow)
    length += bytesNow.length
  }
  if (length > 0) yield Buffer.concat(waiting)
}

/** Bytes in memory as they would arrive. */
export async function* arriving(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}

/** An upload; null where there is none, or it hasn't come to its end. */
export async function readUpload(store: Within, id: string): Promise<Upload | null> {
  const row = await store.selectFrom('upload').selectAll().where('id', '=', id).executeTakeFirst()
  return row && row.size !== null && row.sha256 !== null ? { ...row, size: row.size, sha256: row.sha256 } : null
}

/** The file of an upload, to be read from its start as often as need be; whoever reads owns the pieces. Reading it rejects with a StoreError where it isn't whole, and with UploadRemoved where it was taken back. */
export const uploadSource = (store: Within, upload: Upload): Source => ({ name: upload.name, size: upload.size, open: () => readPieces(store, upload) })

async function* readPieces(store: Within, { id, name, size, sha256 }: Upload): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256')
  let at = 0
  for (let place = 0; at < size; place += 1) {
    const row = await store.selectFrom('file_piece').select('gzip').where('id', '=', pieceId(id, place)).executeTakeFirst()
    if (!row) throw (await readUpload(store, id)) ? notWhole(name) : new UploadRemoved(`The file “${name}” was removed meanwhile. Bring it again.`)
    // One chunk holds a piece, which then isn't joined from many.
    const bytes = await unpacked(row.gzip, { chunkSize: PIECE + 1024 })
    hash.update(bytes)
    at += bytes.length
    yield bytes
  }
  if (hash.digest('hex') !== sha256) throw notWhole(name)
}

const notWhole = (name: string): StoreError => new StoreError(`The store doesn’t hold the file “${name}” as it came any more. Restore a backup.`)

/** Removes an upload that no release refers to; nothing where one does. */
export const removeUpload = (store: Store, id: string): Promise<void> => removeUnused(store, [id])

/** Removes uploads that became no release within a day; with `isAlone`, those too that were coming when the server stopped. */
export async function sweepUploads(store: Store, isAlone = false, now: () => Date = () => new Date()): Promise<void> {
  const yesterday = new Date(now().getTime() - DAY_MS).toISOString()
  const all = store.selectFrom('upload').select('id').where('id', 'not in', usedUploads(store))
  const stopped = isAlone && engineOf(store) === 'sqlite'
  const old = await all.where((e) => (stopped ? e.or([e('made_at', '<', yesterday), e('size', 'is', null)]) : e('made_at', '<', yesterday))).execute()
  await removeUnused(store, old.map(({ id }) => id))
}

const usedUploads = (store: Within) => store.selectFrom('release').select('upload').where('upload', 'is not', null)

async function removeUnused(store: Store, ids: string[]): Promise<void> {
  for (const id of ids) {
    await store.transaction().execute(async (change) => {
      await holdUpload(change, id, 'update')
      const unused = await change.selectFrom('upload').select('id').where('id', '=', id).where('id', 'not in', usedUploads(change)).executeTakeFirst()
      if (!unused) return
      const breathe = breather()
      const pieces = await change.selectFrom('file_piece').select('id').where('upload', '=', id).execute()
      for (const piece of pieces) {
        await change.deleteFrom('file_piece').where('id', '=', piece.id).execute()
        await breathe()
      }
      await change.deleteFrom('upload').where('id', '=', id).execute()
    })
  }
}

/** Keeps others from removing an upload, or from using it, until a transaction ends; false where there is none. */
export async function holdUpload(change: Within, id: string, against: 'update' | 'key share'): Promise<boolean> {
  // On SQLite a transaction is the only writer anyhow.
  const lock = engineOf(change) === 'postgres' ? sql`for ${sql.raw(against)}` : sql``
  const { rows } = await sql`select id from upload where id = ${id} and (size is not null or ${sql.lit(against)} = 'update') ${lock}`.execute(change)
  return rows.length > 0
}
