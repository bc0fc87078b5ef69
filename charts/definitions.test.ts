import { describe, expect, test } from 'vitest'
import { rowsOf, shippedReleases } from '@/stats/shipped.fixture'
import { boxOf } from './clear-label'
import { CLAIM, ask, draw, everySizeOf, plainCell, randomQueries, secondCount, windowsOf } from './drawn.fixture'
import { type Figure, dataOf, isLinked, numberOf, pixelsOf, textOf } from './figure'
import { FULL } from './scope'

const registered = rowsOf('definitions.csv')
const named = (id: string) => registered.find((d) => d.id === id)!.name
const cellsOf = (figure: Figure, name: string) => figure.table.rows.find((row) => String(row[0]).toLowerCase() === name.toLowerCase())!
const ODD = ['asof=2025-10-03&state=VT', 'asof=2024-02-29', `${CLAIM}&against=average-5`, 'asof=2016-02-29&align=days', 'asof=1900-06-13']

describe('the claim', () => {
  const figure = draw('definitions', CLAIM)
  const told = (id: string) => cellsOf(figure, named(id)).slice(1).map(plainCell)

  test('26 v 33 is −21%, −55% to +36%, and could easily be chance', () => {
    expect(told('firearms')).toEqual([26, 33, '−21%', '−55%', '+36%', 'could easily be chance, p 0.435'])
    expect(cellsOf(figure, named('firearms')).slice(3, 6).map(dataOf)).toEqual([-21, -55, 36])
    expect(told('gunfire').slice(0, 2)).toEqual([24, 32])
    expect(told('inadvertent-gunfire').slice(0, 2)).toEqual([2, 1])
    expect(told('traffic').slice(0, 3)).toEqual([33, 31, '+6%'])
    expect(told('all').slice(0, 3)).toEqual([86, 92, '−7%'])
  })

  test('is drawn as a dot at the change on a line as long as the interval, the asked one strong', () => {
    const place = figure.rows.find((row) => row.title === 'Firearms')!.at
    const near = (y: number) => Math.abs(y - place) < 0.5
    const [dot] = figure.dots.filter((d) => near(d.y))
    const [stroke] = figure.strokes!.filter((s) => near(s.y0) && s.y0 === s.y1)
    expect(dot.x).toBeCloseTo((26 / 33 - 1) * 100, 10)
    expect([Math.round(stroke.x0), Math.round(stroke.x1)]).toEqual([-55, 36])
    expect([stroke.colour, stroke.width, dot.colour]).toEqual(['firearms', 3, 'firearms'])
    expect(figure.labels.filter((label) => label.strong).map((label) => label.text)).toEqual(['Firearms', '26 v 33, −21%'])
  })

  test('an interval that leaves the axis ends at it, with its number', () => {
    expect(figure.x.domain).toEqual([-100, 200])
    const ends = figure.labels.filter((label) => label.text.endsWith('→'))
    expect(ends.map((label) => label.text)).toEqual(['+1,461% →', '+11,699% →'])
    const traffic = draw('definitions', 'asof=2015-09-07&known=2016-07-03&cause=traffic').labels
    expect(traffic.filter((label) => label.text.includes('→'))).toHaveLength(2)
  })

  test('no line of the grid runs through a word, and the end of an interval is nearer to its own row than to the next', () => {
    for (const size of everySizeOf(FULL).filter((each) => each.narrow)) {
      const narrow = ask(CLAIM).draw('definitions', size)
      const { x, y } = pixelsOf(narrow)
      expect([narrow.x.grid, narrow.y.grid]).toEqual([false, false])
      const boxes = narrow.labels.map((label) => ({ text: label.text, ...boxOf(label, narrow) }))
      const upright = narrow.strokes!.filter((stroke) => stroke.x0 === stroke.x1)
      const struck = upright.flatMap((s) => boxes.filter((b) => x(s.x0) > b.left && x(s.x0) < b.right && y(s.y0) < b.bottom && y(s.y1) > b.top).map((b) => b.text))
      expect(struck, String(size.width)).toEqual([])
      for (const end of boxes.filter((box) => box.text.endsWith('→'))) {
        const line = Math.max(...narrow.strokes!.filter((s) => s.y0 === s.y1 && y(s.y0) < end.top).map((s) => y(s.y0)))
        const next = Math.min(...boxes.filter((box) => box.top > end.bottom).map((box) => box.top))
        expect(next - end.bottom, end.text).toBeGreaterThan(2 * (end.top - line))
      }
    }
  })

  test('the title counts the falls and the rises', () => {
    expect(figure.title).toBe('Down under 7 of 12 definitions, up under 4, unchanged under 1')
    expect(figure.notes[0]).toBe('Each of these changes could easily be chance.')
  })
})

