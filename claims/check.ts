/**
 * A check: a claim held against its own arithmetic and against the figures. Everything that a page, the API and
 * a card say of a claim is here as data, worked out once. A claim that names its known-on moment is judged by the
 * releases up to it alone, so that its check never changes.
 */
import { type Answer, answer, isOutside } from '@/stats/answer'
import { type Day, isYearEnd, lastDayOf, yearOf, yearSpan } from '@/stats/calendar'
import { type Comparison, comparisonOf } from '@/stats/comparison'
import { isCovered } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { headlineOf, sentenceOf } from '@/stats/headline'
import { type Known, dayOfKnown, knownAt, longKnown, newestKnown } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { type Note, notesOf } from '@/stats/notes'
import { type Question, contradictionOf, defaultQuestion } from '@/stats/question'
import { type Definition, findDefinition, placeOfState } from '@/stats/terms'
import type { Alignment } from '@/stats/window'
import { type Arithmetic, arithmeticOf } from './arithmetic'
import { type Asides, NO_ASIDES } from './asides'
import type { Claim } from './claim'
import type { Counter } from './counters'
import { type FittingDays, fittingDays } from './fitting-days'
import { type LeadingCheck, leadingCheck } from './leading-check'
import { type MixedPair, mixedPairOf } from './mixed-pair'
import { type PartOfWhole, partOfWhole } from './part-of-whole'
import { differenceText, partsOf } from './parts'
import { type LastRead, lastReadOf } from './last-read'
import { type Checkable, type LinkedReading, type Reading, type Scope, exactFirst, linkedReading, misfitsOf, nearestReadings, readingsOf, waysOf } from './readings'
import { type Revised, freshSentence, revisedCounts } from './revised-counts'
import { type SafeWords, safeWords } from './safe-words'
import { type Part, countedBy, verdictOf } from './verdict'

/** The readings that are listed: of the claim's own subject, and others. */
const [MOST_READINGS, MOST_ELSEWHERE] = [8, 4]
/** How many days away a lone number may be found: further off it is met by accident. */
const NEAR_FOR_ONE = 1

/** The notes that go with every verdict. */
const CAUTIONS = new Set(['like-for-like', 'events'])

export interface DefinitionRow {
  definition: Definition
  reading: LinkedReading
  holds: boolean
}

export interface ClaimCheck {
  claim: Claim
  /** What was taken where the claim says nothing, as sentences. */
  assumed: string[]
  arithmetic: Arithmetic
  /** Why the figures can't be asked; null where they can. */
  cannot: string | null
  /** Days on which the two printed counts stand together, where the claim doesn't say which it means. */
  fitting: FittingDays[]
  /** The figures of the claim's own cause, window and knowledge. */
  own: Answer | null
  /** Where the window ends in days that no release covers: the same up to the last covered day, in both years. */
  even: Answer | null
  /** The same as a reading, and its query. */
  ownReading: LinkedReading | null
  /** The reading that is nearest to what was printed, and whether it fits in every printed number. */
  nearest: LinkedReading | null
  fits: boolean
  /** In what it differs from the claim's own cause, day and knowledge: "as known on 3 July 2016"; "" where in nothing. */
  nearestUnder: string
  readings: LinkedReading[]
  /** Readings of another subject that happen to have every printed number. */
  elsewhere: LinkedReading[]
  /** The same reading a day earlier and a day later. */
  neighbours: LinkedReading[]
  /** In how many of the definitions that draw the line of its subject its direction and percent hold, both windows alike. */
  holdsUnder: { k: number; n: number; rows: DefinitionRow[] } | null
  /** What chance says of the nearest reading that fits, else of the own figures. */
  chance: Comparison | null
  mixed: MixedPair | null
  revised: Revised[]
  /** What a fresh count against a revised one does to the claim; null where nothing is known of that. */
  fresh: string | null
  leading: LeadingCheck | null
  /** For a claim that sets a part of a year against a whole one. */
  whole: PartOfWhole | null
  /** What a reader mustn't miss: fresh figures that lean, and several deaths in one event. */
  cautions: Note[]
  /** When the list of each window was last read. */
  lastRead: LastRead[]
  parts: Part[]
  verdict: string
  safe: SafeWords | null
  /** The moment by whose releases it was judged. */
  known: Known
  /** Who counted otherwise than the figures here, where a part is marked so. */
  counted: Counter | null
  /** What its text leaves open or unchecked; nothing for a claim of fields alone. */
  asides: Asides
}

