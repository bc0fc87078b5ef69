/**
 * The drafts of one sentence: its mentions cut into segments, a draft of each. A sentence that tells what may
 * happen is left out and named; of one about the leading cause the lone count belongs to that cause.
 */
import type { Day } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { type Draft, draftOf } from './draft'
import { leadingDraft } from './leading-claim'
import { type Mention, isKind } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import { mentionsOf } from './read-mentions'
import { segmentsOf } from './segments'
import type { Token } from './tokens'

/** The drafts of a sentence, by its place among them; what isn't used is added to `unused`. */
export function draftsOf(sentence: Token[], place: number, { terms, text, published }: { terms: Terms; text: string; published: Day | null }, unused: string[]): Draft[] {
  const mentions = mentionsOf(sentence, terms, text)
  const commas = sentence.flatMap(({ text }, i) => ((text === ',' && sentence[i + 1]?.text !== 'when') || text === ';' || text === ')' ? [i] : []))
  if (isForecast(sentence)) {
    const said = mentions.filter(({ kind }) => kind === 'percent' || kind === 'count')
    unused.push(...said.map((mention) => `“${mention.said}”: of a forecast or a condition, not of what happened`))
    return []
  }
  const { segments, parts } = segmentsOf(sentence, mentions, terms)
  unused.push(...parts.map(({ said, why }) => `“${said}”: ${why}`))
  const leading = leadingDraft(mentions, terms, place)
  let named: Mention[] = []
  const drafts = segments.map((segment) => {
    // A segment without a cause speaks of the one before it in its sentence.
    const causes = segment.mentions.filter(isKind('cause'))
    const all = causes.length === 0 ? [...named, ...segment.mentions] : segment.mentions
    if (causes.length > 0) named = causes
    return withState(draftOf(all, terms, commas, place, published), mentions)
  })
  // The count of a sentence about the leading cause belongs to that cause.
  if (!leading) return drafts
  const count = drafts.find(({ claim }) => claim.kind === 'count' && claim.current !== null && (claim.cause === leading.claim.cause || claim.cause === null || claim.cause === 'all'))
  if (count) Object.assign(leading, { claim: { ...leading.claim, current: count.claim.current }, from: { ...leading.from, current: count.from.current } })
  return [{ ...leading, window: drafts.find(({ window }) => window !== null)?.window ?? null }, ...drafts.filter(({ claim }) => claim.kind === 'change')]
}

const FORECAST = phraseTable(same(true, 'on pace, on track to, projected to, expected to, is forecast, are forecast, is likely to, are likely to'))

/** "If deaths rise 10 percent", "on pace to fall": what may happen. */
const isForecast = (sentence: Token[]) => sentence[0].text === 'if' || sentence.some((_, at) => phraseAt(FORECAST, sentence, at) !== null)

/** A place named anywhere in a sentence holds for all of it. */
function withState(draft: Draft, mentions: Mention[]): Draft {
  const [state, another] = mentions.filter(isKind('state'))
  if (draft.claim.state !== null || !state || (another && another.code !== state.code)) return draft
  draft.claim.state = state.code
  draft.from.state = [state.from, state.to]
  return draft
}
