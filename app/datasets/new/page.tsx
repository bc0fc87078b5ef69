import type { Metadata } from 'next'
import { pageViewer } from '@/app/own-page'
import { AdminOnly } from '@/components/account-frame'
import { DatasetFormPage } from '@/components/dataset-form-page'
import { mayAs } from '@/store/accounts'

export const metadata: Metadata = { title: 'Add a dataset', robots: { index: false } }

export default async function Page() {
  const { role } = await pageViewer('/datasets/new')
  return mayAs(role, 'admin') ? <DatasetFormPage title="Add a dataset" fields={null} /> : <AdminOnly title="Add a dataset" role={role} />
}
