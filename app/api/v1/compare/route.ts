import { askNumbers, isFrozen, isRefused, lastModifiedOf } from '@/app/asked'
import { etagOf, kept, linksText, problem, varyOfSite } from '@/app/http'
import { describedBy } from '@/app/links'
import { siteOf } from '@/app/site'
import { turn } from '@/app/turn'
import { toIso } from '@/stats/calendar'
import { answer } from '@/stats/answer'
import { toQuery } from '@/stats/question'
import { comparisonJson } from './comparison-json'

/** One comparison as JSON; a bad value is a 400 that names it. */
export async function GET(request: Request): Promise<Response> {
  const asked = await askNumbers(request)
  if (isRefused(asked)) {
    const { status, detail, problems } = asked
    return problem({ status, title: 'The query has a value that can’t be read', detail, parameters: problems, ...problems[0] })
  }
  const { ledger, question } = asked
  await turn()
  const answered = answer(ledger, question)
  const body = `${JSON.stringify(comparisonJson(answered), null, 1)}\n`
  const [site, query, frozen] = [siteOf(request), toQuery(question), isFrozen(ledger, question)]
  return kept(
    request,
    {
      etag: etagOf(body),
      frozen,
      lastModified: lastModifiedOf(ledger, frozen ? answered.release : null),
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': `inline; filename="comparison-as-of-${toIso(answered.asOf)}-release-${answered.release.id}.json"`,
        Link: linksText([
          { to: `${site}/api/v1/compare${query}`, rel: 'canonical' },
          describedBy(site, ledger.dataset),
          { to: `${site}/${query}`, rel: 'alternate', type: 'text/html' },
        ]),
        ...varyOfSite(),
      },
    },
    body,
  )
}
