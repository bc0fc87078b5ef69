/**
 * Listing delay: how long after a death the source lists it, as far as the releases show that. A list is only
 * seen on the days of its releases, so a delay is never known by itself: a release of some age either held a
 * death already or not. Only what a later release could still add is taken, and only what was known by then.
 */
import { type Day, touches } from '@/stats/calendar'
import { firstRow } from '@/stats/count'
import { dayColumns } from '@/stats/day-columns'
import type { Ledger } from '@/stats/ledger'
import { type DeathChange, releaseChanges } from '@/stats/release-changes'

export const listingDelayRule =
  'How soon deaths are listed is measured on the releases held. Each shows of every death of the year before it whether it held it already; only releases are taken that ' +
  'a later one of the same days could still add to. Between two releases nothing is seen, so the usual delay is the least age from which on 95% of such deaths stood in the ' +
  'release, the share being taken never to fall with age; where no age within a year has that, it is said so. It is stated for the causes asked about, wherever they happened, from at least 50 ' +
  'deaths, and only where some of them were listed late. A death that was redated or recoded isn’t late.'

/** Days before a release of which it is asked what it held, and the longest delay that is told. */
export const LONGEST = 365
/** The fewest deaths that a delay is stated from, and the fewest sights of them that an age's share is. */
const [ENOUGH, ENOUGH_SIGHTS] = [50, 20]
/** The share of deaths that are listed after the usual delay. */
const USUAL_SHARE = 0.95

export interface ListingDelay {
  /** After so many days 95% of the deaths stood in a release; null where no age within a year had that. */
  days: number | null
  /** The deaths that it is measured on, and how many of them a release lacked that could have listed them. */
  deaths: number
  late: number
}

/** One release asked of one death, or of several alike. */
interface Sight {
  /** Days from the death to the release. */
  age: number
  label: number
  deaths: number
  isListed: boolean
  /** The place of the release by which this is known: it listed the death, or could have added others. */
  knownBy: number
  /** The arrival that it is of, so that a death is counted once however often it is looked at. */
  arrival: number
}

const made = new WeakMap<Ledger, Sight[]>()

/** What each release showed of the deaths of the year before it, by age; worked out once. */
function sightsOf(ledger: Ledger): Sight[] {
  const held = made.get(ledger) ?? look(ledger).sort((a, b) => a.age - b.age)
  made.set(ledger, held)
  return held
}

function look(ledger: Ledger): Sight[] {
  const { releases } = ledger
  const arrivals = releaseChanges(recentOf(ledger)).flatMap(({ place, changes }) => changes.filter(isArrival).map(({ to, deaths }) => ({ place, day: to!.day, label: to!.label, deaths })))
  const byDay = new Map<Day, number[]>()
  return arrivals.flatMap(({ place, day, label, deaths }, arrival) => {
    const covering = byDay.get(day) ?? releases.flatMap(({ span, released, withdraws }, at) => (!withdraws && released >= day && touches(span, { from: day, to: day }) ? [at] : []))
    byDay.set(day, covering)
    return covering.slice(0, -1).flatMap((at, i): Sight[] => {
      const age = releases[at].released - day
      return age > LONGEST ? [] : [{ age, label, deaths, isListed: at >= place, knownBy: Math.max(place, covering[i + 1]), arrival }]
    })
  })
}

const isArrival = ({ kind, to }: DeathChange): boolean => (kind === 'first' || kind === 'added') && !to!.isYearOnly

/** The records that a release of the year after their day is asked of, by the one that lists them; all the rest would only cost time. */
function recentOf(ledger: Ledger): Ledger {
  const { dated, releases, labels } = ledger
  const released = { day: Int32Array.from(releases, (release) => release.released) }
  const [kept, none] = [dayColumns(), dayColumns()]
  for (let at = 0; at < dated.day.length; at++) {
    const day = dated.day[at]
    const next = firstRow(released, day)
    // Only what was known when the record was listed decides: a later release mustn't change what an earlier one showed.
    if (next > dated.listed[at] || released.day[next] - day > LONGEST) continue
    kept.add({ day, state: dated.state[at], label: dated.label[at], deaths: dated.deaths[at], listed: dated.listed[at], delisted: dated.delisted[at] })
  }
  const places = Uint16Array.from(labels.keys())
  return { ...ledger, dated: kept.end(places), yearOnly: none.end(places) }
}

/** As many delays as are kept of a ledger: a step of the slider asks for the same one again. */
const MOST_KEPT = 500
const kept = new WeakMap<Ledger, Map<string, ListingDelay | null>>()

/** The usual delay of the deaths that labels count, as the releases up to a place show it; null where they show too little. */
export function listingDelayOf(ledger: Ledger, labels: Uint8Array, release: number): ListingDelay | null {
  const delays = kept.get(ledger) ?? new Map<string, ListingDelay | null>()
  kept.set(ledger, delays)
  const key = `${release} ${labels.join('')}`
  const known = delays.get(key)
  if (known !== undefined) return known
  if (delays.size === MOST_KEPT) delays.clear()
  const delay = delayOf(ledger, labels, release)
  delays.set(key, delay)
  return delay
}

function delayOf(ledger: Ledger, labels: Uint8Array, release: number): ListingDelay | null {
  const sights = sightsOf(ledger).filter(({ label, knownBy }) => labels[label] === 1 && knownBy <= release)
  const once = new Map<number, { deaths: number; isLate: boolean }>()
  for (const { arrival, deaths, isListed } of sights) {
    once.set(arrival, { deaths, isLate: (once.get(arrival)?.isLate ?? false) || !isListed })
  }
  const sum = (those: { deaths: number }[]) => those.reduce((total, each) => total + each.deaths, 0)
  const [deaths, late] = [sum([...once.values()]), sum([...once.values()].filter(({ isLate }) => isLate))]
  return deaths < ENOUGH || late === 0 ? null : { days: ageOf(sights, USUAL_SHARE), deaths, late }
}

interface Pool {
  age: number
  listed: number
  deaths: number
}

/** The least age from which on a share of the deaths is listed, where the share never falls with age; null where it is never reached. */
function ageOf(sights: Sight[], share: number): number | null {
  const ages: Pool[] = []
  for (const { age, deaths, isListed } of sights) {
    if (ages.at(-1)?.age !== age) ages.push({ age, deaths: 0, listed: 0 })
    const last = ages.at(-1)!
    last.deaths += deaths
    last.listed += isListed ? deaths : 0
  }
  const pools: Pool[] = []
  for (let pool of ages) {
    // Neighbours whose share falls are one: the likeliest shares that never fall (pool adjacent violators).
    for (let last = pools.at(-1); last && last.listed * pool.deaths >= pool.listed * last.deaths; last = pools.at(-1)) {
      pools.pop()
      pool = { age: last.age, deaths: last.deaths + pool.deaths, listed: last.listed + pool.listed }
    }
    pools.push(pool)
  }
  // Few sights at the oldest ages prove nothing.
  return pools.find(({ listed, deaths }) => deaths >= ENOUGH_SIGHTS && listed >= share * deaths)?.age ?? null
}
