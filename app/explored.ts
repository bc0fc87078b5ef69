/**
 * What the pages of charts have in common on the server: the dashboard of their query, worked out once
 * for the page and its head, and the head itself, with the card and the addresses of the other forms.
 */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { figures, shippedDataset } from '@/app/figures'
import { linksText } from '@/app/http'
import { discoveryOf, oembedOf } from '@/app/links'
import { sayLink } from '@/app/said'
import { siteOf } from '@/app/site'
import { chartPath } from '@/charts/catalogue'
import { type Dashboard, choicesOf, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { WIDE } from '@/charts/picture'
import { sinceRevised } from '@/charts/since-revised'
import { summaryApart } from '@/charts/summary'
import { withWords } from '@/charts/with-words'
import type { Served } from '@/components/place'
import { isoDay } from '@/stats/calendar'

export interface Asking {
  searchParams: SearchParams
}

/** The dashboard of a query, with all that its page shows. */
export const exploredFor = cache(async (searchParams: Asking['searchParams'], chart: string | null) => {
  const ledger = await figures()
  const { question, view, problems } = parseDashboard(await queryOf(searchParams), ledger)
  const dashboard = dashboardOf(ledger, question, view)
  const served = await servedNow()
  const path = chart === null ? '/' : chartPath(chart)
  noticed(path, problems)
  sayLink(linksText(discoveryOf({ site: served.site, path, chart: chart ?? CARD_CHART, query: dashboard.query })))
  return {
    dashboard,
    problems,
    choices: choicesOf(ledger, dashboard),
    revised: sinceRevised(ledger, dashboard, chart),
    served,
  }
})

/** The chart that stands for the dashboard where one must. */
export const CARD_CHART = 'year-so-far'

/** The clock and the request's host are read here, and nowhere below. */
async function servedNow(): Promise<Served> {
  return {
    site: siteOf({ headers: await headers() }),
    retrieved: isoDay(new Date().toISOString().slice(0, 10)),
    dataset: `/datasets/${shippedDataset.id}`,
  }
}

interface Head {
  title: string
  description: string
  /** The page's own address, without site and query. */
  path: string
  dashboard: Dashboard
  /** The chart on its card. */
  chart: string
  site: string
}

const CARD = { width: 1200, height: 630 }

/** A page's head: title, canonical address, a card with the chart's picture, and where its other forms are. */
export function headOf({ title, description, path, dashboard, chart, site }: Head): Metadata {
  const { query } = dashboard
  const address = `${site}${path}${query}`
  const figure = dashboard.draw(chart, WIDE)
  const size = `${CARD.width}x${CARD.height}`
  const card = { url: `${site}${chartPath(chart)}.png${withWords(query, { size })}`, alt: summaryApart(figure) }
  return {
    title: { absolute: title },
    description,
    alternates: {
      canonical: address,
      types: {
        'application/json+oembed': [{ url: oembedOf(address, site, 'json'), title: figure.title }],
        'text/xml+oembed': [{ url: oembedOf(address, site, 'xml'), title: figure.title }],
        'text/csv': [{ url: `${site}${chartPath(chart)}.csv${query}`, title: figure.table.caption }],
      },
    },
    openGraph: { type: 'website', siteName: 'Same Period', locale: 'en_US', title, description, url: address, images: [{ ...card, ...CARD, type: 'image/png' }] },
    twitter: { card: 'summary_large_image', title, description, images: [card] },
  }
}
