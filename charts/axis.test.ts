import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countAxis, spread } from './axis'
import type { Label } from './figure'

describe('a count axis', () => {
  test.each([
    [0, 4, [0, 1], ['0', '1']],
    [1, 4, [0, 1], ['0', '1']],
    [2, 4, [0, 2], ['0', '1', '2']],
    [3, 4, [0, 3], ['0', '1', '2', '3']],
    [33, 4, [0, 40], ['0', '10', '20', '30', '40']],
    [67, 5, [0, 70], ['0', '10', '20', '30', '40', '50', '60', '70']],
    [86, 5, [0, 100], ['0', '20', '40', '60', '80', '100']],
    [1204, 4, [0, 1500], ['0', '500', '1,000', '1,500']],
  ])('to %s in about %s ticks', (most, ticks, domain, labels) => {
    const axis = countAxis(most, ticks)
    expect([axis.domain, axis.ticks.map((tick) => tick.label)]).toEqual([domain, labels])
  })

  test('starts at zero, holds its most, and ticks on whole counts within it, each once', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 20_000, noNaN: true }), fc.integer({ min: 2, max: 8 }), (most, ticks) => {
        const { domain, ticks: made } = countAxis(most, ticks)
        const places = made.map((tick) => tick.at)
        expect(domain[0]).toBe(0)
        expect(domain[1]).toBeGreaterThanOrEqual(most)
        expect(places[0]).toBe(0)
        expect(places.every((at) => Number.isInteger(at) && at <= domain[1])).toBe(true)
        expect(new Set(places).size).toBe(places.length)
        expect(places.length).toBeGreaterThanOrEqual(2)
      }),
    )
  })

  test('has a grid unless told otherwise', () => {
    expect([countAxis(5, 4).grid, countAxis(5, 4, false).grid]).toEqual([true, false])
  })
})

describe('labels of one column', () => {
  const label = (text: string, y: number, dy = 0): Label => ({ text, x: 0, y, dx: 0, dy, anchor: 'start', colour: 'ink', strong: false })
  /** y runs up: 100 − y. */
  const placed = (labels: Label[], gap = 15, bottom = 100) =>
    spread(labels, (y) => 100 - y, gap, bottom).map(({ text, y, dy }) => [text, 100 - y + dy])

  test('stay where they have room', () => {
    expect(placed([label('low', 20), label('high', 80)])).toEqual([['high', 20], ['low', 80]])
  })

  test('that would touch move down, in order, the topmost keeps its place', () => {
    expect(placed([label('b', 50), label('a', 52), label('c', 49)])).toEqual([['a', 48], ['b', 63], ['c', 78]])
  })

  test('that would run past the bottom push the others up', () => {
    expect(placed([label('a', 10), label('b', 5), label('c', 0)])).toEqual([['a', 70], ['b', 85], ['c', 100]])
  })

  test('keep their own shift in mind', () => {
    expect(placed([label('a', 50, 4), label('b', 50)])).toEqual([['b', 50], ['a', 65]])
  })

  test('are apart by the gap and above the bottom, whatever they were', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100 }), { maxLength: 5 }), (ys) => {
        const places = placed(ys.map((y, i) => label(String(i), y))).map(([, at]) => Number(at))
        expect(places.length).toBe(ys.length)
        for (let i = 1; i < places.length; i++) expect(places[i] - places[i - 1]).toBeGreaterThanOrEqual(15 - 1e-9)
        for (const at of places) expect(at).toBeLessThanOrEqual(100)
      }),
    )
  })

  test('none are none', () => {
    expect(placed([])).toEqual([])
  })
})
