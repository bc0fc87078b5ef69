/** What the page of a check shows: the claim of 8 September 2015 in full, and the odd ones. */
import { describe, expect, it, test } from 'vitest'
import { sentenceOf } from '@/stats/headline'
import { BEYOND, CLAIM_2015, ODD_CLAIMS, QUOTE_2015, shownClaim } from './claim.fixture'

describe('the claim of 8 September 2015', () => {
  const shown = shownClaim(CLAIM_2015)

  it('is shown with the figures of today, each count with its records', () => {
    expect(sentenceOf(shown.headline)).toBe('Firearms deaths are down 21%: 27 by 7 September 2015, against 34 by the same day in 2014.')
    expect(shown.query).toBe('?asof=2015-09-07')
  })

  it('finds 26 v 33 as known in July 2016, and leads to its records and its dashboard', () => {
    const [first] = shown.readings
    expect(first).toMatchObject({
      percent: '−21%',
      misfits: '',
      isSmall: false,
      reading: { query: '?asof=2015-09-07&known=2016-07-03' },
      current: { count: 26, records: '?asof=2015-09-07&known=2016-07-03' },
      prior: { count: 33, records: '?asof=2015-09-07&known=2016-07-03&days=2014-01-01..2014-09-07' },
    })
    expect(shown.readings[1]).toMatchObject({ current: { count: 27 }, prior: { count: 34 }, misfits: 'the 2015 count and the 2014 count' })
  })

  it('shows the days beside it: 25 v 31, and 26 v 34', () => {
    expect(shown.neighbours.map(({ current, prior }) => [current.count, prior.count])).toEqual([[25, 31], [26, 34]])
  })

  it('holds under all firearms alone', () => {
    expect(shown.definitions.map(({ row, holds, isOwn }) => [row.reading.definition.id, row.current.count, row.prior.count, holds, isOwn])).toEqual([
      ['firearms', 27, 34, true, true],
      ['gunfire', 25, 33, false, false],
    ])
  })

  it('asks chance of the counts that fit, 26 v 33', () => {
    expect(shown.chanceOf).toBe('26 v 33')
    expect(shown.chance.map(({ segments }) => sentenceOf(segments))[0]).toBe('Could easily be chance: 18 or fewer, or 53 or more would be unusual after 33 (95% interval −55% to +36%, p 0.435).')
  })

  it('tells the release that changed its counts, with the counts of each', () => {
    expect(shown.known.map(({ known, pair, isNow }) => [known, sentenceOf(pair), isNow])).toEqual([
      ['3 July 2016', '26 v 33, −21%', false],
      ['24 September 2022', '27 v 34, −21%', true],
    ])
  })

  it('has a frozen address that names its moment, and a live one that doesn’t', () => {
    expect(shown.frozen).toBe('?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&known=2025-10-05&against=last-year')
    expect(shown.live).toBe(`?${CLAIM_2015}`)
    expect(shown.since).toBeNull()
  })

  it('frozen in 2016 tells what became of its figures', () => {
    const then = shownClaim(`${CLAIM_2015}&known=2016-07-03`)
    expect(sentenceOf(then.headline)).toContain('26 by 7 September 2015, against 33')
    expect(then.since).toBe('Figures have been revised since: 26 v 33 is now 27 v 34.')
    expect(then.known).toHaveLength(1)
  })

  it('is cited by its frozen address and its release', () => {
    const { text, bibtex, credit } = shown.citations
    expect(text).toMatch(/^Same Period\. “A claim checked: Firearms deaths down 21%: 26 v 33, .*” \[check of a claim\], release 2024-08-30-history \([0-9a-f]{7}\), known on 5 October 2025\. Retrieved 26 November 2026, https:/)
    expect(text).toContain(`https://figures.example.org/claims${shown.frozen}`)
    expect(bibtex).toContain('@misc{same-period-claim-known-2025-10-05')
    expect(credit).toContain('as compiled by Matt Stiles, known on 5 October 2025')
  })
})

test.each([
  ['known before its day', 'cause=firearms&current=26&prior=33&percent=-21&known=2016-07-10', '2016-07-03 (', 'known on 10 July 2016'],
  ['known on the day of the newest', 'cause=firearms&current=26&prior=33&percent=-21', '2025-10-05-2025 (', 'known on 5 October 2025'],
  ['known before every release', 'cause=firearms&current=26&prior=33&percent=-21&known=2010-01-01', 'no release yet', 'known on 1 January 2010'],
])('a check without figures, %s, is cited by the release of its own moment', (_, query, release, known) => {
  const { citations, check } = shownClaim(query)
  expect(check.own).toBeNull()
  for (const words of [release, known]) {
    expect(citations.text).toContain(words)
    expect(citations.bibtex).toContain(words)
  }
  expect(citations.text).not.toContain(known.includes('2025') ? '2016-07-03' : '2025-10-05')
})

