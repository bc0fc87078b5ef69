import { isRefused } from '@/app/asked'
import { askDataset, download, jsonText, refusal } from '@/app/datasets/download'
import { allFigures } from '@/app/figures'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { openApiOf } from '@/app/openapi'
import { operationsOf } from '@/app/operations'
import { siteOf } from '@/app/site'

/** Every operation as OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  const published = await askDataset(request, DEFAULT_DATASET)
  if (isRefused(published)) return refusal(published)
  const site = siteOf(request)
  const body = jsonText(openApiOf(operationsOf(await allFigures(), site), site))
  return download(request, body, { published, type: 'application/json; charset=utf-8', name: 'openapi.json' })
}
