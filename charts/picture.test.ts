/** Pictures, held against the rasteriser's own measure of them: what it would draw lies inside, and no words meet. */
import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { CHARTS } from './catalogue'
import { CLAIM, ask, faultInXml, randomQueries } from './drawn.fixture'
import type { Figure } from './figure'
import { HUES } from './palette'
import { NARROW, WIDE, creditOf, layoutFor, toPicture } from './picture'
import { toProblemPicture } from './problem-picture'
import { type Weight, textWidth } from './text-width'
import { PICTURE_SIZES, type PictureSize } from './view'

const CREDIT = 'Same Period · as of 7 September 2015, known on 3 July 2016 · figures.example.org/charts/year-so-far'
const ODD = [CLAIM, 'state=VT&known=2025-10-05', 'asof=2026-01-05&known=2025-10-05', 'asof=1791-01-05&known=2016-07-03', 'asof=2024-02-29&against=average-5']
/** Twelve definitions at once: the longest words that an address can ask for. */
const LONG = `${CLAIM}&cause=gunfire,inadvertent-gunfire,9-11-related-illness,automobile-crash,motorcycle-crash,vehicle-pursuit,vehicular-assault,struck-by-vehicle,duty-related-illness,heart-attack,aircraft-accident,terrorist-attack&state=NY`
const QUERIES = [...ODD, LONG, ...randomQueries(6, 31)]

const fontFiles = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) => `node_modules/@expo-google-fonts/inter/${file}`)
const resvgOf = (svg: string) => new Resvg(svg, { font: { loadSystemFonts: false, fontFiles, defaultFontFamily: 'Inter' } })

interface Drawn {
  told: string
  size: PictureSize
  figure: Figure
  svg: string
}

function drawnAt(sizes: readonly PictureSize[], plain = false): Drawn[] {
  return QUERIES.flatMap((query) => {
    const dashboard = ask(query)
    return CHARTS.flatMap(({ id }) =>
      sizes.map((size) => {
        const figure = layoutFor(size, (each) => dashboard.draw(id, each))
        return { told: `${id} ${size} ← ${query}`, size, figure, svg: toPicture(figure, { size, theme: 'light', credit: CREDIT, plain }) }
      }),
    )
  })
}

const pictures = drawnAt(PICTURE_SIZES)
const plainOnes = drawnAt(['600', '1200x630'], true)

const plainText = (text: string) => text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').replaceAll('\u00a0', ' ')

