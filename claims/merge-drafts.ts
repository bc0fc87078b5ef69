/**
 * Drafts that tell the same claim in parts, put together: a headline's percent, and the counts of the sentence
 * after it. Two go together where cause and place agree, nothing of one contradicts the other, and they stand at
 * most three sentences apart.
 */
import type { Day } from '@/stats/calendar'
import type { Claim } from './claim'
import type { Draft } from './draft'
import type { SaidYear } from './mention'
import { yearSaid } from './resolve-window'
import type { RoughField } from './rough'

const MOST_APART = 3
/** Numbers left out that one draft keeps; more are never shown. */
const MOST_UNUSED = 30
const FIELDS = ['current', 'prior', 'percent', 'direction', 'state', 'known'] as const

/** Two years as said; "last year" may be 2014 where the day of printing isn't known. */
const isSameYear = (a: SaidYear | null, b: SaidYear | null, published: Day | null) =>
  agree(a, b) || (published === null ? typeof a !== typeof b : yearSaid(a, published) === yearSaid(b, published))

const agree = <T>(a: T | null, b: T | null) => a === null || b === null || a === b

function isSameWindow(a: Draft, b: Draft, published: Day | null): boolean {
  if (!a.window || !b.window) return true
  const [endA, endB] = [a.window.ends, b.window.ends].map((ends) => (ends === null || ends === 'so-far' ? null : JSON.stringify(ends)))
  return isSameYear(a.window.year, b.window.year, published) && agree(endA, endB)
}

/** Whether `next` tells more of the same as `draft`; without a cause of its own it speaks of what was named last. */
function isSame(draft: Draft, next: Draft, published: Day | null): boolean {
  if (draft.claim.kind === 'leading' || next.claim.kind === 'leading') return false
  if (next.sentences[0] - draft.sentences[1] > MOST_APART) return false
  // Within a sentence a place holds for all that it may: one that doesn't is another claim's.
  if (next.sentences[0] === draft.sentences[1] && draft.claim.state !== next.claim.state) return false
  const isBare = next.causes.length === 0
  if (!isBare && (next.claim.cause === null || next.claim.cause !== draft.claim.cause)) return false
  if ((draft.unclear && next.unclear) || draft.otherSpan !== next.otherSpan) return false
  // "unchanged" has no percent but 0.
  if ([draft.claim, next.claim].some(({ direction }) => direction === 'unchanged') && [draft.claim, next.claim].some(({ percent }) => percent !== null && percent !== 0)) return false
  return FIELDS.every((field) => agree<string | number>(draft.claim[field], next.claim[field])) && agree(draft.claim.counter ?? null, next.claim.counter ?? null) && agree(draft.claim.against, next.claim.against) && isSameYear(draft.priorYear, next.priorYear, published) && isSameWindow(draft, next, published)
}

/** A number that either prints as an exact figure is one. */
function roughOf(a: Claim, b: Claim): Claim['rough'] {
  const exact = (claim: Claim, field: RoughField) => claim[field] !== null && !claim.rough?.[field]
  const kept = (['current', 'prior', 'percent'] as const).flatMap((field) => {
    const word = a.rough?.[field] ?? b.rough?.[field]
    return word && !exact(a, field) && !exact(b, field) ? [[field, word]] : []
  })
  return kept.length === 0 ? undefined : Object.fromEntries(kept)
}

