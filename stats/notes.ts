/**
 * Notes: the small words under the headline, in order of weight. Each is true by rule or isn't there.
 */
import { lengthOf, longDay, spanText, yearOf } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import { SMALL, directionOf } from '@/stats/comparison'
import type { Segment } from '@/stats/headline'
import { type Release, uncovered } from '@/stats/ledger'
import { revisionText } from '@/stats/revision-words'
import { capital, pairAndPercent, countText, inWords, intervalText, listText, pText, percentText } from '@/stats/words'

export interface Note {
  id: string
  segments: Segment[]
}

const plain = (text: string): Segment => ({ text })
const strong = (text: string): Segment => ({ text, role: 'strong' })

type Rule = (answer: Answer) => Segment[] | null

/** What the current count is made of: the parts that have a word of their own, else the largest four. */
const parts: Rule = ({ comparison, parts, groups, definitions }) => {
  if (comparison.current === 0) return null
  const asides = parts.filter((part) => part.cause.aside && part.current > 0)
  const onlyFirearms = parts.every((part) => part.cause.group === parts[0].cause.group)
  if (onlyFirearms && asides.length > 0 && parts.length > 1) {
    const said = asides.map((p) => `${inWords(p.current)} of the ${countText(comparison.current)} ${p.current === 1 ? 'was' : 'were'} ${p.cause.aside}`)
    return [plain(`${capital(listText(said))}.`)]
  }
  const isAll = definitions.some((d) => d.id === 'all')
  const named = isAll
    ? groups.filter((row) => row.id !== 'all').map((row) => ({ name: row.name, current: row.change.current }))
    : parts.map((part) => ({ name: part.cause.name, current: part.current }))
  const largest = named.filter((n) => n.current > 0).sort((a, b) => b.current - a.current)
  if (largest.length < 2) return null
  const shown = largest.slice(0, 4).map((n) => `${n.name} ${countText(n.current)}`)
  const rest = largest.slice(4).reduce((sum, n) => sum + n.current, 0)
  if (rest > 0) shown.push(`the rest ${countText(rest)}`)
  return [plain(`Of the ${countText(comparison.current)}: ${shown.join(', ')}.`)]
}

/** What chance alone would do, with the counts that it would rarely give. */
const chance: Rule = ({ comparison, critical }) => {
  const { p, verdict, interval } = comparison
  if (p === null || verdict === null) return null
  const low = critical.low === null ? '' : critical.low === 0 ? 'none, or ' : `${countText(critical.low)} or fewer, or `
  const unusual = `${low}${countText(critical.high)} or more would be unusual after ${countText(comparison.prior)}`
  // An interval beyond ten times the prior count tells a reader nothing that the words don't.
  const bounds = interval[1] === null || interval[1] > 10 ? '' : `95% interval ${intervalText(interval)}, `
  return [strong(capital(verdict)), plain(`: ${unusual} (${bounds}${pText(p)}).`)]
}

const small: Rule = ({ comparison, flags }) => {
  if (!flags.includes('small-number') || comparison.current + comparison.priorTotal === 0) return null
  const both = comparison.current < SMALL && comparison.prior < SMALL
  return [strong('Small numbers'), plain(`: ${both ? 'both counts are' : 'one count is'} below ${SMALL}${comparison.percent === null ? '' : ', so the percent is unreliable'} [u].`)]
}

const fragility: Rule = ({ fragility, comparison }) => {
  if (!fragility || comparison.current === comparison.prior) return null
  const { toChangePercent, changed, toZero } = fragility
  const isFall = comparison.current < comparison.prior
  const deaths = (n: number, isMore: boolean) => `${inWords(n)} ${isMore ? 'more' : 'fewer'} ${n === 1 ? 'death' : 'deaths'}`
  const reached = comparison.current + (isFall ? toZero : -toZero)
  const turned = reached === comparison.prior ? 'bring the change to zero' : `turn it into a ${isFall ? 'rise' : 'fall'}`
  const zero = `${deaths(toZero, isFall)} would ${turned}`
  if (toZero <= toChangePercent) return [plain(`${capital(zero)}.`)]
  return [plain(`${capital(deaths(toChangePercent, changed.current > comparison.current))} would make it ${percentText(changed.percent)}; ${zero}.`)]
}

