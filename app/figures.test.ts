import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { readReleaseFile } from '@/store/read-ledger'
import { openFigures, shippedDataset } from './figures'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

interface Shipped {
  file: string
  replaces: { from: string; to: string }
}
const shipped = JSON.parse(readFileSync('data/releases.json', 'utf8')) as Shipped[]

/** What the releases' files said after each of them, read without the code under test: one sorted list a release. */
function statesByFile(): string[][] {
  let state: string[] = []
  return shipped.map(({ file, replaces }) => {
    const rows = readFileSync(`data/${file}`, 'utf8').trimEnd().split('\n').slice(1)
    const outside = state.filter((row) => row.slice(0, 10) < replaces.from || row.slice(0, 10) > replaces.to)
    state = [...outside, ...rows].sort()
    return state
  })
}

function stateKnownAt({ dated, terms, labels }: Ledger, place: number): string[] {
  const rows: string[] = []
  dated.day.forEach((day, i) => {
    if (dated.listed[i] > place || place >= dated.delisted[i]) return
    rows.push(`${toIso(day)},${terms.states[dated.state[i]].code},${labels[dated.label[i]]},${dated.deaths[i]}`)
  })
  return rows.sort()
}

function expectEveryState(ledger: Ledger): void {
  expect(ledger.releases.map((release) => `releases/${release.id}.csv`)).toEqual(shipped.map((release) => release.file))
  statesByFile().forEach((state, place) => expect(stateKnownAt(ledger, place)).toEqual(state))
  expect(ledger.dated.day.length + ledger.yearOnly.day.length).toBe(30_073)
}

test('every past state is what the shipped files said, inside each span and outside it', async () => {
  const lines: string[] = []
  const { store, ledger } = await openFigures(join(folder, 'all.db'), 'data', (line) => lines.push(line))
  expectEveryState(ledger)
  expect(lines).toHaveLength(18)
  expect(lines[7]).toBe('published 2024-12-29-2024: 18 records listed, 1 delisted, 116 unchanged')
  for (const { id, sha256 } of ledger.releases) {
    const file = await readReleaseFile(store, shippedDataset.id, id)
    expect(createHash('sha256').update(file!.bytes).digest('hex')).toBe(sha256)
    expect(readFileSync(`data/releases/${id}.csv`).equals(file!.bytes)).toBe(true)
  }
  await store.destroy()
})

test('a later start publishes nothing', async () => {
  const lines: string[] = []
  const { store, ledger } = await openFigures(join(folder, 'all.db'), 'data', (line) => lines.push(line))
  expect([lines, ledger.releases.length]).toEqual([[], 18])
  await store.destroy()
})

test('a shipped row that is rejected stops the start, naming file, line and kind', async () => {
  const data = join(folder, 'data')
  cpSync('data', data, { recursive: true })
  writeFileSync(join(data, 'releases/2016-07-03.csv'), 'date,state,cause,deaths\n2015-02-30,TX,Gunfire,1\n')
  await expect(openFigures(join(folder, 'broken.db'), data)).rejects.toThrow(
    'data/releases/2016-07-03.csv line 2, date: bad-date, found “2015-02-30”',
  )
})

test('a kill -9 at any moment costs at most the release that was being published', async () => {
  const standing: number[] = []
  for (let store = 0; store < 3; store += 1) {
    const path = join(folder, `killed-${store}.db`)
    const script = `import(${JSON.stringify(resolve('app/figures.ts'))}).then((m) => {
      console.log('starting')
      return m.openFigures(${JSON.stringify(path)})
    })`
    for (let kill = 0; kill < 4; kill += 1) {
      const child = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
      await once(child.stdout, 'data')
      const exit = once(child, 'exit')
      setTimeout(() => child.kill('SIGKILL'), Math.random() * 700)
      await exit
    }
    const lines: string[] = []
    const figures = await openFigures(path, 'data', (line) => lines.push(line))
    standing.push(shipped.length - lines.length)
    expectEveryState(figures.ledger)
    await figures.store.destroy()
  }
  console.log(`releases that stood after four kills: ${standing.join(', ')}`)
})
