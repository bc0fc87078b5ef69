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

/**
 * A release that can't be published, with the reason for whoever offers it. `conflict`: others were quicker, or
 * the name is taken; `unfit`: it can't be published as it is.
 */
export class PublishError extends Error {
  override name = 'PublishError'
  readonly kind: 'conflict' | 'unfit'
  constructor(message: string, kind: 'conflict' | 'unfit' = 'unfit') {
    super(message)
    this.kind = kind
  }
}

/** Whether something thrown is one; by name, for the server's start and its routes are bundled apart, each with this class. */
export const isPublishError = (error: unknown): error is PublishError => error instanceof Error && error.name === 'PublishError'

/** How many publications this process has under way in each store. One count for all routes, which are bundled apart. */
const held = globalThis as typeof globalThis & { samePeriodPublishing?: WeakMap<Store, number> }
const counts = (): WeakMap<Store, number> => (held.samePeriodPublishing ??= new WeakMap())

/** Whether this process publishes into a store now: on SQLite everybody else's queries then wait. */
export const isPublishing = (store: Store): boolean => (counts().get(store) ?? 0) > 0

/** Does the work in one transaction while nobody else publishes. Throws a PublishError where somebody does and `whenBusy` is `refuse`. */
export async function publishingAlone<T>(store: Store, name: string, whenBusy: WhenBusy, work: (change: Transaction<Schema>) => Promise<T>): Promise<T> {
  if (whenBusy === 'refuse' && isPublishing(store)) throw refusal(name)
  counts().set(store, (counts().get(store) ?? 0) + 1)
  try {
    return await store.transaction().execute(async (change) => {
      if (engineOf(change) === 'postgres') await takeLock(change, name, whenBusy)
      return work(change)
    })
  } finally {
    counts().set(store, counts().get(store)! - 1)
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
  new PublishError(`Another release is being published at this moment, so ${name} isn’t. Look at what that one changed, then publish again.`, 'conflict')
