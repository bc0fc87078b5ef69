import type { Metadata } from 'next'
import { cache } from 'react'
import { headers } from 'next/headers'
import { type SearchParams, noticed, queryOf } from '@/app/asked'
import { askedDataset, isEmpty } from '@/app/asked-dataset'
import { siteOf } from '@/app/site'
import { turn } from '@/app/turn'
import { EmptyDatasetPage } from '@/components/dataset-page'
import { RecordsPage, ROWS_OF_A_PAGE } from '@/components/records-page'
import type { Ledger } from '@/stats/ledger'
import type { Records } from '@/stats/record-list'
import { fateOf } from '@/stats/record-moves'
import { isSame, recordsQuery } from '@/stats/records'
import { toRecordsQuery } from '@/stats/records-query'
import { leftOutHeadline, recordsHeadline } from '@/stats/records-words'
import { sinceKnown } from '@/stats/since-known'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { type AskedRecords, answerRecords, readRecords } from './ask-records'

interface Props {
  searchParams: SearchParams
}

/** The records of a query, worked out once for the page and its head. */
const recordsFor = cache(async (searchParams: Props['searchParams']) => {
  const named = await askedDataset(await queryOf(searchParams))
  if (isEmpty(named.ledger)) return { empty: named.dataset }
  await turn()
  const asked = onAPage(answerRecords(readRecords(named)))
  noticed('/records', asked.problems)
  return asked
})

/** The question on a page that there is: past the last one the first stands in, and that is said. */
function onAPage(asked: AskedRecords): AskedRecords {
  const last = Math.max(1, Math.ceil(asked.rows.length / ROWS_OF_A_PAGE))
  const { page } = asked.question
  if (page <= last) return asked
  const problem = { parameter: 'page', found: String(page), allowed: last === 1 ? '1, for there is one page' : `1 to ${last}` }
  return { ...asked, question: { ...asked.question, page: 1 }, problems: [...asked.problems, problem] }
}

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const asked = await recordsFor(searchParams)
  if ('empty' in asked) return { title: asked.empty.title }
  const { records, listed, question } = asked
  const { number, words } = listed ? leftOutHeadline(records, listed) : recordsHeadline(records)
  const query = toRecordsQuery(question)
  const files = toRecordsQuery({ ...question, page: 1 })
  return {
    title: `${number}${words}`,
    alternates: { canonical: `/records${query}`, types: { 'text/csv': `/records.csv${files}`, 'application/json': `/records.json${files}` } },
  }
}

export default async function Page({ searchParams }: Props) {
  const [asked, given] = [await recordsFor(searchParams), await headers()]
  if ('empty' in asked) return <EmptyDatasetPage dataset={asked.empty} />
  const { ledger, records } = asked
  return (
    <RecordsPage
      {...asked}
      rows={asked.rows.map((row) => ({ ...row, moved: row.moved ?? fateOf(ledger, row) }))}
      since={sinceKnown(ledger, records)}
      windows={windowsBeside(ledger, records)}
      site={siteOf({ headers: given })}
      releases={`/datasets/${ledger.dataset}/releases`}
    />
  )
}

/** The windows of the question that the records aren't of, each with its address. */
function windowsBeside(ledger: Ledger, { asked, question, days, asOf }: Records) {
  const window = windowOf(asOf)
  const prior = priorYears(window, question.against).map((year) => windowIn(year, window, question.align))
  return [[window], prior]
    .filter((windows) => !isSame(windows, days))
    .map((windows) => ({ windows, query: recordsQuery({ ...asked, days: isSame(windows, [window]) ? [] : windows }) }))
}
