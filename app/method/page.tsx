import type { Metadata } from 'next'
import { connection } from 'next/server'
import { figures } from '@/app/figures'
import { canineRule } from '@/ingest/count-reader'
import { dateRule } from '@/ingest/date-column'
import { releaseFileRule } from '@/ingest/release-file'
import { duplicateRule, outcomeRule } from '@/ingest/row-reader'
import { wideRule } from '@/ingest/wide-columns'
import { publishRule } from '@/store/publish'
import { MethodPage } from '@/components/method-page'

export const metadata: Metadata = { title: 'How it counts' }

export default async function Page() {
  await connection()
  return <MethodPage ledger={await figures()} storeRules={[releaseFileRule, outcomeRule, dateRule, duplicateRule, wideRule, canineRule, publishRule]} />
}
