import { createHash } from 'node:crypto'
import { Script } from 'node:vm'
import { brotliCompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { CHARTS, findChart } from './catalogue'
import { dashboardOf, parseDashboard } from './dashboard'
import { CLAIM, ledger, randomQueries } from './drawn.fixture'
import { numberOf, textOf } from './figure'
import { toFaultFrame, toFrame } from './frame'
import { frameHeight } from './frame-height'
import { FRAME_SCRIPT } from './frame-script'
import { FRAME_WORDS } from './frame-words'
import { arialWidth, linesIn } from './arial-width'
import { WIDE } from './picture'
import { sinceRevised } from './since-revised'
import { escape } from './svg'

const SITE = 'https://figures.example.org'

function frameOf(chart: string, query: string) {
  const { question, view, problems } = parseDashboard(new URLSearchParams(query), ledger, FRAME_WORDS)
  expect(problems).toEqual([])
  const dashboard = dashboardOf(ledger, question, view)
  const frame = toFrame({ dashboard, chart: findChart(chart)!, site: SITE, revised: sinceRevised(ledger, dashboard, chart) })
  return { ...frame, dashboard, figure: dashboard.draw(chart, WIDE) }
}

test.each(CHARTS)('$id holds its words, drawings, numbers and source, whatever is asked', ({ id }) => {
  for (const query of [CLAIM, 'state=VT', 'asof=2026-01-05', ...randomQueries(10, 31)]) {
    const { html, figure } = frameOf(id, query)
    expect(html.startsWith('<!DOCTYPE html><html lang=en>')).toBe(true)
    for (const text of [figure.title, figure.subtitle, figure.summary, figure.credit, ...figure.notes, ...figure.keys.map((k) => k.name)]) {
      expect(html, `${id} ${query}`).toContain(escape(text))
    }
    for (const cell of figure.table.rows[0] ?? []) {
      if (numberOf(cell) !== null) expect(html).toContain(`>${textOf(cell)}<`)
    }
    expect(html.match(/<svg viewBox/g)).toHaveLength(2)
    expect(html).not.toMatch(/NaN|undefined|\[object/)
  }
})

test.each(CHARTS)('$id asks for nothing: no address but links, no style or handler in an attribute', ({ id }) => {
  const { html } = frameOf(id, CLAIM)
  expect(html).not.toMatch(/ (src|srcset|style|on\w+)=|@import|url\((?!#)/)
  for (const [, address] of html.matchAll(/href="([^"]*)"/g)) expect(address).toMatch(/^(https:\/\/figures\.example\.org\/(charts|records)|\/records\?|#p\d+$)/)
})

test('the policy’s hashes are of the text that stands in the document', () => {
  const { html, style, script } = frameOf('by-year', CLAIM)
  const hash = (text: string) => createHash('sha256').update(text).digest('base64')
  expect(hash(html.match(/<style>(.*?)<\/style>/s)![1])).toBe(hash(style))
  expect(hash(html.match(/<script>(.*?)<\/script>/s)![1])).toBe(hash(script))
  expect(script.startsWith(FRAME_SCRIPT)).toBe(true)
  expect(() => new Script(script)).not.toThrow()
})

test('a frozen figure that was revised says old and new, plain or not', () => {
  for (const plain of ['', '&plain=1']) {
    const { html } = frameOf('year-so-far', CLAIM + plain)
    expect(html).toContain('26 v 33 is now 27 v 34')
    expect(html).toContain(`href="${SITE}/charts/year-so-far?asof=2015-09-07"`)
    expect(html).toMatch(/href="[^"]*\/records\?[^"]*#since"/)
  }
  expect(frameOf('year-so-far', 'asof=2015-09-07').html).not.toContain('revised since')
})

test('plain keeps keys, source and day, and drops title, notes and table', () => {
  const { html, figure } = frameOf('by-year', `${CLAIM}&plain=1`)
  expect(html).not.toMatch(/<h1>|<table>|<details>/)
  expect(html).toContain(`Source: ${figure.source} (CC BY 4.0). As of 7 September 2015.`)
  expect(html).toContain('<li>')
})

test('a very long table gives its first rows and leads to the rest', () => {
  const { html, figure } = frameOf('causes-over-time', CLAIM)
  const shown = html.match(/<tr>/g)!.length - 1
  expect(shown).toBe(Math.floor(400 / (figure.table.columns.length - 2)))
  expect(html).toContain(`${shown} of ${figure.table.rows.length} rows; <a href="${SITE}/charts/causes-over-time?${CLAIM.replace('&', '&amp;')}"`)
  expect(frameOf('by-year', CLAIM).html).toContain('90 of 116 rows;')
  expect(frameOf('by-year', `${CLAIM}&since=last-25`).html).not.toContain('all of them')
})

test.each(CHARTS)('$id takes at most 6 KB in brotli, and 2 KB bare where it is a line of 121 points', ({ id }) => {
  for (const query of ['asof=2015-09-07', CLAIM]) expect(brotliCompressSync(frameOf(id, query).html).length, query).toBeLessThanOrEqual(6 * 1024)
  if (id === 'last-365') expect(brotliCompressSync(frameOf(id, 'plain=1').html).length).toBeLessThanOrEqual(2 * 1024)
})

test('tips stand where the marks stand, and only where the table’s rows are the marks', () => {
  const places = (chart: string) => frameOf(chart, CLAIM).html.match(/class=w data-t="([^"]*)"/)?.[1] ?? null
  // 116 years of one width between the margins: the newest is the table's first row, and its ninetieth the last.
  const { figure } = frameOf('by-year', CLAIM)
  const [left, right] = [figure.margin.left, figure.width - figure.margin.right]
  const year = (right - left) / figure.rows.length
  expect(places('by-year')).toBe(`x ${((right - year / 2) / 600).toFixed(3)} ${((right - 89.5 * year) / 600).toFixed(3)}`)
  expect(places('last-365')).toMatch(/^x 0\.\d+ 0\.\d+$/)
  expect(places('by-cause')).toMatch(/^y 0\.\d+ 0\.\d+$/)
  expect(places('year-so-far')).toMatch(/^x( 0\.\d+){10,14}$/)
  for (const chart of ['by-month', 'by-state', 'causes-over-time']) expect(places(chart), chart).toBeNull()
  expect(frameOf('by-year', `${CLAIM}&plain=1`).html).not.toContain('data-t')
})

test('what a reader typed is text in a fault, never a tag', () => {
  const { html } = toFaultFrame('There is no chart “<script>alert(1)</script>”.')
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
  expect(html.match(/<script>/g)).toHaveLength(1)
})

test('widths are those of Arial', () => {
  // By the published widths: A 667, b 556, a space 278, 2 556, all in thousandths of the size.
  expect(arialWidth('Ab 2', { size: 10, weight: 400 })).toBeCloseTo(20.57)
  expect(arialWidth('A', { size: 10, weight: 700 })).toBeCloseTo(7.22)
})

test('a text breaks at spaces, after dashes and hyphens, and not before a space', () => {
  const face = { size: 10, weight: 400 } as const
  // Each digit is 5.56 wide, a space 2.78.
  expect(linesIn('2222 2222', face, 47.3)).toBe(1)
  expect(linesIn('2222 2222', face, 47.2)).toBe(2)
  expect(linesIn('2222 ', face, 22.3)).toBe(1)
  expect(linesIn('2010–2014', face, 30)).toBe(2)
  expect(linesIn('like-for-like', face, 30)).toBeGreaterThan(1)
  expect(linesIn('', face, 30)).toBe(1)
})

test('a frame’s height is its words’ lines and its drawing’s share', () => {
  const figure = { ...frameOf('by-year', CLAIM).figure, title: 'T', subtitle: 'S', notes: ['N'], keys: [], source: 'x', credit: 'x', width: 600, height: 300 }
  // 12 above and below; title 23 + 4, subtitle 18 + 8, a note 4 + 16, the table's line 6 + 18, the source 6 + 16; 576 of 600 px.
  const words = { asOf: 'y' }
  expect(frameHeight(figure, 600, false, { words })).toBe(24 + 27 + 26 + 20 + 24 + 22 + 288)
  expect(frameHeight(figure, 600, true, { words })).toBe(24 + 22 + 288)
  // Wider than 744 px the column stays 720 wide.
  expect(frameHeight(figure, 900, true, { words })).toBe(24 + 22 + 360)
  // A narrow drawing of 280 by 140 takes at most 340 px, in whatever column.
  const narrow = { ...figure, width: 280, height: 140 }
  for (const width of [364, 400, 479]) expect(frameHeight(narrow, width, true, { words }), `at ${width} px`).toBe(24 + 22 + 170)
})
