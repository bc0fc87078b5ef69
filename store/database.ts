/**
 * Opens the store that `DATABASE_URL` names: SQLite in a file, or Postgres. Everybody else sees Kysely, and
 * one schema. Nothing connects at import time. A committed write is on the disk when its promise resolves.
 */
import { type Dialect, Kysely } from 'kysely'
import { isPostgresUrl, postgresDialect, refuseOtherEncodings } from './postgres'
import { type Schema, migrate } from './schema'
import { FileDialect, storePath } from './sqlite'

export type Store = Kysely<Schema>

/** The store at an address, made if it isn't there and brought up to date. Close it with `destroy()`. Throws a StoreError where it can't be had. */
export async function openDatabase(url = process.env.DATABASE_URL || undefined): Promise<Store> {
  const store = new Kysely<Schema>({ dialect: dialectOf(url) })
  try {
    if (isPostgresUrl(url)) await refuseOtherEncodings(store)
    await migrate(store)
  } catch (error) {
    await store.destroy()
    throw error
  }
  return store
}

const dialectOf = (url?: string): Dialect => (isPostgresUrl(url) ? postgresDialect(url) : new FileDialect(storePath(url)))
