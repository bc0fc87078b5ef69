import { isRefused } from '@/app/asked'
import { dataPackage } from '@/app/datasets/descriptors'
import { askDataset, download, jsonText, refusal } from '@/app/datasets/download'
import { siteOf } from '@/app/site'

interface Context {
  params: Promise<{ dataset: string }>
}

/** The Data Package (v2) of everything that is served of a dataset. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const published = await askDataset(request, (await params).dataset)
  if (isRefused(published)) return refusal(published)
  const body = jsonText(dataPackage(published, siteOf(request)))
  return download(request, body, { published, type: 'application/json; charset=utf-8', name: 'datapackage.json' })
}
