/** Checking a claim, in the OpenAPI document: what may be sent, and what each field of the answer is. */
import { CLAIM_FIELDS, CLAIM_KINDS, type ClaimField, DIRECTIONS } from '@/claims/claim'
import { CHECK_WORD_RULES, type CheckWord } from '@/claims/claim-query'
import { FIELD_RULES } from '@/claims/read-fields'
import { ROUGH_WORDS } from '@/claims/rough'
import { AGREEMENT_WORDS } from '@/claims/published-check'
import { STATUS_WORDS } from '@/claims/verdict'
import { EXAMPLE_CLAIM, NEEDED_WORDS, NUMBER_FIELDS, YES_FIELDS } from './claim-words'
import { address, list, object, oneOf, orNull, ref, text, whole } from './answer-schemas'

const number = { type: 'number' }
const flag = { type: 'boolean' }
const known = text('a day, or 2026-11-26.2 for the second release of one')
const range = orNull(list(orNull(whole), { minItems: 2, maxItems: 2, description: 'least and most; null for no most' }))

const roughWord = orNull(oneOf(...ROUGH_WORDS))

const understood = object({
  cause: orNull(text()),
  current: orNull(whole),
  prior: orNull(whole),
  percent: orNull({ type: 'number', description: 'as printed, signed by its direction' }),
  direction: orNull(oneOf(...DIRECTIONS)),
  asof: orNull(ref('Day')),
  known: orNull(known),
  against: { anyOf: [oneOf('last-year', 'average-5'), { type: 'integer' }, { type: 'null' }] },
  kind: oneOf(...CLAIM_KINDS),
  state: orNull(text()),
  followedby: orNull(text()),
  points: flag,
  whole: flag,
  counter: orNull(text()),
  rough: object({ current: roughWord, prior: roughWord, percent: roughWord }),
})

const pair = { current: whole, prior: { type: 'number', minimum: 0 }, percent: orNull({ type: 'integer', minimum: -100 }) }

const readingFields = {
  definition: text(),
  asof: ref('Day'),
  align: oneOf('date', 'days'),
  ...pair,
  misfits: list(oneOf('current', 'prior', 'percent', 'direction'), { description: 'what was printed and isn’t this reading’s' }),
  known: { ...known, description: 'the moment of the newest release that gives it' },
  release: text('that release'),
  releases: { ...whole, description: 'how many releases give it' },
  href: address('of the dashboard that opens so'),
}

const countAt = object({ known, count: whole })
const ranking = object({ known, groups: list(object({ id: text(), deaths: whole })), leads: flag, follows: orNull(flag) })

const wholeReading = object({ known, ...pair, misfits: list(text()) })

const claimCheck = object({
  understood: ref('UnderstoodClaim'),
  read: orNull(object({ sentence: text(), from: { type: 'object', description: 'where in the text each field was read: [from, to)' }, readings: list(text('how words were read')) })),
  quoted: orNull(text('the printed words that it is about, at most 300 characters: those of the text, or `quote` as given; nobody here wrote them')),
  missing: list(object({ field: oneOf('cause', 'percent', 'counts', 'direction', 'asof', 'against'), ask: text(), options: list(object({ value: text(), text: text(), why: text() })) })),
  unused: list(text('what was seen and not used, with why')),
  others: list(object({ sentence: text(), finding: orNull(text('what the figures say of it, in a few words')), foreign: orNull(text('words for deaths that the figures don’t tell apart')), understood: ref('UnderstoodClaim'), href: address('of its check') })),
  arithmetic: ref('ClaimArithmetic'),
  readings: list(ref('ClaimReading'), { description: 'how the figures can be read for what is printed, the nearest first' }),
  elsewhere: list(ref('ClaimReading'), { description: 'readings of another subject that happen to have every printed number' }),
  own: orNull(ref('ClaimReading')),
  even: orNull(object({ asof: ref('Day'), ...pair })),
  nearest: orNull(ref('ClaimReading')),
  fits: { ...flag, description: 'whether the nearest reading has every number that was printed' },
  neighbours: list(ref('ClaimReading'), { description: 'the nearest reading a day earlier and a day later' }),
  holdsUnder: orNull(object({ k: whole, n: whole, definitions: list(object({ ...readingFields, holds: flag })) })),
  chance: orNull(
    object({
      current: whole,
      prior: number,
      p: orNull({ type: 'number', minimum: 0, maximum: 1 }),
      interval: list(orNull(number), { minItems: 2, maxItems: 2, description: 'the 95% interval of the change; null for an end that is open' }),
      verdict: orNull(text()),
      critical: object({ low: orNull(whole), high: whole }),
      fragility: orNull({ type: 'object' }),
    }),
  ),
  context: orNull(object({ notes: list(text('what changes the impression, as a sentence')), leading: list(text()), figures: ref('Context') })),
  knownWhen: orNull(object({ vintages: list({ type: 'object' }), likeForLike: orNull(ref('Pair')) })),
  revised: list(object({ window: oneOf('current', 'prior'), first: countAt, now: countAt, sentence: text() })),
  fresh: orNull(text('what a fresh count against a revised one does to the claim')),
  mixed: orNull(object({ kind: oneOf('definitions', 'releases', 'whole-year'), sentence: text() })),
  whole: orNull(object({ year: whole, now: wholeReading, holds: orNull(wholeReading), gaps: list(ref('Span'), { description: 'days of it that no release covers' }) })),
  leading: orNull(object({ now: ranking, holds: orNull(ranking) })),
  fitting: list(object({ definition: text(), from: ref('Day'), to: ref('Day'), known, text: text() }), { description: 'days on which both printed counts stand, where the claim names none' }),
  assumed: list(text('what was taken where the claim says nothing')),
  cannot: orNull(text('why the figures can’t be asked')),
  parts: list(object({ id: oneOf('arithmetic', 'current', 'prior', 'percent', 'direction', 'leading', 'unread', 'unchecked'), said: text(), status: oneOf(...Object.keys(STATUS_WORDS)), under: orNull(text('what it stands under')), words: text() })),
  counted: orNull(object({ id: text(), name: text(), differs: text('how its counts differ from the figures here') })),
  cautions: list(object({ id: text(), text: text() }), { description: 'what a reader mustn’t miss: fresh figures, several deaths in one event' }),
  lastRead: list(object({ from: ref('Day'), to: ref('Day'), day: ref('Day') }), { description: 'on which day the source’s list of each window was last read' }),
  verdict: text('in plain words'),
  sentence: orNull(text('one that is safe to print')),
  paragraph: orNull(text()),
  known: { ...known, description: 'the moment by whose releases it was judged' },
  source: list(text('whom to credit')),
  href: address('of this check, frozen'),
})

