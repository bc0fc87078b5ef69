import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { parseKnown, toKnownText } from '@/stats/known'
import { countIn, knownRows, shippedLedger } from '@/stats/shipped.fixture'
import { checkClaim } from './check'
import { type Claim, EMPTY_CLAIM } from './claim'
import { understand } from './understand'

const ledger = shippedLedger()
const claim = (more: Partial<Claim>): Claim => ({ ...EMPTY_CLAIM, cause: 'firearms', against: 'last-year', ...more })
const check = (more: Partial<Claim>) => checkClaim(ledger, claim(more))
const pair = ({ change }: { change: { current: number; prior: number } }) => `${change.current} v ${change.prior}`
const marks = ({ parts }: ReturnType<typeof checkClaim>) => Object.fromEntries(parts.map(({ id, status }) => [id, status]))

/** A plain count of the files, also of the two definitions that are no groups. */
function plainCount(rows: Record<string, string>[], from: string, to: string, id: string): number {
  const labels: Record<string, string[]> = { gunfire: ['Gunfire'], 'inadvertent-gunfire': ['Gunfire (Accidental)', 'Gunfire (Inadvertent)'] }
  return labels[id] ? countIn(rows.filter((row) => labels[id].includes(row.cause)), from, to, 'all') : countIn(rows, from, to, id)
}

const SENTENCE =
  'Police shooting deaths are down 21% this year, compared with the same period last year. There were 26 firearms-related deaths this year, including two in training accidents, ' +
  'and 33 in 2014 up to this point. Traffic accidents, followed by shootings, are the leading cause.'

describe('the claim of 8 September 2015', () => {
  const { claims, missing } = understand(SENTENCE, { terms: ledger.terms, published: isoDay('2015-09-08'), today: isoDay('2026-11-26') })
  const [change, leading] = claims.map((each) => checkClaim(ledger, each.claim))

  test('is understood from its own sentence, its day asked with the neighbours', () => {
    expect(claims.map(({ claim: { kind, cause, current, prior, percent, direction, asOf } }) => [kind, cause, current, prior, percent, direction, asOf && toIso(asOf)])).toEqual([
      ['change', 'firearms', 26, 33, -21, 'down', '2015-09-07'],
      ['leading', 'traffic', null, null, null, null, '2015-09-07'],
    ])
    expect(missing.map(({ field, options }) => [field, options.map(({ value }) => value)])).toEqual([['asof', ['2015-09-07', '2015-09-08', '2015-09-06']]])
  })

  test('finds 26 v 33 as known in July 2016 under all firearms, as of 7 September', () => {
    expect(change.fits).toBe(true)
    const { nearest } = change
    expect([pair(nearest!), nearest!.definition.id, toIso(nearest!.asOf), toKnownText(nearest!.known), nearest!.query]).toEqual(['26 v 33', 'firearms', '2015-09-07', '2016-07-03', '?asof=2015-09-07&known=2016-07-03'])
    expect(change.arithmetic).toMatchObject({ follows: true, slip: null })
    expect(change.chance).toMatchObject({ percent: -21, verdict: 'could easily be chance' })
    expect(change.chance!.p).toBeCloseTo(0.435, 3)
  })

  test('shows the days beside it: 26 v 34 one day later', () => {
    expect(change.neighbours.map((reading) => [toIso(reading.asOf), pair(reading)])).toEqual([
      ['2015-09-06', `${['2015', '2014'].map((year) => countIn(knownRows('2016-07-03'), `${year}-01-01`, `${year}-09-06`, 'firearms')).join(' v ')}`],
      ['2015-09-08', '26 v 34'],
    ])
  })

  test('marks the percent as supported, the counts only as they were known, and says so plainly', () => {
    expect(marks(change)).toEqual({ arithmetic: 'supported', current: 'only-under', prior: 'only-under', percent: 'supported', direction: 'supported' })
    expect(change.verdict).toBe(
      'The figures support the percent and the direction under “firearms”, and the 2015 count and the 2014 count only as known on 3 July 2016: as known on 5 October 2025 they give 27 v 34 (−21%). The change could easily be chance.',
    )
  })

  test('holds under one of the two ways to draw its line: 27 v 34, not 25 v 33', () => {
    expect(change.holdsUnder).toMatchObject({ k: 1, n: 2 })
    expect(change.holdsUnder!.rows.map(({ definition, reading, holds }) => [definition.id, pair(reading), holds])).toEqual([
      ['firearms', '27 v 34', true],
      ['gunfire', '25 v 33', false],
    ])
  })

  test('the traffic sentence stood as known in July 2016, 33 against 26, and doesn’t now that more illness is listed', () => {
    const { now, holds } = leading.leading!
    const deaths = (ranking: typeof now) => Object.fromEntries(ranking.groups.map(({ definition, deaths: n }) => [definition.id, n]))
    expect(deaths(holds!)).toMatchObject({ traffic: 33, firearms: 26 })
    expect(deaths(now)).toMatchObject({ traffic: 37, firearms: 27 })
    const illness = countIn(knownRows('9999-12-31'), '2015-01-01', '2015-09-07', 'illness')
    expect([deaths(now).illness, illness > 27]).toEqual([illness, true])
    expect(leading.verdict).toMatch(/^The figures support it only as they were known then\. Only as known on 3 July 2016: traffic 33, firearms 26, /)
    const then = checkClaim(ledger, { ...claims[1].claim, known: parseKnown('2016-07-03') })
    expect([marks(then).leading, then.verdict]).toEqual(['supported', expect.stringMatching(/^The figures support it: traffic 33, firearms 26, /)])
  })

  test('judged by what was known in July 2016 all of it is supported', () => {
    const then = checkClaim(ledger, { ...claims[0].claim, known: parseKnown('2016-07-03') })
    expect(Object.values(marks(then))).toEqual(Array(5).fill('supported'))
    expect(then.verdict).toBe('The figures support it under “firearms”: 26 v 33 (−21%). The change could easily be chance.')
    expect(then.readings.every(({ places }) => places.every((place) => place === 0))).toBe(true)
  })
})

