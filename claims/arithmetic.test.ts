import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentOf } from '@/stats/comparison'
import { arithmeticOf } from './arithmetic'

const of = (current: number | null, prior: number | null, percent: number | null, direction: 'up' | 'down' | 'unchanged' | null = percent === null ? null : percent < 0 ? 'down' : 'up') =>
  arithmeticOf({ current, prior, percent, direction })

describe('a percent with both counts', () => {
  test('follows: 26 v 33 is −21%', () => {
    // 7 ÷ 33 = 0.2121…
    expect(of(26, 33, -21)).toMatchObject({ follows: true, priorNeeded: [33, 33], currentNeeded: [26, 26], slip: null, sentences: ['26 v 33 is −21%, as printed.'] })
    expect(of(26, 33, -21).computedPercent).toBeCloseTo(-21.2121, 4)
  })

  test('doesn’t follow: 14 v 3 is +367%, and +300% would need 12', () => {
    const { follows, computedPercent, priorNeeded, currentNeeded, sentences } = of(14, 3, 300)
    expect({ follows, priorNeeded, currentNeeded }).toEqual({ follows: false, priorNeeded: null, currentNeeded: [12, 12] })
    expect(computedPercent).toBeCloseTo(366.6667, 4)
    expect(sentences[0]).toBe('14 v 3 is +367%, not +300%; +300% would need 12.')
    expect(sentences[1]).toBe('With 14 as the newer count, no whole older count gives +300%.')
  })

  test.each([
    // 24 v 33, the pair of two definitions: 9 ÷ 33 = 27.3%.
    [24, 33, -21, false],
    [24, 33, -27, true],
    // A half goes away from zero: 5 ÷ 8 = 62.5%, 3 ÷ 200 = 1.5%.
    [13, 8, 63, true],
    [3, 8, -63, true],
    [203, 200, 2, true],
    [197, 200, -2, true],
    // 27 ÷ 46 = 58.6957%
    [73, 46, 58.7, true],
    [73, 46, 58.6957, true],
    [73, 46, 59, true],
    [73, 46, 58.8, false],
    // 1 ÷ 300 = 0.33%
    [301, 300, 0, true],
    [0, 5, -100, true],
    [1, 200, -100, true],
    [2, 200, -100, false],
    // 62 v 62.5, a mean: −0.5 ÷ 62.5 = −0.8%
    [62, 62.5, -1, true],
  ])('%d v %d, %d: %s', (current, prior, percent, follows) => {
    expect(of(current, prior, percent).follows).toBe(follows)
  })

  test('that lies on a half says how else it is rounded', () => {
    expect(of(13, 8, 63).sentences).toEqual(['13 v 8 is +63%, as printed.', 'It is exactly +62.5%: half away from zero makes that +63%, and another usual rounding +62%.'])
  })

  test('made of a third is compared as a whole percent', () => {
    expect(of(26, 39, -100 / 3)).toMatchObject({ follows: true, sentences: ['26 v 39 is −33%, as printed.'] })
    // 16 ÷ 49 = 32.65%, which is 33 as well.
    expect(of(33, 49, -100 / 3).follows).toBe(true)
  })

  test('without a direction is taken as the counts go', () => {
    expect(of(26, 33, 21, null)).toMatchObject({ follows: true, sentences: ['26 v 33 is −21%, as printed, though the direction isn’t.'] })
    expect(of(32, 18, 78, null)).toMatchObject({ follows: true, sentences: ['32 v 18 is +78%, as printed.'] })
  })

  test('against its own direction doesn’t follow', () => {
    expect(of(26, 33, -21, 'up')).toMatchObject({
      follows: false,
      slip: 'wrong-direction',
      sentences: ['26 v 33 is −21%, as printed.', 'The text says up, but −21% is down: one of the two is wrong.'],
    })
  })

  test('of more than a whole fall is refused in words', () => {
    expect(of(50, 150, -120)).toMatchObject({ follows: false, priorNeeded: null, currentNeeded: null })
    expect(of(50, 150, -120).sentences).toContain('A count can’t fall by more than 100%.')
  })

  test('against an older count of 0 can’t follow', () => {
    expect(of(5, 0, 100)).toMatchObject({
      follows: false, computedPercent: null, priorNeeded: null, currentNeeded: null, slip: null,
      sentences: ['The older count is 0 and the newer one 5: there is no percent where the older count is 0, so +100% can’t follow.'],
    })
    expect(of(0, 0, null, 'unchanged')).toMatchObject({ follows: null, sentences: ['Both counts are 0: there is no percent where the older count is 0.'] })
  })
})

