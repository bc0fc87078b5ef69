/**
 * The verdict: the marks of a claim's parts added up in one plain sentence or three, with what chance and fresh
 * figures do to them. Never a score. What stands only under a condition is never told without it.
 */
import { longDay, spanText } from '@/stats/calendar'
import { BY_CHANCE } from '@/stats/chance'
import { type Comparison, isSmall } from '@/stats/comparison'
import { longKnown } from '@/stats/known'
import { capital, changePercent, listText, pairAndPercent, pairText } from '@/stats/words'
import type { ClaimCheck } from './check'
import type { Claim } from './claim'
import { printedNames } from './count-names'
import { type Counter, counterOf } from './counters'

export const verdictRule =
  'What a claim prints is supported where the figures of its own cause, days and dates give it; supported only under a definition, day, alignment or state of ' +
  'knowledge that is named, where they don’t but a near reading does; not supported where none does; counted otherwise where the claim names a counter with rules of its own; ' +
  'and where the figures don’t reach, it can’t be checked, and why is said.'

export type Status = 'supported' | 'only-under' | 'not-supported' | 'counted-otherwise' | 'cannot-check'

export const STATUS_WORDS: Record<Status, string> = {
  supported: 'supported',
  'only-under': 'supported only under a condition',
  'not-supported': 'not supported',
  'counted-otherwise': 'counted otherwise',
  'cannot-check': 'can’t be checked with these figures',
}

export interface Part {
  id: 'arithmetic' | 'current' | 'prior' | 'percent' | 'direction' | 'leading' | 'unread' | 'unchecked'
  /** As printed: "down 21%", "26 in 2015". */
  said: string
  status: Status
  /** What it stands under, where it is supported only so: "as known on 3 July 2016". */
  under: string | null
  /** One sentence: under what, or what the figures have instead. */
  words: string
}

export type Findings = Omit<ClaimCheck, 'parts' | 'verdict' | 'safe' | 'counted'>

export function verdictOf(found: Findings, parts: Part[]): string {
  const { claim, cannot, arithmetic } = found
  const sums = arithmetic.follows === false ? 'The printed percent doesn’t follow from the printed counts. ' : ''
  if (cannot !== null) return `${sums}These figures can’t check ${claim.kind === 'leading' || hasNumbers(claim) ? 'it' : 'anything'}: ${uncapital(cannot)}`
  if (claim.kind === 'leading') return leadingVerdict(found, parts)
  const judged = parts.filter(({ id }) => id !== 'arithmetic')
  if (judged.length === 0) return 'Nothing is printed that the figures could be held against: no count, no percent and no direction.'
  if (judged.every(({ status }) => status === 'cannot-check')) return `${sums}These figures can’t check it: ${uncapital(judged[0].words)}`
  return `${sums}${found.whole ? wholeVerdict(found, judged) : figuresVerdict(found, judged)}${otherwiseText(countedBy(claim, judged))}${gapText(found)}${chanceText(found)}${freshText(found)}${unattributedText(claim, judged)}`
}

const hasNumbers = ({ current, prior, percent, direction }: Claim): boolean => [current, prior, percent, direction].some((value) => value !== null)
const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

const byStatus = (parts: Part[], ...statuses: Status[]): Part[] => parts.filter(({ status }) => statuses.includes(status))

function figuresVerdict({ ownReading, nearest, nearestUnder, fits, mixed, known, claim }: Findings, parts: Part[]): string {
  const own = ownReading!
  const name = `“${own.definition.name}”`
  const counts = `${pairText(own.change)}${own.change.percent === null ? '' : ` (${changePercent(own.change)})`}`
  const [good, only, bad] = [byStatus(parts, 'supported'), byStatus(parts, 'only-under'), byStatus(parts, 'not-supported', 'counted-otherwise')]
  const named = (those: Part[]) => partsText(those, claim)
  if (good.length === parts.length) return `The figures support it under ${name}: ${counts}.`
  if (fits && only.length > 0 && bad.length === 0) {
    const mixture = mixed ? ` ${mixed.sentence}` : ''
    if (good.length === 0) return `The figures support it only ${only[0].under}. Under ${name}, as known on ${longKnown(known)}, they give ${counts}.${mixture}`
    return `The figures support ${named(good)} under ${name}, and ${named(only)} only ${only[0].under}: as known on ${longKnown(known)} they give ${counts}.${mixture}`
  }
  if (mixed) return `The figures don’t support it as one comparison: ${mixed.sentence} Under ${name} they give ${counts}.`
  const isOtherwise = bad.some(({ status }) => status === 'counted-otherwise')
  if (good.length === 0 && only.length === 0) return `${isOtherwise ? 'The figures here differ' : 'The figures don’t support it'}: under ${name} they give ${counts}.`
  const head = good.length === 0 ? (isOtherwise ? 'The figures here differ from what is printed' : 'The figures don’t support it as printed') : `The figures support ${named(good)} under ${name}`
  const under = only.map((part) => (good.length === 0 ? `; ${named([part])} stands only ${part.under}` : `, ${named([part])} only ${part.under}`)).join('')
  const not = good.length > 0 && bad.length > 0 ? `, but not ${named(bad)}` : ''
  const near = nearest!.misfits.length < own.misfits.length ? `; nearest is ${pairText(nearest!.change)}, ${nearestUnder}` : ''
  return `${head}${under}${not}: they give ${counts}${near}.`
}

