/**
 * Links that make an account, each used once: the one that a start prints while there is no admin, and
 * invites. Only a hash of what a link holds is kept. Of two who use one link at once, one gets the account.
 */
import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import { AccountError } from './account-error'
import type { AccountLinkTable, AccountRole } from './account-tables'
import { changingAccounts, emailKey, findAccountOf, hasAdmin } from './accounts'
import { appendAudit } from './audit'
import type { Store } from './database'
import type { Schema } from './schema'
import { randomSecret, sha256 } from './secret-text'

const DAY_MS = 86_400_000
export const SETUP_HOURS = 24
export const INVITE_DAYS = 7

export type OpenLink = Pick<AccountLinkTable, 'id' | 'kind' | 'email' | 'role' | 'expires_at'>

export type FoundLink = OpenLink & Pick<AccountLinkTable, 'account'>

const LINK_COLUMNS = ['id', 'kind', 'email', 'role', 'expires_at'] as const

/** Makes the link of the first admin and answers with what it holds; null where there is an admin. */
export function makeSetupLink(store: Store, at: Date): Promise<string | null> {
  return changingAccounts(store, async (change) => {
    if (await hasAdmin(change)) return null
    const secret = randomSecret()
    await insertLink(change, { kind: 'setup', secret, email: null, role: 'admin', madeBy: null, at, lastsMs: DAY_MS })
    return secret
  })
}

export interface NewInvite {
  email: string
  role: AccountRole
}

/** Makes an invite and answers with what its link holds. Throws an AccountError where the address has an account, or can't be one. */
export function makeInvite(store: Store, { email: said, role }: NewInvite, actor: string, at: Date): Promise<OpenLink & { secret: string }> {
  const email = emailKey(said)
  refuseBadEmail(email)
  return changingAccounts(store, async (change) => {
    if (await findAccountOf(change, email)) throw new AccountError(409, `${email} has an account already. Change its role instead.`)
    const secret = randomSecret()
    // A new invite takes the place of an older one, which somebody may have lost.
    await change.deleteFrom('account_link').where('kind', '=', 'invite').where('email', '=', email).where('used_at', 'is', null).execute()
    const invite = await insertLink(change, { kind: 'invite', secret, email, role, madeBy: actor, at, lastsMs: INVITE_DAYS * DAY_MS })
    await appendAudit(change, { at, actor, action: 'invite.created', subject: invite.id, detail: { email, role } })
    return { ...invite, secret }
  })
}

interface NewLink {
  kind: AccountLinkTable['kind']
  secret: string
  email: string | null
  role: AccountRole
  /** Of a link to a new password. */
  account?: string
  madeBy: string | null
  at: Date
  lastsMs: number
}

export async function insertLink(change: Transaction<Schema>, { kind, secret, email, role, account, madeBy, at, lastsMs }: NewLink): Promise<OpenLink> {
  const link = { id: randomUUID(), kind, email, role, expires_at: new Date(at.getTime() + lastsMs).toISOString() }
  await change.insertInto('account_link').values({ ...link, hash: sha256(secret), account: account ?? null, made_by: madeBy, made_at: at.toISOString(), used_at: null }).execute()
  return link
}

function refuseBadEmail(email: string): void {
  if (!/^[^\s\p{Cc}\p{Cs}@"'<>]+@[^\s\p{Cc}\p{Cs}@"'<>]+\.[^\s\p{Cc}\p{Cs}@"'<>]+$/u.test(email) || email.length > 254 || email.endsWith('.invalid')) {
    throw new AccountError(422, 'That is no e-mail address. Write one such as ann@example.org.')
  }
}

/** The link that holds a secret, while it can be used; null otherwise, whatever the reason. */
export const findLink = async (store: Store, kind: AccountLinkTable['kind'], secret: string, now: Date): Promise<FoundLink | null> =>
  (await store
    .selectFrom('account_link')
    .select([...LINK_COLUMNS, 'account'])
    .where('hash', '=', sha256(secret))
    .where('kind', '=', kind)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()) ?? null

/** The invite of an address that can still be used. */
export const findInviteOf = async (store: Store, email: string, now: Date): Promise<OpenLink | null> =>
  (await store
    .selectFrom('account_link')
    .select(LINK_COLUMNS)
    .where('kind', '=', 'invite')
    .where('email', '=', emailKey(email))
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()) ?? null

/** The invites that can still be used, newest first. */
export const listInvites = (store: Store, now: Date): Promise<OpenLink[]> =>
  store
    .selectFrom('account_link')
    .select(LINK_COLUMNS)
    .where('kind', '=', 'invite')
    .where('used_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('made_at', 'desc')
    .execute()

export async function withdrawInvite(store: Store, id: string, actor: string, at: Date): Promise<void> {
  await store.transaction().execute(async (change) => {
    const gone = await change.deleteFrom('account_link').where('id', '=', id).where('kind', '=', 'invite').where('used_at', 'is', null).executeTakeFirst()
    if (gone.numDeletedRows === 0n) throw new AccountError(404, 'There is no such invite, or it was used.')
    await appendAudit(change, { at, actor, action: 'invite.withdrawn', subject: id, detail: {} })
  })
}

export interface NewAccount {
  kind: 'setup' | 'invite'
  secret: string
  name: string
  /** Of the first admin; an invited account has the address of its invite. */
  email?: string
  passwordHash: string
}

export const GONE = 'This link was used, has expired or was replaced. '

/** Makes the account that a link is for, and uses the link up. Throws an AccountError where it can't be used any more. */
export function acceptLink(store: Store, { kind, secret, name, email: said, passwordHash }: NewAccount, at: Date): Promise<{ id: string; email: string }> {
  return changingAccounts(store, async (change) => {
    const link = await findLink(change, kind, secret, at)
    if (!link || (kind === 'setup' && (await hasAdmin(change)))) {
      throw new AccountError(410, GONE + (kind === 'setup' ? 'Start the server again for a new one, while there is no admin.' : 'Ask an admin for a new one.'))
    }
    const email = emailKey(link.email ?? said ?? '')
    refuseBadEmail(email)
    if (await findAccountOf(change, email)) throw new AccountError(409, 'This address has an account already: sign in.')
    const [id, now] = [randomUUID(), at.toISOString()]
    const times = { created_at: now, updated_at: now }
    await change.insertInto('user_account').values({ id, name, email, email_verified: 0, image: null, role: link.role, removed_at: null, ...times }).execute()
    await change.insertInto('credential').values({ ...NO_TOKENS, id: randomUUID(), account: id, provider: 'credential', subject: id, password: passwordHash, ...times }).execute()
    await spendLink(change, link, at)
    await appendAudit(change, { at, actor: kind === 'setup' ? 'setup link' : id, action: 'account.created', subject: id, detail: { role: link.role, by: kind } })
    return { id, email }
  })
}

/** Marks a link as used, and the other setup links with a setup link. */
export async function spendLink(change: Transaction<Schema>, { id, kind }: Pick<OpenLink, 'id' | 'kind'>, at: Date): Promise<void> {
  await change.updateTable('account_link').set({ used_at: at.toISOString() }).where('id', '=', id).execute()
  if (kind === 'setup') await change.deleteFrom('account_link').where('kind', '=', 'setup').where('used_at', 'is', null).execute()
}

export const NO_TOKENS = { access_token: null, refresh_token: null, id_token: null, access_token_expires_at: null, refresh_token_expires_at: null, scope: null }
