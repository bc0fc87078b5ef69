/**
 * Every published claim beside the figures. What the figures give was worked out apart, in another language, from
 * the CSV files of the releases and the table of causes: rows added up by date as text, percents as exact fractions.
 */
import { describe, expect, it, test } from 'vitest'
import { rowsOf, shippedLedger } from '@/stats/shipped.fixture'
import { agreementText, agreementTotals, publishedCheck } from './published-check'
import { checkPublished, publishedClaims } from './published-claims'
import { PUBLISHED_DEFAULT, askedRows, choicesOf, parsePublished, toPublishedQuery } from './published-query'

const ledger = shippedLedger()
const checks = checkPublished(publishedClaims(rowsOf('claims.csv'))).map((claim) => publishedCheck(ledger, claim))

// published | source | cause | newer older percent here, – where no definition comes near | agreement
const APART = `
2015-09-08 | NLEOMF | firearms | 27 34 -21 | percent
2006-10-30 | FBI | accidental | – | cannot
2007-05-14 | FBI | felonious | 72 73 -1 | none
2007-07 | ODMP | gunfire | 42 27 56 | none
2007-12 | NLEOMF | firearms | 72 55 31 | direction
2008-05 | FBI | felonious | 84 72 17 | none
2008-05 | FBI | accidental | – | cannot
2009-05-11 | FBI | accidental | – | cannot
2009-12 | NLEOMF | firearms | 50 43 16 | direction
2010-07 | NLEOMF | total | 97 78 24 | direction
2010-12-28 | NLEOMF | firearms | 61 51 20 | percent
2010-12-28 | NLEOMF | total | 181 146 24 | direction
2011-07-19 | NLEOMF | total | 107 97 10 | direction
2011-08-17 | NLEOMF | total | 135 117 15 | direction
2012 | FBI | felonious | 88 80 10 | direction
2012-07-19 | NLEOMF | total | 57 107 -47 | direction
2012-12-26 | NLEOMF | total | 142 186 -24 | direction
2012-12-26 | NLEOMF | firearms | 50 70 -29 | direction
2013-08-06 | FBI | felonious | 27 32 -16 | direction
2013-12-30 | NLEOMF | firearms | 36 50 -28 | direction
2014-06 | NLEOMF | total | 76 62 23 | direction
2014-07-22 | NLEOMF | traffic | 27 23 17 | direction
2014-12-30 | NLEOMF | traffic | 52 48 8 | direction
2015-05-11 | FBI | felonious | 63 43 47 | direction
2015-07-26 | NLEOMF | firearms | 19 27 -30 | all
2015-09-04 | NLEOMF | total | 105 100 5 | direction
2015-09-04 | NLEOMF | firearms | 26 32 -19 | direction
2015-12-29 | NLEOMF | other | – | cannot
2016-07-08 | NLEOMF | firearms | 27 18 50 | direction
2016-07-27 | NLEOMF | total | 91 82 11 | direction
2016-07-27 | NLEOMF | firearms | 33 18 83 | direction
2016-07-23 | NLEOMF | firearms | 33 19 74 | direction
2016-07-23 | NLEOMF | traffic | 25 30 -17 | direction
2016-07-23 | NLEOMF | total | 91 84 8 | none
2016-07-30 | ODMP | gunfire | 32 17 88 | direction
2016-10-07 | ODMP | gunfire | 41 29 41 | direction
2016-11 | NLEOMF | ambush | – | cannot
2016-12 | NLEOMF | total | 182 168 8 | direction
2017-10-16 | FBI | felonious+accidental | 133 113 18 | direction
2017-10 | FBI | felonious+accidental | 133 113 18 | direction
2017-07-13 | NLEOMF | traffic | 29 21 38 | direction
2017-12-28 | NLEOMF | total | 188 181 4 | none
2018-12-27 | NLEOMF | firearms | 52 44 18 | direction
2019-05 | FBI | felonious | 66 59 12 | direction
2020-05 | FBI | accidental | – | cannot
2019-07 | NLEOMF | traffic | 25 28 -11 | direction
2019-07 | NLEOMF | other | – | cannot
2019-12-30 | NLEOMF | total | 170 190 -11 | direction
2019-12-30 | NLEOMF | firearms | 52 53 -2 | direction
2019-12-30 | NLEOMF | traffic | 47 51 -8 | direction
2020-07-16 | NLEOMF | total | 184 84 119 | none
2021-07-14 | NLEOMF | total | 248 184 35 | none
2021-10 | FBI | felonious | 69 48 44 | direction
2021-09-22 | NLEOMF | total | 248 184 35 | direction
2016-07 | FBI | felonious | 63 43 47 | direction
2022-05 | FBI | felonious | 90 61 48 | direction
2022-07-14 | NLEOMF | covid19 | 79 130 -39 | direction
2022-07 | NLEOMF | firearms | 34 28 21 | direction
2022-07 | NLEOMF | traffic | 31 37 -16 | none
2023-05 | FBI | felonious (2022 vs 2013) | 77 43 79 | direction
2023-01-11 | NLEOMF | traffic | 59 60 -2 | direction
2023-01-11 | NLEOMF | struck-by | 5 14 -64 | direction
2023-07-11 | NLEOMF | total | 67 176 -62 | direction
2023-07-11 | NLEOMF | firearms | 27 34 -21 | direction
2024-01-11 | NLEOMF | total | 139 274 -49 | direction
2024-01-11 | NLEOMF | total | 139 274 -49 | direction
2024-01-11 | NLEOMF | other | – | cannot
2024-07 | NLEOMF | traffic | 26 12 117 | direction
2025-07-08 | NLEOMF | firearms | 22 28 -21 | all
2025-07-09 | NLEOMF | fatal crashes | – | cannot
2026-01-06 | NLEOMF | firearms | – | cannot
`
const apart = APART.trim().split('\n').map((line, place) => {
  const [published, source, words, counts, agreement] = line.split(' | ')
  return { place, published, source, words, counts: counts === '–' ? null : counts.split(' ').map(Number), agreement }
})

