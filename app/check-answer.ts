/**
 * What is asked of the API about a claim, read and answered: a problem that names the field where something can't
 * be read, or the check as JSON. Logged like every refusal, without the text.
 */
import { refused } from '@/app/asked'
import { askedDataset, emptyText, isEmpty } from '@/app/asked-dataset'
import { claimJson } from '@/app/claim-json'
import { problem } from '@/app/http'
import { siteOf } from '@/app/site'
import { thisDay } from '@/app/this-day'
import { turn } from '@/app/turn'
import { postedClaim } from '@/claims/posted-claim'
import { checkClaim } from '@/claims/check'
import type { Claim } from '@/claims/claim'
import type { Ledger } from '@/stats/ledger'
import { type QueryProblem, excerpt, problemText } from '@/stats/question'

export interface CheckAnswer {
  ledger: Ledger
  claim: Claim
  body: string
}

/** Checks what was asked, by names; `entries` are the values of a query, where the asking was one. */
export async function checkAnswer(request: Request, asked: Record<string, unknown>, faults: QueryProblem[] = []): Promise<CheckAnswer | Response> {
  const { dataset: name, ...rest } = asked
  const isName = typeof name === 'string' || name === undefined || name === null
  const named = await askedDataset(typeof name === 'string' ? [['dataset', name]] : [])
  const early = [...faults, ...(isName ? named.problems : [{ parameter: 'dataset', found: excerpt(JSON.stringify(name)), allowed: 'the name of a dataset' }])]
  if (early.length > 0) return refusedCheck(request, early)
  const { dataset, ledger } = named
  if (isEmpty(ledger)) {
    const { detail } = refused(request, { status: 404, problems: [], detail: emptyText(dataset) })
    return problem({ status: 404, title: 'The dataset has no figures yet', detail })
  }
  await turn()
  const { claim, problems, ...found } = postedClaim(rest, { terms: ledger.terms, today: thisDay() })
  if (!claim) return refusedCheck(request, problems)
  return { ledger, claim, body: `${JSON.stringify(claimJson(checkClaim(ledger, claim), found, ledger, siteOf(request)), null, 1)}\n` }
}

function refusedCheck(request: Request, problems: QueryProblem[]): Response {
  const { detail } = refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') })
  return problem({ status: 400, title: 'The claim has a value that can’t be read', detail, parameters: problems, ...problems[0] })
}

/** A refusal of the body itself, logged. */
export function refusedBody(request: Request, status: 400 | 413 | 415, title: string, detail: string): Response {
  console.warn(`refused ${status} ${new URL(request.url).pathname}: ${detail}`)
  return problem({ status, title, detail })
}
