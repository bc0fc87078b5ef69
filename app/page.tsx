import type { Metadata } from 'next'
import { cache } from 'react'
import { figures } from '@/app/figures'
import { choicesOf, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { DashboardPage } from '@/components/dashboard-page'

interface Props {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** The dashboard of a query, worked out once for the page and its head. */
const dashboardFor = cache(async (searchParams: Props['searchParams']) => {
  const ledger = await figures()
  const entries = Object.entries(await searchParams).flatMap(([name, values]) =>
    // Next's object has a plain object's prototype: a word such as "constructor" brings a function along.
    [values ?? []].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
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
