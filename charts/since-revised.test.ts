import { describe, expect, it, test } from 'vitest'
import { CLAIM, ask, ledger, randomQueries, secondCount } from './drawn.fixture'
import { WIDE } from './picture'
import { sinceRevised } from './since-revised'

const revised = (query: string, chart: string | null) => sinceRevised(ledger, ask(query), chart)
const without = (query: string, word: string) => query.split('&').filter((each) => !each.startsWith(`${word}=`)).join('&')
const FROZEN = '?asof=2015-09-07&known=2016-07-03'

describe('the claim of September 2015, as known in July 2016', () => {
  it('names both pairs, and no percent where it stands', () => {
    expect(revised(CLAIM, 'year-so-far')).toEqual({
      sentence: 'Figures have been revised since: 26 v 33 is now 27 v 34.',
      frozenQuery: FROZEN,
      nowQuery: '?asof=2015-09-07',
      tellsAsked: true,
      changes: [
        { words: 'what changed in 2015', query: '?asof=2015-09-07&known=2016-07-03' },
        { words: 'what changed in 2014', query: '?asof=2015-09-07&known=2016-07-03&days=2014-01-01..2014-09-07' },
      ],
    })
  })

  it('names both percents where they differ', () => {
    expect(revised(`cause=all&${CLAIM}`, 'year-so-far')!.sentence).toBe('Figures have been revised since: 86 v 92 (−7%) is now 106 v 103 (+3%).')
  })

  it('speaks of all causes on a chart that counts them, whichever deaths are asked about', () => {
    expect(revised(CLAIM, 'by-cause')).toMatchObject({
      sentence: 'Figures have been revised since: all causes: 86 v 92 (−7%) is now 106 v 103 (+3%).',
      changes: [
        { words: 'what changed in 2015', query: '?cause=all&asof=2015-09-07&known=2016-07-03' },
        { words: 'what changed in 2014', query: '?cause=all&asof=2015-09-07&known=2016-07-03&days=2014-01-01..2014-09-07' },
      ],
    })
  })

  it('leads with the question’s own deaths on the dashboard', () => {
    expect(revised(CLAIM, null)!.sentence).toContain('26 v 33 is now 27 v 34.')
  })

  it('leads to the window alone whose count changed', () => {
    // Traffic was 33 v 31 and is 37 v 31.
    expect(revised(`cause=traffic&${CLAIM}`, 'year-so-far')!.changes).toEqual([{ words: 'what changed', query: '?cause=traffic&asof=2015-09-07&known=2016-07-03' }])
  })
})

describe('says nothing', () => {
  it('of an address without a known-on day', () => expect(revised('asof=2015-09-07', 'year-so-far')).toBeNull())

  it('of an address that knows the newest release', () => {
    expect(revised('asof=2015-09-07&known=2025-10-05', 'year-so-far')).toBeNull()
    expect(revised('asof=2015-09-07&known=2026-11-23', null)).toBeNull()
  })

  it('of rates whose years stand, though the windows compared were revised', () => {
    const query = 'asof=2025-06-29&known=2025-06-29'
    const [then, now] = [query, without(query, 'known')].map((each) => secondCount(each))
    const between = (count: typeof then) => ['2024', '2025'].map((year) => count.between(`${year}-01-01`, `${year}-06-29`))
    expect(between(then)).not.toEqual(between(now))
    expect(revised(query, 'year-so-far')).not.toBeNull()
    expect(revised(query, 'rate')).toBeNull()
  })

  it('where no number of the chart changed', () => {
    const query = 'cause=inadvertent-gunfire&state=VT&asof=1990-06-30&known=2016-07-03'
    const [then, now] = [query, without(query, 'known')].map((each) => secondCount(each))
    for (let year = 1979; year <= 1990; year++) expect(now.paceOf(year)).toEqual(then.paceOf(year))
    expect(revised(query, 'year-so-far')).toBeNull()
  })
})

test('the as-of day stays when the known-on day is left out of an address that named no other', () => {
  const { frozenQuery, nowQuery } = revised('cause=all&known=2016-07-03', 'year-so-far')!
  const asOf = new URLSearchParams(nowQuery).get('asof')
  expect(asOf).toMatch(/^2016-/)
  expect(frozenQuery).toBe(`?cause=all&asof=${asOf}&known=2016-07-03`)
})

test('a window that wasn’t covered then has no percent that could have been revised', () => {
  const query = 'cause=all&asof=2016-12-31&known=2016-07-03'
  const [then, now] = [query, without(query, 'known')].map((each) => secondCount(each))
  const pair = (count: typeof then) => `${count.between('2016-01-01', '2016-12-31')} v ${count.between('2015-01-01', '2015-12-31')}`
  expect(revised(query, 'year-so-far')!.sentence).toBe(`The figures reach further since: ${pair(then)} is now ${pair(now)}.`)
})

