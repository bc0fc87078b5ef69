/**
 * What a file would change if it were published: the report of its reading, the changes, what must be
 * confirmed, and what blocks it. Pure, for it runs on a thread of its own.
 */
import type { ReleaseRecord } from '@/ingest/release-file'
import type { Reading } from '@/ingest/report'
import { type Day, type Span, spanJson, toIso } from '@/stats/calendar'
import { type HeadlineChange, headlineChanges, headlineDays } from '@/stats/headline-changes'
import { type Ledger, coverage, uncovered } from '@/stats/ledger'
import { type ReleaseChanges, changesOf } from '@/stats/release-changes'
import { type ChangeRow, changesByCause, changesByYear, changesText, renamingsOf } from '@/stats/release-tables'
import { splitBySpan, withRelease } from '@/stats/with-release'
import { pairAndPercent } from '@/stats/words'
import { type Block, blocksOf } from './blocks'
import { type Confirmation, confirmationsOf } from './confirmations'
import { proposedSpan, publishedIn } from '@/stats/offered-span'

export interface CheckAsked {
  /** Proposed from the file where it isn't said. */
  span: Span | null
  released: Day | null
  today: Day
  /** The last day that has begun anywhere: nobody can have died after it. */
  latest: Day
}

export interface FileCheck {
  /** The records of the file that lie within the span. */
  records: ReleaseRecord[]
  span: Span | null
  released: Day
  confirm: Confirmation[]
  blocked: Block[]
  isChange: boolean
  /** Everything, as the API answers it. */
  json: object
}

/** Problems of each kind in an answer; `problemCounts` counts all. */
const MOST_PROBLEMS = 1000

export function checkFile(reading: Reading, ledger: Ledger, asked: CheckAsked): FileCheck {
  const placed = withPlace(reading.records, ledger)
  const span = asked.span ?? proposedSpan(placed, ledger, asked.latest)
  const released = asked.released ?? Math.max(asked.today, ledger.releases.at(-1)?.released ?? asked.today, Math.min(span?.to ?? asked.today, asked.latest))
  const { within, outside } = span && span.from <= span.to ? splitBySpan(placed, span) : { within: placed, outside: [] }
  const blocked = blocksOf({ reading, within, outside, ledger, span, released, latest: asked.latest })
  const isRelease = span !== null && span.from <= span.to && released >= (ledger.releases.at(-1)?.released ?? released)
  const tried = isRelease ? tryRelease(ledger, span, released, within) : null
  const isChange = tried === null || tried.changes.changes.length > 0 || uncovered(span!, coverage(ledger, ledger.releases.length - 1)).length > 0
  const confirm = span && isRelease ? confirmationsOf({ reading, records: within, span, ledger, isChange }) : []
  const json = {
    report: shortened(reading.report),
    columns: reading.columns,
    encoding: reading.encoding,
    delimiter: reading.delimiter,
    shape: reading.shape,
    span: span && spanJson(span),
    released: toIso(released),
    onto: ledger.releases.at(-1)?.id ?? null,
    changes: tried && { ...changesJson(tried.after, tried.changes), published: publishedIn(ledger, span!).deaths, offered: within.reduce((sum, { deaths }) => sum + deaths, 0) },
    headlineChanges: tried ? headlineChanges(ledger, tried.after, headlineDays(tried.changes.changes, span!.to)).map(headlineJson) : [],
    confirm,
    blocked,
  }
  return { records: within, span, released, confirm, blocked, isChange, json }
}

/** A file without states is of a dataset's only place, where it has one only. */
function withPlace(records: ReleaseRecord[], { terms }: Ledger): ReleaseRecord[] {
  const [only, ...others] = terms.states
  return only && others.length === 0 && records.every(({ state }) => state === '') ? records.map((record) => ({ ...record, state: only.code })) : records
}

function tryRelease(ledger: Ledger, span: Span, released: Day, records: ReleaseRecord[]): { after: Ledger; changes: ReleaseChanges } {
  const release = { id: 'this-file', released, span, compiledBy: '', licence: '', source: '', sha256: '', deaths: 0 }
  const after = withRelease(ledger, release, records)
  return { after, changes: changesOf(after, after.releases.length - 1) }
}

function shortened(report: Reading['report']): Reading['report'] {
  const seen = new Map<string, number>()
  const isFew = (kind: string): boolean => seen.set(kind, (seen.get(kind) ?? 0) + 1).get(kind)! <= MOST_PROBLEMS
  return { ...report, problems: report.problems.filter(({ kind }) => isFew(kind)) }
}

const changesJson = (after: Ledger, changes: ReleaseChanges) => ({
  sentence: changesText(changes),
  totals: changes.totals,
  byCause: changesByCause(after, changes).map(rowJson),
  byYear: changesByYear(after, changes).map(rowJson),
  recoded: renamingsOf(after, changes, 'recoded'),
  relabelled: renamingsOf(after, changes, 'relabelled'),
})

const rowJson = ({ before, after, ...row }: ChangeRow) => ({ ...row, before: countOf(before), after: countOf(after) })
const countOf = (count: ChangeRow['before']): number | null => (typeof count === 'object' ? (count?.count ?? null) : count)

const headlineJson = ({ asOf, definition, before, after }: HeadlineChange) => ({
  asOf: toIso(asOf),
  definition: definition.id,
  noun: definition.noun,
  before: before && pairAndPercent(before),
  after: after && pairAndPercent(after),
})
