/**
 * The published claims held against the figures: once for each ledger of the shipped dataset, one claim at a time, so
 * that other readers have their turn between two. What a query asks of them is read here for the page and both files.
 */
import { lastModifiedOf, refused } from '@/app/asked'
import { refusal } from '@/app/datasets/download'
import { figures } from '@/app/figures'
import { etagOf, kept, linksText } from '@/app/http'
import { shippedClaims } from '@/app/shipped-claims'
import { turn } from '@/app/turn'
import { isForeign } from '@/charts/dashboard'
import { type PublishedCheck, publishedCheck } from '@/claims/published-check'
import { type PublishedChoices, type PublishedQuestion, askedRows, choicesOf, parsePublished, toPublishedQuery } from '@/claims/published-query'
import type { Ledger } from '@/stats/ledger'
import { type Query, type QueryProblem, problemText } from '@/stats/question'

const held = new WeakMap<Ledger, Promise<PublishedCheck[]>>()

/** Every shipped claim, checked against a ledger of the shipped dataset; in the order of the file. */
export function publishedChecks(ledger: Ledger): Promise<PublishedCheck[]> {
  const there = held.get(ledger)
  if (there) return there
  const made = checkAll(ledger)
  held.set(ledger, made)
  made.catch(() => held.delete(ledger))
  return made
}

async function checkAll(ledger: Ledger): Promise<PublishedCheck[]> {
  const checks: PublishedCheck[] = []
  for (const claim of await shippedClaims()) {
    await turn()
    checks.push(publishedCheck(ledger, claim))
  }
  return checks
}

export interface AskedPublished {
  ledger: Ledger
  checks: PublishedCheck[]
  choices: PublishedChoices
  question: PublishedQuestion
  /** The rows that were asked for. */
  rows: PublishedCheck[]
  problems: QueryProblem[]
}

/** What a query asks of the published claims; they are of the shipped dataset whatever else there is. */
export async function askedPublished(query: Query): Promise<AskedPublished> {
  const ledger = await figures()
  const checks = await publishedChecks(ledger)
  const choices = choicesOf(checks)
  const { question, problems } = parsePublished([...query].filter(([name, value]) => !isForeign(name) && !(name === 'dataset' && value === ledger.dataset)), choices)
  return { ledger, checks, choices, question, rows: askedRows(checks, question), problems }
}

/** The rows as a file; a bad word is a 400 that names it. */
export async function publishedFile(request: Request, form: 'csv' | 'json', write: (asked: AskedPublished) => string): Promise<Response> {
  const asked = await askedPublished(new URL(request.url).searchParams)
  const { ledger, question, problems } = asked
  if (problems.length > 0) return refusal(refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }))
  const body = write(asked)
  const query = toPublishedQuery(question)
  const other = form === 'csv' ? { form: 'json', type: 'application/json' } : { form: 'csv', type: 'text/csv' }
  return kept(
    request,
    {
      etag: etagOf(body),
      frozen: false,
      lastModified: lastModifiedOf(ledger),
      headers: {
        'Content-Type': form === 'csv' ? 'text/csv; charset=utf-8; header=present' : 'application/json; charset=utf-8',
        'Content-Disposition': `${form === 'csv' ? 'attachment' : 'inline'}; filename="published-claims-release-${ledger.releases.at(-1)!.id}.${form}"`,
        Link: linksText([
          { to: `/claims/published.${form}${query}`, rel: 'canonical' },
          { to: `/claims/published${query}`, rel: 'alternate', type: 'text/html' },
          { to: `/claims/published.${other.form}${query}`, rel: 'alternate', type: other.type },
        ]),
      },
    },
    body,
  )
}
