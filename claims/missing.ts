/**
 * What must be asked about a claim: what its sentence doesn't say, or says in a way that could be two things. Each
 * question says why, and offers what could be meant. Nothing here is answered.
 */
import { longDay } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import type { Claim } from './claim'
import { type Draft, emptyDraft } from './draft'
import type { CauseMention } from './mention'
import type { ResolvedDay } from './resolve-window'
import { nounOfCause } from './words-of-causes'

export interface AskOption {
  value: string
  text: string
  why: string
}

export interface Ask {
  field: 'cause' | 'percent' | 'counts' | 'direction' | 'asof' | 'against'
  ask: string
  options: AskOption[]
}

export function missingOf(draft: Draft, day: ResolvedDay, terms: Terms): Ask[] {
  return [
    ...askCause(draft, terms),
    ...askPercent(draft),
    ...askCounts(draft),
    ...askDirection(draft),
    ...(day.ask === null ? [] : [{ field: 'asof' as const, ask: day.ask, options: day.options }]),
    ...askAgainst(draft),
  ]
}

const causeOption = (terms: Terms, id: string, why: string): AskOption => ({ value: id, text: nounOfCause(terms, id), why })
const ruleOf = (terms: Terms, id: string) => terms.definitions.find((d) => d.id === id)?.rule ?? `Deaths of the cause ${id}.`
const heldOf = (terms: Terms, ids: string[]) => ids.filter((id) => terms.definitions.some((d) => d.id === id))

function askCause({ claim, causes, ofKind }: Draft, terms: Terms): Ask[] {
  const [cause] = causes
  const ask = (text: string, ids: string[]): Ask[] => [{ field: 'cause', ask: text, options: ids.map((id) => causeOption(terms, id, ruleOf(terms, id))) }]
  if (claim.kind === 'leading' && claim.cause !== null) return []
  if (causes.length > 1) return ask(`The sentence names ${causes.map(({ said }) => `“${said}”`).join(' and ')}. Which deaths are meant?`, causes.map(({ id }) => id!))
  if (!cause) return ask('The sentence doesn’t say which deaths it counts. Which are meant?', heldOf(terms, ['all', 'firearms', 'traffic', 'illness', 'felonious']))
  if (cause.id === null) {
    const held = heldOf(terms, cause.instead)
    return ask(`“${cause.said}”: ${cause.why} ${held.length > 0 ? 'Which deaths shall it be held against?' : 'It can’t be checked with them.'}`, held)
  }
  if (ofKind !== null) return ask(`The figures count all officers together and don’t tell “${ofKind}” apart. Shall all officers be taken?`, [cause.id])
  const isKilled = cause.strength === 1 && /^(?:killed|slain|killings?)$/i.test(cause.said)
  if (isKilled) return ask(`“${cause.said}” could mean every death in the line of duty or those at someone’s hand. All causes are taken. Which are meant?`, heldOf(terms, ['all', 'felonious', 'firearms']))
  return []
}

function askPercent({ claim, couldBe, from }: Draft): Ask[] {
  if (couldBe) {
    const [as, more] = couldBe.couldBe
    const times = as / 100 + 1
    return [{
      field: 'percent',
      ask: `“${couldBe.said}” is said of two changes. Which is meant?`,
      options: [
        { value: String(as), text: `up ${as}%`, why: `${times} times as many as before` },
        { value: String(more), text: `up ${more}%`, why: `as many as before, and ${times} times that on top` },
      ],
    }]
  }
  if (!claim.isPoints || !from.percent) return []
  const percent = String(claim.percent)
  return [{
    field: 'percent',
    ask: 'Percentage points are the difference of two percents, and counts have none. Is a change in percent meant?',
    options: [{ value: percent, text: `${percent.replace('-', '−')}%`, why: 'as a change in percent' }],
  }]
}

function askCounts({ claim, unclear, couldBe, negated }: Draft): Ask[] {
  if (unclear && claim.current !== null && claim.prior === null) {
    const [a, b] = [claim.current, unclear.value]
    const pair = (current: number, prior: number): AskOption => ({ value: `current=${current}&prior=${prior}`, text: `${current} v ${prior}`, why: `${current} in the later window, ${prior} in the earlier one` })
    return [{ field: 'counts', ask: `The sentence gives ${a} and ${b} and doesn’t say which is of the earlier window. Which is it?`, options: [pair(a, b), pair(b, a)] }]
  }
  const saysNumber = claim.percent !== null || (claim.current !== null && claim.prior !== null) || couldBe !== null
  if (claim.kind !== 'change' || saysNumber || negated || claim.direction === 'unchanged') return []
  return [{ field: 'counts', ask: 'The sentence gives a direction and neither a percent nor both counts. What are they, if its source gives them?', options: [] }]
}

function askDirection({ claim, negated, couldBe }: Draft): Ask[] {
  const options = (values: ('up' | 'down' | 'unchanged')[]): AskOption[] => values.map((value) => ({ value, text: value, why: value === 'unchanged' ? 'the counts are the same' : `the newer count is ${value === 'up' ? 'higher' : 'lower'}` }))
  if (claim.direction !== null || claim.kind !== 'change') return []
  if (negated) {
    const others = (['up', 'down', 'unchanged'] as const).filter((d) => d !== negated.direction)
    return [{ field: 'direction', ask: `The sentence says what didn’t happen: not ${negated.direction}. Which is meant?`, options: options([...others]) }]
  }
  if (claim.percent === null || claim.percent === 0 || couldBe) return []
  return [{ field: 'direction', ask: `The sentence gives ${Math.abs(claim.percent)}% and no direction. Up or down?`, options: options(['up', 'down']) }]
}

const LAST_YEAR: AskOption = { value: 'last-year', text: 'the same period of the year before', why: 'the usual comparison' }
const AVERAGE: AskOption = { value: 'average-5', text: 'the mean of the five years before', why: 'for a figure set against an average' }

function askAgainst({ claim, averageWhy }: Draft): Ask[] {
  if (claim.kind !== 'change' || claim.against !== null) return []
  const ask = averageWhy === null ? 'The sentence doesn’t say what its figures are compared with. What is it?' : `${averageWhy} What shall it be held against?`
  return [{ field: 'against', ask, options: averageWhy === null ? [LAST_YEAR, AVERAGE] : [AVERAGE, LAST_YEAR] }]
}

/** How a resolved window is read back: "“first half of 2025” as up to 30 June 2025". */
export const dayReading = (said: string, asOf: number): string => `“${said}” as up to ${longDay(asOf)}`

/** What must still be asked about a claim from fields. */
export function missingOfFields(claim: Claim, terms: Terms): Ask[] {
  const named: CauseMention[] = claim.cause === null ? [] : [{ kind: 'cause', id: claim.cause, strength: 3, why: null, instead: [], from: 0, to: 0, at: 0, end: 0, said: claim.cause, quote: claim.cause }]
  const draft: Draft = { ...emptyDraft(claim, 0), causes: named, from: claim.percent === null ? {} : { percent: [0, 0] } }
  const ask = claim.asOf === null ? 'Which day do the figures reach to?' : null
  return missingOf(draft, { asOf: claim.asOf, year: null, ask, options: [] }, terms)
}
