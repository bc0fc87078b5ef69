/** Signing in with a newsroom's own service: a real one, on this machine. */
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { makeInvite } from '@/store/account-links'
import { findAccountOf, removeAccount } from '@/store/accounts'
import type { Store } from '@/store/database'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { SITE, addAccount, cookieOf, fromOurPage, request, serveStore } from './accounts.fixture'
import { GET as getAuth } from './api/auth/[...path]/route'
import { POST } from './api/forms/[form]/route'
import { CLIENT, type OidcService, startOidcService } from './oidc-service.fixture'
import { oidcSettings } from './oidc-settings'
import { viewerOf } from './viewer'

let service: OidcService
beforeAll(async () => {
  service = await startOidcService()
  vi.stubEnv('PUBLIC_URL', SITE)
  vi.stubEnv('OIDC_ISSUER', service.issuer)
  vi.stubEnv('OIDC_CLIENT_ID', CLIENT.id)
  vi.stubEnv('OIDC_CLIENT_SECRET', CLIENT.secret)
  vi.stubEnv('OIDC_ALLOW_DOMAIN', 'Newsroom.example')
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await service.stop()
})

/** Where the browser is led in the end, with what cookie. */
async function signInAs(person: string, next = '/upload', bend: (back: URL) => void = () => {}): Promise<{ to: URL; cookie: string }> {
  const start = await POST(request('/api/forms/oidc', { method: 'POST', headers: fromOurPage(), body: new URLSearchParams({ next }) }), { params: Promise.resolve({ form: 'oidc' }) })
  expect(start.status).toBe(200)
  const url = /content="0;url=([^"]+)"/.exec(await start.text())![1].replaceAll('&amp;', '&')
  const back = await service.walk(url, person)
  expect(back.origin + back.pathname).toBe(`${SITE}/api/auth/callback/oidc`)
  bend(back)
  const end = await getAuth(request(back.pathname + back.search, { headers: { cookie: cookieOf(start) } }), { params: Promise.resolve({ path: ['callback', 'oidc'] }) })
  return { to: new URL(end.headers.get('location')!, SITE), cookie: cookieOf(end) }
}

const viewerWith = (cookie: string) => viewerOf({ headers: new Headers({ host: 'localhost:3000', cookie }) })

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  let admin: { id: string; email: string }
  beforeAll(async () => {
    store = await serveStore(await freshUrl())
    admin = await addAccount(store, 'admin', 'admin@example.org')
    service.people.clear()
  })
  afterAll(() => store.destroy())

  test('who has a verified address of the allowed domain becomes a reader, and is known the next time', async () => {
    service.people.set('1', { email: 'Rita@newsroom.example', email_verified: true, name: 'Rita' })
    const first = await signInAs('1')
    expect([first.to.pathname, first.to.search]).toEqual(['/upload', ''])
    const viewer = await viewerWith(first.cookie)
    expect(viewer).toMatchObject({ name: 'Rita', email: 'rita@newsroom.example', role: 'reader', by: 'session' })
    expect((await viewerWith((await signInAs('1')).cookie))!.id).toBe(viewer!.id)
    const entries = await store.selectFrom('audit').select(['action', 'detail']).where('subject', '=', viewer!.id).orderBy('id').execute()
    expect(entries).toEqual([
      { action: 'account.created', detail: '{"by":"oidc with an allowed domain","role":"reader"}' },
      { action: 'sign-in', detail: '{"by":"oidc"}' },
      { action: 'sign-in', detail: '{"by":"oidc"}' },
    ])
  })

  test('of the service’s own tokens none is kept', async () => {
    const rows = await store.selectFrom('credential').select(['access_token', 'refresh_token', 'id_token', 'subject']).where('provider', '=', 'oidc').execute()
    expect(rows).toEqual([{ access_token: null, refresh_token: null, id_token: null, subject: '1' }])
  })

  test('who is invited has the role of the invite, which is then used', async () => {
    await makeInvite(store, { email: 'ivan@elsewhere.example', role: 'analyst' }, admin.id, new Date())
    service.people.set('2', { email: 'ivan@elsewhere.example', email_verified: true })
    expect(await viewerWith((await signInAs('2')).cookie)).toMatchObject({ role: 'analyst', name: 'ivan@elsewhere.example' })
    expect(await store.selectFrom('account_link').select('id').where('used_at', 'is', null).execute()).toEqual([])
  })

  test.each([
    ['3', { email: 'stranger@elsewhere.example', email_verified: true }, 'not_invited'],
    ['4', { email: 'fake@newsroom.example', email_verified: false }, 'address_not_verified'],
    ['5', { email: 'x@notnewsroom.example', email_verified: true }, 'not_invited'],
    ['6', { email: 'x@sub.newsroom.example', email_verified: true }, 'not_invited'],
    ['7', { email: 'admin@example.org', email_verified: false }, 'account_not_linked'],
  ])('person %s, %o, gets no account', async (id, person, fault) => {
    service.people.set(id, person)
    const before = (await store.selectFrom('credential').select('id').execute()).length
    const { to, cookie } = await signInAs(id)
    expect([to.pathname, to.searchParams.get('error')]).toEqual(['/sign-in', fault])
    expect(cookie).not.toContain('session_token')
    expect((await store.selectFrom('credential').select('id').execute()).length).toBe(before)
  })

  test('a verified address of an account is that account’s', async () => {
    service.people.set('8', { email: 'admin@example.org', email_verified: true, name: 'Another name' })
    expect(await viewerWith((await signInAs('8')).cookie)).toMatchObject({ id: admin.id, role: 'admin', name: 'The admin' })
  })

  test('an answer whose state isn’t this browser’s signs nobody in', async () => {
    const { to, cookie } = await signInAs('1', '/upload', (back) => back.searchParams.set('state', 'another'))
    expect(to.searchParams.has('error')).toBe(true)
    expect(await viewerWith(cookie)).toBeNull()
  })

  test('a path elsewhere isn’t gone to', async () => expect((await signInAs('1', '//evil.example')).to.href).toBe(`${SITE}/account`))

  test('a removed account isn’t signed in by the service; an address of the domain makes a new one, as a reader', async () => {
    const ivan = (await findAccountOf(store, 'ivan@elsewhere.example'))!
    await removeAccount(store, ivan.id, admin.id, new Date())
    expect((await signInAs('2')).to.searchParams.get('error')).toBe('not_invited')
  })
})

test.each([
  [{ OIDC_ISSUER: 'https://a.example' }, 'OIDC_ISSUER, OIDC_CLIENT_ID and OIDC_CLIENT_SECRET go together'],
  [{ OIDC_ALLOW_DOMAIN: 'a.example' }, 'go together'],
  [{ OIDC_ISSUER: 'http://a.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b', PUBLIC_URL: SITE }, 'it must be an https address'],
  [{ OIDC_ISSUER: 'https://a.example', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'b' }, 'PUBLIC_URL must be set too'],
])('the settings %o are refused', (environment, words) => expect(() => oidcSettings(environment as Record<string, string>)).toThrow(words))

test('without settings there is no service', () => expect(oidcSettings({})).toBeNull())
