/**
 * The forms of a chart that leave the site: SVG, PNG, CSV and JSON. Each has the query words that it takes,
 * its answer, and its way of saying what is wrong, so that a broken picture is a picture that says why.
 */
import type { Asked, Refused } from '@/app/asked'
import { etagOf, isHeld, kept, linksText, problem, varyOfSite } from '@/app/http'
import { originOf } from '@/app/links'
import { RASTERISER, toPng } from '@/app/png'
import { toCsv } from '@/charts/form-csv'
import { toJson } from '@/charts/form-json'
import { WIDE, creditOf, layoutFor, toPicture } from '@/charts/picture'
import { toProblemPicture } from '@/charts/problem-picture'
import type { ViewWord } from '@/charts/view'
import { toIso } from '@/stats/calendar'
import { problemText } from '@/stats/question'

interface Form {
  words: readonly ViewWord[]
  answer: (request: Request, asked: Asked) => Promise<Response>
  refuse: (refused: Refused) => Promise<Response>
}

type FormName = 'svg' | 'png' | 'csv' | 'json'

const TYPES: Record<FormName, string> = {
  svg: 'image/svg+xml; charset=utf-8',
  png: 'image/png',
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
}

const PICTURE_WORDS = ['since', 'theme', 'size', 'lang', 'plain'] as const
const NUMBER_WORDS = ['since', 'lang'] as const

const FORMS: Record<FormName, Form> = {
  svg: { words: PICTURE_WORDS, answer: svgAnswer, refuse: svgProblem },
  png: { words: PICTURE_WORDS, answer: pngAnswer, refuse: pngProblem },
  csv: { words: NUMBER_WORDS, answer: csvAnswer, refuse: wordsProblem },
  json: { words: NUMBER_WORDS, answer: jsonAnswer, refuse: wordsProblem },
}

export const findForm = (name: string): Form | null => (Object.hasOwn(FORMS, name) ? FORMS[name as FormName] : null)

const pictureOf = ({ chart, dashboard, site }: Asked): string => {
  const { size, theme, plain } = dashboard.view
  const figure = layoutFor(size, (each) => dashboard.draw(chart.id, each))
  const credit = creditOf(dashboard, chart.id, site)
  return toPicture(figure, { size, theme: theme === 'dark' ? 'dark' : 'light', credit, plain: plain === '1' })
}

async function svgAnswer(request: Request, asked: Asked): Promise<Response> {
  return answerOf(request, asked, 'svg', pictureOf(asked))
}

/** The ETag is of what is drawn and by whom, so that a reader who has the picture needn't wait for it to be drawn again. */
async function pngAnswer(request: Request, asked: Asked): Promise<Response> {
  const svg = pictureOf(asked)
  const etag = etagOf(`${RASTERISER} ${svg}`)
  return answerOf(request, asked, 'png', isHeld(request, etag) ? '' : await toPng(svg), etag)
}

async function csvAnswer(request: Request, asked: Asked): Promise<Response> {
  return answerOf(request, asked, 'csv', toCsv(asked.dashboard.draw(asked.chart.id, WIDE)))
}

async function jsonAnswer(request: Request, asked: Asked): Promise<Response> {
  const { dashboard, chart, site } = asked
  const json = toJson(dashboard, dashboard.draw(chart.id, WIDE), { site })
  return answerOf(request, asked, 'json', `${JSON.stringify(json, null, 1)}\n`)
}

function answerOf(request: Request, asked: Asked, form: FormName, body: string | Uint8Array, etag = etagOf(body)): Response {
  return kept(
    request,
    {
      etag,
      frozen: asked.isFrozen,
      lastModified: asked.lastModified,
      headers: {
        'Content-Type': TYPES[form],
        'Content-Disposition': dispositionOf(asked, form),
        'Cross-Origin-Resource-Policy': 'cross-origin',
        Link: linksOf(asked, form),
        ...varyOfSite(),
      },
    },
    body as BodyInit,
  )
}

/** Pictures are shown, numbers are saved; the name says chart, as-of day and release. */
function dispositionOf({ chart, dashboard }: Asked, form: FormName): string {
  const { asOf, release } = dashboard.answer
  const kind = form === 'csv' ? 'attachment' : 'inline'
  return `${kind}; filename="${chart.id}-as-of-${toIso(asOf)}-release-${release.id}.${form}"`
}

/** The page of the chart, the description of the data, their licences, and the other forms. */
function linksOf({ chart, dashboard, site }: Asked, form: FormName): string {
  const address = `${site}/charts/${chart.id}`
  const others = (Object.keys(FORMS) as FormName[]).filter((name) => name !== form)
  return linksText([
    { to: address + dashboard.query, rel: 'canonical' },
    ...originOf(dashboard.draw(chart.id, WIDE), site, dashboard.answer.question.dataset),
    ...others.map((name) => ({ to: `${address}.${name}${dashboard.query}`, rel: 'alternate', type: TYPES[name].split(';')[0] })),
  ])
}

const titleOf = ({ status }: Refused) => (status === 404 ? 'There is no such chart' : 'This address can’t be answered')

/** A refusal may not be kept; any site may show it, for it is shown in place of a picture of ours. */
const refusalHeaders = (form: FormName) => ({
  'Content-Type': TYPES[form],
  'Cache-Control': 'no-store',
  'Access-Control-Allow-Origin': '*',
  'Cross-Origin-Resource-Policy': 'cross-origin',
})

const problemPicture = (refused: Refused) =>
  toProblemPicture(titleOf(refused), refused.problems.length > 0 ? refused.problems.map(problemText) : [refused.detail])

async function svgProblem(refused: Refused): Promise<Response> {
  return new Response(problemPicture(refused), { status: refused.status, headers: refusalHeaders('svg') })
}

async function pngProblem(refused: Refused): Promise<Response> {
  const png = await toPng(problemPicture(refused))
  return new Response(png as BodyInit, { status: refused.status, headers: refusalHeaders('png') })
}

async function wordsProblem(refused: Refused): Promise<Response> {
  const { status, problems, detail } = refused
  const parameters = problems.length > 0 ? { parameters: problems, ...problems[0] } : {}
  return problem({ status, title: titleOf(refused), detail, ...parameters })
}
