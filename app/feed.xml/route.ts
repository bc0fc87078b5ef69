import { askFrozen, isRefused, lastModifiedOf, refused } from '@/app/asked'
import { askedDataset } from '@/app/asked-dataset'
import { askDataset, download, refusal } from '@/app/datasets/download'
import { etagOf, kept, varyOfSite } from '@/app/http'
import { siteOf } from '@/app/site'
import { isForeign } from '@/charts/dashboard'
import { problemText } from '@/stats/question'
import { toFeed } from './feed'
import { toFigureFeed } from './figure-feed'

const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** Releases and corrections of a dataset as an Atom feed; with the query of a frozen figure, the changes of that figure. */
export async function GET(request: Request): Promise<Response> {
  const url = new URL(request.url)
  if ([...url.searchParams.keys()].some((name) => name !== 'dataset' && !isForeign(name))) return figureFeed(request)
  const { dataset, problems } = await askedDataset(url.searchParams)
  if (problems.length > 0) return refusal(refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }))
  url.searchParams.delete('dataset')
  const published = await askDataset(new Request(url, request), dataset.id)
  if (isRefused(published)) return refusal(published)
  return download(request, toFeed(published, siteOf(request)), { published, type: ATOM_TYPE, name: 'feed.xml' })
}

async function figureFeed(request: Request): Promise<Response> {
  const asked = await askFrozen(request)
  if (isRefused(asked)) return refusal(asked)
  const text = toFigureFeed(asked.ledger, asked.question, siteOf(request))
  const headers = { 'Content-Type': ATOM_TYPE, 'Content-Disposition': 'inline; filename="feed.xml"', ...varyOfSite() }
  return kept(request, { etag: etagOf(text), frozen: false, lastModified: lastModifiedOf(asked.ledger), headers }, text)
}
