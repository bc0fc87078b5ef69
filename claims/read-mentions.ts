/**
 * A sentence as mentions, in its order: one walk over its tokens, the first reader that knows the words takes
 * them. Times come before numbers and directions, for "up to this point" and "June 30" hold both.
 */
import type { Terms } from '@/stats/terms'
import type { LeadingMention, Mention, Read } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import { printedText } from './plain-text'
import { withoutShares } from './shares'
import type { Token } from './tokens'
import { causeAt, isJoinedToExcluded } from './words-of-causes'
import { cityAt } from './words-of-cities'
import { counterAt } from './words-of-counters'
import { directionAt } from './words-of-direction'
import { numberAt } from './words-of-numbers'
import { stateAt } from './words-of-places'
import { timeAt } from './words-of-time'

const LEADING = phraseTable<LeadingMention['word']>([
  ...same<LeadingMention['word']>('leading', 'leading cause, leading causes, number one cause, no. 1 cause, top cause, most common cause, main cause, primary cause, biggest cause, leading killer, biggest killer, number one killer, top killer, no. 1 killer, leading circumstance, leading cause of death, leading causes of death'),
  ...same<LeadingMention['word']>('second', 'second leading cause, second most common cause, second highest cause, second biggest cause, no. 2 cause, number two cause'),
  ...same<LeadingMention['word']>('followed', 'followed by, followed closely by, closely followed by, trailed by, ahead of, outpacing, surpassing'),
])

function leadingAt(tokens: Token[], at: number): Read<LeadingMention> | Read | null {
  const found = phraseAt(LEADING, tokens, at)
  if (!found) return null
  const isDenied = tokens.slice(Math.max(0, at - 3), at).some(({ text }) => /^(?:not|no|longer|never|isn't|wasn't)$/.test(text))
  if (isDenied && found.means !== 'followed') return { kind: 'unused', why: 'that a cause isn’t the leading one', length: found.length }
  return { kind: 'leading', word: found.means, length: found.length }
}

/** The mentions of a sentence; `text` is the paste, for the words as printed. */
export function mentionsOf(tokens: Token[], terms: Terms, text: string): Mention[] {
  const mentions: Mention[] = []
  let at = 0
  while (at < tokens.length) {
    // No mention begins with a mark.
    const read = tokens[at].kind === 'mark' ? null :
      counterAt(tokens, at) ?? leadingAt(tokens, at) ?? causeAt(terms, tokens, at, isJoinedToExcluded(tokens, mentions.at(-1), at)) ?? timeAt(tokens, at) ?? stateAt(terms, tokens, at) ?? cityAt(terms, tokens, at) ?? numberAt(tokens, at) ?? directionAt(tokens, at)
    if (!read) {
      at++
      continue
    }
    const end = at + read.length
    if (read.kind !== 'nothing') {
      const [from, to] = [tokens[at].from, tokens[end - 1].to]
      const back = 'rough' in read && read.rough ? read.rough.back : 0
      const quote = printedText(text.slice(tokens[at - back].from, to))
      mentions.push(Object.assign(read, { from, to, at, end, said: printedText(text.slice(from, to)), quote }) as Mention)
    }
    at = end
  }
  return withoutShares(tokens, mentions)
}
