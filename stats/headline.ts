/**
 * The headline: the one sentence that answers a question. It is a list of segments so that a page can
 * colour the finding and link the counts; joined, it is the sentence of the API and of every export.
 */
import { type Span, isYearEnd, lengthOf, longDay, spanText, yearOf } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import { isSmall } from '@/stats/comparison'
import { longKnown } from '@/stats/known'
import { linkOf } from '@/stats/records'
import { WITHOUT_EVENTS } from '@/stats/several'
import { nounOf } from '@/stats/terms'
import { capital, changeText, countText } from '@/stats/words'

export interface Segment {
  text: string
  /** The query of `/records` that answers with the records of a count. */
  records?: string
  /** The query of the dashboard that asks what the words name. */
  ask?: string
  role?: 'finding' | 'current' | 'prior' | 'strong'
}

export const sentenceOf = (segments: Segment[]): string => segments.map((s) => s.text).join('')

const isWholeYear = (window: Span) => isYearEnd(window.to)

/** " (not counting days with …)"; nothing where every death counts. */
export const withoutText = ({ question }: Pick<Answer, 'question'>): string => (question.without === 'events' ? ` (${WITHOUT_EVENTS})` : '')

/** "firearms deaths in Texas" */
export const subjectOf = (answer: Answer): string =>
  nounOf(answer.definitions) + (answer.state ? ` ${answer.state.where}` : '') + withoutText(answer)

/** "by 7 September 2015", "in 2015", "in the first 60 days of 2016". */
export function currentPhrase({ window, question }: Answer): string {
  const year = yearOf(window.from)
  if (isWholeYear(window)) return `in ${year}`
  return question.align === 'days' ? `in the first ${lengthOf(window)} days of ${year}` : `by ${longDay(window.to)}`
}

/** "by the same day in 2014", "in 2014", "in as many days of 2014", "by the same day in 2010 to 2014". */
function priorPhrase({ question, window, priorWindows }: Answer): string {
  const [newest, oldest] = [priorWindows[0], priorWindows.at(-1)!].map((span) => yearOf(span.from))
  const years = newest === oldest ? String(newest) : `${oldest} to ${newest}`
  if (isWholeYear(window)) return `in ${years}`
  return question.align === 'days' ? `in as many days of ${years}` : `by the same day in ${years}`
}

const averageText = ({ question }: Answer) => (question.against === 'average-5' ? 'an average of ' : '')

/** The two counts, each with its records; 0 is "none". */
function countsOf(answer: Answer): { current: Segment; prior: Segment } {
  const segment = (n: number, days: Span[], role: Segment['role']): Segment => ({ text: n === 0 ? 'none' : countText(n), role, records: linkOf(answer, n, days).records })
  const { comparison, window, priorWindows } = answer
  return { current: segment(comparison.current, [window], 'current'), prior: segment(comparison.prior, priorWindows, 'prior') }
}

/** The headline of an answer. It names its days, so that it can be quoted alone. */
export function headlineOf(answer: Answer): Segment[] {
  const { comparison, window } = answer
  if (isOutside(answer)) return outsideCoverage(answer)
  const subject = subjectOf(answer)
  const { current, prior } = countsOf(answer)
  const against: Segment[] = [{ text: averageText(answer) }, prior, { text: ` ${priorPhrase(answer)}.` }]
  const change = changeText(comparison)
  if (change === null && comparison.current === 0) {
    return [{ ...current, text: 'No' }, { text: ` ${subject.replace('all causes', 'any cause')} ${currentPhrase(answer)}, and ` }, ...against]
  }
  const span = { text: ` ${currentPhrase(answer)}${change === 'unchanged' ? ', and ' : ', against '}` }
  if (change === null) return [{ text: `${capital(subject)}: ` }, current, span, ...against]
  // A percent of small numbers is printed, but isn't what the eye should rest on.
  const finding: Segment = isSmall(comparison) ? { text: change } : { text: change, role: 'finding' }
  return [{ text: `${capital(subject)} ${isWholeYear(window) ? 'were' : 'are'} ` }, finding, { text: ': ' }, current, span, ...against]
}

/** Where the figures don't reach, the headline says so first and prints no percent. */
function outsideCoverage(answer: Answer): Segment[] {
  const { covered, window, priorWindows, asOf } = answer
  const first = covered[0].from
  const last = covered.at(-1)!.to
  const earliest = Math.min(window.from, ...priorWindows.map((span) => span.from))
  if (earliest < first) {
    const missing = window.from < first ? window : priorWindows.find((span) => span.from < first)!
    return [{ text: `The figures begin on ${longDay(first)}: they can’t answer for ${spanText(missing)}.` }]
  }
  const end = `The figures ${answer.question.known === null ? 'held' : `known on ${longKnown(answer.knownOn)}`} end on ${longDay(last)}`
  if (window.from > last) return [{ text: `${end}: they can’t answer for ${spanText(window)}.` }]
  const { current, prior } = countsOf(answer)
  return [
    { text: `${end}, before ${longDay(asOf)}. ${capital(subjectOf(answer))} listed up to then: ` },
    current,
    { text: `. That is no comparison yet: there were ${averageText(answer)}` },
    prior,
    { text: ` ${priorPhrase(answer)}.` },
  ]
}
