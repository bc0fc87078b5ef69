import { isRefused } from '@/app/asked'
import { askDataset, download, refusal } from '@/app/datasets/download'
import { shippedDataset } from '@/app/figures'
import { siteOf } from '@/app/site'
import { toFeed } from './feed'

/** Releases and corrections as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  const published = await askDataset(request, shippedDataset.id)
  if (isRefused(published)) return refusal(published)
  return download(request, toFeed(published, siteOf(request)), { published, type: 'application/atom+xml; charset=utf-8', name: 'feed.xml' })
}
