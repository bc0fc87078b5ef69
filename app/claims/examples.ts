/** Printed claims to try, as addresses of the page. */
import { type Given, checkQuery } from '@/claims/claim-query'

const example = (name: string, given: Given) => ({ name, href: `/claims${checkQuery(given)}` })

export const EXAMPLES = [
  example('“Police shooting deaths are down 21% this year …” (8 September 2015)', {
    text:
      'Police shooting deaths are down 21% this year, compared with the same period last year. There have been 26 firearms-related deaths this year, ' +
      'including two in training accidents, and 33 in 2014 up to this point. Traffic accidents, followed by shootings, are the leading cause.',
    published: '2015-09-08',
  }),
  example('“22 officers died in firearms-related incidents, a 21% decrease …” (8 July 2025)', {
    text: 'In the first six months of 2025, 22 officers died in firearms-related incidents, a 21% decrease from the 28 in the same period of 2024.',
    published: '2025-07-08',
  }),
  example('“14 v 3, up 300%”', { cause: 'firearms', current: '14', prior: '3', percent: '300', direction: 'up' }),
]
