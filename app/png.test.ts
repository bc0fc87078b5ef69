import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import { Resvg, renderAsync } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { CLAIM, ask } from '@/charts/drawn.fixture'
import { creditOf, layoutFor, toPicture } from '@/charts/picture'
import type { PictureSize } from '@/charts/view'
import { BusyError, FONT_FILES, RASTERISER, rasteriser, toPng } from './png'

interface Pixels {
  width: number
  height: number
  /** Lightness from 0 to 255 at a place. */
  at: (x: number, y: number) => number
}

/** A PNG of 8-bit colours, read as its specification says: chunks, inflated, each row's filter undone. */
function readPng(bytes: Uint8Array): Pixels {
  const view = Buffer.from(bytes)
  const [width, height, kind] = [view.readUInt32BE(16), view.readUInt32BE(20), view[25]]
  const parts: Buffer[] = []
  for (let at = 8; at < view.length; at += 12 + view.readUInt32BE(at)) {
    if (view.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(view.subarray(at + 8, at + 8 + view.readUInt32BE(at)))
  }
  const raw = inflateSync(Buffer.concat(parts))
  const step = kind === 6 ? 4 : 3
  const row = width * step
  const pixels = Buffer.alloc(row * height)
  for (let y = 0; y < height; y++) {
    const filter = raw[y * (row + 1)]
    for (let x = 0; x < row; x++) {
      const left = x >= step ? pixels[y * row + x - step] : 0
      const up = y > 0 ? pixels[(y - 1) * row + x] : 0
      const corner = x >= step && y > 0 ? pixels[(y - 1) * row + x - step] : 0
      const [a, b, c] = [up - corner, left - corner, left + up - 2 * corner].map(Math.abs)
      const paeth = a <= b && a <= c ? left : b <= c ? up : corner
      pixels[y * row + x] = raw[y * (row + 1) + 1 + x] + [0, left, up, (left + up) >> 1, paeth][filter]
    }
  }
  return { width, height, at: (x, y) => Math.min(...pixels.subarray(y * row + x * step, y * row + x * step + 3)) }
}

/** The share of a box that is darker than grey. */
function darkIn({ at }: Pixels, x0: number, y0: number, x1: number, y1: number): number {
  let dark = 0
  for (let y = y0; y < y1; y++) for (let x = x0; x < x1; x++) if (at(x, y) < 128) dark++
  return dark / ((x1 - x0) * (y1 - y0))
}

const pictureOf = (chart: string, size: PictureSize) => {
  const dashboard = ask(CLAIM)
  return toPicture(layoutFor(size, (each) => dashboard.draw(chart, each)), { size, theme: 'light', credit: creditOf(dashboard, chart, 'https://figures.example.org') })
}

test.each([
  ['600', 600, 1],
  ['280', 280, 1],
  ['1200', 1200, 2],
] as const)('a PNG of %s has its pixels, and letters where title, source and credit stand', async (size, width, scale) => {
  const svg = pictureOf('year-so-far', size)
  const png = readPng(await toPng(svg))
  const height = Number(svg.match(/ height="(\d+)"/)![1])
  expect([png.width, png.height]).toEqual([width, height])
  const end = width - 20 * scale
  expect(darkIn(png, 12 * scale, 12 * scale, end, 36 * scale)).toBeGreaterThan(0.02)
  expect(darkIn(png, 12 * scale, height - 60 * scale, end, height - 10 * scale)).toBeGreaterThan(0.02)
})

test('a card is 1200 × 630, with letters on its left and in its foot', async () => {
  const png = readPng(await toPng(pictureOf('by-cause', '1200x630')))
  expect([png.width, png.height]).toEqual([1200, 630])
  expect(darkIn(png, 44, 44, 500, 160)).toBeGreaterThan(0.05)
  expect(darkIn(png, 44, 560, 900, 620)).toBeGreaterThan(0.01)
})

test('without its font a picture has no letters, so the test above finds what it looks for', async () => {
  const bare = await renderAsync(pictureOf('year-so-far', '600'), { font: { loadSystemFonts: false } })
  expect(darkIn(readPng(bare.asPng()), 12, 12, 580, 36)).toBe(0)
})

test('the font of the files is the one that drawings name, at both weights', () => {
  const widthOf = (weight: number) =>
    new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="50"><text y="40" font-family="Inter" font-weight="${weight}" font-size="20.48">HHHHHHHHHH</text></svg>`, {
      font: { loadSystemFonts: false, fontFiles: FONT_FILES },
    }).getBBox()!.width
  // Ten letters of 1522 or 1527 units of 2048, without the sides of the first and last.
  expect([widthOf(400), widthOf(600)].map(Math.round)).toEqual([149, 150])
})

test('the ETag’s name of whoever draws is that of the installed packages', () => {
  const versionOf = (name: string) => (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version
  expect(RASTERISER).toBe(`resvg-js ${versionOf('@resvg/resvg-js')}, Inter ${versionOf('@expo-google-fonts/inter')}`)
})

// The limits, with a draughtsman whom the test holds.

function held() {
  const waiting: { svg: string; finish: (error?: Error) => void }[] = []
  const draw = (svg: string) =>
    new Promise<Uint8Array>((resolve, reject) => waiting.push({ svg, finish: (error) => (error ? reject(error) : resolve(new Uint8Array(10))) }))
  const settled = () => new Promise((resolve) => setTimeout(resolve))
  return { waiting, draw, settled }
}

test('no more than so many are drawn at once, the others in their order', async () => {
  const { waiting, draw, settled } = held()
  const png = rasteriser({ atOnce: 2, waiting: 10, kept: 1000 }, draw)
  const all = ['a', 'b', 'c', 'd'].map((svg) => png(svg))
  await settled()
  expect(waiting.map(({ svg }) => svg)).toEqual(['a', 'b'])
  waiting[1].finish()
  await settled()
  expect(waiting.map(({ svg }) => svg)).toEqual(['a', 'b', 'c'])
  waiting[0].finish()
  await settled()
  for (const { finish } of waiting) finish()
  expect(await Promise.all(all)).toHaveLength(4)
})

test('a flood is turned away', async () => {
  const { waiting, draw, settled } = held()
  const png = rasteriser({ atOnce: 1, waiting: 2, kept: 1000 }, draw)
  const accepted = ['a', 'b', 'c'].map((svg) => png(svg))
  await expect(png('d')).rejects.toThrow(BusyError)
  for (let i = 0; i < 3; i++) {
    await settled()
    waiting[i].finish()
  }
  expect(await Promise.all(accepted)).toHaveLength(3)
})

test('what is asked for twice is drawn once, while it is drawn and after', async () => {
  const { waiting, draw, settled } = held()
  const png = rasteriser({ atOnce: 2, waiting: 2, kept: 1000 }, draw)
  const twice = [png('a'), png('a')]
  await settled()
  expect(waiting).toHaveLength(1)
  waiting[0].finish()
  const [one, two] = await Promise.all(twice)
  expect(one).toBe(two)
  expect(await png('a')).toBe(one)
  expect(waiting).toHaveLength(1)
})

test('the pictures that are kept hold a bounded number of bytes: the oldest go', async () => {
  let drawn = 0
  // Each picture is 10 bytes and its SVG 1: three of them are 33.
  const png = rasteriser({ atOnce: 1, waiting: 9, kept: 33 }, async () => new Uint8Array(10).fill(++drawn))
  for (const svg of ['a', 'b', 'c', 'd']) await png(svg)
  await png('d')
  expect(drawn).toBe(4)
  await png('a')
  expect(drawn).toBe(5)
})

test('a fault in one picture leaves the turn to the next, and is forgotten', async () => {
  const { waiting, draw, settled } = held()
  const png = rasteriser({ atOnce: 1, waiting: 2, kept: 1000 }, draw)
  const [bad, good] = [png('a'), png('b')]
  await settled()
  waiting[0].finish(new Error('no'))
  await expect(bad).rejects.toThrow('no')
  await settled()
  waiting[1].finish()
  expect(await good).toHaveLength(10)
  const again = png('a')
  await settled()
  waiting[2].finish()
  expect(await again).toHaveLength(10)
})
