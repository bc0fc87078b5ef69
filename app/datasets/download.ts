/**
 * A dataset's file as an answer: its type, its name on the reader's disk, where it is described. Takes no
 * query words; a dataset, release or form that isn't there is a 404 that says what is.
 */
import { isRefused, lastModifiedOf, type Refused, refused } from '@/app/asked'
import { type LinkTo, etagOf, etagOfHash, kept, linksText, problem, varyOfSite } from '@/app/http'
import { emptyText } from '@/app/asked-dataset'
import { datasets } from '@/app/figures'
import { isForeign } from '@/charts/dashboard'
import { excerpt, problemText } from '@/stats/question'
import { type Published, type PublishedRelease, publishedDataset } from './published'

export const CSV_TYPE = 'text/csv; charset=utf-8; header=present'
export const CSVW_TYPE = 'application/csvm+json; charset=utf-8'

/** The dataset that an address names, or a refusal; one without a release has no files. */
export async function askDataset(request: Request, id: string): Promise<Published | Refused> {
  const words = [...new URL(request.url).searchParams].filter(([name]) => !isForeign(name))
  const problems = words.slice(0, 10).map(([name, value]) => ({ parameter: excerpt(name), found: excerpt(value), allowed: 'no words at all: this address has one answer' }))
  if (problems.length > 0) return refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') })
  return (await publishedDataset(id)) ?? refused(request, { status: 404, problems: [], detail: await missingText(id) })
}

async function missingText(id: string): Promise<string> {
  const all = await datasets()
  const empty = all.find((dataset) => dataset.id === id)
  const list = all.map((dataset) => dataset.id).join(', ')
  return empty ? emptyText(empty) : `There is no dataset “${excerpt(id)}”. The ${all.length === 1 ? 'dataset is' : 'datasets are'} ${list}.`
}

/** The release that an address names, or a refusal. */
export async function askRelease(request: Request, dataset: string, id: string): Promise<(PublishedRelease & { published: Published }) | Refused> {
  const published = await askDataset(request, dataset)
  if (isRefused(published)) return published
  const found = published.releases.find(({ release }) => release.id === id)
  const detail = `There is no release “${excerpt(id)}”. The releases are ${published.releases.map((r) => r.release.id).join(', ')}.`
  return found ? { ...found, published } : refused(request, { status: 404, problems: [], detail })
}

/** A refusal for whoever asked for a form that isn't offered. */
export const noSuchForm = (request: Request, form: string): Response =>
  refusal(refused(request, { status: 404, problems: [], detail: `There is no form “${excerpt(form)}”. The forms are csv and csv-metadata.json.` }))

export const refusal = ({ status, detail, problems }: Refused): Response =>
  problem({
    status,
    title: status === 404 ? 'There is nothing at this address' : 'The query has a value that can’t be read',
    detail,
    ...(problems.length > 0 ? { parameters: problems, ...problems[0] } : {}),
  })

interface Sent {
  published: Published
  type: string
  /** The file's name for a reader who keeps it. */
  name: string
  frozen?: boolean
  links?: LinkTo[]
}

/** A text that is kept, downloaded or both; or a stream of the bytes that have a SHA-256. */
export function download(request: Request, body: string, sent: Sent): Response
export function download(request: Request, body: ReadableStream, sent: Sent & { sha256: string }): Response
export function download(request: Request, body: string | ReadableStream, { published, type, name, frozen = false, links = [], sha256 }: Sent & { sha256?: string }): Response {
  return kept(
    request,
    {
      etag: typeof body === 'string' ? etagOf(body) : etagOfHash(sha256!),
      frozen,
      lastModified: lastModifiedOf(published.ledger),
      headers: {
        'Content-Type': type,
        'Content-Disposition': `${type === CSV_TYPE || type === 'application/octet-stream' ? 'attachment' : 'inline'}; filename="${name}"`,
        ...varyOfSite(),
        ...(links.length > 0 ? { Link: linksText(links) } : {}),
      },
    },
    body,
  )
}

export const jsonText = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`
