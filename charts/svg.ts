/**
 * A Figure as SVG text: the first paint of every chart, and its picture elsewhere. It places what the
 * Figure holds and computes no number. Text is escaped here and nowhere else.
 */
import { type Axis, type BarSeries, DASHES, FONT_SIZE, type Figure, type Row, type Series, type Value, pixelsOf } from './figure'
import { type Palette, colourOf } from './palette'

interface Pen {
  figure: Figure
  x: (at: number) => number
  y: (at: number) => number
  colour: (role: Parameters<typeof colourOf>[1]) => string
  id: string
}

/** The SVG of a figure; `id` keeps hatch patterns of several drawings on a page apart. */
export function toSvg(figure: Figure, palette: Palette = 'light', id = figure.chart): string {
  const { width, height } = figure
  const paper = palette === 'page' ? '' : `<rect width="${width}" height="${height}" fill="${colourOf(palette, 'paper')}"/>`
  const font = palette === 'page' ? '' : ` font-family="${FONTS}"`
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"` +
    ` role="img" aria-label="${escape(figure.summary)}" font-size="${FONT_SIZE}"${font}>` +
    paper +
    toMarks(figure, palette, id) +
    '</svg>'
  )
}

/** The fonts of a drawing that stands alone, the one whose widths are known first. */
export const FONTS = 'Inter, Arial, Helvetica, sans-serif'

/** What a drawing holds, without the element around it, for whatever sets it in a larger one. */
export function toMarks(figure: Figure, palette: Palette, id = figure.chart): string {
  const pen: Pen = { figure, ...pixelsOf(figure), colour: (role) => colourOf(palette, role), id }
  return (
    hatches(pen) +
    axes(pen) +
    figure.series.map((series) => drawn(pen, series)).join('') +
    rules(pen) +
    strokes(pen) +
    dots(pen) +
    labels(pen)
  )
}

// oxlint-disable-next-line no-control-regex -- the signs that XML can't hold, escaped or not
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** Text for XML and HTML, without what they can't hold: controls, halves of pairs, two that are no sign. */
export const escape = (text: string): string =>
  text.replace(NOT_XML, '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!)

const round = (n: number) => String(Math.round(n * 10) / 10)

const hatchId = (pen: Pen, colour: string) => `${pen.id}-${colour}`

/** One pattern for each hatched colour: unfinished periods look unfinished. */
function hatches(pen: Pen): string {
  const hatched = new Set(pen.figure.series.flatMap((s) => (s.kind === 'bar' && s.hatched ? [s.colour] : [])))
  const patterns = [...hatched].map((colour) => hatchPattern(hatchId(pen, colour), pen.colour(colour)))
  return patterns.length ? `<defs>${patterns.join('')}</defs>` : ''
}

/** The hatching of bars and of their keys. */
export const hatchPattern = (id: string, stroke: string): string =>
  `<pattern id="${id}" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
  `<path d="M1 0V4" stroke="${stroke}" stroke-width="2"/></pattern>`

function axes(pen: Pen): string {
  const { figure, x, y, colour } = pen
  const [left, right] = [figure.margin.left, figure.width - figure.margin.right]
  const [top, bottom] = [figure.margin.top, figure.height - figure.margin.bottom]
  const grid = (axis: Axis, line: (at: number) => string) =>
    axis.grid ? `<path d="${axis.ticks.map((t) => line(t.at)).join('')}" stroke="${colour('faint')}" fill="none"/>` : ''
  const text = (tx: number, ty: number, anchor: string, label: string) =>
    `<text x="${round(tx)}" y="${round(ty)}" text-anchor="${anchor}">${escape(label)}</text>`
  return (
    grid(figure.y, (at) => `M${left} ${round(y(at))}H${right}`) +
    grid(figure.x, (at) => `M${round(x(at))} ${top}V${bottom}`) +
    `<g fill="${colour('muted')}">` +
    figure.y.ticks.map((t) => text(left - 8, y(t.at) + 4, 'end', t.label)).join('') +
    figure.x.ticks.map((t) => text(x(t.at), bottom + 18, 'middle', t.label)).join('') +
    '</g>'
  )
}

function drawn(pen: Pen, series: Series): string {
  const { figure, colour } = pen
  const opacity = series.opacity === undefined ? '' : ` opacity="${series.opacity}"`
  switch (series.kind) {
    case 'line': {
      const dash = series.dash ? ` stroke-dasharray="${DASHES[series.dash]}" stroke-linecap="round"` : ''
      return `<path d="${linePath(pen, figure.rows, series.key, series.step)}" fill="none" stroke="${colour(series.colour)}" stroke-width="${series.width}" stroke-linejoin="round"${dash}${opacity}/>`
    }
    case 'area':
      return `<path d="${areaPath(pen, series.key, series.step)}" fill="${colour(series.colour)}"${opacity}/>`
    case 'bar': {
      const fill = series.hatched ? `url(#${hatchId(pen, series.colour)})` : colour(series.colour)
      return `<path d="${barPath(pen, series)}" fill="${fill}"${opacity}/>`
    }
    case 'cell':
      return cells(pen, series.key, colour(series.colour))
  }
}

