import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { parseRelease } from './release-file'

const terms: Terms = {
  groups: ['firearms', 'traffic', 'illness', 'other'],
  causes: [{ id: 'gunfire', name: 'Gunfire', group: 'firearms', felonious: true, listed: true }],
  aliases: [{ label: 'Gunfire', cause: 'gunfire' }],
  definitions: [],
  swornOfficers: [],
  states: [
    { code: 'TX', name: 'Texas', kind: 'state', where: 'in Texas' },
    { code: 'CA', name: 'California', kind: 'state', where: 'in California' },
  ],
}
const span = { from: isoDay('2015-01-01'), to: isoDay('2015-06-30') }
const faultsOf = (text: string) =>
  parseRelease(text, terms, span).problems.map(({ row, column, kind, found }) => [row, column, kind, found])

test('reads records in any order of columns, trimmed', () => {
  expect(parseRelease('Deaths, STATE,cause,date\n2,TX, Gunfire ,2015-01-02\n1,CA,Gunfire,2015\n', terms, span)).toEqual({
    records: [
      { date: '2015-01-02', state: 'TX', label: 'Gunfire', deaths: 2 },
      { date: '2015', state: 'CA', label: 'Gunfire', deaths: 1 },
    ],
    problems: [],
    read: 2,
    accepted: 2,
    rejected: 0,
  })
})

test.each([
  ['2015-02-30', 'bad-date'],
  ['03/04/2015', 'bad-date'],
  ['', 'bad-date'],
  ['215', 'bad-date'],
  ['2015-07-01', 'outside-span'],
  ['2014-12-31', 'outside-span'],
  ['2014', 'outside-span'],
])('rejects the date "%s" as %s', (date, kind) => {
  expect(faultsOf(`date,state,cause,deaths\n${date},TX,Gunfire,1\n`)).toEqual([[2, 'date', kind, date]])
})

test('a year belongs to a span that touches it', () => {
  const middle = { from: isoDay('2015-06-30'), to: isoDay('2016-01-01') }
  const { records } = parseRelease('date,state,cause,deaths\n2015,TX,Gunfire,1\n2016,TX,Gunfire,1\n', terms, middle)
  expect(records.map((record) => record.date)).toEqual(['2015', '2016'])
})

test('any date will do without a span', () => {
  expect(parseRelease('date,state,cause,deaths\n1791-01-03,TX,Gunfire,1\n', terms).accepted).toBe(1)
})

test.each(['0', '-1', '1.5', '', 'two', '65536', '1e3', '01', '١'])('rejects "%s" deaths', (deaths) => {
  expect(faultsOf(`date,state,cause,deaths\n2015-01-02,TX,Gunfire,${deaths}\n`)).toEqual([[2, 'deaths', 'bad-deaths', deaths]])
})

test('accepts 65535 deaths', () => {
  expect(faultsOf('date,state,cause,deaths\n2015-01-02,TX,Gunfire,65535\n')).toEqual([])
})

test('names every fault of a row and rejects it once', () => {
  const file = parseRelease('date,state,cause,deaths\nx,ZZ, ,0\n2015-01-02,TX,Gunfire,1\n', terms, span)
  expect(file.problems.map((p) => p.kind)).toEqual(['bad-date', 'unknown-state', 'missing-cause', 'bad-deaths'])
  expect([file.read, file.accepted, file.rejected]).toEqual([2, 1, 1])
})

test('keeps an unknown cause and names it once', () => {
  const file = parseRelease('date,state,cause,deaths\n2015-01-02,TX,Meteor,1\n2015-01-03,TX,Meteor,1\n', terms, span)
  expect(file.records.map((record) => record.label)).toEqual(['Meteor', 'Meteor'])
  expect(file.problems).toMatchObject([{ row: 2, column: 'cause', kind: 'unknown-cause', found: 'Meteor' }])
})

test('rejects a second row of the same date, state and cause', () => {
  const text = 'date,state,cause,deaths\n2015-01-02,TX,Gunfire,1\n2015-01-02,TX,Gunfire,2\n2015-01-02,CA,Gunfire,1\n'
  expect(faultsOf(text)).toEqual([[3, '', 'duplicate-row', '2015-01-02,TX,Gunfire,2']])
})

test('says which columns are missing, and reads nothing', () => {
  expect(faultsOf('date,reason,deaths\n2015-01-02,Gunfire,1\n')).toEqual([
    [1, 'state', 'missing-column', 'date,reason,deaths'],
    [1, 'cause', 'missing-column', 'date,reason,deaths'],
    [1, 'reason', 'ignored-column', 'reason'],
  ])
})

test('says which column stands there twice, and which it does not read', () => {
  expect(faultsOf('date,state,cause,deaths,Date\n2015-01-02,TX,Gunfire,1,2015-01-03\n')).toEqual([
    [1, 'date', 'repeated-column', 'Date'],
  ])
  const file = parseRelease('date,state,cause,deaths,name\n2015-01-02,TX,Gunfire,1,x\n', terms, span)
  expect(file.problems).toMatchObject([{ row: 1, column: 'name', kind: 'ignored-column' }])
  expect(file.accepted).toBe(1)
})

test.each(['', 'date,state,cause,deaths\n', '\n\n'])('names a file without rows', (text) => {
  expect(faultsOf(text).map(([, , kind]) => kind)).toContain('no-rows')
})

test('counts rows that are not sound as read and rejected', () => {
  const file = parseRelease('date,state,cause,deaths\n2015-01-02,TX,Gunfire\n2015-01-02,TX,Gunfire,1\n', terms, span)
  expect([file.read, file.accepted, file.rejected]).toEqual([2, 1, 1])
  expect(file.problems).toMatchObject([{ row: 2, kind: 'ragged-row' }])
})

test('reads back the records that were written', () => {
  const record = fc.record({
    date: fc.integer({ min: span.from, max: span.to }).map(toIso),
    state: fc.constantFrom('TX', 'CA'),
    label: fc.string().map((label) => label.trim()).filter(Boolean),
    deaths: fc.integer({ min: 1, max: 65_535 }),
  })
  const records = fc.uniqueArray(record, { minLength: 1, selector: (r) => `${r.date}|${r.state}|${r.label}` })
  fc.assert(
    fc.property(records, (written) => {
      const rows = written.map((r) => `${r.deaths},"${r.label.replaceAll('"', '""')}",${r.state},${r.date}`)
      const file = parseRelease(`deaths,cause,state,date\n${rows.join('\n')}\n`, terms, span)
      expect(file.records).toEqual(written)
      expect(file.rejected).toBe(0)
    }),
  )
})
