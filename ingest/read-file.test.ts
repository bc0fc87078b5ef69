import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toCsv } from '@/charts/form-csv'
import { toIso } from '@/stats/calendar'
import { rowsOf, shippedTerms } from '@/stats/shipped.fixture'
import type { Choices } from './choices'
import type { Problem } from './problem'
import { readFile } from './read-file'
import { parseRelease } from './release-file'
import { type Reading, isTable } from './report'
import { bytesSource } from './source'

const terms = shippedTerms()
const today = '2026-01-01'
const bytesOf = (text: string) => new TextEncoder().encode(text)

async function read(text: string | Uint8Array, choices: Choices = {}, watch = {}): Promise<Reading> {
  const found = await readFile(bytesSource('file.csv', typeof text === 'string' ? bytesOf(text) : text), terms, choices, today, watch)
  if (!isTable(found)) throw new Error(found.reason)
  return found
}

const sample = new URL('../../shared/samples/fivethirtyeight-all-data.csv', import.meta.url)

describe('a real file, as an analyst has it', () => {
  const isThere = existsSync(sample)
  if (!isThere) console.warn(`Not tested: ${sample.pathname} isn’t there.`)

  test.runIf(isThere)('goes through with choices only, and ends with exactly the records of the release', async () => {
    const choices: Choices = { strip: { cause: 'Cause of Death: ', date: 'EOW: ' } }
    const { report, records, columns } = await read(readFileSync(sample), choices)
    expect(columns.map(({ heading, role }) => [heading, role])).toEqual([
      ['person', 'canine'],
      ['dept', 'state'],
      ['eow', 'date'],
      ['cause', 'cause'],
    ])
    const { read: rows, accepted, repaired, suspects, rejected, deaths, first, last } = report
    expect({ rows, accepted, repaired, suspects, rejected, deaths, first, last }).toEqual({
      rows: 22_800,
      accepted: 22_537,
      repaired: 0,
      suspects: 0,
      rejected: 263,
      deaths: 22_537,
      first: '1791-01-03',
      last: '2016-07-03',
    })
    expect(report.problemCounts).toEqual({ canine: 263 })
    expect(report.questions).toEqual([])
    const published = rowsOf('releases/2016-07-03.csv').map((row) => [row.date, row.state, row.cause, Number(row.deaths)])
    expect(records.map((record) => [record.date, record.state, record.label, record.deaths])).toEqual(published)
  })

  test.runIf(isThere)('without any choice counts the same deaths, and says of every row what it left out', async () => {
    const { report } = await read(readFileSync(sample))
    expect([report.deaths, report.repaired, report.rejected]).toEqual([22_537, 22_537, 263])
    expect(report.problemCounts).toEqual({ canine: 263, 'prefix-stripped': 2 * 22_537 })
    expect(report.questions).toEqual([])
  })
})

test('reads every shipped release as the release reader does', async () => {
  for (const name of ['2016-07-03', '2024-08-30-history', '2025-10-05-2025']) {
    const text = readFileSync(`data/releases/${name}.csv`, 'utf8')
    const { records, report } = await read(text)
    const release = parseRelease(text, terms)
    expect(records).toEqual(release.records)
    expect([report.read, report.accepted]).toEqual([release.read, release.read])
  }
})

test('a later row decides the order of days and months for all', async () => {
  const early = Array.from({ length: 20_000 }, () => '03/04/2015,TX,Gunfire\n').join('')
  const text = `date,state,cause\n${early}25/04/2015,TX,Gunfire\n`
  expect(text.length).toBeGreaterThan(262_144)
  const { records, report } = await read(text)
  expect(records).toEqual([
    { date: '2015-04-03', state: 'TX', label: 'Gunfire', deaths: 20_000 },
    { date: '2015-04-25', state: 'TX', label: 'Gunfire', deaths: 1 },
  ])
  expect(report.questions).toEqual([])
})

test('keeps the first 10,000 problems of a kind, counts them all and shows them all', async () => {
  const text = `date,state,cause\n${'x,TX,Gunfire\n'.repeat(12_000)}`
  const seen: Problem[] = []
  const { report } = await read(text, {}, { onProblem: (problem: Problem) => seen.push(problem) })
  expect(report.problems.length).toBe(10_000)
  expect(report.problemCounts).toEqual({ 'bad-date': 12_000 })
  expect(seen.map((problem) => problem.row)).toEqual(Array.from({ length: 12_000 }, (_, place) => place + 2))
})

test('tells how far it is, and stops when told to', async () => {
  const bytes = bytesOf(`date,state,cause\n${'2015-01-02,TX,Gunfire\n'.repeat(30_000)}`)
  const told: number[] = []
  await read(bytes, {}, { onProgress: (done: number) => told.push(done) })
  expect(told.at(-1)).toBe(bytes.length)
  const stopped = readFile(bytesSource('file.csv', bytes), terms, {}, today, { signal: AbortSignal.abort(new Error('stopped')) })
  await expect(stopped).rejects.toThrow('stopped')
})

test('whatever the bytes, it ends with a reading that adds up or a reason', async () => {
  const start = fc.constantFrom('', 'date,state,cause\n', 'date;state;cause;deaths\n', '\uFEFFdate\tstate\tcause\n', 'PK\u0003\u0004', '\u001F\u008B\u0008')
  const bits = fc.constantFrom('2015-01-02', 'TX', 'Gunfire', ',', ';', '\n', '\r\n', '"', '\0', '1', '03/04/15', 'é', '__proto__', 'K9 ', ' ', '|', '42006')
  const text = fc.tuple(start, fc.array(bits, { maxLength: 60 })).map(([head, parts]) => bytesOf(head + parts.join('')))
  const bytes = fc.oneof(text, fc.uint8Array({ maxLength: 300 }))
  await fc.assert(
    fc.asyncProperty(bytes, fc.integer({ min: 1, max: 400 }), async (written, piece) => {
      const found = await readFile(bytesSource('file', written, piece), terms, {}, today)
      if (!isTable(found)) {
        expect(found.advice).toMatch(/\.$/)
        return
      }
      const { report, records } = found
      expect(report.accepted + report.repaired + report.suspects + report.rejected).toBe(report.read)
      expect(records.reduce((sum, record) => sum + record.deaths, 0)).toBe(report.deaths)
    }),
    { numRuns: 600 },
  )
})

