/** The store goes away and comes back under a running server, and others publish into it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { GET as releaseRoute } from '@/app/api/datasets/[dataset]/releases/[release]/[form]/route'
import { followStore, standing } from '@/app/follow-store'
import { figures, openFigures, refreshFigures, shippedDataset } from '@/app/figures'
import { GET as readyz } from '@/app/readyz/route'
import { isoDay } from '@/stats/calendar'
import { type Store, openDatabase } from '@/store/database'
import { testPostgres } from '@/store/engines.fixture'
import { type NewRelease, publishRelease } from '@/store/publish'

const folder = mkdtempSync(join(tmpdir(), 'same-period-gone-'))
const children: ChildProcess[] = []
afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(folder, { recursive: true })
})

const postgres = testPostgres()

const release = (name: string): NewRelease => ({
  dataset: shippedDataset,
  name,
  released: isoDay('2026-01-01'),
  span: { from: isoDay('2025-10-01'), to: isoDay('2025-10-02') },
  compiledBy: 'Nobody',
  licence: 'CC0 1.0',
  source: 'Nowhere',
  file: { name: `${name}.csv`, bytes: Buffer.from(name) },
  records: [{ date: '2025-10-01', state: 'TX', label: 'Gunfire', deaths: 1 }],
})

/** Milliseconds until something holds; fails after `most`. */
async function within(most: number, holds: () => Promise<boolean> | boolean): Promise<number> {
  const start = Date.now()
  while (!(await holds())) {
    if (Date.now() - start > most) throw new Error(`didn’t hold within ${most} ms`)
    await pause(20)
  }
  return Date.now() - start
}

const isReady = async () => (await readyz()).status === 200

const held = globalThis as { samePeriodFigures?: Promise<{ store: Store }>; samePeriodStanding?: unknown }
let stop: (() => void)[] = []
afterEach(async () => {
  for (const each of stop) each()
  stop = []
  await (await held.samePeriodFigures)?.store.destroy()
  delete held.samePeriodFigures
  delete held.samePeriodStanding
})

/** This process as a server of a store. */
async function serve(url: string): Promise<{ store: Store; said: string[] }> {
  const said: string[] = []
  held.samePeriodFigures = openFigures(url, 'data', () => {})
  const { store } = await held.samePeriodFigures
  stop.push(followStore(refreshFigures, (line) => said.push(line)))
  return { store, said }
}

const away = {
  'a Postgres that is stopped': async () => {
    const url = await postgres().create()
    return { url, go: () => postgres().stop(), back: () => postgres().start(), why: /The Postgres at .* (refuses the connection|is stopping|broke the connection)/ }
  },
  'a Postgres that crashes': async () => {
    const url = await postgres().create()
    return { url, go: () => postgres().stop('SIGKILL'), back: () => postgres().start(), why: /The Postgres at .* (refuses the connection|is stopping|broke the connection)/ }
  },
  'a file whose disk is gone': async () => {
    const disk = join(folder, 'disk')
    const go = async () => renameSync(disk, `${disk}.away`)
    return { url: join(disk, 'store.db'), go, back: async () => renameSync(`${disk}.away`, disk), why: /The store .*store\.db isn’t there any more\. Bring its disk or file back\./ }
  },
}

describe.each(Object.entries(away))('%s', (_, prepare) => {
  test('figures go on from memory, writing says why it can’t, and all is well within 5 seconds of its return', async () => {
    const { url, go, back, why } = await prepare()
    const { store, said } = await serve(url)
    expect(await isReady()).toBe(true)
    await go()
    await within(5000, () => !standing().isReady)
    const answer = await readyz()
    expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    expect(await answer.json()).toMatchObject({ status: 503, title: 'The store can’t be reached', detail: expect.stringMatching(why) })
    expect((await figures()).releases).toHaveLength(18)
    await expect(publishRelease(store, release('while-away'))).rejects.toThrow(why)
    const parts = Promise.resolve({ dataset: shippedDataset.id, release: '2016-07-03', form: 'csv' })
    expect((await releaseRoute(new Request('http://localhost/'), { params: parts })).status).toBe(503)
    await back()
    expect(await within(5000, isReady)).toBeLessThan(5000)
    expect((await releaseRoute(new Request('http://localhost/'), { params: parts })).status).toBe(200)
    expect(await publishRelease(store, release('after'))).toMatchObject({ status: 'published', listed: 1 })
    await within(2000, async () => (await figures()).releases.at(-1)!.id === 'after')
    expect(said).toHaveLength(2)
    expect(said[0]).toMatch(/Reading goes on from memory; nothing can be published until the store is back\.$/)
    expect(said[1]).toBe('The store is back.')
  })
})

test('what one server of a Postgres publishes, the others serve within 2 seconds', async () => {
  const url = await postgres().create()
  const script = `import(${JSON.stringify(resolve('app/figures.ts'))}).then(async (m) => {
    await m.startFigures(0)
    setInterval(async () => console.log((await m.figures()).releases.at(-1).id), 20)
  })`
  // Both start at once on an empty database, and neither needs a lock of its own.
  const seen = [0, 1].map((i) => {
    const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { env: { ...process.env, DATABASE_URL: url }, stdio: ['ignore', 'pipe', 'inherit'] })
    children.push(child)
    const last = ['', '']
    child.stdout.on('data', (text) => (last[i] = String(text).trim().split('\n').at(-1)!))
    return () => last[i]
  })
  await within(40_000, () => seen.every((last) => last() === '2025-10-05-2025'))
  const store = await openDatabase(url)
  expect(await store.selectFrom('release').select('name').execute()).toHaveLength(18)
  await publishRelease(store, release('by-another'))
  expect(await within(2000, () => seen.every((last) => last() === 'by-another'))).toBeLessThan(2000)
  await store.destroy()
})
