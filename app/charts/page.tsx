import type { Metadata } from 'next'
import { type Asking, exploredFor } from '@/app/explored'
import { ChartList } from '@/components/chart-list'

export async function generateMetadata({ searchParams }: Asking): Promise<Metadata> {
  const { dashboard, served } = await exploredFor(searchParams, null)
  return { title: 'Charts', alternates: { canonical: `${served.site}/charts${dashboard.query}` } }
}

export default async function Page({ searchParams }: Asking) {
  const { dashboard, problems } = await exploredFor(searchParams, null)
  return <ChartList dashboard={dashboard} problems={problems} />
}
