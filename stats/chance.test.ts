import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chanceOf, criticalCounts, intervalOf, verdictOf } from '@/stats/chance'
import { intervalText } from '@/stats/words'

/** The weights of 0 to n, in whole numbers: C(n, k) × exposure^(n − k), of (1 + exposure)^n in all. */
function weightsOf(n: number, exposure: number): bigint[] {
  const weights: bigint[] = []
  let choose = 1n
  for (let k = 0; k <= n; k++) {
    weights.push(choose * BigInt(exposure) ** BigInt(n - k))
    choose = (choose * BigInt(n - k)) / BigInt(k + 1)
  }
  return weights
}

/** The exact two-sided p as a fraction: the weight of every outcome no likelier than the one seen. */
function exactP(current: number, prior: number, exposure = 1): { part: bigint; whole: bigint } {
  const weights = weightsOf(current + prior, exposure)
  const part = weights.filter((weight) => weight <= weights[current]).reduce((sum, weight) => sum + weight, 0n)
  return { part, whole: BigInt(1 + exposure) ** BigInt(current + prior) }
}
const toNumber = ({ part, whole }: { part: bigint; whole: bigint }) => Number((part * 10n ** 17n) / whole) / 1e17
const isRare = (current: number, prior: number, exposure = 1) => {
  const { part, whole } = exactP(current, prior, exposure)
  return part * 20n < whole
}

describe('the table of STATISTICS.md', () => {
  test.each([
    [26, 33, '0.435', '−55% to +36%'],
    [24, 33, '0.289', '−59% to +27%'],
    [32, 18, '0.065', '−3% to +236%'],
    [18, 24, '0.441', '−62% to +44%'],
    [128, 143, '0.395', '−30% to +14%'],
  ])('%i v %i has p %s and 95%% interval %s', (current, prior, p, interval) => {
    expect(chanceOf(current, prior)!.toFixed(3)).toBe(p)
    expect(toNumber(exactP(current, prior)).toFixed(3)).toBe(p)
    expect(intervalText(intervalOf(current, prior))).toBe(interval)
    expect(verdictOf(chanceOf(current, prior))).toBe('could easily be chance')
  })

  test.each([
    [33, 18, 53],
    [18, 7, 33],
    [10, 2, 23],
    [60, 39, 85],
  ])('after %i, %i or fewer and %i or more would be unusual', (prior, low, high) => {
    expect(criticalCounts(prior)).toEqual({ low, high })
  })
})

describe('the test', () => {
  test.each([
    [1, 1, 1],
    [0, 1, 1],
    [0, 5, 2 / 32],
    [0, 6, 2 / 64],
    [1, 8, (2 * (1 + 9)) / 512],
    [2, 2, 1],
    [10, 10, 1],
  ])('%i v %i has p %d, by hand', (current, prior, p) => {
    expect(chanceOf(current, prior)).toBeCloseTo(p, 12)
    expect(chanceOf(prior, current)).toBeCloseTo(p, 12)
  })

  test('against five windows the share is one sixth', () => {
    expect(chanceOf(1, 0, 5)).toBeCloseTo(1 / 6, 12)
    expect(chanceOf(2, 0, 5)).toBeCloseTo(1 / 36, 12)
    // Of 2 deaths: both earlier 25/36, one of each 10/36, both now 1/36.
    expect(chanceOf(1, 1, 5)).toBeCloseTo(11 / 36, 12)
    expect(chanceOf(0, 2, 5)).toBeCloseTo(1, 12)
  })

  test('has nothing to test where both counts are 0', () => {
    expect(chanceOf(0, 0)).toBeNull()
    expect(chanceOf(0, 0, 5)).toBeNull()
    expect(verdictOf(null)).toBeNull()
  })

  test.each([1, 5])('agrees with whole-number arithmetic, with %i windows before', (exposure) => {
    fc.assert(
      fc.property(fc.nat(160), fc.nat(160), (current, prior) => {
        fc.pre(current + prior > 0)
        const p = chanceOf(current, prior, exposure)!
        expect(p).toBeCloseTo(toNumber(exactP(current, prior, exposure)), 10)
        expect(p).toBeGreaterThanOrEqual(0)
        expect(p).toBeLessThanOrEqual(1)
      }),
      { numRuns: 300 },
    )
  })

  test('agrees with whole-number arithmetic on every pair up to 25', () => {
    for (const exposure of [1, 5]) {
      for (let current = 0; current <= 25; current++) {
        for (let prior = 0; prior <= 25; prior++) {
          if (current + prior === 0) continue
          expect(Math.abs(chanceOf(current, prior, exposure)! - toNumber(exactP(current, prior, exposure)))).toBeLessThan(1e-10)
        }
      }
    }
  })

  test('holds for large counts', () => {
    expect(chanceOf(628, 335)).toBeCloseTo(toNumber(exactP(628, 335)), 12)
    expect(chanceOf(1000, 5000, 5)).toBeCloseTo(1, 12)
    expect(chanceOf(68, 1337, 5)).toBeCloseTo(toNumber(exactP(68, 1337, 5)), 12)
  })
})

