/**
 * How a check is cited: as a sentence, as BibTeX and as a line of credit, naming its frozen address, the
 * releases behind its figures and the day on which they were known.
 */
import { checkQuery, claimWords } from '@/claims/asked-claim'
import type { ClaimCheck } from '@/claims/check'
import { claimSentence } from '@/claims/claim-words'
import { type Day, longDay } from '@/stats/calendar'
import { longKnown, toKnownText } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { compilersText } from '@/stats/notes'
import { listText } from '@/stats/words'
import { PUBLISHER, toBibtex, versionOf } from './citation'

export interface ClaimCitations {
  text: string
  bibtex: string
  credit: string
}

/** The address of a check that stays: its fields, and the moment by whose releases it was judged; null where its days lie after it, so that there is nothing to freeze. */
export const frozenClaimQuery = ({ dataset, terms }: Ledger, { claim, known }: Pick<ClaimCheck, 'claim' | 'known'>): string | null =>
  claim.asOf !== null && claim.asOf > known ? null : checkQuery(claimWords({ ...claim, known }, terms), dataset)

/** The same, judged by every release: it follows new ones. */
export const liveClaimQuery = ({ dataset, terms }: Ledger, { claim }: Pick<ClaimCheck, 'claim'>): string =>
  checkQuery(claimWords({ ...claim, known: null }, terms), dataset)

export interface Cited {
  /** The site's own address, without a slash at its end. */
  site: string
  retrieved: Day
}

export function claimCitations(ledger: Ledger, check: ClaimCheck, { site, retrieved }: Cited): ClaimCitations {
  const { claim, known, own } = check
  const behind = own?.behind.length ? own.behind : [ledger.releases.at(-1)!]
  const title = `A claim checked: ${claimSentence(claim, ledger.terms)}`
  const version = listText(behind.map(versionOf))
  const ofDay = `known on ${longKnown(known)}`
  const address = `${site}/claims${frozenClaimQuery(ledger, check) ?? liveClaimQuery(ledger, check)}`
  const sources = listText([...new Set(behind.map(({ source }) => source))])
  return {
    text: `${PUBLISHER}. “${title}” [check of a claim], ${behind.length === 1 ? 'release' : 'releases'} ${version}, ${ofDay}. Retrieved ${longDay(retrieved)}, ${address}`,
    bibtex: toBibtex({ id: `same-period-claim-known-${toKnownText(known)}`, title, version, note: `Check of a claim, ${ofDay}`, address, issued: behind[0].released, retrieved }),
    credit: `Check: ${PUBLISHER}. Figures: ${sources}, as compiled by ${compilersText(behind)}, ${ofDay}. ${address}`,
  }
}