function merged(draft: Draft, next: Draft): Draft {
  const claim = { ...draft.claim }
  for (const field of FIELDS) Object.assign(claim, { [field]: draft.claim[field] ?? next.claim[field] })
  claim.cause ??= next.claim.cause
  claim.against ??= next.claim.against
  if (next.claim.isPoints) claim.isPoints = true
  if (draft.claim.percent === null && next.claim.places) claim.places = next.claim.places
  if (next.claim.counter !== undefined) claim.counter = next.claim.counter
  const rough = roughOf(draft.claim, next.claim)
  if (rough) claim.rough = rough
  else delete claim.rough
  // A bare percent takes the sign of a direction that is said elsewhere.
  if (claim.percent !== null && claim.percent > 0 && claim.direction === 'down') claim.percent = -claim.percent
  claim.kind = draft.claim.kind === 'change' || next.claim.kind === 'change' ? 'change' : 'count'
  const exact = [draft, next].find(({ window }) => window && window.ends !== null && window.ends !== 'so-far')
  return {
    ...draft,
    claim,
    from: { ...next.from, ...draft.from, ...(typeof next.priorYear === 'number' && next.from.against && { against: next.from.against }) },
    readings: [...new Set([...draft.readings, ...next.readings])],
    unused: draft.unused.length > MOST_UNUSED ? draft.unused : [...draft.unused, ...next.unused],
    window: (exact ?? draft).window ?? next.window,
    // A year that is named is surer than "last year".
    priorYear: typeof next.priorYear === 'number' ? next.priorYear : (draft.priorYear ?? next.priorYear),
    priorEnds: draft.priorEnds ?? next.priorEnds,
    averageWhy: draft.averageWhy ?? next.averageWhy,
    causes: draft.causes.length > 0 ? draft.causes : next.causes,
    unclear: draft.unclear ?? next.unclear,
    couldBe: draft.couldBe ?? next.couldBe,
    difference: draft.difference ?? next.difference,
    otherSpan: draft.otherSpan ?? next.otherSpan,
    negated: draft.negated ?? next.negated,
    unread: [...draft.unread, ...next.unread].slice(0, MOST_UNUSED),
    beside: [...draft.beside, ...next.beside].slice(0, MOST_UNUSED),
    ofKind: draft.ofKind === null || (next.ofKind === null && next.causes.length > 0) ? null : draft.ofKind,
    sentences: [draft.sentences[0], next.sentences[1]],
  }
}

/** A lone count of an earlier year beside a later one is the earlier window's: "33 last year. This year, 26." */
function asPrior(draft: Draft, other: Draft, published: Day | null): Draft {
  const [year, later] = [draft, other].map(({ window }) => yearSaid(window?.year ?? null, published))
  const { current, kind } = draft.claim
  if (other.claim.current === null && other.claim.percent === null && other.claim.direction === null) return draft
  if (kind !== 'count' || current === null || draft.window?.year == null || year === null || later === null || year >= later || other.claim.prior !== null) return draft
  const { current: place, ...from } = draft.from
  return {
    ...draft,
    claim: { ...draft.claim, kind: 'change', current: null, prior: current },
    from: { ...from, prior: place, against: draft.window.place },
    window: null,
    priorYear: draft.window.year,
    priorEnds: draft.window.ends,
  }
}

/** Both as one claim where they tell of the same; null where they don't. */
function together(draft: Draft, next: Draft, published: Day | null): Draft | null {
  const [first, second] = [asPrior(draft, next, published), asPrior(next, draft, published)]
  return isSame(first, second, published) ? merged(first, second) : null
}

/** How many drafts back one is looked for; further back none is near enough. */
const MOST_BACK = 12

/** The first result that isn't null. */
function firstOf<T, R>(values: T[], result: (value: T) => R | null): R | null {
  for (const value of values) {
    const found = result(value)
    if (found !== null) return found
  }
  return null
}

/** Whether a draft says nothing that a claim could hold, as "Coffee was served" does. */
const isSilent = ({ claim, causes, window, priorYear, difference, couldBe, unclear, negated, otherSpan, from }: Draft): boolean =>
  causes.length === 0 && [...FIELDS.map((field) => claim[field]), claim.against, claim.counter ?? null, window, priorYear, difference, couldBe, unclear, negated, otherSpan].every((value) => value === null) && from.against === undefined

export function mergedDrafts(drafts: Draft[], published: Day | null): Draft[] {
  const kept: Draft[] = []
  for (const next of drafts) {
    const last = kept.at(-1)
    if (last && isSilent(next)) {
      if (next.unused.length > 0) kept[kept.length - 1] = { ...last, unused: last.unused.length > MOST_UNUSED ? last.unused : [...last.unused, ...next.unused] }
      continue
    }
    const from = Math.max(0, kept.length - MOST_BACK)
    const isBare = next.causes.length === 0
    // Without a cause of its own a draft may only go with the one just before it.
    const least = isBare ? Math.max(0, kept.length - 1) : from
    const near = Array.from({ length: kept.length - least }, (_, i) => kept.length - 1 - i)
    const both = firstOf(near, (place) => {
      const draft = together(kept[place], next, published)
      return draft && { place, draft }
    })
    if (both) kept[both.place] = both.draft
    else kept.push(next)
  }
  return kept
}
