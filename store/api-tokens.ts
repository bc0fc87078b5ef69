/**
 * API tokens: for programs, in place of a password. Named, scoped, ending; the token itself is told once and
 * not kept. What a token may do is never more than its account's role allows at the moment of use.
 */
import { randomUUID } from 'node:crypto'
import { AccountError } from './account-error'
import type { AccountRole, ApiTokenTable } from './account-tables'
import { type Account, mayAs } from './accounts'
import { appendAudit } from './audit'
import type { Store } from './database'
import { isTokenText, newTokenText, sha256 } from './secret-text'

export type Scope = 'read' | 'publish' | 'admin'

/** What a scope lets a token do, and the role without which it does nothing. */
export const SCOPES: Record<Scope, { role: AccountRole; rule: string }> = {
  read: { role: 'reader', rule: 'read what a signed-in reader may' },
  publish: { role: 'analyst', rule: 'upload, publish and withdraw' },
  admin: { role: 'admin', rule: 'whatever an admin may, but for the other two scopes' },
}

export const isScope = (text: unknown): text is Scope => typeof text === 'string' && Object.hasOwn(SCOPES, text)

export const TOKEN_DAYS = { usual: 90, most: 365 }
const MOST_TOKENS = 50

export type ListedToken = Omit<ApiTokenTable, 'hash' | 'account'>

const COLUMNS = ['id', 'name', 'scopes', 'start', 'created_at', 'expires_at', 'last_used', 'revoked_at'] as const

export interface NewToken {
  name: string
  scopes: Scope[]
  /** Until it ends. */
  days: number
}

/** Makes a token of an account. Throws an AccountError for a scope beyond its role, or one token too many. */
export async function makeToken(store: Store, account: Pick<Account, 'id' | 'role'>, { name, scopes, days }: NewToken, at: Date): Promise<ListedToken & { token: string }> {
  const beyond = scopes.find((scope) => !mayAs(account.role, SCOPES[scope].role))
  if (beyond) throw new AccountError(403, `The scope “${beyond}” takes the role ${SCOPES[beyond].role}; yours is ${account.role}.`)
  const token = newTokenText()
  const row = {
    id: randomUUID(),
    name,
    scopes: scopes.join(' '),
    start: token.slice(0, 7),
    created_at: at.toISOString(),
    expires_at: new Date(at.getTime() + days * 86_400_000).toISOString(),
    last_used: null,
    revoked_at: null,
  }
  await store.transaction().execute(async (change) => {
    const held = await change.selectFrom('api_token').select('id').where('account', '=', account.id).where('revoked_at', 'is', null).where('expires_at', '>', at.toISOString()).execute()
    if (held.length >= MOST_TOKENS) throw new AccountError(409, `An account has ${MOST_TOKENS} tokens at most. Revoke one first.`)
    await change.insertInto('api_token').values({ ...row, account: account.id, hash: sha256(token) }).execute()
    await appendAudit(change, { at, actor: account.id, action: 'token.created', subject: row.id, detail: { name, scopes, expires: row.expires_at } })
  })
  return { ...row, token }
}

/** The tokens of an account that still hold, newest first. */
export const tokensOf = (store: Store, account: string, now: Date): Promise<ListedToken[]> =>
  store
    .selectFrom('api_token')
    .select(COLUMNS)
    .where('account', '=', account)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .orderBy('created_at', 'desc')
    .execute()

export async function revokeToken(store: Store, account: string, id: string, at: Date): Promise<void> {
  await store.transaction().execute(async (change) => {
    const { numUpdatedRows } = await change
      .updateTable('api_token')
      .set({ revoked_at: at.toISOString() })
      .where('id', '=', id)
      .where('account', '=', account)
      .where('revoked_at', 'is', null)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new AccountError(404, 'There is no such token of yours, or it was revoked.')
    await appendAudit(change, { at, actor: account, action: 'token.revoked', subject: id, detail: {} })
  })
}

export interface HeldToken {
  name: string
  scopes: Scope[]
  account: string
}

/** The token that a text is, while it holds; null otherwise. Notes the day of its use. */
export async function findToken(store: Store, text: string, now: Date): Promise<HeldToken | null> {
  if (!isTokenText(text)) return null
  const row = await store
    .selectFrom('api_token')
    .select(['id', 'name', 'scopes', 'account', 'last_used'])
    .where('hash', '=', sha256(text))
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', now.toISOString())
    .executeTakeFirst()
  if (!row) return null
  const today = now.toISOString().slice(0, 10)
  if (row.last_used !== today) await store.updateTable('api_token').set({ last_used: today }).where('id', '=', row.id).execute()
  return { name: row.name, scopes: row.scopes.split(' ') as Scope[], account: row.account }
}
