/** The address of a check: the fields of its claim as a query. A frozen one names the moment by whose releases it is judged. */
import { DEFAULT_DATASET } from '@/stats/dataset'
import { type Known, dayOfKnown } from '@/stats/known'
import { type Claim, toFields } from './claim'

/** `?kind=change&cause=firearms&current=26…`, or "" for a claim that says nothing; the default dataset is left out. */
export function claimQuery(claim: Claim, dataset: string): string {
  const { cause, current, prior, percent, direction } = claim
  if ([cause, current, prior, percent, direction].every((value) => value === null)) return ''
  return `?${new URLSearchParams({ ...(dataset === DEFAULT_DATASET ? {} : { dataset }), ...toFields(claim) })}`
}

/** The claim with the moment that it was judged by, so that later releases change nothing; as it is where its as-of day lies after that moment. */
export const frozenClaim = (claim: Claim, known: Known): Claim => (claim.asOf !== null && claim.asOf > dayOfKnown(known) ? claim : { ...claim, known })
