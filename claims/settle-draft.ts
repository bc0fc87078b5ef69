/**
 * A draft settled: what its own words leave out is taken from the words around it, and said to be; years and days
 * are found from the day of printing. What stays open comes back as a question with the day.
 */
import { isYearEnd, longDay } from '@/stats/calendar'
import { type Known, dayOfKnown } from '@/stats/known'
import { withDifference } from './differences'
import type { Draft, SaidWindow } from './draft'
import { dayReading } from './missing'
import { printedText } from './plain-text'
import { type Printed, type ResolvedDay, otherSpanDay, resolvedDay, yearSaid } from './resolve-window'

/** How far a comparison that is named once reaches, in sentences. */
const MOST_APART = 3

/** A comparison that is named beside a draft, in its sentence or near it, holds for it too, and is said to. */
function withComparison(draft: Draft, parts: Draft[], text: string): Draft {
  if (draft.claim.kind !== 'change' || draft.priorYear !== null || draft.from.against) return draft
  const distance = ({ sentences: [at] }: Draft) => (at <= draft.sentences[1] ? draft.sentences[1] - at : at - draft.sentences[1] + 0.5)
  const near = parts.filter((part) => part.priorYear !== null && distance(part) <= MOST_APART && isAgreed(part, draft))
  const [nearest] = near.toSorted((a, b) => distance(a) - distance(b))
  if (!nearest?.from.against) return draft
  return {
    ...draft,
    priorYear: nearest.priorYear,
    from: { ...draft.from, against: nearest.from.against },
    readings: [...draft.readings, `“${printedText(text.slice(...nearest.from.against))}”, said beside it, as its comparison`],
  }
}

/** Whether two drafts may speak of one window. */
const isAgreed = (a: Draft, b: Draft) => !a.window || !b.window || a.window.year === null || b.window.year === null || a.window.year === b.window.year

const isExact = (window: SaidWindow | null) => window !== null && window.ends !== null && window.ends !== 'so-far'

/** The window of a draft, where its own words name no day the nearest of the text that do. */
function windowFor(draft: Draft, windows: { sentence: number; window: SaidWindow }[]): SaidWindow | null {
  if (isExact(draft.window)) return draft.window
  const distance = ({ sentence }: { sentence: number }) => (sentence <= draft.sentences[1] ? draft.sentences[1] - sentence : (sentence - draft.sentences[1]) * 2)
  const nearest = (isMeant: (window: SaidWindow) => boolean) =>
    windows.reduce<(typeof windows)[number] | null>((best, one) => (isMeant(one.window) && (best === null || distance(one) < distance(best)) ? one : best), null)?.window ?? null
  const own = draft.window
  const exact = nearest((window) => isExact(window) && (own === null || own.year === null || window.year === null || own.year === window.year))
  if (exact) return { ...exact, year: exact.year ?? own?.year ?? null }
  return own ?? nearest(({ year }) => year !== null) ?? nearest(() => true)
}

/** What stands around a draft. */
export interface Surroundings {
  windows: { sentence: number; window: SaidWindow }[]
  /** Every draft before any were put together. */
  parts: Draft[]
  text: string
  printed: Printed
}

/** A draft with its days: which year and day its words mean, and what they compare with. */
export function settled(told: Draft, { windows, parts, text, printed }: Surroundings): { draft: Draft; day: ResolvedDay } {
  const draft = withComparison(withDifference(told), parts, text)
  const own = draft.otherSpan === null ? windowFor(draft, windows) : null
  // "28 in the first half of last year": the later window ends on the same date.
  const window = own && (own.ends === null || own.ends === 'so-far') && draft.priorEnds !== null && typeof draft.priorEnds === 'object' ? { ...own, ends: draft.priorEnds } : own
  const lone = window ?? (typeof draft.priorEnds === 'object' && draft.priorEnds !== null ? { year: null, ends: draft.priorEnds } : null)
  const day = knownOf(draft.claim.known, draft.otherSpan === null ? resolvedDay(lone, draft.priorYear, printed) : otherSpanDay(draft.otherSpan))
  const claim = { ...draft.claim, asOf: day.asOf }
  const prior = draft.priorYear
  if (claim.against === null && prior !== null) {
    const year = prior === 'last' ? null : yearSaid(prior, printed.published)
    if (prior === 'last' || (year !== null && year + 1 === day.year)) claim.against = 'last-year'
    else if (year !== null && (day.year === null || year < day.year)) claim.against = year
  }
  const isPart = day.asOf === null ? window?.ends !== 'whole' : !isYearEnd(day.asOf)
  if (draft.priorEnds === 'whole' && claim.against !== null && isPart) claim.isWhole = true
  const from = { ...draft.from, ...(window && { asof: window.place }) }
  const readings = window && day.asOf !== null ? [...draft.readings, dayReading(window.said, day.asOf)] : draft.readings
  return { draft: { ...signed({ ...draft, claim, readings }), from }, day }
}

/** Nothing later than the known-on day was known on it: such a day is asked. */
const knownOf = (known: Known | null, day: ResolvedDay): ResolvedDay =>
  known === null || day.asOf === null || day.asOf <= known ? day : { ...day, asOf: null, ask: `The sentence counts up to ${longDay(day.asOf)} and says that it was known on ${longDay(dayOfKnown(known))}, before that. Which day do its figures reach to?`, options: [] }

/** A percent without a direction takes its sign from the counts where both are printed, and says so. */
function signed(draft: Draft): Draft {
  const { claim } = draft
  const { current, prior, percent } = claim
  if (claim.direction !== null || percent === null || percent === 0 || current === null || prior === null || current === prior || draft.negated) return draft
  const isDown = current < prior
  return {
    ...draft,
    claim: { ...claim, percent: isDown ? -Math.abs(percent) : Math.abs(percent), direction: isDown ? 'down' : 'up' },
    readings: [...draft.readings, `${Math.abs(percent)}% as ${isDown ? 'a fall' : 'a rise'}, for ${current} is ${isDown ? 'less' : 'more'} than ${prior}`],
  }
}
