import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { shippedDataset } from '@/app/figures'
import { viewerOf } from '@/app/viewer'
import { UploadPage } from '@/components/upload-page'
import { mayAs } from '@/store/accounts'
import { samples } from './samples'

export const metadata: Metadata = {
  title: 'Try a file',
  description: 'Try a table of deaths in your browser: every bad row is named, and what it would change is shown. Nothing is sent.',
  alternates: { canonical: '/upload' },
}

export default async function Page() {
  const viewer = await viewerOf({ headers: await headers() })
  return <UploadPage dataset={shippedDataset} samples={await samples()} publisher={viewer && { name: viewer.name, mayPublish: mayAs(viewer.role, 'analyst') }} />
}
