import type { Metadata } from 'next'
import { type Asking, CARD_CHART, exploredFor, headOf } from '@/app/explored'
import { DashboardPage } from '@/components/dashboard-page'
import { pageTitle, placeOf } from '@/components/place'

export async function generateMetadata({ searchParams }: Asking): Promise<Metadata> {
  const { dashboard, served } = await exploredFor(searchParams, null)
  const title = pageTitle(placeOf(), dashboard)
  const description = 'US officers’ line-of-duty deaths, compared over the same period of two years.'
  return headOf({ title, description, path: '/', dashboard, chart: CARD_CHART, site: served.site })
}

export default async function Page({ searchParams }: Asking) {
  return <DashboardPage {...await exploredFor(searchParams, null)} />
}