test('where the pair stands but the chart doesn’t, it says how many of its numbers changed', () => {
  const query = 'state=NY&asof=1985-03-31&known=2016-07-03'
  const [then, now] = [query, without(query, 'known')].map((each) => secondCount(each))
  const months = Array.from({ length: 14 * 12 + 3 }, (_, i) => `${1971 + Math.floor(i / 12)}-${String((i % 12) + 1).padStart(2, '0')}`)
  const changed = months.filter((month) => then.between(`${month}-01`, `${month}-31`) !== now.between(`${month}-01`, `${month}-31`))
  expect(changed).toEqual(['1974-01', '1977-09'])
  for (const year of [1984, 1985]) expect(then.between(`${year}-01-01`, `${year}-03-31`)).toBe(now.between(`${year}-01-01`, `${year}-03-31`))
  const { sentence, changes } = revised(query, 'by-month')!
  expect(sentence).toBe('2 of the 171 numbers here have been revised since.')
  expect(changes).toEqual([{ words: 'what changed in September 1977', query: '?state=NY&asof=1985-03-31&known=2016-07-03&days=1977-09-01..1977-09-30' }])
  expect(revised('state=TX&asof=1985-03-31&known=2016-07-03', 'by-month')).toBeNull()
})

test('what it says of the pair is what the files say, whatever is asked', () => {
  const frozen = randomQueries(200, 7).filter((query) => query.includes('known=') && !/against|align/.test(query))
  expect(frozen.length).toBeGreaterThan(20)
  for (const query of frozen) {
    const { answer } = ask(query)
    const windows = [answer.window, answer.priorWindows[0]].map(({ from, to }) => [from, to].map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10)))
    const [then, now] = [query, without(query, 'known')].map((each) => windows.map(([from, to]) => secondCount(each).between(from, to)))
    const sentence = revised(query, 'year-so-far')?.sentence ?? ''
    const said = /: ([\d,]+) v ([\d,]+)(?: \([^)]*\))? is now ([\d,]+) v ([\d,]+)/.exec(sentence)?.slice(1).map((n) => Number(n.replace(',', '')))
    expect(said, query).toEqual(then.join() === now.join() ? undefined : [...then, ...now])
  }
})

test('the last 365 days are told by the two counts of their own title', () => {
  const [then, now] = [CLAIM, 'asof=2015-09-07'].map((query) => {
    const count = secondCount(query)
    return [count.between('2014-09-08', '2015-09-07'), count.between('2013-09-08', '2014-09-07')]
  })
  const { sentence, changes } = revised(CLAIM, 'last-365')!
  expect(ask(CLAIM).draw('last-365', WIDE).title).toContain(then.join(' v '))
  expect(sentence).toMatch(new RegExp(`^Figures have been revised since: ${then.join(' v ')}( \\(.*\\))? is now ${now.join(' v ')}( \\(.*\\))?\\.$`))
  expect(changes[0]).toEqual({ words: 'what changed in the last 365 days', query: '?asof=2015-09-07&known=2016-07-03&days=2014-09-08..2015-09-07' })
})

test('a window as each release knew it is told by its newest count', () => {
  expect(revised(CLAIM, 'revisions')).toMatchObject({
    sentence: 'Figures have been revised since: all causes: 86 is now 106.',
    changes: [{ words: 'what changed', query: '?cause=all&asof=2015-09-07&known=2016-07-03' }],
  })
})

test('what changed leads to counts that a second count finds changed', () => {
  const frozen = randomQueries(120, 17).filter((query) => query.includes('known=') && !/against|align/.test(query))
  let followed = 0
  for (const query of frozen) {
    for (const { query: records } of revised(query, 'year-so-far')?.changes ?? []) {
      const words = new URLSearchParams(records)
      const days = words.getAll('days')
      if (days.length !== 1 || !days[0].includes('..')) continue
      const [from, to] = days[0].split('..')
      const [then, now] = [query, without(query, 'known')].map((each) => secondCount(each).between(from, to))
      expect(words.get('known'), records).not.toBeNull()
      expect(now, `${records} ← ${query}`).not.toBe(then)
      followed++
    }
  }
  expect(followed).toBeGreaterThan(3)
})

test('a change that turned to none is called unchanged', () => {
  const query = 'asof=2005-12-06&cause=other&known=2016-07-03'
  const now = secondCount(without(query, 'known'))
  expect(['2005', '2004'].map((year) => now.between(`${year}-01-01`, `${year}-12-06`))).toEqual([14, 14])
  expect(revised(query, 'year-so-far')!.sentence).toBe('Figures have been revised since: 11 v 13 (−15%) is now 14 v 14 (unchanged).')
})
