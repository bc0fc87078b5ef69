/** The beginning of an operation's answer, from the code that answers it: an example that can't be out of date. */
import { GET as chart } from '@/app/api/charts/[chart]/[format]/route'
import { GET as newest } from '@/app/api/datasets/[dataset]/[form]/route'
import { GET as release } from '@/app/api/datasets/[dataset]/releases/[release]/[form]/route'
import { GET as records } from '@/app/api/records/[format]/route'
import { GET as datasets } from '@/app/api/v1/datasets/route'
import { GET as claimCheck } from '@/app/api/v1/claims/check/route'
import { GET as publishedCsv } from '@/app/claims/published.csv/route'
import { GET as publishedJson } from '@/app/claims/published.json/route'
import { GET as compare } from '@/app/api/v1/compare/route'
import { GET as dataPackage } from '@/app/datasets/[dataset]/datapackage.json/route'
import { GET as feed } from '@/app/feed.xml/route'
import { GET as health } from '@/app/healthz/route'
import { GET as oembed } from '@/app/oembed/route'
import type { Site } from '@/app/site'

type Parts = Record<string, string>
type Route = (request: Request, context: { params: Promise<never> }) => Promise<Response>

/** The route of each operation that answers text, with the parts that a rewrite would add. */
const ROUTES: Record<string, [Route, Parts]> = {
  compare: [compare as Route, {}],
  'claim-check': [claimCheck as Route, {}],
  'published-claims-csv': [publishedCsv as Route, {}],
  'published-claims-json': [publishedJson as Route, {}],
  'chart-csv': [chart as Route, { format: 'csv' }],
  'chart-json': [chart as Route, { format: 'json' }],
  'records-csv': [records as Route, { format: 'csv' }],
  'records-json': [records as Route, { format: 'json' }],
  datasets: [datasets as Route, {}],
  'dataset-csv': [newest as Route, { form: 'csv' }],
  'dataset-csvw': [newest as Route, { form: 'csv-metadata.json' }],
  'dataset-package': [dataPackage as Route, {}],
  'release-csv': [release as Route, { form: 'csv' }],
  'release-csvw': [release as Route, { form: 'csv-metadata.json' }],
  oembed: [oembed as Route, {}],
  feed: [feed as Route, {}],
  health: [health as Route, {}],
}

const MOST_LINES = 12
const MOST_SIGNS = 110

/** The first lines of the answer of an operation's example; null where it isn't text. */
export async function excerptOf(id: string, address: string, parts: Parts, site: Site): Promise<string | null> {
  if (!Object.hasOwn(ROUTES, id)) return null
  const [route, added] = ROUTES[id]
  const { host, protocol } = new URL(site)
  const request = new Request(address, { headers: { host, 'x-forwarded-proto': protocol.slice(0, -1) } })
  const answer = await route(request, { params: Promise.resolve({ ...parts, ...added } as never) })
  const lines = (await answer.text()).trimEnd().split('\n')
  const shown = lines.slice(0, MOST_LINES).map((line) => (line.length > MOST_SIGNS ? `${line.slice(0, MOST_SIGNS)} …` : line))
  return [...shown, ...(lines.length > MOST_LINES ? ['…'] : [])].join('\n')
}