test('the addresses of a check keep its quotation, and its citation names the one that can be printed', () => {
  const { cited, frozen, live, citations, quoted, unquoted } = shownClaim(`${CLAIM_2015}&quote=${encodeURIComponent(QUOTE_2015)}&published=2015-09-08`)
  expect(cited).toBe(frozen)
  expect(cited.startsWith(`?${CLAIM_2015.replace('&against', '&known=2025-10-05&against')}&quote=Police+shooting+deaths`)).toBe(true)
  expect(unquoted).toBe(`?${CLAIM_2015.replace('&against', '&known=2025-10-05&against')}`)
  expect(quoted?.quote).toBe(QUOTE_2015)
  expect([citations.text.endsWith(`/claims${unquoted}`), citations.credit.endsWith(`/claims${unquoted}`), citations.bibtex.includes(`/claims${unquoted}`), live.includes('&quote=')]).toEqual([true, true, true, true])
})

test('a claim that a cause leads is shown with the groups, as known then and now, each with its records', () => {
  const { rankings, readings } = shownClaim('kind=leading&cause=traffic&followedby=firearms&asof=2015-09-07')
  expect(rankings.map(({ known, groups }) => [known, ...groups.map(({ name, deaths }) => `${name} ${deaths.count}`)])).toEqual([
    ['3 July 2016', 'traffic 33', 'firearms 26', 'illness 19', 'other causes 8'],
    ['5 October 2025', 'traffic 37', 'illness 33', 'firearms 27', 'other causes 9'],
  ])
  expect(rankings[0].groups[0].deaths.records).toBe('?cause=traffic&asof=2015-09-07&known=2016-07-03')
  expect(readings).toEqual([])
})

test('like for like stands beside what is known now where the percents differ', () => {
  const { likeForLike } = shownClaim('cause=all&current=42&prior=89&percent=-53&asof=2025-06-30')
  expect(likeForLike && [sentenceOf(likeForLike.now), sentenceOf(likeForLike.alike), likeForLike.priorKnown]).toEqual(['40 v 80, −50%', '40 v 74, −46%', '29 September 2024'])
})

test('a claim without a day is offered the days on which both counts stand, each as a check', () => {
  const { fitting } = shownClaim('cause=firearms&current=26&prior=33&percent=-21')
  expect(fitting.length).toBeGreaterThan(0)
  for (const { query } of fitting) {
    const again = shownClaim(query.slice(1))
    expect(again.check.cannot).toBeNull()
    expect(again.check.fits).toBe(true)
  }
})

test('days that fit only in an older release name its moment, in words and in the address, so that both counts stand where the link leads', () => {
  const { fitting } = shownClaim('cause=firearms&current=26&prior=33&percent=-21')
  expect(fitting[0]).toEqual({ text: '7 September 2015, as known on 3 July 2016', definition: 'firearms', query: '?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&known=2016-07-03' })
  expect(fitting.slice(1).every(({ text, query }) => !text.includes('known') && !query.includes('known='))).toBe(true)
  for (const { query } of fitting) {
    const { ownReading } = shownClaim(query.slice(1)).check
    expect([ownReading?.change.current, ownReading?.change.prior], query).toEqual([26, 33])
  }
})

test('days that fit lead to a check with what was asked and said besides', () => {
  const { fitting } = shownClaim('cause=firearms&current=26&prior=33&percent=-21&open=cause,percent&unread=Since+Jan.+20&beside=10-year+low')
  const words = new URLSearchParams(fitting[0].query)
  expect([words.get('open'), words.get('unread'), words.get('beside')]).toEqual(['percent', 'Since Jan. 20', '10-year low'])
})

test('a claim of days that no release has reached has nothing to freeze, and is cited by its live address', () => {
  const { frozen, cited, live } = shownClaim(BEYOND)
  expect(frozen).toBeNull()
  expect(cited).toBe(live)
})

test.each(ODD_CLAIMS.filter((query) => query !== BEYOND))('%s has a frozen check that is the same', (query) => {
  const shown = shownClaim(query)
  const frozen = shownClaim(shown.frozen!.slice(1))
  expect(frozen.check.verdict).toBe(shown.check.verdict)
  expect(frozen.frozen).toBe(shown.frozen)
  expect(frozen.readings).toEqual(shown.readings)
})
