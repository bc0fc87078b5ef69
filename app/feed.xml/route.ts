import { askFrozen, isRefused, lastModifiedOf } from '@/app/asked'
import { askDataset, download, refusal } from '@/app/datasets/download'
import { shippedDataset } from '@/app/figures'
import { etagOf, kept, varyOfSite } from '@/app/http'
import { siteOf } from '@/app/site'
import { isForeign } from '@/charts/dashboard'
import { toFeed } from './feed'
import { toFigureFeed } from './figure-feed'

const ATOM_TYPE = 'application/atom+xml; charset=utf-8'

/** Releases and corrections as an Atom feed; with the query of a frozen figure, the changes of that figure. */
export async function GET(request: Request): Promise<Response> {
  if ([...new URL(request.url).searchParams.keys()].some((name) => !isForeign(name))) return figureFeed(request)
  const published = await askDataset(request, shippedDataset.id)
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
