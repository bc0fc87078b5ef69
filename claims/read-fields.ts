/**
 * A claim from its fields, as a form, an address or JSON has them: text or plain values. An empty field is not
 * said. A field that can't be read, or that contradicts another, becomes a problem that names what is allowed,
 * and then there is no claim: nothing is dropped and nothing is mended silently.
 */
import { parseDay, toIso, yearOf } from '@/stats/calendar'
import { dayOfKnown, parseKnown } from '@/stats/known'
import { type QueryProblem, excerpt } from '@/stats/question'
import { type Terms, findDefinition } from '@/stats/terms'
import type { Against } from '@/stats/window'
import { CLAIM_FIELDS, CLAIM_KINDS, type Claim, type ClaimField, DIRECTIONS, EMPTY_CLAIM } from './claim'
import { COUNTERS } from './counters'
import { ROUGH_WORDS, type RoughField, splitRough } from './rough'

export type ClaimFields = Partial<Record<ClaimField, unknown>>

/** What each field means; printed by the form and the API. */
export const FIELD_RULES: Record<ClaimField, string> = {
  kind: 'change, leading or count; left out, it follows from the other fields',
  cause: 'which deaths: a definition, a group or a cause, as in an address',
  current: 'the printed count of the later window, a whole number; with a word before it where it isn’t exact, such as “nearly 30”',
  prior: 'the printed count of the earlier window, likewise; of average-5 it may have decimals, such as 37.2',
  percent: 'the printed change in percent, such as -21, 58.7, 21% or “more than 50”; without a sign it takes that of the direction',
  direction: 'up, down or unchanged',
  asof: 'the last day that the figures count, YYYY-MM-DD',
  known: 'the day on which they were known, YYYY-MM-DD',
  against: 'last-year, average-5 or an earlier year',
  state: 'a two-letter code; left out for all',
  followedby: 'for leading: the cause said to come second',
  points: 'yes where the percent was printed as percentage points',
  whole: 'yes where the earlier figure was printed as that of a whole year, and the later one isn’t',
  counter: `who counted, where that is said: ${COUNTERS.map(({ id }) => id).join(', ')}`,
}

const DAY = 'a day that exists, written YYYY-MM-DD, such as 2015-09-07'
const MOST = 99_999
const COUNT = `a whole number from 0 to ${MOST.toLocaleString('en-US')}, such as 26`
const PERCENT = 'a number such as -21, 58.7 or 21%, from -100,000 to 100,000'

/** What a field sets in a claim, or what is allowed instead. */
type Reader = (value: string, terms: Terms) => Partial<Claim> | string

const oneOf = <T extends string>(allowed: readonly T[], value: string): T | null => allowed.find((name) => name === value.toLowerCase()) ?? null
const termOf = (terms: Terms, value: string) => findDefinition(terms, value)?.id ?? null
const TERM = (terms: Terms) => `one of ${terms.definitions.map(({ id }) => id).join(', ')}; or a cause in kebab-case, such as ${terms.causes[0]?.id ?? 'fall'}`

function countOf(value: string): number | null {
  const plain = value.replace(/^(\d{1,3})((?:,\d{3})+)$/, (all) => all.replaceAll(',', ''))
  return /^\d{1,5}$/.test(plain) ? Number(plain) : null
}

/** A smaller one would be printed as a power of ten. */
const LEAST_PERCENT = 0.000001

/** "-21", "−21 %", "+58.7" and 21: the number, and whether a sign was given. */
function percentOf(value: string): number | null {
  const plain = value.replace(/[−–]/g, '-').replace(/^([+-])\s+/, '$1').replace(/\s*(?:%|percent|per cent)$/i, '').replace(/(\d),(\d{3})(?!\d)/g, '$1$2')
  const percent = /^[+-]?(?:\d{1,6}|\d{0,6}\.\d{1,12})$/.test(plain) ? Number(plain) : null
  return percent === null || Math.abs(percent) > 100_000 || (percent !== 0 && Math.abs(percent) < LEAST_PERCENT) ? null : percent
}

