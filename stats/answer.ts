/**
 * The answer to a question: everything that the page, the charts and the API say of it, as plain
 * numbers counted once. Nothing here is text; `headline.ts` and `notes.ts` put it into words.
 */
import { type Day, type Span, yearOf, yearSpan } from '@/stats/calendar'
import { type CriticalCounts, criticalCounts } from '@/stats/chance'
import { type Change, type Comparison, type Fragility, changeOf, comparisonOf, fragilityOf, isSmall } from '@/stats/comparison'
import { type Agreement, type Band, type Last365, agreementOf, bandOf, isCovered, last365 } from '@/stats/context'
import { type Filter, countByLabel, countDeaths, countYearOnly, eachRow, labelsOf } from '@/stats/count'
import { type Known, newestKnown } from '@/stats/known'
import { type Ledger, type Release, coverage, releaseOn, releasesBehind, uncovered } from '@/stats/ledger'
import { type ListingDelay, listingDelayOf } from '@/stats/listing-delay'
import { type Outlook, outlookOf } from '@/stats/outlook'
import { type Question, defaultAsOf } from '@/stats/question'
import { SEVERAL, countedLedger } from '@/stats/several'
import { type Cause, type Definition, type State, findDefinition, placeOfState } from '@/stats/terms'
import {
  type Frame,
  type LikeForLike,
  type Revision,
  type Vintage,
  changeAt,
  changedVintages,
  coveringVintages,
  likeForLikeOf,
  revisionOf,
} from '@/stats/vintages'
import { priorYears, windowIn, windowOf } from '@/stats/window'

export const FLAGS = {
  'small-number': 'a count is below 20: too small to be relied on',
  'no-prior': 'the prior count is 0, so there is no percent',
  'beyond-coverage': 'a window reaches past the last day that the figures cover',
  'before-coverage': 'a window begins before the first day that the figures cover',
  'coverage-gap': 'a window holds days that no release covers',
  'several-in-one-event': 'a day, state and cause with three or more deaths breaks the independence that the test assumes',
  'year-only-left-out': 'records that give only a year are left out',
  'unknown-cause': 'a label that the cause table does not know is counted in "other"',
} as const

export type Flag = keyof typeof FLAGS

export const leadingRule = 'The leading cause is the group with the most deaths in the window; a tie names both.'

export interface Row {
  id: string
  name: string
  variant: boolean
  change: Change
}

/** A cause's share of both counts; `prior` is the mean where there are several prior windows. */
export interface Part {
  cause: Cause
  current: number
  priorTotal: number
  prior: number
}

export interface Event {
  day: Day
  state: State
  cause: Cause
  deaths: number
  /** Deaths in the same place and of the same cause on the day before and the day after, which may be of it too; none where they are an event of their own. */
  before: number
  after: number
}

export interface Answer {
  question: Question
  definitions: Definition[]
  state: State | null
  /** As a sentence places the deaths of all states. */
  where: string
  asOf: Day
  /** The moment that was asked for, or the newest release's where that is earlier. */
  knownOn: Known
  /** The release in force on the known-on day. */
  release: Release
  /** The releases that the windows' figures rest on, newest first. */
  behind: Release[]
  /** The filter behind the comparison's counts. */
  filter: Filter
  window: Span
  priorWindows: Span[]
  covered: Span[]
  gaps: Span[]
  flags: Flag[]
  comparison: Comparison
  parts: Part[]
  /** Firearms, traffic, illness, other and all causes. */
  groups: Row[]
  leading: string[]
  critical: CriticalCounts
  fragility: Fragility | null
  family: Row[]
  band: Band | null
  last365: Last365 | null
  agreement: Agreement | null
  outlook: Outlook | null
  /** The count of the whole year, where it is over and covered; null on its last day, when it is the window's. */
  yearEnd: number | null
  /** The other alignment, where it would change a count. */
  otherAlignment: Change | null
  otherPriorWindows: Span[]
  /** Every release that covers the windows, as it knew them, oldest first; and those that changed a count. */
  steps: Vintage[]
  vintages: Vintage[]
  /** Both windows at the same age, where held. */
  likeForLike: LikeForLike | null
  revision: Revision | null
  /** The same without what releases after the one in force made of it: it stays, whatever follows. */
  revisionThen: Revision | null
  /** What may be several in one event, whether or not the question counts it. */
  events: Event[]
  /** The comparison without these where they are counted, with them where they aren't; null where there are none. */
  otherEvents: Change | null
  yearOnly: number
  /** How soon the deaths asked about are usually listed, as known then. */
  listingDelay: ListingDelay | null
}

