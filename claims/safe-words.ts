/**
 * A sentence that is safe to print, and a longer paragraph, in the style of American newsrooms: both counts, the
 * window, the source, the as-of and the known-on day. A percent of small counts is left out of it.
 */
import { type Answer, priorName } from '@/stats/answer'
import { isYearEnd, yearOf } from '@/stats/calendar'
import { directionOf, isSmall } from '@/stats/comparison'
import { dayOfKnown } from '@/stats/known'
import { compilersText } from '@/stats/notes'
import { nounOf } from '@/stats/terms'
import { countText, inWords, listText } from '@/stats/words'
import { apDay, apSpan, plainNoun } from './ap-words'
import { type LastRead, olderReads } from './last-read'
import type { Ranking } from './leading-check'
import { furtherSentences } from './safe-paragraph'
import type { Findings } from './verdict'

export const safeRule =
  'The sentence to print is made from the figures of the claim’s own cause and days, not from what was printed. It names both counts, the days, the source and the day on which ' +
  'they were known, which is the day on which the source’s list of each year was last read, and leaves out a percent where a count is below 20.'

export interface SafeWords {
  sentence: string
  paragraph: string
}

export function safeWords(found: Findings): SafeWords {
  // Up to the last day that is covered in both years, where the window ends in days without figures.
  const own = found.even ?? found.own!
  const sentence = found.leading ? leadingSentence(own, found.leading.now, found.lastRead) : sentenceOfAnswer(own, found.lastRead)
  return { sentence, paragraph: [sentence, ...furtherSentences(found, own)].join(' ') }
}

/** ", according to … figures compiled by …, as known on Oct. 5, 2025 (2024 as known on Dec. 29, 2024)": by the day on which the list of each year was last read. */
function sourceText({ behind, knownOn }: Answer, lastRead: LastRead[]): string {
  const sources = listText([...new Set(behind.map(({ source }) => source))])
  const newest = Math.max(...lastRead.map(({ day }) => day))
  const known = lastRead.length === 0 ? dayOfKnown(knownOn) : newest
  const older = olderReads(lastRead, known).map(({ years, day }) => `${years} as known on ${apDay(day)}`)
  return `, according to ${sources} figures compiled by ${compilersText(behind)}, as known on ${apDay(known)}${older.length === 0 ? '' : ` (${older.join('; ')})`}`
}

function sentenceOfAnswer(answer: Answer, lastRead: LastRead[]): string {
  const { comparison, definitions } = answer
  const count = comparison.current === 0 ? 'no' : inWords(comparison.current)
  const noun = ofOfficers(nounOf(definitions.map((definition) => ({ ...definition, noun: plainNoun(definition.noun) }))), answer)
  if (comparison.current === 0 && comparison.prior === 0 && answer.priorWindows.length === 1) return `There were no ${noun} ${whereOf(answer)} ${windowText(answer)}, or ${periodOf(answer)}${sourceText(answer, lastRead)}${missingText(answer)}.`
  return `There ${comparison.current === 1 ? 'was' : 'were'} ${count} ${comparison.current === 1 ? noun.replace(/\bdeaths\b/, 'death') : noun} ${whereOf(answer)} ${windowText(answer)}, ${comparedText(answer)}${sourceText(answer, lastRead)}${missingText(answer)}.`
}

/** "Among the 106 deaths of officers in the United States from Jan. 1 through Sept. 7, 2015, traffic was the leading cause, with 37, followed by …" */
function leadingSentence(answer: Answer, { groups }: Ranking, lastRead: LastRead[]): string {
  const total = answer.groups.find(({ id }) => id === 'all')!.change.current
  const leaders = groups.filter(({ deaths }) => deaths === groups[0].deaths)
  const next = groups.slice(leaders.length).filter(({ deaths }) => deaths > 0).slice(0, 2)
  const place = `${whereOf(answer)} ${windowText(answer)}`
  if (groups[0].deaths === 0) return `There were no deaths of officers ${place}${sourceText(answer, lastRead.slice(0, 1))}.`
  const names = listText(leaders.map(({ name }) => name))
  const lead = leaders.length === 1 ? `${names} was the leading cause, with ${inWords(groups[0].deaths)}` : `${names} were the leading causes, with ${inWords(groups[0].deaths)} each`
  const followed = next.length === 0 ? '' : `, followed by ${listText(next.map(({ name, deaths }) => `${name} with ${inWords(deaths)}`))}`
  return `Among the ${countText(total)} deaths of officers ${place}, ${lead}${followed}${sourceText(answer, lastRead.slice(0, 1))}.`
}

/** ", excluding Dec. 30-31, 2024, which no release covers": a hole in a window is never silent. */
const missingText = ({ gaps }: Answer): string => (gaps.length === 0 ? '' : `, excluding ${listText(gaps.map(apSpan))}, which no release covers`)

/** "firearms deaths of officers", "deaths of federal officers from all causes" */
function ofOfficers(noun: string, { state }: Answer): string {
  const who = state?.kind === 'agency' ? state.where.replace(/^among /, '') : 'officers'
  return noun.startsWith('deaths ') ? noun.replace('deaths', `deaths of ${who}`) : `${noun} of ${who}`
}

/** "in the United States", "in Texas"; federal, tribal and railroad officers are named with their deaths. */
const whereOf = ({ state, where }: Answer): string => (state === null || state.kind === 'agency' ? where : state.where)

const isWholeYear = ({ window }: Answer): boolean => isYearEnd(window.to)

const windowText = (answer: Answer): string => (isWholeYear(answer) ? `in ${yearOf(answer.window.from)}` : `from Jan. 1 through ${apDay(answer.window.to)}`)

/** "in the same period of 2014", "in 2014" */
function periodOf(answer: Answer): string {
  const { priorWindows } = answer
  const years = priorWindows.length === 1 ? priorName(answer) : `${yearOf(priorWindows.at(-1)!.from)} to ${yearOf(priorWindows[0].from)}`
  return isWholeYear(answer) ? `in ${years}` : `in the same period${priorWindows.length === 1 ? '' : 's'} of ${years}`
}

/** "down 21% from 34 in the same period of 2014"; without its percent where the counts are small. */
function comparedText(answer: Answer): string {
  const { comparison, question } = answer
  const prior = comparison.prior === 0 ? 'none' : inWords(comparison.prior)
  const period = periodOf(answer)
  const earlier = question.against === 'average-5' ? `an average of ${prior} ${period}` : `${prior} ${period}`
  const turn = directionOf(comparison)
  if (comparison.percent === null || isSmall(comparison) || (turn !== 0 && comparison.percent === 0)) return `compared with ${earlier}`
  return turn === 0 ? `unchanged from ${earlier}` : `${turn < 0 ? 'down' : 'up'} ${countText(Math.abs(comparison.percent))}% from ${earlier}`
}

