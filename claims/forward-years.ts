/**
 * Sentences that compare backwards: "more died last year than this year". The later of the years named is the
 * window and the earlier one what it is compared with, so the direction turns round. A percent or a multiple said
 * backwards divides by the later count; it is no change from the earlier one, and is named as not read.
 */
import type { Day } from '@/stats/calendar'
import type { Direction } from './claim'
import { rankOf } from './count-roles'
import { type Mention, type TimeMention, isKind } from './mention'
import type { Unchecked } from './unchecked'

const BACKWARDS = 'It is said of the earlier year as measured by the later one, and a change here divides by the earlier count.'
const TURNED: Record<Direction, Direction> = { up: 'down', down: 'up', unchanged: 'unchanged' }

/** Whether the year after "than" or "as" is later than the one before it. */
function isBackwards(mentions: Mention[], published: Day | null): boolean {
  const times = mentions.filter(isKind('time')).filter(({ year, isSince }) => year !== null && !isSince)
  const newest = (all: TimeMention[]) => Math.max(...all.map(({ year }) => rankOf(year, published)))
  const [cued, plain] = [times.filter(({ isCued }) => isCued), times.filter(({ isPrior }) => !isPrior)]
  return cued.length > 0 && plain.length > 0 && newest(cued) > newest(plain) && cued.every((time) => plain.every((other) => time.at > other.at))
}

/** "33 last year compared with 26 this year": the count after "compared with" is the later one, by its own year. */
function withoutLateCue(mentions: Mention[], published: Day | null): Mention[] {
  const counts = mentions.filter(isKind('count'))
  const times = mentions.filter(isKind('time')).filter(({ year, isPrior }) => year !== null && !isPrior)
  const [first, second] = counts
  const [early, late] = times
  const isLate = counts.length === 2 && times.length === 2 && first.cue === null && second.cue === 'versus' && early.end <= second.at && late.at >= second.end && late.at - second.end <= 2 && rankOf(late.year, published) > rankOf(early.year, published)
  return isLate ? mentions.map((mention) => (mention === second ? { ...second, cue: null } : mention)) : mentions
}

/** The mentions of a segment as if it compared the later year with the earlier one, and what of it isn't read. */
export function forwardYears(mentions: Mention[], published: Day | null): { mentions: Mention[]; unread: Unchecked[] } {
  if (!isBackwards(mentions, published)) return { mentions: withoutLateCue(mentions, published), unread: [] }
  const percents = mentions.filter(isKind('percent'))
  const direction = percents.find((percent) => percent.direction !== null)
  // "twice as many" tells a direction by itself.
  const told: Mention[] = direction && !mentions.some(({ kind }) => kind === 'direction') ? [{ ...direction, kind: 'direction', direction: direction.direction!, isNegated: false }] : []
  const turned = [...mentions.filter((mention) => mention.kind !== 'percent'), ...told].map((mention): Mention => {
    if (mention.kind === 'direction') return { ...mention, direction: TURNED[mention.direction] }
    if (mention.kind === 'count') return { ...mention, cue: null }
    return mention.kind === 'time' && mention.year !== null ? { ...mention, isPrior: !mention.isCued, isCued: false } : mention
  })
  return { mentions: turned, unread: percents.map(({ quote }) => ({ said: quote, why: BACKWARDS })) }
}
