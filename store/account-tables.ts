/**
 * The tables of accounts, and of the audit log of what they did. The log is only ever added to: the tables
 * themselves refuse to change or remove a row of it, and a copy of a store, which only inserts, is let be.
 */
import { type Kysely, sql } from 'kysely'
import type { StepTypes } from './column-types'
import { engineOf } from './engine'

export type AccountRole = 'reader' | 'analyst' | 'admin'

/** Times are ISO 8601 in UTC, as everywhere here; whether is 0 or 1. */
export interface UserAccountTable {
  id: string
  name: string
  /** In lower case; of a removed account an address that nobody has. */
  email: string
  email_verified: number
  image: string | null
  role: AccountRole
  removed_at: string | null
  created_at: string
  updated_at: string
}

export interface SessionTable {
  id: string
  account: string
  token: string
  expires_at: string
  ip_address: string | null
  user_agent: string | null
  created_at: string
  updated_at: string
}

/** A way to sign in: a password, kept as its scrypt hash, or an account of a newsroom's own service. */
export interface CredentialTable {
  id: string
  account: string
  provider: string
  subject: string
  password: string | null
  access_token: string | null
  refresh_token: string | null
  id_token: string | null
  access_token_expires_at: string | null
  refresh_token_expires_at: string | null
  scope: string | null
  created_at: string
  updated_at: string
}

/** What a sign-in elsewhere must bring back. */
export interface VerificationTable {
  id: string
  identifier: string
  value: string
  expires_at: string
  created_at: string
  updated_at: string
}

export interface ApiTokenTable {
  id: string
  account: string
  name: string
  /** Words with a space between them: `read publish`. */
  scopes: string
  /** SHA-256 of the token, in hex; the token itself isn't kept. */
  hash: string
  /** Its first characters, to tell one from another. */
  start: string
  created_at: string
  expires_at: string
  /** `YYYY-MM-DD`. */
  last_used: string | null
  revoked_at: string | null
}

/** A link that is used once: it makes the first admin, or an invited account, or sets a lost password anew. */
export interface AccountLinkTable {
  id: string
  kind: 'setup' | 'invite' | 'reset'
  /** SHA-256 of what the link holds, in hex. */
  hash: string
  /** Whom it is for; null for the first admin. */
  email: string | null
  role: AccountRole
  /** Of a link to a new password: the account that it is for, whoever has the address later. */
  account: string | null
  made_by: string | null
  made_at: string
  expires_at: string
  used_at: string | null
}

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
  await signInTables(store, types)
  await tokenTables(store, types)
  await auditTables(store, types)
}

async function signInTables({ schema }: Kysely<never>, { text, integer }: StepTypes): Promise<void> {
  await schema
    .createTable('user_account')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('email', text, (c) => c.notNull().unique())
    .addColumn('email_verified', integer, (c) => c.notNull())
    .addColumn('image', text)
    .addColumn('role', text, (c) => c.notNull().check(sql`role in ('reader', 'analyst', 'admin')`))
    .addColumn('removed_at', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute()
  await schema
    .createTable('session')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('account', text, (c) => c.notNull().references('user_account.id'))
    .addColumn('token', text, (c) => c.notNull().unique())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('ip_address', text)
    .addColumn('user_agent', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute()
  await schema
    .createTable('credential')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('account', text, (c) => c.notNull().references('user_account.id'))
    .addColumn('provider', text, (c) => c.notNull())
    .addColumn('subject', text, (c) => c.notNull())
    .addColumn('password', text)
    .addColumn('access_token', text)
    .addColumn('refresh_token', text)
    .addColumn('id_token', text)
    .addColumn('access_token_expires_at', text)
    .addColumn('refresh_token_expires_at', text)
    .addColumn('scope', text)
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .addUniqueConstraint('credential_subject', ['provider', 'subject'])
    .execute()
  await schema
    .createTable('verification')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('identifier', text, (c) => c.notNull())
    .addColumn('value', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('updated_at', text, (c) => c.notNull())
    .execute()
  for (const [table, column] of [['session', 'account'], ['credential', 'account'], ['verification', 'identifier']]) {
    await schema.createIndex(`${table}_${column}`).on(table).column(column).execute()
  }
}

async function tokenTables({ schema }: Kysely<never>, { text }: StepTypes): Promise<void> {
  await schema
    .createTable('api_token')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('account', text, (c) => c.notNull().references('user_account.id'))
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('scopes', text, (c) => c.notNull())
    .addColumn('hash', text, (c) => c.notNull().unique())
    .addColumn('start', text, (c) => c.notNull())
    .addColumn('created_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('last_used', text)
    .addColumn('revoked_at', text)
    .execute()
  await schema.createIndex('api_token_account').on('api_token').column('account').execute()
  await schema
    .createTable('account_link')
    .addColumn('id', text, (c) => c.primaryKey())
    .addColumn('kind', text, (c) => c.notNull().check(sql`kind in ('setup', 'invite', 'reset')`))
    .addColumn('hash', text, (c) => c.notNull().unique())
    .addColumn('email', text)
    .addColumn('role', text, (c) => c.notNull())
    .addColumn('made_by', text, (c) => c.references('user_account.id'))
    .addColumn('made_at', text, (c) => c.notNull())
    .addColumn('expires_at', text, (c) => c.notNull())
    .addColumn('used_at', text)
    .execute()
}

/** A link to a new password names its account: an address may be another's by then. */
export async function linkAccount({ schema }: Kysely<never>, { text }: StepTypes): Promise<void> {
  await schema
    .alterTable('account_link')
    .addColumn('account', text, (c) => c.references('user_account.id'))
    .execute()
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
