import { describe, expect, test } from 'vitest'
import { CLAIM, draw } from './drawn.fixture'
import { firstStop, nearestRow, placeOf, spokenAt, stepOf } from './walk'

const line = draw('year-so-far', CLAIM)
const bars = draw('by-cause', CLAIM)
const years = draw('by-year', CLAIM)
const points = draw('last-365', CLAIM)
const grid = draw('by-month', CLAIM)
const map = draw('by-state', CLAIM)
const panels = draw('causes-over-time', CLAIM)
const empty = draw('by-year', 'asof=1700-06-13')

describe('begins', () => {
  test('at the as-of day where one is marked', () => {
    expect(line.rows[firstStop(line)].title).toBe('7 September')
    expect(line.rows[firstStop(line)].lines.slice(0, 2)).toEqual(['2015: 26', '2014: 33'])
  })

  test('at the first of bars across and of cells, at the newest of years and points', () => {
    expect(bars.rows[firstStop(bars)].title).toBe('Gunfire')
    expect(grid.rows[firstStop(grid)].title).toBe('January 2015')
    expect(years.rows[firstStop(years)].title).toBe('2015 [p]')
    expect(points.rows[firstStop(points)].title).toBe('365 days to 7 September 2015')
  })
})

describe('along the x axis', () => {
  test.each([
    ['ArrowRight', 51], ['ArrowLeft', 49], ['ArrowUp', 51], ['ArrowDown', 49], ['Home', 0], ['End', 120], ['PageUp', 40], ['PageDown', 60],
  ])('%s leads from row 50 to row %s', (key, to) => {
    expect(stepOf(points, 50, key)).toBe(to)
  })

  test('a page of the year so far is a month or so', () => {
    expect([stepOf(line, 100, 'PageDown'), stepOf(line, 100, 'PageUp')]).toEqual([131, 69])
  })
})

describe('down the bars', () => {
  test.each([['ArrowDown', 4], ['ArrowUp', 2], ['ArrowRight', 4], ['ArrowLeft', 2], ['Home', 0], ['PageDown', 4]])('%s leads from row 3 to row %s', (key, to) => {
    expect(stepOf(bars, 3, key)).toBe(to)
  })
})

describe('in a grid', () => {
  const from = grid.rows.findIndex((row) => row.title === 'March 2010')
  test.each([
    ['ArrowRight', 'April 2010'],
    ['ArrowLeft', 'February 2010'],
    ['ArrowUp', 'March 2011'],
    ['ArrowDown', 'March 2009'],
    ['PageUp', 'March 2011'],
    ['PageDown', 'March 2009'],
    ['Home', 'January 2015'],
    ['End', 'December 2001'],
  ])('%s leads from March 2010 to %s', (key, to) => {
    expect(grid.rows[stepOf(grid, from, key)!].title).toBe(to)
  })
})

describe('on a map and over panels', () => {
  const stepTo = (figure: typeof map, name: string, key: string) => figure.rows[stepOf(figure, figure.rows.findIndex((row) => row.title === name), key)!].title
  test.each([
    ['Kansas', 'ArrowRight', 'Arkansas'],
    ['Kansas', 'ArrowLeft', 'New Mexico'],
    ['Kansas', 'ArrowUp', 'Nebraska'],
    ['Kansas', 'ArrowDown', 'Oklahoma'],
    ['Texas', 'ArrowUp', 'Oklahoma'],
    ['New Hampshire', 'ArrowUp', 'Maine'],
    ['Maine', 'ArrowUp', 'Maine'],
    ['Oregon', 'ArrowUp', 'Washington'],
    ['Washington', 'ArrowUp', 'Vermont'],
  ])('from %s %s leads to %s', (from, key, to) => {
    expect(stepTo(map, from, key)).toBe(to)
  })

  test('up and down lead to the same year of the panel above or below', () => {
    expect([stepTo(panels, 'Motorcycle crash, 1950', 'ArrowUp'), stepTo(panels, 'Gunfire, 1950', 'ArrowDown')]).toEqual(['Gunfire, 1950', 'Motorcycle crash, 1950'])
    expect([stepTo(panels, 'Gunfire, 2014', 'ArrowRight'), stepTo(panels, 'Gunfire, 1950', 'ArrowUp')]).toEqual(['Automobile crash, 1900', 'Gunfire, 1950'])
  })
})

test('stays on the chart at its ends', () => {
  for (const figure of [line, bars, years, points, grid, map, panels]) {
    const last = figure.rows.length - 1
    expect([stepOf(figure, 0, 'ArrowLeft'), stepOf(figure, 0, 'Home'), stepOf(figure, 0, 'PageUp')]).toEqual([0, 0, 0])
    expect([stepOf(figure, last, 'ArrowRight'), stepOf(figure, last, 'End'), stepOf(figure, last, 'PageDown')]).toEqual([last, last, last])
  }
})

test('leaves other keys alone', () => {
  for (const key of ['Tab', 'Enter', ' ', 'a', 'Escape', 'toString', 'constructor']) expect(stepOf(line, 5, key), key).toBeNull()
})

test('reaches every row by key, one after another', () => {
  for (const figure of [line, bars, years, points, grid, map, panels]) {
    let at = 0
    for (let i = 1; i < figure.rows.length; i++) expect((at = stepOf(figure, at, 'ArrowRight')!)).toBe(i)
  }
})

test('a pointer at a row’s own place means that row', () => {
  for (const figure of [line, bars, years, points, grid, map, panels]) {
    figure.rows.forEach((row, i) => {
      const { x, y } = placeOf(figure, row)
      expect(nearestRow(figure, x, y), `${figure.chart} ${row.title}`).toBe(i)
    })
  }
})

test('a pointer means the nearest along the walk, wherever it is across it', () => {
  const { x } = placeOf(years, years.rows[30])
  expect([nearestRow(years, x + 0.4, 0), nearestRow(years, x - 0.4, 999)]).toEqual([30, 30])
  const { y } = placeOf(bars, bars.rows[2])
  expect(nearestRow(bars, -50, y + 3)).toBe(2)
  expect([nearestRow(line, -999, 0), nearestRow(line, 9999, 0)]).toEqual([0, 365])
})

test('an empty chart has no row to mean', () => {
  expect(nearestRow(empty, 10, 10)).toBe(-1)
  expect(firstStop(empty)).toBe(-1)
})

test('is spoken as title and lines', () => {
  expect(spokenAt(bars.rows[0])).toBe('Gunfire: 2015: 24, 2014: 32, difference −8')
  expect(spokenAt({ at: 0, title: 'May', lines: ['deaths: 3', 'a year before: 4'], values: {} })).toBe('May: deaths: 3, a year before: 4')
})
