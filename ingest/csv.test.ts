import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseCsv } from './csv'

test('numbers rows by the line on which they start', () => {
  const { header, rows, read, problems } = parseCsv('date,cause\n2015-01-01,"Struck\nby vehicle"\n\n2015-01-02,Fall\n')
  expect(header).toEqual(['date', 'cause'])
  expect(rows).toEqual([
    { line: 2, cells: ['2015-01-01', 'Struck\nby vehicle'] },
    { line: 5, cells: ['2015-01-02', 'Fall'] },
  ])
  expect(read).toBe(2)
  expect(problems).toEqual([])
})

test.each([
  ['LF', 'a,b\n1,2\n3,4\n'],
  ['CR LF', 'a,b\r\n1,2\r\n3,4\r\n'],
  ['CR', 'a,b\r1,2\r3,4'],
  ['a mixture', 'a,b\r\n1,2\n3,4\r'],
  ['a byte-order mark', '\uFEFFa,b\n1,2\n3,4'],
  ['no newline at the end', 'a,b\n1,2\n3,4'],
])('reads %s', (_, text) => {
  expect(parseCsv(text)).toEqual({
    header: ['a', 'b'],
    rows: [{ line: 2, cells: ['1', '2'] }, { line: 3, cells: ['3', '4'] }],
    read: 2,
    problems: [],
  })
})

test('skips rows without any text, as spreadsheets leave them', () => {
  expect(parseCsv('a,b\n,\n1,2\n , \n').rows).toEqual([{ line: 3, cells: ['1', '2'] }])
})

test('leaves a row of another length out and names it', () => {
  const { rows, read, problems } = parseCsv('a,b\n1,2,3\n4\n5,6\n')
  expect(rows).toEqual([{ line: 4, cells: ['5', '6'] }])
  expect(read).toBe(3)
  expect(problems.map(({ row, kind, found }) => [row, kind, found])).toEqual([
    [2, 'ragged-row', '1,2,3'],
    [3, 'ragged-row', '4'],
  ])
})

test('names the line where a quotation mark is left open', () => {
  const { rows, problems } = parseCsv('a,b\n1,2\n3,"4\n5,6\n')
  expect(rows).toEqual([{ line: 2, cells: ['1', '2'] }])
  expect(problems).toMatchObject([{ row: 3, kind: 'bad-quotes' }])
})

test('names the line with text after a closing quotation mark', () => {
  const { problems } = parseCsv('a,b\n"1"x,2\n3,4\n')
  expect(problems).toMatchObject([{ row: 2, kind: 'bad-quotes' }])
})

test('finds nothing in an empty text', () => {
  expect(parseCsv('')).toEqual({ header: [], rows: [], read: 0, problems: [] })
})

test('reads back whatever was written by RFC 4180', () => {
  const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', '=', ';', '\t', "'") })
  const row = fc.tuple(cell, cell, cell).filter((cells) => cells.some((text) => text.trim() !== ''))
  const quoted = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
  fc.assert(
    fc.property(fc.array(row, { minLength: 1 }), fc.constantFrom('\n', '\r\n'), (rows, newline) => {
      const text = rows.map((cells) => cells.map(quoted).join(',')).join(newline)
      const { header, rows: read, problems } = parseCsv(text)
      expect([header, ...read.map((r) => r.cells)]).toEqual(rows)
      expect(problems).toEqual([])
    }),
  )
})
