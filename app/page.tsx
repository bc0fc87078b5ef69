import type { Metadata } from 'next'
import { type Asking, CARD_CHART, aboutText, exploredFor, headOf } from '@/app/explored'
import { DashboardPage } from '@/components/dashboard-page'
import { EmptyDatasetPage } from '@/components/dataset-page'
import { pageTitle, placeOf } from '@/components/place'

export async function generateMetadata({ searchParams }: Asking): Promise<Metadata> {
  const explored = await exploredFor(searchParams, null)
  if ('empty' in explored) return { title: explored.empty.title }
  const { dataset, dashboard, served } = explored
  const title = pageTitle(placeOf(), dashboard)
  return headOf({ title, description: aboutText(dataset), path: '/', dashboard, chart: CARD_CHART, site: served.site })
}

export default async function Page({ searchParams }: Asking) {
  const explored = await exploredFor(searchParams, null)
  return 'empty' in explored ? <EmptyDatasetPage dataset={explored.empty} /> : <DashboardPage {...explored} />
}
