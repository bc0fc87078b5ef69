/**
 * The verdict on a text: that on its claim, held back by what is still asked about the text, and with what it says
 * besides that isn't checked.
 */
import { listText } from '@/stats/words'
import { type Asides, OPEN_WORDS } from './asides'
import type { ClaimCheck } from './check'
import type { Part } from './verdict'

/** The same check, with the asides of its text in its verdict and its parts. */
export function withAsides(check: ClaimCheck, asides: Asides): ClaimCheck {
  if (asides.open.length === 0 && asides.unchecked.length === 0) return check
  return { ...check, asides, ...textVerdict(check, asides) }
}

export function textVerdict({ verdict, parts, cannot }: Pick<ClaimCheck, 'verdict' | 'parts' | 'cannot'>, { open, unchecked }: Asides): Pick<ClaimCheck, 'verdict' | 'parts'> {
  const isHeld = cannot === null && open.length > 0
  const told = isHeld ? `Still open: ${listText(open.map((field) => OPEN_WORDS[field]))}. As far as it is understood, ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}` : verdict
  const left = unchecked.length === 0 ? '' : ` Not checked: ${listText(unchecked.map(({ said }) => `“${said}”`))}.`
  return { verdict: told + left, parts: [...parts, ...unchecked.map(({ said, why }): Part => ({ id: 'unchecked', said: `“${said}”`, status: 'cannot-check', under: null, words: why }))] }
}
