import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { JsonLd } from '@/app/datasets/json-ld'
import { newestColumns } from '@/app/datasets/columns'
import { datasetCitation, jsonLd } from '@/app/datasets/descriptors'
import { knownGaps } from '@/app/datasets/gaps'
import NoSuchDataset from '@/app/datasets/not-found'
import { type Published, publishedDataset } from '@/app/datasets/published'
import { findDataset } from '@/app/figures'
import { sayMissing } from '@/app/said'
import { siteOf } from '@/app/site'
import { thisDay } from '@/app/this-day'
import { DatasetPage, EmptyDatasetPage } from '@/components/dataset-page'
import { spanText } from '@/stats/calendar'
import { DEFAULT_DATASET, type Dataset, datasetQuery } from '@/stats/dataset'
import { coverage } from '@/stats/ledger'
import { listText } from '@/stats/words'

interface Props {
  params: Promise<{ dataset: string }>
}

/** What is served of the dataset, or the dataset alone where nothing was published; null where there is none. */
async function asked(params: Props['params']): Promise<Published | { empty: Dataset } | null> {
  const { dataset: id } = await params
  const published = await publishedDataset(id)
  if (published) return published
  const found = await findDataset(id)
  return found ? { empty: found.dataset } : sayMissing()
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const published = await asked(params)
  if (!published) return { title: 'There is no such dataset', robots: { index: false } }
  if ('empty' in published) return { title: published.empty.title, description: published.empty.about }
  const page = `/datasets/${published.id}`
  return {
    title: published.title,
    description: published.about,
    alternates: { canonical: page, types: { 'text/csv': `${page}.csv`, 'application/atom+xml': `/feed.xml${datasetQuery(published.id)}` } },
  }
}

export default async function Page({ params }: Props) {
  const [published, given] = [await asked(params), await headers()]
  if (!published) return <NoSuchDataset />
  if ('empty' in published) return <EmptyDatasetPage dataset={published.empty} />
  const gaps = published.id === DEFAULT_DATASET ? await knownGaps() : []
  const site = siteOf({ headers: given })
  const { ledger } = published
  const covered = coverage(ledger, ledger.releases.length - 1).map(spanText)
  const retrieved = thisDay()
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
