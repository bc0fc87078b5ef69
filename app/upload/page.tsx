import type { Metadata } from 'next'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { askedDataset } from '@/app/asked-dataset'
import { datasets, theStore } from '@/app/figures'
import { sessionViewer } from '@/app/own-page'
import { BadAddress } from '@/components/bad-address'
import { UploadPage } from '@/components/upload-page'
import { usableCauses } from '@/ingest/choices'
import { mayAs } from '@/store/accounts'
import { readChoices } from '@/store/dataset-choices'
import { samples } from './samples'

export const metadata: Metadata = {
  title: 'Try a file',
  description: 'Try a table of deaths in your browser: every bad row is named, and what it would change is shown. Nothing is sent.',
  alternates: { canonical: '/upload' },
}

/** The trial of a file beside the figures of the dataset that `?dataset=` names. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const { dataset, ledger, problems } = await askedDataset((await queryOf(searchParams)).filter(([name]) => name === 'dataset'))
  noticed('/upload', problems)
  const viewer = await sessionViewer()
  const publisher = viewer && { name: viewer.name, mayPublish: mayAs(viewer.role, 'analyst') }
  const { causes = {} } = await readChoices(await theStore(), dataset.id)
  return <UploadPage dataset={dataset} samples={await samples()} publisher={publisher} others={(await datasets()).filter(({ id }) => id !== dataset.id)} publishedCauses={usableCauses(causes, ledger.terms)} notice={<BadAddress problems={problems} />} />
}
