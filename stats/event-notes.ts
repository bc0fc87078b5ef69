/**
 * The note of several deaths in one event: which they are, and what the comparison is without them; where
 * the question leaves them out, what it is with them. Its last words ask that question.
 */
import { type Answer, type Event, isOutside } from '@/stats/answer'
import { type Day, longDay } from '@/stats/calendar'
import { directionOf } from '@/stats/comparison'
import type { Segment } from '@/stats/headline'
import { type Rule, countSegment, listSegments, pairSegments, plain, strong } from '@/stats/linked-words'
import { toQuery } from '@/stats/question'
import { inWords } from '@/stats/words'

/** Whether another percent or direction would be printed without several deaths in one event; never where the question leaves them out. */
const isCarried = (answer: Answer): boolean => {
  const { otherEvents, comparison, question } = answer
  if (otherEvents === null || question.without !== null || isOutside(answer)) return false
  return otherEvents.percent !== comparison.percent || directionOf(otherEvents) !== directionOf(comparison)
}

/** A count of an event's place and cause on a day, which leads to its records. */
const listed = (answer: Answer, { cause, state }: Event, deaths: number, day: Day): Segment =>
  countSegment(answer, deaths, [{ from: day, to: day }], { causes: [cause.id], state: state.code, without: null })

/** "; 1 more is listed the day after": an event may pass midnight, and the rule is of one day. */
function besideSegments(answer: Answer, event: Event): Segment[] {
  const { day, before, after } = event
  const days: [number, Day, string][] = [[before, day - 1, 'the day before'], [after, day + 1, 'the day after']]
  return days
    .filter(([deaths]) => deaths > 0)
    .flatMap(([deaths, on, words], i) => [plain(i === 0 ? '; ' : ' and '), listed(answer, event, deaths, on), plain(i === 0 ? ` more ${deaths === 1 ? 'is' : 'are'} listed ${words}` : ` ${words}`)])
}

/** Several deaths in one event, and the comparison without them; where they aren't counted, with them. */
const events: Rule = (answer) => {
  const { events, otherEvents, question } = answer
  if (otherEvents === null) return null
  const isLeftOut = question.without !== null
  const shown = events.slice(0, 3).map((event) => [
    listed(answer, event, event.deaths, event.day),
    plain(` on ${longDay(event.day)} ${event.state.where} (${event.cause.name}`),
    ...besideSegments(answer, event),
    plain(')'),
  ])
  if (events.length > 3) shown.push([plain(`${inWords(events.length - 3)} more`)])
  const without = isLeftOut ? null : ('events' as const)
  const other = pairSegments(answer, isOutside(answer) ? { ...otherEvents, percent: null } : otherEvents, { over: { without } }, 'strong')
  return [
    ...(isLeftOut ? [strong('Not counted'), plain(': ')] : [plain('Three or more deaths on one day, in one place, of one cause: ')]),
    ...listSegments(shown),
    plain(isLeftOut ? '. With them: ' : '. They may belong to one event; the test assumes that deaths come one by one. Without them: '),
    ...other,
    plain('. '),
    { text: isLeftOut ? 'Count them' : 'Compare without them', ask: toQuery({ ...question, without }) },
  ]
}

/** Where they carry the change they are told before what the definitions make of it, elsewhere after. */
export const carryingEvents: Rule = (answer) => (isCarried(answer) ? events(answer) : null)
export const otherEvents: Rule = (answer) => (isCarried(answer) ? null : events(answer))
