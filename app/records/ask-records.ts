/** What an address of records asks for, answered once for the page and for the files. */
import { figures } from '@/app/figures'
import { isForeign } from '@/charts/dashboard'
import type { AnsweredRecords } from '@/components/records-page'
import type { Ledger } from '@/stats/ledger'
import { type LeftOutRow, leftOutOf } from '@/stats/left-out'
import type { Query } from '@/stats/question'
import { recordsOf } from '@/stats/record-list'
import { isFrozenRecords, parseRecords } from '@/stats/records-query'

export interface AskedRecords extends AnsweredRecords {
  ledger: Ledger
  isFrozen: boolean
}

/** Reads a query of `/records`; problems name what couldn't be read, and its default stands in. */
export async function readRecords(query: Query) {
  const ledger = await figures()
  const { problems, ...question } = parseRecords([...query].filter(([name]) => !isForeign(name)), ledger)
  return { ledger, question, problems, isFrozen: isFrozenRecords(question, ledger.releases.at(-1)!.released) }
}

/** Answers what was read. */
export function answerRecords({ ledger, question, problems, isFrozen }: Awaited<ReturnType<typeof readRecords>>): AskedRecords {
  const records = recordsOf(ledger, question.asked)
  const leftOut = leftOutOf(ledger, records)
  const listed = question.leftOut && (leftOut.find(({ id }) => id === question.leftOut) ?? { id: question.leftOut, rows: [], deaths: 0 })
  const rows: LeftOutRow[] = listed ? listed.rows : records.rows.map((row) => ({ ...row, moved: null }))
  return { ledger, question, records, leftOut, listed, rows: question.sort === 'day' ? rows : [...rows].reverse(), problems, isFrozen }
}

/** Reads and answers a query of `/records`. */
export const askRecords = async (query: Query): Promise<AskedRecords> => answerRecords(await readRecords(query))
