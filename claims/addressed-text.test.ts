/** A pasted text as an address: whole where it fits, else its claims. */
import { expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { MOST_OF_AN_ADDRESS, addressedText } from './addressed-text'
import { askedClaim } from './asked-claim'
import { checkQuery } from './claim-query'

const { terms, releases } = shippedLedger()
const reading = { terms, releases, today: isoDay('2026-11-26') }
const CLAIM = 'Firearms-related deaths fell 21% in the first half of 2025, to 22 from 28 in the same period of 2024.'
const FILLER = 'The chief spoke at length of the weather, the parade and the new carpet. '
const asked = (words: ReturnType<typeof addressedText>) => askedClaim(Object.entries(words) as [string, string][], reading)

test('a text that fits is kept as it is, its lines ended in one way', () => {
  expect(addressedText(`${CLAIM}\r\nMore.\r\n`, '2025-07-08', reading)).toEqual({ text: `${CLAIM}\nMore.`, published: '2025-07-08' })
})

test('of a long text the sentences with a comparison are kept, and the main one is the same claim', () => {
  const long = `${FILLER.repeat(700)}${CLAIM} ${FILLER.repeat(700)}`
  const words = addressedText(long, '2025-07-08', reading)
  expect(words).toMatchObject({ text: CLAIM, length: String(long.trim().length), cause: 'firearms', current: '22', prior: '28', percent: '-21', direction: 'down', asof: '2025-06-30' })
  expect(checkQuery(words).length).toBeLessThanOrEqual(MOST_OF_AN_ADDRESS)
  expect(asked(words)).toMatchObject({ claim: { current: 22, prior: 28, percent: -21, asOf: isoDay('2025-06-30') }, problems: [] })
})

test('what must be asked of a long text is asked still', () => {
  const words = addressedText(`Police shooting deaths are down 21% this year, to 26 from 33 at the same time last year. ${FILLER.repeat(200)}`, '2015-09-08', reading)
  expect(words.asof).toBeUndefined()
  expect(asked(words).missing.map(({ field }) => field)).toEqual(['asof'])
})

test.each([
  ['a hundred kilobytes of one word', 'deaths '.repeat(15_000)],
  ['one sentence without an end', `${'and so on '.repeat(9000)}firearms deaths fell 21% to 26 from 33 in 2015`],
  ['signs of two units', '🙂'.repeat(40_000)],
  ['many claims', 'Traffic deaths rose 5% to 21 from 20 in 2015. '.repeat(2000)],
  ['signs that an address writes as nine', '阿'.repeat(33_000)],
])('%s fits an address', (_, text) => {
  const words = addressedText(text, '', reading)
  expect(checkQuery(words).length).toBeLessThanOrEqual(MOST_OF_AN_ADDRESS)
  expect(words.length).toBe(String(text.trim().length))
  expect(asked(words).problems).toEqual([])
})
