/**
 * SQLite in a file, through libsql, which is known to this file alone. One connection, one writer: a
 * transaction begins by taking the file for writing, and a committed write is on the disk. A file that went
 * away and came back is opened again, so that a server recovers without a restart.
 */
import { chmodSync, closeSync, existsSync, mkdirSync, openSync, realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as pause } from 'node:timers/promises'
import { type DatabaseConnection, type SqliteDatabase, SqliteDialect, SqliteDriver, type TransactionSettings } from 'kysely'
import Driver from 'libsql'
import { StoreError } from './store-error'

/** How long a write waits for another process's. */
const BUSY_MS = 5000

const isBusy = (error: unknown): boolean => (error as { code?: string } | undefined)?.code?.startsWith('SQLITE_BUSY') ?? false

export const defaultUrl = 'var/same-period.db'

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
      `DATABASE_URL starts with "${scheme}:", which names no store. Set it to a file, such as file:${defaultUrl}, ` +
        'or to a Postgres, such as postgres://user:password@host:5432/database, or leave it out.',
    )
  }
  // Quotes of a settings file that came along; what it says may hold a password, and is not repeated.
  if (url.includes('://')) throw new StoreError('DATABASE_URL names an address after other characters, such as a space or a quotation mark. Write the address alone.')
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

/** Kysely's dialect for the file at a path, which is made if it isn't there. Throws a StoreError where it can't be opened. */
export class FileDialect extends SqliteDialect {
  readonly #file: OpenFile

  constructor(path: string) {
    const file = new OpenFile(path)
    super({ database: file })
    this.#file = file
  }

  override createDriver(): SqliteDriver {
    return new FileDriver(this.#file)
  }
}

class FileDriver extends SqliteDriver {
  readonly #file: OpenFile

  constructor(file: OpenFile) {
    super({ database: file })
    this.#file = file
  }

  /** Two that read and then write would else both have read the old state; who only reads keeps nobody out. */
  override async beginTransaction(_: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    if (settings?.accessMode === 'read only') return this.#file.exec('BEGIN')
    // Waits between tries, for SQLite's own waiting would stop every reader of this process.
    for (const end = Date.now() + BUSY_MS; !this.#file.beginWriting(Date.now() > end); ) await pause(10)
  }

  /** A full disk has rolled back already; a second rollback would hide what broke. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection)
  }
}

/** The connection that Kysely sees, whatever file handle is behind it. Faults of the disk become StoreErrors. */
class OpenFile implements SqliteDatabase {
  #database: Driver.Database
  #identity: string
  #isBroken = false

  constructor(readonly path: string) {
    this.#database = connect(path)
    this.#identity = identityOf(path)
  }

  get inTransaction(): boolean {
    return this.#database.inTransaction
  }

  prepare(sql: string): ReturnType<SqliteDatabase['prepare']> {
    return this.#guarded(() => {
      if (!this.inTransaction) this.reopenIfReplaced()
      const statement = this.#database.prepare(sql)
      return {
        reader: statement.reader,
        all: (parameters) => this.#guarded(() => withBytes(statement.all(parameters) as Row[])),
        run: (parameters) => this.#guarded(() => statement.run(parameters) as { changes: number; lastInsertRowid: number }),
        iterate: (parameters) => this.#guarded(() => statement.iterate(parameters)),
      }
    })
  }

  exec(words: string): void {
    this.#guarded(() => {
      if (!this.inTransaction) this.reopenIfReplaced()
      this.#database.exec(words)
    })
  }

  /** Takes the file for writing; false where another process has it, or a StoreError when that was the last try. */
  beginWriting(isLast: boolean): boolean {
    this.exec('PRAGMA busy_timeout = 0')
    try {
      this.exec('BEGIN IMMEDIATE')
      return true
    } catch (error) {
      if (isLast || !isBusy((error as Error).cause)) throw error
      return false
    } finally {
      this.#database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    }
  }

  /** Throws a StoreError where the file is gone: what is written to a file without a name is lost. */
  reopenIfReplaced(): void {
    if (this.path === ':memory:') return
    const identity = identityOf(this.path)
    if (identity === '') throw new StoreError(`The store ${this.path} isn’t there any more. Bring its disk or file back.`)
    if (identity === this.#identity && !this.#isBroken) return
    const fresh = connect(this.path)
    this.#database.close()
    this.#database = fresh
    this.#identity = identity
    this.#isBroken = false
  }

  close(): void {
    this.#database.close()
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (error) {
      const { code = '', message } = error as { code?: string; message: string }
      if (/^SQLITE_(IOERR|CANTOPEN|NOTADB|CORRUPT)/.test(code)) this.#isBroken = true
      const fault = FAULTS.find(([start]) => code.startsWith(start))
      throw fault ? new StoreError(`The store ${this.path} ${fault[1]} (${message}).`, { cause: error }) : error
    }
  }
}

const FAULTS: [start: string, words: string][] = [
  ['SQLITE_FULL', 'can’t be written: its disk is full. Make room; what was being written left nothing behind'],
  ['SQLITE_IOERR', 'can’t be read or written: its disk fails'],
  ['SQLITE_CANTOPEN', 'can’t be opened: bring its disk or file back'],
  ['SQLITE_READONLY', 'can’t be written: its disk or file is read-only'],
  ['SQLITE_BUSY', 'is being written by another process: try again when that has ended'],
]

type Row = Record<string, unknown>

/** Rows as Postgres has them too: libsql hands out bytes as an ArrayBuffer. */
function withBytes(rows: Row[]): Row[] {
  for (const row of rows) {
    for (const name in row) if (row[name] instanceof ArrayBuffer) row[name] = Buffer.from(row[name])
  }
  return rows
}

/** Which file stands at a path; empty where none does. */
function identityOf(path: string): string {
  const stat = path === ':memory:' ? undefined : statSync(path, { throwIfNoEntry: false })
  return stat ? `${stat.dev}:${stat.ino}` : ''
}

/** Makes the file for its owner alone: sessions and addresses are in it. What SQLite makes beside it gets the same mode. */
function makeForOwner(path: string): void {
  mkdirSync(dirname(path), { recursive: true })
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600))
}

/** Takes a store from others of the machine who could read it, and says so. */
function takeFromOthers(path: string): void {
  const open = [path, `${path}-wal`, `${path}-shm`].filter((each) => (statSync(/* turbopackIgnore: true */ each, { throwIfNoEntry: false })?.mode ?? 0) & 0o077)
  if (open.length === 0 || process.platform === 'win32') return
  for (const each of open) chmodSync(each, 0o600)
  console.warn(`${path} could be read by others of this machine; now by its owner only.`)
}

function connect(path: string): Driver.Database {
  try {
    if (path !== ':memory:') makeForOwner(path)
    const database = new Driver(path)
    database.exec(`PRAGMA busy_timeout = ${BUSY_MS}`)
    database.exec('PRAGMA journal_mode = WAL')
    database.exec('PRAGMA synchronous = FULL')
    database.exec('PRAGMA foreign_keys = ON')
    if (path !== ':memory:') takeFromOthers(path)
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
    if (isBusy(error)) return null
    throw new StoreError(`The lock ${path} can’t be taken: ${(error as Error).message}`)
  }
  return () => database.close()
}
