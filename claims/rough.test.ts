import { describe, expect, test } from 'vitest'
import { fractionOf } from './fraction'
import { type Rough, isMet, splitRough } from './rough'

describe('a number that is printed as no exact figure', () => {
  test.each<[Rough, number, number[], number[]]>([
    // A tenth of 20 is 2.
    ['about', 20, [18, 20, 22], [17, 23]],
    ['nearly', 20, [18, 19, 20], [17, 21]],
    ['at least', 20, [20, 21, 400], [19]],
    ['more than', 20, [21, 400], [20, 19]],
    ['at most', 20, [0, 20], [21]],
    ['less than', 20, [0, 19], [20, 21]],
    // A tenth of 3 is less than one death.
    ['about', 3, [2, 3, 4], [1, 5]],
  ])('“%s” %d is met by the counts on its side', (rough, printed, met, unmet) => {
    expect(met.filter((count) => !isMet(rough, 'count', fractionOf(count), printed))).toEqual([])
    expect(unmet.filter((count) => isMet(rough, 'count', fractionOf(count), printed))).toEqual([])
  })

  test.each<[Rough, number, number[], number[]]>([
    ['about', -20, [-15, -21, -25], [-14.9, -25.1, 20, 0]],
    ['nearly', 200, [180, 200], [179, 201, -200]],
    ['more than', -50, [-50.1, -100], [-50, -49, 60]],
    // A third is printed as 33.3, and 1 of 3 is exactly one.
    ['more than', 33.3, [33.4], [100 / 3]],
    ['at least', 66.7, [200 / 3], [66.6]],
    ['about', 0, [3, -3], [6]],
  ])('“%s” %d%% is met by the changes on its side and of its direction', (rough, printed, met, unmet) => {
    expect(met.filter((change) => !isMet(rough, 'percent', fractionOf(change), printed))).toEqual([])
    expect(unmet.filter((change) => isMet(rough, 'percent', fractionOf(change), printed))).toEqual([])
  })

  test('its word stands before it, in any case', () => {
    expect(['more than -50', 'About 20', 'at least  3', '26', 'nearly', 'nearlyish 3'].map(splitRough)).toEqual([
      { rough: 'more than', rest: '-50' },
      { rough: 'about', rest: '20' },
      { rough: 'at least', rest: '3' },
      { rough: null, rest: '26' },
      { rough: null, rest: 'nearly' },
      { rough: null, rest: 'nearlyish 3' },
    ])
  })
})
