/** Each slip by arithmetic on paper; the comment beside a case is that arithmetic. */
import { describe, expect, test } from 'vitest'
import { arithmeticOf } from './arithmetic'
import { SLIPS, type Slip, slipWords } from './slips'

interface Case {
  slip: Slip | null
  current: number
  prior: number
  percent: number
  says: string | null
  isPoints?: boolean
  wholeYear?: number
}

const CASES: Case[] = [
  // 7 ÷ 33 = 21.2%, so the number is right and only its name is wrong.
  { slip: 'percentage-points', current: 26, prior: 33, percent: -21, isPoints: true, says: 'It looks like percentage points for percent: 26 v 33 is −21%, a change in percent; counts don’t change by percentage points.' },
  { slip: 'wrong-direction', current: 26, prior: 33, percent: 21, says: 'It looks like the wrong direction: from 33 to 26 is a fall.' },
  { slip: 'wrong-direction', current: 32, prior: 18, percent: -78, says: 'It looks like the wrong direction: from 18 to 32 is a rise.' },
  // 5 ÷ 8 = 62.5%; half away from zero is 63, to even 62. 3 ÷ 8 = 37.5%: away 38, towards zero 37.
  { slip: 'half-the-other-way', current: 13, prior: 8, percent: 62, says: 'It looks like a half rounded the other way: the change is exactly +62.5%.' },
  { slip: 'half-the-other-way', current: 5, prior: 8, percent: -37, says: 'It looks like a half rounded the other way: the change is exactly −37.5%.' },
  // 9 ÷ 46 = 19.565%; 27 ÷ 46 = 58.6957%, cut off after one decimal 58.6.
  { slip: 'cut-off', current: 55, prior: 46, percent: 19, says: 'It looks like a percent cut off instead of rounded: 55 v 46 is +19.57%, cut off to +19%.' },
  { slip: 'cut-off', current: 73, prior: 46, percent: 58.6, says: 'It looks like a percent cut off instead of rounded: 73 v 46 is +58.696%, cut off to +58.6%.' },
  // 88 ÷ 224 = 39.2857%; 5 ÷ 62 = 8.0645%.
  { slip: 'rounded-up', current: 136, prior: 224, percent: -40, says: 'It looks like a percent rounded up to the larger one: 136 v 224 is −39.29%, which is nearer to the smaller percent than to −40%.' },
  { slip: 'rounded-up', current: 67, prior: 62, percent: 9, says: 'It looks like a percent rounded up to the larger one: 67 v 62 is +8.06%, which is nearer to the smaller percent than to +9%.' },
  // 11 ÷ 14 = 78.6%, and 7 ÷ 26 = 26.9%.
  { slip: 'divided-by-newer', current: 14, prior: 3, percent: 79, says: 'It looks like a division by the newer count: a difference of 11 is 79% of the newer 14, not of the older 3.' },
  { slip: 'divided-by-newer', current: 26, prior: 33, percent: -27, says: 'It looks like a division by the newer count: a difference of 7 is 27% of the newer 26, not of the older 33.' },
  // 26 v 33 the other way round is 33 v 26: 7 ÷ 33 = 21.2% down instead of 7 ÷ 26 = 26.9% up.
  { slip: 'counts-swapped', current: 33, prior: 26, percent: -21, says: 'It looks like the two counts swapped: 26 v 33 is −21%.' },
  // 9 ÷ 3 = 3 times, which is +200%; 14 ÷ 3 = 4.67, so five times, +400%.
  { slip: 'times-as-many', current: 9, prior: 3, percent: 300, says: 'It looks like “times as many” printed as “times more”: 9 is about 3 times 3, and that many times as many is +200%.' },
  { slip: 'times-as-many', current: 14, prior: 3, percent: 500, says: 'It looks like “times as many” printed as “times more”: 14 is about 5 times 3, and that many times as many is +400%.' },
  // 14 ÷ 3 = 4.67: cut off four times, +300%; rounded five times, +400%. 41 ÷ 21 = 1.95, “doubled”.
  { slip: 'whole-times', current: 14, prior: 3, percent: 300, says: 'It looks like a multiple made whole before it became a percent: 4 times as many is +300%, but 14 isn’t exactly 4 times 3.' },
  { slip: 'whole-times', current: 14, prior: 3, percent: 400, says: 'It looks like a multiple made whole before it became a percent: 5 times as many is +400%, but 14 isn’t exactly 5 times 3.' },
  { slip: 'whole-times', current: 41, prior: 21, percent: 100, says: 'It looks like a multiple made whole before it became a percent: 2 times as many is +100%, but 41 isn’t exactly 2 times 21.' },
  // 14 ÷ 3 = 466.7%; 26 ÷ 33 = 78.8%, printed as a fall of 79.
  { slip: 'older-total-as-base', current: 14, prior: 3, percent: 467, says: 'It looks like the newer count as a percent of the older total: 14 is 467% of 3.' },
  { slip: 'older-total-as-base', current: 26, prior: 33, percent: -79, says: 'It looks like the newer count as a percent of the older total: 26 is 79% of 33.' },
  // 26 − 33 = −7.
  { slip: 'difference-as-percent', current: 26, prior: 33, percent: -7, says: 'It looks like the difference printed as the percent: the two counts differ by 7.' },
  { slip: 'count-as-percent', current: 26, prior: 33, percent: -26, says: 'It looks like a count printed as the percent: 26% is the newer count with a percent sign.' },
  { slip: 'count-as-percent', current: 26, prior: 33, percent: -33, says: 'It looks like a count printed as the percent: 33% is the older count with a percent sign.' },
  // (26 − 51) ÷ 51 = −49.0%.
  { slip: 'part-against-whole', current: 26, prior: 33, percent: -49, wholeYear: 51, says: 'It looks like part of a year against a whole one: the whole year before had 51, and 26 v 51 is −49%.' },
  // 32 ÷ 86 = 37.2%: of the multiples of five 35 is nearest, of those of ten 40.
  { slip: 'rounded-coarsely', current: 118, prior: 86, percent: 35, says: 'It looks like a percent rounded to five or ten: 118 v 86 is +37.21%; +35% is the nearest multiple of 5.' },
  { slip: 'rounded-coarsely', current: 118, prior: 86, percent: 40, says: 'It looks like a percent rounded to five or ten: 118 v 86 is +37.21%; +40% is the nearest multiple of 10.' },
  // 7 ÷ 17 = 41.2%: 40 is the nearest of both, and the narrower is said.
  { slip: 'rounded-coarsely', current: 24, prior: 17, percent: 40, says: 'It looks like a percent rounded to five or ten: 24 v 17 is +41.18%; +40% is the nearest multiple of 5.' },
  // 24 ÷ 27 = 88.9%, so 51 fits, three more than 48. 40 v 71 is −43.7% and 41 v 71 −42.3%, but 32 ÷ 74 = 43.2%.
  { slip: 'another-edition', current: 48, prior: 27, percent: 89, says: 'It looks like the percent of a count near the printed one: 51 v 27 is +89%.' },
  { slip: 'another-edition', current: 42, prior: 71, percent: -43, says: 'It looks like the percent of a count near the printed one: 42 v 74 is −43%.' },
  // 5 ÷ 10 is half, and 5 is only two deaths from 7; 26 ÷ 80 = 32.5%, and 106 is only six in a hundred from 100.
  { slip: 'another-edition', current: 7, prior: 10, percent: -50, says: 'It looks like the percent of a count near the printed one: 5 v 10 is −50%.' },
  { slip: 'another-edition', current: 100, prior: 80, percent: 33, says: 'It looks like the percent of a count near the printed one: 106 v 80 is +33%.' },
  // 80 × 1.45 = 116 and 100 ÷ 1.45 = 69: both are more than one in ten away.
  { slip: null, current: 100, prior: 80, percent: 45, says: null },
  // 33 ÷ 27 = 122%; newer 33 ÷ 60 = 55%; 60 ÷ 27 = 222%; 43 would be needed before, 37.7 to 37.9 now.
  { slip: null, current: 60, prior: 27, percent: 40, says: null },
]

