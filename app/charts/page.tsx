import type { Metadata } from 'next'
import { type Asking, exploredFor } from '@/app/explored'
import { ChartList } from '@/components/chart-list'
import { EmptyDatasetPage } from '@/components/dataset-page'

export async function generateMetadata({ searchParams }: Asking): Promise<Metadata> {
  const explored = await exploredFor(searchParams, null)
  if ('empty' in explored) return { title: 'Charts' }
  const { dashboard, served } = explored
  return { title: 'Charts', alternates: { canonical: `${served.site}/charts${dashboard.query}` } }
}

export default async function Page({ searchParams }: Asking) {
  const explored = await exploredFor(searchParams, null)
  if ('empty' in explored) return <EmptyDatasetPage dataset={explored.empty} />
  const { dashboard, problems, served } = explored
  return <ChartList dashboard={dashboard} problems={problems} dataset={served.dataset} />
}
