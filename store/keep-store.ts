/**
 * What whoever runs the server does with a whole store: back it up into a file, restore it from one, move it
 * to another address. A backup is itself a store: an SQLite file in one piece. Nothing is ever overwritten,
 * and a file that a server uses is left alone.
 */
import { chmodSync, copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { sql } from 'kysely'
import { type Digest, copyStore } from './copy-store'
import { type Store, openDatabase } from './database'
import { lockStore } from './lock'
import { isPostgresUrl } from './postgres'
import { storePath } from './sqlite'
import { StoreError } from './store-error'

/** Writes everything that a store holds into a new file; a server may be running. */
export async function backup(url: string | undefined, file: string): Promise<Digest> {
  const path = resolve(file)
  if (existsSync(path)) throw new StoreError(`${path} is there already. Name a new file: a backup is never overwritten.`)
  refuseMissing(url)
  const partial = `${path}.partial`
  rmSync(partial, { force: true })
  const copied = await between(url, partial, async (from, to) => {
    const digest = await copyStore(from, to)
    await sql`pragma journal_mode = delete`.execute(to)
    return digest
  })
  renameSync(partial, path)
  return copied
}

/** Puts a backup into an empty store, which is made if it isn't there. The backup isn't changed. */
export async function restore(file: string, url: string | undefined): Promise<Digest> {
  const path = resolve(file)
  if (!existsSync(path)) throw new StoreError(`There is no file ${path}. Name one that “npm run backup” wrote.`)
  const folder = mkdtempSync(join(tmpdir(), 'same-period-restore-'))
  try {
    // A backup of an older version is brought up to date before it is copied: in a copy of its own.
    const own = join(folder, 'backup.db')
    await copyFiles(path, own)
    return await alone(url, () => between(own, url, copyStore))
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Puts everything that a store holds into an empty one at another address. No server may use a file that takes part. */
export async function move(from: string | undefined, to: string): Promise<Digest> {
  refuseMissing(from)
  return alone(from, () => alone(to, () => between(from, to, copyStore)))
}

/** A store that was served and not stopped in order has its last rows in a second file; one that is being served is refused. */
async function copyFiles(path: string, own: string): Promise<void> {
  const copy = (end: string) => {
    copyFileSync(path + end, own + end)
    chmodSync(own + end, 0o600)
  }
  if (!existsSync(`${path}-wal`)) return copy('')
  await alone(path, async () => ['', '-wal'].forEach(copy))
}

function refuseMissing(url: string | undefined): void {
  if (isPostgresUrl(url) || existsSync(storePath(url))) return
  throw new StoreError(`There is no store at ${storePath(url)}. Set DATABASE_URL to the one that is meant.`)
}

async function between(from: string | undefined, to: string | undefined, work: (from: Store, to: Store) => Promise<Digest>): Promise<Digest> {
  const source = await openDatabase(from)
  try {
    const target = await openDatabase(to)
    return await work(source, target).finally(() => target.destroy())
  } finally {
    await source.destroy()
  }
}

/** Does the work while no server uses the file of a store. */
async function alone<T>(url: string | undefined, work: () => Promise<T>): Promise<T> {
  const release = isPostgresUrl(url) ? () => {} : lockStore(storePath(url), { pid: process.pid, port: 0 })
  return work().finally(release)
}
