import { lastModifiedOf } from '@/app/asked'
import { checkAnswer, refusedBody } from '@/app/check-answer'
import { isFrozenCheck } from '@/app/checked-claim'
import { NOT_LISTED, etagOf, kept, linksText, varyOfSite } from '@/app/http'
import { describedBy } from '@/app/links'
import { jsonFault, readText } from '@/app/own-answer'
import { siteOf } from '@/app/site'
import { postedWords } from '@/claims/posted-claim'
import { releaseOn } from '@/stats/ledger'

/** A text of 100,000 characters with what JSON adds to it, and the fields. */
const MOST_BYTES = 256_000

const JSON_TYPE = 'application/json; charset=utf-8'

/** Checks a claim: its sentence or its fields, as a JSON object. Nothing of it is kept. */
export async function POST(request: Request): Promise<Response> {
  const asked = await bodyOf(request)
  if (asked instanceof Response) return asked
  const { words, problems } = postedWords(asked)
  const answer = await checkAnswer(request, words, problems)
  if (answer instanceof Response) return answer
  return new Response(answer.body, { headers: { 'Content-Type': JSON_TYPE, 'Cache-Control': 'no-store', 'Access-Control-Allow-Origin': '*' } })
}

async function bodyOf(request: Request): Promise<Record<string, unknown> | Response> {
  const fault = jsonFault(request)
  if (fault) return refusedBody(request, 415, fault.title, fault.detail)
  const text = await readText(request, MOST_BYTES)
  if (text === null) return refusedBody(request, 413, 'The body is too large', `A body may have ${MOST_BYTES} bytes here; of a text the first 100,000 characters are read.`)
  try {
    const value: unknown = JSON.parse(text)
    if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  } catch {
    // The refusal below says what is wrong with it.
  }
  return refusedBody(request, 400, 'The body can’t be read', 'The body must be a JSON object, such as {"text": "Police shooting deaths are down 21% this year.", "published": "2015-09-08"}.')
}

/** The same with the sentence or the fields as a query. */
export async function GET(request: Request): Promise<Response> {
  const answer = await checkAnswer(request, [...new URL(request.url).searchParams])
  if (answer instanceof Response) return answer
  const { ledger, claim, text, body } = answer
  const frozen = isFrozenCheck(ledger, claim, text)
  return kept(
    request,
    {
      etag: etagOf(body),
      frozen,
      lastModified: lastModifiedOf(ledger, frozen ? ledger.releases[releaseOn(ledger, claim.known!)] : null),
      headers: { 'Content-Type': JSON_TYPE, Link: linksText([describedBy(siteOf(request), ledger.dataset)]), ...NOT_LISTED, ...varyOfSite() },
    },
    body,
  )
}
