/**
 * A sentence that is safe to print, and a longer paragraph, in the style of American newsrooms: both counts, the
 * window, the source, the as-of and the known-on day. A percent of small counts is left out of it.
 */
import { type Answer, priorName } from '@/stats/answer'
import { type Day, dateOf, lastDayOf, monthOf, yearOf } from '@/stats/calendar'
import { directionOf, isSmall } from '@/stats/comparison'
import { sentenceOf } from '@/stats/headline'
import { dayOfKnown } from '@/stats/known'
import { compilersText, notesOf } from '@/stats/notes'
import { nounOf } from '@/stats/terms'
import { changePercent, countText, inWords, listText, pairText } from '@/stats/words'
import type { Findings } from './verdict'

export const safeRule =
  'The sentence to print is made from the figures of the claim’s own cause and days, not from what was printed. It names both counts, the days, the source and the day on which ' +
  'they were known, and leaves out a percent where a count is below 20.'

export interface SafeWords {
  sentence: string
  paragraph: string
}

const AP_MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** "Sept. 7, 2015" */
const apDay = (day: Day): string => `${AP_MONTHS[monthOf(day) - 1]} ${dateOf(day)}, ${yearOf(day)}`

export function safeWords(found: Findings): SafeWords {
  const own = found.own!
  const sentence = sentenceOfAnswer(own)
  return { sentence, paragraph: [sentence, ...further(found, own)].join(' ') }
}

function sentenceOfAnswer(answer: Answer): string {
  const { comparison, behind, knownOn, definitions } = answer
  const sources = listText([...new Set(behind.map(({ source }) => source))])
  const count = comparison.current === 0 ? 'no' : inWords(comparison.current)
  const noun = ofOfficers(nounOf(definitions))
  return `There ${comparison.current === 1 ? 'was' : 'were'} ${count} ${comparison.current === 1 ? noun.replace(/\bdeaths\b/, 'death') : noun} ${whereOf(answer)} ${windowText(answer)}, ${comparedText(answer)}, according to ${sources} figures compiled by ${compilersText(behind)}, as known on ${apDay(dayOfKnown(knownOn))}${missingText(answer)}.`
}

/** ", without Dec. 30, 2024, through Dec. 31, 2024, which no release covers": a hole in a window is never silent. */
const missingText = ({ gaps }: Answer): string =>
  gaps.length === 0 ? '' : `, without ${listText(gaps.map(({ from, to }) => (from === to ? apDay(from) : `${apDay(from)}, through ${apDay(to)}`)))}, which no release covers`

/** "firearms deaths of officers", "deaths of officers from all causes" */
const ofOfficers = (noun: string): string => (noun.startsWith('deaths ') ? noun.replace('deaths', 'deaths of officers') : `${noun} of officers`)

/** "in the United States", "in Texas"; federal, tribal and railroad officers are named as such. */
const whereOf = ({ state, where }: Answer): string => (state === null ? where : state.kind === 'agency' ? `(${state.where})` : state.where)

const isWholeYear = ({ window }: Answer): boolean => window.to === lastDayOf(yearOf(window.from))

const windowText = (answer: Answer): string => (isWholeYear(answer) ? `in ${yearOf(answer.window.from)}` : `from Jan. 1 through ${apDay(answer.window.to)}`)

/** "down 21% from 34 in the same period of 2014"; without its percent where the counts are small. */
function comparedText(answer: Answer): string {
  const { comparison, priorWindows, question } = answer
  const prior = comparison.prior === 0 ? 'none' : inWords(comparison.prior)
  const years = priorWindows.length === 1 ? priorName(answer) : `${yearOf(priorWindows.at(-1)!.from)} to ${yearOf(priorWindows[0].from)}`
  const period = isWholeYear(answer) ? `in ${years}` : `in the same period${priorWindows.length === 1 ? '' : 's'} of ${years}`
  const earlier = question.against === 'average-5' ? `an average of ${prior} ${period}` : `${prior} ${period}`
  const turn = directionOf(comparison)
  if (comparison.percent === null || isSmall(comparison) || (turn !== 0 && comparison.percent === 0)) return `compared with ${earlier}`
  return turn === 0 ? `unchanged from ${earlier}` : `${turn < 0 ? 'down' : 'up'} ${countText(Math.abs(comparison.percent))}% from ${earlier}`
}

/** The notes that a reader must not miss: fresh figures that lean, and several deaths in one event. */
const CAUTIONS = new Set(['like-for-like', 'events'])

function further({ holdsUnder, revised }: Findings, own: Answer): string[] {
  const { comparison, groups, definitions } = own
  const { verdict, current, prior } = comparison
  const chance = verdict === null || current === prior ? [] : [`A difference like this ${verdict === 'could easily be chance' ? verdict : `is ${verdict}`}.`]
  const others = (holdsUnder?.rows ?? []).filter(({ definition }) => definitions.every(({ id }) => id !== definition.id))
  const under = others.slice(0, 3).map(({ definition, reading }) => `${definition.noun} ${pairText(reading.change)}${reading.change.percent === null || isSmall(reading.change) ? '' : ` (${changePercent(reading.change)})`}`)
  const byDefinition = under.length === 0 || definitions[0].family === 'all' ? [] : [`By other definitions: ${listText(under)}.`]
  const all = groups.find(({ id }) => id === 'all')
  const total = !all || definitions.some(({ id }) => id === 'all') ? [] : [`Deaths from all causes were ${pairText(all.change)}${all.change.percent === null ? '' : ` (${changePercent(all.change)})`}.`]
  const grown = revised.length === 0 ? [] : [`The source still revises its list: ${revised.map(({ sentence }) => sentence.replace(/\.$/, '')).join('; ')}.`]
  const cautions = notesOf(own).filter(({ id }) => CAUTIONS.has(id)).map(({ segments }) => sentenceOf(segments))
  return [...chance, ...cautions, ...byDefinition, ...total, ...grown]
}
