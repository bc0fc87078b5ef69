/**
 * What every chart says in the same words: which deaths and officers its figures cover, and in which
 * colour a definition is drawn.
 */
import { yearOf } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import type { Ledger } from '@/stats/ledger'
import { subjectOf } from '@/stats/headline'
import { type Terms, findDefinition } from '@/stats/terms'
import { capital } from '@/stats/words'
import { labelsOf } from '@/stats/count'
import type { Colour, Size } from './figure'

/** What charts say that count all causes for every question. */
export const ALL_CAUSES_NOTE = 'This chart always shows all causes, not only the deaths asked about.'

/** What a chart is made from. */
export interface Scope {
  ledger: Ledger
  answer: Answer
}

/** Makes something once for a scope, however many sizes a chart is drawn at. */
export function oncePerScope<T>(make: (scope: Scope) => T): (scope: Scope) => T {
  const made = new WeakMap<Scope, T>()
  return (scope) => {
    const held = made.get(scope) ?? make(scope)
    made.set(scope, held)
    return held
  }
}

/** "in the United States", "in Texas", "among federal officers". */
export const placeText = ({ state, where }: Pick<Answer, 'state' | 'where'>): string => state?.where ?? where

/** "Firearms deaths in the United States", "Firearms deaths in Texas". */
export const subjectText = (answer: Answer): string =>
  capital(subjectOf(answer)) + (answer.state ? '' : ` ${placeText(answer)}`)

/** "the same window of 2014", "the same windows of 2010 to 2014, averaged". */
export function priorText({ priorWindows }: Answer): string {
  const [newest, oldest] = [priorWindows[0], priorWindows.at(-1)!].map((span) => yearOf(span.from))
  return newest === oldest ? `the same window of ${newest}` : `the same windows of ${oldest} to ${newest}, averaged`
}

/** The hue of the deaths asked for: their group's, or ink where they span several. */
export function colourOfAnswer({ ledger, answer }: Scope): Colour {
  const labels = answer.filter.labels
  const groups = new Set(ledger.causes.filter((_, label) => labels[label] === 1).map((cause) => cause.group))
  return groups.size === 1 ? colourOfGroup(ledger.terms, [...groups][0]) : 'ink'
}

/** The hues of groups in the order of the cause table; "other", which comes last, has its own. */
const HUES: Colour[] = ['firearms', 'traffic', 'illness']

export const colourOfGroup = ({ groups }: Pick<Terms, 'groups'>, group: string): Colour =>
  group === 'other' ? 'other' : (HUES[groups.indexOf(group)] ?? 'other')

/** Each group with its hue and the labels that it counts, in the order of the cause table. */
export function groupLabels(ledger: Ledger): { id: string; name: string; colour: Colour; labels: Uint8Array }[] {
  return ledger.terms.groups.map((id) => {
    const definition = findDefinition(ledger.terms, id)!
    return { id, name: definition.name, colour: colourOfGroup(ledger.terms, id), labels: labelsOf(ledger, [definition]) }
  })
}

export const allLabels = (ledger: Ledger): Uint8Array => new Uint8Array(ledger.labels.length).fill(1)

/** Sizes that a page draws: across the page, or in one of two columns. */
export const FULL: Size[] = [
  { width: 360, from: 0, narrow: true },
  { width: 620, from: 520, narrow: false },
  { width: 1072, from: 860, narrow: false },
]
export const HALF: Size[] = [
  { width: 360, from: 0, narrow: true },
  { width: 520, from: 440, narrow: false },
]
