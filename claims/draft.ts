/**
 * A draft is what one segment of a sentence says, before it is known which year "this" is: a claim with its
 * places, how words were read, and the windows as said. It guesses nothing: what could be two things stays open.
 */
import type { Day } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { counts, findDefinition } from '@/stats/terms'
import { type Claim, type ClaimField, EMPTY_CLAIM } from './claim'
import { rolesOf } from './count-roles'
import { type CauseMention, type CountMention, type CounterMention, type DifferenceMention, type DirectionMention, type Mention, type PercentMention, type Place, type SaidYear, type WindowEnd, isKind } from './mention'
import { forwardYears } from './forward-years'
import type { Unchecked } from './unchecked'
import { areVariants, causeReading, nounOfCause } from './words-of-causes'
import { nameOfCounter } from './words-of-counters'

export type Places = Partial<Record<ClaimField, [number, number]>>

export interface SaidWindow {
  year: SaidYear | null
  ends: WindowEnd | null
  place: [number, number]
  said: string
}

export interface Draft {
  claim: Claim
  from: Places
  readings: string[]
  unused: string[]
  window: SaidWindow | null
  /** The year of the earlier window, as said. */
  priorYear: SaidYear | null
  priorEnds: WindowEnd | null
  averageWhy: string | null
  /** The chosen cause mention, or the several that were named. */
  causes: CauseMention[]
  /** A count whose window isn't said. */
  unclear: CountMention | null
  /** Percents that one phrase could be. */
  couldBe: PercentMention | null
  /** "seven fewer than in 2014" */
  difference: DifferenceMention | null
  /** Words for a span that these figures don't compare, where they are all that is said: "in May". */
  otherSpan: string | null
  negated: DirectionMention | null
  /** Its own words that change what is claimed and that no field holds. */
  unread: Unchecked[]
  /** Numbers beside its own that no check judges. */
  beside: Unchecked[]
  /** Words for officers of one kind, where the sentence names no others: "troopers". */
  ofKind: string | null
  /** Sentences that it was read from: the first and the last. */
  sentences: [number, number]
}

/** A draft of a claim of which nothing else is known. */
export const emptyDraft = (claim: Claim, sentence: number): Draft => ({
  claim, from: {}, readings: [], unused: [], window: null, priorYear: null, priorEnds: null, averageWhy: null,
  causes: [], unclear: null, couldBe: null, difference: null, otherSpan: null, negated: null, unread: [], beside: [], ofKind: null, sentences: [sentence, sentence],
})

export const placeOf = ({ from, to }: Place): [number, number] => [from, to]
export const quoted = (place: Place) => `“${place.said}”`

/** The cause of a segment: the strongest, of two where one holds the other the narrower; several stay several. */
export function causesOf(mentions: Mention[], terms: Terms): CauseMention[] {
  const all = mentions.filter(isKind('cause'))
  const most = Math.max(0, ...all.map(({ strength }) => strength))
  const strong = all.filter(({ strength }) => strength === most)
  const named = strong.filter((cause, i) => strong.findIndex((other) => other.id === cause.id && other.why === cause.why) === i)
  const foreign = named.find(({ id, yields }) => id === null && !yields)
  if (foreign) return [restOf(foreign, all, terms) ?? foreign]
  const ours = named.filter(({ id }) => id !== null)
  if (ours.length < 2) return ours.length === 1 ? ours : named.slice(0, 1)
  const [first] = ours
  if (ours.every((cause) => areVariants(terms, cause.id, first.id))) return [first]
  return ours.filter((cause) => {
    const own = countedBy(terms, cause.id!)
    return !ours.some((other) => other !== cause && isSubset(countedBy(terms, other.id!), own) && countedBy(terms, other.id!).size < own.size)
  })
}

