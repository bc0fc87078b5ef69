/** Where a file is larger, wider or odder than anyone needs: what is refused, and how it is said. */
import { expect, test } from 'vitest'
import { shippedTerms } from '@/stats/shipped.fixture'
import type { Choices } from './choices'
import { readFile } from './read-file'
import { type Reading, isTable } from './report'
import { bytesSource } from './source'

const terms = shippedTerms()

async function read(text: string, choices: Choices = {}): Promise<Reading> {
  const found = await readFile(bytesSource('file.csv', new TextEncoder().encode(text)), terms, choices, '2026-01-01')
  if (!isTable(found)) throw new Error(found.reason)
  return found
}
const lines = (count: number, line: (n: number) => string) => Array.from({ length: count }, (_, n) => `${line(n)}\n`).join('')

test('a column of more than 10,000 different causes holds something else: its later rows are rejected', async () => {
  const { report, records } = await read(`date,state,cause\n${lines(10_002, (n) => `2015-01-02,TX,Cause ${n}`)}2015-01-03,TX,Cause 7\n`)
  expect([report.read, report.accepted, report.rejected, report.deaths, records.length]).toEqual([10_003, 10_001, 2, 10_001, 10_001])
  expect(report.problems.filter(({ kind }) => kind === 'too-many-causes').map(({ row, found }) => [row, found])).toEqual([
    [10_002, 'Cause 10000'],
    [10_003, 'Cause 10001'],
  ])
})

test('of many unknown causes the thousand most frequent are asked about, and it says how many are left', async () => {
  const { report } = await read(`date,state,cause\n${lines(3600, (n) => `2015-01-02,TX,Cause ${n % 1200}`)}${lines(9, () => '2015-01-02,TX,Cause 1150')}`)
  expect(report.questions.length).toBe(1000)
  expect([report.questions[0].found, report.questions[0].rows]).toEqual(['Cause 1150', 12])
  expect(report.problemCounts['unknown-cause']).toBe(1200)
  expect(report.problems.filter(({ kind }) => kind === 'unasked-causes').map(({ row, found }) => [row, found])).toEqual([[1, '200']])
})

test('rows wait for an answer only where it alone keeps them from being read', async () => {
  const { report } = await read('date,state,cause\n03/04/2015,TX,Gunfire\n05/06/2015,TX,Gunfire\nunknown,TX,Gunfire\nTotal,,2\n')
  expect([report.read, report.rejected]).toEqual([4, 4])
  expect(report.questions.map(({ kind, rows }) => [kind, rows])).toEqual([['date-order', 2]])
})

test('a column that holds no day in its first rows is decided by the later ones', async () => {
  const rows = 262_144 / 16 + 100
  for (const [early, repaired] of [['1791', 0], ['', 0]] as const) {
    const { report, columns } = await read(`date,state,cause\n${lines(rows, () => `${early},TX,Gunfire`)}2015-01-02,TX,Fall\n`)
    expect(columns[0].form).toBe('iso')
    expect([report.read, report.repaired, report.last]).toEqual([rows + 1, repaired, '2015-01-02'])
  }
})

test('a sum that differs from its parts in a later row is named there, and the parts count', async () => {
  const { report } = await read(
    `year,state,Firearms,Gunfire,Gunfire (Inadvertent)\n${lines(1100, (n) => `${1800 + (n % 200)},${terms.states[Math.floor(n / 200)].code},3,2,1`)}2015,TX,9,2,1\n`,
  )
  expect([report.read, report.accepted, report.deaths]).toEqual([1101, 1101, 3303])
  expect(report.problems.filter(({ kind }) => kind === 'sum-differs').map(({ row, column, found }) => [row, column, found])).toEqual([[1102, 'Firearms', '9']])
})

test('a row of a wide file is counted whole or not at all', async () => {
  const { report, records } = await read('year,state,Gunfire,Fall\n2014,TX,65535,1\n2014,TX,1,5\n2015,TX,2,2\n', { duplicates: 'count' })
  expect([report.read, report.accepted, report.rejected]).toEqual([3, 2, 1])
  expect(records.map(({ date, label, deaths }) => [date, label, deaths])).toEqual([
    ['2014', 'Fall', 1],
    ['2014', 'Gunfire', 65_535],
    ['2015', 'Fall', 2],
    ['2015', 'Gunfire', 2],
  ])
})

test('others have their turn after every 32,768 characters, however large the pieces are, and a stop is heeded there', async () => {
  const bytes = new TextEncoder().encode(`date,state,cause\n${lines(60_000, () => '2015-01-02,TX,Gunfire')}`)
  let pauses = 0
  const pause = async () => void (pauses += 1)
  await readFile(bytesSource('file.csv', bytes, bytes.length), terms, {}, '2026-01-01', { pause })
  expect(pauses).toBeGreaterThanOrEqual(Math.floor(bytes.length / 32_768))
  const stop = new AbortController()
  const stopped = readFile(bytesSource('file.csv', bytes, bytes.length), terms, {}, '2026-01-01', { signal: stop.signal, pause: async () => stop.abort(new Error('stopped')) })
  await expect(stopped).rejects.toThrow('stopped')
})

test('rows that differ in one letter beyond ASCII are two, and a cell beyond ASCII is read as it stands', async () => {
  const { report, records } = await read('name,date,state,cause\nJosé Müller,2015-01-02,TX,Gunfire\nJosè Müller,2015-01-02,TX,Gunfire\nJosé Müller,2015-01-02,TX,Gunfire\nZoë,2015-01-02,TX,Fäll\nZoé,2015-01-02,TX,Föll\n')
  expect([report.read, report.suspects, report.deaths]).toEqual([5, 1, 4])
  expect(records.map(({ label, deaths }) => [label, deaths])).toEqual([['Fäll', 1], ['Föll', 1], ['Gunfire', 2]])
})

test('a heading of more than a thousand cells is no heading, and is refused before anything is made of it', async () => {
  const table = (columns: number) => `date,state,cause,${Array.from({ length: columns - 3 }, (_, n) => `c${n}`).join(',')}\n2015-01-02,TX,Gunfire,${'x,'.repeat(columns - 4)}x\n`
  expect((await read(table(1000))).report.deaths).toBe(1)
  await expect(read(table(1001))).rejects.toThrow('too-many-columns')
  await expect(read(table(100_000))).rejects.toThrow('too-many-columns')
})
