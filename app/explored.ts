/**
 * What the pages of charts have in common on the server: the dashboard of their query, worked out once
 * for the page and its head, and the head itself, with the card and the addresses of the other forms.
 */
import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { linksText } from '@/app/http'
import { discoveryOf, oembedOf } from '@/app/links'
import { sayLink } from '@/app/said'
import { siteOf } from '@/app/site'
import { thisDay } from '@/app/this-day'
import { chartPath } from '@/charts/catalogue'
import { type Dashboard, choicesOf, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { WIDE } from '@/charts/picture'
import { sinceRevised } from '@/charts/since-revised'
import { summaryApart } from '@/charts/summary'
import { withWords } from '@/charts/with-words'
import type { Served } from '@/components/place'
import { DEFAULT_DATASET, type Dataset } from '@/stats/dataset'

export interface Asking {
  searchParams: SearchParams
}

/** The dashboard of a query, with all that its page shows; of a dataset without a release, which one that is. */
export const exploredFor = cache(async (searchParams: Asking['searchParams'], chart: string | null) => {
  const { dataset, ledger, ...named } = await askedDataset(await queryOf(searchParams))
  if (isEmpty(ledger)) return emptyOf(dataset)
  const { question, view, problems: ofWords } = parseDashboard(named.entries, ledger)
  const problems = [...named.problems, ...ofWords]
  const dashboard = dashboardOf(ledger, question, view)
  const served = await servedNow(dataset)
  const path = chart === null ? '/' : chartPath(chart)
  noticed(path, problems)
  sayLink(linksText(discoveryOf({ site: served.site, path, chart: chart ?? CARD_CHART, query: dashboard.query })))
  return {
    dataset,
    dashboard,
    problems,
    choices: choicesOf(ledger, dashboard),
    revised: sinceRevised(ledger, dashboard, chart),
    served,
  }
})

/** A dataset without a release. */
const emptyOf = (empty: Dataset): { empty: Dataset } => ({ empty })

/** The chart that stands for the dashboard where one must. */
export const CARD_CHART = 'year-so-far'

/** The clock and the request's host are read here, and nowhere below. */
async function servedNow({ id, title }: Dataset): Promise<Served> {
  return {
    site: siteOf({ headers: await headers() }),
    retrieved: thisDay(),
    dataset: { id, title, path: `/datasets/${id}` },
  }
}

/** What the dashboard of a dataset is, for its head. */
export const aboutText = ({ id, title }: Dataset): string =>
  id === DEFAULT_DATASET ? 'US officers’ line-of-duty deaths, compared over the same period of two years.' : `${title}, compared over the same period of two years.`

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