const low = (value: Value) => (Array.isArray(value) ? value[0] : value)
const high = (value: Value) => (Array.isArray(value) ? value[1] : value)

/** A path through the rows that have a value; a step holds its level until the next row. */
function linePath(pen: Pen, rows: Row[], key: string, step: boolean, of: (v: Value) => number | null = high): string {
  let path = ''
  let level: string | null = null
  let lastX = ''
  for (const row of rows) {
    const value = of(row.values[key] ?? null)
    if (value === null) {
      if (step && level !== null && lastX) path += `H${lastX}`
      level = null
      continue
    }
    const [px, py] = [round(pen.x(row.at)), round(pen.y(value))]
    if (level === null) path += `M${px} ${py}`
    else if (!step) path += `L${px} ${py}`
    else if (py !== level) path += `H${px}V${py}`
    level = py
    lastX = px
  }
  return step && level !== null ? `${path}H${lastX}` : path
}

function areaPath(pen: Pen, key: string, step: boolean): string {
  const rows = pen.figure.rows.filter((row) => row.values[key] != null)
  if (rows.length === 0) return ''
  const edge = (of: (v: Value) => number | null) => linePath(pen, rows, key, step, of)
  const last = rows.at(-1)!
  return `${edge(high)}V${round(pen.y(low(last.values[key])!))}${reversed(pen, rows, key, step)}Z`
}

/** The lower edge of an area, walked backwards. */
function reversed(pen: Pen, rows: Row[], key: string, step: boolean): string {
  let path = ''
  for (let i = rows.length - 2; i >= 0; i--) {
    const [px, py] = [round(pen.x(rows[i].at)), round(pen.y(low(rows[i].values[key])!))]
    const next = round(pen.y(low(rows[i + 1].values[key])!))
    if (!step) path += `L${px} ${py}`
    else if (py !== next) path += `H${round(pen.x(rows[i + 1].at))}V${py}`
    if (step && i === 0) path += `H${px}`
  }
  return path
}

/** Where each bar of a series starts and ends, in axis units: stacked ones on those drawn before. */
export function barsOf({ rows, series }: Figure, bar: BarSeries): { row: Row; from: number; to: number }[] {
  const below = series.slice(0, series.indexOf(bar)).filter((s) => s.kind === 'bar' && s.stacked && bar.stacked)
  const size = (row: Row, key: string) => high(row.values[key] ?? null) ?? 0
  return rows.flatMap((row) => {
    const value = size(row, bar.key)
    if (value === 0) return []
    const from = below.reduce((sum, s) => sum + size(row, s.key), 0)
    return [{ row, from, to: from + value }]
  })
}

function barPath(pen: Pen, bar: BarSeries): string {
  const { figure, x, y } = pen
  return barsOf(figure, bar)
    .map(({ row, from, to }) => {
      const near = row.at + bar.shift - bar.size / 2
      const far = near + bar.size
      const [x0, x1, y0, y1] =
        figure.walk === 'x' ? [x(near), x(far), y(from), y(to)] : [x(from), x(to), y(near), y(far)]
      return box(x0, y0, x1, y1)
    })
    .join('')
}

