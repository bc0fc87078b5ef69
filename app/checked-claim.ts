/**
 * A claim of an address, asked and checked: what its page, its card and its frame have in common. The clock
 * is read here; a check is worked out in its turn, and the last ones are kept with the ledger that they are of.
 */
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { thisDay } from '@/app/this-day'
import { madeOnce } from '@/app/turn'
import { isForeign } from '@/charts/dashboard'
import { type AskedClaim, askedClaim, claimWords } from '@/claims/asked-claim'
import { type ClaimCheck, checkClaim } from '@/claims/check'
import type { Day } from '@/stats/calendar'
import type { Dataset } from '@/stats/dataset'
import type { Ledger } from '@/stats/ledger'
import type { Query, QueryProblem } from '@/stats/question'

export interface CheckedClaim {
  dataset: Dataset
  ledger: Ledger
  asked: AskedClaim
  problems: QueryProblem[]
  /** Null where nothing can be checked, which the problems or the empty fields tell. */
  check: ClaimCheck | null
  today: Day
}

/** Some two hundred checks, of which each is a few kilobytes. */
const checkedOnce = madeOnce<ClaimCheck>(200, () => 1)

export async function checkedClaim(query: Query): Promise<CheckedClaim | { empty: Dataset }> {
  const { dataset, ledger, ...named } = await askedDataset(query)
  if (isEmpty(ledger)) return { empty: dataset }
  const today = thisDay()
  const asked = askedClaim(named.entries.filter(([name]) => !isForeign(name)), { terms: ledger.terms, today })
  const { claim } = asked
  const check = claim && (await checkedOnce(ledger, JSON.stringify(claimWords(claim, ledger.terms)), () => checkClaim(ledger, claim)))
  return { dataset, ledger, asked, problems: [...named.problems, ...asked.problems], check, today }
}
