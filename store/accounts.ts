/**
 * Accounts: who they are, what they may do, and their sessions. A change and its entry in the audit log are
 * one transaction. The last admin can neither lose the role nor be removed; whoever checks that holds a lock.
 */
import { type Transaction, sql } from 'kysely'
import { AccountError } from './account-error'
import type { AccountRole, UserAccountTable } from './account-tables'
import { appendAudit } from './audit'
import type { Store } from './database'
import { LOCKS, engineOf } from './engine'
import type { Schema } from './schema'

export const ROLES: AccountRole[] = ['reader', 'analyst', 'admin']

/** Each role may do what those before it may. */
export const mayAs = (role: AccountRole, needed: AccountRole): boolean => ROLES.indexOf(role) >= ROLES.indexOf(needed)

export const isRole = (text: unknown): text is AccountRole => ROLES.includes(text as AccountRole)

export type Account = Pick<UserAccountTable, 'id' | 'name' | 'email' | 'role' | 'created_at'>

const COLUMNS = ['id', 'name', 'email', 'role', 'created_at'] as const

/** The account of an id as it is at this moment; null where there is none, or none any more. */
export const findAccount = async (store: Store, id: string): Promise<Account | null> =>
  (await store.selectFrom('user_account').select(COLUMNS).where('id', '=', id).where('removed_at', 'is', null).executeTakeFirst()) ?? null

export const findAccountOf = async (store: Store, email: string): Promise<Account | null> =>
  (await store.selectFrom('user_account').select(COLUMNS).where('email', '=', emailKey(email)).where('removed_at', 'is', null).executeTakeFirst()) ?? null

/** Addresses are one whatever their case. */
export const emailKey = (email: string): string => email.trim().toLowerCase()

export interface ListedAccount extends Account {
  sessions: number
  tokens: number
}

/** Every account, by address, with how many sessions and tokens it has that still hold. */
export async function listAccounts(store: Store, now: Date): Promise<ListedAccount[]> {
  const at = now.toISOString()
  const [accounts, sessions, tokens] = await Promise.all([
    store.selectFrom('user_account').select(COLUMNS).where('removed_at', 'is', null).orderBy('email').execute(),
    store.selectFrom('session').select('account').where('expires_at', '>', at).execute(),
    store.selectFrom('api_token').select('account').where('expires_at', '>', at).where('revoked_at', 'is', null).execute(),
  ])
  const countOf = (rows: { account: string }[], id: string) => rows.filter(({ account }) => account === id).length
  return accounts.map((account) => ({ ...account, sessions: countOf(sessions, account.id), tokens: countOf(tokens, account.id) }))
}

export const hasAdmin = async (store: Store): Promise<boolean> =>
  (await store.selectFrom('user_account').select('id').where('role', '=', 'admin').where('removed_at', 'is', null).executeTakeFirst()) !== undefined

/** Does the work while nobody else changes who is an admin. */
export const changingAccounts = <T>(store: Store, work: (change: Transaction<Schema>) => Promise<T>): Promise<T> =>
  store.transaction().execute(async (change) => {
    if (engineOf(change) === 'postgres') await sql`select pg_advisory_xact_lock(${LOCKS.accounts})`.execute(change)
    return work(change)
  })

/** Gives an account a role; holds from its next request on. Throws an AccountError for an unknown account or the last admin. */
export function changeRole(store: Store, id: string, role: AccountRole, actor: string, at: Date): Promise<Account> {
  return changingAccounts(store, async (change) => {
    const account = await mustFind(change, id)
    if (account.role === role) return account
    if (account.role === 'admin') await refuseLastAdmin(change)
    await change.updateTable('user_account').set({ role, updated_at: at.toISOString() }).where('id', '=', id).execute()
    if (account.role === 'admin') await dropLinksBy(change, id)
    await appendAudit(change, { at, actor, action: 'account.role', subject: id, detail: { from: account.role, to: role } })
    return { ...account, role }
  })
}

