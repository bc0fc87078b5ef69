/**
 * Any file with a table of deaths: bytes in, a reading out. Nothing is kept back: what isn't counted is
 * named. It reads a source from its start once, or twice where the whole of a date column decides how it
 * is read, and keeps no more of it than its sums, its problems and the fingerprints of its rows.
 */
import type { Terms } from '@/stats/terms'
import { type Choices, delimiters } from './choices'
import { csvReader } from './csv'
import { dateEvidence } from './date-column'
import { textOf } from './decode-text'
import { type ColumnPlan, findColumns, stripped } from './find-columns'
import { type Heading, findHeading } from './find-heading'
import { MOST_ASKED, openQuestions } from './open-questions'
import type { Problem } from './problem'
import { type ProblemLog, problemLog } from './problem-log'
import { type NotATable, type Reading, type Report, notATable } from './report'
import { rowReader } from './row-reader'
import type { Source } from './source'
import { Unreadable, unpack } from './unpack'

export interface Watch {
  /** Sees every problem, also those beyond the report's bound. */
  onProblem?(problem: Problem): void
  /** Bytes of the source read so far, and how many there will be: twice its size where it is read twice. */
  onProgress?(bytes: number, all: number | null): void
  signal?: AbortSignal
  /** Waited for after each slice of work of some milliseconds, so that a server can do something else: `setImmediate`. */
  pause?(): Promise<void>
}

/** Characters by which a file is recognised. */
const HEAD = 262_144
const MOST_COLUMNS = 1000
/** Characters that are read at once. */
const SLICE = 32_768
const noPause = () => Promise.resolve()

/** The reading of a file. `today` is `YYYY-MM-DD`, read at the edge. Rejects only as the source or the signal does. */
export async function readFile(source: Source, terms: Terms, choices: Choices, today: string, watch: Watch = {}): Promise<Reading | NotATable> {
  try {
    return await readTable(source, terms, choices, today, watch)
  } catch (error) {
    if (error instanceof Unreadable) return error.why
    throw error
  }
}

