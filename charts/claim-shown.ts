/**
 * What a check's page, card and frame show, decided here once: rows with the records of their counts, the
 * words of chance and context, the addresses. Whoever shows it computes nothing.
 */
import type { ClaimCheck } from '@/claims/check'
import { type CheckAddresses, checkAddresses, claimQuery } from '@/claims/claim-query'
import { olderReads } from '@/claims/last-read'
import { claimSentence } from '@/claims/claim-words'
import type { FittingDays } from '@/claims/fitting-days'
import type { LeadingCheck } from '@/claims/leading-check'
import type { Quoted } from '@/claims/quotation'
import { type ReadingRow, readingRow } from '@/claims/reading-rows'
import { questionOfReading } from '@/claims/readings'
import { type Answer, answer, isOutside } from '@/stats/answer'
import { firstDayOf, lastDayOf, longDay, touches, yearOf } from '@/stats/calendar'
import type { Change } from '@/stats/comparison'
import { type Segment, headlineOf } from '@/stats/headline'
import { dayOfKnown, knownAt, longKnown, newestKnown } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { pairSegments } from '@/stats/linked-words'
import { type Note, contextOf, notesOf } from '@/stats/notes'
import { toQuery } from '@/stats/question'
import { type LinkedCount, linkOf } from '@/stats/records'
import { pairText } from '@/stats/words'
import { type ClaimCitations, type Cited, claimCitations } from './claim-citation'

/** One state of knowledge of the claim's windows. */
export interface KnownRow {
  known: string
  pair: Segment[]
  /** The dashboard as of then. */
  query: string
  isNow: boolean
}

export interface ShownCheck extends CheckAddresses {
  check: ClaimCheck
  /** What it was asked about, as a quotation. */
  quoted: Quoted | null
  /** The claim in words. */
  sentence: string
  /** The figures of the claim's own cause and window: the headline, and its dashboard. */
  headline: Segment[]
  query: string
  readings: ReadingRow[]
  neighbours: ReadingRow[]
  /** Readings of another subject that happen to have every printed number. */
  elsewhere: ReadingRow[]
  definitions: { row: ReadingRow; holds: boolean; isOwn: boolean }[]
  /** The counts that chance is asked about, "26 v 33"; null where nothing can be said. */
  chanceOf: string | null
  chance: Note[]
  context: Note[]
  /** The groups of causes, most deaths first, as known at the moments that matter to a claim of the leading one. */
  rankings: { known: string; groups: { name: string; deaths: LinkedCount }[] }[]
  /** Days on which both printed counts stand together, where the claim names none; each with its check. */
  fitting: { text: string; definition: string; query: string }[]
  known: KnownRow[]
  /** Both windows as they were known at the same age, beside what is known now. */
  likeForLike: { now: Segment[]; alike: Segment[]; priorKnown: string } | null
  /** What releases after the claim's known-on day made of its figures; null where nothing, or none. */
  since: string | null
  /** The address that is cited without its quotation, which stands beside it: short enough to be drawn. */
  unquoted: string
  asOf: string | null
  knownOn: string
  /** "; the list of 2014 and 2015 was last read on 30 August 2024"; "" where that is the known-on day. */
  lastRead: string
  citations: ClaimCitations
}

const CHANCE_NOTES = ['chance', 'small', 'fragility', 'events', 'alignment']

export function shownCheck(ledger: Ledger, check: ClaimCheck, cited: Cited): ShownCheck {
  const { claim, own, known } = check
  const against = claim.against ?? 'last-year'
  const row = (reading: ClaimCheck['readings'][number]) => readingRow(ledger.dataset, { state: claim.state, against }, reading)
  const asked = chanceAnswer(ledger, check)
  // That a cause leads, or a part against a whole year, is nothing that a reading of the same days could have or not.
  const isOfPair = claim.kind !== 'leading' && check.whole === null
  return {
    check,
    quoted: cited.quoted,
    sentence: claimSentence(claim, ledger.terms),
    headline: own ? headlineOf(own) : [],
    query: own ? toQuery(own.question) : '',
    readings: isOfPair ? check.readings.map(row) : [],
    neighbours: isOfPair ? check.neighbours.map(row) : [],
    elsewhere: isOfPair ? check.elsewhere.map(row) : [],
    definitions: (check.holdsUnder?.rows ?? []).map(({ definition, reading, holds }) => ({ row: row(reading), holds, isOwn: definition.id === check.ownReading?.definition.id })),
    chanceOf: asked && asked.comparison.p !== null ? pairText(asked.comparison) : null,
    chance: asked ? notesOf(asked).filter(({ id }) => CHANCE_NOTES.includes(id)) : [],
    context: own ? contextOf(own) : [],
    rankings: own && check.leading ? rankingsOf(own, check.leading) : [],
    fitting: check.fitting.map((days) => fittingShown(ledger, check, days, cited.quoted)),
    known: own && !isOutside(own) ? knownRows(own) : [],
    likeForLike: own && !isOutside(own) ? likeForLike(own) : null,
    since: own ? sinceText(ledger, check, own) : null,
    ...checkAddresses(ledger, check, cited.quoted),
    unquoted: checkAddresses(ledger, check).cited,
    asOf: claim.asOf === null ? null : longDay(claim.asOf),
    knownOn: longKnown(known),
    lastRead: olderReads(check.lastRead, dayOfKnown(known)).map(({ years, day }) => `; the list of ${years} was last read on ${longDay(day)}`).join(''),
    citations: claimCitations(ledger, check, cited),
  }
}

