import { beforeEach, describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { readAudit } from './audit'
import { type Store, openDatabase } from './database'
import { WAITS_MS, claimDelivery, enqueueDeliveries, enqueueTest, readChecks, readDeliveries, settleCheck, settleDelivery, sweepDeliveries } from './deliveries'
import { ENGINES, freshStores } from './engines.fixture'
import { type NewRelease, publishRelease } from './publish'
import { type NewWebhook, addWebhook, findWebhook, readWebhooks, removeWebhook } from './webhooks'

const NOON = new Date('2026-11-26T12:00:00Z')
const after = (ms: number) => new Date(NOON.getTime() + ms)
const MINUTE = 60_000
const told = { isTold: true, status: 200, fault: null }
const failed = { isTold: false, status: 500, fault: 'it answered 500' }

function release(name: string, more: Partial<NewRelease> = {}): NewRelease {
  const records = [{ date: '2015-01-01', state: 'TX', label: 'Fall', deaths: 1 }]
  const span = { from: isoDay('2015-01-01'), to: isoDay('2015-12-31') }
  return { dataset: { id: 'test', title: 'Test' }, name, released: isoDay('2016-01-01'), span, compiledBy: 'Nobody', licence: 'CC0 1.0', source: 'Nowhere', file: { name: `${name}.csv`, bytes: Buffer.from(name) }, records, ...more }
}

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let [url, store] = ['', undefined as unknown as Store]
  beforeEach(async () => {
    url = await freshUrl()
    store = await openDatabase(url)
    return () => store.destroy()
  })

  const add = (more: Partial<NewWebhook> = {}) => addWebhook(store, { url: 'https://news.example.org/hook?token=hidden', dataset: null, figure: null, site: 'https://figures.example.org', ...more }, 'ann', (secret, id) => `sealed for ${id}: ${secret.length}`, () => NOON)
  const publish = (name: string, more: Partial<NewRelease> = {}) => publishRelease(store, release(name, more), () => NOON)
  const deliveries = async () => store.selectFrom('delivery').selectAll().orderBy('id').execute()

  test('a webhook’s secret is in the answer of its making and in no list, and 32 random bytes long', async () => {
    const [one, other] = [await add(), await add()]
    expect(Buffer.from(one.secret.replace('whsec_', ''), 'base64')).toHaveLength(32)
    expect(one.secret).not.toBe(other.secret)
    const list = await readWebhooks(store)
    expect(list.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort())
    expect(JSON.stringify(list)).not.toContain('whsec_')
    expect((await findWebhook(store, one.id))!.secret).toBe(`sealed for ${one.id}: 50`)
  })

  test('making and removing one is in the audit log, without what may be a password', async () => {
    const { id } = await add({ dataset: 'test' })
    expect(await removeWebhook(store, id, 'bob', () => NOON)).toBe(true)
    expect(await removeWebhook(store, id, 'bob', () => NOON)).toBe(false)
    const entries = await readAudit(store, 10)
    expect(entries.map(({ actor, action, subject }) => [actor, action, subject])).toEqual([['bob', 'webhook.removed', id], ['ann', 'webhook.created', id]])
    expect(JSON.stringify(entries)).toContain('news.example.org')
    expect(JSON.stringify(entries)).not.toMatch(/hidden|whsec_/)
  })

  test('a publication is told of once, with what it says of itself', async () => {
    const { id } = await add()
    await publish('2016-01-01')
    await publish('2016-01-01')
    const [row, ...more] = await deliveries()
    expect(more).toEqual([])
    expect(row).toMatchObject({ webhook: id, type: 'release.published', dataset: 'test', release: '2016-01-01', state: 'waiting', tries: 0, due_at: '2026-11-26T12:00:00.000Z' })
    expect(JSON.parse(row.body!)).toEqual({
      type: 'release.published',
      timestamp: '2026-11-26T12:00:00.000Z',
      data: {
        dataset: 'test', release: '2016-01-01', released: '2016-01-01', span: { from: '2015-01-01', to: '2015-12-31' }, compiledBy: 'Nobody', licence: 'CC0 1.0',
        note: null, publishedBy: null, withdraws: null, listed: 1, delisted: 0, unchanged: 0,
        page: 'https://figures.example.org/datasets/test/releases/2016-01-01', file: 'https://figures.example.org/datasets/test/releases/2016-01-01.csv',
      },
    })
  })

  test('what isn’t published isn’t told', async () => {
    await add()
    const broken = store.transaction().execute(async (change) => {
      await enqueueDeliveries(change, { ...release('2016-01-01'), listed: 1, delisted: 0, unchanged: 0 }, NOON)
      throw new Error('the rest failed')
    })
    await expect(broken).rejects.toThrow('the rest failed')
    await expect(publish('2016-01-02', { records: [{ date: '1999-01-01', state: 'TX', label: 'Fall', deaths: 1 }] })).rejects.toThrow('outside its span')
    expect(await deliveries()).toEqual([])
  })

  test('a withdrawal is told as one; a watched figure is checked first; another dataset’s webhook hears nothing', async () => {
    await add()
    await add({ dataset: 'other' })
    await add({ dataset: 'test', figure: '?cause=all&asof=2015-09-07&known=2016-01-01' })
    await store.transaction().execute((change) => enqueueDeliveries(change, { ...release('2016-01-02'), withdraws: '2016-01-01', note: 'Wrong file', publishedBy: { name: 'Ann' }, listed: 0, delisted: 1, unchanged: 0 }, NOON))
    const rows = await deliveries()
    expect(rows.map(({ type, state }) => `${type} ${state}`).sort()).toEqual(['figure.changed checking', 'release.withdrawn waiting'])
    expect(JSON.parse(rows.find(({ body }) => body)!.body!).data).toMatchObject({ withdraws: '2016-01-01', note: 'Wrong file', publishedBy: 'Ann' })
    const [check] = await readChecks(store)
    expect(check).toMatchObject({ release: '2016-01-02', dataset: 'test', site: 'https://figures.example.org', figure: '?cause=all&asof=2015-09-07&known=2016-01-01' })
    await settleCheck(store, check.id, { body: null })
    // Another server that found otherwise comes too late.
    await settleCheck(store, check.id, { body: '{}' })
    expect((await deliveries()).map(({ state }) => state).sort()).toEqual(['unchanged', 'waiting'])
  })

  test('two servers that claim at once never get the same', async () => {
    await add()
    for (let i = 0; i < 20; i += 1) await enqueueTest(store, (await findWebhook(store, (await readWebhooks(store))[0].id))!, NOON)
    const other = await openDatabase(url)
    const claimAll = async (of: Store): Promise<string[]> => {
      const claimed = await claimDelivery(of, NOON)
      return claimed ? [claimed.id, ...(await claimAll(of))] : []
    }
    const ids = (await Promise.all([store, store, other, other].map(claimAll))).flat()
    await other.destroy()
    expect(ids).toHaveLength(20)
    expect(new Set(ids).size).toBe(20)
  })

  test('what is claimed is nobody else’s for a minute; where its server was killed it is then taken again, and the first says nothing any more', async () => {
    await add()
    await publish('2016-01-01')
    const first = (await claimDelivery(store, NOON))!
    expect(await claimDelivery(store, after(MINUTE - 1))).toBeNull()
    const second = (await claimDelivery(store, after(MINUTE)))!
    expect([second.id, second.tries]).toEqual([first.id, 2])
    await settleDelivery(store, first, failed, after(MINUTE + 1))
    expect((await deliveries())[0]).toMatchObject({ state: 'waiting', tries: 2, fault: null })
    expect(await settleDelivery(store, second, told, after(MINUTE + 2))).toBe('sent')
    expect((await deliveries())[0]).toMatchObject({ state: 'sent', status: 200, tries: 2 })
    expect(await claimDelivery(store, after(24 * 60 * MINUTE))).toBeNull()
  })

  test('waits grow over a day, then it is given up', async () => {
    await add()
    await publish('2016-01-01')
    let now = NOON
    const waited: number[] = []
    for (let claimed = await claimDelivery(store, now); claimed; claimed = await claimDelivery(store, now)) {
      const state = await settleDelivery(store, claimed, failed, now)
      const [{ due_at }] = await deliveries()
      if (state === 'gave-up') break
      waited.push((new Date(due_at).getTime() - now.getTime()) / MINUTE)
      expect(await claimDelivery(store, new Date(new Date(due_at).getTime() - 1))).toBeNull()
      now = new Date(due_at)
    }
    expect(waited).toEqual([1, 5, 15, 60, 180, 420, 780])
    expect(WAITS_MS.reduce((sum, ms) => sum + ms, 0)).toBeGreaterThanOrEqual(24 * 60 * MINUTE)
    expect((await readDeliveries(store, (await readWebhooks(store))[0].id))[0]).toMatchObject({ state: 'gave-up', tries: 8, status: 500, fault: 'it answered 500' })
  })

  test('who answers 410 isn’t asked again', async () => {
    await add()
    await publish('2016-01-01')
    expect(await settleDelivery(store, (await claimDelivery(store, NOON))!, { ...failed, status: 410 }, NOON)).toBe('gave-up')
    expect(await claimDelivery(store, after(30 * 24 * 60 * MINUTE))).toBeNull()
  })

  test('with a webhook go its deliveries, those that wait too', async () => {
    const { id } = await add()
    await publish('2016-01-01')
    await removeWebhook(store, id, 'ann')
    expect([await claimDelivery(store, NOON), await deliveries()]).toEqual([null, []])
  })

  test('what was done with a month ago is swept, what waits is not', async () => {
    const webhook = await add()
    for (const _ of [1, 2]) await enqueueTest(store, webhook, NOON)
    await settleDelivery(store, (await claimDelivery(store, NOON))!, told, NOON)
    await sweepDeliveries(store, after(29 * 24 * 60 * MINUTE))
    expect(await deliveries()).toHaveLength(2)
    await sweepDeliveries(store, after(31 * 24 * 60 * MINUTE))
    expect((await deliveries()).map(({ state }) => state)).toEqual(['waiting'])
  })
})