describe('what NLEOMF printed in mid-2025', () => {
  test('“firearms 22, down 21% from 28” is found exactly', () => {
    const found = check({ current: 22, prior: 28, percent: -21, direction: 'down', asOf: isoDay('2025-06-30') })
    expect(Object.values(marks(found))).toEqual(Array(5).fill('supported'))
    expect([pair(found.nearest!), found.nearest!.query]).toEqual(['22 v 28', '?asof=2025-06-30&known=2025-10-05'])
  })

  test('“42 v 89, −53%” follows, isn’t what the figures give, and is told as a fresh count against a revised one', () => {
    const found = check({ cause: 'all', current: 42, prior: 89, percent: -53, direction: 'down', asOf: isoDay('2025-06-30') })
    expect(found.arithmetic.follows).toBe(true)
    expect(marks(found)).toMatchObject({ current: 'not-supported', prior: 'not-supported', percent: 'not-supported', direction: 'supported' })
    const first = countIn(knownRows('2024-08-31'), '2024-01-01', '2024-06-30', 'all')
    expect(found.revised.find(({ window }) => window === 'prior')).toMatchObject({ first: { count: first }, now: { count: 80 } })
    // 42 against 74: −32 ÷ 74 is −43.2%.
    expect([first, found.fresh]).toEqual([74, expect.stringContaining('first known with 74, and against that 42 would be −43%')])
    expect(found.fresh).toContain('isn’t in these figures')
    expect(found.verdict).toContain('they give 40 v 80 (−50%)')
  })
})