const yes = (name: 'isPoints' | 'isWhole'): Reader => (value) => {
  if (/^(?:yes|true)$/i.test(value)) return { [name]: true }
  return /^(?:no|false)$/i.test(value) ? {} : 'yes or no'
}

/** A mean of several years, "37.2". */
const meanOf = (value: string): number | null => (/^\d{1,5}\.\d{1,2}$/.test(value) ? Number(value) : null)

/** A percent, with the direction that its sign says. */
function signedPercent(value: string): Partial<Claim> | null {
  const percent = percentOf(value)
  if (percent === null) return null
  const isSigned = /^[+\-−–]/.test(value) && percent !== 0
  const zeros = /\.(\d*0)\b/.exec(value)?.[1].length
  return { percent: percent === 0 ? 0 : percent, ...(zeros && { places: zeros }), ...(isSigned && { direction: percent < 0 ? 'down' : 'up' }) }
}

/** A number with the word that says it isn't exact. */
const roughly = (field: RoughField, read: (rest: string) => Partial<Claim> | null, allowed: string): Reader => (value) => {
  const { rough, rest } = splitRough(value)
  const found = read(rest)
  if (found === null) return `${allowed}; it may follow one of the words ${ROUGH_WORDS.join(', ')}`
  return rough === null ? found : { ...found, rough: { [field]: rough } }
}

const READERS: Record<ClaimField, Reader> = {
  kind: (value) => {
    const kind = oneOf(CLAIM_KINDS, value)
    return kind ? { kind } : CLAIM_KINDS.join(', ')
  },
  cause: (value, terms) => {
    const cause = termOf(terms, value)
    return cause === null ? TERM(terms) : { cause }
  },
  followedby: (value, terms) => {
    const followedBy = termOf(terms, value)
    return followedBy === null ? TERM(terms) : { followedBy }
  },
  current: roughly('current', (rest) => {
    const found = countOf(rest)
    return found === null ? null : { current: found }
  }, COUNT),
  prior: roughly('prior', (rest) => {
    const found = countOf(rest) ?? meanOf(rest)
    return found === null ? null : { prior: found }
  }, COUNT),
  percent: roughly('percent', signedPercent, PERCENT),
  direction: (value) => {
    const direction = oneOf(DIRECTIONS, value)
    return direction ? { direction } : DIRECTIONS.join(', ')
  },
  asof: (value) => {
    const asOf = parseDay(value)
    return asOf === null ? DAY : { asOf }
  },
  known: (value) => {
    const known = parseKnown(value)
    return known === null ? DAY : { known }
  },
  against: (value) => {
    const against = value === 'last-year' || value === 'average-5' ? value : /^[1-9]\d{3}$/.test(value) ? Number(value) : null
    return against === null ? 'last-year, average-5 or a year such as 2014' : { against }
  },
  state: (value, terms) => {
    const state = terms.states.find(({ code }) => code === value.toUpperCase())
    return state ? { state: state.code } : 'a two-letter code such as TX, or empty for all'
  },
  points: yes('isPoints'),
  whole: yes('isWhole'),
  counter: (value) => {
    const counter = COUNTERS.find(({ id }) => id === value.toUpperCase())
    return counter ? { counter: counter.id } : COUNTERS.map(({ id }) => id).join(', ')
  },
}

const isSaid = (value: unknown) => value !== null && value !== undefined && !(typeof value === 'string' && value.trim() === '') && value !== false
const isPlain = (value: unknown) => typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value))
/** A value as a reader can be told of it. */
const shown = (value: unknown): string => excerpt(isPlain(value) ? String(value) : Array.isArray(value) ? 'a list' : typeof value === 'object' ? 'an object' : String(value))

