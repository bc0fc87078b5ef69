/**
 * The tables of accounts, and of the audit log of what they did. The log is only ever added to: the tables
 * themselves refuse to change or remove a row of it, and a copy of a store, which only inserts, is let be.
 */
import { type Kysely, sql } from 'kysely'
import type { StepTypes } from './column-types'
import { engineOf } from './engine'

export interface AuditTable {
  /** From 1, without a gap. */
  id: number
  /** ISO 8601, in UTC. */
  at: string
  /** Who did it: an account's id, or in words where it was none. */
  actor: string
  /** What was done, as `release.published`. */
  action: string
  /** What it was done to: an id or a name. */
  subject: string
  /** JSON; never a secret. */
  detail: string
  /** The hash of the entry before; empty for the first. */
  previous: string
  hash: string
}

/** One row: how far the log goes, so that entries missing at its end are missed. */
export interface AuditEndTable {
  id: number
  last: number
  hash: string
}

export async function accountTables(store: Kysely<never>, types: StepTypes): Promise<void> {
  await auditTables(store, types)
}

async function auditTables(store: Kysely<never>, { text, integer }: StepTypes): Promise<void> {
  const audit = store.schema.createTable('audit').addColumn('id', integer, (c) => c.primaryKey())
  await ['at', 'actor', 'action', 'subject', 'detail', 'previous', 'hash']
    .reduce((table, name) => table.addColumn(name, text, (c) => c.notNull()), audit)
    .execute()
  await store.schema
    .createTable('audit_end')
    .addColumn('id', integer, (c) => c.primaryKey().check(sql`id = 1`))
    .addColumn('last', integer, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull())
    .execute()
  for (const words of engineOf(store) === 'postgres' ? POSTGRES_GUARDS : SQLITE_GUARDS) await sql.raw(words).execute(store)
}

const REFUSAL = 'the audit log is only ever added to'

/** SQLite's REPLACE removes a row without asking the trigger of DELETE, so an id that is there is refused too. */
const SQLITE_GUARDS = [
  `create trigger audit_kept_update before update on audit begin select raise(abort, '${REFUSAL}'); end`,
  `create trigger audit_kept_delete before delete on audit begin select raise(abort, '${REFUSAL}'); end`,
  `create trigger audit_kept_insert before insert on audit when exists (select 1 from audit where id = new.id) begin select raise(abort, '${REFUSAL}'); end`,
]

const POSTGRES_GUARDS = [
  `create function audit_kept() returns trigger language plpgsql as $$ begin raise exception '${REFUSAL}'; end $$`,
  'create trigger audit_kept before update or delete or truncate on audit for each statement execute function audit_kept()',
]