test('an asymmetric pair, 24 v 33, is named as two definitions in one comparison', () => {
  for (const cause of ['firearms', 'gunfire']) {
    const found = check({ cause, current: 24, prior: 33, asOf: isoDay('2015-09-07') })
    expect(found.mixed, cause).toMatchObject({ kind: 'definitions' })
    expect(found.verdict, cause).toContain('24 is the count of gunfire deaths and 33 that of firearms deaths: two definitions in one comparison.')
  }
})

test('a fresh count against an old one, each right at another time, is named as two states of knowledge', () => {
  // All causes as of 31 August 2025, known then: 60 v 101; the prior as known a year before: 94.
  const found = check({ cause: 'all', current: 60, prior: 94, asOf: isoDay('2025-08-31'), known: parseKnown('2025-08-31') })
  expect(found.mixed).toMatchObject({ kind: 'releases', sentence: expect.stringContaining('60 is the 2025 count as known on 31 August 2025, and 94 is the 2024 count as known on 31 August 2024') })
})

describe('what can’t be checked is said, and why', () => {
  test.each([
    ['no cause', { cause: null, asOf: isoDay('2015-09-07'), percent: -21 }, 'the claim doesn’t say which deaths it counts.'],
    ['no day', { percent: -21 }, 'the claim doesn’t say up to which day it counts.'],
    ['a day to come', { percent: -21, asOf: isoDay('2026-03-01') }, 'the figures held end on 5 October 2025'],
    ['a day before the figures', { percent: -21, asOf: isoDay('1700-03-01') }, 'the figures begin on 1 January 1791'],
    ['a day after what was known', { percent: -21, asOf: isoDay('2016-08-01'), known: parseKnown('2016-07-03') }, 'the as-of day lies after the known-on day'],
  ])('%s', (_, more, why) => {
    const { verdict, parts, safe, readings } = check(more)
    expect(verdict).toMatch(/^These figures can’t check it: /)
    expect(verdict).toContain(why)
    expect([parts.every(({ status }) => status === 'cannot-check'), safe, readings]).toEqual([true, null, []])
  })

  test('the arithmetic is still told', () => {
    expect(check({ current: 14, prior: 3, percent: 300 }).verdict).toMatch(/^The printed percent doesn’t follow from the printed counts\. These figures can’t check it: /)
  })

  test('and where only the day is missing, the days on which both counts stand', () => {
    const { fitting } = check({ current: 26, prior: 33 })
    expect(fitting[0]).toMatchObject({ from: isoDay('2015-09-07'), to: isoDay('2015-09-07'), text: '7 September 2015' })
    for (const { definition, from, place } of fitting) {
      const rows = knownRows(toIso(ledger.releases[place].released))
      const day = toIso(from).slice(4)
      const counted = [0, 1].map((back) => Number(toIso(from).slice(0, 4)) - back).map((year) => plainCount(rows, `${year}-01-01`, `${year}${day}`, definition.id))
      expect(counted).toEqual([26, 33])
    }
  })
})

test('every reading is what a plain count of the files gives', () => {
  const { readings } = check({ current: 26, prior: 33, percent: -21, asOf: isoDay('2015-09-07') })
  expect(readings.length).toBe(8)
  for (const { definition, asOf, known, align, change } of readings) {
    expect(align).toBe('date')
    const [rows, day] = [knownRows(toKnownText(known)), toIso(asOf).slice(4)]
    expect([change.current, change.prior], `${definition.id} ${toIso(asOf)}`).toEqual([plainCount(rows, '2015-01-01', `2015${day}`, definition.id), plainCount(rows, '2014-01-01', `2014${day}`, definition.id)])
  }
})

