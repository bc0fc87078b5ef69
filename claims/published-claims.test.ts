/**
 * All rows of data/claims.csv. What is expected of each was worked out on paper, by long division from the
 * two printed counts, and the needed counts from the ends of what rounds to the printed percent.
 */
import { describe, expect, test } from 'vitest'
import { isoDay, yearOf } from '@/stats/calendar'
import { rowsOf, shippedTerms } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'
import { checkPublished, publishedClaims, publishedTotals, totalsText } from './published-claims'

const rows = rowsOf('claims.csv')
const claims = publishedClaims(rows)
const checked = checkPublished(claims)

// published | source | cause | newer older percent as printed, – for none | change in percent to two decimals, follows, slip
const ON_PAPER = `
2015-09-08 | NLEOMF | firearms | 26 33 -21 | -21.21 yes
2006-10-30 | FBI | accidental | 67 82 – | -18.29 can’t
2007-05-14 | FBI | felonious | 48 – – | – can’t
2007-07 | ODMP | gunfire | 40 – – | – can’t
2007-12 | NLEOMF | firearms | 69 52 33 | 32.69 yes
2008-05 | FBI | felonious | 57 – – | – can’t
2008-05 | FBI | accidental | 83 – – | – can’t
2009-05-11 | FBI | accidental | 67 – – | – can’t
2009-12 | NLEOMF | firearms | 47 38 24 | 23.68 yes
2010-07 | NLEOMF | total | – – 43 | – can’t
2010-12-28 | NLEOMF | firearms | 59 49 20 | 20.41 yes
2010-12-28 | NLEOMF | total | 160 117 37 | 36.75 yes
2011-07-19 | NLEOMF | total | 98 86 14 | 13.95 yes
2011-08-17 | NLEOMF | total | 123 103 19 | 19.42 yes
2012 | FBI | felonious | 72 56 – | 28.57 can’t
2012-07-19 | NLEOMF | total | 53 98 – | -45.92 can’t
2012-12-26 | NLEOMF | total | 127 165 -23 | -23.03 yes
2012-12-26 | NLEOMF | firearms | 49 72 -32 | -31.94 yes
2013-08-06 | FBI | felonious | 16 23 – | -30.43 can’t
2013-12-30 | NLEOMF | firearms | 33 49 -33 | -32.65 yes
2014-06 | NLEOMF | total | 63 45 40 | 40.00 yes
2014-07-22 | NLEOMF | traffic | 26 – 37 | – can’t
2014-12-30 | NLEOMF | traffic | 49 – 11 | – can’t
2015-05-11 | FBI | felonious | 51 27 89 | 88.89 yes
2015-07-26 | NLEOMF | firearms | – – -30 | – can’t
2015-09-04 | NLEOMF | total | – – 15 | – can’t
2015-09-04 | NLEOMF | firearms | – – -16 | – can’t
2015-12-29 | NLEOMF | other | 30 21 43 | 42.86 yes
2016-07-08 | NLEOMF | firearms | 26 – 44 | – can’t
2016-07-27 | NLEOMF | total | 67 62 8 | 8.06 yes
2016-07-27 | NLEOMF | firearms | 32 18 78 | 77.78 yes
2016-07-23 | NLEOMF | firearms | 31 18 72 | 72.22 yes
2016-07-23 | NLEOMF | traffic | 26 – -7 | – can’t
2016-07-23 | NLEOMF | total | – – -1 | – can’t
2016-07-30 | ODMP | gunfire | 33 – 94 | – can’t
2016-10-07 | ODMP | gunfire | – – 50 | – can’t
2016-11 | NLEOMF | ambush | 20 8 150 | 150.00 yes
2016-12 | NLEOMF | total | 135 123 10 | 9.76 yes
2017-10-16 | FBI | felonious+accidental | 118 86 37 | 37.21 yes
2017-10 | FBI | felonious+accidental | 118 86 35 | 37.21 no rounded-coarsely
2017-07-13 | NLEOMF | traffic | 26 21 24 | 23.81 yes
2017-12-28 | NLEOMF | total | 128 135 – | -5.19 can’t
2018-12-27 | NLEOMF | firearms | 52 46 13 | 13.04 yes
2019-05 | FBI | felonious | 55 46 20 | 19.57 yes
2020-05 | FBI | accidental | 41 50 – | -18.00 can’t
2019-07 | NLEOMF | traffic | 21 28 -25 | -25.00 yes
2019-07 | NLEOMF | other | 12 33 -64 | -63.64 yes
2019-12-30 | NLEOMF | total | 128 157 -18 | -18.47 yes
2019-12-30 | NLEOMF | firearms | 49 52 -6 | -5.77 yes
2019-12-30 | NLEOMF | traffic | 43 49 -12 | -12.24 yes
2020-07-16 | NLEOMF | total | 65 – -14 | – can’t
2021-07-14 | NLEOMF | total | 155 – – | – can’t
2021-10 | FBI | felonious | 59 – 51 | – can’t
2021-09-22 | NLEOMF | total | 155 141 10 | 9.93 yes
2016-07 | FBI | felonious | 48 27 89 | 77.78 no another-edition
2022-05 | FBI | felonious | 73 46 58.7 | 58.70 yes
2022-07-14 | NLEOMF | covid19 | 54 98 -45 | -44.90 yes
2022-07 | NLEOMF | firearms | 33 28 18 | 17.86 yes
2022-07 | NLEOMF | traffic | – – 25 | – can’t
2023-05 | FBI | felonious (2022 vs 2013) | 60 27 40 | 122.22 no –
2023-01-11 | NLEOMF | traffic | 56 58 -3 | -3.45 yes
2023-01-11 | NLEOMF | struck-by | 16 27 -41 | -40.74 yes
2023-07-11 | NLEOMF | total | 52 153 -66 | -66.01 yes
2023-07-11 | NLEOMF | firearms | 25 33 -24 | -24.24 yes
2024-01-11 | NLEOMF | total | 136 224 -40 | -39.29 no rounded-up
2024-01-11 | NLEOMF | total | 136 224 -39 | -39.29 yes
2024-01-11 | NLEOMF | other | 52 110 -53 | -52.73 yes
2024-07 | NLEOMF | traffic | 26 11 136 | 136.36 yes
2025-07-08 | NLEOMF | firearms | 22 28 -21 | -21.43 yes
2025-07-09 | NLEOMF | fatal crashes | 7 17 -59 | -58.82 yes
2026-01-06 | NLEOMF | firearms | 44 52 -15 | -15.38 yes
`
const FOLLOWS: Record<string, boolean | null> = { yes: true, no: false, 'can’t': null }
const expected = ON_PAPER.trim().split('\n').map((line, place) => {
  const [published, source, words, printed, verdict] = line.split(' | ')
  const [current, prior, percent] = printed.split(' ').map((cell) => (cell === '–' ? null : Number(cell)))
  const [change, follows, slip = '–'] = verdict.split(' ')
  return { place, published, source, words, current, prior, percent, change: change === '–' ? null : Number(change), follows: FOLLOWS[follows], slip: slip === '–' ? null : slip }
})

