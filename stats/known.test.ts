import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { dayOfKnown, endOf, knownAt, longKnown, newestKnown, parseKnown, shortKnown, toKnownText } from '@/stats/known'

test('a moment is written as its day, and as the release of that day after the first', () => {
  const second = parseKnown('2026-11-26.2')!
  expect([dayOfKnown(second), toKnownText(second)]).toEqual([isoDay('2026-11-26'), '2026-11-26.2'])
  expect([longKnown(second), shortKnown(second)]).toEqual(['26 November 2026 (release 2 of that day)', '26 Nov 2026 (2)'])
  const first = parseKnown('2026-11-26')!
  expect([first, longKnown(first), shortKnown(first)]).toEqual([isoDay('2026-11-26'), '26 November 2026', '26 Nov 2026'])
  expect(toKnownText(parseKnown('2026-11-26.1')!)).toBe('2026-11-26')
})

test.each(['', '2026-11-31', '2026-11-26.', '2026-11-26.0', '2026-11-26.02', '2026-11-26.2.1', '2026-11-26.65536', '2026-11-26.123456', '2026-11-26,2', '2026-11-26.-1', '1599-01-01', ' 2026-11-26'])('“%s” names no moment', (text) => {
  expect(parseKnown(text)).toBeNull()
})

test('moments of days before 1970 and of the last release of a day read back, in their order', () => {
  const texts = ['1791-01-03', '1791-01-03.2', '1791-01-03.65535', '1791-01-04', '1969-12-31', '1969-12-31.3', '1970-01-01', '2999-12-31.65535']
  const moments = texts.map((text) => parseKnown(text)!)
  expect(moments.map(toKnownText)).toEqual(texts)
  expect([...moments].sort((a, b) => a - b)).toEqual(moments)
  expect(endOf(isoDay('1791-01-03'))).toBeGreaterThan(moments[2] - 1e-9)
  expect(endOf(isoDay('1791-01-03'))).toBeLessThan(moments[3])
})

test('a release’s moment is its place among those of its day, for any list of days', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -30, max: 30 }), { minLength: 1, maxLength: 40 }), (days) => {
      const releases = days.sort((a, b) => a - b).map((released) => ({ released }))
      const seen = new Map<number, number>()
      const texts = releases.map(({ released }, place) => {
        seen.set(released, (seen.get(released) ?? 0) + 1)
        const moment = knownAt(releases, place)
        expect(dayOfKnown(moment)).toBe(released)
        return [moment, parseKnown(toKnownText(moment)), seen.get(released)] as const
      })
      for (const [moment, readBack] of texts) expect(readBack).toBe(moment)
      expect(texts.map(([moment]) => toKnownText(moment).split('.')[1] ?? '1')).toEqual(texts.map(([, , nth]) => String(nth)))
      expect(newestKnown(releases)).toBe(Math.max(...texts.map(([moment]) => moment)))
    }),
  )
})
