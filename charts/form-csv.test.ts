import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv } from '@/ingest/csv'
import { CLAIM, draw } from './drawn.fixture'
import type { Cell } from './figure'
import { csvCell, toCsv } from './form-csv'

const csvOf = (columns: string[], rows: Cell[][]) => toCsv({ table: { caption: '', columns, rows } })

test('the header first, LF after every line, plain numbers, nothing where nothing is known', () => {
  const linked = { count: 1204, records: '?days=2015' }
  expect(csvOf(['to', '2015', 'mean'], [['7 September', linked, 33.4], ['8 September', null, 0]])).toBe(
    'to,2015,mean\n7 September,1204,33.4\n8 September,,0\n',
  )
})

test('the claim’s year, as its table has it', () => {
  const lines = toCsv(draw('year-so-far', CLAIM)).split('\n')
  expect(lines[0]).toBe('to,2015,2014,lowest of 2005–2014,median,highest')
  expect(lines.find((line) => line.startsWith('2015-09-07'))).toMatch(/^2015-09-07,26,33,/)
  expect(lines.at(-1)).toBe('')
})

test.each([
  ['24 v 32, −25%', '"24 v 32, −25%"'],
  ['say "no"', '"say ""no"""'],
  ['two\nlines', '"two\nlines"'],
  [' spaced', '" spaced"'],
  ['', ''],
])('quotes %j as RFC 4180 has it', (text, cell) => expect(csvCell(text)).toBe(cell))

test.each(['=1+1', '@SUM(A1)', '-2+3', '+cmd|x', '\tx', '\rx', '+4%,2', '-'])('%j can’t run in a spreadsheet', (text) => {
  expect(csvCell(text)).toMatch(/^"?'/)
})

test.each(['+6%', '-7', '+1,204%', '−21%', '27 v 34'])('%j is no formula and stays as it is', (text) => {
  expect(csvCell(text).replaceAll('"', '')).toBe(text)
})

test('whatever the cells hold, the importer reads back what was written', () => {
  // Words that start as a formula does come back with the apostrophe that made them harmless; a bare CR is read as LF.
  const word = fc.string({ unit: fc.constantFrom(...'aé,"\n ;|0.[p]–’'), minLength: 1, maxLength: 12 })
  const cell = fc.oneof(word, fc.integer({ min: 0, max: 1e9 }), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.constant(null))
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.constant('name'), cell, cell), { maxLength: 20 }), (rows) => {
      const { header, rows: read, problems } = parseCsv(csvOf(['a', 'b, "c"', 'd'], rows))
      expect(problems).toEqual([])
      expect(header).toEqual(['a', 'b, "c"', 'd'])
      expect(read.map((row) => row.cells)).toEqual(rows.map((row) => row.map((each) => (each === null ? '' : String(each)))))
    }),
  )
})
