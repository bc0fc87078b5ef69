/** Which SQL engine a store runs on, for the few places where the two differ. */
import type { Kysely } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

/**
 * The engine of a store, or of a transaction on it. Told by what its adapter can do, not by its class: the
 * server's start and its routes are bundled apart, each with a copy of Kysely.
 */
export const engineOf = (store: Pick<Kysely<never>, 'getExecutor'>): Engine =>
  store.getExecutor().adapter.supportsTransactionalDdl ? 'postgres' : 'sqlite'

/** Locks on Postgres that last as long as their transaction; on SQLite a transaction is the only writer anyhow. */
export const LOCKS = { migrate: 727_001, publish: 727_002, audit: 727_003, accounts: 727_004 }

/** A transaction in which a store stands still. */
export const momentOf = <T>(store: Kysely<T>) =>
  (engineOf(store) === 'postgres' ? store.transaction().setIsolationLevel('repeatable read') : store.transaction()).setAccessMode('read only')