describe('less than both counts and a percent', () => {
  test.each([
    // 65 ÷ 0.865 = 75.1, 65 ÷ 0.855 = 76.02; 75 would give 13.3%.
    [65, null, -14, [76, 76], null, 'A fall of 14% to 65 needs 76 before.'],
    // 200 ÷ 0.865 = 231.2, 200 ÷ 0.855 = 233.9
    [200, null, -14, [232, 233], null, 'A fall of 14% to 200 needs 232 or 233 before.'],
    // 33 × 0.785 = 25.9, 33 × 0.795 = 26.2
    [null, 33, -21, null, [26, 26], 'A fall of 21% from 33 needs 26.'],
    // 3000 × 1.035 = 3105, which is 3.5% and rounds to 4; 3000 × 1.025 = 3075, which rounds to 3.
    [null, 3000, 3, null, [3075, 3104], 'A rise of 3% from 3,000 needs 3,075 to 3,104.'],
    [null, 3000, -3, null, [2896, 2925], 'A fall of 3% from 3,000 needs 2,896 to 2,925.'],
    // 26 ÷ 1.215 = 21.4, 26 ÷ 1.205 = 21.6
    [26, null, 21, null, null, 'A rise of 21% to 26 isn’t possible: no whole older count gives it.'],
    [null, 0, 21, null, null, 'A rise of 21% from 0 isn’t possible: no whole newer count gives it.'],
    [0, null, -100, [1, Infinity], null, 'A fall of 100% to 0 needs 1 or more before.'],
    // 1 of 200 is 0.5%, a fall of 99.5, which rounds to 100.
    [1, null, -100, [200, Infinity], null, 'A fall of 100% to 1 needs 200 or more before.'],
    [0, null, -50, null, null, 'A fall of 50% to 0 isn’t possible: no whole older count gives it.'],
    // 2 ÷ 400 = 0.5% rounds away from 0.
    [null, 400, 0, null, [399, 401], 'A change printed as 0% from 400 needs 399 to 401.'],
  ])('%s v %s, %d', (current, prior, percent, older, newer, sentence) => {
    const found = of(current, prior, percent, percent < 0 ? 'down' : percent > 0 ? 'up' : 'unchanged')
    expect(found).toEqual({ follows: null, computedPercent: null, priorNeeded: older, currentNeeded: newer, slip: null, sentences: [sentence] })
  })

  test('a percent without direction is told both ways', () => {
    expect(of(26, null, 21, null).sentences).toEqual(['A rise of 21% to 26 isn’t possible: no whole older count gives it.', 'The direction isn’t printed. A fall of 21% to 26 needs 33 before.'])
  })

  test('one count may look like part of a year against a whole one', () => {
    // 25 ÷ 51 = 49.0%
    const found = arithmeticOf({ current: 26, prior: null, percent: -49, direction: 'down' }, 51)
    expect(found).toMatchObject({ follows: null, slip: 'part-against-whole' })
    expect(found.sentences).toEqual(['A fall of 49% to 26 needs 51 before.', 'It looks like part of a year against a whole one: the whole year before had 51, and 26 v 51 is −49%.'])
  })

  test('percentage points are named with one count, too', () => {
    expect(arithmeticOf({ current: 65, prior: null, percent: -14, direction: 'down', isPoints: true }).slip).toBe('percentage-points')
  })

  test('two counts alone have a percent, and their direction is tested', () => {
    expect(of(53, 98, null, 'down')).toMatchObject({ follows: null, slip: null, sentences: ['53 v 98 is −46%; no percent is printed.'] })
    expect(of(53, 98, null, 'up')).toMatchObject({
      follows: null, slip: 'wrong-direction',
      sentences: ['53 v 98 is −46%; no percent is printed.', 'The text says up, but from 98 to 53 is down.'],
    })
  })

  test.each([
    [null, null, -21, 'No counts are printed, so arithmetic can’t say whether the percent is right.'],
    [26, null, null, 'One count is printed and no percent: there is nothing to work out.'],
    [null, null, null, 'Neither counts nor a percent are printed: there is nothing to work out.'],
  ])('%s v %s, %s says so', (current, prior, percent, sentence) => {
    expect(of(current, prior, percent)).toEqual({ follows: null, computedPercent: null, priorNeeded: null, currentNeeded: null, slip: null, sentences: [sentence] })
  })
})

