/**
 * Causes by year: every cause's deaths in every year of a view, a year-only record included, with the table
 * that shows them. Counted once for a question, however many sizes are drawn.
 */
import { type Span, firstDayOf, lastDayOf, longDay, yearOf } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { isAllButCovered } from '@/stats/context'
import { eachRow } from '@/stats/count'
import { type Columns, uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import type { Cause } from '@/stats/terms'
import { firstYearOf, isProvisional } from './by-year'
import { type Cell, type Table, STATUS, statusCell, yearCell } from './figure'
import { type Scope, allLabels, oncePerScope, placeText } from './scope'
import type { Since } from './view'

export interface Year {
  year: number
  /** Whether no day of it is covered. */
  isMissing: boolean
  finished: boolean
  /** The days of the year, up to the as-of day, that no release covers. */
  gaps: Span[]
  /** Deaths by cause, a year-only record included; no entry for a cause without any. */
  counts: Map<string, number>
}

/** A cause with its deaths in the finished years, the most first. */
export interface Line {
  cause: Cause
  total: number
}

function yearsOf({ ledger, answer }: Scope, since: Since): Year[] {
  const last = yearOf(answer.asOf)
  const first = firstYearOf(since, answer)
  const filter = { ...answer.filter, labels: allLabels(ledger) }
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const year = first + i
    const span = { from: firstDayOf(year), to: Math.min(lastDayOf(year), answer.asOf) }
    const gaps = uncovered(span, answer.covered)
    const counts = new Map<string, number>()
    const add = (columns: Columns, of: Span) =>
      eachRow(columns, filter, of, (row) => {
        const { id } = ledger.causes[columns.label[row]]
        counts.set(id, (counts.get(id) ?? 0) + columns.deaths[row])
      })
    add(ledger.dated, span)
    add(ledger.yearOnly, { from: span.from, to: span.from })
    const isMissing = gaps.length > 0 && gaps[0].from === span.from && gaps[0].to === span.to
    const finished = span.to === lastDayOf(year) && isAllButCovered(ledger, answer.filter.release, span)
    return { year, isMissing, finished, gaps, counts }
  })
}

/** Every cause of these years, those with the most deaths in the finished ones first. */
function causeLines({ ledger }: Scope, years: Year[]): Line[] {
  const sum = (of: Year[], id: string) => of.reduce((total, { counts }) => total + (counts.get(id) ?? 0), 0)
  const finished = years.filter((y) => y.finished)
  return ledger.terms.causes
    .filter(({ id }) => sum(years, id) > 0)
    .map((cause) => ({ cause, total: sum(finished, cause.id) }))
    .sort((a, b) => b.total - a.total || a.cause.id.localeCompare(b.cause.id))
}

export interface CauseYears {
  years: Year[]
  lines: Line[]
  table: Table
}

const countedOf = oncePerScope(() => new Map<Since, CauseYears>())

/** The years from the first that a view draws to that of the as-of day, and the causes that they hold. */
export function causeYears(scope: Scope, since: Since): CauseYears {
  const held = countedOf(scope).get(since)
  if (held) return held
  const years = yearsOf(scope, since)
  const lines = causeLines(scope, years)
  const made = { years, lines, table: tableOf(scope, years, lines) }
  countedOf(scope).set(since, made)
  return made
}

/** Every year, newest first, and every cause. */
function tableOf({ answer }: Scope, years: Year[], lines: Line[]): Table {
  return {
    caption: `Deaths a year ${placeText(answer)} by cause, to ${longDay(answer.asOf)}`,
    columns: ['year', ...lines.map(({ cause }) => cause.name), STATUS],
    rows: [...years].reverse().map((year) => [
      yearCell(year.year, isProvisional(year)),
      ...lines.map(({ cause }) => cellOf(answer, year, cause)),
      statusCell(isProvisional(year) ? 'provisional' : null),
    ]),
  }
}

/** A count of a cause in a year, none included: where none is listed its address says so, and what was left out. */
function cellOf(answer: Answer, { year, isMissing, counts }: Year, { id }: Cause): Cell {
  if (isMissing) return null
  const count = counts.get(id) ?? 0
  return linkOf(answer, count, [{ year }], { causes: [id] })
}
