import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { isoDay } from '@/stats/calendar'
import { type ListedRecord, STILL_LISTED, ledgerOf } from '@/stats/ledger'
import { packLedger, unpackLedger } from '@/stats/ledger-file'
import { parseQuestion } from '@/stats/question'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'

const terms = shippedTerms()
const releaseOf = (id: string, released: string) => ({
  id,
  released: isoDay(released),
  span: { from: isoDay('1791-01-01'), to: isoDay(released) },
  compiledBy: 'A “compiler” & co, Zürich',
  licence: 'CC0 1.0',
  source: 'somebody',
  sha256: 'ab'.repeat(32),
  deaths: 7,
})
const releases = [releaseOf('one', '2016-07-03'), releaseOf('two', '2022-09-24')]
const record = (date: string, label: string, deaths = 1, delisted: number | null = null, listed = 0): ListedRecord => ({ date, state: 'TX', label, deaths, listed, delisted })
const ledgerWith = (records: ListedRecord[]) => ledgerOf({ dataset: 'small', terms, releases, records })

const small = ledgerWith([
  record('1791-01-03', 'Gunfire'),
  record('1969-12-31', 'Gunfire (Accidental)', 2, 1),
  record('1970-01-01', 'Struck by a météorite', 65_535),
  record('2022-09-24', 'Gunfire', 3, null, 1),
  record('1850', 'GUNFIRE'),
  record('2015', 'Automobile accident', 4, 1),
])

/** Bytes are unpacked as they come over the network: a buffer of their own. */
const thereAndBack = (ledger: typeof small) => unpackLedger(packLedger(ledger).slice().buffer)

describe('what is packed is unpacked the same', () => {
  test('days before and after 1970, year-only records, delisted records, labels that the terms don’t know', () => {
    const back = thereAndBack(small)
    expect(back).toEqual(small)
    expect([...back.dated.day]).toEqual(['1791-01-03', '1969-12-31', '1970-01-01', '2022-09-24'].map(isoDay))
    expect([...back.dated.deaths]).toEqual([1, 2, 65_535, 3])
    expect([...back.dated.delisted]).toEqual([STILL_LISTED, 1, STILL_LISTED, STILL_LISTED])
    expect([...back.dated.listed]).toEqual([0, 0, 0, 1])
    expect([...back.yearOnly.day]).toEqual(['1850-01-01', '2015-01-01'].map(isoDay))
    expect([...back.yearOnly.deaths]).toEqual([1, 4])
  })

  test('unknown labels are unlisted causes once, and a second trip adds none', () => {
    const back = thereAndBack(thereAndBack(small))
    const unlisted = back.terms.causes.filter((cause) => !cause.listed)
    expect(unlisted.map((cause) => [cause.name, cause.group])).toEqual([['GUNFIRE', 'other'], ['Struck by a météorite', 'other']])
    expect(back.labels).toEqual(['Automobile accident', 'GUNFIRE', 'Gunfire', 'Gunfire (Accidental)', 'Struck by a météorite'])
    expect(back).toEqual(small)
  })

  test('releases and terms', () => {
    const back = thereAndBack(small)
    expect(back.releases).toEqual(releases)
    expect(back.terms.causes.filter((cause) => cause.listed)).toEqual(terms.causes)
    expect([back.terms.definitions, back.terms.states, back.terms.groups, back.terms.aliases]).toEqual([terms.definitions, terms.states, terms.groups, terms.aliases])
  })

  test('a ledger without records', () => {
    const none = ledgerWith([])
    expect(thereAndBack(none)).toEqual(none)
  })

  test('the shipped ledger, and it answers the claim alike: 26 v 33', () => {
    const back = thereAndBack(shippedLedger())
    expect(back).toEqual(shippedLedger())
    const { question } = parseQuestion(new URLSearchParams('asof=2015-09-07&known=2016-07-03'), back)
    expect(answer(back, question).comparison).toMatchObject({ current: 26, prior: 33, percent: -21 })
  })

  test('any records', () => {
    const day = fc.integer({ min: isoDay('1700-01-01'), max: isoDay('2030-12-31') }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10))
    const any = fc.record({
      date: fc.oneof(day, day.map((text) => text.slice(0, 4))),
      state: fc.constantFrom(...terms.states.map((state) => state.code)),
      label: fc.oneof(fc.constantFrom('Gunfire', 'Exposure'), fc.string({ unit: 'binary', maxLength: 8 })),
      deaths: fc.integer({ min: 1, max: 65_535 }),
      listed: fc.constantFrom(0, 1),
      delisted: fc.constantFrom(null, 1),
    })
    fc.assert(
      fc.property(fc.array(any, { maxLength: 30 }), (records) => {
        const made = ledgerWith(records)
        expect(thereAndBack(made)).toEqual(made)
      }),
      { numRuns: 60 },
    )
  })
})

test('bytes that are cut short throw a RangeError, wherever they are cut', () => {
  const bytes = packLedger(small)
  const whole = bytes.length
  const cuts = Array.from({ length: Math.min(120, whole) }, (_, i) => whole - 1 - i)
  for (const length of [0, 3, 4, 5, 100, ...cuts]) expect(() => unpackLedger(bytes.slice(0, length).buffer), `${length} of ${whole}`).toThrow(RangeError)
})

test('takes 13 bytes a record behind its header', () => {
  const json = new DataView(packLedger(small).buffer).getUint32(0, true)
  expect(packLedger(small).length).toBe(4 + json + 13 * 6)
})
