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
export function withAsides(told: ClaimCheck, asides: Asides): ClaimCheck {
  const check = asides.foreign === null || told.claim.cause !== null ? told : withForeign(told, asides.foreign)
  if (asides.open.length + asides.unread.length + asides.unchecked.length === 0) return { ...check, asides }
  return { ...check, asides, ...textVerdict(check, asides) }
}

/** A check whose cause the figures don't tell apart says that, and not that none is said. */
function withForeign(check: ClaimCheck, { said, why }: Unchecked): ClaimCheck {
  const { cannot, verdict, parts } = check
  const reason = `“${said}”: ${why}`
  const of = (text: string) => (cannot === null ? text : text.replace(cannot, reason).replace(cannot.charAt(0).toLowerCase() + cannot.slice(1), reason))
  return { ...check, cannot: reason, verdict: of(verdict), parts: parts.map((part) => ({ ...part, words: of(part.words) })) }
}

/** What the figures say of a claim, in two or three words: for a list of several. */
export function findingOf({ parts, cannot, asides }: ClaimCheck): string {
  const judged = parts.filter(({ id }) => id !== 'unread' && id !== 'unchecked')
  const has = (status: Part['status']) => judged.some((part) => part.status === status)
  const isHeld = asides.open.length + asides.unread.length > 0
  if (cannot !== null || judged.length === 0) return 'can’t be checked'
  const finding = judged.every(({ status }) => status === 'supported')
    ? 'supported'
    : has('not-supported') ? (has('supported') || has('only-under') ? 'supported in part' : 'not supported') : has('counted-otherwise') ? 'counted otherwise' : 'supported under a condition'
  return isHeld ? `not fully read; ${finding} as far as it is` : finding
}

const quotedText = (phrases: Unchecked[]): string => listText(phrases.map(({ said }) => `“${said}”`))
const partOf = (id: 'unread' | 'unchecked', { said, why }: Unchecked): Part => ({ id, said: `“${said}”`, status: 'cannot-check', under: null, words: why })

export function textVerdict({ verdict, parts, cannot }: Pick<ClaimCheck, 'verdict' | 'parts' | 'cannot'>, { open, unread, unchecked }: Omit<Asides, 'foreign'>): Pick<ClaimCheck, 'verdict' | 'parts'> {
  const held = [
    ...(unread.length === 0 ? [] : [`Not read: ${quotedText(unread)}.`]),
    ...(open.length === 0 || cannot !== null ? [] : [`Still open: ${listText(open.map((field) => OPEN_WORDS[field]))}.`]),
  ]
  const told = held.length === 0 ? verdict : `${held.join(' ')} As far as it is understood, ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}`
  const left = unchecked.length === 0 ? '' : ` Not checked: ${quotedText(unchecked)}.`
  return { verdict: told + left, parts: [...parts, ...unread.map((each) => partOf('unread', each)), ...unchecked.map((each) => partOf('unchecked', each))] }
}
