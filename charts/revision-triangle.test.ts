import { describe, expect, test } from 'vitest'
import { CLAIM, ask, draw, plainRows } from './drawn.fixture'
import { NARROW } from './picture'

test('the claim’s day: 26 as first told and 27 since, in the title and in its row', () => {
  const figure = draw('revision-triangle', 'asof=2015-09-07')
  expect(figure.table.columns).toEqual(['as-of day', '2016-07-03', '2022-09-24', '2024-08-30'])
  expect(plainRows(figure.table)[0]).toEqual(['7 September 2015', 26, 27, 27])
  expect(figure.title).toBe('Firearms deaths by 7 September 2015: 26 as first told, 27 as known on 5 October 2025')
})

test('one release alone is said, and so is a year that none covers', () => {
  expect(draw('revision-triangle', CLAIM).title).toBe('One release tells of these days, as known on 3 July 2016')
  expect(draw('revision-triangle', 'asof=2026-02-01').title).toBe('No release covers the days from 1 January 2026 on')
})

describe('the drawing', () => {
  const { rows, labels, table } = draw('revision-triangle', 'asof=2025-10-03')

  test('has a cell for each release and as-of day, those not covered empty, and the counts of the table', () => {
    expect(rows).toHaveLength(10 * 9)
    expect(labels.map(({ text }) => Number(text))).toEqual(plainRows(table).flatMap((row) => row.slice(1)).filter((count) => count !== null))
    expect(rows.filter(({ values }) => values.count === null)).toHaveLength(rows.length - labels.length)
  })

  test('a cell that differs from what is known last is stronger than one that doesn’t', () => {
    const shades = rows.filter(({ values }) => values.count !== null).map(({ lines, values }) => ({ isSame: lines[1] === 'as known last', shade: values.count as number }))
    expect(shades.some(({ isSame }) => !isSame)).toBe(true)
    expect(Math.max(...shades.filter(({ isSame }) => isSame).map(({ shade }) => shade))).toBeLessThan(Math.min(...shades.filter(({ isSame }) => !isSame).map(({ shade }) => shade)))
  })

  test('names of releases don’t run into each other where cells are narrow', () => {
    const { x, width, margin } = ask('asof=2025-10-03').draw('revision-triangle', NARROW)
    const cell = (width - margin.left - margin.right) / 9
    const places = x.ticks.map(({ at }) => at)
    expect(places.at(-1)).toBe(9)
    for (let i = 1; i < places.length; i++) expect((places[i] - places[i - 1]) * cell).toBeGreaterThanOrEqual(40)
  })
})

test('the typical rise is stated with the releases that it is of, or that there are too few', () => {
  const now = draw('revision-triangle', 'cause=all&asof=2025-10-03').notes.join(' ')
  expect(now).toMatch(/Of \d+ releases in all years, counts up to a month old later rose by a median of [\d.]+ and by \d+ at most; \w+ rose at all\./)
  expect(now).toMatch(/the median later rise by group: firearms /)
  expect(draw('revision-triangle', CLAIM).notes.join(' ')).toContain('Fewer than eight releases of one age were followed by another: no typical later rise is stated.')
})