test('the paper holds all 71 rows', () => {
  expect(expected).toHaveLength(71)
  expect(rows).toHaveLength(71)
})

test.each(expected)('row $place, $published $source $words $current v $prior, $percent: follows $follows', ({ place, ...paper }) => {
  const { published, arithmetic } = checked[place]
  expect(published.claim).toMatchObject({ current: paper.current, prior: paper.prior, percent: paper.percent, state: null, known: null })
  expect([published.published, published.source.id, published.words]).toEqual([paper.published, paper.source, paper.words])
  expect(arithmetic.follows).toBe(paper.follows)
  expect(arithmetic.slip).toBe(paper.slip)
  if (paper.change === null) expect(arithmetic.computedPercent).toBeNull()
  else expect(Math.abs(arithmetic.computedPercent! - paper.change)).toBeLessThanOrEqual(0.005_001)
  expect(arithmetic.sentences.length).toBeGreaterThan(0)
})

describe('needs, where one count is printed or the percent doesn’t follow', () => {
  // 26 ÷ 1.375 = 18.9 and 26 ÷ 1.365 = 19.05, so 19; and so on down.
  test.each([
    ['2014-07-22', 'traffic', 37, [19, 19], null, 'A rise of 37% to 26 needs 19 before.'],
    ['2014-12-30', 'traffic', 11, [44, 44], null, 'A rise of 11% to 49 needs 44 before.'],
    ['2016-07-08', 'firearms', 44, [18, 18], null, 'A rise of 44% to 26 needs 18 before.'],
    ['2016-07-23', 'traffic', -7, [28, 28], null, 'A fall of 7% to 26 needs 28 before.'],
    ['2016-07-30', 'gunfire', 94, [17, 17], null, 'A rise of 94% to 33 needs 17 before.'],
    ['2020-07-16', 'total', -14, [76, 76], null, 'A fall of 14% to 65 needs 76 before.'],
    ['2021-10', 'felonious', 51, [39, 39], null, 'A rise of 51% to 59 needs 39 before.'],
    ['2017-10', 'felonious+accidental', 35, null, [116, 116], '118 v 86 is +37%, not +35%; +35% would need 116.'],
    ['2016-07', 'felonious', 89, null, [51, 51], '48 v 27 is +78%, not +89%; +89% would need 51.'],
    ['2023-05', 'felonious (2022 vs 2013)', 40, [43, 43], null, '60 v 27 is +122%, not +40%.'],
    ['2024-01-11', 'total', -40, [225, 228], [134, 135], '136 v 224 is −39%, not −40%; −40% would need 134 or 135.'],
  ])('%s %s %i', (published, words, percent, older, newer, first) => {
    const place = expected.findIndex((row) => row.published === published && row.words === words && row.percent === percent)
    const { arithmetic } = checked[place]
    expect(arithmetic.priorNeeded).toEqual(older)
    expect(arithmetic.currentNeeded).toEqual(newer)
    expect(arithmetic.sentences[0]).toBe(first)
  })

  test('35 is the multiple of five nearest to 37.21, and fits 116 as well', () => {
    expect(checked[39].arithmetic.sentences).toEqual([
      '118 v 86 is +37%, not +35%; +35% would need 116.',
      'With 118 as the newer count, no whole older count gives +35%.',
      'It looks like a percent rounded to five or ten: 118 v 86 is +37.21%; +35% is the nearest multiple of 5.',
      'It would also fit the percent of a count near the printed one.',
    ])
  })

  test('where nothing but a percent is printed, nothing is needed', () => {
    const alone = checked.filter(({ published: { claim } }) => claim.current === null && claim.prior === null)
    expect(alone).toHaveLength(7)
    for (const { arithmetic } of alone) expect([arithmetic.priorNeeded, arithmetic.currentNeeded]).toEqual([null, null])
  })
})