describe('the sentence to print', () => {
  const sentence = (more: Partial<Claim>) => check({ percent: -21, asOf: isoDay('2015-09-07'), ...more }).safe!.sentence

  test('names both counts, the window, the source, the as-of and the known-on day', () => {
    expect(sentence({ known: parseKnown('2016-07-03') })).toBe(
      'There were 26 firearms deaths of officers in the United States from Jan. 1 through Sept. 7, 2015, down 21% from 33 in the same period of 2014, according to Officer Down Memorial Page figures compiled by FiveThirtyEight, as known on July 3, 2016.',
    )
  })

  test.each([
    [{ cause: 'all' }, 'There were 106 deaths of officers from all causes in the United States from Jan. 1 through Sept. 7, 2015, up 3% from 103 in the same period of 2014'],
    [{ cause: 'inadvertent-gunfire' }, 'There were two inadvertent gunfire deaths of officers in the United States from Jan. 1 through Sept. 7, 2015, compared with one in the same period of 2014'],
    [{ against: 'average-5' as const }, 'There were 27 firearms deaths of officers in the United States from Jan. 1 through Sept. 7, 2015, down 27% from an average of 37.2 in the same periods of 2010 to 2014'],
    [{ asOf: isoDay('2024-12-29'), state: 'VT' }, 'There were no firearms deaths of officers in Vermont from Jan. 1 through Dec. 29, 2024, or in the same period of 2023'],
  ])('%j', (more, begins) => {
    expect(sentence(more).slice(0, begins.length)).toBe(begins)
  })

  test('leaves out a percent of small counts', () => {
    expect(sentence({ asOf: isoDay('2016-02-29'), known: parseKnown('2016-07-03') })).toContain('There were 11 firearms deaths of officers in the United States from Jan. 1 through Feb. 29, 2016, compared with one in the same period of 2015,')
  })
})

describe('a verdict never says more than its parts', () => {
  test('what stands only under a condition is told with it', () => {
    // 43% by mid-2010 is what the felonious deaths rose by, as known in July 2016; all causes are 97 v 78.
    const found = check({ cause: 'all', current: 87, prior: 61, percent: 43, direction: 'up', asOf: isoDay('2010-06-30') })
    expect(marks(found)).toMatchObject({ current: 'not-supported', direction: 'supported' })
    expect(found.verdict).toMatch(/^The figures support the direction under “all causes”/)
    expect(found.verdict).not.toMatch(/support the direction and the percent/)
  })

  test('the same numbers under another subject are no support', () => {
    // As of 30 September 2025 Georgia's traffic deaths, not its gunfire deaths, are 1 v 4.
    const found = check({ cause: 'gunfire', current: 1, prior: 4, direction: 'down', asOf: isoDay('2025-09-30'), state: 'GA' })
    expect(found.nearest!.definition.family).toBe('firearms')
    expect(found.verdict).not.toContain('traffic')
  })

  test('a release that a day doesn’t have is refused', () => {
    expect(check({ percent: -21, asOf: isoDay('2015-09-07'), known: parseKnown('2016-07-03.2') }).cannot).toBe('The known-on day has no such release.')
  })
})

test('a window that ends in days that no release covers is compared up to the last covered one', () => {
  const rows = knownRows('9999-12-31')
  const pairOf = (id: string) => ['2024', '2023'].map((year) => countIn(rows, `${year}-01-01`, `${year}-12-29`, id))
  // No release covers 30 and 31 December 2024. Up to the 29th firearms are 52 v 48: 4 ÷ 48 = +8.3%.
  expect([pairOf('all'), pairOf('firearms')]).toEqual([[139, 138], [52, 48]])
  const all = check({ cause: 'all', percent: 6, direction: 'up', asOf: isoDay('2024-12-31') })
  expect(all.safe!.sentence).toMatch(/^There were 139 deaths of officers from all causes in the United States from Jan\. 1 through Dec\. 29, 2024, up 1% from 138 in the same period of 2023, .* as known on Dec\. 29, 2024 \(2023 as known on Aug\. 30, 2024\)\.$/)
  const found = check({ current: 52, prior: 48, percent: 8, direction: 'up', asOf: isoDay('2024-12-31') })
  expect([found.fits, found.nearestUnder, found.mixed]).toEqual([true, 'as of 29 December 2024', null])
  expect(found.verdict).toContain(' No release covers 30 and 31 December 2024: up to 29 December 2024, in both years, it is 52 v 48, +8%.')
})

