/**
 * A check as schema.org ClaimReview, for a newsroom to complete: who said it, whose review it is, where it
 * stands, and the rating. No rating of ours is in it: what a check says isn't one.
 */
import { type Day, toIso } from '@/stats/calendar'
import type { ClaimCheck } from './check'

export const claimReviewRule =
  'The markup is offered for a newsroom’s own review. Its rating, its author, its address and the author of the claim are the newsroom’s to write; nothing here rates a claim.'

/** Where a newsroom writes its own. */
const complete = (what: string): string => `COMPLETE: ${what}`

interface Reviewed {
  /** As printed; the claim in words where no text was pasted. */
  sentence: string
  /** The day on which it was printed. */
  published: Day | null
  /** The frozen address of the check. */
  address: string
}

/** The places that a newsroom must complete, in order. */
export const claimReviewGaps = (review: object): string[] => [...JSON.stringify(review).matchAll(/"COMPLETE: ([^"]+)"/g)].map(([, what]) => what)

/** The markup as it is pasted into a page's script element, which no text of a claim can end. */
export const claimReviewText = (review: object): string =>
  JSON.stringify(review, null, 2).replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)

export function claimReview({ safe, verdict }: Pick<ClaimCheck, 'safe' | 'verdict'>, { sentence, published, address }: Reviewed): object {
  return {
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    url: complete('address of your review'),
    datePublished: complete('day of your review, YYYY-MM-DD'),
    author: { '@type': 'Organization', name: complete('your newsroom'), url: complete('address of your newsroom') },
    claimReviewed: sentence,
    itemReviewed: {
      '@type': 'Claim',
      author: { '@type': 'Organization', name: complete('who made the claim; Person for a person') },
      datePublished: published === null ? complete('day on which the claim was made, YYYY-MM-DD') : toIso(published),
      appearance: { '@type': 'CreativeWork', url: complete('address at which the claim stands') },
    },
    reviewRating: { '@type': 'Rating', alternateName: complete('your rating, in words of your own') },
    reviewBody: safe === null ? verdict : `${verdict} ${safe.sentence}`,
    citation: address,
  }
}
