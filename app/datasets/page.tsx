import type { Metadata } from 'next'
import { connection } from 'next/server'
import { shippedDataset } from '@/app/figures'
import { DatasetsPage } from '@/components/datasets-page'
import { publishedDataset } from './published'

export const metadata: Metadata = { title: 'The data', alternates: { canonical: '/datasets' } }

export default async function Page() {
  await connection()
  return <DatasetsPage datasets={[(await publishedDataset(shippedDataset.id))!]} />
}
