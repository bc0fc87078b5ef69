/**
 * A claim of an address, asked and checked: what its page, its card, its frame and its JSON have in common. The
 * clock is read here; a check is worked out in its turn, and the last ones are kept with the ledger that they are of.
 */
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { thisDay } from '@/app/this-day'
import { madeOnce } from '@/app/turn'
import { isForeign } from '@/charts/dashboard'
import { type AskedClaim, askedClaim, asidesOf } from '@/claims/asked-claim'
import { type ClaimCheck, checkClaim } from '@/claims/check'
import type { Claim } from '@/claims/claim'
import { findingOf, withAsides } from '@/claims/text-verdict'
import { CLAIM_WORDS, claimQuery } from '@/claims/claim-query'
import type { Day } from '@/stats/calendar'
import type { Dataset } from '@/stats/dataset'
import { newestKnown } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import type { Query, QueryProblem } from '@/stats/question'
import { listText } from '@/stats/words'

export interface CheckedClaim {
  dataset: Dataset
  ledger: Ledger
  asked: AskedClaim
  problems: QueryProblem[]
  /** Null where nothing can be checked, which the problems or the empty fields tell. */
  check: ClaimCheck | null
  /** What the figures say of each claim of the text, where it makes several. */
  findings: string[]
  today: Day
}

/** Some four hundred checks of a ledger: one is 7,000 to 32,000 characters as JSON and 1.7 bytes in memory for each of them, so that all take up to 17 MB. */
const checkedOnce = madeOnce<ClaimCheck>(10_000_000, (check) => JSON.stringify(check).length)

/** The check of a claim, from those that are kept where it is there. */
export const checkOnce = (ledger: Ledger, claim: Claim): Promise<ClaimCheck> => checkedOnce(ledger, claimQuery(ledger, claim), () => checkClaim(ledger, claim))

/** What the log says of words that can't be read: their names alone, for nothing that was sent about a claim is kept. */
export function loggedProblems(problems: QueryProblem[]): string {
  const isOurs = (name: string) => name === 'dataset' || CLAIM_WORDS.some((word) => word === name)
  const names = problems.map(({ parameter }) => (isOurs(parameter) ? `“${parameter}”` : 'a word that isn’t one of an address'))
  return `${listText([...new Set(names)])} can’t be read.`
}

/** A check that rests on no text and names both of its days is answered the same for ever; of a moment after the newest release a later one may yet speak. */
export const isFrozenCheck = ({ releases }: Ledger, { known, asOf }: Claim, text: string): boolean =>
  text === '' && known !== null && asOf !== null && known <= newestKnown(releases)

/** How many claims of a text are told with a finding; a longer list has links alone. */
const MOST_FOUND = 8

/** What the figures say of each claim of a text, in a few words, in their order; empty for one claim alone. */
export async function findingsOf(ledger: Ledger, { understood, picked, asides }: Pick<AskedClaim, 'understood' | 'picked' | 'asides'>): Promise<string[]> {
  const claims = understood?.claims ?? []
  if (understood === null || claims.length < 2) return []
  const others = asidesOf(understood, ledger.terms)
  return Promise.all(claims.slice(0, MOST_FOUND).map(async ({ claim }, i) => findingOf(withAsides(await checkOnce(ledger, claim), i === picked ? asides : others[i]))))
}

export async function checkedClaim(query: Query): Promise<CheckedClaim | { empty: Dataset }> {
  const { dataset, ledger, ...named } = await askedDataset(query)
  if (isEmpty(ledger)) return { empty: dataset }
  const today = thisDay()
  const asked = askedClaim(named.entries.filter(([name]) => !isForeign(name)), { terms: ledger.terms, releases: ledger.releases, today })
  const check = asked.claim && withAsides(await checkOnce(ledger, asked.claim), asked.asides)
  return { dataset, ledger, asked, problems: [...named.problems, ...asked.problems], check, findings: await findingsOf(ledger, asked), today }
}