/** "traffic deaths, excluding vehicular assaults": the definition that counts just the rest of what is named beside; null where none does. */
function restOf(foreign: CauseMention, all: CauseMention[], terms: Terms): CauseMention | null {
  if (foreign.excludes === undefined) return null
  const named = [...new Set(all.filter(({ id, strength, isExcluded }) => id !== null && strength === 3 && !isExcluded).map(({ id }) => id!))]
  const others = all.filter(({ isExcluded }) => isExcluded)
  if (named.length > 1 || others.length > 1) return null
  const left = countedBy(terms, foreign.excludes)
  const rest = new Set([...countedBy(terms, named[0] ?? 'all')].filter((id) => !left.has(id)))
  const definition = terms.definitions.find(({ id }) => countedBy(terms, id).size === rest.size && isSubset(rest, countedBy(terms, id)))
  return definition === undefined || rest.size === countedBy(terms, named[0] ?? 'all').size ? null : { ...foreign, id: definition.id, why: null, instead: [] }
}

const countedSets = new WeakMap<Terms, Map<string, Set<string>>>()

/** The ids of the causes that a definition counts. */
function countedBy(terms: Terms, id: string): Set<string> {
  const sets = countedSets.get(terms) ?? new Map<string, Set<string>>()
  countedSets.set(terms, sets)
  const kept = sets.get(id)
  if (kept) return kept
  const definition = findDefinition(terms, id)!
  const set = new Set(terms.causes.filter((cause) => counts(definition, cause)).map((cause) => cause.id))
  sets.set(id, set)
  return set
}

const isSubset = <T>(a: Set<T>, b: Set<T>) => [...a].every((value) => b.has(value))

/** The direction that stands nearest to the percent, or the first; a verb before an equally near one after. */
function directionOf(mentions: Mention[], percent: PercentMention | null): DirectionMention | null {
  const all = mentions.filter(isKind('direction'))
  if (percent === null) return all[0] ?? null
  const distance = (d: DirectionMention) => (d.end <= percent.at ? percent.at - d.end : d.at - percent.end)
  return all.reduce<DirectionMention | null>((best, d) => (best && distance(best) <= distance(d) ? best : d), null)
}

export function draftOf(told: Mention[], terms: Terms, commas: number[], sentence: number, published: Day | null): Draft {
  const { mentions, unread } = forwardYears(told, published)
  const draft: Draft = { ...emptyDraft({ ...EMPTY_CLAIM }, sentence), causes: causesOf(mentions, terms), unread }
  const { claim } = draft
  readCause(draft, terms)
  const [percent, ...morePercents] = mentions.filter(isKind('percent'))
  readChange(draft, percent ?? null, directionOf(mentions, percent ?? null))
  const roles = rolesOf(mentions, commas, published)
  for (const role of ['current', 'prior'] as const) {
    const count = roles[role]
    if (!count) continue
    claim[role] = count.value
    draft.from[role] = placeOf(count)
    if (count.rough) claim.rough = { ...claim.rough, [role]: count.rough.rough }
    if (count.rough) draft.readings.push(`“${count.quote}” as ${count.rough.rough} ${count.value}, no exact figure`)
    else if (/[a-z]/i.test(count.said)) draft.readings.push(`${quoted(count)} as ${count.value}`)
  }
  draft.unclear = roles.unclear[0] ?? null
  draft.difference = mentions.find(isKind('difference')) ?? null
  readTimes(draft, mentions, roles)
  for (const state of mentions.filter(isKind('state')).slice(0, 1)) {
    claim.state = state.code
    draft.from.state = placeOf(state)
  }
  const [counter, another] = [...new Set(mentions.filter(isKind('counter')).map(({ id }) => id))]
  if (counter && !another) addCounter(draft, mentions.find(isKind('counter'))!)
  for (const known of mentions.filter(isKind('known'))) {
    claim.known = known.day
    draft.from.known = placeOf(known)
  }
  for (const more of [...morePercents, ...roles.further]) draft.unused.push(`${quoted(more)}: a further ${more.kind} of the same sentence`)
  for (const other of mentions.filter(isKind('unused'))) draft.unused.push(`${quoted(other)}: ${other.why}`)
  const isChange = claim.percent !== null || claim.prior !== null || claim.direction !== null || draft.couldBe || draft.negated || draft.unclear
  claim.kind = isChange ? 'change' : 'count'
  const spans = mentions.filter(isKind('unused')).filter(({ time }) => time === 'span' || (time === 'day' && claim.kind === 'count'))
  const span = spans.find(({ time, isLoose }) => time === 'span' && !isLoose) ?? (draft.window === null ? spans[0] : undefined)
  if (span) draft.otherSpan = span.said
  const since = claim.kind === 'count' ? mentions.find((m) => m.kind === 'time' && m.isSince) : undefined
  if (since) Object.assign(draft, { otherSpan: since.said, priorYear: null, from: { ...draft.from, against: undefined } })
  return draft
}

