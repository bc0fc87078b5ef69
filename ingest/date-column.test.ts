import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toIso } from '@/stats/calendar'
import type { DateOrder } from './choices'
import { dateEvidence, dateReader } from './date-column'

const today = '2026-01-01'

function columnOf(cells: string[], chosen?: DateOrder) {
  const evidence = dateEvidence(today)
  for (const cell of cells) evidence.add(cell)
  const decision = evidence.decide(chosen)
  const read = dateReader(decision, today)
  return { ...decision, read: (cell: string) => { const { date, fault, repair } = read(cell); return [date, fault ?? repair] } }
}

test('one day above 12 decides for its column, and a cell that contradicts it is never read otherwise', () => {
  const { order, open, read } = columnOf(['03/04/2015', '25/04/2015', '05/06/2015'])
  expect([order, open]).toEqual(['dmy', []])
  expect(read('03/04/2015')).toEqual(['2015-04-03', null])
  expect(read('04/25/2015')).toEqual(['', 'date-contradicts'])
  expect(read('32/04/2015')).toEqual(['', 'bad-date'])
})

test('a column that fits both orders is open, unless both tell the same days', () => {
  expect(columnOf(['03/04/2015', '05/06/2015']).open).toEqual(['dmy', 'mdy'])
  expect(columnOf(['03/03/2015', '05/05/2015']).open).toEqual([])
  expect(columnOf(['15-01-02']).open).toEqual(['dmy', 'ymd'])
})

test('as many days that tell one order as the other leave it open', () => {
  expect(columnOf(['25/04/2015', '04/25/2015', '01/02/2015']).open).toEqual(['dmy', 'mdy'])
})

test.each([
  ['Monday, January 3, 1791', ['1791-01-03', 'date-form']],
  ['Tuesday, January 3, 1791', ['', 'bad-date']],
  ['3rd of March 2015', ['2015-03-03', 'date-form']],
  ['03-Mar-99', ['1999-03-03', 'two-digit-year']],
  ['42006', ['2015-01-02', 'excel-serial']],
  ['2015-01-02T10:00:00Z', ['2015-01-02', null]],
  ['2015-03', ['2015', 'date-form']],
  ['2015', ['2015', null]],
  ['2027', ['', 'future-date']],
  ['2026-01-02', ['', 'future-date']],
  ['2015-02-29', ['', 'bad-date']],
  ['13/01/2015', ['', 'date-contradicts']],
])('in a column of ISO days “%s” is read as %j', (cell, expected) => {
  expect(columnOf(['2015-01-02', '2015-01-03']).read(cell)).toEqual(expected)
})

test('a year of two digits is the latest that isn’t after the day of reading', () => {
  const { read } = columnOf(['12/31/25'])
  expect(['1/2/26', '1/1/26', '1/2/27', '1/2/99'].map((cell) => read(cell)[0])).toEqual(['', '2026-01-01', '1927-01-02', '1999-01-02'])
})

test('days written in any one order are read back, once the order is said', () => {
  const days = fc.array(fc.integer({ min: -135_000, max: 20_000 }).map(toIso), { minLength: 1, maxLength: 20 })
  fc.assert(
    fc.property(days, fc.constantFrom<DateOrder>('dmy', 'mdy', 'ymd'), fc.constantFrom('/', '-', '.', ' '), (written, order, separator) => {
      const cells = written.map((iso) => {
        const [y, m, d] = iso.split('-')
        return { dmy: [d, m, y], mdy: [m, d, y], ymd: [y, m, d] }[order].join(separator)
      })
      const { read } = columnOf(cells, order)
      expect(cells.map((cell) => read(cell)[0])).toEqual(written)
    }),
  )
})
