/**
 * The words of news by which a whole sentence is denied: "it is not true that", "no evidence that", "he denied that",
 * "… is false". What is denied is read as it stands; that it is denied is named as not read.
 */
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

export const DENIED = 'The sentence denies what it says, and the check is of what is denied.'

const DENIALS = phraseTable(same(true as const, [
  'it is not true, it’s not true, it isn’t true, is not true, are not true, isn’t true, aren’t true, was not true, wasn’t true, untrue, not the case, isn’t the case, not so',
  'it is false that, it’s false that, false that, is false, are false, was false, were false, is wrong that, falsely, is incorrect, are incorrect, is a myth, is a lie, is a hoax, a myth that, debunked, refuted',
  'no evidence that, no evidence, no proof that, no truth to, no basis for, denied that, denies that, deny that, denying that, disputed that, disputes that, denied claims, denied reports, rejected claims, rejected the claim, rejected the idea',
  'contrary to claims, contrary to the claim, contrary to reports, contrary to the idea, nobody claims, no one claims, nobody says, no one says, nobody believes, never said that, didn’t say that, hardly true',
].join(', ').replaceAll('’', "'")))

/** The denials of a sentence, as tokens [at, end). */
export function denialsIn(tokens: Token[]): { at: number; end: number }[] {
  const found: { at: number; end: number }[] = []
  for (let at = 0; at < tokens.length; at++) {
    const length = phraseAt(DENIALS, tokens, at)?.length ?? 0
    if (length === 0) continue
    found.push({ at, end: at + length + (tokens[at + length]?.text === 'that' ? 1 : 0) })
    at += length - 1
  }
  return found
}

/** "That is not true.": a sentence that denies the one before it. */
export function deniesBefore(tokens: Token[]): boolean {
  return tokens.length <= 8 && /^(?:that|that's|this|it|it's|both|the)$/.test(tokens[0].text) && (denialsIn(tokens).length > 0 || /^(?:not true|that's not true|false|wrong)$/.test(tokens.slice(-2).map(({ text }) => text).join(' ')))
}
