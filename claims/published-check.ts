/**
 * A published claim beside the figures: its own arithmetic, the same window here under the nearest definition as
 * known now, and what lies between. How far the two agree is one of five words; none of them calls anybody wrong.
 */
import type { Ledger } from '@/stats/ledger'
import { defaultQuestion, toQuery } from '@/stats/question'
import { countText, listText } from '@/stats/words'
import type { Arithmetic } from './arithmetic'
import { type ClaimCheck, checkClaim } from './check'
import { directionOfDifference } from './claim'
import { claimQuery } from './claim-query'
import { NO_ASIDES } from './asides'
import { withAsides } from './text-verdict'
import type { CheckedPublished, PublishedClaim } from './published-claims'
import { type LinkedReading, misfitsOf } from './readings'

export const publishedAgreementRule =
  'A published claim and the figures here, as known now, have every printed number alike, or the percent but not both counts, or the direction alone, or none of these; ' +
  'or the figures can’t check it, and why is said. Where no percent is printed, the direction from one count to the other is compared.'

export type Agreement = 'all' | 'percent' | 'direction' | 'none' | 'cannot'

export const AGREEMENT_WORDS: Record<Agreement, string> = {
  all: 'every printed number is the same here',
  percent: 'the same percent here, from other counts',
  direction: 'the same direction here, other numbers',
  none: 'not the same here',
  cannot: 'can’t be checked with these figures',
}

export interface Difference {
  /** Deaths here less those printed; null where none is printed. */
  current: number | null
  prior: number | null
  /** Points of percent here less those printed, whole; null where either is missing. */
  points: number | null
}

export interface PublishedCheck {
  published: PublishedClaim
  arithmetic: Arithmetic
  check: ClaimCheck
  /** The claim's own window here; null where it can't be asked. */
  ours: LinkedReading | null
  difference: Difference | null
  agreement: Agreement
  /** Why the two differ or can't be compared, by the counter's name; empty where they agree. */
  why: string[]
  /** The query of a dashboard that asks for causes which together come near; null but where no definition does. */
  together: string | null
  /** The query of its check on the page of claims. */
  query: string
}

/** A published claim held against a ledger, as known now. */
export function publishedCheck(ledger: Ledger, { published }: CheckedPublished): PublishedCheck {
  const plain = checkClaim(ledger, published.claim)
  const check = published.definition === null ? withAsides(plain, { ...NO_ASIDES, foreign: { said: published.words, why: published.why } }) : plain
  const { ownReading: ours, arithmetic } = check
  const agreement = ours ? agreementOf(published, ours) : 'cannot'
  return {
    published,
    arithmetic,
    check,
    ours,
    difference: ours && differenceOf(published, ours),
    agreement,
    why: whyOf(published, check, agreement),
    together: togetherQuery(ledger, published),
    query: claimQuery(ledger, published.claim),
  }
}

/** The claim with the direction that its two counts say, where it prints no other one. */
const directed = ({ claim }: PublishedClaim): PublishedClaim['claim'] => {
  const { current, prior, direction } = claim
  if (direction !== null || current === null || prior === null) return claim
  return { ...claim, direction: directionOfDifference(current - prior) }
}

function agreementOf(published: PublishedClaim, { change }: LinkedReading): Agreement {
  const claim = directed(published)
  const misfits = misfitsOf(claim, change)
  if (misfits.length === 0) return 'all'
  if (claim.percent !== null && !misfits.includes('percent')) return 'percent'
  return claim.direction !== null && !misfits.includes('direction') ? 'direction' : 'none'
}

function differenceOf({ claim: { current, prior, percent } }: PublishedClaim, { change }: LinkedReading): Difference {
  return {
    current: current === null ? null : change.current - current,
    prior: prior === null ? null : change.prior - prior,
    points: percent === null || change.percent === null ? null : Math.round(change.percent - percent),
  }
}

function whyOf({ source, why, definition }: PublishedClaim, { cannot }: ClaimCheck, agreement: Agreement): string[] {
  if (agreement === 'all') return []
  if (agreement === 'cannot') return definition === null ? [why] : [cannot ?? why]
  return [source.differs, why]
}

function togetherQuery({ dataset, terms }: Ledger, { together, asOf }: PublishedClaim): string | null {
  const isHeld = (id: string) => terms.groups.includes(id) || terms.causes.some((cause) => cause.id === id)
  return together.length > 0 && together.every(isHeld) ? toQuery({ ...defaultQuestion(dataset), causes: together, asOf }) : null
}

export type AgreementTotals = Record<Agreement, number>

export function agreementTotals(checks: PublishedCheck[]): AgreementTotals {
  const totals: AgreementTotals = { all: 0, percent: 0, direction: 0, none: 0, cannot: 0 }
  for (const { agreement } of checks) totals[agreement]++
  return totals
}

/** "61 of the 71 can be compared with the figures here, as known now: 2 are the same in every printed number, …" */
export function agreementText(totals: AgreementTotals): string {
  const { all, percent, direction, none, cannot } = totals
  const held = all + percent + direction + none
  const parts: [number, string][] = [[all, 'in every printed number'], [percent, 'in the percent but not in both counts'], [direction, 'in the direction only'], [none, 'in none of these']]
  const told = parts.flatMap(([count, words]) => (count === 0 ? [] : [`${countText(count)} agree${count === 1 ? 's' : ''} ${words}`]))
  return `${countText(held)} of the ${countText(held + cannot)} can be compared with the figures here, as known now${told.length === 0 ? '' : `: ${listText(told)}`}.${cannot === 0 ? '' : ` The other ${countText(cannot)} can’t be checked with these figures.`}`
}