/** A closed box between two corners. */
const box = (x0: number, y0: number, x1: number, y1: number) =>
  `M${round(x0)} ${round(y0)}h${round(x1 - x0)}v${round(y1 - y0)}h${round(x0 - x1)}z`

/** Cells of one strength share a path; a hairline around each tells the palest from the paper. */
function cells(pen: Pen, key: string, fill: string): string {
  const byStrength = new Map<number, string>()
  for (const row of pen.figure.rows) {
    const value = row.values[key]
    if (typeof value !== 'number') continue
    const strength = Math.round(value * 100) / 100
    byStrength.set(strength, (byStrength.get(strength) ?? '') + cellBox(pen, row))
  }
  const paths = [...byStrength].map(([strength, path]) => `<path d="${path}" fill-opacity="${strength}"/>`)
  return `<g fill="${fill}" stroke="${fill}" stroke-opacity="${HAIRLINE}">${paths.join('')}</g>`
}

/** The opacity of the line around a cell, which is a pixel wide and of the cell's own hue. */
export const HAIRLINE = 0.4
/** Pixels from a cell's place to its box, so that the lines of two neighbours stay apart. */
export const CELL_GAP = 1

function cellBox({ x, y }: Pen, { at, across }: Row): string {
  return box(x(at - 0.5) + CELL_GAP, y(across! + 0.5) + CELL_GAP, x(at + 0.5) - CELL_GAP, y(across! - 0.5) - CELL_GAP)
}

function rules({ figure, x, colour }: Pen): string {
  return figure.rules
    .map((rule) => {
      const [top, bottom] = [figure.margin.top, figure.height - figure.margin.bottom]
      return `<path class="rule" d="M${round(x(rule.x))} ${top}V${bottom}" stroke="${colour(rule.colour)}"/>`
    })
    .join('')
}

/** Strokes that look alike share a path; those drawn first lie under the others. */
function strokes({ figure, x, y, colour }: Pen): string {
  const alike = new Map<string, string>()
  for (const s of figure.strokes ?? []) {
    const look = `stroke="${colour(s.colour)}" stroke-width="${s.width}"`
    alike.set(look, `${alike.get(look) ?? ''}M${round(x(s.x0))} ${round(y(s.y0))}L${round(x(s.x1))} ${round(y(s.y1))}`)
  }
  return [...alike].map(([look, path]) => `<path d="${path}" ${look}/>`).join('')
}

/** The radius of a small dot. */
export const SMALL_DOT = 2.5

function dots({ figure, x, y, colour }: Pen): string {
  return figure.dots
    .map((dot) => {
      if (dot.small) return `<circle cx="${round(x(dot.x))}" cy="${round(y(dot.y))}" r="${SMALL_DOT}" fill="${colour(dot.colour)}"/>`
      const look = dot.open ? `fill="${colour('paper')}" stroke="${colour(dot.colour)}" stroke-width="2"` : `fill="${colour(dot.colour)}" stroke="${colour('paper')}"`
      return `<circle cx="${round(x(dot.x))}" cy="${round(y(dot.y))}" r="4" ${look}/>`
    })
    .join('')
}

/** Labels, those that look alike together; a halo of paper keeps them legible on lines. */
function labels({ figure, x, y, colour }: Pen): string {
  const alike = new Map<string, string>()
  for (const label of figure.labels) {
    const anchor = label.anchor === 'start' ? '' : ` text-anchor="${label.anchor}"`
    const look = `fill="${colour(label.colour)}"${anchor}${label.strong ? ' font-weight="600"' : ''}`
    const text = `<text x="${round(x(label.x) + label.dx)}" y="${round(y(label.y) + label.dy)}">${escape(label.text)}</text>`
    alike.set(look, (alike.get(look) ?? '') + text)
  }
  const halo = hasHalo(figure) ? ` paint-order="stroke" stroke="${colour('paper')}" stroke-width="2" stroke-linejoin="round"` : ''
  return [...alike].map(([look, texts]) => `<g ${look}${halo}>${texts}</g>`).join('')
}

/** Labels in cells stand on the cell's own shade. */
export const hasHalo = (figure: Figure): boolean => figure.series.every((series) => series.kind !== 'cell')
