import type { Metadata } from 'next'
import { connection } from 'next/server'
import { shippedDataset } from '@/app/figures'
import { UploadPage } from '@/components/upload-page'
import { samples } from './samples'

export const metadata: Metadata = {
  title: 'Try a file',
  description: 'Try a table of deaths in your browser: every bad row is named, and what it would change is shown. Nothing is sent.',
  alternates: { canonical: '/upload' },
}

export default async function Page() {
  await connection()
  return <UploadPage dataset={shippedDataset} samples={await samples()} />
}
