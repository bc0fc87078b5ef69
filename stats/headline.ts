/**
 * The headline: the one sentence that answers a question. It is a list of segments so that a page can
 * colour the finding and link the counts; joined, it is the sentence of the API and of every export.
 */
import { type Span, lastDayOf, longDay, spanText, yearOf } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import { nounOf } from '@/stats/terms'
import { capital, changeText, countText } from '@/stats/words'

export interface Segment {
  text: string
  role?: 'finding' | 'current' | 'prior' | 'strong'
}

export const sentenceOf = (segments: Segment[]): string => segments.map((s) => s.text).join('')

const isWholeYear = (span: Span) => span.to === lastDayOf(yearOf(span.from))

/** "firearms deaths in Texas" */
export const subjectOf = (answer: Answer): string =>
  nounOf(answer.definitions) + (answer.state ? ` in ${answer.state.name}` : '')

/** "by this day a year before", "by 7 September in 2010", "on average by this day in the five years before". */
function priorPhrase({ question, window, priorWindows }: Answer): string {
  const whole = isWholeYear(window)
  const byDay = question.align === 'days' ? 'in as many days of' : 'by this day in'
  if (question.against === 'average-5') return whole ? 'in the five years before' : `${byDay} the five years before`
  if (question.align === 'days' && !whole) return `${byDay} ${yearOf(priorWindows[0].from)}`
  if (question.against === 'last-year') return whole ? 'the year before' : 'by this day a year before'
  return whole ? `in ${question.against}` : `by this day in ${question.against}`
}

const averageText = ({ question }: Answer) => (question.against === 'average-5' ? 'an average of ' : '')

const count = (n: number, role: 'current' | 'prior'): Segment => ({ text: n === 0 ? 'none' : countText(n), role })

/** The headline of an answer. */
export function headlineOf(answer: Answer): Segment[] {
  const { comparison, window } = answer
  if (isOutside(answer)) return outsideCoverage(answer)
  const subject = subjectOf(answer)
  const year = yearOf(window.from)
  const span = isWholeYear(window) ? ` in ${year}` : ` so far in ${year}`
  const average = averageText(answer)
  const current = count(comparison.current, 'current')
  const prior = count(comparison.prior, 'prior')
  const phrase = ` ${priorPhrase(answer)}.`
  const change = changeText(comparison)
  if (change === null && comparison.current === 0) {
    return [{ text: `No ${subject} are listed${span}, and ` }, prior, { text: phrase }]
  }
  if (change === null) {
    return [{ text: `${capital(subject)}: ` }, current, { text: `${span}, against ` }, prior, { text: phrase }]
  }
  const joint = change === 'unchanged' ? ', and ' : ', against '
  return [
    { text: `${capital(subject)} are ` },
    { text: change, role: 'finding' },
    { text: ': ' },
    current,
    { text: `${span}${joint}${average}` },
    prior,
    { text: phrase },
  ]
}

/** Where the figures don't reach, the headline says so first and prints no percent. */
function outsideCoverage(answer: Answer): Segment[] {
  const { covered, window, priorWindows, comparison, asOf } = answer
  const first = covered[0].from
  const last = covered.at(-1)!.to
  const earliest = Math.min(window.from, ...priorWindows.map((span) => span.from))
  if (earliest < first) {
    const missing = window.from < first ? window : priorWindows.find((span) => span.from < first)!
    return [{ text: `The figures begin on ${longDay(first)}: they can’t answer for ${spanText(missing)}.` }]
  }
  const end = `The figures ${answer.question.known === null ? 'held' : `known on ${longDay(answer.knownOn)}`} end on ${longDay(last)}`
  if (window.from > last) return [{ text: `${end}: they can’t answer for ${spanText(window)}.` }]
  return [
    { text: `${end}, before ${longDay(asOf)}. ${capital(subjectOf(answer))} listed so far: ` },
    count(comparison.current, 'current'),
    { text: `, against ${averageText(answer)}` },
    count(comparison.prior, 'prior'),
    { text: ` ${priorPhrase(answer)}.` },
  ]
}
