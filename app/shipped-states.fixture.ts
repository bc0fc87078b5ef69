/** What a ledger must hold after each of the shipped releases, read from their files without the code under test. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'

interface Shipped {
  file: string
  replaces: { from: string; to: string }
}
export const shipped = JSON.parse(readFileSync('data/releases.json', 'utf8')) as Shipped[]

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

export function expectEveryState(ledger: Ledger): void {
  expect(ledger.releases.map((release) => `releases/${release.id}.csv`)).toEqual(shipped.map((release) => release.file))
  statesByFile().forEach((state, place) => expect(stateKnownAt(ledger, place)).toEqual(state))
  expect(ledger.dated.day.length + ledger.yearOnly.day.length).toBe(30_073)
}

const states = statesByFile()

/** The first releases are whole, and nothing of any later one is there. */
export function expectFirstReleases(ledger: Ledger, count: number): void {
  expect(ledger.releases.map((release) => `releases/${release.id}.csv`)).toEqual(shipped.slice(0, count).map((release) => release.file))
  expect(Math.max(-1, ...ledger.dated.listed)).toBeLessThan(count)
  if (count > 0) expect(stateKnownAt(ledger, count - 1)).toEqual(states[count - 1])
}
