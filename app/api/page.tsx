import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { excerptOf } from '@/app/excerpts'
import { allFigures } from '@/app/figures'
import { type Operation, operationsOf } from '@/app/operations'
import { type Site, siteOf } from '@/app/site'
import { ApiPage, type ShownOperation } from '@/components/api-page'
import type { Ledger } from '@/stats/ledger'

export const metadata: Metadata = {
  title: 'The API',
  description: 'Every figure as JSON, CSV or a picture, with lines for curl, Python, R and Excel.',
  alternates: { canonical: '/api', types: { 'application/openapi+json': '/api/v1/openapi.json' } },
}

async function shownOf({ answers, ...operation }: Operation, site: Site): Promise<ShownOperation> {
  const parts = Object.fromEntries(operation.parts.map(({ name, example }) => [name, example]))
  const address = site + operation.path.replace(/\{(\w+)\}/g, (_, name: string) => parts[name]) + operation.example
  return { ...operation, type: answers[0].type, address, excerpt: await excerptOf(operation.id, address, parts, site) }
}

/** Hosts whose page is kept; a server has one or two. */
const MOST_SITES = 20
/** By the default ledger, and within it by host and by what the other datasets hold. */
const shown = new WeakMap<Ledger, Map<Site, Promise<ShownOperation[]>>>()

/** Every operation with the beginning of its answer, drawn once for each host that asks. */
function allShown(ledgers: Ledger[], site: Site): Promise<ShownOperation[]> {
  const [first] = ledgers
  const held = shown.get(first) ?? new Map<Site, Promise<ShownOperation[]>>()
  shown.set(first, held)
  const key = [site, ...ledgers.map(({ dataset, releases, terms }) => `${dataset} ${releases.length} ${terms.aliases.length}`)].join()
  const there = held.get(key)
  if (there) return there
  const all = Promise.all(operationsOf(ledgers, site).map((operation) => shownOf(operation, site)))
  held.set(key, all)
  all.catch(() => held.delete(key))
  if (held.size > MOST_SITES) held.delete(held.keys().next().value!)
  return all
}

export default async function Page() {
  const [ledgers, given] = [await allFigures(), await headers()]
  return <ApiPage operations={await allShown(ledgers, siteOf({ headers: given }))} />
}