/** Who counted, said as such. */
export function addCounter(draft: Draft, mention: CounterMention) {
  draft.claim.counter = mention.id
  draft.from.counter = placeOf(mention)
  draft.readings.push(`${quoted(mention)} as who counted: ${nameOfCounter(mention.id)}`)
}

function readCause(draft: Draft, terms: Terms) {
  const [cause, another] = draft.causes
  if (!cause) return
  draft.from.cause = placeOf(cause)
  if (another || cause.id === null) return
  draft.claim.cause = cause.id
  if (cause.said.toLowerCase() !== nounOfCause(terms, cause.id)) draft.readings.push(causeReading(terms, cause.said, cause.id))
}


function readChange(draft: Draft, percent: PercentMention | null, direction: DirectionMention | null) {
  const { claim } = draft
  if (direction?.isNegated) draft.negated = direction
  const told = percent?.direction ?? (direction && !direction.isNegated ? direction.direction : null)
  // "unchanged, up 21%" says neither.
  const said = told === 'unchanged' && percent !== null && percent.value !== 0 ? null : told
  claim.direction = said
  if (said !== null) draft.from.direction = placeOf(percent?.direction ? percent : direction!)
  if (!percent) return
  if (percent.couldBe.length > 0) {
    draft.couldBe = percent
    return
  }
  claim.percent = said === 'down' ? 0 - percent.value! : percent.value
  draft.from.percent = placeOf(percent)
  if (percent.isPoints) claim.isPoints = true
  if (percent.places) claim.places = percent.places
  if (percent.rough) claim.rough = { ...claim.rough, percent: percent.rough.rough }
  if (percent.rough) draft.readings.push(`“${percent.quote}” as ${percent.rough.rough} ${percent.reading ?? percent.said}, no exact figure`)
}

function readTimes(draft: Draft, mentions: Mention[], { times, priorTimes }: ReturnType<typeof rolesOf>) {
  const year = times.find((t) => typeof t.year === 'number') ?? times.find((t) => t.year !== null)
  const ends = times.find((t) => typeof t.ends === 'object' && t.ends !== null) ?? times.find((t) => t.ends === 'whole' || t.ends === 'yesterday') ?? times.find((t) => t.ends !== null)
  const shown = ends && ends.ends !== 'so-far' ? ends : (year ?? ends)
  if (shown) draft.window = { year: year?.year ?? null, ends: ends?.ends ?? null, place: placeOf(shown), said: shown.said }
  const prior = priorTimes.find((t) => t.year !== null)
  if (prior) {
    draft.priorYear = prior.year
    draft.priorEnds = priorTimes.find((t) => t.ends !== null)?.ends ?? null
    draft.from.against = placeOf(prior)
    if (priorTimes.some((t) => t.ends === 'whole')) draft.readings.push(`${quoted(prior)} as a whole year`)
  } else {
    draft.priorEnds = priorTimes.find((t) => t.ends !== null)?.ends ?? null
  }
  const [average] = mentions.filter(isKind('against'))
  if (!average) return
  draft.from.against = placeOf(average)
  draft.averageWhy = average.why
  if (average.against) draft.claim.against = average.against
}
