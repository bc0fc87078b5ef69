/**
 * Differences between counts: "seven fewer than in 2014" gives the earlier count where the later one is printed. One
 * that gives none is named: as unread where it's all that is claimed, else as beside what is checked.
 */
import { MOST_COUNT } from './amount'
import { type Draft, placeOf, quoted } from './draft'
import type { DifferenceMention } from './mention'

const DIFFERENCE = 'It is a difference between two counts, and the sentence doesn’t give the counts.'

/** "down by 49, a 42% decline" has a percent to check; of "12 more than last year" the difference is all that is claimed. */
function leftDifference({ claim, unread, beside }: Draft, { said }: DifferenceMention): Partial<Draft> {
  const left = { said, why: DIFFERENCE }
  if (claim.prior !== null && claim.current !== null) return {}
  return claim.percent === null ? { unread: [...unread, left] } : { beside: [...beside, left] }
}

/** "seven fewer than in 2014": the earlier count from the later one. */
export function withDifference(draft: Draft): Draft {
  const { claim, difference } = draft
  if (!difference) return draft
  const isUp = claim.direction === 'up'
  const prior = claim.current === null || claim.direction === null || claim.direction === 'unchanged' ? null : claim.current - (isUp ? 1 : -1) * difference.value
  if (claim.prior !== null || prior === null || prior < 0 || prior > MOST_COUNT) return { ...draft, ...leftDifference(draft, difference), unused: [...draft.unused, `${quoted(difference)}: a difference between counts`] }
  return {
    ...draft,
    claim: { ...claim, prior },
    from: { ...draft.from, prior: placeOf(difference) },
    readings: [...draft.readings, `${quoted(difference)} ${isUp ? 'more' : 'fewer'} as ${prior} before`],
  }
}