export function checkClaim(ledger: Ledger, claim: Claim): ClaimCheck {
  const known = claim.known === null ? newestKnown(ledger.releases) : Math.min(claim.known, newestKnown(ledger.releases))
  const newest = releaseOn(ledger, known)
  const { checkable, assumed, cannot } = checkableOf(ledger, claim, newest)
  if (!checkable) return withoutFigures(ledger, claim, { assumed, cannot: cannot!, known, newest })
  const question = questionOf(ledger, checkable)
  const own = answer(ledger, question)
  if (isOutside(own)) return { ...withoutFigures(ledger, claim, { assumed, cannot: sentenceOf(headlineOf(own)), known, newest }), own }
  const even = evenAnswer(ledger, question, own)
  const scope: Scope = { ledger, claim: checkable, newest }
  const isLone = (['current', 'prior', 'percent'] as const).filter((field) => claim[field] !== null).length < 2
  // A lone number is met by accident on many days: there the nearest reading comes first, else the exact one.
  const all = isLone ? readingsOf(scope) : exactFirst(readingsOf(scope))
  const ofClaim = findDefinition(ledger.terms, checkable.cause)!
  const ways = waysOf(ledger, ofClaim)
  const isOwn = ({ definition }: Reading) => ways.some(({ id }) => id === definition.id)
  const nearest = all.find((reading) => isOwn(reading) && !(isLone && reading.misfits.length === 0 && isFar(reading, checkable)))!
  const fits = nearest.misfits.length === 0 && !checkable.isWhole
  const leading = claim.kind === 'leading' ? leadingCheck(scope) : null
  const revised = revisedCounts(scope, own)
  const found = {
    claim,
    assumed,
    cannot: null,
    fitting: [],
    own,
    even,
    ownReading: linkedReading(scope, readingAt(all, ofClaim, checkable.asOf, 'date', newest)!),
    nearest: linkedReading(scope, nearest),
    fits,
    nearestUnder: differenceText(scope, ofClaim, nearest),
    readings: nearestReadings(all.filter(isOwn), MOST_READINGS).map((reading) => linkedReading(scope, reading)),
    elsewhere: isLone ? [] : nearestReadings(all.filter((reading) => !isOwn(reading) && reading.misfits.length === 0), MOST_ELSEWHERE).map((reading) => linkedReading(scope, reading)),
    neighbours: neighboursOf(scope, all, nearest),
    holdsUnder: holdsUnder(scope, all, ofClaim),
    chance: comparisonOf(fits ? nearest.change : (even ?? own).comparison),
    // Counts that stand together up to the last covered day aren't mixed.
    mixed: checkable.isWhole || (fits && even !== null) ? null : mixedPairOf(scope, all),
    revised,
    fresh: freshSentence(claim, revised),
    asides: NO_ASIDES,
    leading,
    whole: partOfWhole(scope),
    cautions: notesOf(own).filter(({ id }) => CAUTIONS.has(id)),
    lastRead: lastReadOf(ledger, newest, [own.window, ...own.priorWindows]),
    known,
    arithmetic: arithmeticOf(claim, checkable.isWhole ? null : wholeYearOf(scope)),
  }
  const parts = partsOf(scope, found, all)
  return { ...found, parts, verdict: verdictOf(found, parts), counted: countedBy(claim, parts), safe: safeWords(found) }
}

/** A window that ends in a hole, and its earlier ones, up to the day before that hole; null for any other. */
function evenAnswer(ledger: Ledger, question: Question, { window, gaps }: Answer): Answer | null {
  const last = gaps.find(({ from, to }) => from > window.from && from <= window.to && to >= window.to)
  return last ? answer(ledger, { ...question, asOf: last.from - 1 }) : null
}

