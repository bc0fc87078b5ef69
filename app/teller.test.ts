/**
 * Publications of the shipped history and what webhooks hear of them: real receivers on this machine, a real
 * store of either engine, the shipped files. The clock is set by hand, so that a day of waiting takes no time.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Webhook } from 'standardwebhooks'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseRelease } from '@/ingest/release-file'
import { isoDay } from '@/stats/calendar'
import { shippedReleases, shippedTerms } from '@/stats/shipped.fixture'
import { type Store, openDatabase } from '@/store/database'
import { enqueueTest, readDeliveries } from '@/store/deliveries'
import { ENGINES, freshStores } from '@/store/engines.fixture'
import { publishRelease } from '@/store/publish'
import { readLedger } from '@/store/read-ledger'
import { addWebhook } from '@/store/webhooks'
import { ANSWER_SCHEMAS } from './answer-schemas'
import { type Answer, type Receiver, startReceiver } from './receiver.fixture'
import { openSecret, sealSecret } from './sealed-secret'
import { network } from './send-webhook'
import { tellerOf } from './teller'
import { WEBHOOK_SCHEMAS } from './webhook-schemas'

const DATASET = { id: 'line-of-duty-deaths', title: 'Line-of-duty deaths of officers' }
const terms = shippedTerms()
const NOON = Date.parse('2026-11-26T12:00:00Z')
const MINUTE = 60_000
const KEY = 'kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA'
const open = (sealed: string, webhook: string) => openSecret(sealed, webhook, KEY)

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false })
ajv.addSchema({ $id: 'document', components: { schemas: { ...ANSWER_SCHEMAS, ...WEBHOOK_SCHEMAS } } })
/** What of a body isn't as the OpenAPI document describes it. */
function faults(schema: keyof typeof WEBHOOK_SCHEMAS, body: string): unknown[] {
  const validate = ajv.compile({ $ref: `document#/components/schemas/${schema}` })
  validate(JSON.parse(body))
  return validate.errors ?? []
}

