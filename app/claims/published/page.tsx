import type { Metadata } from 'next'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { sayBad } from '@/app/said'
import { PublishedClaimsPage } from '@/components/published-claims-page'
import { toPublishedQuery } from '@/claims/published-query'
import { askedPublished } from './published-checks'

interface Props {
  searchParams: SearchParams
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const query = toPublishedQuery((await askedPublished(await queryOf(searchParams))).question)
  return {
    title: 'Published claims',
    description: 'Printed comparisons of officers’ deaths, each held against its own arithmetic and against the figures here.',
    alternates: { canonical: `/claims/published${query}`, types: { 'text/csv': `/claims/published.csv${query}`, 'application/json': `/claims/published.json${query}` } },
  }
}

export default async function Page({ searchParams }: Props) {
  const asked = await askedPublished(await queryOf(searchParams))
  noticed('/claims/published', asked.problems)
  if (asked.problems.length > 0) sayBad()
  return <PublishedClaimsPage {...asked} />
}