/** What can be asked of the figures, and what was taken where the claim is silent. */
function checkableOf(ledger: Ledger, claim: Claim, newest: number): { checkable: Checkable | null; assumed: string[]; cannot: string | null } {
  const no = (cannot: string) => ({ checkable: null, assumed: [], cannot })
  if (newest < 0) return no('Nothing was held yet on the known-on day.')
  if (claim.cause === null) return no('The claim doesn’t say which deaths it counts.')
  if (!findDefinition(ledger.terms, claim.cause)) return no(`The figures have no cause or definition “${claim.cause}”.`)
  if (claim.asOf === null) return no('The claim doesn’t say up to which day it counts.')
  const contradiction = contradictionOf({ ...defaultQuestion(ledger.dataset), asOf: claim.asOf, known: claim.known })
  if (claim.known !== null && claim.known !== dayOfKnown(claim.known) && knownAt(ledger.releases, newest) !== claim.known) return no('The known-on day has no such release.')
  if (contradiction) return no(`The as-of day lies after the known-on day, ${longKnown(claim.known!)}: nothing later was known on it.`)
  const assumed = claim.against === null ? ['What it is compared with isn’t said: the same days of the year before are taken.'] : []
  // A whole year against a whole one is the usual comparison.
  const { isWhole, ...rest } = claim
  const whole = isWhole && !isYearEnd(claim.asOf) ? { isWhole } : {}
  return { checkable: { ...rest, ...whole, cause: claim.cause, asOf: claim.asOf, against: claim.against ?? 'last-year' }, assumed, cannot: null }
}

/** Whether a reading lies so far off that a lone number is met there by accident. */
const isFar = ({ asOf, align }: Reading, claim: Checkable): boolean => Math.abs(asOf - claim.asOf) > NEAR_FOR_ONE || align !== 'date'

const questionOf = ({ dataset }: Ledger, { cause, state, asOf, known, against }: Checkable): Question => ({
  ...defaultQuestion(dataset), causes: [cause], state, asOf, known, against,
})

/** The arithmetic stands whatever the figures say; where only the day is missing, the days that would fit are told. */
function withoutFigures(ledger: Ledger, claim: Claim, { assumed, cannot, known, newest }: { assumed: string[]; cannot: string; known: Known; newest: number }): ClaimCheck {
  const fitting = newest >= 0 && claim.asOf === null ? fittingDays(ledger, claim, newest) : []
  const found = {
    claim, assumed, cannot, fitting, known, asides: NO_ASIDES,
    own: null, even: null, ownReading: null, nearest: null, fits: false, nearestUnder: '', readings: [], neighbours: [], holdsUnder: null, chance: null, mixed: null, revised: [], fresh: null, leading: null, whole: null, cautions: [], lastRead: [], elsewhere: [],
    arithmetic: arithmeticOf(claim),
  }
  const parts = partsOf(null, found, [])
  return { ...found, parts, verdict: verdictOf(found, parts), counted: null, safe: null }
}

/** The reading of a definition on a day, as a release knew it; none outside the figures and on days that weren't asked about. */
const readingAt = (all: Reading[], { id }: Definition, day: Day, align: Alignment, place: number): Reading | undefined =>
  all.find((each) => each.definition.id === id && each.asOf === day && each.align === align && each.places.includes(place))

function neighboursOf(scope: Scope, all: Reading[], { definition, asOf, align, places }: Reading): LinkedReading[] {
  return [asOf - 1, asOf + 1].flatMap((day) => readingAt(all, definition, day, align, places.at(-1)!) ?? []).map((reading) => linkedReading(scope, reading))
}

/** The ways to draw the line of the claim's subject, at its own window and as known at its moment: a definition applies to both windows. */
function holdsUnder(scope: Scope, all: Reading[], own: Definition): ClaimCheck['holdsUnder'] {
  const { ledger, claim, newest } = scope
  // A part of a year against a whole one is no comparison that a definition could hold for both windows of.
  if (claim.isWhole || (claim.percent === null && claim.direction === null)) return null
  const rows = waysOf(ledger, own).flatMap((definition) => {
    const reading = readingAt(all, definition, claim.asOf, 'date', newest)
    if (!reading) return []
    const misfits = misfitsOf({ ...claim, current: null, prior: null }, reading.change)
    return [{ definition, reading: linkedReading(scope, reading), holds: misfits.length === 0 }]
  })
  return rows.length === 0 ? null : { k: rows.filter(({ holds }) => holds).length, n: rows.length, rows }
}

/** Our count of the whole older year, where the claim's window is a part of one: what a part may have been held against. */
function wholeYearOf({ ledger, claim, newest }: Scope): number | null {
  const year = yearOf(claim.asOf)
  if (claim.asOf === lastDayOf(year) || claim.against === 'average-5') return null
  const span = yearSpan(claim.against === 'last-year' ? year - 1 : claim.against)
  if (!isCovered(ledger, newest, span)) return null
  const state = placeOfState(ledger.terms, claim.state)
  return countDeaths(ledger, { labels: labelsOf(ledger, [findDefinition(ledger.terms, claim.cause)!]), state, release: newest }, span)
}
