/** What the API of accounts answers, against what its description says. */
import { Ajv2020 } from 'ajv/dist/2020.js'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Store } from '@/store/database'
import { freshStores } from '@/store/engines.fixture'
import { ACCOUNT_PATHS } from './account-operations'
import { ACCOUNT_SCHEMAS } from './account-schemas'
import { addAccount, bearer, request, serveStore } from './accounts.fixture'
import { GUARDED } from './refusals.fixture'

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictRequired: false, allErrors: true })
ajv.addFormat('date', /^\d{4}-\d\d-\d\d$/)
ajv.addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
ajv.addFormat('uri', (text) => URL.canParse(text))
const faults = (schema: keyof typeof ACCOUNT_SCHEMAS, value: unknown) => {
  const validate = ajv.compile(ACCOUNT_SCHEMAS[schema])
  return validate(value) ? [] : validate.errors
}

const freshUrl = freshStores('sqlite')
let store: Store
let headers: Record<string, string>
let admin: { id: string }

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  store = await serveStore(await freshUrl())
  const made = await addAccount(store, 'admin', 'ann@example.org')
  admin = made
  headers = await bearer(store, made.email, ['admin'])
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.destroy()
})

async function ask(method: string, path: string, body?: object, part = ''): Promise<{ status: number; said: unknown }> {
  const { file } = GUARDED.find((route) => route.path === path)!
  const name = /\{(\w+)\}/.exec(path)?.[1] ?? ''
  const answer = await (await file())[method]!(request(path.replace(/\{\w+\}/, part), { method, headers, body }), { params: Promise.resolve({ [name]: part }) } as never)
  const text = await answer.text()
  return { status: answer.status, said: answer.headers.get('content-type')?.includes('json') ? JSON.parse(text) : text }
}

test('every guarded route of accounts is described, with the same methods and needs', () => {
  for (const [path, methods] of Object.entries(ACCOUNT_PATHS)) {
    const { needs } = GUARDED.find((route) => route.path === path)!
    expect(Object.keys(methods).map((method) => method.toUpperCase())).toEqual(Object.keys(needs))
    for (const [method, { description }] of Object.entries(methods)) {
      const { role, scope } = needs[method.toUpperCase() as 'GET']!
      expect(description).toContain(`Takes the role ${role}, and of a token the scope ${scope}.`)
    }
  }
})

test('tokens are made, listed without what they are, and revoked', async () => {
  const made = await ask('POST', '/api/v1/tokens', { name: 'nightly', scopes: ['read', 'publish', 'read'], days: 7 })
  expect([made.status, faults('MadeToken', made.said)]).toEqual([201, []])
  const { id, scopes, created, expires, token } = made.said as Record<string, string>
  expect([scopes, Date.parse(expires) - Date.parse(created)]).toEqual([['read', 'publish'], 7 * 86_400_000])
  const listed = await ask('GET', '/api/v1/tokens')
  expect([listed.status, faults('Tokens', listed.said), JSON.stringify(listed.said).includes(token)]).toEqual([200, [], false])
  expect((await ask('DELETE', '/api/v1/tokens/{token}', undefined, id)).status).toBe(204)
  expect((await ask('DELETE', '/api/v1/tokens/{token}', undefined, id)).status).toBe(404)
})

test.each([
  [{ scopes: ['read'] }, '“name” must be'],
  [{ name: 'a\nb', scopes: ['read'] }, '“name” must be'],
  [{ name: 'a', scopes: [] }, '“scopes” must be a list'],
  [{ name: 'a', scopes: ['write'] }, '“scopes” must be a list'],
  [{ name: 'a', scopes: ['constructor'] }, '“scopes” must be a list'],
  [{ name: 'a', scopes: ['read'], days: 366 }, '“days” must be a whole number from 1 to 365'],
  [{ name: 'a', scopes: ['read'], days: 0 }, '“days” must be'],
  [{ name: 'a', scopes: ['read'], days: 1.5 }, '“days” must be'],
])('a token of %o is refused, with what to send', async (body, words) => {
  const { status, said } = await ask('POST', '/api/v1/tokens', body)
  expect([status, (said as { detail: string }).detail]).toEqual([422, expect.stringContaining(words)])
})

test('an invite’s link is told once, and withdrawn', async () => {
  const made = await ask('POST', '/api/v1/invites', { email: 'Bob@Example.org', role: 'analyst' })
  expect([made.status, faults('MadeInvite', made.said)]).toEqual([201, []])
  const { id, email, link } = made.said as Record<string, string>
  expect([email, link]).toEqual(['bob@example.org', expect.stringMatching(/^http:\/\/localhost:3000\/invite\?link=[0-9A-Za-z]{43}$/)])
  const listed = await ask('GET', '/api/v1/invites')
  expect([faults('Invites', listed.said), JSON.stringify(listed.said).includes('link')]).toEqual([[], false])
  expect((await ask('DELETE', '/api/v1/invites/{invite}', undefined, id)).status).toBe(204)
  expect((await ask('GET', '/api/v1/invites')).said).toEqual({ invites: [] })
  expect((await ask('POST', '/api/v1/invites', { email: 'ann@example.org', role: 'reader' })).status).toBe(409)
  expect((await ask('POST', '/api/v1/invites', { email: 'not an address', role: 'reader' })).status).toBe(422)
})

test('accounts are listed, changed and removed, but for the last admin', async () => {
  const { id } = await addAccount(store, 'reader')
  const listed = await ask('GET', '/api/v1/accounts')
  expect([faults('Accounts', listed.said), (listed.said as { accounts: object[] }).accounts.length]).toEqual([[], 2])
  const changed = await ask('PATCH', '/api/v1/accounts/{account}', { role: 'analyst' }, id)
  expect([changed.status, faults('Account', changed.said), (changed.said as { role: string }).role]).toEqual([200, [], 'analyst'])
  expect((await ask('DELETE', '/api/v1/accounts/{account}/sessions', undefined, id)).said).toEqual({ ended: 0 })
  expect((await ask('DELETE', '/api/v1/accounts/{account}', undefined, id)).status).toBe(204)
  expect((await ask('DELETE', '/api/v1/accounts/{account}', undefined, id)).status).toBe(404)
  for (const method of ['PATCH', 'DELETE']) expect((await ask(method, '/api/v1/accounts/{account}', method === 'PATCH' ? { role: 'reader' } : undefined, admin.id)).status).toBe(409)
})

test('the log is told page by page, and as CSV', async () => {
  for (let i = 0; i < 60; i += 1) {
    const { said } = await ask('POST', '/api/v1/invites', { email: `person${i}@example.org`, role: 'reader' })
    await ask('DELETE', '/api/v1/invites/{invite}', undefined, (said as { id: string }).id)
  }
  const { said } = await ask('GET', '/api/v1/audit')
  expect(faults('AuditPage', said)).toEqual([])
  const { verified, entries, before } = said as { verified: { entries: number; brokenAt: number | null }; entries: { id: number }[]; before: number }
  expect([verified.brokenAt, entries.length, entries[0].id, before]).toEqual([null, 100, verified.entries, verified.entries - 99])
  const csv = String((await ask('GET', '/api/v1/audit.csv')).said).trim().split('\n')
  expect([csv[0], csv.length - 1, csv[1].slice(0, 2)]).toEqual(['id,at,actor,action,subject,detail,previous,hash', verified.entries, '1,'])
})
