/**
 * What a release changed: the records that it listed and delisted, paired death by death, so that a new
 * name, another cause or another day isn't taken for a death removed and one added. Every death goes into
 * one change at most. Nothing here is known of why: a pairing says what the two lists show, no more.
 */
import { type Day, type Span, firstDayOf, toIso, touches, yearOf, yearSpan } from '@/stats/calendar'
import { type Ledger, coverage } from '@/stats/ledger'

export const releaseChangeRules = [
  'A release is compared with what was known before it, death by death. A death on a day that no release spoke of before is listed for the first time; any other new one was added late.',
  'A death that goes and one that comes on the same day and in the same state are one death: relabelled where both labels stand for one cause, recoded where the cause differs.',
  'A death that goes and one that comes in the same state and of the same cause are one death that was redated, where the days are at most 31 apart or the date is the same in the next year; the nearest days are paired first, then the earlier ones. What is left was removed, or added.',
  'A correction is a release that removed, recoded or redated what an earlier one had listed.',
]

/** Each way in which a release changes a death, in the order in which pages tell them. */
export const CHANGE_KINDS = ['first', 'added', 'removed', 'recoded', 'redated', 'relabelled'] as const
export type ChangeKind = (typeof CHANGE_KINDS)[number]

/** Where a death stands in a list. */
export interface Place {
  /** 1 January where the source gives only the year. */
  day: Day
  isYearOnly: boolean
  /** A place in `terms.states`. */
  state: number
  /** A place in `ledger.labels`. */
  label: number
}

export interface DeathChange {
  kind: ChangeKind
  /** Null for what wasn't listed before. */
  from: Place | null
  /** Null for what is listed no more. */
  to: Place | null
  deaths: number
}

export interface Tally {
  changes: number
  deaths: number
}

export interface ReleaseChanges {
  /** The release's place in `ledger.releases`. */
  place: number
  /** In order of day. */
  changes: DeathChange[]
  totals: Record<ChangeKind, Tally>
  /** Whether it removed, recoded or redated what an earlier release had listed. */
  isCorrection: boolean
}

const held = new WeakMap<Ledger, ReleaseChanges[]>()

/** What each release of a ledger changed, oldest first; worked out once. */
export function releaseChanges(ledger: Ledger): ReleaseChanges[] {
  const made = held.get(ledger) ?? ledger.releases.map((_, place) => changesOf(ledger, place))
  held.set(ledger, made)
  return made
}

/** What one release of a ledger changed. */
export function changesOf(ledger: Ledger, place: number): ReleaseChanges {
  const covered = coverage(ledger, place - 1)
  const isNewDay = (to: Place) => !covered.some((span) => touches(span, daysOf(to)))
  const changes = pairDeaths(ledger, listings(ledger, 'delisted', place), listings(ledger, 'listed', place), isNewDay)
  const tallyOf = (kind: ChangeKind): Tally => {
    const ofKind = changes.filter((change) => change.kind === kind)
    return { changes: ofKind.length, deaths: ofKind.reduce((sum, { deaths }) => sum + deaths, 0) }
  }
  const totals = Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, tallyOf(kind)])) as ReleaseChanges['totals']
  const isCorrection = totals.removed.deaths + totals.recoded.deaths + totals.redated.deaths > 0
  return { place, changes, totals, isCorrection }
}

export const versionRule =
  'The data’s version begins at 1.0.0. A release that adds deaths raises its second number, one that only changes or removes them the third; a changed column would raise the first.'

/** The version that a release made, by the rule above: "1.17.0". */
export function versionOf(ledger: Ledger, place: number): string {
  let [minor, patch] = [0, 0]
  for (const { totals } of releaseChanges(ledger).slice(1, place + 1)) {
    const isMore = totals.first.deaths + totals.added.deaths > 0
    minor += isMore ? 1 : 0
    patch = isMore ? 0 : patch + 1
  }
  return `1.${minor}.${patch}`
}

/** A place in a list with the deaths there that no change has taken yet. */
interface Listing extends Place {
  deaths: number
}

/** What a release listed or delisted, in order of day, state and label. */
function listings({ dated, yearOnly }: Ledger, column: 'listed' | 'delisted', place: number): Listing[] {
  const found: Listing[] = []
  for (const columns of [dated, yearOnly]) {
    const [places, isYearOnly] = [columns[column], columns === yearOnly]
    for (let row = 0; row < places.length; row += 1) {
      if (places[row] === place) found.push({ day: columns.day[row], isYearOnly, state: columns.state[row], label: columns.label[row], deaths: columns.deaths[row] })
    }
  }
  return found.sort(inOrder)
}

const inOrder = (a: Place, b: Place) => a.day - b.day || a.state - b.state || a.label - b.label

