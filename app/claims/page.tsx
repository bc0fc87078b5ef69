import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { cache } from 'react'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { checkedClaim, loggedProblems } from '@/app/checked-claim'
import { linksText } from '@/app/http'
import { describedBy, embedLinks, oembedOf } from '@/app/links'
import { sayLink } from '@/app/said'
import { siteOf } from '@/app/site'
import { cardAlt } from '@/charts/claim-card'
import { shownCheck } from '@/charts/claim-shown'
import { ClaimPage } from '@/components/claim-page'
import { EmptyDatasetPage } from '@/components/dataset-page'
import { claimChoices } from './claim-choices'
import { EXAMPLES } from './examples'

interface Props {
  searchParams: SearchParams
}

/** The claim of a query, checked once for the page and its head. */
const claimFor = cache(async (searchParams: Props['searchParams']) => {
  const checked = await checkedClaim(await queryOf(searchParams))
  if ('empty' in checked) return checked
  const { ledger, check, problems, today } = checked
  noticed('/claims', problems, loggedProblems)
  const site = siteOf({ headers: await headers() })
  const shown = check && shownCheck(ledger, check, { site, retrieved: today, quoted: checked.asked.quoted })
  sayLink(linksText([...(shown ? embedLinks(`${site}/claims${shown.cited}`, site) : []), describedBy(site, ledger.dataset)]))
  return { ...checked, site, shown }
})

const DESCRIPTION = 'Check a printed comparison of officers’ deaths: its arithmetic, the figures under every definition, chance, context, and a sentence that is safe to print.'

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const checked = await claimFor(searchParams)
  if ('empty' in checked) return { title: checked.empty.title }
  const { shown, site, asked } = checked
  if (shown === null) return { title: 'Is the claim true?', description: DESCRIPTION, alternates: { canonical: asked.isAsked ? undefined : '/claims' }, ...(asked.isAsked && NOT_LISTED) }
  const { sentence, check, cited } = shown
  const card = { url: `${site}/claims.png${cited}`, alt: cardAlt(shown) }
  const address = `${site}/claims${cited}`
  return {
    title: `${sentence}: checked`,
    description: check.verdict,
    alternates: { canonical: address, types: { 'application/json+oembed': [{ url: oembedOf(address, site, 'json'), title: sentence }], 'text/xml+oembed': [{ url: oembedOf(address, site, 'xml'), title: sentence }] } },
    ...NOT_LISTED,
    openGraph: { type: 'website', siteName: 'Same Period', locale: 'en_US', title: sentence, description: check.verdict, url: address, images: [{ ...card, width: 1200, height: 630, type: 'image/png' }] },
    twitter: { card: 'summary_large_image', title: sentence, description: check.verdict, images: [card] },
  }
}

/** Anybody can write a sentence into an address: search engines don't list what was pasted. */
const NOT_LISTED = { robots: { index: false } }

export default async function Page({ searchParams }: Props) {
  const checked = await claimFor(searchParams)
  if ('empty' in checked) return <EmptyDatasetPage dataset={checked.empty} />
  const { ledger, asked, problems, shown, findings, site, dataset } = checked
  return (
    <ClaimPage
      asked={asked}
      problems={problems}
      shown={shown}
      findings={findings}
      terms={ledger.terms}
      dataset={{ id: dataset.id, title: dataset.title, path: `/datasets/${dataset.id}` }}
      choices={claimChoices(ledger, asked)}
      examples={EXAMPLES}
      site={site}
    />
  )
}
