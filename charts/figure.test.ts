import { expect, test } from 'vitest'
import { type TextBox, figuresOf, randomQueries, svgOf, textsOn } from './drawn.fixture'
import { type Figure, pixelsOf } from './figure'

const ODD = [
  '', 'asof=2015-09-07&known=2016-07-03', 'state=VT', 'asof=2026-01-05', 'asof=1791-01-05', 'asof=1792-03-01', 'asof=2024-02-29',
  'asof=2015-01-01', 'asof=2015-12-31', 'asof=2021-12-31&cause=all', 'asof=2015-09-07&against=average-5',
  'asof=2001-09-11&cause=all', 'asof=2001-12-31&cause=all&state=NY', 'asof=1930-06-15&cause=all&since=1791', 'asof=2021-09-07&cause=illness',
]
const QUERIES = [...ODD, ...randomQueries(200)]

const size = { width: 200, height: 100, margin: { top: 10, right: 20, bottom: 30, left: 40 } }
const axis = (from: number, to: number) => ({ domain: [from, to] as [number, number], ticks: [], grid: false })

test('places the ends of a domain on the ends of the plot, y upwards', () => {
  const { x, y } = pixelsOf({ ...size, x: axis(0, 10), y: axis(0, 4) })
  expect([x(0), x(5), x(10)]).toEqual([40, 110, 180])
  expect([y(0), y(1), y(4)]).toEqual([70, 55, 10])
})

test('a reversed domain runs down', () => {
  const { y } = pixelsOf({ ...size, x: axis(0, 1), y: axis(2.5, -0.5) })
  expect([y(-0.5), y(2.5)]).toEqual([10, 70])
})

/** Drawn once for both rules about words. */
const drawings = QUERIES.flatMap((query) =>
  figuresOf(query).map((figure) => ({ figure, query, boxes: textsOn(svgOf(figure)) })),
)

const faultsOf = (find: (boxes: TextBox[], figure: Figure) => string[]): string[] =>
  drawings.flatMap(({ figure, query, boxes }) => find(boxes, figure).map((fault) => `${figure.chart} ${figure.width}: ${fault} ← ${query}`))

/** So that a failure can be read: how many, and the first of each chart and width. */
function firstOfEach(faults: string[]): string[] {
  const kindOf = (fault: string) => fault.slice(0, fault.indexOf(':'))
  const kinds = [...new Set(faults.map(kindOf))].map((kind) => faults.filter((fault) => kindOf(fault) === kind))
  return kinds.map((alike) => `${alike.length} × ${alike[0]}`)
}

/** A pixel of slack, for widths are approximate. */
const SLACK = 1

test('every word lies inside its drawing, over 200 random questions', () => {
  const outside = faultsOf((boxes, { width, height }) =>
    boxes
      .filter((b) => b.left < -SLACK || b.right > width + SLACK || b.top < -SLACK || b.bottom > height + SLACK)
      .map((b) => `“${b.text}” at ${Math.round(b.left)}–${Math.round(b.right)}, ${Math.round(b.top)}–${Math.round(b.bottom)}`),
  )
  expect(firstOfEach(outside)).toEqual([])
})

test('no two words of a drawing overlap, over 200 random questions', () => {
  const overlaps = faultsOf((boxes) =>
    boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.left < b.right - SLACK && b.left < a.right - SLACK && a.top < b.bottom - SLACK && b.top < a.bottom - SLACK)
        .map((b) => `“${a.text}” and “${b.text}”`),
    ),
  )
  expect(firstOfEach(overlaps)).toEqual([])
})

test('bars start at zero', () => {
  const bars = drawings.filter(({ figure }) => figure.series.some((series) => series.kind === 'bar'))
  for (const { figure, query } of bars) {
    expect((figure.walk === 'x' ? figure.y : figure.x).domain[0], `${figure.chart} ${query}`).toBe(0)
  }
})

test('every value lies within its axes', () => {
  for (const { figure, query } of drawings.slice(0, 500)) {
    const { chart, x, y, walk, rows, series, dots, labels } = figure
    const inside = ({ domain }: typeof x, at: number) => at >= Math.min(...domain) && at <= Math.max(...domain)
    for (const place of [...dots, ...labels]) expect([inside(x, place.x), inside(y, place.y)], `${chart} ${query}`).toEqual([true, true])
    expect(rows.every((row) => inside(walk === 'x' ? x : y, row.at)), `${chart} ${query}`).toBe(true)
    if (series.some((s) => s.kind === 'cell')) continue
    const counts = rows.flatMap((row) => Object.values(row.values).flatMap((value) => value ?? []))
    expect(counts.every((count) => inside(walk === 'x' ? y : x, count)), `${chart} ${query}`).toBe(true)
  }
})

test('is plain: what is serialised and read back is the same', () => {
  for (const query of ODD) for (const figure of figuresOf(query)) expect(JSON.parse(JSON.stringify(figure))).toEqual(figure)
})

test('every series is a key of some row’s values or of none, and no row holds a key that nothing draws', () => {
  for (const query of ODD) {
    for (const { chart, rows, series } of figuresOf(query)) {
      const drawn = new Set(series.map((s) => s.key))
      expect(rows.flatMap((row) => Object.keys(row.values)).filter((key) => !drawn.has(key)), `${chart} ${query}`).toEqual([])
    }
  }
})

test('every figure says what, as of when, from where and where the numbers are', () => {
  for (const { figure, query } of drawings) {
    const told = `${figure.chart} ${query}`
    expect(figure.summary, told).toMatch(/^(Line chart|Stacked bar chart|Bar chart|Heat map|Tile map|Dot chart|Small line charts) of .*As of \d+ \w+ \d{4}.*The table below holds the numbers\.$/)
    expect(figure.source, told).toMatch(/, known on \d+ \w+ \d{4}(; numbers of officers: .+)?$/)
    for (const text of [figure.title, figure.subtitle, figure.table.caption, ...figure.notes]) expect(text, told).not.toMatch(/NaN|undefined|null|Infinity|^$/)
    expect(figure.title, told).toMatch(/^[A-Z0-9“]/)
    for (const row of figure.table.rows) expect(row.length, told).toBe(figure.table.columns.length)
  }
})
