/** A printed comparison, as far as it is understood; null where the text doesn't say. */
import type { Day } from '@/stats/calendar'
import type { Known } from '@/stats/known'
import type { Against } from '@/stats/window'

export interface Claim {
  /** 'change': a percent, counts or a direction; 'leading': that a cause is the leading one; 'count': a count alone. */
  kind: 'change' | 'leading' | 'count'
  /** The id of a definition, a group or a cause ("firearms", "gunfire", "all", "heart-attack"); null where not said. */
  cause: string | null
  /** Printed counts of the current and the earlier window. */
  current: number | null
  prior: number | null
  /** As printed, signed by the direction where one is known: −21 for "down 21%". May have decimals (58.7). */
  percent: number | null
  direction: 'up' | 'down' | 'unchanged' | null
  asOf: Day | null
  known: Known | null
  against: Against | null
  /** A code of terms.states; null for all. */
  state: string | null
  /** For 'leading': the cause said to come second ("traffic, followed by shootings"). */
  followedBy: string | null
}
