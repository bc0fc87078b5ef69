/**
 * A check asked for as a picture or a frame: the same address as its page's, with the words of its look beside
 * it. What can't be checked is a refusal with words, which each form shows in its own way.
 */
import { NO_HOST, type Refused, lastModifiedOf, refused, siteNamed } from '@/app/asked'
import { emptyText } from '@/app/asked-dataset'
import { checkedClaim, isFrozenCheck, loggedProblems } from '@/app/checked-claim'
import type { Site } from '@/app/site'
import { type ShownCheck, shownCheck } from '@/charts/claim-shown'
import { type View, type ViewWord, parseView } from '@/charts/view'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { type Query, type QueryProblem, problemText } from '@/stats/question'

export interface AskedCheck {
  ledger: Ledger
  shown: ShownCheck
  view: View
  site: Site
  /** Its own address: with its moment where it was asked with one. */
  query: string
  /** Whether its answer never changes. */
  isFrozen: boolean
  lastModified: Date
}

const NOTHING = 'Nothing is asked: an address of a check has a text, or fields such as cause, current, prior, percent, asof. The page /claims makes one.'

/** The look of a card or a frame says nothing of a claim. */
const loggedOf = (ofClaim: QueryProblem[], ofLook: QueryProblem[]): string => [...(ofClaim.length > 0 ? [loggedProblems(ofClaim)] : []), ...ofLook.map(problemText)].join(' ')

export async function askCheck(request: Request, words: readonly ViewWord[], query: Query = new URL(request.url).searchParams): Promise<AskedCheck | Refused> {
  const site = siteNamed(request)
  if (site === null) return refused(request, NO_HOST)
  const entries = [...query]
  const isLook = ([name]: [string, string]) => (words as readonly string[]).includes(name)
  const { view, problems: ofLook } = parseView(entries.filter(isLook), words)
  const checked = await checkedClaim(entries.filter((entry) => !isLook(entry)))
  if ('empty' in checked) return refused(request, { status: 404, problems: [], detail: emptyText(checked.empty) })
  const { ledger, asked, check, today } = checked
  const problems = [...checked.problems, ...ofLook]
  if (problems.length > 0) return refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }, loggedOf(checked.problems, ofLook))
  if (check === null) return refused(request, { status: 400, problems: [], detail: asked.isAsked ? 'No comparison was found in the text.' : NOTHING })
  const isFrozen = isFrozenCheck(ledger, check.claim, asked.text)
  const shown = shownCheck(ledger, check, { site, retrieved: today, quoted: asked.quoted })
  return {
    ledger,
    shown,
    query: check.claim.known === null ? shown.live : shown.cited,
    view,
    site,
    isFrozen,
    lastModified: lastModifiedOf(ledger, isFrozen ? (ledger.releases[releaseOn(ledger, check.known)] ?? null) : null),
  }
}
