import { askChart, isRefused, refused } from '@/app/asked'
import { etagOf, kept, problem } from '@/app/http'
import { siteOf } from '@/app/site'
import { turn } from '@/app/turn'
import { isForeign } from '@/charts/dashboard'
import { HOST_WORDS } from '@/charts/frame-script'
import { FRAME_WORDS } from '@/charts/frame-words'
import { chartOfPath, isCheckPath, toOembedXml } from '@/charts/oembed'
import { type QueryProblem, excerpt, problemText } from '@/stats/question'
import { chartOembed, checkOembed } from './oembeds'

const TYPES = { json: 'application/json; charset=utf-8', xml: 'text/xml; charset=utf-8' }
const WORDS = ['url', 'format', 'maxwidth', 'maxheight']
/** What consumers add to every request: WordPress, whether it may be told of its readers, which we aren’t. */
const ADDED = ['dnt']
/** oEmbed 1.0 of a chart's page or frame, of the dashboard, of a check's page or frame; as JSON or XML. */
export async function GET(request: Request): Promise<Response> {
  const words = new URL(request.url).searchParams
  const format = words.get('format') || 'json'
  if (format !== 'json' && format !== 'xml') return refusal(request, 501, [{ parameter: 'format', found: excerpt(format), allowed: 'json, xml' }])
  const problems = problemsOf(words)
  if (problems.length > 0) return refusal(request, 400, problems)
  const target = new URL(words.get('url')!)
  const made = await madeFor(request, target, words)
  if (made === null) return refusal(request, 404, [notOurs(request, target)])
  if (isRefused(made)) return problem({ status: made.status, title: TITLES[made.status], detail: made.detail, parameters: made.problems })
  if ('short' in made) return refusal(request, 400, [{ parameter: made.short, found: words.get(made.short)!, allowed: `at least ${made.least}, the least that this frame fits` }])
  const body = format === 'xml' ? toOembedXml(made.oembed) : `${JSON.stringify(made.oembed, null, 1)}\n`
  const headers = { 'Content-Type': TYPES[format], Vary: 'X-Forwarded-Proto' }
  return kept(request, { etag: etagOf(body), frozen: false, lastModified: made.lastModified, headers }, body)
}

/** What the address is of, within the consumer's room; null where it is of nothing here that can be embedded. */
async function madeFor(request: Request, target: URL, words: URLSearchParams) {
  if (target.origin !== siteOf(request)) return null
  const room = { width: Number(words.get('maxwidth') || Infinity), height: Number(words.get('maxheight') || Infinity) }
  const entries = [...target.searchParams].filter(([name]) => !HOST_WORDS.includes(name))
  if (isCheckPath(target.pathname)) return checkOembed(request, entries, room)
  const id = chartOfPath(target.pathname)
  if (id === null) return null
  await turn()
  const asked = await askChart(request, id, FRAME_WORDS, entries)
  return isRefused(asked) ? asked : chartOembed(asked, room)
}

/** What is wrong with the words of the address itself. */
function problemsOf(words: URLSearchParams): QueryProblem[] {
  const problems: QueryProblem[] = []
  const say = (parameter: string, found: string, allowed: string) => problems.push({ parameter, found: excerpt(found), allowed })
  const url = words.get('url') ?? ''
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) say('url', url, 'the whole address of a chart or a check of this site, escaped')
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
  return { parameter: 'url', found: excerpt(target.href), allowed: `${site}/charts/…, ${site}/embed/…, ${site}/claims?… or ${site}/` }
}

const TITLES = { 400: 'The query has a value that can’t be read', 404: 'There is nothing here to embed', 501: 'There is no such format here' }

/** A problem, logged on one line, without the query of an address that may hold a claim. */
function refusal(request: Request, status: keyof typeof TITLES, problems: QueryProblem[]): Response {
  const detail = problems.map(problemText).join(' ')
  refused(request, { status, problems, detail }, problems.map((each) => problemText({ ...each, found: each.found.split('?')[0] })).join(' '))
  return problem({ status, title: TITLES[status], detail, parameters: problems })
}
