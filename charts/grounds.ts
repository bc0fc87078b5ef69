/**
 * What a figure rests on: the releases behind the days that it draws, and the words made from them. Source
 * line, credit, licences, citation and the page's list of sources all come from here, so that none of them
 * names a release that the others leave out.
 */
import { behindOf } from '@/stats/answer'
import { type Span, dateOf, monthOf, shortMonth, yearOf } from '@/stats/calendar'
import { longKnown } from '@/stats/known'
import type { Release } from '@/stats/ledger'
import { compilersText } from '@/stats/notes'
import { WITHOUT_EVENTS } from '@/stats/several'
import { listText } from '@/stats/words'
import type { Figure } from './figure'
import type { Scope } from './scope'

export type Grounds = Pick<Figure, 'source' | 'credit' | 'behind' | 'period'>

interface Drawn {
  /** The days that are drawn. */
  spans: Span[]
  /** The same in a citation's words: "1900–2025". */
  period: string
  /** The releases behind them, newest first, where they aren't those known on the known-on day. */
  behind?: Release[]
  /** Whose the numbers are that no release holds: "numbers of officers: …". */
  besides?: string
}

/** The grounds of a figure: "Officer Down Memorial Page, as compiled by FiveThirtyEight, known on 3 July 2016", and so on. */
export function groundsOf({ ledger, answer }: Scope, { spans, period, behind = behindOf(ledger, answer.filter.release, spans), besides }: Drawn): Grounds {
  const sources = [...new Set(behind.map((release) => release.source))].join('; ') || 'No release covers these days'
  const compilers = behind.length > 0 ? `, as compiled by ${compilersText(behind)}` : ''
  const without = answer.question.without === 'events' ? `, ${WITHOUT_EVENTS}` : ''
  const source = `${sources}${compilers}, known on ${longKnown(answer.knownOn)}${without}`
  const also = besides ? `; ${besides}` : ''
  const licence = licenceText(behind)
  return { source: source + also, credit: source + (licence === '' ? '' : ` (${licence})`) + also, behind, period }
}

/** The grounds of a figure that draws the windows compared, and `also` other days beside them. */
export function comparedGrounds(scope: Scope, also: Span[] = []): Grounds {
  const { window, priorWindows, question } = scope.answer
  const [newest, oldest] = [priorWindows[0], priorWindows.at(-1)!].map((span) => yearOf(span.from))
  const years = `${yearOf(window.from)} and ${newest === oldest ? newest : `the mean of ${oldest} to ${newest}`}`
  const aligned = question.align === 'days' ? ' by number of days' : ''
  return groundsOf(scope, { spans: [window, ...priorWindows, ...also], period: `${datesText(window)}, ${years}${aligned}` })
}

/** "1 Jan – 7 Sep", without its year. */
export const datesText = ({ from, to }: Span): string => [from, to].map((day) => `${dateOf(day)} ${shortMonth(monthOf(day))}`).join(' – ')

/** "1900–2025"; of one year, "2025". */
export const yearsText = (first: number, last: number): string => (first === last ? String(first) : `${first}–${last}`)

/** "CC BY 4.0", or each licence once. */
const licenceText = (behind: Release[]): string => listText([...new Set(behind.map((release) => release.licence))].filter((licence) => licence !== ''))

/** The licence of each compiler whose releases a figure rests on. */
export function licencesOf({ behind }: Figure): { compiledBy: string; licence: string }[] {
  const licences = new Map(behind.map(({ compiledBy, licence }) => [`${compiledBy} ${licence}`, { compiledBy, licence }]))
  return [...licences.values()]
}
