/**
 * The audit log: who did what to what, each entry holding a hash of itself and of the one before, so that an
 * edited, removed or exchanged entry shows. What can't show from the store alone is a log that somebody with
 * the database's password wrote anew as a whole, end and all: for that, keep the last hash, or an export, elsewhere.
 */
import { createHash } from 'node:crypto'
import { setImmediate as yieldToOthers } from 'node:timers/promises'
import { type Transaction, sql } from 'kysely'
import type { AuditTable } from './account-tables'
import type { Store } from './database'
import { LOCKS, engineOf } from './engine'
import type { Schema } from './schema'

export interface AuditEntry {
  at: Date
  /** The account's id, or words where it is none: `setup link`, `nobody`. */
  actor: string
  /** `release.published`, `account.role`, `token.created`, … */
  action: string
  subject: string
  /** Whatever else says what happened; never a secret. */
  detail: Record<string, unknown>
}

export interface AuditCheck {
  entries: number
  /** The id of the first entry that isn't what was written, or is missing; null where all stand. */
  brokenAt: number | null
  /** The hash of the last entry; empty for an empty log. Kept elsewhere, it proves all entries up to it. */
  hash: string
}

/**
 * Adds an entry, inside the transaction of what it records: both are kept, or neither. Call it late in that
 * transaction, for on Postgres others that record something wait for its end.
 */
export async function appendAudit(change: Transaction<Schema>, { at, actor, action, subject, detail }: AuditEntry): Promise<void> {
  if (engineOf(change) === 'postgres') await sql`select pg_advisory_xact_lock(${LOCKS.audit})`.execute(change)
  const end = await change.selectFrom('audit_end').select(['last', 'hash']).executeTakeFirst()
  const words = { id: (end?.last ?? 0) + 1, at: at.toISOString(), actor, action, subject, detail: canonicalJson(detail), previous: end?.hash ?? '' }
  const hash = hashOf(words)
  await change.insertInto('audit').values({ ...words, hash }).execute()
  if (end) await change.updateTable('audit_end').set({ last: words.id, hash }).execute()
  else await change.insertInto('audit_end').values({ id: 1, last: words.id, hash }).execute()
}

/** SHA-256, in hex, over the hash before and the entry's words as a JSON array; whoever has an export can count it again. */
const hashOf = ({ id, at, actor, action, subject, detail, previous }: Omit<AuditTable, 'hash'>): string =>
  createHash('sha256').update(previous).update(JSON.stringify([id, at, actor, action, subject, detail])).digest('hex')

/** JSON whose keys are in order, so that one thing has one text. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const PAGE = 200

/** The whole log, oldest first, so many entries at a time; others get their turn in between. */
export async function* auditPages(store: Store): AsyncGenerator<AuditTable[]> {
  for (let last = 0; ; await yieldToOthers()) {
    const rows = await store.selectFrom('audit').selectAll().where('id', '>', last).orderBy('id').limit(PAGE).execute()
    if (rows.length > 0) yield rows
    if (rows.length < PAGE) return
    last = rows.at(-1)!.id
  }
}

/** Reads the whole log and counts every hash again. */
export async function verifyAudit(store: Store): Promise<AuditCheck> {
  // The end is read first: what is added meanwhile lies after it, and must fit on all the same.
  const end = await store.selectFrom('audit_end').select(['last', 'hash']).executeTakeFirst()
  let [last, previous, atEnd] = [0, '', '']
  for await (const rows of auditPages(store)) {
    for (const row of rows) {
      if (row.id !== last + 1 || row.previous !== previous || row.hash !== hashOf(row)) return { entries: last, brokenAt: last + 1, hash: previous }
      ;[last, previous] = [row.id, row.hash]
      if (last === end?.last) atEnd = row.hash
    }
  }
  if (last < (end?.last ?? 0)) return { entries: last, brokenAt: last + 1, hash: previous }
  if (end ? atEnd !== end.hash : last > 0) return { entries: last, brokenAt: end?.last ?? 1, hash: previous }
  return { entries: last, brokenAt: null, hash: previous }
}

/** Entries newest first, so many before an id. */
export const readAudit = (store: Store, limit: number, before = 2 ** 31 - 1): Promise<AuditTable[]> =>
  store.selectFrom('audit').selectAll().where('id', '<', before).orderBy('id', 'desc').limit(limit).execute()
