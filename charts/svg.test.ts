import { expect, test } from 'vitest'
import { CHARTS } from './catalogue'
import { CLAIM, ask, draw, faultInXml, figuresOf, randomQueries, textsOn } from './drawn.fixture'
import type { Figure } from './figure'
import { HUES } from './palette'
import { NARROW, WIDE } from './picture'
import { barsOf, escape, hasHalo, toSvg } from './svg'

const QUERIES = randomQueries(30, 7)

/** A small figure whose pixels can be worked out by hand: 10 pixels to a unit on both axes. */
const small: Figure = {
  chart: 'small',
  title: 'Small',
  subtitle: '',
  summary: 'Bars of <deaths> & "counts"',
  notes: [],
  source: '',
  credit: '',
  behind: [],
  period: '',
  width: 60,
  height: 70,
  margin: { top: 10, right: 10, bottom: 20, left: 20 },
  walk: 'x',
  x: { domain: [0, 3], ticks: [{ at: 1, label: 'a<b' }], grid: false },
  y: { domain: [0, 4], ticks: [{ at: 2, label: '2 & 2' }], grid: true },
  rows: [
    { at: 1, title: '1', lines: [], values: { low: 1, high: 2, line: 1, band: [1, 3] } },
    { at: 2, title: '2', lines: [], values: { low: 0, high: 3, line: null, band: [2, 2] } },
  ],
  series: [
    { kind: 'bar', key: 'low', name: 'low', colour: 'firearms', size: 1, shift: 0, stacked: true, hatched: false },
    { kind: 'bar', key: 'high', name: 'high', colour: 'traffic', size: 1, shift: 0, stacked: true, hatched: true },
  ],
  rules: [{ x: 1, label: '', colour: 'ink' }],
  dots: [{ x: 1, y: 2, colour: 'muted' }],
  labels: [{ text: '<&>', x: 2, y: 3, dx: 1, dy: -2, anchor: 'end', colour: 'ink', strong: true }],
  keys: [],
  table: { caption: '', columns: [], rows: [] },
}

/** Bars of one series have nothing below them to stand on but the baseline. */
const alone = { ...small, series: [{ ...small.series[1], stacked: false } as Figure['series'][number]] }

