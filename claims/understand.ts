/**
 * A pasted text understood: every comparison in it as a claim, how its words were read and from where, what must
 * be asked, and what was seen and not used. The parser is a table of words and a few rules of order; it has no
 * clock and no model, and never throws. Text beyond the first 100,000 characters or 25,000 words and marks isn't read, which is said.
 */
import type { Terms } from '@/stats/terms'
import type { Claim } from './claim'
import { type Draft, type Places, type SaidWindow, draftOf, withDifference } from './draft'
import { leadingDraft } from './leading-claim'
import { type Mention, isKind } from './mention'
import { mergedDrafts } from './merge-drafts'
import { type Ask, dayReading, missingOf } from './missing'
import { phraseAt, phraseTable, same } from './phrases'
import { mentionsOf } from './read-mentions'
import { type Printed, type ResolvedDay, otherSpanDay, resolvedDay, yearSaid } from './resolve-window'
import { segmentsOf } from './segments'
import { MOST_TOKENS, type Token, sentencesOf, tokensOf } from './tokens'

export interface Context extends Printed {
  terms: Terms
}

export interface UnderstoodClaim {
  claim: Claim
  /** Where in the text each field was read: [from, to). */
  from: Places
  /** The sentence or sentences that it was read from, as printed. */
  sentence: string
  /** How words were read: "“shooting deaths” as firearms deaths". */
  readings: string[]
}

export interface Understood {
  /** In the order of the text. */
  claims: UnderstoodClaim[]
  /** The first of those that say most; null where there is none. */
  main: number | null
  /** What must be asked about the main claim. */
  missing: Ask[]
  /** What was seen and not used, with why. */
  unused: string[]
}

export const understandRule =
  'A sentence is read by a table of words and a few rules of order: a percent, counts, a direction, a cause, a window, what it is compared with. ' +
  'What it doesn’t say is asked and never filled in; what could mean two things is asked too; numbers that aren’t used are named.'

const MOST_CHARACTERS = 100_000
const MOST_CLAIMS = 40
const MOST_UNUSED = 30

export function understand(text: string, { terms, published, today }: Context): Understood {
  const read = text.slice(0, MOST_CHARACTERS)
  const tokens = tokensOf(read)
  const sentences = sentencesOf(tokens)
  const end = tokens.length === MOST_TOKENS ? tokens.at(-1)!.to : read.length
  const unused: string[] = end < text.length ? [`Everything after the first ${end.toLocaleString('en-US')} characters.`] : []
  const parts = sentences.flatMap((sentence, i) => draftsOf(sentence, mentionsOf(sentence, terms, read), { terms, published, today }, i, unused))
  const whole = mergedDrafts(parts, published)
  const windows = whole.flatMap(({ window, sentences: [place] }) => (window === null ? [] : [{ sentence: place, window }]))
  const drafts = whole.map(withDifference).map((draft) => withComparison(draft, parts, read))
  const [told, empty] = [drafts.filter(saysSomething), drafts.filter((draft) => !saysSomething(draft))]
  const printed = { published, today }
  const kept = told.slice(0, MOST_CLAIMS).map((draft) => settled(draft, windows, printed))
  unused.push(...[...told, ...empty].flatMap((draft) => draft.unused), ...empty.flatMap((draft) => leftOver(draft, read)))
  if (told.length > MOST_CLAIMS) unused.push(`${told.length - MOST_CLAIMS} further claims: the first ${MOST_CLAIMS} are read.`)
  const claims = kept.map(({ draft }) => ({ claim: draft.claim, from: draft.from, sentence: printedSentence(draft, sentences, read), readings: draft.readings }))
  const main = mainOf(kept.map(({ draft }) => draft))
  const distinct = [...new Set(unused)]
  if (distinct.length > MOST_UNUSED) distinct.splice(MOST_UNUSED, distinct.length, `And ${distinct.length - MOST_UNUSED} more.`)
  return { claims, main, missing: main === null ? [] : missingOf(kept[main].draft, kept[main].day, terms), unused: distinct }
}

