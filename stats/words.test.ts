import { describe, expect, test } from 'vitest'
import { changeOf } from '@/stats/comparison'
import { capital, changeText, countText, deathsText, inWords, intervalText, listText, pText, pairAndPercent, pairText, percentText, unbroken } from '@/stats/words'

test.each([
  [26, 33, 'down 21%'],
  [106, 103, 'up 3%'],
  [8, 8, 'unchanged'],
  [11, 1, 'up 1,000%'],
  [0, 5, 'down 100%'],
  [1001, 1000, 'up by less than 1%'],
  [999, 1000, 'down by less than 1%'],
  [5, 0, null],
  [0, 0, null],
])('%i v %i is "%s"', (current, prior, text) => {
  expect(changeText(changeOf(current, prior))).toBe(text)
})

test('a percent has a true minus sign, or a plus', () => {
  expect(percentText(-21)).toBe('\u221221%')
  expect(percentText(3)).toBe('+3%')
  expect(percentText(0)).toBe('0%')
  expect(percentText(1000)).toBe('+1,000%')
  expect(percentText(null)).toBe('no percent')
})

test('small numbers are words, and large ones have commas', () => {
  expect([0, 1, 2, 7, 9, 10, 1204].map(inWords)).toEqual(['none', 'one', 'two', 'seven', 'nine', '10', '1,204'])
  expect([0, 33, 33.4, 1204, 38.5].map(countText)).toEqual(['0', '33', '33.4', '1,204', '38.5'])
  expect([deathsText(1), deathsText(2), deathsText(0)]).toEqual(['1 death', '2 deaths', 'no deaths'])
})

test('both counts stand beside a percent', () => {
  expect(pairText(changeOf(26, 33))).toBe('26 v 33')
  expect(pairAndPercent(changeOf(27, 34))).toBe('27 v 34, \u221221%')
  expect(pairAndPercent(changeOf(26, 167, 5))).toBe('26 v 33.4, \u221222%')
  expect(pairAndPercent(changeOf(5, 0))).toBe('5 v 0')
})

describe('an interval', () => {
  test.each<[[number | null, number | null], string]>([
    [[-0.554, 0.361], '\u221255% to +36%'],
    [[-1, 0.2], '\u2212100% to +20%'],
    [[-0.004, 0.004], '0% to 0%'],
    [[-0.25, null], '\u221225% to no upper limit'],
    [[0.6, 472.47], '+60% to +47,247%'],
  ])('%j is "%s"', (interval, text) => {
    expect(intervalText(interval)).toBe(text)
  })
})

test('p has three decimals, down to 0.001', () => {
  expect(pText(0.4349)).toBe('p 0.435')
  expect(pText(1)).toBe('p 1.000')
  expect(pText(0.001)).toBe('p 0.001')
  expect(pText(0.00099)).toBe('p below 0.001')
})

test('lists and capitals', () => {
  expect(listText(['a'])).toBe('a')
  expect(listText(['a', 'b'])).toBe('a and b')
  expect(listText(['a', 'b', 'c'])).toBe('a, b, and c')
  expect(capital('two of the 26')).toBe('Two of the 26')
})

test('a day in words stays on one line', () => {
  expect(unbroken('by 7 September 2015, against 33 by 3 Jul 2014')).toBe('by 7\u00a0September\u00a02015, against 33 by 3\u00a0Jul\u00a02014')
  expect(unbroken('1 January to 7 September 2015; 26 v 33, 5 Mayors, in May 2015')).toBe('1\u00a0January to 7\u00a0September\u00a02015; 26 v 33, 5 Mayors, in May 2015')
})
