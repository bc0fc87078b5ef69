/** What an address of records asks for, answered once for the page and for the files. */
import type { AskedDataset } from '@/app/asked-dataset'
import { isForeign } from '@/charts/dashboard'
import type { AnsweredRecords } from '@/components/records-page'
import type { Ledger } from '@/stats/ledger'
import { type LeftOutRow, leftOutOf } from '@/stats/left-out'
import { recordsOf } from '@/stats/record-list'
import { newestKnown } from '@/stats/known'
import { isFrozenRecords, parseRecords } from '@/stats/records-query'

export interface AskedRecords extends AnsweredRecords {
  ledger: Ledger
  isFrozen: boolean
}

/** Reads a query of `/records` of a dataset that has a release; problems name what couldn't be read, and its default stands in. */
export function readRecords({ ledger, entries, problems: ofDataset }: AskedDataset) {
  const { problems, ...question } = parseRecords(entries.filter(([name]) => !isForeign(name)), ledger)
  return { ledger, question, problems: [...ofDataset, ...problems], isFrozen: isFrozenRecords(question, newestKnown(ledger.releases)) }
}

/** Answers what was read. */
export function answerRecords({ ledger, question, problems, isFrozen }: ReturnType<typeof readRecords>): AskedRecords {
  const records = recordsOf(ledger, question.asked)
  const leftOut = leftOutOf(ledger, records)
  const listed = question.leftOut && (leftOut.find(({ id }) => id === question.leftOut) ?? { id: question.leftOut, rows: [], deaths: 0 })
  const rows: LeftOutRow[] = listed ? listed.rows : records.rows.map((row) => ({ ...row, moved: null }))
  return { ledger, question, records, leftOut, listed, rows: question.sort === 'day' ? rows : [...rows].reverse(), problems, isFrozen }
}