/**
 * Removes an account: its ways to sign in, sessions and tokens are gone, the open links by it and for it too, and its
 * address is free. The row
 * stays with its name, for releases and the audit log name it.
 */
export function removeAccount(store: Store, id: string, actor: string, at: Date): Promise<void> {
  return changingAccounts(store, async (change) => {
    const { role } = await mustFind(change, id)
    if (role === 'admin') await refuseLastAdmin(change)
    const now = at.toISOString()
    await change.deleteFrom('session').where('account', '=', id).execute()
    await change.deleteFrom('credential').where('account', '=', id).execute()
    await change.updateTable('api_token').set({ revoked_at: now }).where('account', '=', id).where('revoked_at', 'is', null).execute()
    await change.updateTable('user_account').set({ removed_at: now, updated_at: now, role: 'reader', email: `${id}@removed.invalid` }).where('id', '=', id).execute()
    await dropLinksBy(change, id)
    await change.deleteFrom('account_link').where('account', '=', id).where('used_at', 'is', null).execute()
    await appendAudit(change, { at, actor, action: 'account.removed', subject: id, detail: {} })
  })
}

/** Of whoever is an admin no longer, no invite and no link to a password holds on. */
async function dropLinksBy(change: Transaction<Schema>, id: string): Promise<void> {
  await change.deleteFrom('account_link').where('made_by', '=', id).where('used_at', 'is', null).execute()
}

async function mustFind(change: Transaction<Schema>, id: string): Promise<Account> {
  const account = await findAccount(change, id)
  if (!account) throw new AccountError(404, 'There is no such account.')
  return account
}

async function refuseLastAdmin(change: Transaction<Schema>): Promise<void> {
  const admins = await change.selectFrom('user_account').select('id').where('role', '=', 'admin').where('removed_at', 'is', null).execute()
  if (admins.length < 2) throw new AccountError(409, 'This is the last admin. Make another account an admin first.')
}

export interface ListedSession {
  id: string
  created_at: string
  expires_at: string
  user_agent: string | null
}

/** The sessions of an account that still hold, newest first. */
export const sessionsOf = (store: Store, account: string, now: Date): Promise<ListedSession[]> =>
  store
    .selectFrom('session')
    .select(['id', 'created_at', 'expires_at', 'user_agent'])
    .where('account', '=', account)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .execute()

/** Ends sessions of an account: all, or the one that is named; answers with how many. */
export function endSessions(store: Store, account: string, actor: string, at: Date, { only, except }: { only?: string; except?: string } = {}): Promise<number> {
  return store.transaction().execute(async (change) => {
    await mustFind(change, account)
    let ending = change.deleteFrom('session').where('account', '=', account)
    if (only !== undefined) ending = ending.where('id', '=', only)
    if (except !== undefined) ending = ending.where('id', '!=', except)
    const ended = Number((await ending.executeTakeFirst()).numDeletedRows)
    if (only !== undefined && ended === 0) throw new AccountError(404, 'There is no such session.')
    await appendAudit(change, { at, actor, action: 'account.sessions-revoked', subject: account, detail: { sessions: ended } })
    return ended
  })
}

/** The hash of an account's password; null for one that signs in elsewhere. */
export const passwordHashOf = async (store: Store, account: string): Promise<string | null> =>
  (await store.selectFrom('credential').select('password').where('account', '=', account).where('provider', '=', 'credential').executeTakeFirst())?.password ?? null

/** Sets the password of an account, given as its hash, and ends its other sessions. */
export async function setPassword(store: Store, account: string, hash: string, at: Date, session: string): Promise<void> {
  await store.transaction().execute(async (change) => {
    await change.updateTable('credential').set({ password: hash, updated_at: at.toISOString() }).where('account', '=', account).where('provider', '=', 'credential').execute()
    await change.deleteFrom('session').where('account', '=', account).where('id', '!=', session).execute()
    await appendAudit(change, { at, actor: account, action: 'account.password', subject: account, detail: {} })
  })
}
