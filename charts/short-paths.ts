/**
 * The same drawing in fewer bytes: every path of an SVG with relative coordinates, as short as SVG lets
 * numbers be written. Each step is taken between places already rounded to a tenth of a pixel, so that
 * nothing drifts. Only for SVG that `toSvg` made: it knows M, L, H, V, h, v and z.
 */

interface Pen {
  x: number
  y: number
  /** Where the path began that `z` closes. */
  startX: number
  startY: number
}

export const shortPaths = (svg: string): string => svg.replace(/ d="([^"]*)"/g, (_, d: string) => ` d="${shortPath(d)}"`)

/** One path's data with relative steps, those along one line as one: `M20 40L30 30H40H50` is `M20 40l10-10h20`. */
export function shortPath(d: string): string {
  const pen: Pen = { x: 0, y: 0, startX: 0, startY: 0 }
  const steps: [string, ...number[]][] = []
  for (const [, command, numbers] of d.matchAll(/([MLHVhvZz])([^MLHVhvZz]*)/g)) {
    const next = step(pen, command, numbers.split(' ').map(Number), steps.length === 0)
    const last = steps.at(-1)
    if (last && isAlong(last, next)) last[1] += next[1]
    else steps.push(next)
  }
  return textOf(steps)
}

/** Whether a step goes on as the one before it went: left, right, up or down. */
const isAlong = ([last, a]: [string, ...number[]], [letter, b]: [string, ...number[]]): boolean =>
  letter === last && (letter === 'h' || letter === 'v') && Math.sign(a) === Math.sign(b)

function textOf(steps: [string, ...number[]][]): string {
  let path = ''
  let last = { letter: '', text: '' }
  for (const [letter, ...numbers] of steps) {
    const text = numbers.map(shortNumber).reduce(beside, '')
    const isRun = letter === 'l' && last.letter === 'l'
    path += isRun ? beside(last.text, text).slice(last.text.length) : letter + text
    last = { letter, text }
  }
  return path
}

/** Moves the pen and tells the relative command that does so. */
function step(pen: Pen, command: string, [a, b]: number[], isFirst: boolean): [string, ...number[]] {
  const { x, y } = pen
  switch (command) {
    case 'M':
      Object.assign(pen, { x: a, y: b, startX: a, startY: b })
      return isFirst ? ['M', a, b] : ['m', a - x, b - y]
    case 'L':
      Object.assign(pen, { x: a, y: b })
      return a === x ? ['v', b - y] : b === y ? ['h', a - x] : ['l', a - x, b - y]
    case 'H':
      pen.x = a
      return ['h', a - x]
    case 'V':
      pen.y = a
      return ['v', a - y]
    case 'h':
      pen.x = tenth(x + a)
      return ['h', a]
    case 'v':
      pen.y = tenth(y + a)
      return ['v', a]
    default:
      Object.assign(pen, { x: pen.startX, y: pen.startY })
      return ['z']
  }
}

const tenth = (n: number) => Math.round(n * 10) / 10

/** "0.5" is ".5" and "-0.5" is "-.5". */
const shortNumber = (n: number): string => String(tenth(n)).replace(/^(-?)0\./, '$1.')

/** Two numbers side by side: a space only where one can't tell them apart without. */
function beside(before: string, number: string): string {
  const isApart = before === '' || number.startsWith('-') || (number.startsWith('.') && /\.\d+$/.test(before))
  return `${before}${isApart ? '' : ' '}${number}`
}