/** Under how many definitions of the family the direction holds. */
const definitions: Rule = ({ comparison, family, definitions }) => {
  const direction = directionOf(comparison)
  const variants = family.filter((row) => row.variant)
  if (definitions.length > 1 || !variants.some((row) => row.id === definitions[0].id)) return null
  if (variants.length < 2 || direction === 0) return null
  const others = variants.filter((row) => directionOf(row.change) !== direction)
  const told = others.map((row) => `${row.name} (${pairAndPercent(row.change)})`)
  const rest = told.length ? `, not under ${listText(told)}` : ''
  return [
    plain(`A ${direction < 0 ? 'fall' : 'rise'} under `),
    strong(`${variants.length - others.length} of ${variants.length}`),
    plain(` definitions${rest}.`),
  ]
}

const alignment: Rule = ({ otherAlignment, question }) => {
  if (!otherAlignment) return null
  const rule = question.align === 'date' ? 'By the same number of days' : 'By the same dates'
  return [plain(`${rule}: `), strong(pairAndPercent(otherAlignment)), plain('.')]
}

/** Within how many days of its as-of day a count is still fresh: late deaths are mostly listed by then. */
const FRESH_DAYS = 90

/** The comparison at the same age where it is held and differs; where it isn't held, that a fresh count leans. */
const likeForLike: Rule = ({ likeForLike, comparison, knownOn, asOf, question }) => {
  const leans = 'A fresh count set against a long-revised one leans towards a fall.'
  if (likeForLike && likeForLike.change.percent !== comparison.percent) {
    return [
      plain('Like for like, each window as it was known at the same age: '),
      strong(pairAndPercent(likeForLike.change)),
      plain(`. ${leans}`),
    ]
  }
  if (likeForLike || knownOn - asOf > FRESH_DAYS || typeof question.against === 'number') return null
  return [strong('Fresh figures'), plain(`: the source still lists late deaths of these weeks. ${leans}`)]
}

const events: Rule = ({ events }) => {
  if (events.length === 0) return null
  const shown = events.slice(0, 3).map((e) => `${e.deaths} on ${longDay(e.day)} ${e.state.where} (${e.cause.name})`)
  if (events.length > 3) shown.push(`${inWords(events.length - 3)} more`)
  return [
    plain(`Three or more deaths on one day, in one place, of one cause: ${listText(shown)}. They may belong to one event; the test assumes that deaths come one by one.`),
  ]
}

const gaps: Rule = ({ gaps, flags }) => {
  if (!flags.includes('coverage-gap')) return null
  return [strong('Not covered'), plain(`: no release covers ${listText(gaps.map(spanText))}.`)]
}

const unknown: Rule = ({ parts }) => {
  const names = parts.filter((p) => !p.cause.listed).map((p) => `“${p.cause.name}”`)
  return names.length === 0 ? null : [plain(`${listText(names)} isn’t in the cause table and counts as other.`)]
}

const yearOnly: Rule = ({ yearOnly }) =>
  yearOnly === 0 ? null : [plain(`Left out: ${inWords(yearOnly)} of which the source gives only the year.`)]

const windows: Rule = ({ window, priorWindows, release, behind, knownOn, question }) => {
  const same = question.align === 'days' ? `the first ${lengthOf(window)} days` : 'the same dates'
  const prior =
    question.against === 'average-5'
      ? `${same} of ${yearOf(priorWindows.at(-1)!.from)} to ${yearOf(priorWindows[0].from)}, averaged`
      : spanText(priorWindows[0])
  const known = question.known === null ? `everything known now, newest release ${release.id}` : `as known on ${longDay(knownOn)}`
  const from = behind.length > 0 ? `; from ${listText(behind.map((r) => r.id))}, as compiled by ${compilersText(behind)}` : ''
  return [plain(`${capital(spanText(window))} against ${prior}; ${known}${from}.`)]
}

/** "FiveThirtyEight", or each compiler once. */
export const compilersText = (releases: Release[]): string => listText([...new Set(releases.map((r) => r.compiledBy))])

const RULES: [string, Rule][] = [
  ['parts', parts],
  ['chance', chance],
  ['small', small],
  ['definitions', definitions],
  ['revision', revisionText],
  ['like-for-like', likeForLike],
  ['alignment', alignment],
  ['gaps', gaps],
  ['events', events],
  ['unknown-cause', unknown],
  ['year-only', yearOnly],
  ['fragility', fragility],
  ['windows', windows],
]