test('is well-formed XML, with a role and a name, whatever is asked and however it is drawn', () => {
  for (const query of [CLAIM, 'state=VT', 'asof=2026-01-05', 'asof=1791-01-05', 'asof=2024-02-29', ...QUERIES]) {
    for (const figure of figuresOf(query)) {
      for (const palette of ['page', 'light', 'dark'] as const) {
        const svg = toSvg(figure, palette)
        const told = `${figure.chart} ${figure.width} ${palette} ${query}`
        expect(faultInXml(svg), told).toBeNull()
        expect(svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"'), told).toBe(true)
        expect(svg, told).toContain(` role="img" aria-label="${escape(figure.summary)}"`)
        expect(svg, told).not.toMatch(/NaN|undefined|Infinity|null|\[object/)
      }
    }
  }
})

test('the check of XML finds faults', () => {
  expect(faultInXml('<svg a="1"><g></g><path d="M0 0"/>a &amp; b</svg>')).toBeNull()
  for (const bad of ['<svg>', '<svg></g></svg>', '<svg a="1" a="2"/>', '<svg>a & b</svg>', '<svg a="<"/>', '<svg a=1/>', '<svg/>x']) {
    expect(faultInXml(bad), bad).not.toBeNull()
  }
})

test('escapes what XML would read as its own, in labels, ticks and the summary', () => {
  const svg = toSvg(small)
  expect(faultInXml(svg)).toBeNull()
  for (const text of ['&lt;&amp;&gt;', 'a&lt;b', '2 &amp; 2', 'aria-label="Bars of &lt;deaths&gt; &amp; &quot;counts&quot;"']) {
    expect(svg).toContain(text)
  }
  expect(textsOn(svg).map((box) => box.text)).toEqual(['2 & 2', 'a<b', '<&>'])
})

test('escapes once only', () => {
  expect(escape('a & b < c > "d"')).toBe('a &amp; b &lt; c &gt; &quot;d&quot;')
  expect(escape('&amp;')).toBe('&amp;amp;')
  expect(escape('’ – é')).toBe('’ – é')
})

test('places bars in pixels: stacked ones on those before, from the baseline', () => {
  const svg = toSvg(small)
  // 10 pixels a unit: x = 20 + 10·at, y = 50 − 10·count; a bar of size 1 is 10 wide.
  expect(svg).toContain('d="M25 50h10v-10h-10z" fill="#801650"')
  expect(svg).toContain('d="M25 40h10v-20h-10zM35 50h10v-30h-10z" fill="url(#small-traffic)"')
})

test('an empty bar is not drawn, and a bar of another stack starts at the baseline', () => {
  expect(barsOf(small, small.series[0] as never)).toEqual([{ row: small.rows[0], from: 0, to: 1 }])
  expect(barsOf(small, small.series[1] as never).map(({ from, to }) => [from, to])).toEqual([[1, 3], [0, 3]])
  expect(barsOf(alone, alone.series[0] as never).map(({ from, to }) => [from, to])).toEqual([[0, 2], [0, 3]])
})

test('a ring has a rim of its colour and a heart of paper', () => {
  const ring = { ...small, dots: [{ ...small.dots[0], open: true }] }
  expect(toSvg(ring)).toContain(`<circle cx="30" cy="30" r="4" fill="${HUES.light.paper}" stroke="${HUES.light.muted}" stroke-width="2"/>`)
})

test('places strokes in axis units, over the marks', () => {
  const svg = toSvg({ ...small, strokes: [{ x0: 0, y0: 1, x1: 2, y1: 4, colour: 'ink', width: 3 }] })
  expect(svg).toContain(`<path d="M20 40L40 10" stroke="${HUES.light.ink}" stroke-width="3"/>`)
  expect(svg.indexOf('M20 40L40 10')).toBeGreaterThan(svg.indexOf('M25 50h10'))
})

test('places rules, dots, labels and grid', () => {
  const svg = toSvg(small)
  expect(svg).toContain('<path class="rule" d="M30 10V50"')
  expect(svg).toContain('<circle cx="30" cy="30" r="4"')
  expect(svg).toContain('<text x="41" y="18">&lt;&amp;&gt;</text>')
  expect(svg).toContain('d="M20 30H50"')
})

test('steps hold their level, a line breaks where a value is missing, an area runs back along its lower edge', () => {
  const line = { kind: 'line', key: 'line', name: '', colour: 'ink', width: 1, step: true, dash: null } as const
  const rows = [1, 2, null, 3, 3].map((value, i) => ({ at: i, title: '', lines: [], values: { line: value, band: [0, i] as [number, number] } }))
  const figure = { ...small, x: { ...small.x, domain: [0, 5] as [number, number] }, width: 80, rows, series: [line] }
  expect(toSvg(figure)).toContain('d="M20 40H30V30H30M50 20H60"')
  expect(toSvg({ ...figure, series: [{ ...line, step: false }] })).toContain('d="M20 40L30 30M50 20L60 20"')
  expect(toSvg({ ...figure, series: [{ kind: 'area', key: 'band', name: '', colour: 'band', step: false }] })).toContain(
    'd="M20 50L30 40L40 30L50 20L60 10V50L50 50L40 50L30 50L20 50Z"',
  )
})

test('the page palette names custom properties, a drawing that stands alone names hues, paper and font', () => {
  const page = toSvg(small, 'page')
  expect(page).toContain('fill="var(--firearms)"')
  expect(page).not.toMatch(/#[\da-f]{6}/)
  expect(page).not.toContain('font-family')
  for (const theme of ['light', 'dark'] as const) {
    const svg = toSvg(small, theme)
    expect(svg).not.toContain('var(')
    expect(svg).toContain(`<rect width="60" height="70" fill="${HUES[theme].paper}"/>`)
  }
})

test('hatch patterns carry the id that keeps drawings of one page apart', () => {
  expect(toSvg(small, 'page', 'small-360')).toContain('<pattern id="small-360-traffic"')
  expect(toSvg(small, 'page', 'small-360')).toContain('fill="url(#small-360-traffic)"')
  expect(toSvg(small, 'page')).not.toContain('pattern id="small-firearms"')
})

test('labels have a halo of paper, save on cells', () => {
  expect([hasHalo(draw('by-year', CLAIM)), hasHalo(draw('by-month', CLAIM))]).toEqual([true, false])
  expect(toSvg(draw('by-year', CLAIM))).toContain('paint-order="stroke"')
  expect(toSvg(draw('by-month', CLAIM))).not.toContain('paint-order="stroke"')
})

test('every cell has a hairline of its own hue, none of which touches its neighbour’s', () => {
  const svg = toSvg(draw('by-month', CLAIM))
  expect(svg).toContain(`<g fill="${HUES.light.firearms}" stroke="${HUES.light.firearms}" stroke-opacity="0.4">`)
  const figure = draw('by-month', CLAIM)
  const pitch = (figure.width - figure.margin.left - figure.margin.right) / 12
  const wide = Number(svg.match(/stroke-opacity="0.4"><path d="M[\d.]+ [\d.]+h([\d.]+)/)![1])
  // Half a pixel of line on either side of a box.
  expect(pitch - wide - 1).toBeGreaterThan(0.5)
})

test('a small dot has no ring of paper', () => {
  expect(toSvg({ ...small, dots: [{ x: 1, y: 2, colour: 'ink', small: true }] })).toContain(`<circle cx="30" cy="30" r="2.5" fill="${HUES.light.ink}"/>`)
})

test('strokes that look alike share a path', () => {
  const stroke = (x0: number) => ({ x0, y0: 1, x1: x0, y1: 4, colour: 'faint', width: 1 }) as const
  expect(toSvg({ ...small, strokes: [stroke(0), stroke(2)] })).toContain(`<path d="M20 40L20 10M40 40L40 10" stroke="${HUES.light.faint}" stroke-width="1"/>`)
})

// Golden drawings: after a change that is meant, `npx vitest run charts -u`, then look at every one.

const goldens = [
  ...CHARTS.flatMap(({ id, sizes }) =>
    [...sizes, WIDE, NARROW].flatMap((size) => (['light', 'dark'] as const).map((theme) => ({ id, size, theme, query: CLAIM, name: `${id}-${size.width}-${theme}` }))),
  ),
  ...(['last-25', '1791'] as const).map((since) => ({
    id: 'by-year', size: CHARTS[3].sizes[0], theme: 'light' as const, query: `${CLAIM}&since=${since}`, name: `by-year-360-light-since-${since}`,
  })),
  ...[
    ['vermont', 'state=VT'],
    ['beyond', 'asof=2026-01-05'],
    ['1791', 'asof=1791-01-05'],
    ['leap', 'asof=2024-02-29'],
    ['average', `${CLAIM}&against=average-5`],
  ].flatMap(([state, query]) =>
    CHARTS.map(({ id, sizes }) => ({ id, size: sizes[0], theme: 'light' as const, query, name: `${id}-360-light-${state}` })),
  ),
]

// "Now" moves with each release, so that a golden drawing of it would: these name the newest one of this day.
const frozen = (query: string) => (query.includes('known=') ? query : `${query}&known=2025-10-05`)

test.each(goldens)('golden: $name', async ({ id, size, theme, query, name }) => {
  await expect(`${toSvg(ask(frozen(query)).draw(id, size), theme)}\n`).toMatchFileSnapshot(`golden/${name}.svg`)
})

test('text that XML can’t hold is left out, and what it can hold stays', () => {
  expect(escape('a\u0000b\u0001c\u001b[31m\ufffed\ufffe\uffffe\ud800f\udc00g')).toBe('abc[31mdefg')
  expect(escape('tab\t, line\n, “é” 𝒳 <&>"')).toBe('tab\t, line\n, “é” 𝒳 &lt;&amp;&gt;&quot;')
})
