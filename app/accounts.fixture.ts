/** A server's accounts for tests, on a store of either engine: people who signed in, and requests as they send them. */
import { randomUUID } from 'node:crypto'
import type { AccountRole } from '@/store/account-tables'
import { findAccountOf } from '@/store/accounts'
import { type Scope, makeToken } from '@/store/api-tokens'
import { acceptLink, makeInvite, makeSetupLink } from '@/store/account-links'
import { type Store, openDatabase } from '@/store/database'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { askAuth, hashPassword } from './auth'
import { shippedDataset } from './figures'
import { authFor } from './viewer'

export const SITE = 'http://localhost:3000'
export const PASSWORD = 'a lamp beside nine pears'

const held = globalThis as typeof globalThis & { samePeriodFigures?: Promise<object>; samePeriodSecret?: string | null; samePeriodTries?: unknown }

/** Opens a store as this process's own; its ledger is the shipped one, unread. */
export async function serveStore(url: string): Promise<Store> {
  const store = await openDatabase(url)
  const ledger = shippedLedger()
  const shipped = { dataset: shippedDataset, ledger, sizes: new Map(), state: '', revision: 0 }
  held.samePeriodFigures = Promise.resolve({ store, ledger, terms: shippedTerms(), held: new Map([[shippedDataset.id, shipped]]), faults: new Map(), tags: new Map() })
  held.samePeriodSecret = 'kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA'
  held.samePeriodTries = undefined
  return store
}

/** A request as a browser of our site, or a program, sends it. */
export function request(path: string, { method = 'GET', headers = {}, body }: { method?: string; headers?: Record<string, string>; body?: object | URLSearchParams } = {}): Request {
  const isForm = body instanceof URLSearchParams
  const content: Record<string, string> = body === undefined ? {} : { 'Content-Type': isForm ? 'application/x-www-form-urlencoded' : 'application/json' }
  return new Request(SITE + path, { method, headers: { host: 'localhost:3000', ...content, ...headers }, body: body === undefined ? undefined : isForm ? body.toString() : JSON.stringify(body) })
}

export const fromOurPage = (cookie = ''): Record<string, string> => ({ origin: SITE, ...(cookie ? { cookie } : {}) })

/** Makes an account by its link; the first is the admin. */
export async function addAccount(store: Store, role: AccountRole, email = `${role}-${randomUUID().slice(0, 8)}@example.org`): Promise<{ id: string; email: string }> {
  const auth = (await authFor({ headers: new Headers({ host: 'localhost:3000' }) }))!
  const passwordHash = await hashPassword(auth, PASSWORD)
  const setup = role === 'admin' ? await makeSetupLink(store, new Date()) : null
  const { secret } = setup ? { secret: setup } : await makeInvite(store, { email, role }, await someAdmin(store), new Date())
  return acceptLink(store, { kind: setup ? 'setup' : 'invite', secret, name: `The ${role}`, email, passwordHash }, new Date())
}

const someAdmin = async (store: Store): Promise<string> => (await store.selectFrom('user_account').select('id').where('role', '=', 'admin').executeTakeFirstOrThrow()).id

/** Signs in and answers with the cookie. */
export async function signIn(email: string): Promise<string> {
  const asked = request('/sign-in', { method: 'POST', headers: fromOurPage() })
  const answer = await askAuth((await authFor(asked))!, asked, '/sign-in/email', { email, password: PASSWORD })
  return cookieOf(answer)
}

export const cookieOf = (answer: Response): string => answer.headers.getSetCookie().map((line) => line.split(';')[0]).join('; ')

/** A token of an account, as its header. */
export async function bearer(store: Store, email: string, scopes: Scope[], at = new Date(), days = 90): Promise<Record<string, string>> {
  const { token } = await makeToken(store, (await findAccountOf(store, email))!, { name: scopes.join(), scopes, days }, at)
  return { authorization: `Bearer ${token}` }
}
