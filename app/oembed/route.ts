import { type Asked, askChart, isRefused, refused } from '@/app/asked'
import { etagOf, kept, problem } from '@/app/http'
import { siteOf } from '@/app/site'
import { turn } from '@/app/turn'
import { isForeign, toDashboardQuery } from '@/charts/dashboard'
import { revisedText } from '@/charts/frame'
import { HOST_WORDS } from '@/charts/frame-script'
import { FRAME_WORDS } from '@/charts/frame-words'
import { boxWithin, chartOfPath, toOembed, toOembedXml } from '@/charts/oembed'
import { WIDE } from '@/charts/picture'
import { sinceRevised } from '@/charts/since-revised'
import { summaryApart } from '@/charts/summary'
import { iframeCode } from '@/components/embed-code'
import { type QueryProblem, excerpt, problemText } from '@/stats/question'

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }
const WORDS = ['url', 'format', 'maxwidth', 'maxheight']
/** What consumers add to every request: WordPress, whether it may be told of its readers, which we aren’t. */
const ADDED = ['dnt']
/** Seconds that a consumer may keep an answer, as caches may keep a live one. */
const CACHE_AGE = 300

/** oEmbed 1.0 of a chart's page, of its frame or of the dashboard, as JSON or XML. */
export async function GET(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams
  const format = words.get('format') || 'json'
  if (format !== 'json' && format !== 'xml') return refusal(request, 501, [{ parameter: 'format', found: excerpt(format), allowed: 'json, xml' }])
  const problems = problemsOf(words)
  if (problems.length > 0) return refusal(request, 400, problems)
  const target = new URL(words.get('url')!)
  const id = target.origin === siteOf(request) ? chartOfPath(target.pathname) : null
  if (id === null) return refusal(request, 404, [notOurs(request, target)])
  const entries = [...target.searchParams].filter(([name]) => !HOST_WORDS.includes(name))
  await turn()
  const asked = await askChart(request, id, FRAME_WORDS, entries)
  if (isRefused(asked)) return problem({ status: asked.status, title: TITLES[asked.status], detail: asked.detail, parameters: asked.problems })
  return answerOf(request, asked, format, words)
}

function answerOf(request: Request, asked: Asked, format: 'json' | 'xml', words: URLSearchParams): Response {
  const { ledger, dashboard, chart, site, lastModified } = asked
  const { question } = dashboard.answer
  const room = (name: string) => Number(words.get(name) || Infinity)
  const revised = sinceRevised(ledger, dashboard, chart.id)
  const box = boxWithin(dashboard, chart, { width: room('maxwidth'), height: room('maxheight') }, revised && revisedText(revised))
  if ('short' in box) {
    return refusal(request, 400, [{ parameter: box.short, found: words.get(box.short)!, allowed: `at least ${box.least}, the least that this chart fits` }])
  }
  const figure = dashboard.draw(chart.id, WIDE)
  const view = { ...dashboard.view, plain: box.plain ? ('1' as const) : ('0' as const) }
  const html = iframeCode({
    site,
    chart: chart.id,
    query: toDashboardQuery(question, view, FRAME_WORDS),
    title: figure.title,
    summary: summaryApart(figure),
    height: box.height,
    width: box.width,
  })
  const pictureQuery = toDashboardQuery(question, { ...dashboard.view, size: '1200x630', plain: '0' }, ['since', 'theme', 'size'])
  const oembed = toOembed({ dashboard, chart, site, html, box, pictureQuery, cacheAge: CACHE_AGE })
  const body = format === 'xml' ? toOembedXml(oembed) : `${JSON.stringify(oembed, null, 1)}\n`
  const headers = { 'Content-Type': TYPES[format], Vary: 'X-Forwarded-Proto' }
  return kept(request, { etag: etagOf(body), frozen: false, lastModified, headers }, body)
}

/** What is wrong with the words of the address itself. */
function problemsOf(words: URLSearchParams): QueryProblem[] {
  const problems: QueryProblem[] = []
  const say = (parameter: string, found: string, allowed: string) => problems.push({ parameter, found: excerpt(found), allowed })
  const url = words.get('url') ?? ''
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) say('url', url, 'the whole address of a chart of this site, escaped')
  for (const name of ['maxwidth', 'maxheight']) {
    const text = words.get(name) ?? ''
    if (text !== '' && !/^[1-9]\d{0,5}$/.test(text)) say(name, text, 'pixels, as a whole number')
  }
  for (const [name, value] of words) {
    if (!WORDS.includes(name) && !ADDED.includes(name) && !isForeign(name)) say(excerpt(name), value, `one of the words ${WORDS.join(', ')}`)
  }
  for (const name of WORDS) if (words.getAll(name).length > 1) say(name, words.getAll(name).join(', '), 'one value only')
  return problems
}

function notOurs(request: Request, target: URL): QueryProblem {
  const site = siteOf(request)
  return { parameter: 'url', found: excerpt(target.href), allowed: `${site}/charts/…, ${site}/embed/… or ${site}/` }
}

const TITLES = { 400: 'The query has a value that can’t be read', 404: 'There is no such chart here', 501: 'There is no such format here' }

/** A problem, logged on one line. */
function refusal(request: Request, status: keyof typeof TITLES, problems: QueryProblem[]): Response {
  const detail = problems.map(problemText).join(' ')
  refused(request, { status, problems, detail })
  return problem({ status, title: TITLES[status], detail, parameters: problems })
}
