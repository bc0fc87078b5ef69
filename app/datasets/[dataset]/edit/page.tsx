import type { Metadata } from 'next'
import { keptDataset } from '@/app/figures'
import { pageViewer } from '@/app/own-page'
import NoSuchDataset from '@/app/datasets/not-found'
import { sayMissing } from '@/app/said'
import { AdminOnly } from '@/components/account-frame'
import { DatasetFormPage } from '@/components/dataset-form-page'
import { mayAs } from '@/store/accounts'

interface Props {
  params: Promise<{ dataset: string }>
}

export const metadata: Metadata = { title: 'Change a dataset', robots: { index: false } }

export default async function Page({ params }: Props) {
  const { dataset: id } = await params
  const { role } = await pageViewer(`/datasets/${id}/edit`)
  if (!mayAs(role, 'admin')) return <AdminOnly title="Change a dataset" role={role} />
  const kept = await keptDataset(id)
  if (!kept) return sayMissing() ?? <NoSuchDataset />
  return <DatasetFormPage title={`Change “${kept.title}”`} fields={{ ...kept, states: kept.states ?? '' }} />
}