export function readFields(fields: ClaimFields, terms: Terms): { claim: Claim | null; problems: QueryProblem[] } {
  const problems: QueryProblem[] = []
  const read: Partial<Claim> = {}
  const names = Object.keys(fields)
  for (const name of names.filter((other) => !(CLAIM_FIELDS as readonly string[]).includes(other)).slice(0, 10)) {
    problems.push({ parameter: excerpt(name), found: shown(fields[name as ClaimField]), allowed: `one of the fields ${CLAIM_FIELDS.join(', ')}` })
  }
  let signed: Claim['direction'] = null
  for (const name of CLAIM_FIELDS) {
    const value = fields[name]
    if (!isSaid(value)) continue
    const outcome = isPlain(value) ? READERS[name](String(value).trim(), terms) : FIELD_RULES[name]
    if (typeof outcome === 'string') problems.push({ parameter: name, found: shown(value), allowed: outcome })
    else {
      const { rough, ...rest } = outcome
      if (rough) read.rough = { ...read.rough, ...rough }
      if (name === 'percent') {
        signed = rest.direction ?? null
        read.percent = rest.percent
        if (rest.places) read.places = rest.places
      } else Object.assign(read, rest)
    }
  }
  const claim = { ...EMPTY_CLAIM, ...withSign(read, signed), kind: read.kind ?? kindOf(read) }
  const isEmpty = problems.length === 0 && ['cause', 'current', 'prior', 'percent', 'direction'].every((name) => claim[name as keyof Claim] === null)
  if (isEmpty) problems.push({ parameter: 'cause', found: '', allowed: 'at least a cause, a count, a percent or a direction in one of the fields' })
  problems.push(...contradictionsOf(claim, signed))
  return problems.length > 0 ? { claim: null, problems } : { claim: withYearBefore(claim), problems }
}

/** A percent without a sign takes that of the direction; a sign is a direction where none is given. */
function withSign(read: Partial<Claim>, signed: Claim['direction']): Partial<Claim> {
  if (read.percent === undefined || read.percent === null) return read
  const direction = read.direction ?? signed
  return { ...read, direction, percent: direction === 'down' && signed === null && read.percent > 0 ? -read.percent : read.percent }
}

const kindOf = ({ percent, prior, direction, followedBy }: Partial<Claim>): Claim['kind'] => {
  if (percent !== undefined || prior !== undefined || (direction ?? null) !== null) return 'change'
  return followedBy === undefined ? 'count' : 'leading'
}

const withYearBefore = (claim: Claim): Claim => (claim.asOf !== null && claim.against === yearOf(claim.asOf) - 1 ? { ...claim, against: 'last-year' } : claim)

function contradictionsOf({ kind, cause, prior, percent, direction, asOf, known, against, followedBy, isPoints, isWhole }: Claim, signed: Claim['direction']): QueryProblem[] {
  const problems: QueryProblem[] = []
  const say = (parameter: ClaimField, found: string, allowed: string) => problems.push({ parameter, found, allowed })
  const sign = percent === null ? '' : `${String(percent).replace('-', '−')}%`
  if (signed !== null && direction !== null && direction !== signed) say('direction', direction, `${signed}, which the percent ${sign} says; or another percent`)
  else if (direction === 'unchanged' && percent !== null && percent !== 0) say('direction', direction, `up or down, for the percent is ${sign}; or a percent of 0`)
  if (kind !== 'change' && (percent !== null || prior !== null || direction !== null)) {
    say('kind', kind, `change, for there is ${percent !== null ? 'a percent' : prior !== null ? 'an older count' : 'a direction'}; or that empty`)
  }
  if (prior !== null && !Number.isInteger(prior) && against !== 'average-5') say('prior', String(prior), 'a whole number; a mean may have decimals, with average-5 in against')
  if (isPoints && percent === null) say('points', 'yes', 'no, for there is no percent; or a percent')
  if (isWhole && against === 'average-5') say('whole', 'yes', 'no, for a mean is compared over the same days; or a year in against')
  if (asOf !== null && known !== null && asOf > known) say('asof', toIso(asOf), `a day up to the known-on day, ${toIso(dayOfKnown(known))}: nothing later was known on it`)
  if (isLate(against, asOf)) say('against', String(against), `last-year, average-5 or a year before ${yearOf(asOf!)}`)
  if (followedBy !== null && kind !== 'leading') say('followedby', followedBy, 'empty, unless kind is leading')
  if (followedBy !== null && followedBy === cause) say('followedby', followedBy, 'another cause than the leading one')
  return problems
}

const isLate = (against: Against | null, asOf: Claim['asOf']) => typeof against === 'number' && asOf !== null && against >= yearOf(asOf)
