import { expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { parseQuestion } from '@/stats/question'
import { shippedLedger } from '@/stats/shipped.fixture'

const ledger = shippedLedger()
const headline = (query: string) => headlineOf(answer(ledger, parseQuestion(new URLSearchParams(query), ledger).question))
const sentence = (query: string) => sentenceOf(headline(query))

test.each([
  ['a fall, with both counts', 'asof=2015-09-07&known=2016-07-03', 'Firearms deaths are down 21%: 26 by 7 September 2015, against 33 by the same day in 2014.'],
  ['a rise', 'asof=2015-09-07&cause=all', 'Deaths from all causes are up 3%: 106 by 7 September 2015, against 103 by the same day in 2014.'],
  ['no change', 'asof=2024-02-29', 'Firearms deaths are unchanged: 8 by 29 February 2024, and 8 by the same day in 2023.'],
  ['no percent where the prior count is 0', 'state=CA', 'Firearms deaths in California: 3 by 5 October 2025, against none by the same day in 2024.'],
  ['none at all', 'state=VT&cause=traffic', 'No traffic deaths in Vermont by 5 October 2025, and none by the same day in 2024.'],
  ['a whole year', 'asof=2015-12-31', 'Firearms deaths were down 16%: 43 in 2015, against 51 in 2014.'],
  ['an average', 'asof=2015-09-07&against=average-5', 'Firearms deaths are down 27%: 27 by 7 September 2015, against an average of 37.2 by the same day in 2010 to 2014.'],
  ['a named year', 'asof=2015-09-07&against=2011', 'Firearms deaths are down 50%: 27 by 7 September 2015, against 54 by the same day in 2011.'],
  ['two definitions', 'asof=2015-09-07&cause=firearms&cause=traffic', 'Firearms deaths and traffic deaths are down 2%: 64 by 7 September 2015, against 65 by the same day in 2014.'],
])('says %s', (_, query, expected) => {
  expect(sentence(query)).toBe(expected)
})

test('says first that a window reaches past the figures, and prints no percent', () => {
  expect(sentence('asof=2025-12-05')).toBe(
    'The figures held end on 5 October 2025, before 5 December 2025. Firearms deaths listed up to then: 35. That is no comparison yet: there were 48 by the same day in 2024.',
  )
  expect(sentence('asof=2026-01-05')).toBe('The figures held end on 5 October 2025: they can’t answer for 1 to 5 January 2026.')
  expect(sentence('asof=2016-09-07&known=2016-07-03')).toMatch(/^The figures known on 3 July 2016 end on 3 July 2016, before 7 September 2016\. [^%]*$/)
})

test('says that the figures begin later', () => {
  expect(sentence('asof=1791-06-30')).toBe('The figures begin on 1 January 1791: they can’t answer for 1 January to 30 June 1790.')
})

test('stays English beyond coverage with no death, one death, or an average', () => {
  expect(sentence('asof=2025-12-05&state=VT')).not.toContain('none firearms deaths')
  expect(sentence('asof=2025-12-05&state=TX')).not.toContain(' 1 firearms deaths')
  expect(sentence('asof=2025-12-05&against=average-5')).toContain('an average of')
})

test('does not say “by the same day” where the windows are the same number of days', () => {
  expect(sentence('asof=2024-02-29&align=days')).toBe('Firearms deaths are down 11%: 8 in the first 60 days of 2024, against 9 in as many days of 2023.')
  expect(sentence('asof=2024-02-29&align=days&against=average-5')).not.toContain('by the same day')
})

test('does not claim as many days of a common year as a leap year has', () => {
  expect(sentence('asof=2020-12-31&align=days')).not.toContain('as many days')
})

test('marks the finding and the two counts', () => {
  const role = (name: string) => headline('asof=2015-09-07&known=2016-07-03').find((s) => s.role === name)?.text
  expect([role('finding'), role('current'), role('prior')]).toEqual(['down 21%', '26', '33'])
})
