import { figures } from '@/app/figures'
import { etagOf, kept, problem } from '@/app/http'
import { toIso } from '@/stats/calendar'
import { answer } from '@/stats/answer'
import { parseQuestion, problemText } from '@/stats/question'
import { comparisonJson } from './comparison-json'

/** One comparison as JSON; a bad value is a 400 that names it. */
export async function GET(request: Request): Promise<Response> {
  const ledger = await figures()
  const { question, problems } = parseQuestion(new URL(request.url).searchParams, ledger)
  if (problems.length > 0) {
    const detail = problems.map(problemText).join(' ')
    return problem({ status: 400, title: 'The query has a value that can’t be read', detail, parameters: problems, ...problems[0] })
  }
  const answered = answer(ledger, question)
  const newest = ledger.releases.at(-1)!
  const body = `${JSON.stringify(comparisonJson(answered), null, 1)}\n`
  return kept(
    request,
    {
      etag: etagOf(body),
      // A known-on day on or after the newest release's may yet be spoken of by a later one.
      frozen: question.known !== null && question.asOf !== null && question.known < newest.released,
      lastModified: new Date(`${toIso(newest.released)}T00:00:00Z`),
      headers: { 'Content-Type': 'application/json; charset=utf-8' },
    },
    body,
  )
}
