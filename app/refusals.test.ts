/**
 * As an outsider: every guarded route × method × asker answers exactly what it should, the handlers called
 * directly, so that nothing in front of them is trusted. The table is `app/refusals.fixture.ts`.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import type { AccountRole } from '@/store/account-tables'
import { ROLES, mayAs, removeAccount } from '@/store/accounts'
import { type Scope, SCOPES, revokeToken } from '@/store/api-tokens'
import type { Store } from '@/store/database'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { addAccount, bearer, fromOurPage, request, serveStore, signIn } from './accounts.fixture'
import { POST as postForm } from './api/forms/[form]/route'
import { GUARDED, GUARDED_FORMS } from './refusals.fixture'

beforeAll(() => vi.stubEnv('PUBLIC_URL', ''))
afterAll(() => vi.unstubAllEnvs())

interface Asker {
  who: string
  headers: Record<string, string>
  /** What it may do at most; null for nobody. */
  role: AccountRole | null
  /** Of a token; a session may all that its role does. */
  scopes?: Scope[]
  /** Whether it is a cookie that no page of ours sent. */
  isForeign?: boolean
}

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  const askers: Asker[] = []

  beforeAll(async () => {
    store = await serveStore(await freshUrl())
    const admin = await addAccount(store, 'admin')
    for (const role of ROLES) {
      const { email } = role === 'admin' ? admin : await addAccount(store, role)
      const cookie = await signIn(email)
      askers.push({ who: `a ${role}’s session`, headers: fromOurPage(cookie), role })
      askers.push({ who: `a ${role}’s session, from another site`, headers: { cookie, origin: 'https://evil.example' }, role, isForeign: true })
      askers.push({ who: `a ${role}’s session, from nowhere`, headers: { cookie }, role, isForeign: true })
      for (const scope of Object.keys(SCOPES) as Scope[]) {
        if (mayAs(role, SCOPES[scope].role)) askers.push({ who: `a ${role}’s token to ${scope}`, headers: await bearer(store, email, [scope]), role, scopes: [scope] })
      }
    }
    askers.push(...(await nobodies(store, admin)))
  })
  afterAll(() => store.destroy())

  const expected = ({ role, scopes, isForeign }: Asker, method: string, need: { role: AccountRole; scope: Scope; allowed: number }): number => {
    if (role === null) return 401
    if (isForeign && method !== 'GET') return 403
    if (scopes && !scopes.includes(need.scope)) return 403
    return mayAs(role, need.role) ? need.allowed : 403
  }

  const cases = GUARDED.flatMap(({ path, file, needs }) => Object.entries(needs).map(([method, need]) => ({ path, file, method, need })))

  test.each(cases)('$method $path is answered as it should be, whoever asks', async ({ path, file, method, need }) => {
    const handler = (await file())[method]!
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => [name, 'unknown'])
    const got: Record<string, number> = {}
    const should: Record<string, number> = {}
    for (const asker of askers) {
      const body = method === 'GET' || method === 'DELETE' ? undefined : {}
      const asked = request(path.replace(/\{\w+\}/g, 'unknown'), { method, headers: asker.headers, body })
      const answer = await handler(asked, { params: Promise.resolve(Object.fromEntries(names)) } as never)
      got[asker.who] = answer.status
      should[asker.who] = expected(asker, method, need)
      expect(answer.headers.get('cache-control'), asker.who).toBe('no-store')
      expect(answer.headers.get('access-control-allow-origin'), asker.who).toBeNull()
      if (answer.status >= 400) expect(await answer.json()).toMatchObject({ status: answer.status, title: expect.any(String), detail: expect.any(String) })
      else await answer.text()
    }
    expect(got).toEqual(should)
  })

  test.each(Object.entries(GUARDED_FORMS))('the form %s is refused to whoever isn’t a %s by session, from our own page', async (form, role) => {
    const got: Record<string, boolean> = {}
    const should: Record<string, boolean> = {}
    for (const asker of askers) {
      const asked = request(`/api/forms/${form}`, { method: 'POST', headers: { ...(asker.scopes || asker.role === null ? { origin: 'http://localhost:3000' } : {}), ...asker.headers }, body: new URLSearchParams({ role: 'no role' }) })
      const { status } = await postForm(asked, { params: Promise.resolve({ form }) })
      got[asker.who] = status === 401 || status === 403
      should[asker.who] = asker.role === null || asker.isForeign === true || asker.scopes !== undefined || !mayAs(asker.role, role)
      if (form === 'password' && !should[asker.who]) should[asker.who] = true // The current password is wrong, which is a 403 too.
    }
    expect(got).toEqual(should)
  })

  test('nothing of all this changed anything', async () => {
    const accounts = await store.selectFrom('user_account').select('role').where('removed_at', 'is', null).orderBy('role').execute()
    expect(accounts.map(({ role }) => role)).toEqual(['admin', 'analyst', 'reader'])
    expect(await store.selectFrom('account_link').select('id').where('used_at', 'is', null).execute()).toEqual([])
  })
})