test.each([[-1, 3, 5], [3, -1, 5], [Number.NaN, 3, 5], [3, Infinity, 5], [3, 4, Number.NaN], [3, 4, Infinity]])('%d v %d, %d is refused', (current, prior, percent) => {
  expect(() => of(current, prior, percent)).toThrow(RangeError)
})

/** Rounds half away from zero by long division, at so many decimals: the second method. */
function printedBy(current: number, prior: number, decimals: number): bigint {
  const [difference, divisor] = [BigInt(current) - BigInt(prior), BigInt(prior)]
  const scaled = (difference < 0n ? -difference : difference) * 100n * 10n ** BigInt(decimals)
  const size = (scaled % divisor) * 2n >= divisor ? scaled / divisor + 1n : scaled / divisor
  return difference < 0n ? -size : size
}

describe('for any counts', () => {
  const count = fc.integer({ min: 0, max: 400 })
  const older = fc.integer({ min: 1, max: 400 })
  const decimals = fc.integer({ min: 0, max: 3 })

  test('the percent that long division prints follows, and only that', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2_000_000 }), fc.integer({ min: 1, max: 2_000_000 }), decimals, fc.integer({ min: -2, max: 2 }), (current, prior, places, away) => {
        const units = printedBy(current, prior, places) + BigInt(away)
        const percent = Number(units) / 10 ** places
        // Fewer decimals than were meant are left where the last of them are zeros.
        const kept = (String(percent).split('.')[1] ?? '').length
        const { follows } = of(current, prior, percent)
        expect(follows).toBe(printedBy(current, prior, kept) * 10n ** BigInt(places - kept) === units)
      }),
    )
  })

  test('whole percents follow as the house rounds them', () => {
    fc.assert(fc.property(count, older, fc.integer({ min: -120, max: 500 }), (current, prior, percent) => {
      expect(of(current, prior, percent, percent === 0 ? 'unchanged' : percent < 0 ? 'down' : 'up').follows).toBe(percentOf(current, prior) === percent)
    }))
  })

  test('the needed counts are exactly those that give the percent', () => {
    fc.assert(
      fc.property(count, older, fc.integer({ min: -130, max: 400 }), fc.integer({ min: 0, max: 1 }), (current, prior, units, places) => {
        const percent = units / 10 ** places
        const kept = (String(percent).split('.')[1] ?? '').length
        const wanted = BigInt(kept === places ? units : units / 10)
        const { priorNeeded, currentNeeded } = of(current, prior, percent)
        const newer = Array.from({ length: 3001 }, (_, n) => n).filter((n) => printedBy(n, prior, kept) === wanted)
        expect(currentNeeded).toEqual(newer.length === 0 ? null : [newer[0], newer.at(-1)])
        const before = Array.from({ length: 3000 }, (_, n) => n + 1).filter((n) => printedBy(current, n, kept) === wanted)
        const inReach = priorNeeded === null || priorNeeded[0] > 3000 ? null : [priorNeeded[0], Math.min(priorNeeded[1], 3000)]
        expect(inReach).toEqual(before.length === 0 ? null : [before[0], before.at(-1)])
      }),
      { numRuns: 60 },
    )
  })

  test('a slip is named only where the percent doesn’t follow, and there is always something to say', () => {
    fc.assert(fc.property(fc.option(count), fc.option(count), fc.option(fc.integer({ min: -150, max: 900 })), fc.constantFrom('up', 'down', 'unchanged', null), fc.boolean(), fc.option(count),
      (current, prior, percent, direction, isPoints, wholeYear) => {
        const found = arithmeticOf({ current, prior, percent, direction, isPoints }, wholeYear)
        expect(found.follows === true && found.slip !== null).toBe(false)
        expect(found.follows === null).toBe(current === null || prior === null || percent === null)
        expect(found.sentences.length).toBeGreaterThan(0)
        expect(found.sentences.join(' ')).not.toMatch(/NaN|undefined|null|Infinity|-\d/)
      }), { numRuns: 1000 })
  })

  test('any finite numbers, however odd, have an answer', () => {
    const number = fc.double({ min: 0, noDefaultInfinity: true, noNaN: true })
    const signed = fc.double({ noDefaultInfinity: true, noNaN: true })
    fc.assert(fc.property(number, number, signed, (current, prior, percent) => {
      for (const given of [of(current, prior, percent), of(current, null, percent), of(null, prior, percent)]) {
        expect(given.sentences.join(' ')).not.toMatch(/NaN|undefined|null|Infinity/)
        expect(given.computedPercent).not.toBeNaN()
      }
    }), { numRuns: 300 })
  })
})

