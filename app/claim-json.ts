/**
 * A checked claim as the API's JSON: days as `YYYY-MM-DD`, changes as unrounded fractions, whole percents. Addresses of
 * pages are whole, for they leave the site; those of records are as in the answer to a comparison.
 */
import { comparisonJson } from '@/app/api/v1/compare/comparison-json'
import type { Site } from '@/app/site'
import type { ClaimCheck } from '@/claims/check'
import type { Claim } from '@/claims/claim'
import { asidesOf } from '@/claims/asked-claim'
import { checkAddresses, claimQuery } from '@/claims/claim-query'
import { type PostedClaim, pickedOf } from '@/claims/posted-claim'
import { quotation } from '@/claims/quotation'
import type { LinkedReading, Reading } from '@/claims/readings'
import { type Answer, isOutside } from '@/stats/answer'
import { spanJson, toIso } from '@/stats/calendar'
import { criticalCounts } from '@/stats/chance'
import { type Change, fragilityOf } from '@/stats/comparison'
import { sentenceOf } from '@/stats/headline'
import { knownAt, toKnownText } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { contextOf } from '@/stats/notes'

/** A claim with plain names and values; what isn't said is null. */
const understoodJson = ({ cause, current, prior, percent, direction, asOf, known, against, kind, state, followedBy, isPoints, rough, isWhole, counter }: Claim) => ({
  cause,
  current,
  prior,
  percent,
  direction,
  asof: asOf === null ? null : toIso(asOf),
  known: known === null ? null : toKnownText(known),
  against,
  kind,
  state,
  followedby: followedBy,
  points: isPoints === true,
  whole: isWhole === true,
  counter: counter ?? null,
  rough: { current: rough?.current ?? null, prior: rough?.prior ?? null, percent: rough?.percent ?? null },
})

/** What a check was asked with, and what the figures say of each claim of its text. */
type Asked = Pick<PostedClaim, 'understood' | 'picked' | 'missing' | 'quoted' | 'published'> & { findings: string[] }

/** Everything that a check says; `asked` is what it was asked with. */
export function claimJson(check: ClaimCheck, { understood, picked, missing, quoted, published, findings }: Asked, ledger: Ledger, site: Site) {
  const main = pickedOf(understood, picked)
  const linked = (reading: LinkedReading) => readingJson(reading, ledger, site)
  const maybe = (reading: LinkedReading | null) => reading && linked(reading)
  const figures = check.own && !isOutside(check.own) ? comparisonJson(check.own) : null
  const { holdsUnder, leading, whole } = check
  const others = understood ? asidesOf(understood, ledger.terms) : []
  return {
    understood: understoodJson(check.claim),
    read: main && { sentence: main.sentence, from: main.from, readings: main.readings },
    quoted: quoted && quoted.quote,
    missing,
    unused: understood?.unused ?? [],
    others: (understood?.claims ?? []).flatMap(({ claim, sentence, ...each }, i) => (i === picked ? [] : [{ sentence, finding: findings[i] ?? null, foreign: each.foreign && each.foreign.said, understood: understoodJson(claim), href: `${site}/claims${claimQuery(ledger, claim, { quote: quotation(sentence), published }, others[i])}` }])),
    arithmetic: claimJsonArithmetic(check),
    readings: check.readings.map(linked),
    elsewhere: check.elsewhere.map(linked),
    own: maybe(check.ownReading),
    even: check.even && { asof: toIso(check.even.asOf), ...pairOf(check.even.comparison) },
    nearest: maybe(check.nearest),
    fits: check.fits,
    neighbours: check.neighbours.map(linked),
    holdsUnder: holdsUnder && { k: holdsUnder.k, n: holdsUnder.n, definitions: holdsUnder.rows.map(({ reading, holds }) => ({ ...linked(reading), holds })) },
    chance: chanceJson(check),
    context: check.own && figures && contextJson(check.own, figures),
    knownWhen: figures && { vintages: figures.vintages, likeForLike: figures.likeForLike },
    revised: check.revised.map(({ window, first, now, sentence }) => ({ window, first: countAt(first), now: countAt(now), sentence })),
    fresh: check.fresh,
    mixed: check.mixed && { kind: check.mixed.kind, sentence: check.mixed.sentence },
    whole: whole && { year: whole.year, now: wholeJson(whole.now), holds: whole.holds && wholeJson(whole.holds), gaps: whole.gaps.map(spanJson) },
    leading: leading && { now: rankingJson(leading.now), holds: leading.holds && rankingJson(leading.holds) },
    fitting: check.fitting.map(({ definition, from, to, place, text }) => ({ definition: definition.id, from: toIso(from), to: toIso(to), known: toKnownText(knownAt(ledger.releases, place)), text })),
    assumed: check.assumed,
    cannot: check.cannot,
    counted: check.counted && { id: check.counted.id, name: check.counted.name, differs: check.counted.differs },
    cautions: check.cautions.map(({ id, segments }) => ({ id, text: sentenceOf(segments) })),
    lastRead: check.lastRead.map(({ span, day }) => ({ ...spanJson(span), day: toIso(day) })),
    parts: check.parts.map(({ id, said, status, under, words }) => ({ id, said, status, under, words })),
    verdict: check.verdict,
    sentence: check.safe?.sentence ?? null,
    paragraph: check.safe?.paragraph ?? null,
    known: toKnownText(check.known),
    source: figures?.source ?? [],
    href: `${site}/claims${checkAddresses(ledger, check, quoted).cited}`,
  }
}

/** A range with no most is open: null. */
const rangeJson = (range: [number, number] | null) => range && range.map((count) => (Number.isFinite(count) ? count : null))

/** Whether the printed percent follows, and what it would need. */
export function claimJsonArithmetic({ arithmetic: { follows, computedPercent, priorNeeded, currentNeeded, slip, sentences } }: ClaimCheck) {
  return { follows, computedPercent, priorNeeded: rangeJson(priorNeeded), currentNeeded: rangeJson(currentNeeded), slip, sentences }
}

const pairJson = ({ definition, asOf, align, change, misfits }: Reading) => ({
  definition: definition.id,
  asof: toIso(asOf),
  align,
  ...pairOf(change),
  misfits,
})

function readingJson(reading: LinkedReading, { releases }: Ledger, site: Site) {
  return { ...pairJson(reading), known: toKnownText(reading.known), release: releases[reading.places.at(-1)!].id, releases: reading.places.length, href: `${site}/${reading.query}` }
}

function chanceJson({ chance }: ClaimCheck) {
  if (!chance) return null
  const { current, prior, priorTotal, exposure, p, interval, verdict } = chance
  return { current, prior, p, interval, verdict, critical: criticalCounts(priorTotal, exposure), fragility: fragilityOf(chance) }
}

const contextJson = (own: Answer, { leading, context }: ReturnType<typeof comparisonJson>) => ({ notes: contextOf(own).map((note) => sentenceOf(note.segments)), leading, figures: context })

const countAt = ({ known, count }: { known: number; count: number }) => ({ known: toKnownText(known), count })

/** Two counts and their whole percent. */
const pairOf = ({ current, prior, percent }: Change) => ({ current, prior, percent })

const wholeJson = ({ known, change, misfits }: NonNullable<ClaimCheck['whole']>['now']) => ({ known: toKnownText(known), ...pairOf(change), misfits })

const rankingJson = ({ known, groups, leads, follows }: NonNullable<ClaimCheck['leading']>['now']) => ({
  known: toKnownText(known),
  groups: groups.map(({ definition, deaths }) => ({ id: definition.id, deaths })),
  leads,
  follows,
})