test('all 71 claims are told apart', () => {
  expect(apart).toHaveLength(71)
  expect(checks).toHaveLength(71)
})

test.each(apart)('row $place, $published $source $words: $counts here, $agreement', ({ place, ...expected }) => {
  const { published, ours, agreement, why } = checks[place]
  expect([published.published, published.source.id, published.words]).toEqual([expected.published, expected.source, expected.words])
  expect(ours && [ours.change.current, ours.change.prior, ours.change.percent]).toEqual(expected.counts)
  expect(agreement).toBe(expected.agreement)
  expect(why.length > 0).toBe(agreement !== 'all')
})

describe('what lies between a claim and the figures', () => {
  const at = (published: string, words: string) => checks.find((each) => each.published.published === published && each.published.words === words)!

  it('is the figures’ numbers less the printed ones', () => {
    expect(at('2015-09-08', 'firearms').difference).toEqual({ current: 1, prior: 1, points: 0 })
    expect(at('2024-07', 'traffic').difference).toEqual({ current: 0, prior: 1, points: -19 })
    expect(at('2016-07-27', 'firearms').difference).toEqual({ current: 1, prior: 0, points: 5 })
    expect(at('2025-07-08', 'firearms').difference).toEqual({ current: 0, prior: 0, points: 0 })
    expect(at('2010-07', 'total').difference).toEqual({ current: null, prior: null, points: -19 })
    expect(at('2016-11', 'ambush').difference).toBeNull()
  })

  it('is explained by the counter’s name and rules, and is nobody’s error', () => {
    expect(at('2022-05', 'felonious').why[0]).toContain('FBI counts officers feloniously killed')
    expect(at('2024-07', 'traffic').why[0]).toContain('Memorial Fund keeps its own list under its own rules')
    expect(at('2016-07-30', 'gunfire').why[0]).toContain('is the source of the figures here')
    expect(checks.flatMap(({ why }) => why).filter((text) => /\b(?:wrong|error|false|mistake|incorrect)/i.test(text))).toEqual([])
  })

  it('isn’t told where no definition comes near or no release covers the days, and why is', () => {
    expect(at('2016-11', 'ambush').why).toEqual(['The source’s list gives a cause of death, and not whether it was an ambush.'])
    expect(at('2026-01-06', 'firearms').why[0]).toMatch(/31 December 2025|5 October 2025/)
    expect(at('2019-07', 'other').together).toBe('?cause=illness&cause=other&asof=2019-06-30')
  })

  it('is found at its check by the same fields', () => {
    expect(at('2015-09-08', 'firearms').query).toBe('?cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&against=last-year&counter=NLEOMF')
    expect(checks.filter(({ query }) => !/^\?(?:cause|current)=/.test(query)).map(({ published }) => published.words)).toEqual([])
  })
})

