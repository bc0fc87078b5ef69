/**
 * Notes: the small words under the headline, in order of weight. Each is true by rule or isn't there.
 */
import { type Span, lengthOf, longDay, spanText, touches, yearOf } from '@/stats/calendar'
import { type Answer, isOutside } from '@/stats/answer'
import { SMALL, directionOf } from '@/stats/comparison'
import { CONTEXT_RULES } from '@/stats/context-notes'
import { carryingEvents, otherEvents } from '@/stats/event-notes'
import type { Segment } from '@/stats/headline'
import { LONGEST, type ListingDelay } from '@/stats/listing-delay'
import { dayOfKnown, longKnown } from '@/stats/known'
import { type Release, uncovered } from '@/stats/ledger'
import { type Rule, countSegment, listSegments, pairSegments, plain, strong } from '@/stats/linked-words'
import { MOST_CAUSES } from '@/stats/question'
import { revisionText } from '@/stats/revision-words'
import { capital, countText, inWords, intervalText, listText, pText, percentText } from '@/stats/words'

export interface Note {
  id: string
  segments: Segment[]
}

/** What the current count is made of: the parts that have a word of their own, else the largest four. */
const parts: Rule = (answer) => {
  const { comparison, parts, groups, definitions, window } = answer
  if (comparison.current === 0) return null
  const total = countSegment(answer, comparison.current, [window])
  const counted = (n: number, causes: string[], text = countText(n)) => countSegment(answer, n, [window], { causes }, text)
  const asides = parts.filter((part) => part.cause.aside && part.current > 0)
  const onlyFirearms = parts.every((part) => part.cause.group === parts[0].cause.group)
  if (onlyFirearms && asides.length > 0 && parts.length > 1) {
    const said = asides.map((p, i) => {
      const number = inWords(p.current)
      const verb = plain(` ${p.current === 1 ? 'was' : 'were'} ${p.cause.aside}`)
      return [counted(p.current, [p.cause.id], i === 0 ? capital(number) : number), plain(' of the '), total, verb]
    })
    return [...listSegments(said), plain('.')]
  }
  const isAll = definitions.some((d) => d.id === 'all')
  const named = isAll
    ? groups.filter((row) => row.id !== 'all').map((row) => ({ id: row.id, name: row.name, current: row.change.current }))
    : parts.map((part) => ({ id: part.cause.id, name: part.cause.name, current: part.current }))
  const largest = named.filter((n) => n.current > 0).sort((a, b) => b.current - a.current)
  if (largest.length < 2) return null
  const shown = largest.slice(0, 4).map((n) => [plain(`${n.name} `), counted(n.current, [n.id])])
  const others = largest.slice(4)
  if (others.length > 0) {
    const rest = others.reduce((sum, n) => sum + n.current, 0)
    const isTooLong = others.length > MOST_CAUSES
    shown.push([plain('the rest '), isTooLong ? plain(countText(rest)) : counted(rest, others.map((n) => n.id).sort())])
  }
  return [plain('Of the '), total, ...shown.flatMap((segments, i) => [plain(i === 0 ? ': ' : ', '), ...segments]), plain('.')]
}

