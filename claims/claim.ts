/**
 * A claim: a printed comparison, as far as it is understood. What the text doesn't say is null, never a
 * default. Days and moments of knowledge are numbers here; their wire form, in addresses, fields and JSON,
 * is the text that `toFields` writes and `readFields` reads.
 */
import { type Day, toIso } from '@/stats/calendar'
import { type Known, toKnownText } from '@/stats/known'
import type { Against } from '@/stats/window'
import type { Rough, RoughField } from './rough'

export const CLAIM_KINDS = ['change', 'leading', 'count'] as const
export type ClaimKind = (typeof CLAIM_KINDS)[number]

export const DIRECTIONS = ['up', 'down', 'unchanged'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** The direction of a difference, newer less older. */
export const directionOfDifference = (difference: number | bigint): Direction => (difference < 0 ? 'down' : difference > 0 ? 'up' : 'unchanged')

export interface Claim {
  /** 'change': a percent, counts or a direction; 'leading': that a cause is the leading one; 'count': a count alone. */
  kind: ClaimKind
  /** The id of a definition, a group or a cause ("firearms", "gunfire", "all", "heart-attack"); null where not said. */
  cause: string | null
  /** Printed counts of the current and the earlier window. */
  current: number | null
  prior: number | null
  /** As printed, signed by the direction where one is known: −21 for "down 21%". May have decimals (58.7). */
  percent: number | null
  direction: Direction | null
  asOf: Day | null
  known: Known | null
  against: Against | null
  /** A code of terms.states; null for all. */
  state: string | null
  /** For 'leading': the cause said to come second ("traffic, followed by shootings"). */
  followedBy: string | null
  /** To how many decimals the percent was printed, where its number doesn't tell: 1 for "21.0%". */
  places?: number
  /** The percent was printed as percentage points, which a change in counts can't have. */
  isPoints?: true
  /** The numbers that were printed as no exact figure: "more than 50%", "nearly 30", "doubled". */
  rough?: Partial<Record<RoughField, Rough>>
  /** The earlier figure is printed as that of a whole year, while the later window is a part of one. */
  isWhole?: true
  /** The id of who counted, of `COUNTERS`, where the text says so: "FBI". */
  counter?: string
}

/** The fields of a claim that a reader may fill in, in the order of a form. */
export const CLAIM_FIELDS = ['kind', 'cause', 'current', 'prior', 'percent', 'direction', 'asof', 'known', 'against', 'state', 'followedby', 'points', 'whole', 'counter'] as const
export type ClaimField = (typeof CLAIM_FIELDS)[number]

export const EMPTY_CLAIM: Claim = {
  kind: 'change', cause: null, current: null, prior: null, percent: null, direction: null,
  asOf: null, known: null, against: null, state: null, followedBy: null,
}

/** A claim as fields of text; one that isn't known is left out. `{ cause: 'firearms', percent: '-21', asof: '2015-09-07' }`, `{ current: 'nearly 30' }` */
export function toFields(claim: Claim): Partial<Record<ClaimField, string>> {
  const text = (field: RoughField) => (field === 'percent' && claim.percent !== null && claim.places ? claim.percent.toFixed(claim.places) : claim[field])
  const printed = (field: RoughField) => (claim[field] !== null && claim.rough?.[field] ? `${claim.rough[field]} ${text(field)}` : text(field))
  const all: Record<ClaimField, string | number | null> = {
    kind: claim.kind,
    cause: claim.cause,
    current: printed('current'),
    prior: printed('prior'),
    percent: printed('percent'),
    direction: claim.direction,
    asof: claim.asOf === null ? null : toIso(claim.asOf),
    known: claim.known === null ? null : toKnownText(claim.known),
    against: claim.against,
    state: claim.state,
    followedby: claim.followedBy,
    points: claim.isPoints ? 'yes' : null,
    whole: claim.isWhole ? 'yes' : null,
    counter: claim.counter ?? null,
  }
  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, String(value)]])))
}