/** The answer that chance is asked about: of the reading that fits, else the claim's own; null outside the figures. */
function chanceAnswer(ledger: Ledger, { own, nearest, fits, claim }: ClaimCheck): Answer | null {
  if (!own || isOutside(own)) return null
  if (!fits || nearest === null) return own
  return answer(ledger, questionOfReading(ledger.dataset, { state: claim.state, against: claim.against ?? 'last-year' }, nearest))
}

/** Days that fit, as a check under their definition: of the moment in which they fit, where that of the check has other counts. */
function fittingShown(ledger: Ledger, { claim, known, asides }: ClaimCheck, { definition, text, to, place }: FittingDays, quoted: Quoted | null): ShownCheck['fitting'][number] {
  const touched = { from: firstDayOf(yearOf(to) - 1), to: lastDayOf(yearOf(to)) }
  const isStill = ledger.releases.slice(place + 1, releaseOn(ledger, known) + 1).every(({ span }) => !touches(span, touched))
  const then = isStill ? claim.known : knownAt(ledger.releases, place)
  // Under a definition of one's choice, which deaths are meant is asked no more.
  const open = asides.open.filter((field) => field !== 'cause')
  return {
    text: isStill ? text : `${text}, as known on ${longKnown(then!)}`,
    definition: definition.name,
    query: claimQuery(ledger, { ...claim, cause: definition.id, asOf: to, known: then }, quoted, { ...asides, open }),
  }
}

/** Each release that changed the comparison, oldest first, up to the claim's own moment. */
function knownRows(own: Answer): KnownRow[] {
  const upToNow = own.vintages.filter(({ release }) => release <= own.filter.release)
  const isSame = (a: Change, b?: Change) => a.current === b?.current && a.priorTotal === b.priorTotal
  const held = upToNow.filter(({ change }, i) => !isSame(change, upToNow[i - 1]?.change))
  return held.map(({ known, change }, i) => ({
    known: longKnown(known),
    pair: pairSegments(own, change, { over: { known } }),
    query: toQuery({ ...own.question, known }),
    isNow: i === held.length - 1,
  }))
}

function rankingsOf(own: Answer, { now, holds }: LeadingCheck): ShownCheck['rankings'] {
  const moments = holds === null || holds === now ? [now] : [holds, now]
  return moments.map(({ known, groups }) => ({
    known: longKnown(known),
    groups: groups.map(({ definition, name, deaths }) => ({ name, deaths: linkOf(own, deaths, [own.window], { causes: [definition.id], known }) })),
  }))
}

function likeForLike(own: Answer): ShownCheck['likeForLike'] {
  const { likeForLike: alike, comparison } = own
  if (!alike || alike.change.percent === comparison.percent) return null
  return {
    now: pairSegments(own, comparison),
    alike: pairSegments(own, alike.change, { overPrior: { known: alike.priorKnown } }),
    priorKnown: longKnown(alike.priorKnown),
  }
}

/** "Figures have been revised since: 26 v 33 is now 27 v 34." */
function sinceText(ledger: Ledger, { claim, known }: ClaimCheck, own: Answer): string | null {
  if (claim.known === null || known >= newestKnown(ledger.releases)) return null
  const now = answer(ledger, { ...own.question, known: null, asOf: own.asOf })
  const isSame = now.comparison.current === own.comparison.current && now.comparison.priorTotal === own.comparison.priorTotal
  return isSame || isOutside(now) ? null : sinceWords(pairText(own.comparison), pairText(now.comparison))
}

export const sinceWords = (then: string, now: string): string => `Figures have been revised since: ${then} is now ${now}.`
