/**
 * Walking along a chart: which row a pointer means, where a key leads, and what is said there.
 */
import { type Figure, type Row, pixelsOf } from './figure'

const isGrid = (figure: Figure) => figure.rows[0]?.across !== undefined

/** The place of a row in the figure's own pixels. */
export function placeOf(figure: Figure, row: Row): { x: number; y: number } {
  const pixels = pixelsOf(figure)
  if (isGrid(figure)) return { x: pixels.x(row.at), y: pixels.y(row.across!) }
  return figure.walk === 'x' ? { x: pixels.x(row.at), y: figure.margin.top } : { x: figure.margin.left, y: pixels.y(row.at) }
}

/** The row nearest to a point in the figure's own pixels, −1 where there are no rows. */
export function nearestRow(figure: Figure, x: number, y: number): number {
  let best = -1
  let least = Infinity
  figure.rows.forEach((row, i) => {
    const place = placeOf(figure, row)
    const [dx, dy] = [place.x - x, place.y - y]
    const distance = isGrid(figure) ? dx * dx + dy * dy : Math.abs(figure.walk === 'x' ? dx : dy)
    if (distance < least) [best, least] = [i, distance]
  })
  return best
}

/** Where the walk begins: the as-of day where one is marked, the first row of bars, else the newest row. */
export function firstStop(figure: Figure): number {
  const [rule] = figure.rules
  if (rule) return figure.rows.findIndex((row) => row.at === rule.x)
  return figure.walk === 'y' || isGrid(figure) ? 0 : figure.rows.length - 1
}

/** In a grid, the nearest row of the next line above (−1) or below (1); the row itself where there is no further line. */
function lineStep(figure: Figure, from: number, way: 1 | -1): number {
  const { x, y } = placeOf(figure, figure.rows[from])
  const [next] = figure.rows
    .map((row, place) => ({ place, ...placeOf(figure, row) }))
    .filter((row) => (row.y - y) * way > 0.01)
    .sort((a, b) => (a.y - b.y) * way || Math.abs(a.x - x) - Math.abs(b.x - x))
  return next?.place ?? from
}

/** The row that a key leads to from another, or null where the key isn't one of the walk. */
export function stepOf(figure: Figure, from: number, key: string): number | null {
  if (isGrid(figure) && (key === 'ArrowUp' || key === 'PageUp')) return lineStep(figure, from, -1)
  if (isGrid(figure) && (key === 'ArrowDown' || key === 'PageDown')) return lineStep(figure, from, 1)
  const page = Math.max(1, Math.round(figure.rows.length / 12))
  const steps: Record<string, number> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: figure.walk === 'y' ? -1 : 1,
    ArrowDown: figure.walk === 'y' ? 1 : -1,
    PageUp: -page,
    PageDown: page,
    Home: -figure.rows.length,
    End: figure.rows.length,
  }
  if (!Object.hasOwn(steps, key)) return null
  return Math.min(figure.rows.length - 1, Math.max(0, from + steps[key]))
}

/** What is spoken at a row. */
export const spokenAt = (row: Row): string => `${row.title}: ${row.lines.join(', ')}`
