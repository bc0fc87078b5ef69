/** Webhooks as admins manage them, through the API and the forms, on a real store with real accounts and a real receiver. */
import { setTimeout as pause } from 'node:timers/promises'
import { Webhook } from 'standardwebhooks'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { readAudit } from '@/store/audit'
import type { Store } from '@/store/database'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { SITE, addAccount, bearer, fromOurPage, request, serveStore, signIn } from './accounts.fixture'
import { POST as form } from './api/forms/[form]/route'
import { DELETE } from './api/v1/webhooks/[webhook]/route'
import { GET as deliveries } from './api/v1/webhooks/[webhook]/deliveries/route'
import { POST as sendTest } from './api/v1/webhooks/[webhook]/test/route'
import { GET, POST } from './api/v1/webhooks/route'
import { type Receiver, startReceiver } from './receiver.fixture'
import { startTelling } from './tell-publication'

const PATH = '/api/v1/webhooks'
const HOOK = 'https://news.example.org/hook'
const at = (webhook: string) => ({ params: Promise.resolve({ webhook }) })
type Headers = Record<string, string>
type Body = Record<string, unknown>

afterEach(() => vi.unstubAllEnvs())

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  let admin: Headers
  let cookie: string
  const others: Record<string, Headers> = {}
  beforeAll(async () => {
    store = await serveStore(await freshUrl())
    const { email } = await addAccount(store, 'admin')
    const analyst = await addAccount(store, 'analyst')
    cookie = await signIn(email)
    admin = await bearer(store, email, ['admin'])
    others.nobody = {}
    others['an analyst'] = await bearer(store, analyst.email, ['read', 'publish'])
    others['an analyst’s session'] = fromOurPage(await signIn(analyst.email))
    others['an admin’s token to read and publish'] = await bearer(store, email, ['read', 'publish'])
    others['an admin’s session on another site’s page'] = { cookie, origin: 'https://evil.example.org' }
    others['an admin’s session without an origin'] = { cookie }
    others['a token that is none'] = { authorization: 'Bearer sp_none', ...fromOurPage(cookie) }
  })
  afterAll(() => store.destroy())

  const add = (body: Body, headers = admin) => POST(request(PATH, { method: 'POST', headers, body }))
  const made = async (body: Body) => (await (await add(body)).json()) as Record<string, string>
  const list = async () => ((await (await GET(request(PATH, { headers: admin }))).json()) as { webhooks: Record<string, string>[] }).webhooks

  const routes: [string, (headers: Headers, id: string) => Promise<Response>, isSafe: boolean][] = [
    ['the list', (headers) => GET(request(PATH, { headers })), true],
    ['adding', (headers) => add({ url: HOOK }, headers), false],
    ['removing', (headers, id) => DELETE(request(`${PATH}/${id}`, { method: 'DELETE', headers }), at(id)), false],
    ['the deliveries', (headers, id) => deliveries(request(`${PATH}/${id}/deliveries`, { headers }), at(id)), true],
    ['a test', (headers, id) => sendTest(request(`${PATH}/${id}/test`, { method: 'POST', headers }), at(id)), false],
  ]

  test.each(routes)('%s is an admin’s alone', async (_, ask, isSafe) => {
    const { id } = await made({ url: HOOK })
    const before = await list()
    for (const [who, headers] of Object.entries(others)) {
      // Whoever may read may do so from anywhere: a page of another site doesn't get to see the answer.
      if (isSafe && headers.cookie === cookie && !headers.authorization) continue
      const answer = await ask(headers, id)
      expect([who, [401, 403].includes(answer.status)]).toEqual([who, true])
      expect([answer.headers.get('Cache-Control'), answer.headers.get('Access-Control-Allow-Origin')]).toEqual(['no-store', null])
    }
    expect(await list()).toEqual(before)
  })

  test('the secret is told once, and nothing is kept by anybody', async () => {
    const answer = await add({ url: `${HOOK}?token=1`, dataset: 'line-of-duty-deaths' })
    const body = (await answer.json()) as Body
    expect([answer.status, answer.headers.get('Cache-Control')]).toEqual([201, 'no-store'])
    expect(body).toMatchObject({ url: `${HOOK}?token=1`, dataset: 'line-of-duty-deaths', figure: null, events: ['release.published', 'release.withdrawn'], secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) })
    const { secret: _, ...rest } = body
    expect((await list()).find(({ id }) => id === body.id)).toEqual(rest)
    // In the store it doesn't stand as it is.
    const kept = await store.selectFrom('webhook').select('secret').execute()
    expect(kept.map(({ secret }) => secret.slice(0, 3))).toEqual(kept.map(() => 'v1.'))
  })

  test('a figure is named by its address, whole or the query alone, and kept in one form', async () => {
    const query = '?cause=all&asof=2015-09-07&known=2016-07-03'
    for (const figure of [`${SITE}/charts/year-so-far?known=2016-07-03&asof=2015-09-07&cause=all&since=1791#x`, query, query.slice(1)]) {
      expect(await made({ url: HOOK, figure })).toMatchObject({ figure: SITE + '/' + query, dataset: 'line-of-duty-deaths', events: ['figure.changed'] })
    }
  })

  test.each([
    [{}, '“url” must be an address'],
    [{ url: 5 }, '“url” must be an address'],
    [{ url: 'http://news.example.org/' }, 'begins with https://'],
    [{ url: 'https://127.0.0.1/' }, 'a public address'],
    [{ url: 'https://[::ffff:169.254.169.254]/' }, 'a public address'],
    [{ url: HOOK, dataset: 'ghosts' }, 'There is no dataset “ghosts”'],
    [{ url: HOOK, figure: '?cause=all' }, 'names both asof and known'],
    [{ url: HOOK, figure: 'https://elsewhere.example.org/' }, 'the address of a frozen figure'],
    [{ url: HOOK, figure: '?asof=2017-01-01&known=2016-07-03' }, 'a day up to the known-on day'],
  ])('%j is refused, and what to send is said', async (body, advice) => {
    const before = await list()
    const answer = await add(body)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([422, 'application/problem+json'])
    expect(((await answer.json()) as { detail: string }).detail).toContain(advice)
    expect(await list()).toEqual(before)
  })

  test('a test reaches the receiver, signed by the secret that was told', async () => {
    vi.stubEnv('WEBHOOKS_TO_PRIVATE', '1')
    const hook: Receiver = await startReceiver(204)
    const { id, secret } = await made({ url: hook.url })
    const stop = await startTelling()
    const answer = await sendTest(request(`${PATH}/${id}/test`, { method: 'POST', headers: admin }), at(id))
    const { delivery } = (await answer.json()) as { delivery: string }
    expect(answer.status).toBe(202)
    const history = async () => ((await (await deliveries(request(`${PATH}/${id}/deliveries`, { headers: admin }), at(id))).json()) as { deliveries: Body[] }).deliveries
    for (const end = Date.now() + 20_000; (await history())[0].state !== 'sent' && Date.now() < end; ) await pause(20)
    expect(await history()).toMatchObject([{ id: delivery, type: 'webhook.test', state: 'sent', tries: 1, status: 204, fault: null, next: null }])
    expect(new Webhook(secret).verify(hook.received[0].body, hook.received[0].headers as Record<string, string>)).toMatchObject({ type: 'webhook.test', data: { webhook: id } })
    stop()
    await hook.close()
  })

  test('one that is removed is gone, and every step is in the audit log', async () => {
    const { id } = await made({ url: HOOK })
    const remove = () => DELETE(request(`${PATH}/${id}`, { method: 'DELETE', headers: admin }), at(id))
    expect([(await remove()).status, (await remove()).status]).toEqual([204, 404])
    expect((await list()).some((each) => each.id === id)).toBe(false)
    const entries = (await readAudit(store, 2)).map(({ action, subject }) => `${action} ${subject}`)
    expect(entries).toEqual([`webhook.removed ${id}`, `webhook.created ${id}`])
  })

  test('a hundred are enough', async () => {
    const row = { url: HOOK, dataset: null, figure: null, secret: 'v1.', site: SITE, made_by: 'nobody', made_at: '2026-01-01T00:00:00.000Z' }
    const more = Array.from({ length: 100 - (await list()).length }, (_, i) => ({ ...row, id: `wh_more_${i}` }))
    await store.insertInto('webhook').values(more).execute()
    const answer = await add({ url: HOOK })
    expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining('Remove one first')])
    await store.deleteFrom('webhook').where('id', 'like', 'wh_more_%').execute()
    expect((await add({ url: HOOK })).status).toBe(201)
  })

  test('the forms do the same, from pages of ours alone', async () => {
    const send = (name: string, fields: Record<string, string>, headers: Headers = fromOurPage(cookie)) =>
      form(request(`/api/forms/${name}`, { method: 'POST', headers, body: new URLSearchParams(fields) }), { params: Promise.resolve({ form: name }) })
    const before = (await list()).length
    expect((await send('webhook-create', { url: HOOK }, { cookie, origin: 'https://evil.example.org' })).status).toBe(403)
    expect((await send('webhook-create', { url: HOOK }, others['an analyst’s session'])).status).toBe(403)
    const refused = await send('webhook-create', { url: 'http://10.0.0.1/', figure: '', dataset: '' })
    expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining('begins with https://')])
    expect(await list()).toHaveLength(before)
    const created = await send('webhook-create', { url: HOOK, figure: '', dataset: '' })
    expect([created.status, await created.text()]).toEqual([201, expect.stringMatching(/value="whsec_[^"]+"/)])
    const { id } = (await list()).at(-1)!
    expect((await send('webhook-test', { webhook: id })).headers.get('Location')).toBe(`/admin/webhooks#${id}`)
    expect((await send('webhook-remove', { webhook: id })).headers.get('Location')).toBe('/admin/webhooks')
    expect(await list()).toHaveLength(before)
  })
})
