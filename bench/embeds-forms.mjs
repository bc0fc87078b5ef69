/**
 * The product's own frames and forms, through its front door: what each chart's frame weighs, and how long
 * each form takes from the request to its last byte. Every request asks about another day, so nothing that
 * was drawn before can answer it; the time holds the question, the figure, the form and HTTP.
 */
import { get } from 'node:http'
import { CHARTS } from '@/charts/catalogue'
import { bytesOf } from './embeds-bytes.mjs'
import { medianOf } from './numbers.mjs'

const ROUNDS = 15
const FIRST_DAY = Date.UTC(2023, 0, 9)
const DAYS_APART = 11
const DAY_MS = 86_400_000

/** Address of each form of a chart, without its query. */
export const FORMS = {
  'SVG': (id) => `/charts/${id}.svg`,
  'PNG': (id) => `/charts/${id}.png`,
  'CSV': (id) => `/charts/${id}.csv`,
  'JSON': (id) => `/charts/${id}.json`,
  'frame': (id) => `/embed/${id}`,
  'bare frame': (id) => `/embed/${id}?plain=1`,
}

/** By chart: `{ complete, bare }`, each as `bytesOf` has it. */
export async function framesOf(browser, product) {
  const found = {}
  for (const { id } of CHARTS) {
    found[id] = { complete: await bytesOf(browser, `${product}/embed/${id}`), bare: await bytesOf(browser, `${product}/embed/${id}?plain=1`) }
  }
  return found
}

/** Milliseconds by chart and form, medians of the rounds; forms and charts take turns. The empty answer of `/healthz` is the floor. */
export async function answered(product) {
  const asked = [['floor', 'healthz', () => '/healthz'], ...CHARTS.flatMap(({ id }) => Object.entries(FORMS).map(([form, of]) => [id, form, () => of(id)]))]
  const times = {}
  for (let round = -1; round < ROUNDS; round++) {
    for (const [place, [chart, form, of]] of asked.entries()) {
      const ms = await timeOf(new URL(of(), product), dayOf(round * asked.length + place))
      if (round >= 0) ((times[chart] ??= {})[form] ??= []).push(ms)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([chart, forms]) => [chart, Object.fromEntries(Object.entries(forms).map(([form, of]) => [form, medianOf(of)]))]))
}

/** Another day for every request, going back from 2023 in steps that no week or month shares. */
const dayOf = (place) => new Date(FIRST_DAY - place * DAYS_APART * DAY_MS).toISOString().slice(0, 10)

function timeOf(url, day) {
  url.searchParams.set('asof', day)
  const began = performance.now()
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'br' } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      response.on('data', () => {})
      response.on('end', () => resolve(performance.now() - began))
    }).on('error', reject)
  })
}