/** Answers a question from a ledger. Pure; a few milliseconds on 30,000 records. */
export function answer(whole: Ledger, question: Question): Answer {
  const ledger = countedLedger(whole, question)
  const place = question.known === null ? ledger.releases.length - 1 : releaseOn(ledger, question.known)
  const knownOn = knownOnOf(ledger, question.known)
  const asOf = question.asOf ?? defaultAsOf(ledger, question.known)
  const state = placeOfState(ledger.terms, question.state)
  const define = (id: string) => findDefinition(ledger.terms, id)!
  const definitions = question.causes.map(define)
  const labels = labelsOf(ledger, definitions)
  const filter = { labels, state, release: place }

  const window = windowOf(asOf)
  const priorWindows = priorYears(window, question.against).map((y) => windowIn(y, window, question.align))
  const frame: Frame = { ledger, state, window, priorWindows }
  const comparison = comparisonOf(changeAt(frame, labels, place))
  const rowOf = (definition: Definition): Row => {
    const { id, name, variant } = definition
    return { id, name, variant, change: changeAt(frame, labelsOf(ledger, [definition]), place) }
  }
  const all = labelsOf(ledger, [define('all')])
  const groupLabels = ledger.terms.groups.map((group) => ({ group, labels: labelsOf(ledger, [define(group)]) }))
  const groups = [...ledger.terms.groups, 'all'].map((id) => rowOf(define(id)))
  const steps = coveringVintages(frame, labels, all)
  const vintages = changedVintages(steps)
  const covered = coverage(ledger, place)
  const gaps = [window, ...priorWindows].flatMap((span) => uncovered(span, covered))
  const years = [window, ...priorWindows].map((span) => yearOf(span.from))
  const part = {
    comparison,
    window,
    priorWindows,
    covered,
    gaps,
    parts: partsOf(frame, filter),
    yearOnly: years.reduce((sum, year) => sum + countYearOnly(ledger, filter, year), 0),
  }
  const events = [window, ...priorWindows].flatMap((span) => eventsOf(whole, filter, span))
  const other = otherwise(frame, question, filter)
  const then = vintages.filter(({ release }) => release <= place)
  const revision = revisionOf(frame, vintages, place, groupLabels)
  const isWithin = gaps.length === 0
  return {
    ...part,
    question,
    definitions,
    state: state === null ? null : ledger.terms.states[state],
    where: ledger.terms.where ?? 'in the United States',
    asOf,
    knownOn,
    release: ledger.releases[place],
    behind: behindOf(ledger, place, [window, ...priorWindows]),
    filter,
    flags: flagsOf({ ...part, events: question.without === 'events' ? [] : events }),
    events,
    otherEvents: events.length === 0 ? null : question.without === 'events' ? changeAt({ ...frame, ledger: whole }, labels, place) : changeWithout(comparison, window, events),
    groups,
    leading: leadingOf(groups),
    critical: criticalCounts(comparison.priorTotal, comparison.exposure),
    fragility: fragilityOf(comparison),
    family: familyOf(ledger, definitions).map(rowOf),
    band: isWithin ? bandOf(ledger, filter, window, question.align) : null,
    last365: last365(ledger, filter, asOf),
    agreement: isWithin ? agreementOf(ledger, filter, window, question.align) : null,
    outlook: isWithin ? outlookOf(ledger, filter, window) : null,
    yearEnd: yearEndOf(ledger, filter, window),
    otherAlignment: other.change.current === comparison.current && other.change.priorTotal === comparison.priorTotal ? null : other.change,
    otherPriorWindows: other.priorWindows,
    listingDelay: listingDelayOf(whole, labels, place),
    steps,
    vintages,
    likeForLike: likeForLikeOf(frame, labels, place, knownOn),
    revision,
    revisionThen: then.length === vintages.length ? revision : revisionOf(frame, then, place, groupLabels),
  }
}

/** The known-on moment of figures: one after the newest release, of which a later one may yet speak, is read as that release's. */
export function knownOnOf({ releases }: Ledger, known: Known | null): Known {
  const newest = newestKnown(releases)
  return known === null ? newest : Math.min(known, newest)
}

/** The releases behind several spans, each once, newest first. */
export function behindOf(ledger: Ledger, place: number, spans: Span[]): Release[] {
  const behind = new Set(spans.flatMap((span) => releasesBehind(ledger, place, span)))
  return ledger.releases.filter((release) => behind.has(release)).reverse()
}

function yearEndOf(ledger: Ledger, filter: Filter, window: Span): number | null {
  const year = yearSpan(yearOf(window.from))
  const isKnown = window.to < year.to && isCovered(ledger, filter.release, year)
  return isKnown ? countDeaths(ledger, filter, year) : null
}

/** The registered definitions of the first definition's family. */
function familyOf(ledger: Ledger, [first]: Definition[]): Definition[] {
  return ledger.terms.definitions.filter((d) => d.family === first.family)
}