async function readTable(source: Source, terms: Terms, choices: Choices, today: string, watch: Watch): Promise<Reading | NotATable> {
  const meter = progressMeter(source, watch)
  const text = textOf(unpack(meter.open()), choices.encoding)
  const { head, isWhole } = await readHead(text.pieces)
  if (head.trim() === '') {
    await text.pieces.return(undefined)
    return notATable('empty')
  }
  if (/^\s*(<(!doctype|html|\?xml|svg|table|body|head)|[[{]\s*(["{[\d]|$))/i.test(head)) {
    await text.pieces.return(undefined)
    return notATable('other-format')
  }
  const heading = findHeading(head, isWhole, choices.delimiter)
  if (!heading || heading.names.length > MOST_COLUMNS) {
    await text.pieces.return(undefined)
    const isOneLine = !isWhole && delimiters.some((delimiter) => head.split('\n', 1)[0].split(delimiter).length > MOST_COLUMNS)
    return notATable(heading || isOneLine ? 'too-many-columns' : 'no-columns')
  }
  await watch.pause?.()
  const plan = findColumns(heading, terms, choices, today)
  let pieces = text.pieces
  let again = text
  await watch.pause?.()
  if (isWhole && plan.places.date >= 0) plan.date = decideByRows(heading, plan, choices, today)
  if (!isWhole && isForWholeColumn(plan, choices)) {
    plan.date = await decideByAll(slicesOf(head, pieces, watch), heading, plan, choices, today)
    again = textOf(unpack(meter.open()), choices.encoding)
    pieces = again.pieces
  }
  const log = problemLog(watch.onProblem)
  const slices = slicesOf(pieces === text.pieces ? head : '', pieces, watch)
  const rows = await readRows(slices, heading, plan, terms, choices, today, log)
  if (rows.counts.read === 0) return notATable('no-rows')
  return readingOf(rows, heading, plan, terms, log, again.encoding(), watch.pause ?? noPause)
}

/**
 * Whether the first rows can't decide alone: numbers in an order that a later row may tell or contradict, or
 * no day at all, but years at most, when a later row may be the first that holds one.
 */
const isForWholeColumn = ({ date, places }: ColumnPlan, { dateOrder }: Choices): boolean =>
  places.date >= 0 && ((!dateOrder && (date.open.length > 0 || ['dmy', 'mdy', 'ymd'].includes(date.form))) || date.form === 'year')

async function readHead(pieces: AsyncGenerator<string>): Promise<{ head: string; isWhole: boolean }> {
  let head = ''
  while (head.length < HEAD) {
    const { done, value } = await pieces.next()
    if (done) return { head, isWhole: true }
    head += value
  }
  return { head, isWhole: false }
}

/** The decision of a column whose file was read whole. */
function decideByRows({ rows }: Heading, { places }: ColumnPlan, choices: Choices, today: string) {
  const { add, decide } = columnEvidence(choices, today)
  for (const { cells } of rows) add(cells[places.date])
  return decide()
}

/** What the cells of one column say of its dates. */
function columnEvidence(choices: Choices, today: string) {
  const evidence = dateEvidence(today)
  const add = (cell: string) => {
    const text = cell.trim()
    if (text) evidence.add(stripped(text, choices.strip?.date ?? ''))
  }
  return { add, decide: () => evidence.decide(choices.dateOrder) }
}

/** A head and what follows it in pieces that take no longer than some milliseconds, with the pauses between them. */
async function* slicesOf(head: string, pieces: AsyncGenerator<string>, { pause, signal }: Watch): AsyncGenerator<string> {
  try {
    for (let piece = head; ; ) {
      for (let at = 0; at < piece.length; at += SLICE) {
        signal?.throwIfAborted()
        yield at === 0 && piece.length <= SLICE ? piece : piece.slice(at, at + SLICE)
        if (pause) await pause()
      }
      const { done, value } = await pieces.next()
      if (done) return
      piece = value
    }
  } finally {
    await pieces.return(undefined)
  }
}

async function decideByAll(slices: AsyncGenerator<string>, heading: Heading, plan: ColumnPlan, choices: Choices, today: string) {
  const { add, decide } = columnEvidence(choices, today)
  const { date } = plan.places
  const isRow = (line: number, width: number) => line > heading.line && width === heading.names.length
  const reader = csvReader(
    heading.delimiter,
    (cells, line, isMisquoted) => {
      if (isRow(line, cells.length) && !isMisquoted) add(cells[date])
    },
    (text, { starts, ends, count }, line) => {
      if (isRow(line, count)) add(text.slice(starts[date], ends[date]))
      return true
    },
  )
  for await (const slice of slices) reader.push(slice)
  reader.end()
  return decide()
}

async function readRows(
  slices: AsyncGenerator<string>,
  heading: Heading,
  plan: ColumnPlan,
  terms: Terms,
  choices: Choices,
  today: string,
  log: ProblemLog,
) {
  const rows = rowReader(heading, plan, terms, choices, today, log)
  let isDamaged = false
  const reader = csvReader(heading.delimiter, (cells, line, isMisquoted) => {
    if (line > heading.line) rows.row(cells, line, isMisquoted, isDamaged)
    else if (line < heading.line) log.add(cells.join('').trim() === '' ? 'blank-line' : 'title-line', line, '', cells.join(heading.delimiter))
    else nameColumns(heading, plan, log)
    if (isDamaged && cells.some((cell) => cell.includes('\uFFFD'))) log.add('bad-encoding', line, '', cells.join(heading.delimiter))
  }, (text, cells, line) => line > heading.line && !isDamaged && rows.plain(text, cells))
  if (heading.line === 0) nameColumns(heading, plan, log)
  for await (const slice of slices) {
    isDamaged ||= slice.includes('\uFFFD') || slice.includes('\0')
    reader.push(slice)
  }
  reader.end()
  return rows
}

/** What is to be said about the columns, at the line of the heading. */
function nameColumns({ names, line }: Heading, { places, found }: ColumnPlan, log: ProblemLog): void {
  const at = Math.max(1, line)
  if (line === 0) log.add('no-heading', 1, '', '')
  found.forEach(({ role }, place) => {
    if (role === null) log.add('ignored-column', at, names[place], names[place])
  })
  if (places.state < 0) log.add('no-state', at, '', names.join(','))
}

async function readingOf(
  { counts, waiting, unknown, sums, shape }: ReturnType<typeof rowReader>,
  heading: Heading,
  plan: ColumnPlan,
  terms: Terms,
  log: ProblemLog,
  encoding: string,
  pause: () => Promise<void>,
): Promise<Reading> {
  const { records, byLabel: byCause } = await sums.records(pause)
  const deaths = Object.values(byCause).reduce((sum, count) => sum + count, 0)
  const questions = await openQuestions(heading, plan, unknown, { read: counts.read, waiting: waiting() }, terms, pause)
  if (unknown.size > MOST_ASKED) log.add('unasked-causes', Math.max(1, heading.line), '', String(unknown.size - MOST_ASKED))
  const [first, last] = [records.at(0)?.date ?? null, records.at(-1)?.date ?? null]
  const report: Report = { ...counts, deaths, first, last, byCause, problems: log.problems(), problemCounts: log.counts, questions }
  const columns = plan.found.map((column) => (column.role === 'date' ? { ...column, form: plan.date.form } : column))
  return { report, columns, questions, records, encoding, delimiter: heading.delimiter, shape }
}

/** Opens a source and tells how much of it has been read; stops where the signal says so. */
function progressMeter(source: Source, { onProgress, signal }: Watch) {
  let bytes = 0
  let opened = 0
  async function* open(): AsyncGenerator<Uint8Array> {
    opened += 1
    for await (const piece of source.open()) {
      signal?.throwIfAborted()
      bytes += piece.length
      onProgress?.(bytes, source.size === null ? null : source.size * opened)
      yield piece
    }
  }
  return { open }
}
