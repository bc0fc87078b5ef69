/**
 * A frozen figure never changes: what the figures answered after six releases they answer after eighteen,
 * byte for byte, in every form that is kept for ever.
 */
import { expect, test } from 'vitest'
import { comparisonJson } from '@/app/api/v1/compare/comparison-json'
import { CHARTS } from '@/charts/catalogue'
import { dashboardOf, parseDashboard } from '@/charts/dashboard'
import { randomQueries } from '@/charts/drawn.fixture'
import { toCsv } from '@/charts/form-csv'
import { toJson } from '@/charts/form-json'
import { NARROW, WIDE } from '@/charts/picture'
import { toSvg } from '@/charts/svg'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { contradictionOf } from '@/stats/question'
import { recordsOf } from '@/stats/record-list'
import { parseRecords } from '@/stats/records-query'
import { ledgerOfFirst, shippedLedger } from '@/stats/shipped.fixture'

const [then, now] = [ledgerOfFirst(6), shippedLedger()]
const DAYS = then.releases.slice(0, -1).map((release) => toIso(release.released))

/** Addresses of before the sixth release's day: no release to come may speak of them. */
const FROZEN = randomQueries(60, 18)
  .map((query, i) => `${query.replace(/&known=[^&]*/, '')}&known=${DAYS[i % DAYS.length]}`)
  .filter((query) => {
    const { question, problems } = parseDashboard(new URLSearchParams(query), then)
    return problems.length === 0 && contradictionOf(question) === null
  })

function formsOf(ledger: Ledger, query: string): string[] {
  const { question, view } = parseDashboard(new URLSearchParams(query), ledger)
  const dashboard = dashboardOf(ledger, question, view)
  const charts = CHARTS.flatMap(({ id }) => {
    const [wide, narrow] = [WIDE, NARROW].map((size) => dashboard.draw(id, size))
    const json = JSON.stringify(toJson(dashboard, wide, { site: 'https://figures.example.org' }))
    return [toSvg(wide, 'light'), toSvg(narrow, 'dark'), toCsv(wide), json]
  })
  const { asked } = parseRecords(new URLSearchParams(query), ledger)
  const rows = recordsOf(ledger, asked).rows.map(({ date, state, label, deaths, listed }) => [date, state.code, label, deaths, listed.id])
  return [...charts, JSON.stringify(comparisonJson(dashboard.answer)), JSON.stringify(rows)]
}

test('there are enough of them', () => expect(FROZEN.length).toBeGreaterThan(25))

test.each(FROZEN)('%s', (query) => {
  expect(formsOf(now, query)).toEqual(formsOf(then, query))
})