test('the totals are those on paper', () => {
  const totals = publishedTotals(checked)
  expect(totals).toEqual({ claims: 71, withBothCounts: 51, judged: 45, follows: 41 })
  expect(totalsText(totals)).toBe('Of 71 published claims, 51 print both counts. 45 of those print a percent too: it follows from the counts in 41, and doesn’t in 4.')
})

describe('every cause word', () => {
  const words = [...new Set(rows.map((row) => row.cause))].sort()

  test('is known to this test', () => {
    expect(words).toEqual([
      'accidental', 'ambush', 'covid19', 'fatal crashes', 'felonious', 'felonious (2022 vs 2013)', 'felonious+accidental',
      'firearms', 'gunfire', 'other', 'struck-by', 'total', 'traffic',
    ])
  })

  test.each([
    ['total', 'all'],
    ['firearms', 'firearms'],
    ['gunfire', 'gunfire'],
    ['traffic', 'traffic'],
    ['felonious', 'felonious'],
    ['felonious (2022 vs 2013)', 'felonious'],
    ['felonious+accidental', 'all-but-illness'],
    ['covid19', 'covid19'],
    ['struck-by', 'struck-by-vehicle'],
    ['accidental', null],
    ['ambush', null],
    ['other', null],
    ['fatal crashes', null],
  ])('%s is checked under %s', (word, definition) => {
    const claim = claims.find((other) => other.words === word)!
    expect(claim.definition).toBe(definition)
    expect(claim.claim.cause).toBe(definition)
    expect(claim.why).toMatch(/\.$/)
  })

  test('leads to terms that the shipped tables hold', () => {
    const ids = claims.flatMap(({ definition, together }) => [...(definition === null ? [] : [definition]), ...together])
    expect([...new Set(ids)].filter((id) => findDefinition(shippedTerms(), id) === null)).toEqual([])
    expect(new Set(ids).size).toBe(12)
  })
})

