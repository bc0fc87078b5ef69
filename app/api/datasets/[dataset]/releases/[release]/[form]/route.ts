import { isRefused, refused } from '@/app/asked'
import { releaseColumns } from '@/app/datasets/columns'
import { csvwOf } from '@/app/datasets/descriptors'
import { CSVW_TYPE, CSV_TYPE, askRelease, download, jsonText, noSuchForm, refusal } from '@/app/datasets/download'
import { pouring } from '@/app/datasets/pouring'
import { releaseFile } from '@/app/figures'
import { problem } from '@/app/http'
import { isStoreError } from '@/store/store-error'

interface Context {
  params: Promise<{ dataset: string; release: string; form: string }>
}

/** The file of a release, byte for byte as it came, or its description. A published file never changes. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { dataset, release, form } = await params
  const asked = await askRelease(request, dataset, release)
  if (isRefused(asked)) return refusal(asked)
  const { published, file, page } = asked
  const name = `${published.id}-${release}.csv`
  if (form === 'csv-metadata.json') {
    if (!file.isOurs) return noColumns(request, published.id)
    return download(request, jsonText(csvwOf(file, releaseColumns(published.ledger))), { published, type: CSVW_TYPE, name: `${name}-metadata.json` })
  }
  if (form !== 'csv') return noSuchForm(request, form)
  const kept = await releaseFile(dataset, release).catch(storeGone)
  if (kept instanceof Response) return kept
  const links = [
    ...(file.isOurs ? [{ to: `${file.path}-metadata.json`, rel: 'describedby', type: 'application/csvm+json' }] : []),
    { to: page, rel: 'collection' },
    ...file.licences.flatMap(({ path }) => (path ? [{ to: path, rel: 'license' }] : [])),
  ]
  const as = file.isOurs ? { type: CSV_TYPE, name } : { type: 'application/octet-stream', name: asciiName(kept!.source.name) }
  return download(request, pouring(kept!.source), { published, ...as, frozen: true, links, sha256: kept!.sha256 })
}

/** The name that a file came with, as a header can hold it. */
const asciiName = (name: string): string => name.replace(/[^\w .()+-]/g, '_')

/** What somebody brought has whatever columns it came with. */
const noColumns = (request: Request, dataset: string): Response =>
  refusal(refused(request, { status: 404, problems: [], detail: `The columns of this file aren’t described: it is as somebody brought it. What was read from it stands in /datasets/${dataset}.csv.` }))

/** Files aren't kept in memory. */
function storeGone(error: unknown): Response {
  if (!isStoreError(error)) throw error
  return problem({ status: 503, title: 'The files can’t be read just now', detail: `${error.message} Try again in a moment.` })
}
