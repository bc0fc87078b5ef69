/**
 * Milliseconds a form: a question's answer, the figure of the line chart of ten years, and every form that
 * it is written in, each made anew each time. Forms take turns within a round; the median of the rounds
 * counts. The ledger is that of the product, asked of its address.
 */
import { toPng } from '@/app/png'
import { findChart } from '@/charts/catalogue'
import { dashboardOf, parseDashboard } from '@/charts/dashboard'
import { toCsv } from '@/charts/form-csv'
import { toJson } from '@/charts/form-json'
import { toHtmlTable } from '@/charts/html-table'
import { WIDE, layoutFor, toPicture } from '@/charts/picture'
import { toSvg } from '@/charts/svg'
import { fetchLedger } from './counting-rows.mjs'
import { machine, medianOf, printTable, quantileOf, short } from './numbers.mjs'
import { withProduct } from './server.mjs'

const ROUNDS = 60
const WARM_UP = 30
const QUERY = 'asof=2015-09-07&known=2016-07-03'
const SITE = 'https://figures.example.org'

const ledger = await withProduct(fetchLedger)
const { question, view } = parseDashboard(new URLSearchParams(QUERY), ledger)
const answered = () => dashboardOf(ledger, question, view)

for (const chart of ['last-365', 'year-so-far', 'by-year']) printForms(chart, await timesOf(formsOf(findChart(chart))))

function formsOf(chart) {
  const dashboard = answered()
  const figure = dashboard.draw(chart.id, WIDE)
  let made = 0
  const picture = (size, laid) => toPicture(laid, { size, theme: 'light', credit: `Same Period ${made++}` })
  const card = layoutFor('1200x630', (size) => dashboard.draw(chart.id, size))
  return {
    'answer and its words': answered,
    figure: () => answered().draw(chart.id, WIDE),
    'SVG, the drawing alone': () => toSvg(figure),
    'SVG, the whole picture': () => picture('600', figure),
    'SVG, a card of 1200 × 630': () => picture('1200x630', card),
    'PNG of 600, from its SVG': () => toPng(picture('600', figure)),
    'PNG of 1200, from its SVG': () => toPng(picture('1200', figure)),
    'PNG of 1200 × 630, from its SVG': () => toPng(picture('1200x630', card)),
    CSV: () => toCsv(figure),
    JSON: () => JSON.stringify(toJson(dashboard, figure, { site: SITE, releases: ledger.releases })),
    'HTML table': () => toHtmlTable(figure.table, SITE),
  }
}

/** Milliseconds of each form in each round; `figure` is without the answer that it needs. */
async function timesOf(forms) {
  const times = new Map(Object.keys(forms).map((name) => [name, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    const within = {}
    for (const [name, make] of Object.entries(forms)) {
      const began = performance.now()
      await make()
      within[name] = performance.now() - began
    }
    within.figure = Math.max(0, within.figure - within['answer and its words'])
    if (round >= 0) for (const [name, ms] of Object.entries(within)) times.get(name).push(ms)
  }
  return times
}

function printForms(chart, times) {
  printTable(
    `${chart}, ${ROUNDS} rounds; milliseconds. ${machine()}`,
    ['form', 'median', '95 in 100 within'],
    [...times].map(([name, ms]) => [name, short(medianOf(ms)), short(quantileOf(ms, 0.95))]),
  )
}