/** What chance alone would do, with the counts that it would rarely give. */
const chance: Rule = (answer) => {
  const { comparison, critical, priorWindows } = answer
  const { p, verdict, interval } = comparison
  if (p === null || verdict === null) return null
  const low = critical.low === null ? '' : critical.low === 0 ? 'none, or ' : `${countText(critical.low)} or fewer, or `
  const unusual = `${low}${countText(critical.high)} or more would be unusual after `
  // An interval beyond ten times the prior count tells a reader nothing that the words don't.
  const bounds = interval[1] === null || interval[1] > 10 ? '' : `95% interval ${intervalText(interval)}, `
  return [strong(capital(verdict)), plain(`: ${unusual}`), countSegment(answer, comparison.prior, priorWindows), plain(` (${bounds}${pText(p)}).`)]
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

/** Under how many definitions of the family the direction holds, and between which percents they print. */
const definitions: Rule = (answer) => {
  const { comparison, family, definitions } = answer
  const direction = directionOf(comparison)
  const variants = family.filter((row) => row.variant)
  if (definitions.length > 1 || !variants.some((row) => row.id === definitions[0].id)) return null
  if (variants.length < 2) return null
  const others = variants.filter((row) => directionOf(row.change) !== direction)
  const told = others.map((row) => [plain(`${row.name} (`), ...pairSegments(answer, row.change, { over: { causes: [row.id] } }), plain(')')])
  const rest = told.length ? [plain(', not under '), ...listSegments(told)] : []
  return [
    plain(direction === 0 ? 'Unchanged under ' : `A ${direction < 0 ? 'fall' : 'rise'} under `),
    strong(`${variants.length - others.length} of ${variants.length}`),
    plain(' definitions'),
    ...rest,
    ...percentsOf(variants.map((row) => row.change.percent)),
    plain('.'),
  ]
}

/** "; the printed percent runs from −25% to −21%", where it isn't one. */
function percentsOf(all: (number | null)[]): Segment[] {
  const percents = all.filter((percent) => percent !== null)
  const [least, most] = [Math.min(...percents), Math.max(...percents)]
  return percents.length < 2 || least === most ? [] : [plain('; the printed percent runs from '), strong(percentText(least)), plain(' to '), strong(percentText(most))]
}

const alignment: Rule = (answer) => {
  const { otherAlignment, otherPriorWindows: priorWindows, question } = answer
  if (!otherAlignment) return null
  const rule = question.align === 'date' ? 'By the same number of days' : 'By the same dates'
  return [plain(`${rule}: `), ...pairSegments(answer, otherAlignment, { priorWindows }, 'strong'), plain('.')]
}

/** Within how many days of its as-of day a count is still fresh: late deaths are mostly listed by then. */
const FRESH_DAYS = 90

/** The comparison at the same age where it is held and differs; where it isn't held, that a fresh count leans. */
const likeForLike: Rule = (answer) => {
  const { likeForLike, comparison, knownOn, asOf, question, listingDelay } = answer
  const age = dayOfKnown(knownOn) - asOf
  const leans = 'A fresh count set against a long-revised one leans towards a fall.'
  if (likeForLike && likeForLike.change.percent !== comparison.percent) {
    return [
      plain('Like for like, each window as it was known at the same age: '),
      ...pairSegments(answer, likeForLike.change, { overPrior: { known: likeForLike.priorKnown } }, 'strong'),
      plain(`. ${leans}`),
    ]
  }
  if (likeForLike || typeof question.against === 'number') return null
  const told = listingDelay ? delayText(listingDelay, age) : age > FRESH_DAYS ? null : ': the source still lists late deaths of these weeks.'
  return told === null ? null : [strong('Fresh figures'), plain(`${told} ${leans}`)]
}

/** How an as-of day of an age stands to the usual delay; null where nothing more is to be expected. */
function delayText({ days, deaths, late }: ListingDelay, age: number): string | null {
  const measured = `of ${countText(deaths)} such deaths of the year before a release, ${countText(late)} were listed only by a later one`
  if (age < (days ?? LONGEST)) {
    const usual = days === null ? 'fewer than 95% of such deaths are listed within a year' : `95% of such deaths are listed within ${daysOldText(days)}`
    return `: ${usual}, and the as-of day is ${age === 0 ? 'the day of the figures itself' : `${daysOldText(age)} old`} (${measured}).`
  }
  return age > FRESH_DAYS ? null : `: ${measured}.`
}

const daysOldText = (days: number): string => (days === 1 ? 'one day' : `${inWords(days)} days`)

const gaps: Rule = ({ gaps, flags }) => {
  if (!flags.includes('coverage-gap')) return null
  return [strong('Not covered'), plain(`: no release covers ${listText(gaps.map(spanText))}.`)]
}

const unknown: Rule = ({ parts }) => {
  const names = parts.filter((p) => !p.cause.listed).map((p) => `“${p.cause.name}”`)
  return names.length === 0 ? null : [plain(`${listText(names)} isn’t in the cause table and counts as other.`)]
}

const yearOnly: Rule = (answer) => {
  const { yearOnly, window, priorWindows } = answer
  if (yearOnly === 0) return null
  const counted = countSegment(answer, yearOnly, [window, ...priorWindows], {}, inWords(yearOnly))
  return [plain('Left out: '), { ...counted, records: `${counted.records}&left-out=year-only` }, plain(' of which the source gives only the year.')]
}

const windows: Rule = ({ window, priorWindows, release, behind, knownOn, question }) => {
  const same = question.align === 'days' ? `the first ${lengthOf(window)} days` : 'the same dates'
  const prior =
    question.against === 'average-5'
      ? `${same} of ${yearOf(priorWindows.at(-1)!.from)} to ${yearOf(priorWindows[0].from)}, averaged`
      : spanText(priorWindows[0])
  const newest = behind.includes(release) ? '' : `, newest release of ${longDay(release.released)}`
  const known = question.known === null ? `everything known now${newest}` : `as known on ${longKnown(knownOn)}`
  const from = behind.length > 0 ? `: ${behindText(behind, [window, ...priorWindows])}, as compiled by ${compilersText(behind)}` : ''
  return [plain(`${capital(spanText(window))} against ${prior}; ${known}${from}.`)]
}

/** "figures for 2025 from the release of 5 October 2025, for 2024 from that of 29 December 2024"; newest first in. */
function behindText(behind: Release[], spans: Span[]): string {
  if (behind.length === 1) return `figures from the release of ${longDay(behind[0].released)}`
  const told = behind.map((release, i) => {
    const left = (span: Span) => behind.slice(0, i).reduce((parts, newer) => parts.flatMap((part) => uncovered(part, [newer.span])), [span])
    const years = spans.filter((span) => left(span).some((part) => touches(part, release.span))).map((span) => yearOf(span.from))
    return `for ${listText(years.sort((a, b) => a - b).map(String))} from ${i === 0 ? 'the release' : 'that'} of ${longDay(release.released)}`
  })
  return `figures ${told.join(', ')}`
}

/** "FiveThirtyEight", or each compiler once. */
export const compilersText = (releases: Release[]): string => listText([...new Set(releases.map((r) => r.compiledBy))])

const RULES: [string, Rule][] = [
  ['parts', parts],
  ['chance', chance],
  ['small', small],
  ['events', carryingEvents],
  ['definitions', definitions],
  ['revision', (answer) => revisionText(answer)],
  ['like-for-like', likeForLike],
  ['alignment', alignment],
  ['gaps', gaps],
  ['events', otherEvents],
  ['unknown-cause', unknown],
  ['year-only', yearOnly],
  ['fragility', fragility],
  ['windows', windows],
]

/** Rules that compare two windows have nothing true to say where one isn't covered. */
const NEEDS_COVERAGE = new Set(['chance', 'small', 'definitions', 'revision', 'like-for-like', 'alignment', 'fragility'])

/** The notes of an answer, in order of weight. `isPairTold` where a line of its own tells what the comparison is now. */
export function notesOf(answer: Answer, isPairTold = false): Note[] {
  const outside = isOutside(answer)
  const rules = RULES.filter(([id]) => !(outside && NEEDS_COVERAGE.has(id)))
  return notesBy(isPairTold ? rules.map(([id, rule]) => [id, id === 'revision' ? revisionBeside : rule]) : rules, answer)
}

const revisionBeside: Rule = (answer) => revisionText(answer, true)

/** The context beside the headline: what else changes the impression that one percent makes. */
export function contextOf(answer: Answer): Note[] {
  return notesBy(CONTEXT_RULES, answer)
}

function notesBy(rules: [string, Rule][], answer: Answer): Note[] {
  return rules.flatMap(([id, rule]) => {
    const segments = rule(answer)
    return segments ? [{ id, segments }] : []
  })
}
