/**
 * The verdict: each thing that a claim prints marked as supported, supported only under something, not supported,
 * or beyond these figures; and one plain sentence or three that add them up. Never a score.
 */
import { longDay } from '@/stats/calendar'
import { type Change, isSmall } from '@/stats/comparison'
import { knownAt, longKnown } from '@/stats/known'
import { capital, changePercent, countText, listText, pairText } from '@/stats/words'
import type { ClaimCheck } from './check'
import type { Claim } from './claim'
import { printedCount } from './claim-words'
import type { LeadingCheck, Ranking } from './leading-check'
import type { PrintedField, Reading, Scope } from './readings'

export const verdictRule =
  'What a claim prints is supported where the figures of its own cause, days and dates give it; supported only under a definition, day, alignment or state of ' +
  'knowledge that is named, where they don’t but a near reading does; not supported where none does; and where the figures don’t reach, it can’t be checked, and why is said.'

export type Status = 'supported' | 'only-under' | 'not-supported' | 'cannot-check'

export const STATUS_WORDS: Record<Status, string> = {
  supported: 'supported',
  'only-under': 'supported only under',
  'not-supported': 'not supported',
  'cannot-check': 'can’t be checked with these figures',
}

export interface Part {
  id: 'arithmetic' | PrintedField | 'leading'
  /** As printed: "down 21%", "26". */
  said: string
  status: Status
  /** One sentence: under what, or what the figures have instead. */
  words: string
}

export type Findings = Omit<ClaimCheck, 'parts' | 'verdict' | 'safe'>

const SAID: Record<PrintedField, (claim: Claim) => string | null> = {
  current: (claim) => (claim.current === null ? null : `${printedCount(claim, 'current')} in the later window`),
  prior: (claim) => (claim.prior === null ? null : `${printedCount(claim, 'prior')} in the earlier window`),
  percent: ({ percent, isPoints, rough }) => (percent === null ? null : `${rough?.percent ? `${rough.percent} ` : ''}${percent < 0 ? '−' : percent > 0 ? '+' : ''}${Math.abs(percent)}${isPoints ? ' percentage points' : '%'}`),
  direction: ({ direction }) => direction,
}

/** Every part of a claim with its mark; `scope` is null where the figures can't be asked. */
export function partsOf(scope: Scope | null, found: Findings, all: Reading[]): Part[] {
  const { claim, arithmetic } = found
  const parts: Part[] = []
  if (arithmetic.follows !== null) {
    parts.push({ id: 'arithmetic', said: 'the percent from the counts', status: arithmetic.follows ? 'supported' : 'not-supported', words: arithmetic.sentences[0] })
  }
  for (const id of Object.keys(SAID) as PrintedField[]) {
    const said = SAID[id](claim)
    if (said !== null && claim.kind !== 'leading') parts.push({ id, said, ...(scope ? judged(scope, found, all, id) : { status: 'cannot-check' as const, words: found.cannot! }) })
  }
  if (claim.kind === 'leading') parts.push({ id: 'leading', said: 'the leading cause', ...leadingPart(scope, found) })
  return parts
}

type Judged = Pick<Part, 'status' | 'words'>

function judged(scope: Scope, { ownReading, nearest, fits, claim, mixed }: Findings, all: Reading[], id: PrintedField): Judged {
  const own = ownReading!
  const counted = figureOf(own.change, id)
  const isRough = id !== 'direction' && claim.rough?.[id]
  if (!own.misfits.includes(id)) return { status: 'supported', words: `The figures give ${counted}${isRough ? `, which is ${isRough} what is printed` : ''}.` }
  // A day away, one number alone is met by accident.
  const other = fits ? nearest : all.find(({ definition, misfits, asOf, align }) => !misfits.includes(id) && definition.family === own.definition.family && asOf === claim.asOf && align === 'date')
  if (other && (fits || mixed === null)) return { status: 'only-under', words: `Only ${differenceText(scope, own, other)}; otherwise the figures give ${counted}.` }
  if (other) return { status: 'only-under', words: `Only ${differenceText(scope, own, other)}, which doesn’t give the other count.` }
  return { status: 'not-supported', words: `The figures give ${counted}, and no near reading gives what is printed.` }
}

const figureOf = (change: Change, id: PrintedField): string =>
  id === 'current' ? countText(change.current) : id === 'prior' ? countText(change.prior) : `${pairText(change)}${change.percent === null ? '' : `, ${changePercent(change)}`}`

/** "as known on 3 July 2016", "under “gunfire only”, as of 8 September 2015": in what a reading differs from the claim's own. */
export function differenceText({ ledger, newest, claim }: Scope, own: Reading, other: Reading): string {
  const { definition, asOf, align, places } = other
  const differences = [
    ...(definition.id === own.definition.id ? [] : [`under the definition “${definition.name}”`]),
    ...(asOf === claim.asOf ? [] : [`as of ${longDay(asOf)}`]),
    ...(align === 'date' ? [] : ['by the same number of days']),
    ...(places.includes(newest) ? [] : [`as known on ${longKnown(knownAt(ledger.releases, places.at(-1)!))}`]),
  ]
  return differences.join(', ')
}