function draftsOf(sentence: Token[], mentions: Mention[], { terms, published }: Context, place: number, unused: string[]): Draft[] {
  const commas = sentence.flatMap(({ text }, i) => ((text === ',' && sentence[i + 1]?.text !== 'when') || text === ';' || text === ')' ? [i] : []))
  if (isForecast(sentence)) {
    const said = mentions.filter(({ kind }) => kind === 'percent' || kind === 'count')
    unused.push(...said.map((mention) => `“${mention.said}”: of a forecast or a condition, not of what happened`))
    return []
  }
  const { segments, parts } = segmentsOf(sentence, mentions, terms)
  unused.push(...parts.map(({ said, why }) => `“${said}”: ${why}`))
  const leading = leadingDraft(mentions, terms, place)
  const drafts = segments.map((segment) => withState(draftOf(segment.mentions, terms, commas, place, published), mentions))
  // The count of a sentence about the leading cause belongs to that cause.
  if (!leading) return drafts
  const count = drafts.find(({ claim }) => claim.kind === 'count' && claim.current !== null && (claim.cause === leading.claim.cause || claim.cause === null || claim.cause === 'all'))
  if (count) Object.assign(leading, { claim: { ...leading.claim, current: count.claim.current }, from: { ...leading.from, current: count.from.current } })
  return [{ ...leading, window: drafts.find(({ window }) => window !== null)?.window ?? null }, ...drafts.filter(({ claim }) => claim.kind === 'change')]
}

const FORECAST = phraseTable(same(true, 'on pace, on track to, projected to, expected to, is forecast, are forecast, is likely to, are likely to'))

/** "If deaths rise 10 percent", "on pace to fall": what may happen. */
const isForecast = (sentence: Token[]) => sentence[0].text === 'if' || sentence.some((_, at) => phraseAt(FORECAST, sentence, at) !== null)

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
    readings: [...draft.readings, `“${text.slice(...nearest.from.against)}”, said beside it, as its comparison`],
  }
}

/** Whether two drafts may speak of one window. */
const isAgreed = (a: Draft, b: Draft) => !a.window || !b.window || a.window.year === null || b.window.year === null || a.window.year === b.window.year

/** A place named anywhere in a sentence holds for all of it. */
function withState(draft: Draft, mentions: Mention[]): Draft {
  const [state, another] = mentions.filter(isKind('state'))
  if (draft.claim.state !== null || !state || (another && another.code !== state.code)) return draft
  draft.claim.state = state.code
  draft.from.state = [state.from, state.to]
  return draft
}

/** A claim needs a number or a direction, and a cause unless it compares. */
function saysSomething({ claim, causes, couldBe, negated }: Draft): boolean {
  if (claim.kind === 'leading') return true
  if (claim.kind === 'count') return claim.current !== null && claim.cause !== null
  if (causes.length > 0) return claim.percent !== null || claim.current !== null || claim.prior !== null || claim.direction !== null || couldBe !== null || negated !== null
  return claim.percent !== null || (claim.current !== null && claim.prior !== null)
}

const leftOver = ({ from, claim }: Draft, text: string): string[] =>
  (['current', 'percent'] as const).flatMap((field) => (from[field] && claim[field] !== null ? [`“${text.slice(...from[field])}”: a number without a cause of death`] : []))

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

/** A draft with its days: which year and day its words mean. */
function settled(draft: Draft, windows: { sentence: number; window: SaidWindow }[], printed: Printed): { draft: Draft; day: ResolvedDay } {
  const own = draft.otherSpan === null ? windowFor(draft, windows) : null
  // "28 in the first half of last year": the later window ends on the same date.
  const window = own && (own.ends === null || own.ends === 'so-far') && draft.priorEnds !== null && typeof draft.priorEnds === 'object' ? { ...own, ends: draft.priorEnds } : own
  const lone = window ?? (typeof draft.priorEnds === 'object' && draft.priorEnds !== null ? { year: null, ends: draft.priorEnds } : null)
  const day = draft.otherSpan === null ? resolvedDay(lone, draft.priorYear, printed) : otherSpanDay(draft.otherSpan)
  const claim = { ...draft.claim, asOf: day.asOf }
  const prior = draft.priorYear
  if (claim.against === null && prior !== null) {
    const year = prior === 'last' ? null : yearSaid(prior, printed.published)
    if (prior === 'last' || (year !== null && year + 1 === day.year)) claim.against = 'last-year'
    else if (year !== null && (day.year === null || year < day.year)) claim.against = year
  }
  const from = { ...draft.from, ...(window && { asof: window.place }) }
  const readings = window && day.asOf !== null ? [...draft.readings, dayReading(window.said, day.asOf)] : draft.readings
  return { draft: { ...signed({ ...draft, claim, readings }), from }, day }
}

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

const printedSentence = ({ sentences: [first, last] }: Draft, sentences: Token[][], text: string): string =>
  text.slice(sentences[first][0].from, sentences[last].at(-1)!.to).trim()

function mainOf(drafts: Draft[]): number | null {
  const said = drafts.map(({ claim }) => (['cause', 'current', 'prior', 'percent', 'direction', 'asOf', 'against'] as const).filter((field) => claim[field] !== null).length)
  const most = Math.max(...said)
  return drafts.length === 0 ? null : said.indexOf(most)
}