test('what toCsv writes is read back, whatever the causes are called', async () => {
  const label = fc.string({ unit: fc.constantFrom('a', 'Z', 'é', '"', ',', '\n', ';', '\'', '-', '1', '/', '(', ' '), minLength: 1, maxLength: 12 })
  const named = label.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => /\p{L}/u.test(text) && !/^[=+\-@]/.test(text))
  const row = fc.record({ day: fc.integer({ min: -60_000, max: 20_000 }), label: named, deaths: fc.integer({ min: 1, max: 65_535 }) })
  const rows = fc.uniqueArray(row, { minLength: 1, maxLength: 30, selector: (one) => `${one.day}|${one.label}` })
  await fc.assert(
    fc.asyncProperty(rows, async (written) => {
      const text = toCsv({ table: { caption: '', columns: ['date', 'state', 'cause', 'deaths'], rows: written.map((r) => [toIso(r.day), 'TX', r.label, r.deaths]) } })
      // Labels that only look like known ones are settled, so that each stands for itself.
      const { records, report } = await read(text, { causes: Object.fromEntries(written.map((r) => [r.label, r.label])) })
      const inOrder = (list: string[]) => list.sort()
      expect(inOrder(records.map((r) => JSON.stringify([r.date, r.label, r.deaths])))).toEqual(
        inOrder(written.map((r) => JSON.stringify([toIso(r.day), r.label, r.deaths]))),
      )
      expect([report.accepted, report.questions]).toEqual([written.length, []])
    }),
    { numRuns: 300 },
  )
})

test('totals of random rows are those of adding them up by hand', async () => {
  const row = fc.record({
    day: fc.integer({ min: -60_000, max: 20_000 }),
    state: fc.constantFrom('TX', 'CA', 'NY', 'US'),
    cause: fc.constantFrom('Gunfire', 'Heart attack', 'Fall', 'Weather/Natural disaster'),
    deaths: fc.integer({ min: 1, max: 9 }),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 60 }), fc.constantFrom(',', ';', '\t', '|'), async (rows, delimiter) => {
      const lines = rows.map((r) => [r.cause, r.deaths, toIso(r.day), r.state].join(delimiter))
      const { records, report } = await read(`${['Cause', 'Deaths', 'Date', 'State'].join(delimiter)}\n${lines.join('\n')}`, { duplicates: 'count' })
      const sums = new Map<string, number>()
      for (const r of rows) {
        const key = [toIso(r.day), r.state, r.cause].join('|')
        sums.set(key, (sums.get(key) ?? 0) + r.deaths)
      }
      expect(records.map((r) => [[r.date, r.state, r.label].join('|'), r.deaths])).toEqual([...sums].sort((a, b) => (a[0] < b[0] ? -1 : 1)))
      expect(report.deaths).toBe(rows.reduce((sum, r) => sum + r.deaths, 0))
      expect(report.accepted + report.suspects).toBe(rows.length)
    }),
    { numRuns: 300 },
  )
})

test('in a small file too the whole column decides, not its first thousand rows', async () => {
  const rows = (count: number, day: string) => `${day},TX,Gunfire\n`.repeat(count)
  const early = await read(`date,state,cause\n${rows(1500, '03/04/2015')}${rows(1, '13/01/2015')}`)
  expect(early.report.questions).toEqual([])
  expect(early.records.map(({ date, deaths }) => [date, deaths])).toEqual([['2015-01-13', 1], ['2015-04-03', 1500]])
  const typo = await read(`date,state,cause\n${rows(1, '1/13/2015')}${rows(1100, '03/04/2015')}${rows(300, '25/12/2014')}`)
  expect(typo.records.map(({ date, deaths }) => [date, deaths])).toEqual([['2014-12-25', 300], ['2015-04-03', 1100]])
  expect(typo.report.problems.filter(({ kind }) => kind === 'date-contradicts').map(({ row }) => row)).toEqual([2])
})

test('rows of a wide file that differ in a column that is not read are no duplicates', async () => {
  const { report } = await read('year,state,county,Gunfire,Automobile crash\n2015,TX,Dallas,3,1\n2015,TX,Travis,2,5\n2015,NV,Clark,1,1\n')
  expect([report.deaths, report.suspects]).toEqual([13, 0])
})

test('a line of a million letters is looked at once', async () => {
  const began = performance.now()
  const { report } = await read(`date,state,cause\n2015-01-01,TX,Fall\n${'a'.repeat(1_000_000)}\n2015-01-02,TX,Gunfire\n${'1'.repeat(500_000)},TX,Gunfire\n`)
  expect([report.read, report.accepted, report.rejected]).toEqual([4, 2, 2])
  // Looked through once for each letter it would take days.
  expect(performance.now() - began).toBeLessThan(60_000)
})

test('a first heading "PK" is a heading, and "1.000" is nobody’s guess', async () => {
  const { report } = await read('PK;date;state;cause;deaths\n1;2015-01-02;TX;Gunfire;1.000\n2;2015-01-03;TX;Gunfire;2\n')
  expect([report.read, report.accepted, report.problems.map(({ kind }) => kind).includes('bad-deaths')]).toEqual([2, 1, true])
})
