/**
 * Links for who has lost a password: made by an admin, or by whoever runs the server, for an account that is
 * there; used once, within a day. A new one takes the place of an older one. It is for that account and no other
 * that has the address later.
 */
import { randomUUID } from 'node:crypto'
import { AccountError } from './account-error'
import { GONE, NO_TOKENS, findLink, insertLink, spendLink } from './account-links'
import { changingAccounts, findAccount, findAccountOf } from './accounts'
import { appendAudit } from './audit'
import type { Store } from './database'
import { randomSecret } from './secret-text'

/** Makes a link and answers with what it holds. Throws an AccountError where there is no such account. */
export function makeResetLink(store: Store, account: string, actor: string, at: Date): Promise<{ secret: string; email: string }> {
  return changingAccounts(store, async (change) => {
    const found = (await findAccount(change, account)) ?? (await findAccountOf(change, account))
    if (!found) throw new AccountError(404, 'There is no such account.')
    const { id, email, role } = found
    const secret = randomSecret()
    await change.deleteFrom('account_link').where('kind', '=', 'reset').where('account', '=', id).where('used_at', 'is', null).execute()
    await insertLink(change, { kind: 'reset', secret, email, role, account: id, madeBy: (await findAccount(change, actor))?.id ?? null, at, lastsMs: 86_400_000 })
    await appendAudit(change, { at, actor, action: 'account.password-link', subject: id, detail: {} })
    return { secret, email }
  })
}

/** Sets the password that a link is for, given as its hash, ends the account's sessions, and uses the link up. */
export function resetPassword(store: Store, secret: string, hash: string, at: Date): Promise<{ email: string }> {
  return changingAccounts(store, async (change) => {
    const link = await findLink(change, 'reset', secret, at)
    const account = link?.account && (await findAccount(change, link.account))
    if (!account) throw new AccountError(410, `${GONE}Ask an admin for a new one.`)
    const [owner, now] = [account.id, at.toISOString()]
    const { numUpdatedRows } = await change
      .updateTable('credential')
      .set({ password: hash, updated_at: now })
      .where('account', '=', owner)
      .where('provider', '=', 'credential')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) await change.insertInto('credential').values({ ...NO_TOKENS, id: randomUUID(), account: owner, provider: 'credential', subject: owner, password: hash, created_at: now, updated_at: now }).execute()
    await change.deleteFrom('session').where('account', '=', owner).execute()
    await spendLink(change, link, at)
    await appendAudit(change, { at, actor: owner, action: 'account.password', subject: owner, detail: { by: 'link' } })
    return { email: account.email }
  })
}
