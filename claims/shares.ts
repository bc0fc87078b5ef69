/**
 * Shares: what part of all deaths a cause has. "Firearms' share rose 5 points, to 42%" says nothing of how the
 * count changed, so its percents and its direction are no change; they are named and not used.
 */
import { type DirectionMention, type Mention, type PercentMention, type UnusedMention, isKind } from './mention'
import type { Token } from './tokens'
import { SHARE } from './words-of-numbers'

const BREAKS = new Set([';', 'while', 'whereas', 'but', 'although', 'though', 'meanwhile'])
const BETWEEN = new Set('about nearly almost roughly around approximately just only some over more less than at least sharply slightly steadily a an . '.split(' '))

const unused = ({ from, to, at, end, said, quote }: PercentMention | DirectionMention, why: string): UnusedMention => ({ kind: 'unused', why, isShare: true, from, to, at, end, said, quote })

/** The place of a word "share" whose change a sentence tells, or -1. */
function shareWordAt(tokens: Token[]): number {
  return tokens.findIndex(({ stem, text }, i) => /^(?:share|proportion|portion)$/.test(stem) || (text === 'percentage' && tokens[i + 1]?.text === 'of'))
}

/** A level of percent and not a change: "rose to 42%", "from 37%". Of "20% to 30%" it is neither. */
function isLevel(tokens: Token[], { at, end }: PercentMention): boolean {
  // "led to 10% more deaths"
  if (/^(?:more|fewer|less|higher|lower)$/.test(tokens[end]?.text ?? '')) return false
  const before = wordBefore(tokens, at)
  if (before < 0 || !/^(?:to|from)$/.test(tokens[before].text)) return false
  if (tokens[before].text === 'from') return true
  return tokens[before - 1]?.text !== '%' && tokens[before - 1]?.kind !== 'number' && !/^(?:up|close|compared|relative|similar|equal|amount|amounted|ranged|ranging|range)$/.test(tokens[before - 1]?.text ?? '')
}

/** The token before an amount that is no adverb. */
function wordBefore(tokens: Token[], at: number): number {
  let i = at - 1
  while (i >= 0 && BETWEEN.has(tokens[i].text)) i--
  return i
}

/** The mentions of a sentence, those of a share named as unused. */
export function withoutShares(tokens: Token[], mentions: Mention[]): Mention[] {
  const word = shareWordAt(tokens)
  const stop = word < 0 ? -1 : tokens.findIndex(({ text }, i) => i > word && (BREAKS.has(text) || (text === ',' && /^(?:as|and|with|after)$/.test(tokens[i + 1]?.text ?? ''))))
  const isOfShare = ({ at }: Mention) => word >= 0 && at > word && (stop < 0 || at < stop)
  const saysShare = word >= 0 || mentions.some((m) => m.kind === 'unused' && m.isShare)
  const levels = mentions.filter(isKind('percent')).filter((percent) => isLevel(tokens, percent))
  // "rose to 42%", "from 37% to 42%": the verb is that of the level.
  const verbs = new Set([...levels, ...mentions.filter((m) => m.kind === 'unused' && m.isShare)].flatMap(({ at }) => {
    const before = wordBefore(tokens, at)
    const verb = before >= 0 && /^(?:to|from)$/.test(tokens[before].text) ? mentions.find((m) => m.kind === 'direction' && m.end > wordBefore(tokens, before) && m.end <= before) : undefined
    return verb ? [verb] : []
  }))
  return mentions.map((mention) => {
    if (mention.kind === 'percent' && (isOfShare(mention) || (mention.isPoints && saysShare))) return unused(mention, SHARE)
    if (mention.kind === 'percent' && levels.includes(mention)) return unused(mention, 'a level, not a change')
    return mention.kind === 'direction' && (isOfShare(mention) || verbs.has(mention)) ? unused(mention, 'a change of a share, not of a count') : mention
  })
}
