import { expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { parseQuestion } from '@/stats/question'
import { rateOf, ratesOf } from '@/stats/rate'
import { countIn, knownRows, rowsOf, shippedLedger } from '@/stats/shipped.fixture'

const ledger = shippedLedger()
const ratesFor = (query: string) => {
  const { question } = parseQuestion(new URLSearchParams(query), ledger)
  return ratesOf(ledger, answer(ledger, question))
}
const yearsOf = (query: string) => ratesFor(query).map(({ survey }) => survey.year)

test.each([
  // By hand: 33 × 100,000 ÷ 724,690 = 4.5537; 1 × 100,000 ÷ 2,000,000 = 0.05; 7 × 100,000 ÷ 100,000 = 7.
  [33, 724_690, 4.6],
  [1, 2_000_000, 0.1],
  [7, 100_000, 7],
  [0, 663_535, 0],
])('%i deaths of %i officers are %f per 100,000', (deaths, officers, rate) => {
  expect(rateOf(deaths, officers)).toBe(rate)
})

test('2013 as known on 3 July 2016: 33 firearms deaths of 724,690 officers, 4.6', () => {
  const [of2013] = ratesFor('asof=2015-09-07&known=2016-07-03').filter(({ survey }) => survey.year === 2013)
  expect(of2013).toMatchObject({ deaths: countIn(knownRows('2016-07-03'), '2013-01-01', '2013-12-31', 'firearms'), rate: 4.6 })
  expect(of2013.deaths).toBe(33)
})

test('a rate for every published number, two for the year that has two, and for no other year', () => {
  const surveys = rowsOf('sworn-officers.csv')
  expect(yearsOf('').sort()).toEqual(surveys.map((row) => Number(row.year)).sort())
  const of2000 = ratesFor('cause=all').filter(({ survey }) => survey.year === 2000)
  const deaths = countIn(knownRows('9999-12-31'), '2000-01-01', '2000-12-31', 'all')
  expect(of2000.map((r) => [r.survey.officers, r.deaths, r.rate])).toEqual([
    [708_022, deaths, Math.round((deaths * 1_000_000) / 708_022) / 10],
    [656_645, deaths, Math.round((deaths * 1_000_000) / 656_645) / 10],
  ])
})

test('only years that are over on the as-of day and covered', () => {
  expect(yearsOf('asof=2013-12-30').at(-1)).toBe(2008)
  expect(yearsOf('asof=2013-12-31').at(-1)).toBe(2013)
  expect(yearsOf('asof=2021-06-01&known=2016-07-03').at(-1)).toBe(2013)
  expect(yearsOf('asof=1996-12-30')).toEqual([])
})

test('none for one state or kind of agency', () => {
  for (const state of ['VT', 'TX', 'US', 'PR']) expect(ratesFor(`state=${state}`)).toEqual([])
})