/** Publishes the so-manieth of the shipped releases. */
async function publish(store: Store, place: number): Promise<void> {
  const shipped = shippedReleases()[place]
  const bytes = readFileSync(`data/${shipped.file}`)
  const span = { from: isoDay(shipped.replaces.from), to: isoDay(shipped.replaces.to) }
  const name = shipped.file.replace(/^releases\/|\.csv$/g, '')
  const said = { released: isoDay(shipped.released), span, compiledBy: shipped.compiled_by, licence: shipped.licence, source: 'Officer Down Memorial Page' }
  await publishRelease(store, { dataset: DATASET, name, ...said, file: { name: `${name}.csv`, bytes }, records: parseRelease(bytes.toString('utf8'), terms, span).records })
}

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  const receivers: Receiver[] = []
  let [url, store, minutes] = ['', undefined as unknown as Store, 0]
  beforeEach(async () => {
    url = await freshUrl()
    store = await openDatabase(url)
    // Rows are written with the time of day; the hand-set clock begins after it.
    minutes = 0
    return () => store.destroy()
  })
  afterEach(async () => void (await Promise.all(receivers.splice(0).map(({ close }) => close()))))

  const printed: string[] = []
  const now = () => new Date(Math.max(NOON, began) + minutes * MINUTE)
  const began = Date.now() + MINUTE
  const tellerFor = (of: Store, patience = 2000) =>
    tellerOf(of, (dataset) => readLedger(of, dataset, terms), { ...network(), now, open, isPrivateAllowed: true, patience, print: (line) => void printed.push(line) })
  const receiver = async (...answers: Answer[]) => {
    const started = await startReceiver(...answers)
    receivers.push(started)
    return started
  }
  const add = (to: Receiver, more: { dataset?: string; figure?: string } = {}) => addWebhook(store, { url: to.url, dataset: null, figure: null, site: 'https://figures.example.org', ...more }, 'ann', (secret, id) => sealSecret(secret, id, KEY))
  async function tell(teller = tellerFor(store)): Promise<void> {
    await teller.look()
    await teller.settled()
  }
  const states = async (webhook: { id: string }) => (await readDeliveries(store, webhook.id)).map(({ state }) => state)

  test('a publication is heard of, signed, once', async () => {
    const hook = await receiver(200)
    const webhook = await add(hook)
    await publish(store, 0)
    await tell()
    await tell()
    expect(hook.received).toHaveLength(1)
    const [{ body, headers }] = hook.received
    expect(new Webhook(webhook.secret).sign(String(headers['webhook-id']), new Date(Number(headers['webhook-timestamp']) * 1000), body)).toBe(headers['webhook-signature'])
    expect(JSON.parse(body)).toMatchObject({ type: 'release.published', data: { release: '2016-07-03', released: '2016-07-03', listed: 21_392, delisted: 0, page: 'https://figures.example.org/datasets/line-of-duty-deaths/releases/2016-07-03' } })
    expect(faults('ReleaseEvent', body)).toEqual([])
    expect(faults('FigureEvent', body)).not.toEqual([])
    expect(await states(webhook)).toEqual(['sent'])
  })

  test('figure.changed is told exactly where the printed percent or direction changes', async () => {
    const [firearms, all, live] = [await receiver(200), await receiver(200), await receiver(200)]
    const claim = 'asof=2015-09-07&known=2016-07-03'
    const quiet = await add(firearms, { dataset: DATASET.id, figure: `?${claim}` })
    await add(all, { dataset: DATASET.id, figure: `?cause=all&${claim}` })
    await add(live)
    const places = [0, 1, 2, 3]
    for (const place of places) {
      await publish(store, place)
      await tell()
    }
    // 26 v 33 became 27 v 34: −21% still.
    expect(firearms.received).toEqual([])
    expect(await states(quiet)).toEqual(['unchanged', 'unchanged', 'unchanged', 'unchanged'])
    expect(live.received).toHaveLength(4)
    expect(all.received.flatMap(({ body }) => faults('FigureEvent', body))).toEqual([])
    const heard = all.received.map(({ body }) => JSON.parse(body))
    expect(heard.map(({ type, data }) => [type, data.release, data.before, data.after])).toEqual([
      ['figure.changed', '2022-09-24', { current: 86, prior: 92, percent: -7, printed: 'down 7%' }, { current: 106, prior: 101, percent: 5, printed: 'up 5%' }],
      ['figure.changed', '2024-08-30-history', { current: 106, prior: 101, percent: 5, printed: 'up 5%' }, { current: 106, prior: 103, percent: 3, printed: 'up 3%' }],
    ])
    expect(heard[0].data).toMatchObject({
      sentence: 'Figures have been revised since: 86 v 92 (−7%) is now 106 v 101 (+5%).',
      name: 'deaths from all causes by 7 September 2015',
      figure: 'https://figures.example.org/?cause=all&asof=2015-09-07&known=2016-07-03',
      now: 'https://figures.example.org/?cause=all&asof=2015-09-07&known=2022-09-24',
    })
  })

  test('a figure waits for a ledger that holds the release', async () => {
    const hook = await receiver(200)
    const webhook = await add(hook, { figure: '?cause=all&asof=2015-09-07&known=2016-07-03' })
    await publish(store, 0)
    const old = await readLedger(store, DATASET.id, terms)
    await publish(store, 1)
    const behind = tellerOf(store, async () => old, { ...network(), now, open, isPrivateAllowed: true, print: () => {} })
    await tell(behind)
    expect((await states(webhook)).sort()).toEqual(['checking', 'unchanged'])
    await tell()
    expect(hook.received).toHaveLength(1)
  })

  test('what failed is tried again, with the same id and body, after a minute and after five', async () => {
    const hook = await receiver(500, null, 200)
    const webhook = await add(hook)
    await publish(store, 0)
    await tell(tellerFor(store, 300))
    await tell(tellerFor(store, 300))
    expect(hook.received).toHaveLength(1)
    minutes += 1
    await tell(tellerFor(store, 300))
    expect(await readDeliveries(store, webhook.id)).toMatchObject([{ state: 'waiting', tries: 2, status: null, fault: 'no answer within 0.3 seconds' }])
    minutes += 5
    await tell(tellerFor(store, 300))
    expect(new Set(hook.received.map(({ body, headers }) => `${String(headers['webhook-id'])} ${body}`)).size).toBe(1)
    expect(hook.received).toHaveLength(3)
    expect(await states(webhook)).toEqual(['sent'])
  })

  test('what fails for a day is given up, and that is said', async () => {
    const hook = await receiver(503)
    const webhook = await add(hook)
    await publish(store, 0)
    printed.length = 0
    for (let hour = 0; hour < 60; hour += 1) {
      await tell()
      minutes += 30
    }
    expect(hook.received).toHaveLength(8)
    expect(await states(webhook)).toEqual(['gave-up'])
    expect(printed).toEqual([expect.stringMatching(/^The webhook wh_\w+ is told no more of msg_\w+ after 8 tries: it answered 503$/)])
  })

  test('a secret that this server can’t open is a failed try that says so; the next server may have the right one', async () => {
    const hook = await receiver(200)
    const webhook = await add(hook)
    await publish(store, 0)
    const stranger = tellerOf(store, (dataset) => readLedger(store, dataset, terms), { ...network(), now, isPrivateAllowed: true, print: () => {}, open: (sealed, id) => openSecret(sealed, id, `${KEY}x`) })
    await tell(stranger)
    expect(await readDeliveries(store, webhook.id)).toMatchObject([{ state: 'waiting', tries: 1, fault: expect.stringContaining('remove the webhook and add it again') }])
    minutes += 1
    await tell()
    expect(hook.received).toHaveLength(1)
  })

  test('two servers at once send each delivery once', async () => {
    const hook = await receiver((response) => setTimeout(() => response.writeHead(200).end(), 20))
    const webhook = await add(hook)
    for (let i = 0; i < 12; i += 1) await enqueueTest(store, webhook, new Date())
    const other = await openDatabase(url)
    const tellers = [tellerFor(store), tellerFor(other)]
    for (let i = 0; i < 4; i += 1) await Promise.all(tellers.map(tell))
    await other.destroy()
    expect(hook.received).toHaveLength(12)
    expect(new Set(hook.received.map(({ headers }) => headers['webhook-id'])).size).toBe(12)
  })

  test('a receiver that never answers holds up nobody else’s', async () => {
    const [slow, quick] = [await receiver(null), await receiver(200)]
    await add(slow)
    await add(quick)
    await publish(store, 0)
    const teller = tellerFor(store, 3000)
    await teller.look()
    const started = Date.now()
    while (quick.received.length === 0 && Date.now() - started < 2500) await pause(5)
    expect([slow.received.length, quick.received.length]).toEqual([1, 1])
    await teller.settled()
  })

  test('a server that is killed while it sends leaves the delivery to the next', async () => {
    const hook = await receiver(null, 200)
    const webhook = await add(hook)
    await publish(store, 0)
    const script = `Promise.all([import(${JSON.stringify(resolve('app/teller.ts'))}), import(${JSON.stringify(resolve('store/database.ts'))}), import(${JSON.stringify(resolve('app/send-webhook.ts'))})]).then(async ([{ tellerOf }, { openDatabase }, { network }]) => {
      const teller = tellerOf(await openDatabase(${JSON.stringify(url)}), null, { ...network(), isPrivateAllowed: true, print: () => {}, open: () => 'whsec_AAAA', now: () => new Date(${now().getTime()}) })
      await teller.look()
      await teller.settled()
    })`
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'ignore', 'inherit'] })
    const exit = once(child, 'exit')
    while (hook.received.length === 0 && child.exitCode === null) await pause(5)
    child.kill('SIGKILL')
    await exit
    await tell()
    expect(hook.received).toHaveLength(1)
    minutes += 1
    await tell()
    expect(hook.received).toHaveLength(2)
    expect(hook.received[1].headers['webhook-id']).toBe(hook.received[0].headers['webhook-id'])
    expect(await states(webhook)).toEqual(['sent'])
  })
})
