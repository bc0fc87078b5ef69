/**
 * SVG to PNG, by resvg in its own threads and with the bundled Inter alone, so that every machine draws the
 * same letters. Few are drawn at a time and few may wait: a flood is turned away, and the server stays free
 * for its readers. The pictures drawn last are kept, and one that is asked for twice at once is drawn once.
 */
import { join } from 'node:path'
import { renderAsync } from '@resvg/resvg-js'

/** Names whoever draws, for the ETag of a picture that isn't drawn yet. */
export const RASTERISER = 'resvg-js 2.6.2, Inter 0.4.2'

export class BusyError extends Error {}

/** The rasteriser reads them itself, from where the packages are installed. */
export const FONT_FILES = ['400Regular/Inter_400Regular.ttf', '600SemiBold/Inter_600SemiBold.ttf'].map((file) =>
  join(/* turbopackIgnore: true */ process.cwd(), 'node_modules/@expo-google-fonts/inter', file),
)

interface Limits {
  /** Drawn at a time: half of the four threads that Node has for such work. */
  atOnce: number
  /** That may wait their turn, each with an SVG of up to a hundred kilobytes. */
  waiting: number
  /** Bytes of drawn pictures that are kept. */
  kept: number
}

/** Draws pictures within limits; `draw` is passed in so that a test can hold it. */
export function rasteriser(limits: Limits, draw: (svg: string) => Promise<Uint8Array>) {
  const drawn = new Map<string, Uint8Array>()
  const underWay = new Map<string, Promise<Uint8Array>>()
  const queue: (() => void)[] = []
  let [active, bytes] = [0, 0]

  const turn = () => (active < limits.atOnce ? Promise.resolve(void active++) : new Promise<void>((resolve) => queue.push(resolve)))
  const done = () => {
    const next = queue.shift()
    if (next) next()
    else active--
  }
  const keep = (svg: string, png: Uint8Array) => {
    drawn.set(svg, png)
    bytes += png.length + svg.length
    for (const [oldest, old] of drawn) {
      if (bytes <= limits.kept) break
      drawn.delete(oldest)
      bytes -= old.length + oldest.length
    }
  }
  const drawOne = async (svg: string) => {
    await turn()
    try {
      const png = await draw(svg)
      keep(svg, png)
      return png
    } finally {
      underWay.delete(svg)
      done()
    }
  }
  /** The PNG of an SVG. Throws a BusyError where too many wait already. */
  return async (svg: string): Promise<Uint8Array> => {
    const held = drawn.get(svg) ?? underWay.get(svg)
    if (held) return held
    if (queue.length >= limits.waiting) throw new BusyError('Too many pictures are being drawn. Try again in a few seconds.')
    const drawing = drawOne(svg)
    underWay.set(svg, drawing)
    return drawing
  }
}

const drawPng = async (svg: string) => {
  const font = { loadSystemFonts: false, fontFiles: FONT_FILES, defaultFontFamily: 'Inter' }
  return new Uint8Array((await renderAsync(svg, { font })).asPng())
}

/** The PNG of an SVG, at the SVG's own size in pixels. Throws a BusyError where too many wait already. */
export const toPng = rasteriser({ atOnce: 2, waiting: 100, kept: 16_000_000 }, drawPng)
