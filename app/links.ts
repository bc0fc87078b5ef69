/**
 * Where else the content of an address is, for Link headers: its page, its oEmbed and CSV, the description of
 * the data and their licences. One list for pages, frames and files.
 */
import type { LinkTo } from '@/app/http'
import type { Figure } from '@/charts/figure'
import { licencesOf } from '@/charts/grounds'

interface Page {
  site: string
  /** The page's path, without site and query. */
  path: string
  chart: string
  query: string
}

/** The oEmbed of a page of this site. */
export const oembedOf = (page: string, site: string, format: 'json' | 'xml'): string => `${site}/oembed?url=${encodeURIComponent(page)}&format=${format}`

/** A page or frame, such as a check's: the page itself, and what makes an embed of it. */
export const embedLinks = (page: string, site: string): LinkTo[] => [
  { to: page, rel: 'canonical' },
  { to: oembedOf(page, site, 'json'), rel: 'alternate', type: 'application/json+oembed' },
  { to: oembedOf(page, site, 'xml'), rel: 'alternate', type: 'text/xml+oembed' },
]

/** A chart's page or frame: the page itself, what makes an embed of it, its numbers. */
export function discoveryOf({ site, path, chart, query }: Page): LinkTo[] {
  const page = `${site}${path}${query}`
  return [
    ...embedLinks(page, site),
    { to: `${site}/charts/${chart}.csv${query}`, rel: 'alternate', type: 'text/csv' },
  ]
}

/** What the numbers of a figure are and under which licences: the package of the data, each licence once. */
export function originOf(figure: Figure, site: string, dataset: string): LinkTo[] {
  const licences = licencesOf(figure).flatMap(({ licence }) => LICENCES[licence] ?? [])
  return [describedBy(site, dataset), ...[...new Set(licences)].map((to) => ({ to, rel: 'license' }))]
}

export const describedBy = (site: string, dataset: string): LinkTo => ({ to: `${site}/datasets/${dataset}/datapackage.json`, rel: 'describedby', type: 'application/json' })

/** Where the licences of the compilers stand. */
const LICENCES: Record<string, string> = {
  'CC BY 4.0': 'https://creativecommons.org/licenses/by/4.0/',
  'CC0 1.0': 'https://creativecommons.org/publicdomain/zero/1.0/',
  'Apache-2.0': 'https://www.apache.org/licenses/LICENSE-2.0',
}
