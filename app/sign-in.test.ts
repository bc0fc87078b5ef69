/** Signing in and the ways to an account, by the forms that people send. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { INVITE_DAYS, makeInvite, makeSetupLink } from '@/store/account-links'
import { changeRole, findAccountOf } from '@/store/accounts'
import type { Store } from '@/store/database'
import { makeResetLink } from '@/store/reset-links'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { PASSWORD, SITE, addAccount, cookieOf, fromOurPage, request, serveStore, signIn } from './accounts.fixture'
import { POST } from './api/forms/[form]/route'
import { GET as getAuth } from './api/auth/[...path]/route'
import { POST as postInvite } from './api/v1/invites/route'
import { viewerOf } from './viewer'

beforeAll(() => vi.stubEnv('PUBLIC_URL', ''))
afterAll(() => vi.unstubAllEnvs())

const send = (form: string, fields: Record<string, string>, headers: Record<string, string> = fromOurPage()) =>
  POST(request(`/api/forms/${form}`, { method: 'POST', headers, body: new URLSearchParams(fields) }), { params: Promise.resolve({ form }) })

const viewerWith = (cookie: string) => viewerOf({ headers: new Headers({ host: 'localhost:3000', cookie }) })

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store

  describe('the first admin', () => {
    beforeEach(async () => {
      store = await serveStore(await freshUrl())
      return () => store.destroy()
    })
    const fields = (link: string) => ({ link, name: 'Ann', email: 'ann@example.org', password: PASSWORD })

    test('is made by the link of the start, once, and is signed in', async () => {
      const link = (await makeSetupLink(store, new Date()))!
      const answer = await send('setup', fields(link))
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
      expect(await viewerWith(cookieOf(answer))).toMatchObject({ name: 'Ann', role: 'admin' })
      expect((await send('setup', { ...fields(link), email: 'bob@example.org' })).status).toBe(410)
      expect(await makeSetupLink(store, new Date())).toBeNull()
    })

    test('is one, though two use the link at once, or two links of two starts', async () => {
      const links = [(await makeSetupLink(store, new Date()))!, (await makeSetupLink(store, new Date()))!]
      const answers = await Promise.all([0, 1, 0, 1, 0, 1].map((which, i) => send('setup', { ...fields(links[which]), email: `ann${i}@example.org` })))
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410, 410, 410, 410])
      expect(await store.selectFrom('user_account').select('role').execute()).toEqual([{ role: 'admin' }])
    })

    test('isn’t made by an old link, a made-up one, or a bad password', async () => {
      const old = (await makeSetupLink(store, new Date(Date.now() - 24.1 * 3_600_000)))!
      expect((await send('setup', fields(old))).status).toBe(410)
      expect((await send('setup', fields('x'.repeat(43)))).status).toBe(410)
      const link = (await makeSetupLink(store, new Date()))!
      for (const password of ['short', 'passwordpassword', '123456789012345', 'aaaaaaaaaaaaaaaa', 'ann@example.org']) expect((await send('setup', { ...fields(link), password })).status, password).toBe(422)
      expect((await send('setup', { ...fields(link), email: 'nonsense' })).status).toBe(422)
      expect((await send('setup', { ...fields(link), name: '' })).status).toBe(422)
      expect((await send('setup', fields(link), { origin: 'https://evil.example' })).status).toBe(403)
      expect((await send('setup', fields(link))).status).toBe(303)
    })

    test('leaves no link in the store, only a hash', async () => {
      const link = (await makeSetupLink(store, new Date()))!
      expect(link).toMatch(/^[0-9A-Za-z]{43}$/)
      expect(JSON.stringify(await store.selectFrom('account_link').selectAll().execute())).not.toContain(link)
    })
  })

  describe('with an admin', () => {
    let admin: { id: string; email: string }
    beforeAll(async () => {
      store = await serveStore(await freshUrl())
      admin = await addAccount(store, 'admin', 'admin@example.org')
    })
    afterAll(() => store.destroy())
    beforeEach(() => void Reflect.deleteProperty(globalThis, 'samePeriodTries'))

    test('an invite makes an account of its address and role, whatever the form says, once', async () => {
      const { secret } = await makeInvite(store, { email: 'Bob@Example.org', role: 'analyst' }, admin.id, new Date())
      const fields = { link: secret, name: 'Bob', email: 'mallory@example.org', role: 'admin', password: PASSWORD }
      const answers = await Promise.all([send('invite', fields), send('invite', fields), send('invite', fields)])
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410, 410])
      const won = answers.find(({ status }) => status === 303)!
      expect(await viewerWith(cookieOf(won))).toMatchObject({ email: 'bob@example.org', role: 'analyst' })
      expect(await findAccountOf(store, 'mallory@example.org')).toBeNull()
    })

    test('an invite ends after seven days, by a newer one, and isn’t made for an address with an account', async () => {
      const at = new Date(Date.now() - (INVITE_DAYS + 0.01) * 86_400_000)
      const { secret: old } = await makeInvite(store, { email: 'eve@example.org', role: 'reader' }, admin.id, at)
      const { secret: second } = await makeInvite(store, { email: 'eve@example.org', role: 'reader' }, admin.id, new Date())
      const { secret: third } = await makeInvite(store, { email: 'eve@example.org', role: 'reader' }, admin.id, new Date())
      const fields = (link: string) => ({ link, name: 'Eve', password: PASSWORD })
      expect([(await send('invite', fields(old))).status, (await send('invite', fields(second))).status, (await send('invite', fields(third))).status]).toEqual([410, 410, 303])
      await expect(makeInvite(store, { email: 'EVE@example.org', role: 'admin' }, admin.id, new Date())).rejects.toThrow('has an account already')
    })

    test('a setup link is no invite, and an invite no setup link', async () => {
      const { secret } = await makeInvite(store, { email: 'joe@example.org', role: 'reader' }, admin.id, new Date())
      expect((await send('setup', { link: secret, name: 'Joe', email: 'joe@example.org', password: PASSWORD })).status).toBe(410)
    })

    test('signing in gives a cookie that no script and no other site gets, with a new value each time', async () => {
      const fields = { email: ' Admin@example.org', password: PASSWORD, next: '/upload' }
      const first = await send('sign-in', fields)
      expect([first.status, first.headers.get('location'), first.headers.get('cache-control')]).toEqual([303, '/upload', 'no-store'])
      const line = first.headers.getSetCookie().find((cookie) => cookie.includes('session_token'))!
      expect(line).toMatch(/^same-period\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/i)
      // A cookie that somebody put there before is replaced, not taken.
      const planted = 'same-period.session_token=planted.c2lnbmF0dXJl'
      const second = await send('sign-in', fields, fromOurPage(planted))
      expect(cookieOf(second)).not.toContain('planted')
      expect(cookieOf(second)).not.toBe(cookieOf(first))
      expect(await viewerWith(planted)).toBeNull()
    })

    test('behind TLS the cookie is for TLS alone', async () => {
      const headers = { origin: 'https://localhost:3000', 'x-forwarded-proto': 'https' }
      const answer = await send('sign-in', { email: admin.email, password: PASSWORD }, headers)
      expect(answer.status).toBe(303)
      expect(answer.headers.getSetCookie().find((cookie) => cookie.includes('session_token'))).toMatch(/^__Secure-same-period\.session_token=.*Secure/)
    })

    test('a wrong password and an unknown address are answered alike, in words and in work', async () => {
      const bodies: string[] = []
      const times: number[][] = [[], []]
      for (let round = 0; round < 3; round += 1) {
        for (const [i, email] of [admin.email, 'nobody@example.org'].entries()) {
          const start = performance.now()
          const answer = await send('sign-in', { email, password: 'wrong but long enough' })
          times[i].push(performance.now() - start)
          expect(answer.status).toBe(401)
          expect(answer.headers.getSetCookie()).toEqual([])
          bodies.push((await answer.text()).replaceAll(email, 'ADDRESS'))
        }
      }
      expect(new Set(bodies).size).toBe(1)
      // Both hash a password, which takes tens of milliseconds; an answer without would take two or three.
      expect(Math.min(...times[1])).toBeGreaterThan(Math.min(...times[0]) / 3)
    })

    test('too many tries have to wait, and even the right password with them', async () => {
      const tries = await Promise.all(Array.from({ length: 10 }, () => send('sign-in', { email: admin.email, password: 'wrong but long enough' })))
      expect(tries.map(({ status }) => status).sort()).toEqual([...Array.from({ length: 8 }, () => 401), 429, 429])
      const right = await send('sign-in', { email: admin.email, password: PASSWORD })
      expect([right.status, Number(right.headers.get('retry-after')) > 800]).toEqual([429, true])
      expect((await send('sign-in', { email: admin.email, password: PASSWORD }, { ...fromOurPage(), 'x-peer-address': '203.0.113.9' })).status, 'from elsewhere').toBe(303)
    })

    test('a flood of sign-ins is told to come again, counts for nobody, and ends no one else’s work', async () => {
      const tries = await Promise.all(Array.from({ length: 60 }, (_, i) => send('sign-in', { email: `x${i}@example.org`, password: 'wrong but long enough' }, { ...fromOurPage(), 'x-peer-address': `203.0.113.${i}` })))
      const busy = tries.filter(({ status }) => status === 429)
      expect([busy.length > 0, tries.filter(({ status }) => status === 401).length + busy.length]).toEqual([true, 60])
      expect([...new Set(busy.map(({ headers }) => headers.get('retry-after')))]).toEqual(['5'])
      expect((await send('sign-in', { email: admin.email, password: PASSWORD })).status).toBe(303)
    })

    test('a NUL or half a character is refused, in a form and in a body', async () => {
      const cookie = fromOurPage(await signIn(admin.email))
      for (const [form, fields] of [
        ['sign-in', { email: 'a\0@example.org', password: PASSWORD }],
        ['invite-create', { email: 'a\0@example.org', role: 'reader' }],
        ['role', { account: 'a\0', role: 'reader' }],
        ['token-revoke', { token: '\0' }],
        ['reset', { link: '\0', password: PASSWORD }],
      ] as [string, Record<string, string>][]) expect((await send(form, fields, cookie)).status, form).toBe(400)
      for (const body of [{ email: 'a\0@example.org', role: 'reader' }, { email: 'a\ud800@example.org', role: 'reader' }, { url: ['\0'] }, { '\ud800': 1 }]) {
        expect((await postInvite(request('/api/v1/invites', { method: 'POST', headers: cookie, body }))).status).toBe(400)
      }
      expect(() => makeInvite(store, { email: 'a\ud800@example.org', role: 'reader' }, admin.id, new Date())).toThrow('no e-mail address')
      expect(() => makeInvite(store, { email: 'a\0@example.org', role: 'reader' }, admin.id, new Date())).toThrow('no e-mail address')
    })

    test.each(['//evil.example', '/\\evil.example', 'https://evil.example', '/.//evil.example', '/api/v1/audit.csv', 'javascript:alert(1)', '/\t/evil.example', ''])('after signing in one doesn’t go to “%s”', async (next) => {
      const answer = await send('sign-in', { email: admin.email, password: PASSWORD, next })
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/account'])
    })

    test.each(['https://evil.example', 'null', ''])('a form from “%s” is refused, and nobody is signed in', async (origin) => {
      const answer = await send('sign-in', { email: admin.email, password: PASSWORD }, origin ? { origin } : {})
      expect([answer.status, answer.headers.getSetCookie()]).toEqual([403, []])
    })

    test('a form that is no form, too large or unknown is refused', async () => {
      const post = (form: string, init: RequestInit) => POST(new Request(`${SITE}/api/forms/${form}`, { method: 'POST', ...init }), { params: Promise.resolve({ form }) })
      const headers = { host: 'localhost:3000', origin: SITE, 'content-type': 'application/x-www-form-urlencoded' }
      expect((await post('sign-in', { headers: { ...headers, 'content-type': 'text/plain' }, body: 'email=a' })).status).toBe(415)
      expect((await post('sign-in', { headers, body: `email=${'a'.repeat(20_000)}` })).status).toBe(413)
      for (const form of ['nothing', 'constructor', '__proto__', 'toString']) expect((await post(form, { headers, body: '' })).status, form).toBe(404)
    })

    test('signing out ends the session, not only the cookie', async () => {
      const cookie = await signIn(admin.email)
      const answer = await send('sign-out', {}, fromOurPage(cookie))
      expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
      expect(await viewerWith(cookie)).toBeNull()
    })

    test('a session that is used is renewed after a day, and tells no script its token', async () => {
      const cookie = await signIn(admin.email)
      const get = () => getAuth(request('/api/auth/get-session', { headers: { cookie } }), { params: Promise.resolve({ path: ['get-session'] }) })
      expect((await get()).headers.getSetCookie()).toEqual([])
      const { session } = (await viewerWith(cookie))!
      await store.updateTable('session').set({ expires_at: new Date(Date.now() + 5.5 * 86_400_000).toISOString() }).where('id', '=', session!).execute()
      const renewed = await get()
      expect([renewed.status, await renewed.text()]).toEqual([204, ''])
      expect(renewed.headers.getSetCookie().join()).toMatch(/session_token=.*Max-Age=604800/)
      const { expires_at } = await store.selectFrom('session').select('expires_at').where('id', '=', session!).executeTakeFirstOrThrow()
      expect(Date.parse(expires_at) - Date.now()).toBeGreaterThan(6.9 * 86_400_000)
    })

    test.each(['sign-up/email', 'sign-in/email', 'list-sessions', 'update-user', 'change-email', 'delete-user', 'ok', 'reset-password/x', 'callback/google', 'error'])('of better-auth’s own addresses %s is closed', async (path) => {
      expect((await getAuth(request(`/api/auth/${path}`), { params: Promise.resolve({ path: path.split('/') }) })).status).toBe(404)
    })

    test('a new password takes the old one, and ends the other sessions', async () => {
      const { email } = await addAccount(store, 'reader')
      const [own, other] = [await signIn(email), await signIn(email)]
      const change = (current: string, password: string) => send('password', { current, password }, fromOurPage(own))
      expect((await change('not the old one', 'seven green umbrellas')).status).toBe(403)
      expect((await change(PASSWORD, 'short')).status).toBe(422)
      expect((await change(PASSWORD, 'seven green umbrellas')).status).toBe(303)
      expect([(await viewerWith(own))?.email, await viewerWith(other)]).toEqual([email, null])
      expect((await send('sign-in', { email, password: PASSWORD })).status).toBe(401)
      expect((await send('sign-in', { email, password: 'seven green umbrellas' })).status).toBe(303)
    })

    test('a token is shown once, and a link of an invite too', async () => {
      const cookie = await signIn(admin.email)
      const token = await send('token-create', { name: '<b>nightly</b>', scopes: 'read', days: '30' }, fromOurPage(cookie))
      const html = await token.text()
      expect([token.status, /value="sp_[0-9A-Za-z]{49}"/.test(html), html.includes('<b>')]).toEqual([201, true, false])
      expect(token.headers.get('cache-control')).toBe('no-store')
      const shown = /sp_[0-9A-Za-z]{49}/.exec(html)![0]
      expect(await viewerOf({ headers: new Headers({ authorization: `Bearer ${shown}` }) })).toMatchObject({ id: admin.id, by: 'token' })
      expect(JSON.stringify(await store.selectFrom('api_token').selectAll().execute())).not.toContain(shown)
      const invite = await send('invite-create', { email: 'new@example.org', role: 'reader' }, fromOurPage(cookie))
      expect([invite.status, /value="http:\/\/localhost:3000\/invite\?link=[0-9A-Za-z]{43}"/.test(await invite.text())]).toEqual([201, true])
      expect((await send('invite-create', { email: 'admin@example.org', role: 'reader' }, fromOurPage(cookie))).status).toBe(409)
    })

    test('a link to a new password works once, ends every session, and is replaced by a newer one', async () => {
      const { id, email } = await addAccount(store, 'reader')
      const cookie = await signIn(email)
      const asAdmin = fromOurPage(await signIn(admin.email))
      const linkOf = async (answer: Response) => /reset\?link=([0-9A-Za-z]{43})/.exec(await answer.text())![1]
      const first = await linkOf(await send('password-link', { account: id }, asAdmin))
      const second = await linkOf(await send('password-link', { account: id }, asAdmin))
      const reset = (link: string, password = 'seven green umbrellas') => send('reset', { link, password })
      expect([(await reset(first)).status, (await reset(second, 'short')).status, (await send('invite', { link: second, name: 'X', password: PASSWORD })).status]).toEqual([410, 422, 410])
      const answers = await Promise.all([reset(second), reset(second)])
      expect(answers.map(({ status }) => status).sort()).toEqual([303, 410])
      expect(await viewerWith(cookie)).toBeNull()
      expect((await send('sign-in', { email, password: PASSWORD })).status).toBe(401)
      expect((await send('sign-in', { email, password: 'seven green umbrellas' })).status).toBe(303)
      const old = await makeResetLink(store, email, admin.id, new Date(Date.now() - 86_400_001))
      expect((await reset(old.secret)).status).toBe(410)
    })

    test('the last admin keeps the role and stays; of two at once one stays', async () => {
      const cookie = await signIn(admin.email)
      const as = (form: string, fields: Record<string, string>) => send(form, fields, fromOurPage(cookie))
      expect([(await as('role', { account: admin.id, role: 'reader' })).status, (await as('remove', { account: admin.id })).status]).toEqual([409, 409])
      const { id } = await addAccount(store, 'analyst')
      expect((await as('role', { account: id, role: 'admin' })).status).toBe(303)
      const both = await Promise.allSettled([changeRole(store, id, 'reader', admin.id, new Date()), changeRole(store, admin.id, 'reader', id, new Date())])
      expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
      expect(await store.selectFrom('user_account').select('id').where('role', '=', 'admin').execute()).toHaveLength(1)
    })
  })
})