interface Box {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** The words of a picture outside its drawing, with the boxes that they take. */
function wordsOf(svg: string): Box[] {
  const start = svg.indexOf('<g transform="translate(')
  const outside = svg.slice(0, start) + svg.slice(endOfGroup(svg, start))
  const boxes: Box[] = []
  let [size, weight] = [12, 400]
  for (const [, group, x, y, text] of outside.matchAll(/<g ([^>]*)>|<text x="([^"]*)" y="([^"]*)"[^>]*>([^<]*)<\/text>/g)) {
    if (group !== undefined) [size, weight] = [Number(group.match(/font-size="([^"]*)"/)![1]), group.includes('600') ? 600 : 400]
    else {
      const said = plainText(text)
      const width = textWidth(said, size, weight as Weight)
      boxes.push({ text: said, left: Number(x), right: Number(x) + width, top: Number(y) - 0.73 * size, bottom: Number(y) + 0.2 * size })
    }
  }
  return boxes
}

function endOfGroup(svg: string, start: number): number {
  let depth = 0
  for (const { 0: tag, index } of svg.slice(start).matchAll(/<g[ >]|<\/g>/g)) {
    depth += tag === '</g>' ? -1 : 1
    if (depth === 0) return start + index + tag.length
  }
  throw new Error('a group isn’t closed')
}

test('is well-formed, stands alone and has a title, a description and a role', () => {
  for (const { svg, told, figure } of [...pictures, ...plainOnes]) {
    expect(faultInXml(svg), told).toBeNull()
    expect(svg, told).not.toMatch(/NaN|undefined|Infinity|null|\[object|var\(|<script|<style|<image|href=|@import|\bon\w+="/)
    expect(svg.match(/url\([^)]*\)/g)?.every((url) => /^url\(#[\w-]+\)$/.test(url)) ?? true, told).toBe(true)
    expect(svg, told).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" viewBox="0 0 \d+ \d+" width="\d+" height="\d+" role="img"/)
    expect(plainText(svg.match(/<title>([^<]*)<\/title>/)![1]), told).toBe(figure.title)
    const description = plainText(svg.match(/<desc>([^<]*)<\/desc>/)![1])
    expect(description, told).toContain(figure.summary.replace(' The table below holds the numbers.', ''))
    expect(description, told).not.toContain('table below')
  }
})

test('every id that is referred to is there, once', () => {
  for (const { svg, told } of pictures) {
    const ids = [...svg.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id)
    expect(new Set(ids).size, told).toBe(ids.length)
    for (const [, id] of svg.matchAll(/url\(#([^)]*)\)/g)) expect(ids, told).toContain(id)
  }
})

test('each size has its pixels', () => {
  const sizeOf = (svg: string) => svg.match(/viewBox="0 0 (\d+) (\d+)" width="(\d+)" height="(\d+)"/)!.slice(1).map(Number)
  for (const { svg, size, told } of pictures) {
    const [wide, high, width, height] = sizeOf(svg)
    if (size === '1200x630') expect([wide, high, width, height], told).toEqual([1200, 630, 1200, 630])
    else {
      expect([wide, width], told).toEqual([size === '280' ? 280 : 600, Number(size)])
      expect(height / high, told).toBe(width / wide)
    }
  }
})

test('whoever measures it finds nothing outside the picture', () => {
  // Measuring shapes every letter anew, so that three questions stand for all: the claim, the longest words and an odd state.
  const measured = [CLAIM, LONG, ODD[2]].map((query) => ` ← ${query}`)
  for (const { svg, told } of [...pictures, ...plainOnes].filter(({ size, told }) => size !== '1200' && measured.some((end) => told.endsWith(end)))) {
    // Without its paper, the box of all that is drawn is that of words and marks.
    const box = resvgOf(svg.replace(/<rect width="[^"]*" height="[^"]*" fill="#ffffff"\/>/, '')).getBBox()!
    const [width, height] = svg.match(/viewBox="0 0 (\d+) (\d+)"/)!.slice(1).map(Number)
    expect([box.x >= 0, box.y >= 0, box.x + box.width <= width, box.y + box.height <= height], `${told}: ${JSON.stringify(box)}`).toEqual([true, true, true, true])
  }
})

test('words outside the drawing neither meet each other nor leave the picture', () => {
  for (const { svg, told } of [...pictures, ...plainOnes]) {
    const boxes = wordsOf(svg)
    const meeting = boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map((b) => `“${a.text}” and “${b.text}”`))
    expect(meeting, told).toEqual([])
    const width = Number(svg.match(/viewBox="0 0 (\d+)/)![1])
    expect(boxes.filter((box) => box.left < 10 || box.right > width - 10).map((box) => box.text), told).toEqual([])
  }
})

test('says title, subtitle, keys, notes, source and credit in full; a card may say fewer notes, and shorten the longest words', () => {
  for (const { svg, figure, size, told } of pictures.filter(({ size, told }) => size !== '1200x630' || !told.includes(LONG))) {
    const said = wordsOf(svg).map((box) => box.text).join(' ').replaceAll(' ', '')
    const words = [figure.title, figure.subtitle, ...figure.keys.map((key) => key.name), ...(size === '1200x630' ? [] : figure.notes), figure.credit, CREDIT]
    expect(words.filter((text) => !said.includes(text.replaceAll(' ', ''))), told).toEqual([])
  }
})

test('plain leaves out title, subtitle and notes, and never source and credit', () => {
  for (const { svg, figure, told } of plainOnes) {
    const said = wordsOf(svg).map((box) => box.text).join(' ').replaceAll(' ', '')
    for (const text of [figure.title, figure.subtitle, ...figure.notes]) expect(said, told).not.toContain(text.replaceAll(' ', ''))
    for (const text of [figure.credit, CREDIT]) expect(said, told).toContain(text.replaceAll(' ', ''))
  }
})

test('words too long for a card end in an ellipsis, and its description has them whole', () => {
  const figure = ask(CLAIM).draw('last-365', NARROW)
  const long = { ...figure, title: `Deaths ${'of many causes '.repeat(60)}`.trim(), subtitle: 'in many places '.repeat(60).trim() }
  const svg = toPicture({ ...long, summary: `${long.title}. ${long.subtitle}.` }, { size: '1200x630', theme: 'light', credit: CREDIT })
  const words = wordsOf(svg)
  expect(words.filter((box) => box.text.endsWith('…'))).toHaveLength(2)
  for (const box of words) expect([box.right <= 1190, box.bottom <= 620], box.text).toEqual([true, true])
  expect(plainText(svg.match(/<desc>([^<]*)/)![1])).toContain(`${long.title}. ${long.subtitle}.`)
})

test('a card is laid out so that its letters are large', () => {
  const dashboard = ask(CLAIM)
  const scaleOf = (id: string) => {
    const svg = toPicture(layoutFor('1200x630', (size) => dashboard.draw(id, size)), { size: '1200x630', theme: 'light', credit: CREDIT })
    return Number(svg.match(/scale\(([\d.]+)\)/)![1])
  }
  for (const id of ['year-so-far', 'last-365', 'by-year']) expect(scaleOf(id), id).toBeGreaterThan(1.3)
})

test('light and dark differ in hues alone', () => {
  const figure = ask(CLAIM).draw('by-year', WIDE)
  const asked = { size: '600', credit: CREDIT } as const
  const [light, dark] = (['light', 'dark'] as const).map((theme) => toPicture(figure, { ...asked, theme }))
  expect(light).toContain(`<rect width="600" height="${light.match(/viewBox="0 0 600 (\d+)/)![1]}" fill="${HUES.light.paper}"/>`)
  expect(dark).toContain(`fill="${HUES.dark.paper}"`)
  expect(dark.replace(/#[\da-f]{6}/g, '#')).toBe(light.replace(/#[\da-f]{6}/g, '#'))
})

test('the credit names both days and the address that stays', () => {
  expect(creditOf(ask(CLAIM), 'by-year', 'https://figures.example.org')).toBe(
    'Same Period · as of 7 September 2015, known on 3 July 2016 · figures.example.org/charts/by-year?asof=2015-09-07&known=2016-07-03',
  )
})

test('the layouts are those of a column and of a phone', () => {
  expect([WIDE.width, WIDE.narrow, NARROW.width, NARROW.narrow]).toEqual([600, false, 280, true])
})

test('a picture of a problem says it, whole and harmless', () => {
  const svg = toProblemPicture('This address can’t be answered', ['“size” can’t be “<script>”. Allowed: 600, 280.', 'x'.repeat(500)])
  expect(faultInXml(svg)).toBeNull()
  expect(svg).not.toContain('<script')
  const said = wordsOf(`${svg.slice(0, -6)}<g transform="translate(0 0)"></g></svg>`)
  expect(said.map((box) => box.text).join(' ')).toContain('“size” can’t be “<script>”. Allowed: 600, 280.')
  for (const box of said) expect(box.right, box.text).toBeLessThanOrEqual(580)
})

// Golden pictures: after a change that is meant, `npx vitest run charts -u`, then look at every one.

const goldens = [
  ...CHARTS.filter(({ onDashboard }) => onDashboard).flatMap(({ id }) => (['280', '600', '1200x630'] as const).map((size) => ({ id, size, theme: 'light' as const }))),
  ...(['280', '1200x630'] as const).map((size) => ({ id: 'year-so-far', size, theme: 'dark' as const })),
]

test.each(goldens)('golden: $id at $size, $theme', async ({ id, size, theme }) => {
  const dashboard = ask(CLAIM)
  const svg = toPicture(layoutFor(size, (each) => dashboard.draw(id, each)), { size, theme, credit: creditOf(dashboard, id, 'https://figures.example.org') })
  await expect(`${svg}\n`).toMatchFileSnapshot(`golden/picture-${id}-${size}-${theme}.svg`)
})
