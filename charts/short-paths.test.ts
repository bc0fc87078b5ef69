import { expect, test } from 'vitest'
import { CHARTS } from './catalogue'
import { CLAIM, ask, faultInXml } from './drawn.fixture'
import { NARROW, WIDE } from './picture'
import { sharePaths } from './shared-paths'
import { shortPath, shortPaths } from './short-paths'
import { toSvg } from './svg'

test('steps are relative, numbers as short as SVG takes them', () => {
  expect(shortPath('M20 40L30 30L40.5 30.5H50V60')).toBe('M20 40l10-10 10.5.5h9.5v29.5')
  expect(shortPath('M10 10h5v-2h-5zM20.2 12h5v2h-5z')).toBe('M10 10h5v-2h-5zm10.2 2h5v2h-5z')
  expect(shortPath('M0 0L0.3 0.4L0.6 0.8')).toBe('M0 0l.3.4.3.4')
})

test('steps that go on as the one before are one step, and one that turns back isn’t', () => {
  expect(shortPath('M0 5H10H30V20V10V5H8')).toBe('M0 5h30v15v-15h-22')
})

/** Every corner of a path, read by a second method: a walk over any of its commands. */
function corners(d: string): string[] {
  let [x, y, startX, startY] = [0, 0, 0, 0]
  const seen: string[] = []
  for (const [, command, text] of d.matchAll(/([a-zA-Z])([^a-zA-Z]*)/g)) {
    const numbers = (text.match(/-?(?:\d+(?:\.\d+)?|\.\d+)/g) ?? []).map(Number)
    const isRelative = command === command.toLowerCase()
    if (command === 'z' || command === 'Z') [x, y] = [startX, startY]
    const size = 'hHvV'.includes(command) ? 1 : 2
    for (let i = 0; i < numbers.length; i += size) {
      if (command === 'h' || command === 'H') x = numbers[i] + (isRelative ? x : 0)
      else if (command === 'v' || command === 'V') y = numbers[i] + (isRelative ? y : 0)
      else [x, y] = [numbers[i] + (isRelative ? x : 0), numbers[i + 1] + (isRelative ? y : 0)]
      if (command === 'M' || command === 'm') [startX, startY] = [x, y]
      seen.push(`${x.toFixed(1)} ${y.toFixed(1)}`.replace(/-0\.0/g, '0.0'))
    }
  }
  return seen
}

const dataOf = (svg: string) => [...svg.matchAll(/ d="([^"]*)"/g)].map(([, d]) => d)

/** A corner on the straight way between its neighbours may be left out. */
function isWithin(short: string[], long: string[]): boolean {
  const all = new Set(long)
  return short.every((corner) => all.has(corner)) && short[0] === long[0] && short.at(-1) === long.at(-1)
}

test.each(CHARTS)('$id goes through the same places without drift, a long line in fewer bytes', ({ id }) => {
  for (const query of [CLAIM, 'cause=all', 'state=VT']) {
    for (const size of [WIDE, NARROW]) {
      const svg = toSvg(ask(query).draw(id, size), 'page')
      const short = shortPaths(svg)
      expect(faultInXml(short)).toBeNull()
      if (query === CLAIM && ['year-so-far', 'last-365', 'by-year'].includes(id)) expect(short.length).toBeLessThan(0.95 * svg.length)
      const [before, after] = [svg, short].map(dataOf)
      for (const [i, d] of before.entries()) expect(isWithin(corners(after[i]), corners(d)), `${id} ${query} ${d.slice(0, 60)} → ${after[i].slice(0, 60)}`).toBe(true)
    }
  }
})

test.each(CHARTS)('$id borrows its long paths and stands where it stood', ({ id }) => {
  const [wide, narrow] = [WIDE, NARROW].map((size) => toSvg(ask(CLAIM).draw(id, size), 'page'))
  const [lender, borrower] = sharePaths(wide, narrow)
  expect(lender.replace(/ id="p\d+"/g, '')).toBe(wide)
  const own = dataOf(narrow.replace(/<path class="rule"[^>]*>/g, ''))
  let place = -1
  for (const [, d, href, matrix] of borrower.matchAll(/<(?:path d="([^"]*)"[^>]*|use href="#(p\d+)" transform="matrix\(([^)]*)\)")\/>/g)) {
    place++
    if (d !== undefined) {
      expect(d).toBe(own[place])
      continue
    }
    const lent = lender.match(new RegExp(`<path id="${href}" d="([^"]*)"`))![1]
    const [a, , , b, e, f] = matrix.split(' ').map(Number)
    const [from, to] = [lent, own[place]].map((path) => corners(path).map((corner) => corner.split(' ').map(Number)))
    expect(from.length).toBe(to.length)
    for (const [i, [x, y]] of from.entries()) {
      expect(Math.abs(x * a + e - to[i][0])).toBeLessThanOrEqual(0.35)
      expect(Math.abs(y * b + f - to[i][1])).toBeLessThanOrEqual(0.35)
    }
  }
  expect(place + 1).toBe(own.length)
})

test('what isn’t the same but for place and stretch isn’t borrowed', () => {
  const path = (d: string, look = 'stroke="red"') => `<svg><path d="${d}" ${look}/></svg>`
  const zigzag = Array.from({ length: 30 }, (_, i) => `${i === 0 ? 'M' : 'L'}${i * 10} ${(i * 37) % 90}`).join('')
  const bent = zigzag.replace('L50 5', 'L50 7')
  const half = Array.from({ length: 30 }, (_, i) => `${i === 0 ? 'M' : 'L'}${i * 5} ${((i * 37) % 90) * 2 + 1}`).join('')
  expect(bent).not.toBe(zigzag)
  expect(sharePaths(path(zigzag), path(bent))).toEqual([path(zigzag), path(bent)])
  expect(sharePaths(path(zigzag), path(half, 'stroke="blue"'))[1]).toBe(path(half, 'stroke="blue"'))
  expect(sharePaths(path(zigzag), path(half))[1]).toBe('<svg><use href="#p0" transform="matrix(0.5 0 0 2 0 1)"/></svg>')
})
