/** Checks of the shipped figures for the tests of cards, frames and citations. */
import { askedClaim } from '@/claims/asked-claim'
import { checkClaim } from '@/claims/check'
import { withAsides } from '@/claims/text-verdict'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { type ShownCheck, shownCheck } from './claim-shown'

export const SITE = 'https://figures.example.org'
export const CLAIM_2015 = 'cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&against=last-year'

export const QUOTE_2015 =
  'Police shooting deaths are down 21% this year, compared with the same period last year. There have been 26 firearms-related deaths this year, including two in training accidents, and 33 in 2014 up to this point'

/** Of days that no release has reached. */
export const BEYOND = 'cause=all&asof=2030-06-30&percent=5&direction=up'

/** Odd and long ones beside it. */
export const ODD_CLAIMS = [
  CLAIM_2015,
  `${CLAIM_2015}&known=2016-07-03`,
  'cause=firearms&current=14&prior=3&percent=300',
  'kind=leading&cause=traffic&followedby=firearms&asof=2015-09-07',
  'cause=all&current=42&prior=89&percent=-53&asof=2025-06-30',
  'cause=felonious&current=24&prior=33&percent=-27&asof=2015-09-07&state=NY&against=average-5&known=2016-07-03',
  BEYOND,
  'cause=terrorist-attack&current=99999&prior=99998&percent=99999.123456&direction=up&asof=2001-12-31&against=1999&points=yes&whole=yes&counter=FBI',
  'percent=21',
  `${CLAIM_2015}&known=2016-07-03&published=2015-09-08&quote=${encodeURIComponent(QUOTE_2015)}`,
  `${CLAIM_2015}&quote=${'W'.repeat(300)}`,
]

export function shownClaim(query: string): ShownCheck {
  const ledger = shippedLedger()
  const { terms, releases } = ledger
  const { claim, problems, quoted, asides } = askedClaim(new URLSearchParams(query), { terms, releases, today: isoDay('2026-11-26') })
  if (claim === null) throw new Error(`no claim: ${JSON.stringify(problems)}`)
  return shownCheck(ledger, withAsides(checkClaim(ledger, claim), asides), { site: SITE, retrieved: isoDay('2026-11-26'), quoted })
}
