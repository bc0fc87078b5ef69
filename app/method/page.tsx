import type { Metadata } from 'next'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { askedDataset } from '@/app/asked-dataset'
import { blockRule } from '@/app/publishing/blocks'
import { confirmRule } from '@/app/publishing/confirmations'
import { BadAddress } from '@/components/bad-address'
import { OwnDataset } from '@/components/own-dataset'
import { canineRule } from '@/ingest/count-reader'
import { dateRule } from '@/ingest/date-column'
import { releaseFileRule } from '@/ingest/release-file'
import { duplicateRule, outcomeRule } from '@/ingest/row-reader'
import { wideRule } from '@/ingest/wide-columns'
import { deliveryRule } from '@/store/deliveries'
import { publishRule } from '@/store/publish'
import { MethodPage } from '@/components/method-page'

export const metadata: Metadata = { title: 'How it counts' }

const OUTSIDE = {
  publishing: [releaseFileRule, outcomeRule, dateRule, duplicateRule, wideRule, canineRule, blockRule, confirmRule, publishRule],
  told: [deliveryRule],
}

/** The rules, with the terms of the dataset that `?dataset=` names. */
export default async function Page({ searchParams }: { searchParams: SearchParams }) {
  const { dataset, ledger, problems } = await askedDataset((await queryOf(searchParams)).filter(([name]) => name === 'dataset'))
  noticed('/method', problems)
  const heading = (
    <>
      <BadAddress problems={problems} />
      <OwnDataset dataset={{ ...dataset, path: `/datasets/${dataset.id}` }} />
    </>
  )
  return <MethodPage ledger={ledger} heading={heading} outside={OUTSIDE} />
}
