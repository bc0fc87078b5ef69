import type { Metadata } from 'next'
import { type Asking, exploredFor, headOf } from '@/app/explored'
import { sayMissing } from '@/app/said'
import { type Chart, chartPath, findChart } from '@/charts/catalogue'
import { WIDE } from '@/charts/picture'
import { summaryApart } from '@/charts/summary'
import { ChartPage } from '@/components/chart-page'
import { EmptyDatasetPage } from '@/components/dataset-page'
import { pageTitle, placeOf } from '@/components/place'
import NoSuchChart from './not-found'

interface Props extends Asking {
  params: Promise<{ chart: string }>
}

const chartOf = async (params: Props['params']): Promise<Chart | null> => findChart((await params).chart) ?? sayMissing()

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const chart = await chartOf(params)
  if (!chart) return { title: 'There is no such chart', robots: { index: false } }
  const { id } = chart
  const explored = await exploredFor(searchParams, id)
  if ('empty' in explored) return { title: chart.name }
  const { dashboard, served } = explored
  const title = pageTitle(placeOf(id), dashboard)
  const description = summaryApart(dashboard.draw(id, WIDE))
  return headOf({ title, description, path: chartPath(id), dashboard, chart: id, site: served.site })
}

export default async function Page({ params, searchParams }: Props) {
  const chart = await chartOf(params)
  if (!chart) return <NoSuchChart />
  const explored = await exploredFor(searchParams, chart.id)
  return 'empty' in explored ? <EmptyDatasetPage dataset={explored.empty} /> : <ChartPage chart={chart} {...explored} />
}
