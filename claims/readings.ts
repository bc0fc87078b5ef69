/**
 * Readings: how the figures can be read for a printed comparison. Every registered definition, every release,
 * every as-of day within a week and both alignments are counted, and each reading is held against what was
 * printed. Which of them somebody meant can't be known; the nearest are offered, the exact ones first.
 */
import { type Day, type Span, firstDayOf, lastDayOf, yearOf } from '@/stats/calendar'
import { type Change, changeOf } from '@/stats/comparison'
import { isComparable } from '@/stats/context'
import { countByLabel } from '@/stats/count'
import { type Known, knownAt } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { type Question, defaultQuestion, toQuery } from '@/stats/question'
import { type Definition, counts, findDefinition, placeOfState } from '@/stats/terms'
import { type Against, type Alignment, priorYears, windowIn, windowOf } from '@/stats/window'
import { type Claim, directionOfDifference } from './claim'
import { dividedBy, fractionOf, roundedAt } from './fraction'
import { printedPercent } from './needed-counts'
import { type Rough, isMet } from './rough'
import { changeIn } from './slips'

export const readingRule =
  'A claim is held against every registered definition, every release, the as-of days of a week before and after, and both alignments. ' +
  'A reading fits where every number that was printed is its own; the nearest ones are listed, and what differs in them is named.'

/** Days before and after the as-of day. */
export const NEAR_DAYS = 7

/** The numbers that a claim prints. */
export type PrintedField = 'current' | 'prior' | 'percent' | 'direction'

export interface Reading {
  definition: Definition
  asOf: Day
  align: Alignment
  /** Places of the releases that give these counts, oldest first. */
  places: number[]
  change: Change
  /** What of the claim isn't this reading's. */
  misfits: PrintedField[]
  /** How far it lies from the claim, for the order alone. */
  distance: number
}

/** A reading with the moment of the newest release that gives it, and the query of a dashboard that opens so. */
export interface LinkedReading extends Reading {
  known: Known
  query: string
}

/** A claim of which enough is known to be held against figures. */
export type Checkable = Claim & { cause: string; asOf: Day; against: Against }

export interface Scope {
  ledger: Ledger
  claim: Checkable
  /** The place of the newest release that counts. */
  newest: number
}

/** The printed numbers of a claim that a change doesn't give; a percent without a direction is met by either. */
export function misfitsOf({ current, prior, percent, direction, rough, places }: Claim, change: Change): PrintedField[] {
  const way = directionOfDifference(change.current - change.prior)
  const misfits: PrintedField[] = []
  if (current !== null && !isCount(change.current, current, rough?.current)) misfits.push('current')
  if (prior !== null && !isPrior(change, prior, rough?.prior)) misfits.push('prior')
  const signs = direction === null ? [1, -1] : [1]
  if (percent !== null && !signs.some((sign) => isPercent(change, percent === 0 ? 0 : sign * percent, { rough: rough?.percent, places }))) misfits.push('percent')
  if (direction !== null && way !== direction) misfits.push('direction')
  return misfits
}

const isCount = (count: number, printed: number, rough: Rough | undefined): boolean => (rough ? isMet(rough, 'count', fractionOf(count), printed) : count === printed)

/** A mean is compared at the decimals that were printed: 37 is 37.2, and 37.2 is too. */
function isPrior({ priorTotal, exposure }: Change, printed: number, rough: Rough | undefined): boolean {
  const mean = dividedBy(fractionOf(priorTotal), fractionOf(exposure))
  if (rough) return isMet(rough, 'count', mean, printed)
  const { units, decimals } = printedPercent(printed)
  return roundedAt(mean, decimals) === units
}

function isPercent({ current, priorTotal, exposure, change, percent }: Change, printed: number, { rough, places }: { rough?: Rough; places?: number }): boolean {
  if (change === null) return false
  if (rough) return isMet(rough, 'percent', changeIn(current * exposure, priorTotal), printed)
  if (Number.isInteger(printed) && !places) return percent === printed
  const { units, decimals } = printedPercent(printed, places)
  return roundedAt(changeIn(current * exposure, priorTotal), decimals) === units
}

/** Every reading of a claim, the nearest first; counts that several releases give alike are one reading. */
export function readingsOf(scope: Scope): Reading[] {
  const { ledger, claim } = scope
  const definitions = definitionsFor(ledger, claim.cause)
  const own = definitions[0]
  const labels = definitions.map((definition) => ledger.causes.flatMap((cause, label) => (counts(definition, cause) ? [label] : [])))
  const found = new Map<string, Reading>()
  eachWindow(scope, (asOf, align, place, now, before, exposure) => {
    definitions.forEach((definition, i) => {
      const sum = (byLabel: Int32Array) => labels[i].reduce((total, label) => total + byLabel[label], 0)
      const [current, priorTotal] = [sum(now), sum(before)]
      const key = `${definition.id} ${asOf} ${align} ${current} ${priorTotal}`
      const there = found.get(key)
      if (there) return void there.places.push(place)
      const change = changeOf(current, priorTotal, exposure)
      const misfits = misfitsOf(claim, change)
      const distance = numbersApart(claim, change, misfits) + settingsApart(definition, own, asOf - claim.asOf, align)
      found.set(key, { definition, asOf, align, places: [place], change, misfits, distance })
    })
  })
  return [...found.values()].sort((a, b) => a.distance - b.distance || b.places.at(-1)! - a.places.at(-1)!)
}