/** Rules that compare two windows have nothing true to say where one isn't covered. */
const NEEDS_COVERAGE = new Set(['chance', 'small', 'definitions', 'revision', 'like-for-like', 'alignment', 'fragility'])

/** The notes of an answer, in order of weight. */
export function notesOf(answer: Answer): Note[] {
  const outside = isOutside(answer)
  return notesBy(RULES.filter(([id]) => !(outside && NEEDS_COVERAGE.has(id))), answer)
}

const leading: Rule = ({ leading, groups }) => {
  if (leading.length === 0) return null
  const rows = groups.filter((row) => leading.includes(row.id))
  const all = groups.find((row) => row.id === 'all')!
  const names = listText(rows.map((row) => row.name))
  const each = rows.length > 1 ? ' each' : ''
  return [
    strong(rows.length > 1 ? 'Leading causes' : 'Leading cause'),
    plain(`: ${names}, ${countText(rows[0].change.current)}${each} of ${countText(all.change.current)} from all causes.`),
  ]
}

const tenYears: Rule = ({ band }) => {
  if (!band) return null
  const { fewer, equal, more, min, median, max, years } = band
  if (max === 0) return [strong('Ten years'), plain(`: none in any of the same windows of ${years.at(-1)!.year} to ${years[0].year}.`)]
  const tie = equal > 0 ? `as many in ${inWords(equal)}, ` : ''
  const span = `${years.at(-1)!.year} to ${years[0].year}`
  return [
    strong('Ten years'),
    plain(`: of the same windows of ${span}, fewer in ${inWords(fewer)}, ${tie}more in ${inWords(more)} (lowest ${min}, median ${countText(median)}, highest ${max}).`),
  ]
}

const lastYear: Rule = ({ last365, covered }) => {
  if (!last365) return null
  const missing = uncovered({ from: last365.priorWindow.from, to: last365.window.to }, covered)
  const but = missing.length > 0 ? ` Not covered: ${listText(missing.map(spanText))}.` : ''
  return [strong('Last 365 days'), plain(`: ${pairAndPercent(last365)} against the 365 before.${but}`)]
}

const toYearEnd: Rule = ({ agreement, comparison, flags }) => {
  if (!agreement || directionOf(comparison) === 0 || flags.includes('small-number')) return null
  return [
    strong('To the year’s end'),
    plain(`: in ${agreement.matched} of the last ${agreement.of} full years the year went the way that this day pointed.`),
  ]
}

const yearEnd: Rule = ({ yearEnd, window }) =>
  yearEnd === null ? null : [strong('The whole year'), plain(`: ${yearOf(window.from)} ended at ${countText(yearEnd)}.`)]

/** The outlook of a year that isn't over, unless the years behind it differ so much that it says nothing. */
const outlook: Rule = ({ outlook, yearEnd, window, comparison }) => {
  if (!outlook || yearEnd !== null) return null
  const year = yearOf(window.from)
  const { low, high, expected, years } = outlook
  if (low === comparison.current) return null
  return [
    strong('Outlook'),
    plain(`: ${year} would end at ${low} to ${high}, about ${countText(Math.round(expected))}, if the rest went like that of ${yearsText(years)} (80% interval). Not a forecast.`),
  ]
}

/** "2010 to 2014", or each year named where one is missing between them; newest first in. */
const yearsText = (years: number[]): string =>
  years.length === years[0] - years.at(-1)! + 1 ? `${years.at(-1)} to ${years[0]}` : listText([...years].reverse().map(String))

const CONTEXT: [string, Rule][] = [
  ['leading', leading],
  ['ten-years', tenYears],
  ['last-365', lastYear],
  ['to-year-end', toYearEnd],
  ['year-end', yearEnd],
  ['outlook', outlook],
]

/** The context beside the headline: what else changes the impression that one percent makes. */
export function contextOf(answer: Answer): Note[] {
  return notesBy(CONTEXT, answer)
}

function notesBy(rules: [string, Rule][], answer: Answer): Note[] {
  return rules.flatMap(([id, rule]) => {
    const segments = rule(answer)
    return segments ? [{ id, segments }] : []
  })
}
