/**
 * The dashboard as data: a query answered once, in numbers, words and figures. The server draws the
 * first page from it and the browser every later one, from the same ledger, so they can't differ.
 */
import { type Day, yearOf } from '@/stats/calendar'
import { type Answer, type Row, answer, isOutside } from '@/stats/answer'
import { labelsOf } from '@/stats/count'
import { type Segment, headlineOf, sentenceOf } from '@/stats/headline'
import type { Ledger } from '@/stats/ledger'
import { type Note, contextOf, notesOf } from '@/stats/notes'
import { PRESETS, type Query, type QueryProblem, type Question, defaultAsOf, parseQuestion, toQuery } from '@/stats/question'
import { findDefinition } from '@/stats/terms'
import { SINCE, isSince } from './by-year'
import { CHARTS, type View } from './catalogue'
import type { Colour, Figure, Size } from './figure'
import { colourOfAnswer, colourOfGroup } from './scope'
import { sparkPaths } from './spark'

export interface GroupRow extends Row {
  colour: Colour
  spark: { current: string; prior: string | null }
}

export interface Dashboard {
  answer: Answer
  view: View
  /** The address of this dashboard's settings, defaults left out. */
  query: string
  sentence: string
  headline: Segment[]
  colour: Colour
  notes: Note[]
  context: Note[]
  groups: GroupRow[]
  /** The query that names both of its days, so that its answer stays. */
  frozenQuery: string
  lastCovered: Day
  /** The query of the last covered day, where the question reaches outside the figures; null elsewhere. */
  coveredQuery: string | null
  draw: (chart: string, size: Size) => Figure
}

/** Reads the whole query of a dashboard: the question and the settings of single charts. */
export function parseDashboard(query: Query, ledger: Ledger): { question: Question; view: View; problems: QueryProblem[] } {
  const entries = [...query]
  const { question, problems } = parseQuestion(entries, ledger, ['since'])
  const since = entries.filter(([name]) => name === 'since').at(-1)?.[1] || SINCE[0]
  if (isSince(since)) return { question, problems, view: { since } }
  const problem = { parameter: 'since', found: since.slice(0, 80), allowed: SINCE.join(', ') }
  return { question, problems: [...problems, problem], view: { since: SINCE[0] } }
}

/** The query of a question and a view, defaults left out. */
export function toDashboardQuery(question: Question, view: View): string {
  const query = toQuery(question)
  if (view.since === SINCE[0]) return query
  return `${query}${query === '' ? '?' : '&'}since=${view.since}`
}

export function dashboardOf(ledger: Ledger, question: Question, view: View): Dashboard {
  const answered = answer(ledger, question)
  const scope = { ledger, answer: answered }
  const headline = headlineOf(answered)
  const lastCovered = defaultAsOf(ledger, question.known)
  return {
    answer: answered,
    view,
    query: toDashboardQuery(question, view),
    sentence: sentenceOf(headline),
    headline,
    colour: colourOfAnswer(scope),
    notes: notesOf(answered),
    context: contextOf(answered),
    groups: answered.groups.map((row) => ({
      ...row,
      colour: row.id === 'all' ? 'ink' : colourOfGroup(row.id),
      spark: sparkPaths(ledger, answered, labelsOf(ledger, [findDefinition(ledger.terms, row.id)!])),
    })),
    frozenQuery: toDashboardQuery({ ...question, asOf: answered.asOf, known: answered.knownOn }, view),
    lastCovered,
    coveredQuery: isOutside(answered) ? toDashboardQuery({ ...question, asOf: question.known === null ? null : lastCovered }, view) : null,
    draw: onceEach((chart, size) => CHARTS.find((c) => c.id === chart)!.draw(scope, size, view)),
  }
}

/** Draws each chart once at each size, however many parts of a page ask for it. */
function onceEach(draw: Dashboard['draw']): Dashboard['draw'] {
  const drawn = new Map<string, Figure>()
  return (chart, size) => {
    const key = `${chart} ${size.width}`
    const figure = drawn.get(key) ?? draw(chart, size)
    drawn.set(key, figure)
    return figure
  }
}

/** What the form of the question offers. */
export interface Choices {
  causes: { label: string; options: { value: string; text: string }[] }[]
  states: { value: string; text: string }[]
  knowns: { day: Day; compiledBy: string }[]
  againstYears: number[]
  presets: { name: string; query: string }[]
}

const NAMED_YEARS = 30

export function choicesOf(ledger: Ledger, { answer: { asOf } }: Dashboard): Choices {
  const { terms, releases } = ledger
  const byGroup = terms.groups.map((group) => ({
    label: `single causes: ${terms.definitions.find((d) => d.id === group)?.name ?? group}`,
    options: terms.causes.filter((c) => c.group === group).map((c) => ({ value: c.id, text: findDefinition(terms, c.id)!.noun })),
  }))
  return {
    causes: [{ label: 'definitions', options: terms.definitions.map((d) => ({ value: d.id, text: d.noun })) }, ...byGroup],
    states: terms.states.map((s) => ({ value: s.code, text: s.name })),
    knowns: releases.map((r) => ({ day: r.released, compiledBy: r.compiledBy })).reverse(),
    againstYears: Array.from({ length: NAMED_YEARS }, (_, i) => yearOf(asOf) - 2 - i),
    presets: PRESETS.map(({ name, question }) => ({ name, query: toQuery(question) })),
  }
}