/** The question that a reading answers. */
export const questionOfReading = (dataset: string, { state, against }: Pick<Checkable, 'state' | 'against'>, { definition, asOf, known, align }: Omit<LinkedReading, 'query'>): Question => ({
  ...defaultQuestion(dataset), causes: [definition.id], state, asOf, known, against, align,
})

export function linkedReading({ ledger, claim }: Scope, reading: Reading): LinkedReading {
  const dated = { ...reading, known: knownAt(ledger.releases, reading.places.at(-1)!) }
  return { ...dated, query: toQuery(questionOfReading(ledger.dataset, claim, dated)) }
}

/** The nearest readings, at most `most`: of those with the same definition and counts the nearest day alone. */
export function nearestReadings(readings: Reading[], most: number): Reading[] {
  const seen = new Set<string>()
  return readings
    .filter(({ definition, change }) => {
      const key = `${definition.id} ${change.current} ${change.priorTotal}`
      return seen.has(key) ? false : seen.add(key)
    })
    .slice(0, most)
}

/** Those with every printed number first, otherwise in their order. */
export const exactFirst = (readings: Reading[]): Reading[] => [...readings.filter(({ misfits }) => misfits.length === 0), ...readings.filter(({ misfits }) => misfits.length > 0)]

/** The ways to draw the line of a subject: its registered variants, of which a definition that is none has itself alone. */
export const waysOf = ({ terms }: Ledger, own: Definition): Definition[] => (own.variant ? terms.definitions.filter(({ family, variant }) => family === own.family && variant) : [own])

/** The claim's own definition first, then the registered ones. */
export function definitionsFor({ terms }: Ledger, cause: string): Definition[] {
  const own = findDefinition(terms, cause)!
  return [own, ...terms.definitions.filter(({ id }) => id !== own.id)]
}

type Visit = (asOf: Day, align: Alignment, place: number, now: Int32Array, before: Int32Array, exposure: number) => void

/** The deaths by label of both windows, on each day of the weeks around a claim's, by each alignment, as each release that covers them knew them. */
function eachWindow({ ledger, claim, newest }: Scope, visit: Visit): void {
  const year = yearOf(claim.asOf)
  const days = Array.from({ length: 2 * NEAR_DAYS + 1 }, (_, i) => claim.asOf - NEAR_DAYS + i).filter((day) => day >= firstDayOf(year) && day <= lastDayOf(year))
  const state = placeOfState(ledger.terms, claim.state)
  const all = new Uint8Array(ledger.labels.length).fill(1)
  const windows = days.flatMap((asOf) => windowsOf(asOf, claim.against))
  for (let place = 0; place <= newest; place++) {
    const filter = { labels: all, state, release: place }
    const counted = new Map<string, Int32Array>()
    const count = (span: Span): Int32Array => {
      const key = `${span.from} ${span.to}`
      const held = counted.get(key)
      if (held) return held
      const made = countByLabel(ledger, filter, span)
      counted.set(key, made)
      return made
    }
    for (const { asOf, align, window, before } of windows) {
      if (isComparable(ledger, place, [window, ...before])) visit(asOf, align, place, count(window), before.map(count).reduce(added), before.length)
    }
  }
}

interface Windows {
  asOf: Day
  align: Alignment
  window: Span
  before: Span[]
}

/** A day's windows by dates, and by days where that makes others. */
function windowsOf(asOf: Day, against: Against): Windows[] {
  const window = windowOf(asOf)
  const [byDate, byDays] = (['date', 'days'] as const).map((align) => ({ asOf, align, window, before: priorYears(window, against).map((year) => windowIn(year, window, align)) }))
  return byDays.before.every(({ to }, i) => to === byDate.before[i].to) ? [byDate] : [byDate, byDays]
}

const added = (a: Int32Array, b: Int32Array): Int32Array => a.map((count, label) => count + b[label])

/** A death in a count weighs as much as two points of percent, or as three days; another definition nearly as much. */
function numbersApart({ current, prior, percent, direction }: Claim, change: Change, misfits: PrintedField[]): number {
  const [now, before] = [current === null ? 0 : Math.abs(change.current - current), prior === null ? 0 : Math.abs(change.prior - prior)]
  const points = percent === null || !misfits.includes('percent') ? 0 : change.change === null ? 100 : Math.min(100, Math.abs(change.change * 100 - percent))
  return now + before + points / 2 + (direction !== null && misfits.includes('direction') ? 10 : 0)
}

function settingsApart(definition: Definition, own: Definition, days: number, align: Alignment): number {
  return (definition.id === own.id ? 0 : 0.8) + Math.abs(days) / 3 + (align === 'date' ? 0 : 0.2)
}