test('twelve rows, families together, and every count and percent is what a second count finds', () => {
  for (const query of [CLAIM, ...ODD, ...randomQueries(40, 41)]) {
    const figure = draw('definitions', query)
    const { window, priors } = windowsOf(query)
    const known = new URLSearchParams(query).get('known') ?? '9999-12-31'
    const last = shippedReleases().filter((r) => r.released <= known).map((r) => r.replaces.to).sort().at(-1)!
    const isTold = [window, ...priors].every(([from, to]) => from >= '1791-01-01' && to <= last)
    expect(figure.table.rows.length, query).toBe(12)
    for (const { id, name } of registered) {
      const words = new URLSearchParams(query)
      words.set('cause', id)
      const count = secondCount(words.toString())
      const current = count.between(...window)
      const total = priors.reduce((sum, days) => sum + count.between(...days), 0)
      const [, now, before, percent] = cellsOf(figure, name)
      expect([numberOf(now), numberOf(before)], `${query} ${id}`).toEqual([current, total / priors.length])
      const change = ((current * priors.length - total) / total) * 100
      // Half away from zero, on whole numbers.
      const rounded = Math.sign(change) * Math.floor(Math.abs(change) + 0.5 + 1e-9)
      const expected = !isTold || total === 0 ? null : rounded === 0 ? '0%' : `${rounded < 0 ? '−' : '+'}${Math.abs(rounded).toLocaleString('en-US')}%`
      expect(percent === null ? null : textOf(percent).replace(' [u]', ''), `${query} ${id}`).toBe(expected)
      expect(percent !== null && textOf(percent).endsWith('[u]'), `${query} ${id}`).toBe(expected !== null && (current < 20 || total / priors.length < 20))
    }
    const order = figure.table.rows.map((row) => registered.find((d) => d.name === String(row[0]).replace(/^./, (c) => c.toLowerCase()) || d.name === row[0])!.family)
    expect(order.filter((family, i) => family !== order[i - 1]), query).toEqual(['all', 'firearms', 'traffic'])
  }
})

test('marks, labels and walk tell the numbers of the table', () => {
  for (const query of [CLAIM, ...ODD, ...randomQueries(40, 42)]) {
    const { rows, table, labels, dots, strokes, x } = draw('definitions', query)
    const percents = table.rows.map((row) => row[3])
    expect(rows.map((row) => row.title), query).toEqual(table.rows.map((row) => row[0]))
    rows.forEach((row, i) => {
      const [, current, prior] = table.rows[i].map(numberOf)
      const text = (n: number) => (Number.isInteger(n) ? n.toLocaleString('en-US') : n.toFixed(1))
      const pair = `${text(current!)} v ${text(prior!)}`
      expect(row.lines[0].startsWith(pair), `${query} ${row.title}: ${row.lines[0]}`).toBe(true)
      expect(labels.filter((label) => label.y === row.at && label.text === row.lines[0]), query).not.toEqual([])
    })
    const isFar = (change: number) => change > x.domain[1]
    const changes = table.rows.filter((_, i) => percents[i] !== null).map((row) => (numberOf(row[1])! / numberOf(row[2])! - 1) * 100)
    expect(dots.map((dot) => dot.x.toFixed(6)), query).toEqual(changes.filter((c) => !isFar(c)).map((c) => c.toFixed(6)))
    const intervals = strokes!.filter((stroke) => stroke.y0 === stroke.y1)
    expect(intervals.length, query).toBe(changes.length)
    for (const stroke of intervals) expect(stroke.x0 >= -100 && stroke.x1 <= x.domain[1] && stroke.x0 <= stroke.x1, query).toBe(true)
  }
})

