import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { changeOf, comparisonOf, directionOf, fragilityOf, isSmall, percentOf } from '@/stats/comparison'

/** The whole percent by long division: the remainder decides, half away from zero. */
function dividedPercent(current: number, total: number, exposure: number): number {
  const [difference, divisor] = [BigInt(current) * BigInt(exposure) - BigInt(total), BigInt(total)]
  const size = difference < 0n ? -difference : difference
  const quotient = (100n * size) / divisor
  const remainder = (100n * size) % divisor
  const rounded = Number(remainder * 2n >= divisor ? quotient + 1n : quotient)
  return rounded === 0 ? 0 : difference < 0n ? -rounded : rounded
}

describe('the percent', () => {
  test.each([
    [26, 33, -21],
    [24, 33, -27],
    [32, 18, 78],
    [18, 24, -25],
    [128, 143, -10],
    [27, 34, -21],
    [26, 34, -24],
    [86, 92, -7],
    [106, 103, 3],
    [27, 33, -18],
    [22, 28, -21],
    [35, 44, -20],
    [8, 8, 0],
    [11, 1, 1000],
    [0, 5, -100],
  ])('of %i v %i is %i', (current, prior, percent) => {
    expect(percentOf(current, prior)).toBe(percent)
  })

  test.each([
    [201, 200, 1],
    [199, 200, -1],
    [203, 200, 2],
    [197, 200, -2],
    [13, 8, 63],
    [3, 8, -63],
    [9, 8, 13],
    [7, 8, -13],
    [1004, 1000, 0],
    [996, 1000, 0],
    [1005, 1000, 1],
    [995, 1000, -1],
  ])('of %i v %i is %i: half goes away from zero', (current, prior, percent) => {
    expect(percentOf(current, prior)).toBe(percent)
  })

  test('is never minus zero', () => {
    expect(Object.is(percentOf(999, 1000), 0)).toBe(true)
    expect(Object.is(percentOf(8, 8), 0)).toBe(true)
  })

  test('is none where the prior count is 0', () => {
    expect(percentOf(5, 0)).toBeNull()
    expect(percentOf(0, 0)).toBeNull()
    expect(changeOf(5, 0)).toMatchObject({ change: null, percent: null })
  })

  test('against a mean is rounded from whole numbers', () => {
    // 26 against 167 ÷ 5 = 33.4: −7.4 ÷ 33.4 = −22.2%.
    expect(percentOf(26, 167, 5)).toBe(-22)
    // 9 against 40 ÷ 5 = 8: +12.5%.
    expect(percentOf(9, 40, 5)).toBe(13)
  })

  test.each([1, 5])('agrees with long division, with %i windows before', (exposure) => {
    const deaths = fc.integer({ min: 0, max: 1_000_000 })
    fc.assert(
      fc.property(deaths, fc.integer({ min: 1, max: 1_000_000 }), (current, total) => {
        expect(percentOf(current, total, exposure)).toBe(dividedPercent(current, total, exposure))
      }),
      { numRuns: 1000 },
    )
    for (let current = 0; current <= 60; current++) {
      for (let total = 1; total <= 60; total++) {
        expect(percentOf(current, total, exposure)).toBe(dividedPercent(current, total, exposure))
      }
    }
  })
})

test('a change holds both counts and the unrounded fraction', () => {
  expect(changeOf(26, 33)).toEqual({ current: 26, prior: 33, priorTotal: 33, exposure: 1, change: -7 / 33, percent: -21 })
  expect(changeOf(26, 167, 5)).toMatchObject({ current: 26, prior: 33.4, priorTotal: 167, exposure: 5, percent: -22 })
})

test('a comparison adds interval, p and verdict', () => {
  const comparison = comparisonOf(changeOf(26, 33))
  expect(comparison.p).toBeCloseTo(0.435, 3)
  expect(comparison.interval[0]).toBeCloseTo(-0.55, 2)
  expect(comparison.interval[1]).toBeCloseTo(0.36, 2)
  expect(comparison.verdict).toBe('could easily be chance')
  expect(comparisonOf(changeOf(0, 0))).toMatchObject({ p: null, verdict: null, interval: [null, null], percent: null })
})

test('the direction is that of the counts, not of the rounded percent', () => {
  expect(directionOf({ current: 1001, prior: 1000 })).toBe(1)
  expect(directionOf({ current: 999, prior: 1000 })).toBe(-1)
  expect(directionOf({ current: 8, prior: 8 })).toBe(0)
})

test.each([
  [20, 20, false],
  [19, 20, true],
  [20, 19, true],
  [26, 33, false],
  [11, 1, true],
  [0, 0, true],
  [26, 19.8, true],
])('%d v %d: small is %s', (current, prior, small) => {
  expect(isSmall({ current, prior })).toBe(small)
})

describe('fragility', () => {
  test('of 26 v 33: one death more gives −18%, seven reach zero', () => {
    expect(fragilityOf(changeOf(26, 33))).toEqual({ toChangePercent: 1, changed: { current: 27, percent: -18 }, toZero: 7 })
  })

  test('of a large pair: one death does not change the printed percent', () => {
    // 10,001 gives +0.01% and 10,050 gives +0.5%, the first that rounds to 1; 9,950 comes no sooner.
    expect(fragilityOf(changeOf(10_000, 10_000))).toEqual({
      toChangePercent: 50,
      changed: { current: 10_050, percent: 1 },
      toZero: 0,
    })
  })

  test('tries an addition before a removal, and takes a removal where that comes sooner', () => {
    // 204 v 200 is +2%: 205 is +2.5% → 3.
    expect(fragilityOf(changeOf(204, 200))).toMatchObject({ toChangePercent: 1, changed: { current: 205, percent: 3 } })
    // 203 v 200 is +1.5% → 2: 204 still gives 2, 202 gives 1.
    expect(fragilityOf(changeOf(203, 200))).toMatchObject({ toChangePercent: 1, changed: { current: 202, percent: 1 } })
  })

  test('needs a percent', () => {
    expect(fragilityOf(changeOf(5, 0))).toBeNull()
  })

  test('reaches or passes a mean that is not whole', () => {
    expect(fragilityOf(changeOf(26, 167, 5))?.toZero).toBe(8)
    expect(fragilityOf(changeOf(40, 167, 5))?.toZero).toBe(7)
  })

  test('is the fewest deaths, by trying every count', () => {
    fc.assert(
      fc.property(fc.nat(400), fc.integer({ min: 1, max: 400 }), fc.constantFrom(1, 5), (current, total, exposure) => {
        const percent = dividedPercent(current, total, exposure)
        const differs = (count: number) => count >= 0 && dividedPercent(count, total, exposure) !== percent
        let fewest = 1
        while (!differs(current + fewest) && !differs(current - fewest)) fewest++
        const found = fragilityOf(changeOf(current, total, exposure))!
        expect(found.toChangePercent).toBe(fewest)
        expect(Math.abs(found.changed.current - current)).toBe(fewest)
        expect(found.changed.percent).toBe(dividedPercent(found.changed.current, total, exposure))
        const isPast = (deaths: number) =>
          current * exposure < total ? (current + deaths) * exposure >= total : (current - deaths) * exposure <= total
        expect(isPast(found.toZero)).toBe(true)
        if (found.toZero > 0) expect(isPast(found.toZero - 1)).toBe(false)
      }),
      { numRuns: 300 },
    )
  })
})
