/**
 * How a check is cited: as a sentence, as BibTeX and as a line of credit, naming its frozen address, the
 * releases behind its figures and the day on which they were known.
 */
import type { ClaimCheck } from '@/claims/check'
import { checkAddresses } from '@/claims/claim-query'
import { claimSentence } from '@/claims/claim-words'
import type { Quoted } from '@/claims/quotation'
import { type Day, longDay } from '@/stats/calendar'
import { dayOfKnown, longKnown, toKnownText } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { compilersText } from '@/stats/notes'
import { listText } from '@/stats/words'
import { PUBLISHER, toBibtex, versionOf } from './citation'

export interface ClaimCitations {
  text: string
  bibtex: string
  credit: string
}

export interface Cited {
  /** The site's own address, without a slash at its end. */
  site: string
  retrieved: Day
  /** What it was asked about, which the addresses that are handed out keep. */
  quoted: Quoted | null
}

export function claimCitations(ledger: Ledger, check: ClaimCheck, { site, retrieved }: Cited): ClaimCitations {
  const { claim, known, own } = check
  const title = `A claim checked: ${claimSentence(claim, ledger.terms)}`
  // Without figures it rests on the release of its own moment, and on none before the first.
  const behind = own?.behind.length ? own.behind : ledger.releases.slice(0, releaseOn(ledger, known) + 1).slice(-1)
  const version = behind.length === 0 ? 'no release yet' : listText(behind.map(versionOf))
  const releases = behind.length === 0 ? version : `${behind.length === 1 ? 'release' : 'releases'} ${version}`
  const ofDay = `known on ${longKnown(known)}`
  // A citation names the claim itself: without the quotation its address can be printed.
  const address = `${site}/claims${checkAddresses(ledger, check).cited}`
  const sources = behind.length === 0 ? '' : ` Figures: ${listText([...new Set(behind.map(({ source }) => source))])}, as compiled by ${compilersText(behind)}, ${ofDay}.`
  return {
    text: `${PUBLISHER}. “${title}” [check of a claim], ${releases}, ${ofDay}. Retrieved ${longDay(retrieved)}, ${address}`,
    bibtex: toBibtex({ id: `same-period-claim-known-${toKnownText(known)}`, title, version, note: `Check of a claim, ${ofDay}`, address, issued: behind[0]?.released ?? dayOfKnown(known), retrieved }),
    credit: `Check: ${PUBLISHER}.${sources} ${address}`,
  }
}
