import type { Metadata } from 'next'
import { cache } from 'react'
import { figures } from '@/app/figures'
import { choicesOf, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { DashboardPage } from '@/components/dashboard-page'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Words that other sites add to links; they ask nothing of us. */
const FOREIGN = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref)$/

/** The dashboard of a query, worked out once for the page and its head. */
const dashboardFor = cache(async (searchParams: Props['searchParams']) => {
  const ledger = await figures()
  const entries = Object.entries(await searchParams).flatMap(([name, values]) =>
    FOREIGN.test(name) ? [] : [values ?? []].flat().map((value): [string, string] => [name, value]),
  )
  const { question, view, problems } = parseDashboard(entries, ledger)
  const dashboard = dashboardOf(ledger, question, view)
  return { dashboard, problems, choices: choicesOf(ledger, dashboard) }
})

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { dashboard } = await dashboardFor(searchParams)
  return { title: { absolute: `${dashboard.sentence} · Same Period` }, alternates: { canonical: `/${dashboard.query}` } }
}

export default async function Page({ searchParams }: Props) {
  return <DashboardPage {...await dashboardFor(searchParams)} />
}