describe('numbers that were printed as no exact figure', () => {
  test.each([
    // 42 − 89 = −47; ÷ 89 = −52.8%. 45 − 89 = −44; ÷ 89 = −49.4%. 31 − 16 = 15; ÷ 16 = +93.8%. 184 − 84 = 100; ÷ 84 = +119.0%.
    // 53 − 98 = −45; ÷ 98 = −45.9%: 4.1 points short of half. 57 − 98 = −41; ÷ 98 = −41.8%: 8.2 short. 33 − 49 = −16; ÷ 49 = −32.7%.
    ['more than', -50, 42, 89, true, '42 v 89 is −53%, which is “more than 50%” as printed.'],
    ['more than', -50, 45, 89, false, '45 v 89 is −49.4%, which isn’t “more than 50%”.'],
    ['nearly', 100, 31, 16, true, '31 v 16 is +94%, which is “nearly 100%” as printed.'],
    ['nearly', 100, 184, 84, false, '184 v 84 is +119.0%, which isn’t “nearly 100%”.'],
    ['more than', 100, 184, 84, true, '184 v 84 is +119%, which is “more than 100%” as printed.'],
    ['nearly', -50, 53, 98, true, '53 v 98 is −46%, which is “nearly 50%” as printed.'],
    ['nearly', -50, 57, 98, false, '57 v 98 is −41.8%, which isn’t “nearly 50%”.'],
    ['about', -33.3, 33, 49, true, '33 v 49 is −33%, which is “about 33.3%” as printed.'],
    ['at most', -50, 42, 89, false, '42 v 89 is −52.8%, which isn’t “at most 50%”.'],
  ] as const)('“%s” %d%% is held to its own side: %d v %d', (rough, percent, current, prior, follows, told) => {
    const found = arithmeticOf({ current, prior, percent, direction: percent < 0 ? 'down' : 'up', rough: { percent: rough } })
    expect([found.follows, found.slip, found.sentences]).toEqual([follows, null, [told]])
  })

  test('such a percent is the wrong way where the counts go the other way', () => {
    expect(arithmeticOf({ current: 31, prior: 16, percent: -50, direction: 'down', rough: { percent: 'about' } })).toMatchObject({ follows: false, slip: 'wrong-direction' })
  })

  test('no percent is held to a count that isn’t exact', () => {
    // 30 − 20 = 10; ÷ 20 = +50%.
    const found = arithmeticOf({ current: 30, prior: 20, percent: 40, direction: 'up', rough: { current: 'nearly' } })
    expect([found.follows, found.sentences]).toEqual([null, ['30 v 20 is +50%, but a count is printed as no exact figure, so the percent can’t be held to it.']])
  })

  test('nothing exact is worked out from one count and a percent that isn’t', () => {
    for (const one of [{ current: null, prior: 33, percent: -50, rough: { percent: 'more than' } }, { current: 30, prior: null, percent: -21, rough: { current: 'nearly' } }] as const) {
      const found = arithmeticOf({ ...one, direction: 'down' })
      expect([found.follows, found.priorNeeded, found.currentNeeded, found.sentences]).toEqual([null, null, null, ['A number is printed as no exact figure, so nothing exact can be worked out from one count.']])
    }
  })
})

test('zeros behind the point are decimals that were printed', () => {
  // 27 − 34 = −7; ÷ 34 = −20.59%: −21%, and −20.6% to one decimal.
  expect(arithmeticOf({ current: 27, prior: 34, percent: -21, direction: 'down' }).follows).toBe(true)
  expect(arithmeticOf({ current: 27, prior: 34, percent: -21, direction: 'down', places: 1 }).sentences[0]).toMatch(/^27 v 34 is −20\.6%, not −21\.0%/)
})
