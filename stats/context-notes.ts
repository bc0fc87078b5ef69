/**
 * The context beside the headline in words: what else changes the impression that one percent makes.
 * Each rule is true or says nothing.
 */
import { spanText, yearOf, yearSpan } from '@/stats/calendar'
import type { Row } from '@/stats/answer'
import { directionOf } from '@/stats/comparison'
import { middleYears, yearsAt } from '@/stats/context'
import { uncovered } from '@/stats/ledger'
import { type Rule, countSegment, listSegments, pairSegments, plain, strong } from '@/stats/linked-words'
import { windowIn } from '@/stats/window'
import { countText, inWords, listText } from '@/stats/words'

const leading: Rule = (answer) => {
  const { leading, groups, window } = answer
  if (leading.length === 0) return null
  const rows = groups.filter((row) => leading.includes(row.id))
  const all = groups.find((row) => row.id === 'all')!
  const counted = (row: Row, text?: string) => countSegment(answer, row.change.current, [window], { causes: [row.id] }, text)
  const total = [plain(' of '), counted(all), plain(' from all causes.')]
  const [first] = rows
  if (rows.length === 1) return [strong('Leading cause'), plain(`: ${first.name}, `), counted(first), ...total]
  // One number, but several lists of records: each name leads to its own.
  const names = listSegments(rows.map((row) => [counted(row, row.name)]))
  return [strong('Leading causes'), plain(': '), ...names, plain(`, ${countText(first.change.current)} each`), ...total]
}

const tenYears: Rule = (answer) => {
  const { band, window, question } = answer
  if (!band) return null
  const { fewer, equal, more, min, median, max, years } = band
  if (max === 0) return [strong('Ten years'), plain(`: none in any of the same windows of ${years.at(-1)!.year} to ${years[0].year}.`)]
  const ofYears = (n: number, those: number[]) => countSegment(answer, n, those.map((year) => windowIn(year, window, question.align)))
  const tie = equal > 0 ? `as many in ${inWords(equal)}, ` : ''
  const span = `${years.at(-1)!.year} to ${years[0].year}`
  return [
    strong('Ten years'),
    plain(`: of the same windows of ${span}, fewer in ${inWords(fewer)}, ${tie}more in ${inWords(more)} (lowest `),
    ofYears(min, yearsAt(years, min)),
    plain(', median '),
    ofYears(median, middleYears(years)),
    plain(', highest '),
    ofYears(max, yearsAt(years, max)),
    plain(').'),
  ]
}

const lastYear: Rule = (answer) => {
  const { last365, covered } = answer
  if (!last365) return null
  const missing = uncovered({ from: last365.priorWindow.from, to: last365.window.to }, covered)
  const but = missing.length > 0 ? ` Not covered: ${listText(missing.map(spanText))}.` : ''
  const pair = pairSegments(answer, last365, { window: last365.window, priorWindows: [last365.priorWindow] })
  return [strong('Last 365 days'), plain(': '), ...pair, plain(` against the 365 before.${but}`)]
}

const toYearEnd: Rule = ({ agreement, comparison, flags }) => {
  if (!agreement || directionOf(comparison) === 0 || flags.includes('small-number')) return null
  return [
    strong('To the year’s end'),
    plain(`: in ${agreement.matched} of the last ${agreement.of} full years a rise or fall by this day was still one at the year’s end.`),
  ]
}

const yearEnd: Rule = (answer) => {
  const { yearEnd, window } = answer
  if (yearEnd === null) return null
  const year = yearOf(window.from)
  return [strong('The whole year'), plain(`: ${year} ended at `), countSegment(answer, yearEnd, [yearSpan(year)]), plain('.')]
}

/** The outlook of a year that isn't over, unless the years behind it differ so much that it says nothing. */
const outlook: Rule = ({ outlook, yearEnd, window, comparison }) => {
  if (!outlook || yearEnd !== null) return null
  const year = yearOf(window.from)
  const { low, high, expected, years } = outlook
  if (low === comparison.current) return null
  return [
    strong('Outlook'),
    plain(`: ${year} would end at ${low} to ${high}, about ${countText(Math.round(expected))}, if the rest went like that of ${yearsText(years)} (80% interval). It is arithmetic from those years, not a forecast.`),
  ]
}

/** "2010 to 2014", or each year named where one is missing between them; newest first in. */
const yearsText = (years: number[]): string =>
  years.length === years[0] - years.at(-1)! + 1 ? `${years.at(-1)} to ${years[0]}` : listText([...years].reverse().map(String))

/** The rules of the context, in order of weight. */
export const CONTEXT_RULES: [string, Rule][] = [
  ['leading', leading],
  ['ten-years', tenYears],
  ['last-365', lastYear],
  ['to-year-end', toYearEnd],
  ['year-end', yearEnd],
  ['outlook', outlook],
]
