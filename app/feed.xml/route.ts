import { isRefused } from '@/app/asked'
import { refused } from '@/app/asked'
import { askedDataset } from '@/app/asked-dataset'
import { askDataset, download, refusal } from '@/app/datasets/download'
import { siteOf } from '@/app/site'
import { problemText } from '@/stats/question'
import { toFeed } from './feed'

/** Releases and corrections of a dataset as an Atom feed. */
export async function GET(request: Request): Promise<Response> {
  const url = new URL(request.url)
  const { dataset, problems } = await askedDataset(url.searchParams)
  if (problems.length > 0) return refusal(refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') }))
  url.searchParams.delete('dataset')
  const published = await askDataset(new Request(url, request), dataset.id)
  if (isRefused(published)) return refusal(published)
  return download(request, toFeed(published, siteOf(request)), { published, type: 'application/atom+xml; charset=utf-8', name: 'feed.xml' })
}
