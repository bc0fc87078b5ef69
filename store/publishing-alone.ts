/**
 * One publication at a time, over every server of a store: what a person agreed to was a change of the
 * state that they saw, so a second one is told instead of being laid on top. A start, which only adds what
 * the store lacks, may wait.
 */
import { type Transaction, sql } from 'kysely'
import type { Store } from './database'
import { LOCKS, engineOf } from './engine'
import type { Schema } from './schema'

export type WhenBusy = 'refuse' | 'wait'

/** A release that can't be published, with the reason for whoever offers it. */
export class PublishError extends Error {
  override name = 'PublishError'
}

/** Stores that this process publishes into now; on SQLite nobody else can. One set for all routes, which are bundled apart. */
const held = globalThis as typeof globalThis & { samePeriodPublishing?: WeakSet<Store> }

/** Does the work in one transaction while nobody else publishes. Throws a PublishError where somebody does and `whenBusy` is `refuse`. */
export async function publishingAlone<T>(store: Store, name: string, whenBusy: WhenBusy, work: (change: Transaction<Schema>) => Promise<T>): Promise<T> {
  const busy = (held.samePeriodPublishing ??= new WeakSet())
  if (whenBusy === 'refuse' && busy.has(store)) throw refusal(name)
  busy.add(store)
  try {
    return await store.transaction().execute(async (change) => {
      if (engineOf(change) === 'postgres') await takeLock(change, name, whenBusy)
      return work(change)
    })
  } finally {
    busy.delete(store)
  }
}

async function takeLock(change: Transaction<Schema>, name: string, whenBusy: WhenBusy): Promise<void> {
  if (whenBusy === 'wait') {
    await sql`select pg_advisory_xact_lock(${LOCKS.publish})`.execute(change)
    return
  }
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${LOCKS.publish}) as taken`.execute(change)
  if (!rows[0].taken) throw refusal(name)
}

const refusal = (name: string): PublishError =>
  new PublishError(`Another release is being published at this moment, so ${name} isn’t. Look at what that one changed, then publish again.`)
