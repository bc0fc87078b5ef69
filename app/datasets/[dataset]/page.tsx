import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { JsonLd } from '@/app/datasets/json-ld'
import { newestColumns } from '@/app/datasets/columns'
import { datasetCitation, jsonLd } from '@/app/datasets/descriptors'
import { knownGaps } from '@/app/datasets/gaps'
import NoSuchDataset from '@/app/datasets/not-found'
import { type Published, publishedDataset } from '@/app/datasets/published'
import { sayMissing } from '@/app/said'
import { siteOf } from '@/app/site'
import { DatasetPage } from '@/components/dataset-page'
import { isoDay, spanText } from '@/stats/calendar'
import { coverage } from '@/stats/ledger'
import { listText } from '@/stats/words'

interface Props {
  params: Promise<{ dataset: string }>
}

const asked = async (params: Props['params']): Promise<Published | null> => (await publishedDataset((await params).dataset)) ?? sayMissing()

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const published = await asked(params)
  if (!published) return { title: 'There is no such dataset', robots: { index: false } }
  const page = `/datasets/${published.id}`
  return {
    title: published.title,
    description: published.about,
    alternates: { canonical: page, types: { 'text/csv': `${page}.csv`, 'application/atom+xml': '/feed.xml' } },
  }
}

export default async function Page({ params }: Props) {
  const [published, given, gaps] = [await asked(params), await headers(), await knownGaps()]
  if (!published) return <NoSuchDataset />
  const site = siteOf({ headers: given })
  const { ledger } = published
  const covered = coverage(ledger, ledger.releases.length - 1).map(spanText)
  const retrieved = isoDay(new Date().toISOString().slice(0, 10))
  return (
    <>
      <JsonLd of={jsonLd(published, site)} />
      <DatasetPage
        dataset={published}
        covered={listText(covered)}
        columns={newestColumns(ledger)}
        gaps={gaps}
        citation={datasetCitation(published, site, retrieved)}
      />
    </>
  )
}