const arithmetic = object({
  follows: orNull({ ...flag, description: 'whether the printed percent follows from the printed counts; null where they aren’t all there' }),
  computedPercent: orNull(number),
  priorNeeded: range,
  currentNeeded: range,
  slip: orNull(text('the usual slip that the percent looks like')),
  sentences: list(text()),
})

const publishedClaim = object({
  published: text('as precisely as is known: YYYY-MM-DD, YYYY-MM or YYYY'),
  asof: ref('Day'),
  wholeYear: flag,
  source: object({ id: text(), name: text() }),
  cause: text('in the claim’s own terms'),
  definition: orNull(text('the nearest definition here; null where none comes near')),
  printed: object({ current: orNull(whole), prior: orNull(whole), percent: orNull(number), against: { anyOf: [oneOf('last-year', 'average-5'), { type: 'integer' }] } }),
  arithmetic: ref('ClaimArithmetic'),
  ours: orNull(object({ ...pair, known, dashboard: text('its address without the site’s name') })),
  difference: orNull(object({ current: orNull({ type: 'integer' }), prior: orNull(number), points: orNull({ type: 'integer' }) })),
  agreement: oneOf(...Object.keys(AGREEMENT_WORDS)),
  why: list(text('why the two differ or can’t be compared')),
  together: orNull(text('a dashboard of causes that come near together')),
  verdict: text(),
  check: text('the address of its check, without the site’s name'),
  url: orNull(text('where it was printed')),
})

const publishedClaims = object({
  totals: object({ claims: whole, withBothCounts: whole, judged: whole, follows: whole, agreement: object(Object.fromEntries(Object.keys(AGREEMENT_WORDS).map((name) => [name, whole]))) }),
  claims: list(publishedClaim),
  query: text('what was asked, defaults left out'),
})

/** As what JSON has a word of a check. */
function sentAs(name: CheckWord | ClaimField): string[] {
  if (name === 'claim' || name === 'length') return ['string', 'integer', 'null']
  if (YES_FIELDS.some((each) => each === name)) return ['string', 'boolean', 'null']
  return NUMBER_FIELDS.some((each) => each === name) ? ['string', 'number', 'null'] : ['string', 'null']
}

export const CLAIM_SCHEMAS = {
  ClaimArithmetic: arithmetic,
  PublishedClaims: publishedClaims,
  UnderstoodClaim: understood,
  ClaimReading: object(readingFields),
  ClaimCheck: claimCheck,
  ClaimAsked: {
    ...object(
      {
        ...Object.fromEntries(Object.entries(CHECK_WORD_RULES).map(([name, rule]) => [name, { type: sentAs(name as CheckWord), description: rule }])),
        dataset: orNull(text('which dataset; left out, the shipped one')),
        ...Object.fromEntries(CLAIM_FIELDS.map((name) => [name, { type: sentAs(name), description: FIELD_RULES[name] }])),
      },
      { optional: [...Object.keys(CHECK_WORD_RULES), 'dataset', ...CLAIM_FIELDS] },
    ),
    anyOf: NEEDED_WORDS.map((name) => ({ required: [name] })),
  },
}

export type ClaimSchemaName = keyof typeof CLAIM_SCHEMAS

const refusals = { 400: 'A field or the body can’t be read; the answer names it, with what is allowed.', 404: 'The dataset has no release.', 413: 'The body is too large.', 415: 'The body isn’t JSON in UTF-8, or is packed.' }
const problems = Object.fromEntries(Object.entries(refusals).map(([status, description]) => [status, { description, content: { 'application/problem+json': { schema: ref('Problem') } } }]))

/** What GET can't say: a text of any length, and values as JSON has them. */
export const CLAIM_PATHS = {
  '/api/v1/claims/check': {
    post: {
      operationId: 'claim-check-post',
      summary: 'Checks a claim that is sent',
      description: 'The sentence, or the fields of the claim, or both: a field wins over what the sentence says, and null or an empty text takes it out. Nothing of it is kept.',
      requestBody: { required: true, content: { 'application/json': { schema: ref('ClaimAsked'), example: { text: EXAMPLE_CLAIM, published: '2015-09-08' } } } },
      responses: { 200: { description: 'The check', content: { 'application/json': { schema: ref('ClaimCheck') } } }, ...problems },
      security: [],
    },
  },
}