/** A part of a year against a whole one: judged as printed, with the same days beside it. */
function wholeVerdict({ whole, ownReading, claim }: Findings, parts: Part[]): string {
  const { now, year, gaps } = whole!
  const missing = gaps.length === 0 ? '' : ` (without ${listText(gaps.map(spanText))}, which no release covers)`
  const same = `that sets a part of a year against a whole one. By the same day of ${year} the figures give ${pairAndPercent(ownReading!.change)}.`
  const counts = `${pairAndPercent(now.change)}, against all of ${year}${missing}`
  const [good, only, bad] = [byStatus(parts, 'supported'), byStatus(parts, 'only-under'), byStatus(parts, 'not-supported', 'counted-otherwise')]
  if (good.length === parts.length) return `The figures support what is printed (${counts}), but ${same}`
  if (good.length + only.length === parts.length) return `The figures support what is printed only ${only[0].under}; they give ${counts}. And ${same}`
  const head = good.length > 0 ? `The figures support ${partsText(good, claim)}, but not ${partsText(bad, claim)}` : bad.some(({ status }) => status === 'counted-otherwise') ? 'The figures here differ' : 'The figures don’t support it'
  return `${head}: they give ${counts}. And ${same}`
}

const partsText = (parts: Part[], claim: Claim): string => {
  const names: Record<Part['id'], string> = { ...printedNames(claim), arithmetic: 'the arithmetic', leading: 'the leading cause', unread: 'the rest', unchecked: 'the rest' }
  return listText(parts.map(({ id }) => names[id]))
}

/** Who counted a claim's numbers, where a part of it is counted otherwise here. */
export const countedBy = ({ counter }: Claim, parts: Part[]): Counter | null =>
  counter && parts.some(({ status }) => status === 'counted-otherwise') ? counterOf(counter) : null

/** Why another counter's number isn't called wrong. */
const otherwiseText = (counted: Counter | null): string => (counted === null ? '' : ` The ${counted.name} counts by its own rules: a difference is no error of either.`)

/** What chance says of the counts that fit; where the figures' own pair is another and chance says otherwise of it, of both. */
/** A window that ends in days without figures is no comparison of the same days: that up to the last covered one is told. */
function gapText({ own, even }: Findings): string {
  if (own === null || own.gaps.length === 0) return ''
  const missing = ` No release covers ${listText(own.gaps.map(spanText))}`
  return even === null ? `${missing}.` : `${missing}: up to ${longDay(even.asOf)}, in both years, it is ${pairAndPercent(even.comparison)}.`
}

/** That the figures give another counter's number is no word of that counter. */
function unattributedText({ counter }: Claim, parts: Part[]): string {
  const other = counter ? counterOf(counter) : null
  return other === null || other.isOurs || parts.some(({ status }) => status === 'counted-otherwise') ? '' : ` What the ${other.name} itself counted isn’t held here.`
}

function chanceText({ chance, own, even }: Findings): string {
  if (chance === null || chance.verdict === null || chance.current === chance.prior) return ''
  const small = isSmall(chance) ? ' The counts are small.' : ''
  const ours = (even ?? own!).comparison
  if (ours.verdict === null || ours.verdict === chance.verdict) return ` The change ${chanceWords(chance)}.${small}`
  return ` At ${pairText(chance)} the change ${chanceWords(chance)}; at ${pairText(ours)} it ${chanceWords(ours)}.${small}`
}

const chanceWords = ({ verdict }: Comparison): string => (verdict === BY_CHANCE ? verdict : `is ${verdict}`)

/** A count that is still fresh leans towards a fall, which the verdict says in short: with the pair of the same age, where another is held. */
function freshText({ cautions, own }: Findings): string {
  if (cautions.every(({ id }) => id !== 'like-for-like')) return ''
  const alike = own?.likeForLike?.change
  return ` The figures are fresh, and lean towards a fall${alike && alike.percent !== own.comparison.percent ? `: as each year was known at the same age, it is ${pairAndPercent(alike)}` : ''}.`
}

function leadingVerdict({ leading, claim }: Findings, parts: Part[]): string {
  const part = parts.find(({ id }) => id === 'leading')!
  const { now } = leading ?? {}
  const counts = byStatus(parts.filter(({ id }) => id === 'current'), 'not-supported', 'counted-otherwise', 'only-under')
  const count = counts.length === 0 ? '' : ` ${capital(printedNames(claim).current)} isn’t as printed: ${uncapital(counts[0].words)}`
  if (part.status === 'cannot-check') return `These figures can’t check it: ${uncapital(part.words)}`
  if (part.status === 'supported') return `${count === '' ? 'The figures support it' : 'The figures support that it leads, but not the count'}: ${part.words}${count}`
  if (part.status === 'only-under') return `The figures support it only as they were known then. ${part.words}${count}`
  return `The figures don’t support it: as known on ${longKnown(now!.known)}, ${part.words}${count}`
}
