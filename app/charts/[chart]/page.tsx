import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { type Asking, exploredFor, headOf } from '@/app/explored'
import { type Chart, chartPath, findChart } from '@/charts/catalogue'
import { WIDE } from '@/charts/picture'
import { summaryApart } from '@/charts/summary'
import { ChartPage } from '@/components/chart-page'
import { pageTitle, placeOf } from '@/components/place'

interface Props extends Asking {
  params: Promise<{ chart: string }>
}

const chartOf = async (params: Props['params']): Promise<Chart> => findChart((await params).chart) ?? notFound()

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const { id } = await chartOf(params)
  const { dashboard, served } = await exploredFor(searchParams, id)
  const title = pageTitle(placeOf(id), dashboard)
  const description = summaryApart(dashboard.draw(id, WIDE))
  return headOf({ title, description, path: chartPath(id), dashboard, chart: id, site: served.site })
}

export default async function Page({ params, searchParams }: Props) {
  const chart = await chartOf(params)
  return <ChartPage chart={chart} {...await exploredFor(searchParams, chart.id)} />
}