function leadingPart(scope: Scope | null, { leading, cannot, claim }: Findings): Judged {
  if (!scope) return { status: 'cannot-check', words: cannot! }
  if (!leading) return { status: 'cannot-check', words: 'Only the groups of causes (firearms, traffic, illness, other) are ranked here; this cause is a part of one.' }
  const { now, holds } = leading
  if (holds === now) return { status: 'supported', words: `${rankingText(now)}.` }
  if (holds) return { status: 'only-under', words: `Only as known on ${longKnown(holds.known)}: ${rankingText(holds)}. As known on ${longKnown(now.known)}: ${rankingText(now)}.` }
  const alone = now.leads && claim.followedBy !== null ? ' It leads, but another cause comes second.' : ''
  return { status: 'not-supported', words: `${rankingText(now)}.${alone}` }
}

/** "traffic 33, firearms 26, illness 21" */
const rankingText = ({ groups }: Ranking): string => groups.map(({ definition, deaths }) => `${definition.name} ${countText(deaths)}`).join(', ')

/** The verdict in plain words. */
export function verdictOf(found: Findings, parts: Part[]): string {
  const { claim, cannot, arithmetic } = found
  const sums = arithmetic.follows === false ? `The printed percent doesn’t follow from the printed counts. ` : ''
  if (cannot !== null) return `${sums}These figures can’t check ${claim.kind === 'leading' || hasNumbers(claim) ? 'it' : 'anything'}: ${uncapital(cannot)}`
  if (claim.kind === 'leading') return leadingVerdict(found.leading, parts)
  const judgedParts = parts.filter(({ id }) => id !== 'arithmetic')
  if (judgedParts.length === 0) return 'Nothing is printed that the figures could be held against: no count, no percent and no direction.'
  return `${sums}${figuresVerdict(found, judgedParts)}${chanceText(found)}`
}

const hasNumbers = ({ current, prior, percent, direction }: Claim): boolean => [current, prior, percent, direction].some((value) => value !== null)
const uncapital = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1)

function figuresVerdict({ ownReading, nearest, fits, mixed, known }: Findings, parts: Part[]): string {
  const own = ownReading!
  const name = `“${own.definition.name}”`
  const counts = `${pairText(own.change)}${own.change.percent === null ? '' : ` (${changePercent(own.change)})`}`
  if (parts.every(({ status }) => status === 'supported')) return `The figures support it under ${name}: ${counts}.`
  const good = parts.filter(({ status }) => status === 'supported')
  const only = parts.filter(({ status }) => status === 'only-under')
  const bad = parts.filter(({ status }) => status === 'not-supported')
  if (fits) {
    const how = onlyText(only[0].words)
    const mixture = mixed ? ` ${mixed.sentence}` : ''
    if (good.length === 0) return `The figures support it only ${how}. Under ${name}, as known on ${longKnown(known)}, they give ${counts}.${mixture}`
    return `The figures support ${partsText(good)} under ${name}, and ${partsText(only)} only ${how}: as known on ${longKnown(known)} they give ${counts}.${mixture}`
  }
  if (mixed) return `The figures don’t support it as one comparison: ${mixed.sentence} Under ${name} they give ${counts}.`
  if (good.length === 0 && only.length === 0) return `The figures don’t support it: under ${name} they give ${counts}.`
  // What stands only under a condition is never told without it.
  const head = good.length === 0 ? 'The figures don’t support it as printed' : `The figures support ${partsText(good)} under ${name}`
  const under = only.map(({ id, words }) => `, ${PART_NAMES[id]} only ${onlyText(words)}`).join('')
  return `${head}${under}${good.length > 0 && bad.length > 0 ? `, but not ${partsText(bad)}` : ''}: they give ${counts}${nearest!.misfits.length < own.misfits.length ? `; the nearest reading is ${pairText(nearest!.change)}` : ''}.`
}

const onlyText = (words: string): string => /^Only (.*?)(?:; otherwise|, which doesn’t)/.exec(words)?.[1] ?? 'under another reading'

const PART_NAMES: Record<Part['id'], string> = { arithmetic: 'the arithmetic', current: 'the later count', prior: 'the earlier count', percent: 'the percent', direction: 'the direction', leading: 'the leading cause' }
const partsText = (parts: Part[]): string => listText(parts.map(({ id }) => PART_NAMES[id]))

function chanceText({ chance }: Findings): string {
  if (chance === null || chance.verdict === null || chance.current === chance.prior) return ''
  const small = isSmall(chance) ? ' The counts are small.' : ''
  return ` ${capital(`the change ${chance.p !== null && chance.p < 0.05 ? 'is' : ''} ${chance.verdict}`.replace(/ {2,}/g, ' '))}.${small}`
}

function leadingVerdict(leading: LeadingCheck | null, parts: Part[]): string {
  const part = parts.find(({ id }) => id === 'leading')!
  if (part.status === 'cannot-check') return `These figures can’t check it: ${uncapital(part.words)}`
  const { now } = leading!
  if (part.status === 'supported') return `The figures support it: ${part.words}`
  if (part.status === 'only-under') return `The figures support it only as they were known then. ${part.words}`
  return `The figures don’t support it: as known on ${longKnown(now.known)}, ${part.words}`
}
