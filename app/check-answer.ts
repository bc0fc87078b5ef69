/**
 * What is asked of the API about a claim, read and answered: a problem that names the field where something can't
 * be read, or the check as JSON. Refusals are logged by the names of their words, without what was sent.
 */
import { refused } from '@/app/asked'
import { askedDataset, emptyText, isEmpty } from '@/app/asked-dataset'
import { checkOnce, findingsOf, loggedProblems } from '@/app/checked-claim'
import { claimJson } from '@/app/claim-json'
import { problem } from '@/app/http'
import { siteOf } from '@/app/site'
import { thisDay } from '@/app/this-day'
import { turn } from '@/app/turn'
import { isForeign } from '@/charts/dashboard'
import type { Claim } from '@/claims/claim'
import { postedClaim } from '@/claims/posted-claim'
import { withAsides } from '@/claims/text-verdict'
import type { Ledger } from '@/stats/ledger'
import { type QueryProblem, problemText } from '@/stats/question'

export interface CheckAnswer {
  ledger: Ledger
  claim: Claim
  /** The text that it was read from; empty where fields alone were sent. */
  text: string
  body: string
}

/** Checks what was asked in the words of an address; what other sites add to a link asks nothing. */
export async function checkAnswer(request: Request, words: [string, string][], faults: QueryProblem[] = []): Promise<CheckAnswer | Response> {
  const { dataset, ledger, entries, problems: ofName } = await askedDataset(words)
  const early = [...faults, ...ofName]
  if (early.length > 0) return refusedCheck(request, early)
  if (isEmpty(ledger)) {
    const { detail } = refused(request, { status: 404, problems: [], detail: emptyText(dataset) })
    return problem({ status: 404, title: 'The dataset has no figures yet', detail })
  }
  await turn()
  const posted = postedClaim(entries.filter(([name]) => !isForeign(name)), { terms: ledger.terms, releases: ledger.releases, today: thisDay() })
  const { claim, problems, text } = posted
  if (!claim) return refusedCheck(request, problems)
  const check = withAsides(await checkOnce(ledger, claim), posted.asides)
  return { ledger, claim, text, body: `${JSON.stringify(claimJson(check, { ...posted, findings: await findingsOf(ledger, posted) }, ledger, siteOf(request)), null, 1)}\n` }
}

function refusedCheck(request: Request, problems: QueryProblem[]): Response {
  const { detail } = refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }, loggedProblems(problems))
  return problem({ status: 400, title: 'The claim has a value that can’t be read', detail, parameters: problems, ...problems[0] })
}

/** A refusal of the body itself, logged. */
export function refusedBody(request: Request, status: 400 | 413 | 415, title: string, detail: string): Response {
  console.warn(`refused ${status} ${new URL(request.url).pathname}: ${detail}`)
  return problem({ status, title, detail })
}