describe('the verdict', () => {
  test('is never "no change" and never "significant"', () => {
    expect(verdictOf(1)).toBe('could easily be chance')
    expect(verdictOf(0.05)).toBe('could easily be chance')
    expect(verdictOf(0.0499999)).toBe('larger than chance alone usually gives')
    expect(verdictOf(0)).toBe('larger than chance alone usually gives')
  })
})

describe('the interval', () => {
  /** P(X ≤ most) for X binomial, summed term by term; by logarithms, for (1 − share)^n may be too small for a number. */
  function tail(most: number, n: number, share: number): number {
    let choose = 0
    let sum = 0
    for (let k = 0; k <= most; k++) {
      sum += Math.exp(choose + k * Math.log(share) + (n - k) * Math.log1p(-share))
      choose += Math.log(n - k) - Math.log(k + 1)
    }
    return sum
  }

  test.each([1, 5])('leaves one fortieth in each tail, with %i windows before', (exposure) => {
    const shareOf = (change: number) => (change + 1) / (change + 1 + exposure)
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 120 }), fc.integer({ min: 1, max: 120 }), (current, prior) => {
        const [low, high] = intervalOf(current, prior, exposure)
        const n = current + prior
        expect(1 - tail(current - 1, n, shareOf(low!))).toBeCloseTo(0.025, 8)
        expect(tail(current, n, shareOf(high!))).toBeCloseTo(0.025, 8)
        const change = (current * exposure - prior) / prior
        expect(low).toBeLessThan(change)
        expect(high).toBeGreaterThan(change)
      }),
      { numRuns: 200 },
    )
  })

  test('is −100% below where the current count is 0, and open above where the prior is', () => {
    // 0 of 33: the upper share u has (1 − u)^33 = 0.025.
    const upper = 1 - 0.025 ** (1 / 33)
    const [low, high] = intervalOf(0, 33)
    expect(low).toBe(-1)
    expect(high).toBeCloseTo(upper / (1 - upper) - 1, 10)
    // 5 of 5: the lower share l has l^5 = 0.025.
    const lower = 0.025 ** (1 / 5)
    const open = intervalOf(5, 0)
    expect(open[0]).toBeCloseTo(lower / (1 - lower) - 1, 10)
    expect(open[1]).toBeNull()
    expect(intervalOf(0, 0)).toEqual([null, null])
  })
})

describe('critical counts', () => {
  test('are the nearest counts below and above that chance would rarely give', () => {
    for (let prior = 0; prior <= 70; prior++) {
      let low: number | null = prior - 1
      while (low >= 0 && !isRare(low, prior)) low--
      if (low < 0) low = null
      let high = prior + 1
      while (!isRare(high, prior)) high++
      expect({ prior, ...criticalCounts(prior) }).toEqual({ prior, low, high })
    }
  })

  test('are looked for around the mean of five windows', () => {
    for (const total of [3, 40, 101, 167, 250]) {
      const mean = total / 5
      const counts = Array.from({ length: 200 }, (_, count) => count)
      const low = counts.filter((count) => count < mean && isRare(count, total, 5)).at(-1) ?? null
      const high = counts.find((count) => count > mean && isRare(count, total, 5))
      expect({ total, ...criticalCounts(total, 5) }).toEqual({ total, low, high })
    }
  })

  test('there is no lower one after 5 or fewer, and the first is 0 after 6', () => {
    expect(criticalCounts(0)).toEqual({ low: null, high: 6 })
    expect(criticalCounts(5).low).toBeNull()
    expect(criticalCounts(6).low).toBe(0)
  })
})