test('a part of a year against a whole one is named where it isn’t said', () => {
  // All of 2024: 52; by 3 October 2025: 35, against 44.
  const found = check({ current: 35, prior: 52, percent: -33, direction: 'down', asOf: isoDay('2025-10-03') })
  expect(found.mixed).toEqual({ kind: 'whole-year', sentence: '52 is the count of all of 2024, and 35 that of 1 January to 3 October 2025: a part of a year against a whole one.', under: 'as the count of all of 2024' })
  expect(marks(found)).toEqual({ arithmetic: 'supported', current: 'supported', prior: 'only-under', percent: 'only-under', direction: 'supported' })
  expect(found.verdict).toMatch(/^The figures don’t support it as one comparison: 52 is the count of all of 2024/)
})

test('a number that the figures give as well isn’t thereby its counter’s', () => {
  const found = check({ cause: 'all', percent: -42, direction: 'down', asOf: isoDay('2025-10-03'), counter: 'FBI' })
  expect(found.verdict).toContain('What the Federal Bureau of Investigation itself counted isn’t held here.')
})

test('deaths of federal officers are told as theirs', () => {
  expect(check({ cause: 'all', asOf: isoDay('2025-06-30'), percent: 1, state: 'US' }).safe!.sentence).toMatch(/^There were \w+ deaths of federal officers from all causes in the United States from Jan\. 1 through June 30, 2025/)
  expect(check({ cause: 'heart-attack', asOf: isoDay('2025-06-30'), percent: 1, state: 'US' }).safe!.sentence).toMatch(/ heart attack deaths of federal officers /)
})

describe('a lone number isn’t found by accident', () => {
  // Firearms as known now: 26 v 31 (−16%) up to 2 September, 27 v 34 (−21%) on the 7th.
  test('days away', () => {
    const found = check({ percent: -16, direction: 'down', asOf: isoDay('2015-09-07') })
    expect([found.fits, marks(found)]).toEqual([false, { percent: 'not-supported', direction: 'supported' }])
  })

  test('but with its counts it is, with the day', () => {
    const found = check({ current: 26, prior: 31, percent: -16, direction: 'down', asOf: isoDay('2015-09-07') })
    expect([found.fits, found.nearestUnder]).toEqual([true, 'as of 2 September 2015'])
    expect(found.verdict).toBe(
      'The figures support the direction under “firearms”, and the 2015 count, the 2014 count, and the percent only as of 2 September 2015: as known on 5 October 2025 they give 27 v 34 (−21%). The change could easily be chance.',
    )
  })

  test('nor under another subject, which is told apart', () => {
    // Traffic up to 30 June 2025 is 13 v 26; firearms are 22 v 28.
    const found = check({ cause: 'firearms', current: 13, prior: 26, percent: -50, direction: 'down', asOf: isoDay('2025-06-30') })
    expect(found.readings.every(({ definition }) => ['firearms', 'gunfire'].includes(definition.id))).toBe(true)
    expect(found.elsewhere.map((reading) => [reading.definition.id, pair(reading)])).toContainEqual(['traffic', '13 v 26'])
    expect(marks(found)).toMatchObject({ current: 'not-supported', percent: 'not-supported' })
  })
})

describe('a number that is printed as no exact figure', () => {
  // All causes by mid-2025: 40 v 80, exactly −50%; without illness 37 v 63, −41%.
  test.each([
    ['more than', 'not-supported'], ['at least', 'supported'], ['nearly', 'supported'], ['about', 'supported'], ['less than', 'only-under'],
  ] as const)('“%s 50%%” of 40 v 80: %s', (rough, status) => {
    expect(marks(check({ cause: 'all', percent: -50, direction: 'down', asOf: isoDay('2025-06-30'), rough: { percent: rough } })).percent).toBe(status)
  })

  test('a count keeps its side as well', () => {
    const found = check({ cause: 'all', current: 40, prior: 100, direction: 'down', asOf: isoDay('2025-06-30'), rough: { current: 'about', prior: 'nearly' } })
    // A tenth of 100 is 10, and 80 is 20 short of it.
    expect(marks(found)).toMatchObject({ current: 'supported', prior: 'not-supported' })
  })
})

