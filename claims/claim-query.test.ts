/** The address of a check: its words in one order, and one spelling of a check that stays. */
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { askedClaim } from './asked-claim'
import { checkClaim } from './check'
import { EMPTY_CLAIM } from './claim'
import { checkAddresses, checkQuery, claimQuery, claimWords } from './claim-query'

const ledger = shippedLedger()
const { terms, releases } = ledger
const ask = (words: Record<string, string>) => askedClaim(Object.entries(words), { terms, releases, today: isoDay('2026-11-26') })
const PASTED = {
  text:
    'Police shooting deaths are down 21% this year, compared with the same period last year. There have been 26 firearms-related deaths this year, ' +
    'including two in training accidents, and 33 in 2014 up to this point. Traffic accidents, followed by shootings, are the leading cause.',
  published: '2015-09-08',
}
const QUOTED = { quote: 'Down 21% & <b>falling</b>', published: isoDay('2015-09-08') }

test('a query holds its words in one order, and empty fields beside a text alone', () => {
  expect(checkQuery({ asof: '2015-09-07', cause: 'firearms', percent: '' })).toBe('?cause=firearms&asof=2015-09-07')
  expect(checkQuery({ percent: '', text: 'a b', published: '' })).toBe('?text=a+b&percent=')
  expect(checkQuery({}, 'norland')).toBe('?dataset=norland')
  expect(checkQuery({})).toBe('')
})

test('a claim written as words is read back as it is, its kind left out where the others tell it', () => {
  const { claim } = ask(PASTED)
  expect(claimWords(claim!, terms)).toEqual({ cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' })
  const asks: Record<string, string>[] = [PASTED, { ...PASTED, claim: '2' }, { cause: 'all', current: '64' }, { kind: 'leading', cause: 'traffic' }]
  for (const words of asks) {
    const asked = ask(words)
    expect(ask(claimWords(asked.claim!, terms) as Record<string, string>).claim).toEqual(asked.claim)
  }
})

describe('a check', () => {
  const { claim } = ask({ cause: 'firearms', current: '26', prior: '33', percent: '-21', asof: '2015-09-07', against: 'last-year' })
  const check = checkClaim(ledger, claim!)
  const OWN = 'cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07'
  const QUOTATION = 'quote=Down+21%25+%26+%3Cb%3Efalling%3C%2Fb%3E&published=2015-09-08'

  it('has an address that stays, with its moment and what it was asked about, and one that follows releases', () => {
    expect(checkAddresses(ledger, check, QUOTED)).toEqual({
      frozen: `?${OWN}&known=2025-10-05&against=last-year&${QUOTATION}`,
      live: `?${OWN}&against=last-year&${QUOTATION}`,
      cited: `?${OWN}&known=2025-10-05&against=last-year&${QUOTATION}`,
    })
  })

  it('has its own address again, whoever opens it', () => {
    const { frozen } = checkAddresses(ledger, check, QUOTED)
    const opened = ask(Object.fromEntries(new URLSearchParams(frozen!)))
    expect([opened.problems, opened.quoted]).toEqual([[], QUOTED])
    expect(checkAddresses(ledger, checkClaim(ledger, opened.claim!), opened.quoted).frozen).toBe(frozen)
  })

  it('of days after its moment has nothing that stays', () => {
    const later = { claim: { ...claim!, asOf: isoDay('2030-01-01') }, known: isoDay('2025-10-05') }
    expect(checkAddresses(ledger, later)).toMatchObject({ frozen: null, cited: expect.not.stringContaining('known') })
  })
})

test('a claim that says nothing has no query, and the day of printing stands beside words alone', () => {
  expect(claimQuery(ledger, EMPTY_CLAIM, QUOTED)).toBe('')
  expect(claimQuery(ledger, { ...EMPTY_CLAIM, kind: 'count', cause: 'all' }, { quote: '', published: QUOTED.published })).toBe('?cause=all')
})