test('the totals are those of the table, counted by hand', () => {
  expect(agreementTotals(checks)).toEqual({ all: 2, percent: 2, direction: 49, none: 8, cannot: 10 })
  expect(agreementText(agreementTotals(checks))).toBe(
    '61 of the 71 can be compared with the figures here, as known now: 2 agree in every printed number, 2 agree in the percent but not in both counts, 49 agree in the direction only, and 8 agree in none of these. The other 10 can’t be checked with these figures.',
  )
})

describe('the words of the table', () => {
  const choices = choicesOf(checks)
  const asked = (query: string) => parsePublished(new URLSearchParams(query), choices)
  const rows = (query: string) => askedRows(checks, asked(query).question)

  test.each([
    ['', 71],
    ['source=FBI', 16],
    ['source=ODMP', 3],
    ['follows=no', 4],
    ['follows=yes', 41],
    ['follows=cannot', 26],
    ['cause=other', 3],
    ['year=2016', 12],
    ['source=fbi&follows=no', 3],
    ['source=ODMP&cause=other', 0],
  ])('“%s” asks for %i', (query, count) => {
    expect(asked(query).problems).toEqual([])
    expect(rows(query)).toHaveLength(count)
  })

  it('sort by the day of printing, the as-of day, or how far the percents lie apart', () => {
    expect(rows('').slice(0, 2).map(({ published }) => published.published)).toEqual(['2026-01-06', '2025-07-09'])
    expect(rows('').at(-1)!.published.published).toBe('2006-10-30')
    expect(rows('sort=asof').slice(0, 2).map(({ published }) => [published.published, published.words])).toEqual([['2026-01-06', 'firearms'], ['2025-07-09', 'fatal crashes']])
    // −14 printed and +119 here; +89 printed and +47 here.
    expect(rows('sort=difference').slice(0, 2).map(({ published, difference }) => [published.published, difference!.points])).toEqual([['2020-07-16', 133], ['2016-07', -42]])
  })

  test.each(['', '?source=FBI', '?cause=felonious+%282022+vs+2013%29&follows=no', '?source=NLEOMF&cause=total&follows=yes&year=2016&sort=difference'])('“%s” is written as it was read', (query) => {
    expect(toPublishedQuery(asked(query.slice(1)).question)).toBe(query)
  })

  test.each([
    ['source=CIA', 'source', 'CIA'],
    ['cause=ghosts', 'cause', 'ghosts'],
    ['follows=maybe', 'follows', 'maybe'],
    ['year=1066', 'year', '1066'],
    ['sort=alphabet', 'sort', 'alphabet'],
    ['sort=asof&sort=published', 'sort', 'asof, published'],
    ['surprise=1', 'surprise', '1'],
    ['__proto__=1', '__proto__', '1'],
  ])('“%s” is a problem of %s, and the default stands in', (query, parameter, found) => {
    expect(asked(query)).toMatchObject({ question: PUBLISHED_DEFAULT, problems: [{ parameter, found, allowed: expect.any(String) }] })
  })
})