test('only the words that name another year are held against it', () => {
  const odd = claims.filter(({ claim }) => claim.against !== 'last-year')
  expect(odd.map(({ words, asOf, claim }) => [words, yearOf(asOf), claim.against])).toEqual([['felonious (2022 vs 2013)', 2022, 2013]])
})

test('a count alone is a count, anything else a change, with the direction of its percent', () => {
  expect(claims.filter(({ claim }) => claim.kind === 'count')).toHaveLength(6)
  expect(claims[0].claim).toEqual({
    kind: 'change', cause: 'firearms', current: 26, prior: 33, percent: -21, direction: 'down',
    asOf: isoDay('2015-09-07'), known: null, against: 'last-year', state: null, followedBy: null, counter: 'NLEOMF',
  })
  expect(claims[15].claim.direction).toBeNull()
  expect(claims[20].claim.direction).toBe('up')
})

test('the days of a whole year are told apart, and a missing address is null', () => {
  expect(claims[0]).toMatchObject({ isWholeYear: false, url: null })
  expect(claims[1]).toMatchObject({ isWholeYear: true, published: '2006-10-30' })
})

test('each counter says how it differs, and only one is the source of the figures here', () => {
  const counters = new Map(claims.map(({ source }) => [source.id, source]))
  expect([...counters.values()].map(({ id, isOurs }) => [id, isOurs])).toEqual([['NLEOMF', false], ['FBI', false], ['ODMP', true]])
  for (const { differs } of counters.values()) expect(differs).not.toMatch(/error|wrong|mistake/)
})

describe('another row', () => {
  const row = { published: '2020', as_of: '2020-06-30', source: 'X', cause: 'y', year: '2020', current: '1', prior: '', percent_claimed: '', url: '' }

  test('with words and a counter that no table holds is kept, and said to be unmatched', () => {
    expect(publishedClaims([row])[0]).toMatchObject({ definition: null, why: '“y” isn’t matched with a definition here.', source: { differs: 'X keeps its own list under its own rules.' } })
  })

  test.each([
    [{ as_of: '2020-06-31' }, 'as_of is “2020-06-31”; it must be a day written YYYY-MM-DD'],
    [{ year: '2019' }, 'year is “2019”, but the as-of day 2020-06-30 isn’t in it'],
    [{ published: '2020-13' }, 'published is “2020-13”; it must be YYYY-MM-DD, YYYY-MM or YYYY'],
    [{ published: '2020-01-01-01' }, 'published is “2020-01-01-01”; it must be'],
    [{ source: '' }, 'source is empty'],
    [{ current: '1.5' }, 'current is “1.5”; it must be a whole number or empty'],
    [{ prior: '-3' }, 'prior is “-3”; it must be a whole number or empty'],
    [{ percent_claimed: '21%' }, 'percent_claimed is “21%”; it must be a number or empty'],
  ])('with %j is thrown with its row', (cells, fault) => {
    expect(() => publishedClaims([row, { ...row, ...cells }])).toThrow(`data/claims.csv row 2: ${fault}`)
  })

  test('without a column is thrown by name', () => {
    const { prior: _, ...short } = row
    expect(() => publishedClaims([short])).toThrow('data/claims.csv row 1: the column prior is missing')
  })
})