describe('part of a year against a whole one', () => {
  const until = (day: string) => `2025-${day}`
  const rows = knownRows('9999-12-31')
  const so = countIn(rows, '2025-01-01', until('10-03'), 'all')

  test('is judged as printed, and the same days are told beside it', () => {
    const whole = countIn(rows, '2024-01-01', '2024-12-31', 'all')
    const found = check({ cause: 'all', current: so, prior: whole, direction: 'down', asOf: isoDay('2025-10-03'), isWhole: true })
    expect(marks(found)).toEqual({ current: 'supported', prior: 'supported', direction: 'supported' })
    expect([so, whole]).toEqual([68, 139])
    // (68 − 139) ÷ 139 = −51.1%; (68 − 117) ÷ 117 = −41.9%.
    expect(found.verdict).toMatch(/^The figures support what is printed \(68 v 139, −51%, against all of 2024 \(without 30 and 31 December 2024, which no release covers\)\), but that sets a part of a year against a whole one\. By the same day of 2024 the figures give 68 v 117, −42%\./)
  })

  test('isn’t supported where the part is less than the whole was', () => {
    const found = check({ cause: 'traffic', direction: 'up', asOf: isoDay('2025-10-03'), against: 2013, isWhole: true })
    expect([countIn(rows, '2025-01-01', until('10-03'), 'traffic'), countIn(rows, '2013-01-01', '2013-12-31', 'traffic')]).toEqual([23, 48])
    expect([marks(found), found.verdict.startsWith('The figures don’t support it: they give 23 v 48, −52%, against all of 2013. And that sets')]).toEqual([{ direction: 'not-supported' }, true])
  })
})

describe('another counter’s number', () => {
  test('is counted otherwise, and never called unsupported', () => {
    const found = check({ cause: 'felonious', current: 73, prior: 46, percent: 58.7, direction: 'up', asOf: isoDay('2021-12-31'), counter: 'FBI' })
    expect(marks(found)).toEqual({ arithmetic: 'supported', current: 'counted-otherwise', prior: 'counted-otherwise', percent: 'counted-otherwise', direction: 'supported' })
    expect(found.verdict).toContain('The Federal Bureau of Investigation counts by its own rules: a difference is no error of either.')
    expect(found.counted?.differs).toContain('The FBI counts officers feloniously killed')
    expect(found.verdict).not.toContain('don’t support')
  })

  test('where the counter is the figures’ own source it is held to them', () => {
    expect(marks(check({ current: 60, asOf: isoDay('2015-09-07'), kind: 'count', counter: 'ODMP' })).current).toBe('not-supported')
  })
})

