/**
 * Where a label may stand so that no line runs through it and no other word or dot is touched: above or
 * below its dot, on either side, as near as there is room. Lines are those that the figure draws.
 */
import { FONT_SIZE, type Figure, type Label, type Value, pixelsOf } from './figure'
import { textWidth } from './text-width'

/** A place in the figure's own pixels. */
export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export const touches = (a: Box, b: Box): boolean => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

type Frame = Pick<Figure, 'width' | 'height' | 'margin' | 'x' | 'y'>

/** The box of a label's letters. */
export function boxOf(label: Label, frame: Frame): Box {
  const { x, y } = pixelsOf(frame)
  const wide = textWidth(label.text, FONT_SIZE, label.strong ? 600 : 400)
  const left = x(label.x) + label.dx - (label.anchor === 'start' ? 0 : label.anchor === 'end' ? wide : wide / 2)
  const base = y(label.y) + label.dy
  return { left, right: left + wide, top: base - 10, bottom: base + 3 }
}

/** The box of a dot. */
export function dotBox({ x, y }: { x: number; y: number }, frame: Frame): Box {
  const pixels = pixelsOf(frame)
  const [cx, cy] = [pixels.x(x), pixels.y(y)]
  return { left: cx - 5, right: cx + 5, top: cy - 5, bottom: cy + 5 }
}

const high = (value: Value | undefined) => (Array.isArray(value) ? value[1] : (value ?? null))

/** How high and how low each line of a figure runs between two places, in pixels; none where it doesn't pass them. */
function linesBetween(figure: Figure, left: number, right: number): Box[] {
  const { x, y } = pixelsOf(figure)
  return figure.series.flatMap((series) => {
    if (series.kind !== 'line') return []
    const passed: number[] = []
    let before: number | null = null
    for (const row of figure.rows) {
      const value = high(row.values[series.key])
      const [px, py] = [x(row.at), value === null ? null : y(value)]
      if (py !== null && px >= left) {
        if (before !== null) passed.push(before)
        if (px <= right || !series.step) passed.push(py)
      }
      if (px > right) break
      before = py
    }
    return passed.length === 0 ? [] : [{ left, right, top: Math.min(...passed), bottom: Math.max(...passed) }]
  })
}

export type Side = Pick<Label, 'dx' | 'anchor'>

interface Wish {
  /** The sides of the dot on which it may stand, the best first. */
  sides: Side[]
  /** Whether it had better stand above its dot, or below. */
  way: 'above' | 'below'
  /** What else is drawn. */
  taken: Box[]
  /** Whether it may stand on a line, where nothing better is left. */
  isOver?: boolean
}

/** How far a label goes from its dot, in steps, and what another side or the other way is worth, all in pixels. */
const FARTHEST = 200
const STEP = 2
const OTHER_SIDE = 6
const OTHER_WAY = 28
/** Between a line's middle and a letter. */
const AIR = 3

/** The label at the nearest place that is free, null where there is none. */
export function clearLabel(figure: Figure, label: Label, { sides, way, taken, isOver = false }: Wish): Label | null {
  const { width, height, margin } = figure
  const places = sides.flatMap((side, i) => {
    const { left, right } = boxOf({ ...label, ...side }, figure)
    if (left < margin.left || right > width) return []
    const lines = isOver ? [] : linesBetween(figure, left - AIR, right + AIR).map((line) => ({ ...line, top: line.top - AIR, bottom: line.bottom + AIR }))
    return (['above', 'below'] as const).flatMap((at) =>
      Array.from({ length: FARTHEST / STEP }, (_, step) => {
        const dy = at === 'above' ? -8 - step * STEP : 16 + step * STEP
        const cost = step * STEP + i * OTHER_SIDE + (at === way ? 0 : OTHER_WAY)
        return { placed: { ...label, ...side, dy }, cost, lines }
      }),
    )
  })
  const isFree = ({ placed, lines }: (typeof places)[number]) => {
    const box = boxOf(placed, figure)
    return box.top >= 0 && box.bottom <= height - margin.bottom - 2 && ![...lines, ...taken].some((other) => touches(box, other))
  }
  return places.sort((a, b) => a.cost - b.cost).find(isFree)?.placed ?? null
}
