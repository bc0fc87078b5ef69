/**
 * The drafts of one sentence: its mentions cut into segments, a draft of each. A sentence that tells what may
 * happen is left out and named; of one about the leading cause the lone count belongs to that cause.
 */
import type { Day } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { type Draft, addCounter, draftOf } from './draft'
import { leadingDraft } from './leading-claim'
import { type Mention, type StateMention, isKind } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import { segmentsOf } from './segments'
import type { Token } from './tokens'
import { CLAUSE_ENDS } from './words-of-rates'

/** The drafts of a sentence, by its place among them and its mentions; what isn't used is added to `unused`. */
export function draftsOf(sentence: Token[], place: number, all: Mention[], { terms, published }: { terms: Terms; published: Day | null }, unused: string[]): Draft[] {
  const mentions = withoutLooseCounts(sentence, all, unused)
  const ofKind = onlyKindOf(sentence)
  const commas = sentence.flatMap(({ text }, i) => ((text === ',' && sentence[i + 1]?.text !== 'when') || /^[;)—]$/.test(text) ? [i] : []))
  if (isForecast(sentence)) {
    const said = mentions.filter(({ kind }) => kind === 'percent' || kind === 'count')
    unused.push(...said.map((mention) => `“${mention.said}”: of a forecast or a condition, not of what happened`))
    return []
  }
  const { segments, parts } = segmentsOf(sentence, mentions, terms)
  unused.push(...parts.map(({ said, why }) => `“${said}”: ${why}`))
  const leading = leadingDraft(mentions, terms, place)
  const states = mentions.filter(isKind('state'))
  const breaks = states.length === 0 ? [] : sentence.flatMap(({ text }, at) => (CLAUSE_ENDS.has(text) ? [at] : []))
  // "deaths are down, but Texas has lost eight": a place past such a word isn't that of what stands before.
  const clauseOf = (place: number) => breaks.filter((at) => at < place).length
  const national = states.length === 0 ? [] : sentence.flatMap(({ text }, at) => (/^(?:nationally|nationwide)$/.test(text) ? [clauseOf(at)] : []))
  const statesFor = (told: Mention[]) => states.filter((state) => clauseOf(state.at) <= clauseOf(told.at(-1)!.at) && (clauseOf(state.at) === clauseOf(told[0].at) || !national.includes(clauseOf(told[0].at))))
  let named: Mention[] = []
  const drafts = segments.map((segment) => {
    // A segment without a cause speaks of the one before it in its sentence.
    const causes = segment.mentions.filter(isKind('cause'))
    const told = causes.length === 0 ? [...named, ...segment.mentions] : segment.mentions
    if (causes.length > 0) named = causes
    return { ...withCounter(withState(draftOf(told, terms, commas, place, published), statesFor(segment.mentions)), mentions), ofKind }
  })
  shareSpan(drafts)
  // The count of a sentence about the leading cause belongs to that cause.
  if (!leading) return drafts
  const count = drafts.find(({ claim }) => claim.kind === 'count' && claim.current !== null && (claim.cause === leading.claim.cause || claim.cause === null || claim.cause === 'all'))
  withCounter(leading, mentions)
  if (count) Object.assign(leading, { claim: { ...leading.claim, current: count.claim.current }, from: { ...leading.from, current: count.from.current } })
  return [{ ...leading, window: drafts.find(({ window }) => window !== null)?.window ?? null }, ...drafts.filter(({ claim }) => claim.kind === 'change')]
}

/** A span that doesn't begin on 1 January holds for all of a sentence that names no other window. */
function shareSpan(drafts: Draft[]) {
  const [span] = drafts.flatMap(({ otherSpan }) => otherSpan ?? [])
  if (span === undefined || drafts.some(({ window, otherSpan }) => otherSpan === null && window !== null)) return
  for (const draft of drafts) draft.otherSpan ??= span
}

const FORECAST = phraseTable(same(true, 'on pace, on track to, projected to, expected to, is forecast, are forecast, is likely to, are likely to, next year'))

/** "If deaths rise 10 percent", "on pace to fall": what may happen. */
const isForecast = (sentence: Token[]) => sentence[0].text === 'if' || sentence.some((_, at) => phraseAt(FORECAST, sentence, at) !== null)

const KINDS = /^(?:troopers|deputies|agents|marshals|detectives|sheriffs)$/
const ANY_OFFICER = /^(?:officer|cop|lawman|lawmen|police|policemen|policeman|leo|lodd|law)$/

/** Words for officers of one kind where a sentence names no others: "state troopers", "correctional officers". */
function onlyKindOf(sentence: Token[]): string | null {
  const at = sentence.findIndex(({ text }, i) => KINDS.test(text) || (/^corrections?(?:al)?$/.test(text) && sentence[i + 1]?.stem === 'officer'))
  if (at < 0 || /^(?:federal|tribal)$/.test(sentence[at - 1]?.text ?? '')) return null
  const ofKind = KINDS.test(sentence[at].text) ? sentence[at].text : `${sentence[at].text} ${sentence[at + 1].text}`
  const others = sentence.some(({ stem, text }, i) => ANY_OFFICER.test(stem) && i !== at + 1 && !(text === 'police' && sentence[i + 1]?.kind === 'word' && sentence[i + 1].isCapital) && !(stem === 'law' && sentence[i + 1]?.text === 'enforcement' && sentence[i + 2]?.stem === 'agent'))
  return others ? null : ofKind
}

const PLAIN_AFTER = new Set('in from to this last at by through thru until compared versus vs v so a an one year during for with as and or were was had have has died killed slain shot more fewer than of officer deputy trooper death fatality cop agent police law federal line up down on since total the same other higher lower while but now who whom'.split(' '))

/** Without a cause in its sentence a number of some other noun ("40 chairs"), or of none ("no officers were hurt"), is no count of deaths told before. */
function withoutLooseCounts(sentence: Token[], mentions: Mention[], unused: string[]): Mention[] {
  if (mentions.some(({ kind }) => kind === 'cause')) return mentions
  const isLoose = (mention: Mention) => {
    const next = sentence[mention.end]
    if (mention.kind === 'count' && /^no/i.test(mention.said)) return true
    return mention.kind === 'count' && next?.kind === 'word' && !PLAIN_AFTER.has(next.text) && !PLAIN_AFTER.has(next.stem)
  }
  unused.push(...mentions.filter(isLoose).map(({ said }) => `“${said}”: a number without a cause of death`))
  return mentions.filter((mention) => !isLoose(mention))
}

/** Who counted holds for all of a sentence that names one counter alone. */
function withCounter(draft: Draft, mentions: Mention[]): Draft {
  const counters = mentions.filter(isKind('counter'))
  if (draft.claim.counter === undefined && counters.length > 0 && counters.every(({ id }) => id === counters[0].id)) addCounter(draft, counters[0])
  return draft
}

/** A place named anywhere in a sentence holds for all of it, but for what stands before a "but". */
function withState(draft: Draft, states: StateMention[]): Draft {
  const [state, another] = states
  if (draft.claim.state !== null || !state || (another && another.code !== state.code)) return draft
  draft.claim.state = state.code
  draft.from.state = [state.from, state.to]
  return draft
}
