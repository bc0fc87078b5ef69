/**
 * The dashboard as data: a query answered once, in numbers, words and figures. The server draws the
 * first page from it and the browser every later one, from the same ledger, so they can't differ.
 */
import { type Day, sameDateIn, yearOf } from '@/stats/calendar'
import { type Answer, type Row, answer, isOutside } from '@/stats/answer'
import { labelsOf } from '@/stats/count'
import { type Segment, headlineOf, sentenceOf } from '@/stats/headline'
import { type Known, knownAt } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { type Note, contextOf, notesOf } from '@/stats/notes'
import { type Query, type QueryProblem, type Question, defaultAsOf, parseQuestion, presetsOf, toQuery } from '@/stats/question'
import { countedLedger } from '@/stats/several'
import { findDefinition } from '@/stats/terms'
import { CHARTS } from './catalogue'
import type { Colour, Figure, Size } from './figure'
import { type KnownStep, knownSteps } from './known-steps'
import { colourOfAnswer, colourOfGroup } from './scope'
import { sparkPaths } from './spark'
import { type View, type ViewWord, parseView, toViewQuery } from './view'

export interface GroupRow extends Row {
  colour: Colour
  spark: { current: string; prior: string | null }
}

/** A registered definition of the family, with the query that asks the same windows under it. */
export interface StripRow extends Row {
  query: string
  isAsked: boolean
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
  /** The same windows under each registered definition of the family. */
  strip: StripRow[]
  /** The query that names both of its days, so that its answer stays; null for a day after the known-on day, of which nothing was known. */
  frozenQuery: string | null
  /** The same windows as each release that covers them knew them. */
  steps: KnownStep[]
  /** The same question with everything known now, its as-of day kept; worked out when it is asked for. */
  now: () => Dashboard
  /** A question near this one that the figures can answer, where they can't answer this one. */
  instead: { day: Day; query: string } | null
  lastCovered: Day
  draw: (chart: string, size: Size) => Figure
}

/** Words that other sites add to links; they ask nothing of us. */
const FOREIGN = /^(utm_\w+|fbclid|gclid|mc_[ce]id|ref)$/

/** Whether a word is another site's, and asks nothing of us. */
export const isForeign = (name: string): boolean => FOREIGN.test(name)

/** The view words that a page of charts takes. */
const PAGE_WORDS: readonly ViewWord[] = ['since']

/** Reads a whole query: the question, and the view words that the page or form takes. */
export function parseDashboard(query: Query, ledger: Ledger, words = PAGE_WORDS): { question: Question; view: View; problems: QueryProblem[] } {
  const entries = [...query].filter(([name]) => !FOREIGN.test(name))
  const { question, problems } = parseQuestion(entries, ledger, words)
  const { view, problems: ofView } = parseView(entries, words)
  return { question, view, problems: [...problems, ...ofView] }
}

/** The query of a question and a view, defaults left out: `?asof=2015-09-07&since=1791`, or "". */
export function toDashboardQuery(question: Question, view: View, words = PAGE_WORDS): string {
  const [query, ofView] = [toQuery(question), toViewQuery(view, words)]
  return ofView === '' ? query : `${query}${query === '' ? '?' : '&'}${ofView}`
}

export function dashboardOf(ledger: Ledger, question: Question, view: View): Dashboard {
  const answered = answer(ledger, question)
  const counted = countedLedger(ledger, question)
  const scope = { ledger: counted, answer: answered }
  const headline = headlineOf(answered)
  const queryOf = (asked: Question) => toDashboardQuery(asked, view)
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
      colour: row.id === 'all' ? 'ink' : colourOfGroup(ledger.terms, row.id),
      spark: sparkPaths(counted, answered, labelsOf(ledger, [findDefinition(ledger.terms, row.id)!])),
    })),
    steps: knownSteps(ledger, answered, queryOf),
    strip: answered.family.map((row) => ({
      ...row,
      query: queryOf({ ...question, causes: [row.id] }),
      isAsked: question.causes.length === 1 && question.causes[0] === row.id,
    })),
    frozenQuery: answered.asOf > answered.knownOn ? null : toDashboardQuery({ ...question, asOf: answered.asOf, known: answered.knownOn }, view),
    now: once(() => dashboardOf(ledger, { ...question, asOf: answered.asOf === defaultAsOf(ledger, null) ? null : answered.asOf, known: null }, view)),
    lastCovered,
    instead: isOutside(answered) ? insteadOf(answered, view) : null,
    draw: onceEach((chart, size) => CHARTS.find((c) => c.id === chart)!.draw(scope, size, view)),
  }
}

/** The last covered day; or, before the figures begin, the same date of the first year that has a year before it. */
function insteadOf({ question, asOf, flags, covered }: Answer, view: View): { day: Day; query: string } {
  const last = covered.at(-1)!.to
  const day = flags.includes('beyond-coverage') ? last : sameDateIn(asOf, yearOf(covered[0].from) + 1)
  const isLive = question.known === null && day === last
  return { day, query: toDashboardQuery({ ...question, asOf: isLive ? null : day }, view) }
}

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null
  return () => (made ??= { value: make() }).value
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
  knowns: { known: Known; compiledBy: string }[]
  againstYears: number[]
  presets: { name: string; query: string }[]
  /** Whose deaths they are, all of them. */
  officers: string
}

const NAMED_YEARS = 30

/** The years before the prior one that the form offers to be held against: those that the figures cover. */
export function earlierYears({ asOf, covered }: Answer): number[] {
  const [newest, first] = [yearOf(asOf) - 2, yearOf(covered[0].from)]
  return Array.from({ length: Math.max(0, Math.min(NAMED_YEARS, newest - first + 1)) }, (_, i) => newest - i)
}

export function choicesOf(ledger: Ledger, { answer }: Dashboard): Choices {
  const { terms, releases } = ledger
  const byGroup = terms.groups.map((group) => ({
    label: `single causes: ${terms.definitions.find((d) => d.id === group)?.name ?? group}`,
    options: terms.causes.filter((c) => c.group === group).map((c) => ({ value: c.id, text: findDefinition(terms, c.id)!.noun })),
  }))
  return {
    causes: [{ label: 'definitions', options: terms.definitions.map((d) => ({ value: d.id, text: d.noun })) }, ...byGroup],
    states: terms.states.map((s) => ({ value: s.code, text: s.kind === 'agency' ? s.name : `officers ${s.where}` })),
    knowns: releases.map((r, place) => ({ known: knownAt(releases, place), compiledBy: r.compiledBy })).reverse(),
    againstYears: earlierYears(answer),
    officers: terms.officers ?? 'all US officers',
    presets: presetsOf(ledger.dataset).map(({ name, question }) => ({ name, query: toQuery(question) })),
  }
}