test('a prior count of 0 has no percent, no dot and no line, and says so', () => {
  const query = 'asof=2025-10-03&state=VT&known=2025-10-05&cause=all'
  const { dots, strokes, labels, rows, table } = draw('definitions', query)
  const none = table.rows.filter((row) => numberOf(row[2]) === 0).length
  expect(none).toBeGreaterThan(0)
  expect([dots.length, strokes!.filter((stroke) => stroke.y0 === stroke.y1).length]).toEqual([12 - none, 12 - none])
  expect(labels.filter((label) => label.text === 'no percent: the prior count is 0')).toHaveLength(none)
  expect(rows.filter((row) => row.lines[1] === 'no percent: the prior count is 0')).toHaveLength(none)
})

test('what is asked for stands first where it isn’t a registered definition', () => {
  const single = draw('definitions', `${CLAIM}&cause=heart-attack`)
  expect([single.rows[0].title, single.rows.length]).toEqual(['Heart attack', 13])
  expect(numberOf(single.table.rows[0][1])).toBe(secondCount(CLAIM, 'all causes').ofCause('Heart attack', '2015-01-01', '2015-09-07'))
  const several = draw('definitions', `${CLAIM}&cause=firearms,traffic`)
  expect(several.table.rows[0].map((cell) => numberOf(cell) ?? cell).slice(0, 3)).toEqual(['As asked, together', 26 + 33, 33 + 31])
  expect(several.title).toBe('Down under 7 of 12 definitions, up under 4, unchanged under 1')
  expect(isLinked(several.table.rows[0][1]) && several.table.rows[0][1].records).toBe('?cause=firearms&cause=traffic&asof=2015-09-07&known=2016-07-03')
})

test('outside the figures no percent is told, in any word or mark', () => {
  for (const query of ['asof=2026-01-05&known=2025-10-05', 'asof=1791-01-05', 'asof=2016-12-31&known=2016-07-03']) {
    const { title, summary, rows, labels, dots, strokes, table } = draw('definitions', query)
    const across = strokes!.filter((stroke) => stroke.y0 === stroke.y1)
    expect([dots, across, title]).toEqual([[], [], 'The change under each definition, as far as the figures reach'])
    expect([summary, ...rows.flatMap((row) => row.lines), ...labels.map((label) => label.text), ...table.rows.flat().map(textOf)].join(' ').replace('95% interval', '')).not.toContain('%')
  }
})

test('the title is true, for random questions', () => {
  const untruths = randomQueries(80, 43).flatMap((query) => {
    const { title } = draw('definitions', query)
    const { window, priors } = windowsOf(query)
    if (title.endsWith('as far as the figures reach')) return [window, ...priors].every((days) => secondCount(query).covers(...days)) ? [`${title} ← ${query}`] : []
    const ways = registered.map(({ id }) => {
      const words = new URLSearchParams(query)
      words.set('cause', id)
      const count = secondCount(words.toString())
      return Math.sign(count.between(...window) * priors.length - priors.reduce((sum, days) => sum + count.between(...days), 0))
    })
    const isEmpty = registered.every(({ id }) => {
      const words = new URLSearchParams(query)
      words.set('cause', id)
      return [window, ...priors].every((days) => secondCount(words.toString()).between(...days) === 0)
    })
    if (isEmpty || title === 'No deaths in either window') return isEmpty && title === 'No deaths in either window' ? [] : [`${title} ← ${query}`]
    const said = (word: string) => Number(title.match(new RegExp(`${word} under (\\d+)`, 'i'))?.[1] ?? 0)
    const isTrue = said('down') === ways.filter((w) => w < 0).length && said('up') === ways.filter((w) => w > 0).length && said('unchanged') === ways.filter((w) => w === 0).length
    return isTrue ? [] : [`${title} ← ${query}`]
  })
  expect(untruths).toEqual([])
})

test('says that one event breaks what the test assumes, where a change passes for larger than chance', () => {
  const { notes } = draw('definitions', 'cause=terrorist-attack&asof=2001-09-11&known=2025-10-05')
  expect(notes[0]).toMatch(/^Larger than chance alone usually gives: .*breaks that under .*Terrorist attack/i)
  expect(draw('definitions', CLAIM).notes.join(' ')).not.toContain('one event')
})

test('no deaths at all are said so, not called unchanged', () => {
  const query = 'state=MP&asof=2015-09-07&known=2016-07-03'
  const { window, priors } = windowsOf(query)
  expect([window, ...priors].map((days) => secondCount(query, 'all causes').between(...days))).toEqual([0, 0])
  expect(draw('definitions', query).title).toBe('No deaths in either window')
})
