import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { verifyAudit } from '@/store/audit'
import { changeRole, endSessions, removeAccount } from '@/store/accounts'
import { revokeToken } from '@/store/api-tokens'
import type { Store } from '@/store/database'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { addAccount, bearer, fromOurPage, request, serveStore, signIn } from './accounts.fixture'
import { requireRole, viewerOf } from './viewer'

beforeAll(() => vi.stubEnv('PUBLIC_URL', ''))
afterAll(() => vi.unstubAllEnvs())

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  let admin: { id: string; email: string }

  beforeAll(async () => {
    store = await serveStore(await freshUrl())
    admin = await addAccount(store, 'admin', 'Admin@Example.org')
  })
  afterAll(() => store.destroy())

  const asks = (headers: Record<string, string>, method = 'GET') => request('/api/v1/tokens', { method, headers })
  const status = async (headers: Record<string, string>, method: string, ...needed: [Parameters<typeof requireRole>[1], Parameters<typeof requireRole>[2]]) => {
    const answer = await requireRole(asks(headers, method), ...needed)
    return answer instanceof Response ? answer.status : 200
  }

  test('the rows of better-auth are text and whole numbers, as ours are', async () => {
    await signIn(admin.email)
    const account = await store.selectFrom('user_account').selectAll().where('id', '=', admin.id).executeTakeFirstOrThrow()
    expect(account).toMatchObject({ email: 'admin@example.org', email_verified: 0, role: 'admin', removed_at: null })
    const session = await store.selectFrom('session').selectAll().where('account', '=', admin.id).executeTakeFirstOrThrow()
    expect(session.expires_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    const days = (Date.parse(session.expires_at) - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(6.99)
    expect(days).toBeLessThan(7.01)
  })

  test('nobody is nobody, whatever their headers say', async () => {
    for (const headers of [{}, { cookie: 'same-period.session_token=x.y' }, { authorization: 'Bearer sp_x' }, { authorization: 'Basic YTpi' }, { 'x-middleware-subrequest': 'middleware:middleware', 'x-user-role': 'admin' }]) {
      expect(await viewerOf(asks(headers as Record<string, string>))).toBeNull()
      expect(await status(headers as Record<string, string>, 'GET', 'reader', 'read')).toBe(401)
    }
  })

  test('a session is its account’s, and a changed signature nobody’s', async () => {
    const cookie = await signIn(admin.email)
    expect(await viewerOf(asks({ cookie }))).toMatchObject({ id: admin.id, role: 'admin', by: 'session', email: 'admin@example.org' })
    expect(await viewerOf(asks({ cookie: cookie.replace(/\.([^.]+)$/, (_, end: string) => `.${end.startsWith('A') ? 'B' : 'A'}${end.slice(1)}`) }))).toBeNull()
  })

  test('a token with another’s cookie is the token’s', async () => {
    const reader = await addAccount(store, 'reader')
    const cookie = await signIn(admin.email)
    expect(await viewerOf(asks({ cookie, ...(await bearer(store, reader.email, ['read'])) }))).toMatchObject({ id: reader.id, by: 'token' })
    expect(await viewerOf(asks({ cookie, authorization: 'Bearer nothing' }))).toBeNull()
  })

  test('a role counts from the next request on', async () => {
    const { id, email } = await addAccount(store, 'reader')
    const cookie = await signIn(email)
    const headers = fromOurPage(cookie)
    expect(await status(headers, 'POST', 'analyst', 'publish')).toBe(403)
    await changeRole(store, id, 'analyst', admin.id, new Date())
    expect(await status(headers, 'POST', 'analyst', 'publish')).toBe(200)
    const token = await bearer(store, email, ['read', 'publish'])
    expect(await status(token, 'POST', 'analyst', 'publish')).toBe(200)
    await changeRole(store, id, 'reader', admin.id, new Date())
    expect(await status(headers, 'POST', 'analyst', 'publish')).toBe(403)
    expect(await status(token, 'POST', 'analyst', 'publish')).toBe(403)
    expect(await status(token, 'GET', 'reader', 'read')).toBe(200)
  })

  test('what a cookie may change, only a page of ours may ask', async () => {
    const cookie = await signIn(admin.email)
    expect(await status({ cookie }, 'GET', 'admin', 'admin')).toBe(200)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      expect(await status({ cookie, origin: 'http://localhost:3000' }, method, 'admin', 'admin'), method).toBe(200)
      for (const origin of ['', 'null', 'https://localhost:3000', 'http://localhost', 'http://evil.example', 'http://localhost:3000.evil.example']) {
        expect(await status({ cookie, ...(origin ? { origin } : {}) }, method, 'admin', 'admin'), `${method} ${origin}`).toBe(403)
      }
    }
  })

  test('a token needs its scope, and no origin', async () => {
    const token = await bearer(store, admin.email, ['read'])
    expect(await status(token, 'DELETE', 'reader', 'read')).toBe(200)
    expect(await status(token, 'GET', 'admin', 'admin')).toBe(403)
    expect(await status(await bearer(store, admin.email, ['admin']), 'GET', 'reader', 'read')).toBe(403)
  })

  test('an ended session, a revoked token, an expired one and a removed account are nobody', async () => {
    const { id, email } = await addAccount(store, 'analyst')
    const cookie = await signIn(email)
    await endSessions(store, id, admin.id, new Date())
    expect(await viewerOf(asks({ cookie }))).toBeNull()
    const old = await bearer(store, email, ['read'], new Date(Date.now() - 2 * 86_400_000), 1)
    expect(await viewerOf(asks(old))).toBeNull()
    const token = await bearer(store, email, ['read'])
    const row = await store.selectFrom('api_token').select(['id', 'last_used']).where('account', '=', id).orderBy('created_at', 'desc').executeTakeFirstOrThrow()
    expect(row.last_used).toBeNull()
    expect(await viewerOf(asks(token))).toMatchObject({ id })
    expect(await store.selectFrom('api_token').select('last_used').where('id', '=', row.id).executeTakeFirst()).toEqual({ last_used: new Date().toISOString().slice(0, 10) })
    await revokeToken(store, id, row.id, new Date())
    expect(await viewerOf(asks(token))).toBeNull()
    const [again, more] = [await signIn(email), await bearer(store, email, ['read'])]
    await removeAccount(store, id, admin.id, new Date())
    expect([await viewerOf(asks({ cookie: again })), await viewerOf(asks(more))]).toEqual([null, null])
  })

  test('an expired session is nobody', async () => {
    const { id, email } = await addAccount(store, 'reader')
    const cookie = await signIn(email)
    await store.updateTable('session').set({ expires_at: new Date(Date.now() - 1000).toISOString() }).where('account', '=', id).execute()
    expect(await viewerOf(asks({ cookie }))).toBeNull()
  })

  test('all of it is in the audit log, whose chain stands and holds no secret', async () => {
    const { brokenAt } = await verifyAudit(store)
    expect(brokenAt).toBeNull()
    const rows = await store.selectFrom('audit').select(['action', 'detail']).execute()
    expect(new Set(rows.map(({ action }) => action))).toEqual(new Set(['account.created', 'sign-in', 'invite.created', 'token.created', 'account.role', 'account.sessions-revoked', 'token.revoked', 'account.removed']))
    expect(rows.filter(({ detail }) => /sp_|pears|[0-9a-f]{64}/.test(detail))).toEqual([])
  })
})
