import { isRefused } from '@/app/asked'
import { newestColumns } from '@/app/datasets/columns'
import { csvwOf } from '@/app/datasets/descriptors'
import { CSVW_TYPE, CSV_TYPE, askDataset, download, jsonText, noSuchForm, refusal } from '@/app/datasets/download'

interface Context {
  params: Promise<{ dataset: string; form: string }>
}

/** The newest state of a dataset as CSV, or that file's description. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { dataset, form } = await params
  const published = await askDataset(request, dataset)
  if (isRefused(published)) return refusal(published)
  const { newest, newestText, ledger, id } = published
  const name = `${id}-${ledger.releases.at(-1)!.id}.csv`
  if (form === 'csv-metadata.json') {
    return download(request, jsonText(csvwOf(newest, newestColumns(ledger))), { published, type: CSVW_TYPE, name: `${name}-metadata.json` })
  }
  if (form !== 'csv') return noSuchForm(request, form)
  const links = [
    { to: `${newest.path}-metadata.json`, rel: 'describedby', type: 'application/csvm+json' },
    { to: `/datasets/${id}/datapackage.json`, rel: 'describedby', type: 'application/json' },
    { to: `/datasets/${id}`, rel: 'collection' },
  ]
  return download(request, newestText, { published, type: CSV_TYPE, name, links })
}