function otherwise(frame: Frame, { align, against }: Question, filter: Filter): { change: Change; priorWindows: Span[] } {
  const other = align === 'date' ? 'days' : 'date'
  const priorWindows = priorYears(frame.window, against).map((year) => windowIn(year, frame.window, other))
  return { change: changeAt({ ...frame, priorWindows }, filter.labels, filter.release), priorWindows }
}

/** The causes that a filter counts in either window, most deaths first. */
export function partsOf({ ledger, window, priorWindows }: Omit<Frame, 'state'>, filter: Filter): Part[] {
  const now = countByLabel(ledger, filter, window)
  const before = priorWindows.map((span) => countByLabel(ledger, filter, span))
  const parts = new Map<string, Part>()
  ledger.causes.forEach((cause, label) => {
    const part = parts.get(cause.id) ?? { cause, current: 0, priorTotal: 0, prior: 0 }
    part.current += now[label]
    part.priorTotal += before.reduce((sum, counts) => sum + counts[label], 0)
    part.prior = part.priorTotal / priorWindows.length
    parts.set(cause.id, part)
  })
  return [...parts.values()]
    .filter((part) => part.current > 0 || part.priorTotal > 0)
    .sort((a, b) => b.current - a.current || b.prior - a.prior || a.cause.id.localeCompare(b.cause.id))
}

function leadingOf(groups: Row[]): string[] {
  const single = groups.filter((row) => row.id !== 'all')
  const most = Math.max(...single.map((row) => row.change.current))
  return most === 0 ? [] : single.filter((row) => row.change.current === most).map((row) => row.id)
}

/** The days, states and causes of a span with three or more deaths, each with what is listed on the days beside it. */
export function eventsOf(ledger: Ledger, filter: Filter, span: Span): Event[] {
  const byKey = new Map<string, Event>()
  const { day, state, label, deaths } = ledger.dated
  eachRow(ledger.dated, filter, { from: span.from - 1, to: span.to + 1 }, (row) => {
    const cause = ledger.causes[label[row]]
    const key = keyOf(day[row], ledger.terms.states[state[row]], cause)
    const event = byKey.get(key) ?? { day: day[row], state: ledger.terms.states[state[row]], cause, deaths: 0, before: 0, after: 0 }
    event.deaths += deaths[row]
    byKey.set(key, event)
  })
  const events = [...byKey.values()].filter((event) => event.deaths >= SEVERAL && event.day >= span.from && event.day <= span.to)
  const besideOf = (event: Event, on: Day): number => {
    const beside = byKey.get(keyOf(on, event.state, event.cause))
    return beside && !events.includes(beside) ? beside.deaths : 0
  }
  return events.map((event) => ({ ...event, before: besideOf(event, event.day - 1), after: besideOf(event, event.day + 1) }))
}

const keyOf = (day: Day, state: State, cause: Cause): string => `${day} ${state.code} ${cause.id}`

/** A change without the deaths of some events of its windows. */
function changeWithout({ current, priorTotal, exposure }: Change, window: Span, events: Event[]): Change {
  const isNow = ({ day }: Event) => day >= window.from && day <= window.to
  const deaths = (those: Event[]) => those.reduce((sum, event) => sum + event.deaths, 0)
  return changeOf(current - deaths(events.filter(isNow)), priorTotal - deaths(events.filter((event) => !isNow(event))), exposure)
}

/** Whether a window reaches outside the figures, so that its counts are no comparison. */
export const isOutside = ({ flags }: Pick<Answer, 'flags'>): boolean =>
  flags.includes('beyond-coverage') || flags.includes('before-coverage')

/** "2014", or "five-year average": what the prior count is of. */
export const priorName = ({ priorWindows }: Answer): string =>
  priorWindows.length === 1 ? String(yearOf(priorWindows[0].from)) : 'five-year average'

type Counted = Pick<
  Answer,
  'comparison' | 'window' | 'priorWindows' | 'covered' | 'gaps' | 'parts' | 'events' | 'yearOnly'
>

function flagsOf({ comparison, covered, gaps, parts, events, yearOnly }: Counted): Flag[] {
  const first = covered[0].from
  const last = covered.at(-1)!.to
  const holds: Record<Flag, boolean> = {
    'small-number': isSmall(comparison),
    'no-prior': comparison.priorTotal === 0,
    'beyond-coverage': gaps.some((gap) => gap.to > last),
    'before-coverage': gaps.some((gap) => gap.from < first),
    'coverage-gap': gaps.some((gap) => gap.from > first && gap.to < last),
    'several-in-one-event': events.length > 0,
    'year-only-left-out': yearOnly > 0,
    'unknown-cause': parts.some((part) => !part.cause.listed),
  }
  return (Object.keys(holds) as Flag[]).filter((flag) => holds[flag])
}
