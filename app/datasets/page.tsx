import type { Metadata } from 'next'
import { connection } from 'next/server'
import { datasets } from '@/app/figures'
import { DatasetsPage } from '@/components/datasets-page'
import { publishedDataset } from './published'

export const metadata: Metadata = { title: 'The data', alternates: { canonical: '/datasets' } }

export default async function Page() {
  await connection()
  const listed = (await datasets()).map(async (dataset) => (await publishedDataset(dataset.id)) ?? { ...dataset, releases: [] })
  return <DatasetsPage datasets={await Promise.all(listed)} />
}
