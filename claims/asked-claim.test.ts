/** A claim as an address asks for it: what the text says, what fields say instead, what is still asked. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedLedger } from '@/stats/shipped.fixture'
import { type AskedClaim, answerWords, askedClaim, textParts } from './asked-claim'
import { CLAIM_WORDS } from './claim-query'

const { terms, releases } = shippedLedger()
const TEXT =
  'Police shooting deaths are down 21% this year, compared with the same period last year. There have been 26 firearms-related deaths this year, ' +
  'including two in training accidents, and 33 in 2014 up to this point. Traffic accidents, followed by shootings, are the leading cause.'
const ask = (words: Record<string, string>): AskedClaim => askedClaim(Object.entries(words), { terms, releases, today: isoDay('2026-11-26') })
const PASTED = { text: TEXT, published: '2015-09-08' }

describe('a pasted text', () => {
  it('is read with the day on which it was printed', () => {
    const { claim, problems, picked } = ask(PASTED)
    expect(claim).toMatchObject({ cause: 'firearms', current: 26, prior: 33, percent: -21, direction: 'down', asOf: isoDay('2015-09-07'), against: 'last-year' })
    expect([problems, picked]).toEqual([[], 0])
  })

  it('asks for the day that it doesn’t name, with its neighbours as answers', () => {
    const { missing } = ask(PASTED)
    expect(missing.map(({ field, options }) => [field, options.map(({ value }) => value)])).toEqual([['asof', ['2015-09-07', '2015-09-08', '2015-09-06']]])
  })

  it('isn’t asked again what a field answers, and is where that field is empty', () => {
    expect(ask({ ...PASTED, asof: '2015-09-08' }).missing).toEqual([])
    expect(ask({ ...PASTED, asof: '' }).missing.map(({ field }) => field)).toEqual(['asof'])
  })

  it('has several claims, of which one is picked by its number', () => {
    expect(ask({ ...PASTED, claim: '2' }).claim).toMatchObject({ kind: 'leading', cause: 'traffic', followedBy: 'firearms' })
    expect(ask({ ...PASTED, claim: '3' }).problems).toEqual([{ parameter: 'claim', found: '3', allowed: 'a number from 1 to 2' }])
  })

  it('of which nothing can be read has no claim, and no problem', () => {
    const { claim, problems, isAsked, picked } = ask({ text: '🙂🙂' })
    expect([claim, problems, isAsked, picked]).toEqual([null, [], true, null])
  })

  it('that is empty asks nothing', () => {
    expect(ask({ text: ' \n ' })).toMatchObject({ isAsked: false, claim: null, problems: [], understood: null })
    expect(ask({})).toMatchObject({ isAsked: false, claim: null, problems: [] })
  })
})

describe('a field', () => {
  it('wins over the text', () => {
    expect(ask({ ...PASTED, current: '27', asof: '2015-09-08' }).claim).toMatchObject({ current: 27, prior: 33, asOf: isoDay('2015-09-08'), percent: -21 })
  })

  it('that is empty says that the claim doesn’t say it', () => {
    expect(ask({ ...PASTED, percent: '' }).claim).toMatchObject({ percent: null, direction: 'down', current: 26 })
  })

  it('of a direction turns the percent that was understood, and a signed percent the direction', () => {
    expect(ask({ ...PASTED, direction: 'up' }).claim).toMatchObject({ percent: 21, direction: 'up' })
    expect(ask({ ...PASTED, percent: '+24' }).claim).toMatchObject({ percent: 24, direction: 'up' })
    expect(ask({ ...PASTED, percent: '24' }).claim).toMatchObject({ percent: -24, direction: 'down' })
  })

  it('that can’t be read is a problem, stays as it was typed, and nothing is checked', () => {
    const { claim, problems, fields } = ask({ ...PASTED, current: 'many' })
    expect(claim).toBeNull()
    expect(problems.map(({ parameter, found }) => [parameter, found])).toEqual([['current', 'many']])
    expect(fields).toMatchObject({ current: 'many', prior: '33' })
  })

  it('shows a sign as the direction that it is', () => {
    expect(ask({ cause: 'all', percent: '-53', current: '42', prior: '89' }).fields).toMatchObject({ direction: 'down', percent: '-53' })
  })

  it('that no address has, and a word with two values, are problems', () => {
    const problems = askedClaim([['cause', 'all'], ['colour', 'red'], ['current', '1'], ['current', '2']], { terms, releases, today: 0 }).problems
    expect(problems.map(({ parameter }) => parameter)).toEqual(['colour', 'current'])
  })
})

test('words of a text are named by the fields that were read from them', () => {
  const { understood, picked, fields, text } = ask(PASTED)
  const parts = textParts(text, understood!.claims[picked!], fields)
  expect(parts.map((part) => part.text).join('')).toBe(TEXT)
  expect(parts.filter((part) => part.fields.length > 0).map((part) => [part.text, ...part.fields])).toEqual([
    ['Police shooting deaths', 'cause'],
    ['down', 'direction'],
    ['21%', 'percent'],
    ['this year', 'asof'],
    ['26', 'current'],
    ['33', 'prior'],
    ['2014', 'against'],
  ])
})

test('a field that was given is no word of the text any more', () => {
  const { understood, picked, fields, text } = ask({ ...PASTED, current: '27' })
  const named = textParts(text, understood!.claims[picked!], fields).flatMap((part) => part.fields)
  expect(named).not.toContain('current')
  expect(named).toContain('prior')
})

test('an answer to a question is the words of a link', () => {
  const option = (value: string, text: string) => ({ value, text, why: '' })
  expect(answerWords({ field: 'asof', ask: '', options: [] }, option('2015-09-07', '7 September 2015'))).toEqual({ asof: '2015-09-07' })
  expect(answerWords({ field: 'counts', ask: '', options: [] }, option('current=28&prior=22', '28 v 22'))).toEqual({ current: '28', prior: '22' })
  expect(answerWords({ field: 'percent', ask: '', options: [] }, option('200', 'up 200%'))).toEqual({ percent: '+200', points: 'no' })
})

test.each([
  ['Firearms deaths were three times more than last year, 2025 against 2024.', '2025-07-08'],
  ['Of officers, 22 and 28 were killed by gunfire, a change of 21 percentage points.', '2025-07-08'],
  ['Police deaths rose or fell.', ''],
  ['Deaths did not rise 5% this year compared with last year.', '2025-07-08'],
])('whatever is answered to “%s”, the answered question isn’t asked again', (text, published) => {
  const { given, missing } = ask({ text, published })
  for (const each of missing) {
    for (const option of each.options) {
      const after = ask({ ...(given as Record<string, string>), ...answerWords(each, option) })
      expect([each.ask, option.text, after.problems]).toEqual([each.ask, option.text, []])
      expect(after.missing.map(({ field }) => field), `${each.ask} ${option.text}`).not.toContain(each.field)
    }
  }
})

describe('what was asked about', () => {
  const QUOTE = 'Gun deaths fell 21% to 26'

  it('is the sentence of the text that was read, with the day on which it was printed', () => {
    expect(ask({ text: 'It rained all day. Traffic deaths fell 21% to 26 from 33 in 2015. Then it was dry.', published: '2015-09-08' }).quoted).toEqual({ quote: 'Traffic deaths fell 21% to 26 from 33 in 2015', published: isoDay('2015-09-08') })
    expect(ask({ ...PASTED, claim: '2' }).quoted?.quote).toBe('Traffic accidents, followed by shootings, are the leading cause')
  })

  it('is the words of the address where it has them, and nothing is read from these', () => {
    expect(ask({ cause: 'traffic', current: '5', quote: `  ${QUOTE} ` })).toMatchObject({ quoted: { quote: QUOTE, published: null }, claim: { cause: 'traffic', current: 5, percent: null }, understood: null, text: '' })
    expect(ask({ ...PASTED, quote: QUOTE }).quoted?.quote).toBe(QUOTE)
    expect(ask({ quote: QUOTE })).toMatchObject({ isAsked: false, claim: null, problems: [] })
  })

  it('is nothing where fields alone are given, or the quotation is empty', () => {
    expect(ask({ cause: 'all', current: '5' }).quoted).toBeNull()
    expect(ask({ ...PASTED, quote: '' }).quoted).toBeNull()
  })

  it('has 300 characters at most', () => {
    expect(ask({ cause: 'all', quote: 'a'.repeat(300) }).problems).toEqual([])
    expect(ask({ cause: 'all', quote: 'a'.repeat(301) }).problems).toMatchObject([{ parameter: 'quote', allowed: expect.stringContaining('at most 300 characters') }])
  })
})

describe('a known-on moment', () => {
  const known = (text: string) => ask({ cause: 'firearms', current: '26', known: text }).problems

  it('is any day, with or without a release of its own', () => {
    expect(['2016-07-03', '2016-07-04', '2001-01-01', '2099-01-01'].flatMap(known)).toEqual([])
    expect(known('2016-07-03.1')).toEqual([])
  })

  it.each(['2016-07-03.7', '2016-07-04.2', '2099-01-01.2'])('that names a release which its day doesn’t have is a problem: %s', (text) => {
    expect(known(text)).toMatchObject([{ parameter: 'known', found: text, allowed: expect.stringContaining('the day alone, or a release that the day has: up to 20') }])
  })

  it('before the first release has no second one', () => {
    expect(known('2001-01-01.2')).toEqual([{ parameter: 'known', found: '2001-01-01.2', allowed: 'the day alone, or a release that the day has: nothing was held on it yet' }])
  })
})

test('no address makes it throw', () => {
  const word = fc.tuple(fc.constantFrom(...CLAIM_WORDS, 'other', '__proto__'), fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom(TEXT, '2015-09-08', '26', '-21', 'down', '\0')))
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (entries) => {
      const asked = askedClaim(entries as [string, string][], { terms, releases, today: isoDay('2026-11-26') })
      expect(asked.claim === null || asked.problems.length === 0).toBe(true)
    }),
  )
})

test('a field that can’t be read is shown with a sign for each mark that turns what stands beside it', () => {
  const { fields, claim } = askedClaim(new URLSearchParams('cause=a%E2%80%AEevil&asof=2015-09-07%E2%80%8E'), { terms: shippedLedger().terms, releases: shippedLedger().releases, today: isoDay('2026-11-26') })
  expect([claim, fields]).toEqual([null, { cause: 'a\uFFFDevil', asof: '2015-09-07\uFFFD' }])
})