describe('a percent that doesn’t follow', () => {
  test.each(CASES)('$current v $prior, $percent: $slip', ({ slip, says, wholeYear, ...numbers }) => {
    const direction = numbers.percent < 0 ? 'down' : 'up'
    const arithmetic = arithmeticOf({ ...numbers, direction }, wholeYear)
    expect(arithmetic.follows).toBe(false)
    expect(arithmetic.slip).toBe(slip)
    expect(arithmetic.sentences.find((sentence) => sentence.startsWith('It looks like')) ?? null).toBe(says)
  })
})

test('every slip has a case, a name and one sentence', () => {
  expect([...new Set(CASES.map(({ slip }) => slip))].filter((slip) => slip !== null).sort()).toEqual(SLIPS.map(({ id }) => id).sort())
  for (const { id } of SLIPS) {
    expect(slipWords(id).explanation).toMatch(/^[A-Z][^.]*\.$/)
    expect(slipWords(id).name).not.toMatch(/^[A-Z]|\.$/)
  }
})

test('a whole year that doesn’t fit, or that nobody knows, is no slip', () => {
  const numbers = { current: 26, prior: 33, percent: -49, direction: 'down' } as const
  expect(arithmeticOf(numbers, 60).slip).not.toBe('part-against-whole')
  expect(arithmeticOf(numbers).slip).not.toBe('part-against-whole')
  expect(arithmeticOf(numbers, 0).slip).not.toBe('part-against-whole')
})

test('the other slips that fit are named after the first', () => {
  // 20 ÷ 21 = 95.2%: 41 is about twice 21, and of the multiples of ten 100 is nearest.
  expect(arithmeticOf({ current: 41, prior: 21, percent: 100, direction: 'up' }).sentences).toEqual([
    '41 v 21 is +95%, not +100%; +100% would need 42.',
    'With 41 as the newer count, no whole older count gives +100%.',
    'It looks like a multiple made whole before it became a percent: 2 times as many is +100%, but 41 isn’t exactly 2 times 21.',
    'It would also fit a percent rounded to five or ten.',
  ])
})
