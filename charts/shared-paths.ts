/**
 * Two drawings of one figure, of which the second borrows the first one's long paths: where both are the
 * same but for place and stretch, it says only how to place them. Halves the bytes of a frame that holds
 * both, and moves nothing by more than a third of a pixel. Only for SVG that `toSvg` made.
 */

/** Shorter paths cost less than the words that would borrow them. */
const WORTH = 150
/** Pixels that a borrowed point may stand from its own place. */
const TOLERANCE = 0.3

interface Point {
  x: number
  y: number
}

/** How to get from one number to another: times `scale`, plus `shift`. */
interface Stretch {
  scale: number
  shift: number
}

/** Both drawings, the second one with `<use>` in place of what it can borrow. */
export function sharePaths(lender: string, borrower: string): [string, string] {
  const lent = pathsOf(lender)
  const borrowed = pathsOf(borrower)
  if (lent.length !== borrowed.length) return [lender, borrower]
  for (const [i, { whole, d, look }] of lent.entries()) {
    const other = borrowed[i]
    if (d.length < WORTH || look !== other.look) continue
    const placed = placing(d, other.d)
    if (placed === null) continue
    const id = `p${i}`
    lender = lender.replace(whole, whole.replace('<path', `<path id="${id}"`))
    borrower = borrower.replace(other.whole, `<use href="#${id}" transform="${placed}"/>`)
  }
  return [lender, borrower]
}

/** Every path: its whole text, its data and what else is said of it. */
function pathsOf(svg: string): { whole: string; d: string; look: string }[] {
  return [...svg.matchAll(/<path d="([^"]*)"([^>]*)\/>/g)].map(([whole, d, look]) => ({ whole, d, look }))
}

/** The transform that lays one path on the other, null where none does. */
function placing(from: string, to: string): string | null {
  const [points, targets] = [from, to].map(pointsOf)
  const isAlike = from.replace(/[-\d. ]+/g, '') === to.replace(/[-\d. ]+/g, '') && points.length === targets.length
  if (!isAlike || points.length < 2) return null
  const x = stretch(points.map((p) => p.x), targets.map((p) => p.x))
  const y = stretch(points.map((p) => p.y), targets.map((p) => p.y))
  return x && y && `matrix(${[x.scale, 0, 0, y.scale, x.shift, y.shift].join(' ')})`
}

/** The stretch between the outermost of both, where all the rest agree with it. */
function stretch(from: number[], to: number[]): Stretch | null {
  const [low, high] = [from.indexOf(Math.min(...from)), from.indexOf(Math.max(...from))]
  const span = from[high] - from[low]
  const scale = span === 0 ? 1 : rounded((to[high] - to[low]) / span)
  const shift = rounded(to[low] - from[low] * scale)
  return from.every((n, i) => Math.abs(n * scale + shift - to[i]) <= TOLERANCE) ? { scale, shift } : null
}

const rounded = (n: number) => Math.round(n * 10_000) / 10_000

/** The places that a path goes through, its commands M, L, H, V, h, v and z. */
function pointsOf(d: string): Point[] {
  const points: Point[] = []
  let pen = { x: 0, y: 0 }
  for (const [, command, numbers] of d.matchAll(/([MLHVhv])([^MLHVhvZz]*)/g)) {
    const [a, b] = numbers.split(' ').map(Number)
    if (command === 'M' || command === 'L') pen = { x: a, y: b }
    else if (command === 'H') pen = { ...pen, x: a }
    else if (command === 'V') pen = { ...pen, y: a }
    else if (command === 'h') pen = { ...pen, x: pen.x + a }
    else pen = { ...pen, y: pen.y + a }
    points.push(pen)
  }
  return points
}
