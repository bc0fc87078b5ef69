import { describe, expect, test } from 'vitest'
import { boxOf, clearLabel, touches } from './clear-label'
import { CLAIM, draw } from './drawn.fixture'
import type { Figure, Label } from './figure'

/** A plot of 100 by 100 pixels with one line, in its own pixels but that y runs up. */
function plotOf(points: [x: number, y: number][], step = false): Figure {
  return {
    ...draw('last-365', CLAIM),
    width: 100,
    height: 100,
    margin: { top: 0, right: 0, bottom: 0, left: 0 },
    x: { domain: [0, 100], ticks: [], grid: false },
    y: { domain: [0, 100], ticks: [], grid: false },
    rows: points.map(([at, y]) => ({ at, title: '', lines: [], values: { line: y } })),
    series: [{ kind: 'line', key: 'line', name: '', colour: 'ink', width: 1, step, dash: null }],
    dots: [],
    labels: [],
  }
}

const label: Label = { text: '44', x: 50, y: 50, dx: 0, dy: 0, anchor: 'middle', colour: 'ink', strong: false }
const OVER = { dx: 0, anchor: 'middle' } as const
const place = (figure: Figure, way: 'above' | 'below' = 'above') => clearLabel(figure, label, { sides: [OVER], way, taken: [] })

test('two boxes touch where they share a place, and not at an edge', () => {
  const box = { left: 0, right: 10, top: 0, bottom: 10 }
  expect([touches(box, { ...box, left: 9, right: 20 }), touches(box, { ...box, left: 10, right: 20 })]).toEqual([true, false])
})

test('a box is as wide as its letters, to the side that the anchor says', () => {
  const figure = plotOf([])
  // Two figures of Inter at 12 px: "44" is 2 × 1323 / 2048 × 12.
  const wide = (2 * 1323 * 12) / 2048
  expect(boxOf({ ...label, anchor: 'start' }, figure)).toMatchObject({ left: 50, top: 40, bottom: 53 })
  expect(boxOf({ ...label, anchor: 'end' }, figure).left).toBeCloseTo(50 - wide, 6)
  expect(boxOf(label, figure).right).toBeCloseTo(50 + wide / 2, 6)
})

describe('a label', () => {
  test('stands next to its dot where the line is level', () => {
    expect(place(plotOf([[0, 50], [50, 50], [100, 50]]))!.dy).toBe(-8)
    expect(place(plotOf([[0, 50], [50, 50], [100, 50]]), 'below')!.dy).toBe(16)
  })

  test('goes up until the line no longer runs through it', () => {
    // At 58, within the label, the line is at 70: 30 pixels from the top.
    const { dy } = place(plotOf([[0, 50], [50, 50], [54, 70], [58, 50], [100, 50]]))!
    expect(50 + dy + 3).toBeLessThanOrEqual(30 - 3)
  })

  test('goes to the other way where its own is much farther', () => {
    expect(place(plotOf([[0, 50], [50, 50], [54, 90], [58, 50], [100, 50]]))!.dy).toBeGreaterThan(0)
  })

  test('sees a line between two points that stand on either side of it, as it rises and as it steps', () => {
    const [from, to]: [number, number][] = [[20, 50], [80, 90]]
    expect(place(plotOf([from, to]), 'above')!.dy).toBeGreaterThan(0)
    expect(place(plotOf([from, to], true), 'above')!.dy).toBe(-8)
  })

  test('does not see a line that ends before it', () => {
    expect(place(plotOf([[0, 60], [20, 60]]))!.dy).toBe(-8)
  })

  test('has no place where all of the plot is taken', () => {
    const everywhere = { left: 0, right: 100, top: 0, bottom: 100 }
    expect(clearLabel(plotOf([]), label, { sides: [OVER], way: 'above', taken: [everywhere] })).toBeNull()
  })
})
