/**
 * Phrases: several words that mean one thing, found where they begin. The longest that fits is taken. A hyphen
 * counts as a space, a plural as its singular; a mark between the words breaks the phrase.
 */
import { type Token, tokensOf } from './tokens'

export type PhraseTable<T> = Map<string, { words: string[]; means: T }[]>

export function phraseTable<T>(phrases: Iterable<readonly [string, T]>): PhraseTable<T> {
  const table: PhraseTable<T> = new Map()
  for (const [phrase, means] of phrases) {
    const words = tokensOf(phrase).map(({ stem }) => stem)
    if (words.length === 0) continue
    const same = table.get(words[0]) ?? []
    if (same.some((other) => other.words.join(' ') === words.join(' '))) continue
    table.set(words[0], [...same, { words, means }].sort((a, b) => b.words.length - a.words.length))
  }
  return table
}

/** The phrase that begins at a token, and how many tokens it takes; null where none does. */
export function phraseAt<T>(table: PhraseTable<T>, tokens: Token[], at: number): { means: T; length: number } | null {
  const first = tokens[at] && table.get(tokens[at].stem)
  const found = first?.find(({ words }) => words.every((word, i) => tokens[at + i]?.stem === word))
  return found ? { means: found.means, length: found.words.length } : null
}

/** A list of phrases that all mean the same: `same('up', 'rose, went up')`. */
export const same = <T>(means: T, phrases: string): [string, T][] => phrases.split(', ').map((phrase) => [phrase, means])
