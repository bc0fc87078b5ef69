/** Which SQL engine a store runs on, for the few places where the two differ. */
import { type Kysely, PostgresAdapter } from 'kysely'

export type Engine = 'sqlite' | 'postgres'

/** The engine of a store, or of a transaction on it. */
export const engineOf = (store: Pick<Kysely<never>, 'getExecutor'>): Engine =>
  store.getExecutor().adapter instanceof PostgresAdapter ? 'postgres' : 'sqlite'

/** Locks on Postgres that last as long as their transaction; on SQLite a transaction is the only writer anyhow. */
export const LOCKS = { migrate: 727_001, publish: 727_002 }

/** A transaction in which a store stands still. */
export const momentOf = <T>(store: Kysely<T>) =>
  (engineOf(store) === 'postgres' ? store.transaction().setIsolationLevel('repeatable read') : store.transaction()).setAccessMode('read only')
