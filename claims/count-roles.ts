/**
 * Which printed count is of the current window and which of the earlier one, and which of the times named is
 * which. A word before a count ("from", "to", "compared with") decides; then the time that stands beside it; then
 * the order, for the first alone. Where nothing tells, the counts are handed back as unclear.
 */
import type { Day } from '@/stats/calendar'
import { type CountMention, type Mention, type SaidYear, type TimeMention, isKind } from './mention'
import { yearSaid } from './resolve-window'

export interface Roles {
  current: CountMention | null
  prior: CountMention | null
  unclear: CountMention[]
  further: CountMention[]
  times: TimeMention[]
  priorTimes: TimeMention[]
}

/** A word before it says that it is of the earlier window. */
const isEarlier = ({ cue }: CountMention) => cue === 'from' || cue === 'versus'

/** Each count's time: the next one up to a comma or the next count, else the last one before. */
function timesOf(mentions: Mention[], commas: number[]): Map<CountMention, TimeMention> {
  const times = new Map<CountMention, TimeMention>()
  const taken = new Set<TimeMention>()
  const counts = mentions.filter(isKind('count'))
  const all = mentions.filter((m): m is TimeMention => m.kind === 'time' && (m.year !== null || m.isPrior) && !m.isSince)
  const between = (a: number, b: number) => commas.some((at) => at >= a && at < b)
  // "52 were killed, 13% more than in 2023": that year is the percent's.
  const isAfterPercent = (count: CountMention, time: TimeMention) => mentions.some((m) => m.kind === 'percent' && m.at >= count.end && m.end <= time.at)
  const take = (count: CountMention, time: TimeMention | undefined) => {
    if (!time || times.has(count) || taken.has(time)) return
    times.set(count, time)
    taken.add(time)
  }
  counts.forEach((count, i) => take(count, all.find((t) => t.at >= count.end && t.at < (counts[i + 1]?.at ?? Infinity) && !between(count.end, t.at) && !(t.isCued && isAfterPercent(count, t)))))
  counts.forEach((count, i) => take(count, all.findLast((t) => t.end <= count.at && t.at >= (counts[i - 1]?.end ?? 0) && !(t.isCued && between(t.end, count.at)) && (!isEarlier(count) || t.isCued || t.isPrior))))
  // Past a comma only a count that nothing else places: "22 officers, in the first half of 2025".
  counts.forEach((count, i) => take(count, all.find((t) => t.at >= count.end && t.at < (counts[i + 1]?.at ?? Infinity) && count.cue === null && !t.isCued && (!t.isPrior || counts.length > 1))))
  return times
}

/** Named years in order; where the year of printing isn't known, "last year" is the earlier one beside any other. */
export function rankOf(year: SaidYear | null, published: Day | null): number {
  return yearSaid(year, published) ?? (year === 'last' ? -1 : year === 'two-ago' ? -2 : Infinity)
}

export function rolesOf(mentions: Mention[], commas: number[], published: Day | null): Roles {
  const counts = mentions.filter(isKind('count'))
  const times = mentions.filter(isKind('time'))
  const beside = timesOf(mentions, commas)
  const isCompared = mentions.some(({ kind }) => kind === 'percent' || kind === 'direction') || counts.length > 1
  // "from 21 in the first half of 2017 compared with 2016": where the earlier window is named apart, 2017 is not it.
  const isNamedApart = times.some((t) => t.isPrior)
  const ofEarlier = new Set(isNamedApart ? [] : counts.filter(isEarlier).map((count) => beside.get(count)))
  const rank = (time: TimeMention) => rankOf(time.year, published)
  const newest = Math.max(...times.filter((t) => !t.isPrior && t.year !== null && !ofEarlier.has(t)).map(rank), -Infinity)
  const labelled = (count: CountMention): 'now' | 'then' | null => {
    if (isEarlier(count)) return 'then'
    if (count.cue === 'to' && isCompared) return 'now'
    const time = beside.get(count)
    if (!time) return null
    if (time.isPrior || rank(time) < newest) return 'then'
    // "26 officers, and 33 last year": the one time named is that of the later count.
    const isOnly = times.every((t) => t.isPrior || t.year === null || rank(t) === newest)
    const first = counts.find((other) => other !== count && other.cue === null && !beside.has(other))
    return isOnly && first !== undefined && first.at < count.at && time.year !== 'this' ? 'then' : 'now'
  }
  const roles: Roles = { current: null, prior: null, unclear: [], further: [], times: [], priorTimes: [] }
  const labels = new Map(counts.map((count) => [count, labelled(count)]))
  // Of several earlier years the last is compared with.
  const rankBeside = (count: CountMention) => (isEarlier(count) || !beside.has(count) ? Infinity : rank(beside.get(count)!))
  for (const [count, label] of [...labels].sort(([a], [b]) => rankBeside(b) - rankBeside(a) || a.at - b.at)) {
    if (label === 'now' && roles.current === null) roles.current = count
    else if (label === 'then' && roles.prior === null) roles.prior = count
    else if (label !== null) roles.further.push(count)
  }
  const open = counts.filter((count) => labels.get(count) === null)
  if (roles.current === null && open.length > 0) roles.current = open.shift()!
  if (roles.prior === null && open.length > 0) roles.unclear.push(open.shift()!)
  roles.further.push(...open)
  const priorTime = roles.prior && beside.get(roles.prior)
  for (const time of times) {
    const isThen = time.isPrior || (time === priorTime && !isNamedApart) || (time.year !== null && rank(time) < newest)
    // The earlier count's own time says which year it is of.
    if (isThen && time === priorTime) roles.priorTimes.unshift(time)
    else roles[isThen ? 'priorTimes' : 'times'].push(time)
  }
  return roles
}
