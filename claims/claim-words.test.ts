/** A claim in words of one form. */
import { expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { type Claim, EMPTY_CLAIM } from './claim'
import { claimSentence, fieldNames } from './claim-words'

const terms = shippedTerms()
const say = (claim: Partial<Claim>) => claimSentence({ ...EMPTY_CLAIM, ...claim }, terms)
const asOf = isoDay('2015-09-07')

test.each<[Partial<Claim>, string]>([
  [
    { cause: 'firearms', current: 26, prior: 33, percent: -21, direction: 'down', asOf, against: 'last-year' },
    'Firearms deaths down 21%: 26 v 33, 1 January to 7 September 2015 against the same days of the year before',
  ],
  [{ cause: 'traffic', state: 'TX', percent: 58.7, direction: 'up' }, 'Traffic deaths in Texas up 58.7%'],
  [{ cause: 'firearms', percent: 100 / 3, direction: 'up', rough: { percent: 'about' } }, 'Firearms deaths up about 33%'],
  [{ cause: 'firearms', percent: 21, direction: 'down', isPoints: true }, 'Firearms deaths down 21 percentage points'],
  [{ cause: 'all', percent: 5 }, 'Deaths from all causes, a change of 5%'],
  [{ cause: 'all', percent: 0, direction: 'unchanged', current: 8, prior: 8 }, 'Deaths from all causes unchanged: 8 v 8'],
  [{ cause: null, prior: 33 }, 'Deaths of a cause that isn’t said: 33 before'],
  [{ kind: 'count', cause: 'all', current: 1234, asOf: isoDay('2015-12-31') }, '1,234 deaths from all causes, all of 2015'],
  [{ cause: 'all', direction: 'up', asOf: isoDay('2015-12-31'), against: 2010 }, 'Deaths from all causes up, all of 2015 against 2010'],
  [{ cause: 'all', direction: 'up', asOf, against: 'average-5' }, 'Deaths from all causes up, 1 January to 7 September 2015 against the mean of the five years before'],
  [{ kind: 'leading', cause: 'traffic', followedBy: 'firearms', asOf }, 'Traffic as the leading cause, followed by firearms, 1 January to 7 September 2015'],
])('%o', (claim, sentence) => {
  expect(say(claim)).toBe(sentence)
})

test.each([
  [{ asOf, against: 'last-year' }, '2015 count', '2014 count'],
  [{ asOf, against: 2013 }, '2015 count', '2013 count'],
  [{ asOf, against: 'average-5' }, '2015 count', 'five-year average'],
  [{ asOf: null, against: null }, 'newer count', 'older count'],
] as const)('the counts of %o are called by their years', (claim, current, prior) => {
  expect(fieldNames(claim)).toMatchObject({ current, prior, asof: 'last day counted' })
})
