/**
 * Opens the store. The SQL driver (libsql: SQLite with better-sqlite3's interface) is known to this
 * file alone; everybody else sees Kysely. Nothing connects at import time. A committed write is on
 * the disk when its promise resolves.
 */
import { existsSync, mkdirSync, realpathSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Kysely, SqliteDialect } from 'kysely'
import Driver from 'libsql'
import { type Schema, migrate } from './schema'

export type Store = Kysely<Schema>

export const defaultUrl = 'var/same-period.db'

/** A fault of the surroundings, with a message for whoever starts the server. */
export class StoreError extends Error {
  override name = 'StoreError'
}

/**
 * The file of a `DATABASE_URL`: `file:` and a path, a file URL, or a plain path; `:memory:` stays as it
 * is. Links are followed, so that one file has one path and one lock. Throws a StoreError for any other
 * scheme. `storePath('file:var/a.db')` is the absolute path of var/a.db.
 */
export function storePath(url: string = process.env.DATABASE_URL || defaultUrl): string {
  if (url === ':memory:' || url === 'file::memory:') return ':memory:'
  if (url.startsWith('file://')) return followed(pathOfFileUrl(url))
  if (url.startsWith('file:')) return followed(resolve(/* turbopackIgnore: true */ url.slice(5)))
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(url)?.[1]
  if (scheme) {
    throw new StoreError(
      `DATABASE_URL starts with "${scheme}:", which this version can’t use${scheme.startsWith('postgres') ? ' (Postgres comes with a later version)' : ''}. ` +
        `Set DATABASE_URL to a file, such as file:${defaultUrl}, or leave it out.`,
    )
  }
  return followed(resolve(/* turbopackIgnore: true */ url))
}

function pathOfFileUrl(url: string): string {
  try {
    if (new URL(url).search !== '') throw new Error('a file has no settings after a “?”')
    return fileURLToPath(url)
  } catch (error) {
    throw new StoreError(`DATABASE_URL is "${url}", which names no file here: ${(error as Error).message}`)
  }
}

/** A path with its links followed; of a file that isn't there yet, its folder's. */
function followed(path: string): string {
  if (existsSync(path)) return realpathSync(path)
  const folder = dirname(path)
  return existsSync(folder) ? join(realpathSync(folder), basename(path)) : path
}

/** The store at a path, made if it isn't there and brought up to date. Close it with `destroy()`. */
export async function openDatabase(url?: string): Promise<Store> {
  const path = storePath(url)
  const store = new Kysely<Schema>({ dialect: new SqliteDialect({ database: connect(path) }) })
  try {
    await migrate(store)
  } catch (error) {
    await store.destroy()
    throw error
  }
  return store
}

function connect(path: string): Driver.Database {
  try {
    if (path !== ':memory:') mkdirSync(dirname(path), { recursive: true })
    const database = new Driver(path)
    database.exec('PRAGMA busy_timeout = 5000')
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    return database
  } catch (error) {
    throw new StoreError(`The store ${path} can’t be opened: ${(error as Error).message}`)
  }
}

/** Takes a file for the life of this process; null where another process has it. Let go of it with the answer. */
export function holdFile(path: string): (() => void) | null {
  mkdirSync(dirname(path), { recursive: true })
  const database = new Driver(path)
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE')
    database.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    database.close()
    if ((error as { code?: string }).code?.startsWith('SQLITE_BUSY')) return null
    throw new StoreError(`The lock ${path} can’t be taken: ${(error as Error).message}`)
  }
  return () => database.close()
}
