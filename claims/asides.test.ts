import { describe, expect, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { askedClaim } from './asked-claim'
import { asideWords, plainAsides, readAsides } from './asides'
import { checkClaim } from './check'
import { checkAddresses } from './claim-query'
import { withAsides } from './text-verdict'

const ledger = shippedLedger()
const asked = (query: string) => askedClaim(new URLSearchParams(query), { terms: ledger.terms, releases: ledger.releases, today: isoDay('2026-11-26') })

function checked(query: string) {
  const { claim, asides, quoted, problems } = asked(query)
  expect(problems).toEqual([])
  const check = withAsides(checkClaim(ledger, claim!), asides)
  return { check, frozen: checkAddresses(ledger, check, quoted).frozen! }
}

describe('a check that is frozen says no more than that of its text', () => {
  test.each([
    ['Gunfire killed three times more officers through Aug. 1, 2016, than in the same period of 2015.', 'Still open: which percent is meant. As far as it is understood, the figures '],
    ['Firearms deaths are down 21 percentage points this year, to 26 from 33 in the same period of 2014.', 'Still open: which percent is meant. As far as it is understood, the printed percent doesn’t follow'],
    ['Ambush killings of officers rose 20% this year, to 6 from 5 in the same period of 2014.', '“Ambush”: '],
    ['Firearms deaths fell 21%, to a 10-year low, through Sept. 7, 2015, from the same period of 2014.', ' Not checked: “10-year low”.'],
  ])('%s', (text, told) => {
    const { check, frozen } = checked(String(new URLSearchParams({ text, published: text.includes('this year') ? '2015-09-08' : '2016-08-02' })))
    expect(check.verdict).toContain(told)
    const again = checked(frozen)
    expect(again.check.verdict).toBe(check.verdict)
    expect(again.check.parts.map(({ id, said, status }) => [id, said, status])).toEqual(check.parts.map(({ id, said, status }) => [id, said, status]))
    expect(again.frozen).toBe(frozen)
  })

  test('what its fields lack themselves isn’t written twice', () => {
    const { check, frozen } = checked('cause=firearms&percent=-21&asof=2015-09-07')
    expect([check.verdict.startsWith('Still open: what it is compared with.'), frozen.includes('open=')]).toEqual([true, false])
  })
})

describe('every question of a claim is asked of its frozen check too, in the address or by its fields', () => {
  test.each([
    'percent=21&cause=firearms&asof=2015-09-07',
    'cause=firearms&current=26&prior=33&percent=-21&points=yes&asof=2015-09-07&against=last-year&open=percent',
    'current=26&prior=33&asof=2015-09-07&open=cause,direction',
    'text=Firearms+deaths+are+down+21+percentage+points,+to+26+from+33.&published=2015-09-08',
    'text=Officers+killed+rose+20%25+this+year.&published=2015-09-08',
  ])('%s', (query) => {
    const { asides } = asked(query)
    expect(asides.open.length).toBeGreaterThan(0)
    expect(asked(checked(query).frozen).asides.open).toEqual(asides.open)
  })
})

describe('the words of an address', () => {
  test('are read back as they were written', () => {
    const asides = { open: ['percent', 'against'] as const, unread: [{ said: 'Since Jan. 20', why: '' }], unchecked: [{ said: 'a 10-year high', why: '' }, { said: '8.2 per 100,000 officers', why: '' }], foreign: { said: 'ambush killings', why: '' } }
    const words = asideWords({ ...asides, open: [...asides.open] })
    expect(words).toEqual({ open: 'percent,against', unread: 'Since Jan. 20', beside: 'a 10-year high | 8.2 per 100,000 officers', foreign: 'ambush killings' })
    const { asides: read, problems } = readAsides(words)
    expect([read.open, read.unread.map(({ said }) => said), read.unchecked.map(({ said }) => said), problems]).toEqual([['percent', 'against'], ['Since Jan. 20'], ['a 10-year high', '8.2 per 100,000 officers'], []])
  })

  test('that are too many are left out whole, and refused where they are brought', () => {
    expect(asideWords({ open: [], unread: [], unchecked: [{ said: 'x'.repeat(190), why: '' }, { said: 'y'.repeat(20), why: '' }], foreign: null }).beside).toBe('x'.repeat(190))
    expect(asked(`cause=firearms&percent=-21&beside=${'x'.repeat(201)}`).problems.map(({ parameter }) => parameter)).toEqual(['beside'])
    expect(asked('cause=firearms&percent=-21&open=percent,colour').problems).toEqual([{ parameter: 'open', found: 'percent,colour', allowed: 'cause, percent, counts, direction, against, with commas between' }])
  })

  test('hold questions in one order, however they were written', () => {
    const one = checked('cause=firearms&current=26&prior=33&percent=-21&asof=2015-09-07&against=last-year&open=direction,percent')
    const other = checked('cause=firearms&current=26&prior=33&percent=-21&asof=2015-09-07&against=last-year&open=percent,direction')
    expect([one.frozen, one.check.verdict]).toEqual([other.frozen, other.check.verdict])
    expect(new URLSearchParams(one.frozen).get('open')).toBe('percent,direction')
    const lacking = checked('cause=firearms&percent=-21&asof=2015-09-07&open=against,percent')
    expect(lacking.check.verdict).toContain('Still open: which percent is meant and what it is compared with.')
    expect(checked(lacking.frozen).check.verdict).toBe(lacking.check.verdict)
  })

  test('quote half a character as the page does', () => {
    const said = { said: 'a\uD800 10-year | low', why: '' }
    const plain = plainAsides({ open: ['against', 'percent'], unread: [said], unchecked: [said], foreign: said })
    expect([plain.open, plain.unread[0].said, plain.unchecked[0].said, plain.foreign!.said]).toEqual([['percent', 'against'], 'a\uFFFD 10-year / low', 'a\uFFFD 10-year / low', 'a\uFFFD 10-year / low'])
    expect(readAsides(asideWords(plain)).asides.unchecked[0].said).toBe(plain.unchecked[0].said)
  })

  test('are nothing beside a text, whose own are taken', () => {
    expect(asked('text=Firearms+deaths+fell+21%25+through+Sept.+7,+2015,+from+the+same+period+of+2014.&open=percent&beside=x').asides).toEqual({ open: [], unread: [], unchecked: [], foreign: null })
  })
})
