/** ClaimReview markup: what it holds, what a newsroom must complete, and no rating. */
import { expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { claimReview, claimReviewGaps, claimReviewText } from './claim-review'

const check = { verdict: 'The figures support it.', safe: { sentence: 'There were 27.', paragraph: 'There were 27. More.' } }
const asked = { sentence: 'Shootings are down 21%', published: isoDay('2015-09-08'), address: 'https://figures.example.org/claims?cause=firearms' }

test('it holds the claim, its day, what the figures say, and the address of the check', () => {
  expect(claimReview(check, asked)).toMatchObject({
    '@context': 'https://schema.org',
    '@type': 'ClaimReview',
    claimReviewed: 'Shootings are down 21%',
    itemReviewed: { '@type': 'Claim', datePublished: '2015-09-08' },
    reviewBody: 'The figures support it. There were 27.',
    citation: 'https://figures.example.org/claims?cause=firearms',
  })
})

test('author, addresses, days and rating are the newsroom’s to write, and each is named', () => {
  expect(claimReviewGaps(claimReview(check, asked))).toEqual([
    'address of your review',
    'day of your review, YYYY-MM-DD',
    'your newsroom',
    'address of your newsroom',
    'who made the claim; Person for a person',
    'address at which the claim stands',
    'your rating, in words of your own',
  ])
  expect(claimReviewGaps(claimReview(check, { ...asked, published: null }))).toContain('day on which the claim was made, YYYY-MM-DD')
})

test('it rates nothing', () => {
  expect(JSON.stringify(claimReview({ ...check, safe: null }, asked))).not.toMatch(/ratingValue|bestRating|worstRating/)
})

test('as text it can’t end the script element that it is pasted into, and says the same', () => {
  const hostile = 'Deaths are down 21% </script><script>alert(1)</script> <!-- \u2028 & more'
  const text = claimReviewText({ claimReviewed: hostile })
  expect(text).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(text)).toEqual({ claimReviewed: hostile })
})
