/**
 * A server that publishes one file after another as the API does, and withdraws every third release, until
 * somebody kills it; and what its store must then hold.
 */
import { expect } from 'vitest'
import { toIso } from '@/stats/calendar'
import { type Ledger, STILL_LISTED } from '@/stats/ledger'
import { verifyAudit } from '@/store/audit'
import { openDatabase } from '@/store/database'
import { readLedger, readReleaseFile } from '@/store/read-ledger'
import { arriving, writeUpload } from '@/store/uploads'
import { shippedTerms } from '@/stats/shipped.fixture'
import { openFigures, shippedDataset } from './figures'
import { publicationAsked } from './publishing/asked-publication'
import { publishUpload } from './publishing/publish-upload'
import { withdrawRelease } from './publishing/withdraw-release'

/** The releases that every store begins with. */
export const SHIPPED = 18
const CLERK = { id: 'a-clerk', name: 'A. Clerk' }
const CAUSES = ['Fall', 'Drowned', 'Fire', 'Stabbed']
const span = { from: '2025-10-06', to: '2025-10-31' }
const states = shippedTerms().states.map(({ code }) => code)

/** What the file of a release says: some 1,500 records, none of them as before, and no two files alike. */
export function rowsOf(release: number): string[] {
  const days = Array.from({ length: 26 }, (_, i) => `2025-10-${String(i + 6).padStart(2, '0')}`)
  return days.flatMap((day) => states.map((state) => `${day},${state},${CAUSES[release % CAUSES.length]},${1 + release}`)).sort()
}

const isWithdrawal = (release: number): boolean => release % 3 === 2

/** What is known of those days after so many releases beyond the shipped ones: a withdrawal brings back the state before the last. */
export const stateAfter = (releases: number): string[] => (releases === 0 ? [] : isWithdrawal(releases - 1) ? stateAfter(releases - 2) : rowsOf(releases - 1))

/** Publishes from where the store stands, telling each step on a line, until the process ends. */
export async function publishUntilKilled(url: string): Promise<void> {
  const held = globalThis as { samePeriodFigures?: ReturnType<typeof openFigures> }
  held.samePeriodFigures = openFigures(url, 'data', () => {})
  const { store, ledger } = await held.samePeriodFigures
  const tell = ({ step }: { step: string }) => console.log(step)
  const names = ledger.releases.map(({ id }) => id)
  for (let next = names.length - SHIPPED; ; next += 1) {
    console.log('next')
    const { status, body } = await (isWithdrawal(next) ? withdrawRelease(shippedDataset.id, names.at(-1)!, 'Killed.', CLERK, tell) : publish(next))
    if (status !== 201) throw new Error(`${status} ${body}`)
    names.push((JSON.parse(body!) as { release: string }).release)
    console.log('published')
  }

  async function publish(next: number) {
    const file = arriving(Buffer.from(`date,state,cause,deaths\n${rowsOf(next).join('\n')}\n`))
    const upload = await writeUpload(store, { dataset: shippedDataset.id, account: CLERK.id, name: `${next}.csv` }, file)
    console.log('uploaded')
    const confirm = ['large-fall', 'large-rise', 'removed-year:2025']
    return publishUpload(upload, publicationAsked({ span, name: `kill-${next}`, licence: 'CC0 1.0', confirm }), CLERK, tell, new AbortController().signal)
  }
}

/** Holds a store to so many releases beyond the shipped ones, each whole and recorded; answers how many there are. */
export async function expectWhole(url: string, allowed: number[]): Promise<number> {
  const store = await openDatabase(url)
  const ledger = await readLedger(store, shippedDataset.id, shippedTerms())
  const count = ledger.releases.length - SHIPPED
  expect(allowed).toContain(count)
  expect(liveRows(ledger)).toEqual(stateAfter(count))
  expect(ledger.dated.listed.reduce((most, place) => Math.max(most, place), 0)).toBe(ledger.releases.length - 1)
  // The file of the newest reads to its end, whose hash is checked on the way.
  let size = 0
  for await (const piece of (await readReleaseFile(store, shippedDataset.id, ledger.releases.at(-1)!.id))!.source.open()) size += piece.length
  expect(size).toBeGreaterThan(0)
  expect(await verifyAudit(store)).toMatchObject({ entries: ledger.releases.length, brokenAt: null })
  await store.destroy()
  return count
}

const liveRows = ({ dated, terms, labels }: Ledger): string[] =>
  Array.from(dated.day.keys())
    .filter((row) => dated.delisted[row] === STILL_LISTED && toIso(dated.day[row]) >= span.from)
    .map((row) => `${toIso(dated.day[row])},${terms.states[dated.state[row]].code},${labels[dated.label[row]]},${dated.deaths[row]}`)
    .sort()
