/**
 * The verdict on a text: that on its claim, held back by what must still be asked about the text, and with
 * what it says besides that isn't checked.
 */
import { listText } from '@/stats/words'
import type { ClaimCheck } from './check'
import type { Ask } from './missing'
import type { Unchecked } from './unchecked'
import type { Part } from './verdict'

export interface TextVerdict {
  verdict: string
  parts: Part[]
}

const OPEN: Partial<Record<Ask['field'], string>> = {
  cause: 'which deaths are meant',
  percent: 'which percent is meant',
  counts: 'which count is whose',
  direction: 'which direction is meant',
  against: 'what it is compared with',
}

/** What is asked with a choice of answers; a day that was resolved is shown with its neighbours instead. */
const openOf = (missing: Ask[]): string[] => missing.flatMap(({ field, options }) => (options.length > 0 && OPEN[field] ? [OPEN[field]] : []))

export function textVerdict({ verdict, parts, cannot }: Pick<ClaimCheck, 'verdict' | 'parts' | 'cannot'>, { missing, unchecked }: { missing: Ask[]; unchecked: Unchecked[] }): TextVerdict {
  const open = cannot === null ? openOf(missing) : []
  const held = open.length === 0 ? verdict : `Still open: ${listText(open)}. As far as it is understood, ${verdict.charAt(0).toLowerCase()}${verdict.slice(1)}`
  const left = unchecked.length === 0 ? '' : ` Not checked: ${listText(unchecked.map(({ said }) => `“${said}”`))}.`
  return { verdict: held + left, parts: [...parts, ...unchecked.map(({ said, why }): Part => ({ id: 'unchecked', said: `“${said}”`, status: 'cannot-check', under: null, words: why }))] }
}
