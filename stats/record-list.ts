/**
 * The records behind a count: every row that the release in force lists on the days, in the place and
 * of the causes asked for. Their deaths are the count; over several spans the count is the mean.
 */
import { type Day, type Span, firstDayOf, toIso, yearOf } from '@/stats/calendar'
import { behindOf, knownOnOf } from '@/stats/answer'
import { type Filter, eachRow, labelsOf } from '@/stats/count'
import type { Known } from '@/stats/known'
import { type Columns, type Ledger, type Release, STILL_LISTED, coverage, releaseOn, uncovered } from '@/stats/ledger'
import { type Question, defaultAsOf, defaultQuestion } from '@/stats/question'
import { type Days, type RecordsAsked, isYear, spanOfDays } from '@/stats/records'
import { rowsOfEvents } from '@/stats/several'
import { type Cause, type Definition, type State, findDefinition, placeOfState } from '@/stats/terms'
import { windowOf } from '@/stats/window'

export const recordRule =
  'The records of a count are those that the release in force lists on its days, in its place and of its causes; ' +
  'their deaths add up to the count. Where several spans are named, the count is the mean over them.'

export interface ListedRow {
  day: Day
  /** `YYYY-MM-DD`, or `YYYY` where the source gives only the year. */
  date: string
  state: State
  cause: Cause
  /** The cause as the source printed it. */
  label: string
  deaths: number
  /** The release that listed the row, and the one that delisted it, whenever that was. */
  listed: Release
  delisted: Release | null
}

export interface Records {
  asked: RecordsAsked
  question: Question
  days: Days[]
  /** The days as spans, calendar years ending on the as-of day. */
  spans: Span[]
  definitions: Definition[]
  state: State | null
  asOf: Day
  knownOn: Known
  release: Release
  filter: Filter
  /** By day, then state, then label. */
  rows: ListedRow[]
  /** Rows that the question leaves out as several in one event. */
  ofEvents: ListedRow[]
  deaths: number
  /** The number that the records stand behind: the deaths, or their mean over several spans. */
  count: number
  /** Days asked for that no release covers. */
  gaps: Span[]
  /** The releases that these days' figures rest on, newest first. */
  behind: Release[]
}

/** The records of what is asked, whose days lie within 1600 to 2999. */
export function recordsOf(ledger: Ledger, asked: RecordsAsked): Records {
  const question = questionOf(asked)
  const { known } = question
  const release = known === null ? ledger.releases.length - 1 : releaseOn(ledger, known)
  const asOf = question.asOf ?? defaultAsOf(ledger, known)
  const days = asked.days.length > 0 ? asked.days : [windowOf(asOf)]
  const spans = days.map((each) => cutSpan(each, asOf))
  const definitions = question.causes.map((id) => findDefinition(ledger.terms, id)!)
  const state = placeOfState(ledger.terms, question.state)
  const filter = { labels: labelsOf(ledger, definitions), state, release }
  const listed = rowsIn(ledger, filter, days, asOf)
  const ofEvents = question.without === 'events' ? rowsOfEvents(listed) : new Set<ListedRow>()
  const rows = listed.filter((row) => !ofEvents.has(row))
  const deaths = deathsOf(rows)
  return {
    asked,
    question,
    days,
    spans,
    definitions,
    state: state === null ? null : ledger.terms.states[state],
    asOf,
    knownOn: knownOnOf(ledger, known),
    release: ledger.releases[release],
    filter,
    rows,
    ofEvents: [...ofEvents],
    deaths,
    count: deaths / days.length,
    gaps: spans.flatMap((span) => uncovered(span, coverage(ledger, release))),
    behind: behindOf(ledger, release, spans),
  }
}

export const deathsOf = (rows: { deaths: number }[]): number => rows.reduce((sum, row) => sum + row.deaths, 0)

/** The question that records belong to, without its days. */
export function questionOf({ dataset, causes, state, asOf, known, against, align, without }: RecordsAsked): Question {
  const { against: lastYear, align: byDate } = defaultQuestion()
  return { dataset, causes, state, asOf, known, against: against ?? lastYear, align: align ?? byDate, without: without ?? null }
}

/** A calendar year ends on the as-of day; a span is taken as it is named. */
function cutSpan(days: Days, asOf: Day): Span {
  const span = spanOfDays(days)
  return isYear(days) ? { from: span.from, to: Math.max(span.from - 1, Math.min(span.to, asOf)) } : span
}

/** The rows that a filter counts on some days: of a calendar year also those that give only the year. */
export function rowsIn(ledger: Ledger, filter: Filter, days: Days[], asOf: Day): ListedRow[] {
  const rows: ListedRow[] = []
  for (const each of days) {
    eachRow(ledger.dated, filter, cutSpan(each, asOf), (row) => rows.push(rowAt(ledger, ledger.dated, row)))
    if (isYear(each)) rows.push(...yearOnlyRows(ledger, filter, each.year))
  }
  return rows.sort(byDay)
}

/** The rows that a filter counts of those that give only this year. */
export function yearOnlyRows(ledger: Ledger, filter: Filter, year: number): ListedRow[] {
  const day = firstDayOf(year)
  const rows: ListedRow[] = []
  eachRow(ledger.yearOnly, filter, { from: day, to: day }, (row) => rows.push(rowAt(ledger, ledger.yearOnly, row)))
  return rows
}

const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

export const byDay = (a: ListedRow, b: ListedRow): number =>
  a.day - b.day || inOrder(a.state.code, b.state.code) || inOrder(a.label, b.label)

function rowAt({ terms, labels, causes, releases, yearOnly }: Ledger, columns: Columns, row: number): ListedRow {
  const { day, state, label, deaths, listed, delisted } = columns
  return {
    day: day[row],
    date: columns === yearOnly ? String(yearOf(day[row])) : toIso(day[row]),
    state: terms.states[state[row]],
    cause: causes[label[row]],
    label: labels[label[row]],
    deaths: deaths[row],
    listed: releases[listed[row]],
    delisted: delisted[row] === STILL_LISTED ? null : releases[delisted[row]],
  }
}