/** Every death that went or came, in one change at most, by the rules above in their order. */
function pairDeaths({ causes }: Ledger, gone: Listing[], come: Listing[], isNewDay: (to: Place) => boolean): DeathChange[] {
  const changes: DeathChange[] = []
  const take = (kind: ChangeKind | null, from: Listing, to: Listing) => {
    const deaths = Math.min(from.deaths, to.deaths)
    from.deaths -= deaths
    to.deaths -= deaths
    // A number that only rose or fell is delisted and listed again: its lower part is no change.
    if (deaths > 0 && kind) changes.push({ kind, from: placeOf(from), to: placeOf(to), deaths })
  }
  const pairBy = (kind: ChangeKind | null, keyOf: (place: Place) => string) => {
    const waiting = grouped(come, keyOf)
    for (const from of gone) for (const to of waiting.get(keyOf(from)) ?? []) take(kind, from, to)
  }
  const dayAndState = (p: Place) => `${p.day} ${p.isYearOnly} ${p.state}`
  pairBy(null, (p) => `${dayAndState(p)} ${p.label}`)
  pairBy('relabelled', (p) => `${dayAndState(p)} ${causes[p.label].id}`)
  pairBy('recoded', dayAndState)
  for (const [from, to] of redatings(gone, come, (p) => `${p.state} ${causes[p.label].id}`)) take('redated', from, to)
  for (const from of gone.filter(isLeft)) changes.push({ kind: 'removed', from: placeOf(from), to: null, deaths: from.deaths })
  for (const to of come.filter(isLeft)) changes.push({ kind: isNewDay(to) ? 'first' : 'added', from: null, to: placeOf(to), deaths: to.deaths })
  return changes.sort((a, b) => inOrder((a.from ?? a.to)!, (b.from ?? b.to)!))
}

function grouped(listings: Listing[], keyOf: (place: Place) => string): Map<string, Listing[]> {
  const groups = new Map<string, Listing[]>()
  for (const listing of listings) {
    const key = keyOf(listing)
    const group = groups.get(key)
    if (group) group.push(listing)
    else groups.set(key, [listing])
  }
  return groups
}

const placeOf = ({ day, isYearOnly, state, label }: Listing): Place => ({ day, isYearOnly, state, label })
const daysOf = ({ day, isYearOnly }: Place): Span => (isYearOnly ? yearSpan(yearOf(day)) : { from: day, to: day })

/** Days by which a date may be off and still be of the same death. */
const MOST_DAYS = 31

/**
 * The pairs that may be one death redated: nearest days first, then the earlier ones. They are looked up by
 * day, distance by distance, for all pairs of a large release would fill any memory.
 */
function* redatings(gone: Listing[], come: Listing[], keyOf: (place: Place) => string): Generator<[Listing, Listing]> {
  const waiting = new Map([...grouped(come.filter(isLeft), keyOf)].map(([key, group]) => [key, byDay(group)]))
  let seekers = gone.flatMap((from) => {
    const there = isLeft(from) && waiting.get(keyOf(from))
    return there ? [{ from, there }] : []
  })
  for (let apart = 0; apart <= MOST_DAYS; apart += 1) {
    for (const { from, there } of seekers) {
      const { from: first, to: last } = from.isYearOnly ? daysOf(from) : { from: from.day, to: from.day }
      const found: Listing[] = []
      const take = (there: Listing[] | undefined) => there && found.push(...there)
      if (apart > 0) for (const day of [first - apart, last + apart]) take(there.days.get(day))
      else for (let day = first; day <= last; day += 1) take(there.days.get(day))
      if (there.years.size > 0) for (const day of yearsApart(first, last, apart)) take(there.years.get(day))
      if (found.length > 1) found.sort(inOrder)
      for (const to of found) yield [from, to]
    }
    seekers = seekers.filter(({ from }) => isLeft(from))
  }
  for (const apart of [365, 366]) {
    for (const { from, there } of seekers) {
      for (const to of [...(there.days.get(from.day - apart) ?? []), ...(there.days.get(from.day + apart) ?? [])]) if (isSameDate(from, to)) yield [from, to]
    }
  }
}

const isLeft = ({ deaths }: Listing): boolean => deaths > 0

function byDay(listings: Listing[]) {
  const [days, years] = [new Map<Day, Listing[]>(), new Map<Day, Listing[]>()]
  for (const listing of listings) {
    const on = listing.isYearOnly ? years : days
    on.set(listing.day, [...(on.get(listing.day) ?? []), listing])
  }
  return { days, years }
}

/** The years, by their first day, that are exactly so many days from a place: their nearer end is, or they hold it. */
function yearsApart(first: Day, last: Day, apart: number): Day[] {
  if (apart === 0) return [firstDayOf(yearOf(first))]
  const [before, after] = [yearSpan(yearOf(first - apart)), yearSpan(yearOf(last + apart))]
  return [...(before.to === first - apart ? [before.from] : []), ...(after.from === last + apart ? [after.from] : [])]
}

/** Whether two days are the same date of neighbouring years: a year mistyped. */
const isSameDate = (a: Place, b: Place): boolean =>
  !a.isYearOnly && !b.isYearOnly && Math.abs(yearOf(a.day) - yearOf(b.day)) === 1 && toIso(a.day).slice(4) === toIso(b.day).slice(4)
