/**
 * The worker that reads a file in the browser: the same reader as on the server, beside the page, so
 * that the page stays responsive. It answers one request and asks the network for nothing. Of
 * `components/` it alone takes more than types from `ingest/`.
 */
import { type Outcome, type Problem, type ProblemKind, outcomeOf } from '@/ingest/problem'
import { readFile } from '@/ingest/read-file'
import { type NotATable, type Reading, isTable } from '@/ingest/report'
import { blobSource } from '@/ingest/source'
import type { Choices } from '@/ingest/choices'
import { csvCell } from '@/charts/form-csv'
import type { Terms } from '@/stats/terms'

export interface ReadRequest {
  name: string
  blob: Blob
  terms: Terms
  choices: Choices
  /** `YYYY-MM-DD` where the reader is. */
  today: string
}

/** A reading, and what the page shows beside it. */
export interface Found {
  reading: Reading
  /** What becomes of the rows of each kind of problem that there is. */
  outcomes: Partial<Record<ProblemKind, Outcome>>
  /** Every problem that rejects a row, as CSV; null where there is none. */
  rejects: Blob | null
  /** Of those problems, how many the CSV leaves out. */
  leftOut: number
}

export type WorkerAnswer =
  | { type: 'progress'; bytes: number }
  | { type: 'read'; found: Found }
  | { type: 'refused'; why: NotATable }
  | { type: 'failed'; message: string }

/** Milliseconds between two words of progress. */
const PACE = 100
/** A file that is wrong throughout needs no list of every row. */
const MOST_REJECTS = 1_000_000
const LINES_OF_A_PIECE = 10_000

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a worker speaks to its page alone
const answer = (message: WorkerAnswer) => self.postMessage(message)

self.addEventListener('message', (event: MessageEvent<ReadRequest>) => {
  read(event.data).then(answer, (error: unknown) => answer({ type: 'failed', message: error instanceof Error ? error.message : String(error) }))
})

async function read({ name, blob, terms, choices, today }: ReadRequest): Promise<WorkerAnswer> {
  const rejects = rejectsFile()
  let told = performance.now()
  const onProgress = (bytes: number) => {
    if (performance.now() - told < PACE) return
    told = performance.now()
    answer({ type: 'progress', bytes })
  }
  const found = await readFile(blobSource(name, blob), terms, choices, today, { onProblem: rejects.add, onProgress })
  if (!isTable(found)) return { type: 'refused', why: found }
  const kinds = Object.keys(found.report.problemCounts) as ProblemKind[]
  const outcomes = Object.fromEntries(kinds.map((kind) => [kind, outcomeOf(kind)]))
  return { type: 'read', found: { reading: found, outcomes, ...rejects.end() } }
}

/** The CSV of what is rejected, kept in pieces that the browser may put aside. */
function rejectsFile() {
  const pieces: Blob[] = []
  let lines = ['line,column,kind,found,advice\n']
  let count = 0
  const cut = () => {
    pieces.push(new Blob(lines))
    lines = []
  }
  return {
    add({ row, column, kind, found, advice }: Problem): void {
      if (outcomeOf(kind) !== 'rejected' || ++count > MOST_REJECTS) return
      lines.push(`${[row, column, kind, found, advice].map(csvCell).join(',')}\n`)
      if (lines.length >= LINES_OF_A_PIECE) cut()
    },
    end(): Pick<Found, 'rejects' | 'leftOut'> {
      cut()
      const rejects = count === 0 ? null : new Blob(pieces, { type: 'text/csv;charset=utf-8;header=present' })
      return { rejects, leftOut: Math.max(0, count - MOST_REJECTS) }
    },
  }
}