describe('the leading cause', () => {
  const rows = knownRows('9999-12-31')
  const gunfire = countIn(rows.filter((row) => row.cause === 'Gunfire'), '2024-01-01', '2024-12-29', 'all')
  const traffic = countIn(rows, '2024-01-01', '2024-12-29', 'traffic')

  test('may be a part of a group, which is ranked with the group’s causes one by one', () => {
    const found = check({ kind: 'leading', cause: 'gunfire', followedBy: 'traffic', against: null, asOf: isoDay('2024-12-29') })
    expect([gunfire, traffic]).toEqual([49, 47])
    expect(found.leading!.now.groups.slice(0, 2).map(({ name, deaths }) => [name, deaths])).toEqual([['gunfire', 49], ['traffic', 47]])
    expect(marks(found)).toEqual({ leading: 'supported' })
    expect(found.safe!.sentence).toBe(
      'Among the 139 deaths of officers in the United States from Jan. 1 through Dec. 29, 2024, gunfire was the leading cause, with 49, followed by traffic with 47 and illness with 26, according to Officer Down Memorial Page figures compiled by Matt Stiles, as known on Dec. 29, 2024.',
    )
  })

  test('a count beside it is judged too', () => {
    const found = check({ kind: 'leading', cause: 'traffic', current: 60, against: null, asOf: isoDay('2015-09-07') })
    expect(marks(found)).toEqual({ leading: 'supported', current: 'not-supported' })
    expect(found.verdict).toMatch(/The 2015 count isn’t as printed: the figures give 37, and no near reading gives what is printed\.$/)
  })

  test('what is neither a group nor a cause can’t be ranked', () => {
    expect(marks(check({ kind: 'leading', cause: 'felonious', against: null, asOf: isoDay('2024-12-29') }))).toEqual({ leading: 'cannot-check' })
    expect(marks(check({ kind: 'leading', cause: 'gunfire', followedBy: 'firearms', against: null, asOf: isoDay('2024-12-29') }))).toEqual({ leading: 'cannot-check' })
  })
})

describe('the paragraph to print', () => {
  test('says chance, other definitions, all causes and revisions, in a newsroom’s words', () => {
    const { sentence, paragraph } = check({ percent: -21, asOf: isoDay('2015-09-07') }).safe!
    expect(paragraph.slice(sentence.length + 1)).toBe(
      'A difference like this could easily be chance. By another definition (gunfire only), the counts are 25, compared with 33 (down 24%). Deaths from all causes totaled 106, compared with 103 (up 3%). ' +
      'The source revises its list: the 2015 count was 26 as first held here (July 3, 2016) and is now 27; the 2014 count was 33 as first held here (July 3, 2016) and is now 34.',
    )
  })

  test('says that figures are fresh, and what they are at the same age', () => {
    // Known at the same age, on 31 August 2024, the first half of 2024 had 74: (40 − 74) ÷ 74 = −45.9%.
    expect(check({ cause: 'all', percent: -50, asOf: isoDay('2025-06-30') }).safe!.paragraph).toContain('With the list of each year as it stood at the same age, the counts were 40, compared with 74 (down 46%). Counts rise as late deaths are added, so the newest one tends to look low.')
  })

  test('names deaths that came several at a time', () => {
    // 33 − 4 − 3 = 26.
    expect(check({ percent: 83, asOf: isoDay('2016-07-20') }).safe!.paragraph).toContain(
      'The counts include several deaths on one day: four on July 7, 2016, in Texas (gunfire) and three on July 17, 2016, in Louisiana (gunfire). Leaving those days out, the counts are 26, compared with 18.',
    )
  })
})

test('chance is told of the counts that fit, and of the figures’ own where it says otherwise', () => {
  // 32 v 18 fits as of 18 July 2016; as of the 20th the figures give 33 v 18, whose p is just below 0.05.
  expect(check({ current: 32, prior: 18, percent: 78, direction: 'up', asOf: isoDay('2016-07-20') }).verdict).toMatch(
    /At 32 v 18 the change could easily be chance; at 33 v 18 it is larger than chance alone usually gives\. The counts are small\.$/,
  )
})

