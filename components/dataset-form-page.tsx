import { datasetRule } from '@/stats/dataset'
import { AccountFrame } from './account-frame'
import { type DatasetFields, DatasetForm } from './dataset-form'

/** The page on which an admin adds or changes a dataset. */
export function DatasetFormPage({ title, fields }: { title: string; fields: DatasetFields | null }) {
  return (
    <AccountFrame title={title} isWide>
      <p className="measure">{datasetRule}</p>
      <noscript>
        <p className="notice">This form takes JavaScript, which is off. A program can do the same: see the addresses of datasets in the API.</p>
      </noscript>
      <DatasetForm fields={fields} />
    </AccountFrame>
  )
}
