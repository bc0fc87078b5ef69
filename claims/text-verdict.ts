/**
 * The verdict on a text: that on its claim, held back by what is still asked about the text, and with what it says
 * besides that isn't checked.
 */
import { listText } from '@/stats/words'
import { type Asides, OPEN_WORDS } from './asides'
import type { ClaimCheck } from './check'
import type { Unchecked } from './unchecked'
import type { Part } from './verdict'

/** The same check, with the asides of its text in its verdict and its parts. */
export function withAsides(check: ClaimCheck, asides: Asides): ClaimCheck {
  if (asides.open.length + asides.unread.length + asides.unchecked.length === 0) return check
  return { ...check, asides, ...textVerdict(check, asides) }
}

const quotedText = (phrases: Unchecked[]): string => listText(phrases.map(({ said }) => `“${said}”`))
const partOf = (id: 'unread' | 'unchecked', { said, why }: Unchecked): Part => ({ id, said: `“${said}”`, status: 'cannot-check', under: null, words: why })

export function textVerdict({ verdict, parts, cannot }: Pick<ClaimCheck, 'verdict' | 'parts' | 'cannot'>, { open, unread, unchecked }: Asides): Pick<ClaimCheck, 'verdict' | 'parts'> {
  const held = [
    ...(unread.length === 0 ? [] : [`Not read: ${quotedText(unread)}.`]),
    ...(open.length === 0 || cannot !== null ? [] : [`Still open: ${listText(open.map((field) => OPEN_WORDS[field]))}.`]),
  ]
  const told = held.length === 0 ? verdict : `${held.join(' ')} As far as it is understood, ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}`
  const left = unchecked.length === 0 ? '' : ` Not checked: ${quotedText(unchecked)}.`
  return { verdict: told + left, parts: [...parts, ...unread.map((each) => partOf('unread', each)), ...unchecked.map((each) => partOf('unchecked', each))] }
}