describe('the nearest reading', () => {
  const rows = knownRows('9999-12-31')

  test('is an exact one of the week, also where another day is nearer', () => {
    // As known now 35 v 44 stands on 6 November 2015, a week on; on 30 October it is 34 v 43.
    expect(['10-30', '11-06'].map((day) => ['2015', '2014'].map((year) => countIn(rows, `${year}-01-01`, `${year}-${day}`, 'firearms')))).toEqual([[34, 43], [35, 44]])
    const found = check({ current: 35, prior: 44, asOf: isoDay('2015-10-30') })
    expect([found.fits, found.nearestUnder, marks(found)]).toEqual([true, 'as of 6 November 2015', { current: 'only-under', prior: 'only-under' }])
  })

  test('of a lone number lies a day away at most', () => {
    // 27 v 34 (−21%) on the 7th, 27 v 35 (−23%) on the 8th.
    expect(check({ percent: -23, direction: 'down', asOf: isoDay('2015-09-07') }).nearestUnder).toBe('as of 8 September 2015')
  })

  test('by the same number of days ends a day later after a leap day', () => {
    // The first 61 days of 2016 end on 1 March, and those of 2015 on 2 March.
    const counted = (day: string) => countIn(rows, '2015-01-01', day, 'all')
    expect(counted('2015-03-01')).not.toBe(counted('2015-03-02'))
    const other = check({ cause: 'all', current: countIn(rows, '2016-01-01', '2016-03-01', 'all'), prior: counted('2015-03-02'), asOf: isoDay('2016-03-01') })
    expect([other.fits, other.nearestUnder]).toEqual([true, 'by the same number of days'])
  })

  test('where every marked part fits or none does, no verdict is left without its condition', () => {
    for (const isPoints of [true, undefined]) {
      const found = check({ current: 27, prior: 34, percent: -21, direction: 'down', asOf: isoDay('2015-09-07'), ...(isPoints && { isPoints }) })
      expect([isPoints, marks(found).percent, found.verdict.startsWith('The printed percent doesn’t follow')]).toEqual([isPoints, isPoints ? 'not-supported' : 'supported', isPoints === true])
    }
  })
})

describe('a mixed pair', () => {
  test('is of one release, and of the claim’s own definition or one beside it', () => {
    // 24 is gunfire as known in July 2016 alone, 34 firearms as known since: no release has both.
    expect(check({ current: 24, prior: 34, asOf: isoDay('2015-09-07') }).mixed).toBeNull()
    // 2 is inadvertent gunfire, a part and no other way to draw the line.
    expect(check({ current: 2, prior: 33, asOf: isoDay('2015-09-07'), known: parseKnown('2016-07-03') }).mixed).toBeNull()
  })
})

test('nothing leads where nobody died', () => {
  const found = check({ kind: 'leading', cause: 'traffic', against: null, asOf: isoDay('2024-12-29'), state: 'VT' })
  expect(found.leading!.now.groups.every(({ deaths }) => deaths === 0)).toBe(true)
  expect([marks(found).leading, found.safe!.sentence.startsWith('There were no deaths of officers in Vermont')]).toEqual(['not-supported', true])
})

test('a definition of one cause leads as that cause does', () => {
  const found = check({ kind: 'leading', cause: 'inadvertent-gunfire', against: null, asOf: isoDay('2024-12-29') })
  expect([found.leading!.now.groups.find(({ definition }) => definition.id === 'inadvertent-gunfire')?.deaths, marks(found).leading]).toEqual([3, 'not-supported'])
})

test('a mean is compared at the decimals that were printed', () => {
  // 2010 to 2014 by 7 September have 186 firearms deaths: 37.2 a year.
  for (const [prior, status] of [[37, 'supported'], [37.2, 'supported'], [37.3, 'not-supported']] as const) {
    expect([prior, marks(check({ current: 27, prior, against: 'average-5', asOf: isoDay('2015-09-07') })).prior]).toEqual([prior, status])
  }
})

test('a percent without a direction is met by either', () => {
  const found = check({ current: 27, prior: 34, percent: 21, asOf: isoDay('2015-09-07') })
  expect([found.parts.find(({ id }) => id === 'percent')?.said, marks(found).percent]).toEqual(['21%', 'supported'])
})

test('a whole year against a whole one is the usual comparison', () => {
  const found = check({ cause: 'all', current: 719, asOf: isoDay('2021-12-31'), isWhole: true, direction: 'up' })
  expect([found.whole, found.verdict.includes('part of a year')]).toEqual([null, false])
})