/** Askers that are nobody, each in a way that was once somebody's mistake. */
async function nobodies(store: Store, admin: { id: string; email: string }): Promise<Asker[]> {
  const gone = await addAccount(store, 'analyst')
  const [goneCookie, goneToken] = [await signIn(gone.email), await bearer(store, gone.email, ['publish'])]
  await removeAccount(store, gone.id, admin.id, new Date())
  const expired = await bearer(store, admin.email, ['admin'], new Date(Date.now() - 3 * 86_400_000), 2)
  const revoked = await bearer(store, admin.email, ['admin'])
  const { id } = await store.selectFrom('api_token').select('id').orderBy('created_at', 'desc').executeTakeFirstOrThrow()
  await revokeToken(store, admin.id, id, new Date())
  const cookie = await signIn(admin.email)
  const ended = await signIn(admin.email)
  await store.deleteFrom('session').where('token', '=', decodeURIComponent(ended.split('=')[1]).split('.')[0]).execute()
  const unsigned = cookie.replace(/\..+$/, (end) => (end.startsWith('.session') ? `.session_token=${decodeURIComponent(cookie.split('=')[1]).split('.')[0]}` : end))
  const nobody = (who: string, headers: Record<string, string>): Asker => ({ who, headers: { origin: 'http://localhost:3000', ...headers }, role: null })
  return [
    nobody('nobody', {}),
    nobody('forged headers', { 'x-middleware-subrequest': 'middleware:middleware:middleware:middleware:middleware', 'x-forwarded-user': admin.email, 'x-user-id': admin.id, 'x-peer-address': '127.0.0.1' }),
    nobody('a forged cookie', { cookie: `same-period.session_token=${admin.id}.c2lnbmF0dXJl; same-period.session_data=e30` }),
    nobody('a cookie without its signature', { cookie: unsigned }),
    nobody('a cookie of another name', { cookie: cookie.replace('same-period', 'better-auth') }),
    nobody('an ended session', { cookie: ended }),
    nobody('a removed account’s session', { cookie: goneCookie }),
    nobody('a removed account’s token', goneToken),
    nobody('an expired token', expired),
    nobody('a revoked token', revoked),
    nobody('a token with another last character', { authorization: revoked.authorization.replace(/.$/, (last) => (last === 'x' ? 'y' : 'x')) }),
    nobody('a session’s cookie with a token that is none', { cookie, authorization: 'Bearer sp_none' }),
    nobody('a token as Basic', { authorization: revoked.authorization.replace('Bearer', 'Basic') }),
  ]
}

/** A route that asks who asks, but isn't in the table, would be tested by nobody. */
test('the table holds every route that requires a role, and every method of it', async () => {
  const root = new URL('../', import.meta.url)
  const files = readdirSync(new URL('app/api/', root), { recursive: true }).map(String).filter((path) => path.endsWith('route.ts'))
  const guarded = files.filter((path) => /ownAnswer|answerUpload|requireRole/.test(readFileSync(new URL(`app/api/${path}`, root), 'utf8')))
  const pathOf = (path: string) => `/api/${path.replace(/\/route\.ts$/, '')}`.replace(/\[(\w+)\]/g, '{$1}')
  expect(guarded.map(pathOf).sort()).toEqual(GUARDED.map(({ path }) => path).sort())
  for (const { path, file, needs } of GUARDED) {
    const methods = Object.keys(await file()).filter((name) => /^[A-Z]+$/.test(name))
    // A route may answer everybody's GET beside what it guards; whatever changes something is in the table.
    expect(methods.filter((method) => !(method in needs) && method !== 'GET'), path).toEqual([])
  }
})

test('no file in front of the routes is trusted: there is none', () => {
  expect(['proxy.ts', 'middleware.ts'].filter((name) => existsSync(new URL(`../${name}`, import.meta.url)))).toEqual([])
})
