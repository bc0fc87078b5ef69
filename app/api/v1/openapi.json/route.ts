import { isRefused } from '@/app/asked'
import { askDataset, download, jsonText, refusal } from '@/app/datasets/download'
import { shippedDataset } from '@/app/figures'
import { openApiOf } from '@/app/openapi'
import { operationsOf } from '@/app/operations'
import { siteOf } from '@/app/site'

/** Every operation as OpenAPI 3.1. */
export async function GET(request: Request): Promise<Response> {
  const published = await askDataset(request, shippedDataset.id)
  if (isRefused(published)) return refusal(published)
  const site = siteOf(request)
  const body = jsonText(openApiOf(operationsOf(published.ledger, site), site))
  return download(request, body, { published, type: 'application/json; charset=utf-8', name: 'openapi.json' })
}
