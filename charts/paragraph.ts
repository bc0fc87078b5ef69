/**
 * Paragraphs for pictures: text broken into lines by the font's own widths and set one below another, and
 * the keys of a chart in rows. Everything is measured before it is drawn, so that nothing is clipped.
 */
import type { Colour, Figure, Key } from './figure'
import type { Palette } from './palette'
import { escape, hatchPattern, toMarks } from './svg'
import { type Weight, textWidth, wrapText } from './text-width'

export interface Style {
  /** Pixels: of the letters, and from one baseline to the next. */
  size: number
  leading: number
  weight: Weight
  colour: Colour
  /** Whether lines are made about equally long, as a title's are. */
  balanced?: boolean
}

/** Something of a known height that is drawn from a top-left corner. */
export interface Block {
  height: number
  draw: (x: number, top: number, colour: (role: Colour) => string) => string
}

/** How far below the top of its line a baseline stands: Inter's letters in the middle of the leading. */
const baseline = ({ size, leading }: Style) => (leading - size) / 2 + size * 0.85

const tenth = (n: number) => Math.round(n * 10) / 10

/** A paragraph in a column; with `most` lines given, the last of them ends in an ellipsis where more would follow. */
export function paragraph(text: string, width: number, style: Style, most = Infinity): Block & { lines: string[] } {
  const lines = shortened(linesOf(text, width, style), most, width, style)
  const weight = style.weight === 400 ? '' : ` font-weight="${style.weight}"`
  return {
    lines,
    height: lines.length * style.leading,
    draw: (x, top, colour) => {
      const line = (each: string, i: number) => `<text x="${tenth(x)}" y="${tenth(top + baseline(style) + i * style.leading)}">${escape(each)}</text>`
      return lines.length === 0 ? '' : `<g font-size="${style.size}" fill="${colour(style.colour)}"${weight}>${lines.map(line).join('')}</g>`
    },
  }
}

/** The lines of a text: a pair such as "26 v 33" stays whole; balanced ones stand in the narrowest column that needs no more lines. */
function linesOf(text: string, width: number, { size, weight, balanced }: Style): string[] {
  const whole = text.replace(/(?<=\d) v (?=\d)/g, '\u00a0v\u00a0')
  const wrapped = (column: number) => wrapText(whole, column, size, weight)
  const lines = wrapped(width)
  if (!balanced) return lines
  const columns = Array.from({ length: Math.floor(width / 2 / size) }, (_, i) => wrapped(width - i * size))
  return columns.findLast((narrower) => narrower.length === lines.length) ?? lines
}

function shortened(lines: string[], most: number, width: number, { size, weight }: Style): string[] {
  if (lines.length <= most) return lines
  let last = lines[most - 1] ?? ''
  while (last !== '' && textWidth(`${last}…`, size, weight) > width) last = last.slice(0, -1).trimEnd()
  return [...lines.slice(0, Math.max(0, most - 1)), ...(most > 0 ? [`${last}…`] : [])]
}

/** Blocks one below another, `gap` pixels between those that aren't empty. */
export function stack(blocks: Block[], gap: number): Block {
  const full = blocks.filter((block) => block.height > 0)
  return {
    height: full.reduce((sum, block) => sum + block.height + gap, 0) - (full.length > 0 ? gap : 0),
    draw: (x, top, colour) => {
      let at = top
      return full
        .map((block) => {
          const drawn = block.draw(x, at, colour)
          at += block.height + gap
          return drawn
        })
        .join('')
    },
  }
}

interface PlacedKey {
  key: Key
  lines: string[]
  x: number
  y: number
}

/** The keys of a chart: a swatch and a name each, in as many rows as they need; a name wider than the column is broken. */
export function keyRows(keys: Key[], width: number, style: Style, id: string): Block {
  const { size, leading, weight } = style
  const beside = size * 1.5
  const placed: PlacedKey[] = []
  let [x, y, tall] = [0, 0, 0]
  for (const key of keys) {
    const lines = wrapText(key.name, width - beside, size, weight)
    const taken = beside + Math.max(...lines.map((line) => textWidth(line, size, weight)))
    if (x > 0 && x + taken > width) [x, y, tall] = [0, y + tall, 0]
    placed.push({ key, lines, x, y })
    x += taken + size * 1.4
    tall = Math.max(tall, lines.length * leading)
  }
  return {
    height: y + tall,
    draw: (left, top, colour) => {
      const drawn = placed.map((each) => keyText({ ...each, x: left + each.x, y: top + each.y }, style, id, colour))
      return keys.length === 0 ? '' : `${keyHatches(keys, id, colour)}<g font-size="${size}">${drawn.join('')}</g>`
    },
  }
}

function keyText({ key, lines, x, y }: PlacedKey, style: Style, id: string, colour: (role: Colour) => string): string {
  const { size, leading } = style
  const fill = key.hatched ? `url(#${id}-key-${key.colour})` : colour(key.colour)
  const circle = `<circle cx="${tenth(x + size / 2)}" cy="${tenth(y + leading / 2)}" r="${tenth(size / 2 - 1)}"`
  const swatch = key.isDot
    ? `${circle} ${key.open ? `fill="none" stroke="${fill}" stroke-width="2"` : `fill="${fill}"`}/>`
    : `<rect x="${tenth(x)}" y="${tenth(y + (leading - size) / 2)}" width="${size}" height="${size}" fill="${fill}"/>`
  const line = (text: string, i: number) =>
    `<text x="${tenth(x + size * 1.5)}" y="${tenth(y + baseline(style) + i * leading)}" fill="${colour(style.colour)}">${escape(text)}</text>`
  return swatch + lines.map(line).join('')
}

/** The patterns of hatched keys, under ids of their own, for a drawing beside them may hatch otherwise. */
function keyHatches(keys: Key[], id: string, colour: (role: Colour) => string): string {
  const hatched = [...new Set(keys.filter((key) => key.hatched).map((key) => key.colour))]
  const patterns = hatched.map((role) => hatchPattern(`${id}-key-${role}`, colour(role)))
  return patterns.length > 0 ? `<defs>${patterns.join('')}</defs>` : ''
}

/** The drawing of a figure, as large as it is laid out or scaled. */
export const drawing = (figure: Figure, palette: Palette, scale = 1): Block => ({
  height: figure.height * scale,
  draw: (x, top) => {
    const size = scale === 1 ? '' : ` scale(${Math.round(scale * 1000) / 1000})`
    return `<g transform="translate(${tenth(x)} ${tenth(top)})${size}">${toMarks(figure, palette)}</g>`
  },
})
