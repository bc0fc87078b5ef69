/**
 * What later releases make of a frozen figure, for those who watch it. A figure changes where the percent or
 * the direction that its headline prints does; other counts under the same words are no change. Each release
 * is held against the one before it, so that every change is told once.
 */
import { answer } from '@/stats/answer'
import type { Change } from '@/stats/comparison'
import { isComparable } from '@/stats/context'
import { labelsOf } from '@/stats/count'
import { currentPhrase, subjectOf } from '@/stats/headline'
import { isPrintedOtherwise } from '@/stats/headline-changes'
import { newestKnown, toKnownText } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { type QueryProblem, type Question } from '@/stats/question'
import { revisedSentence } from '@/stats/revision-words'
import { countedLedger } from '@/stats/several'
import { findDefinition, placeOfState } from '@/stats/terms'
import { changeAt } from '@/stats/vintages'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { changePercent, changeText, pairText } from '@/stats/words'

export const figureChangeRule =
  'A watched figure is told when a release changes its rounded percent or its direction, as the headline prints them, ' +
  'against what the release before it said. Other counts under the same percent are not told.'

/** A question that names both of its days. */
export type FrozenQuestion = Question & { asOf: number; known: number }

export interface FigureChange {
  /** The place of the release that changed it. */
  place: number
  before: Reading
  after: Reading
}

/** A figure as one release knew it; where a window isn't covered its counts are no comparison. */
export interface Reading {
  change: Change
  isCovered: boolean
}

/** What keeps a question from being watched; null for a frozen one. Its contradictions are another's to find. */
export function unwatchable({ releases }: Ledger, { asOf, known }: Question): QueryProblem | null {
  const newest = newestKnown(releases)
  const advice = 'a figure is watched by its frozen address, which names both asof and known; “Frozen link” on a chart’s page is one'
  if (asOf === null) return { parameter: 'asof', found: 'left out', allowed: `a day: ${advice}` }
  if (known === null) return { parameter: 'known', found: 'left out', allowed: `a day up to ${toKnownText(newest)}: ${advice}` }
  if (known > newest) return { parameter: 'known', found: toKnownText(known), allowed: `a day up to ${toKnownText(newest)}, when the newest release was published; it reads the same` }
  return null
}

/** Every change of a frozen figure by releases after its own, oldest first. */
export function figureChanges(ledger: Ledger, question: FrozenQuestion): FigureChange[] {
  return ledger.releases.flatMap((_, place) => figureChangeAt(ledger, question, place) ?? [])
}

/** What one release changed of a frozen figure; null where it prints the same, or the release is no later one. */
export function figureChangeAt(ledger: Ledger, question: FrozenQuestion, place: number): FigureChange | null {
  if (place <= releaseOn(ledger, question.known)) return null
  const [before, after] = [place - 1, place].map((each) => readingAt(ledger, question, each))
  const [printedBefore, printedAfter] = [before, after].map(({ change, isCovered }) => (isCovered ? change : null))
  return isPrintedOtherwise(printedBefore, printedAfter) ? { place, before, after } : null
}

/** A frozen figure as one release knew it. */
export function readingAt(whole: Ledger, question: FrozenQuestion, place: number): Reading {
  const { causes, state, asOf, against, align } = question
  const ledger = countedLedger(whole, question)
  const window = windowOf(asOf)
  const priorWindows = priorYears(window, against).map((year) => windowIn(year, window, align))
  const labels = labelsOf(ledger, causes.map((id) => findDefinition(ledger.terms, id)!))
  const frame = { ledger, state: placeOfState(ledger.terms, state), window, priorWindows }
  return { change: changeAt(frame, labels, place), isCovered: isComparable(ledger, place, [window, ...priorWindows]) }
}

/** "down 7%" and "up 3%"; the counts, where both print the same words or none. */
export function printedOf({ before, after }: FigureChange): [string, string] {
  const [then, now] = [before, after].map(({ change, isCovered }) => (isCovered ? changeText(change) : null))
  if (then !== null && now !== null && then !== now) return [then, now]
  const words = ({ change }: Reading, text: string | null) => pairText(change) + (text === null ? '' : `, ${text}`)
  return [words(before, then), words(after, now)]
}

/** "Figures have been revised since: 86 v 92 (−7%) is now 106 v 103 (+3%)." */
export function figureChangeSentence({ before, after }: FigureChange): string {
  const isSame = changePercent(before.change) === changePercent(after.change)
  const told = ({ change, isCovered }: Reading) => {
    // "0%" stands for a small fall as for a small rise: the words tell them apart.
    const percent = (isSame ? changeText(change) : changePercent(change)) ?? 'no percent'
    return { pair: pairText(change), percent: isCovered ? percent : null }
  }
  return revisedSentence('', told(before), told(after), !before.isCovered)
}

/** "firearms deaths in Texas by 7 September 2015" */
export function figureName(ledger: Ledger, question: FrozenQuestion): string {
  const answered = answer(ledger, question)
  return `${subjectOf(answered)} ${currentPhrase(answered)}`
}
