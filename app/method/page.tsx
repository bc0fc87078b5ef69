import type { Metadata } from 'next'
import { connection } from 'next/server'
import { figures } from '@/app/figures'
import { releaseFileRule } from '@/ingest/release-file'
import { publishRule } from '@/store/publish'
import { MethodPage } from '@/components/method-page'

export const metadata: Metadata = { title: 'How it counts' }

export default async function Page() {
  await connection()
  return <MethodPage ledger={await figures()} storeRules={[releaseFileRule, publishRule]} />
}
