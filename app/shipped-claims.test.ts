import { expect, test } from 'vitest'
import { publishedTotals } from '@/claims/published-claims'
import { checkedClaims, shippedClaims } from './shipped-claims'

const HEAD = 'published,as_of,source,cause,year,current,prior,percent_claimed,url\n'

test('all shipped claims are read and checked, the oldest claim of the file first', async () => {
  const checked = await shippedClaims()
  // 45 rows print both counts and a percent; on paper 41 of them follow.
  expect(publishedTotals(checked)).toEqual({ claims: 71, withBothCounts: 51, judged: 45, follows: 41 })
  expect(checked[0].published.claim).toMatchObject({ cause: 'firearms', current: 26, prior: 33, percent: -21 })
})

test('a file that can’t be read as it stands is thrown, not read in part', () => {
  expect(() => checkedClaims(`${HEAD}2020,2020-06-30,FBI,total,2020,1,2,-50\n`)).toThrow(/data\/claims\.csv .*line 2/)
  expect(() => checkedClaims(`${HEAD}2020,2020-06-30,FBI,total,2020,one,2,-50,\n`)).toThrow('data/claims.csv row 1: current is “one”')
  expect(checkedClaims(`${HEAD}2020,2020-06-30,FBI,total,2020,1,2,-50,\n`)).toHaveLength(1)
})
