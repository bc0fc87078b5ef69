/**
 * kill -9 at random instants of publishing, by a start and by the API: afterwards the store holds exactly the
 * releases that it said it had published, or one more, each whole. `KILLS=200 npx vitest run app/killed` does
 * 200 of a start, and 200 of people's publications and withdrawals.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Ledger } from '@/stats/ledger'
import { openDatabase } from '@/store/database'
import { freshStores, testPostgres } from '@/store/engines.fixture'
import { readLedger } from '@/store/read-ledger'
import { shippedTerms } from '@/stats/shipped.fixture'
import { openFigures, shippedDataset } from './figures'
import { expectWhole } from './killed-publisher.fixture'
import { expectFirstReleases, shipped } from './shipped-states.fixture'

const kills = Math.ceil((Number(process.env.KILLS) || 12) / 3)
const MINUTES = 60_000

const freshFile = freshStores('sqlite')
const postgres = testPostgres({ isSafe: true })
/** A server of its own: what it replays after a crash is its own writing only. */
const crashing = testPostgres({ isSafe: true })
const killPublisher = async (child: ChildProcess) => void child.kill('SIGKILL')

test.each([
  { what: 'the server, on SQLite', fresh: freshFile, kill: killPublisher },
  { what: 'the server, on Postgres', fresh: () => postgres().create(), kill: killPublisher },
  { what: 'Postgres itself', fresh: () => crashing().create(), kill: () => crashing().stop('SIGKILL') },
])('kills of $what leave exactly the old state or the new one', { timeout: (kills / 4 + 2) * MINUTES }, async ({ fresh, kill }) => {
  let [url, stood, unheard] = [await fresh(), 0, 0]
  const stands: number[] = []
  for (let i = 0; i < kills; i += 1) {
    const said = await publishAndKill(url, kill)
    await crashing().start()
    const ledger = await ledgerOf(url)
    const count = ledger.releases.length
    // What was acknowledged is there; the one under way may be too, its acknowledgement lost.
    expect([stood + said, stood + said + 1]).toContain(count)
    expectFirstReleases(ledger, count)
    unheard += count - stood - said
    stands.push(count)
    stood = count
    if (count === shipped.length) [url, stood] = [await fresh(), 0]
  }
  console.log(`${stands.length} kills; releases that stood after each: ${stands.join(' ')}; published but not acknowledged: ${unheard}`)
})

test.each([
  { what: 'a server on SQLite', fresh: freshFile, kill: killPublisher },
  { what: 'a server on Postgres', fresh: () => postgres().create(), kill: killPublisher },
  { what: 'Postgres itself', fresh: () => crashing().create(), kill: () => crashing().stop('SIGKILL') },
])('kills of $what while people publish and withdraw leave exactly the old state or the new one', { timeout: (kills / 4 + 2) * MINUTES }, async ({ fresh, kill }) => {
  let [url, stood, unheard, all] = ['', 0, 0, 0]
  const instants: Record<string, number> = {}
  for (let i = 0; i < kills; i += 1) {
    // A store of hundreds of releases takes long to hold to each of them.
    if (url === '' || stood > 24) {
      ;[url, stood] = [await fresh(), 0]
      await (await openFigures(url, 'data', () => {})).store.destroy()
    }
    const { said, at } = await publishUntilKilledAt(url, kill)
    await crashing().start()
    const count = await expectWhole(url, [stood + said, stood + said + 1])
    unheard += count - stood - said
    all += count - stood
    stood = count
    instants[at] = (instants[at] ?? 0) + 1
  }
  console.log(`${kills} kills, last told steps: ${JSON.stringify(instants)}; ${all} releases stand, ${unheard} of them published but not acknowledged`)
})

/** Starts a server that publishes as the API does and kills it some milliseconds after a step of a random publication; answers how many it acknowledged. */
async function publishUntilKilledAt(url: string, kill: (child: ChildProcess) => Promise<void>): Promise<{ said: number; at: string }> {
  const script = `import(${JSON.stringify(resolve('app/killed-publisher.fixture.ts'))}).then((m) => m.publishUntilKilled(${JSON.stringify(url)})).catch((error) => {
    console.error(error)
    process.exit(1)
  })`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'pipe'] })
  const exit = once(child, 'exit')
  const heard = { text: '', faults: '' }
  child.stdout.on('data', (text) => (heard.text += String(text)))
  child.stderr.on('data', (text) => (heard.faults += String(text)))
  const steps = () => heard.text.split('\n').slice(0, -1)
  const [round, step] = [Math.floor(Math.random() * 3) + 1, ['next', 'uploaded', 'checking', 'writing', 'writing', 'published'][Math.floor(Math.random() * 6)]]
  const isThere = () => steps().filter((each) => each === 'next').length > round || (steps().filter((each) => each === 'next').length === round && steps().at(-1) === step)
  while (!isThere() && child.exitCode === null) await pause(1)
  await pause(Math.random() * 60)
  expect(heard.faults.replaceAll(/.*(?:ExperimentalWarning|--trace-warnings).*/g, '').trim(), 'the server went on until it was killed').toBe('')
  await kill(child)
  await pause(5)
  child.kill('SIGKILL')
  await exit
  return { said: steps().filter((each) => each === 'published').length, at: steps().at(-1) ?? '' }
}

/** Starts a server that publishes what is lacking, kills it after some releases and some milliseconds; answers how many it said it published. */
async function publishAndKill(url: string, kill: (child: ChildProcess) => Promise<void>): Promise<number> {
  const script = `import(${JSON.stringify(resolve('app/figures.ts'))}).then((m) => {
    console.log('starting')
    return m.openFigures(${JSON.stringify(url)})
  }).catch(() => process.exit(1))`
  const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'ignore'] })
  const exit = once(child, 'exit')
  const lines = { text: '' }
  child.stdout.on('data', (text) => (lines.text += String(text)))
  const wait = Math.floor(Math.random() * 4) + 1
  while (lines.text.split('\n').length <= wait && child.exitCode === null) await pause(1)
  await pause(Math.random() * 40)
  await kill(child)
  await pause(5)
  child.kill('SIGKILL')
  await exit
  expect(lines.text, 'the server began').toContain('starting')
  return lines.text.split('\n').filter((line) => line.startsWith('published ')).length
}

async function ledgerOf(url: string): Promise<Ledger> {
  const store = await openDatabase(url)
  return readLedger(store, shippedDataset.id, shippedTerms()).finally(() => store.destroy())
}
