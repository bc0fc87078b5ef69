import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { excerptOf } from '@/app/excerpts'
import { figures } from '@/app/figures'
import { type Operation, operationsOf } from '@/app/operations'
import { type Site, siteOf } from '@/app/site'
import { ApiPage, type ShownOperation } from '@/components/api-page'

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

export default async function Page() {
  const [ledger, given] = [await figures(), await headers()]
  const site = siteOf({ headers: given })
  return <ApiPage operations={await Promise.all(operationsOf(ledger, site).map((operation) => shownOf(operation, site)))} />
}
