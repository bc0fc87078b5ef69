import { describe, expect, test } from 'vitest'
import { rowsOf } from '@/stats/shipped.fixture'
import { CLAIM, ask, draw, everySizeOf, randomQueries, secondCount } from './drawn.fixture'
import { dataOf, isLinked } from './figure'
import { rateText } from './rate'
import { FULL } from './scope'

const surveys = rowsOf('sworn-officers.csv')
const ODD = ['asof=2025-10-03&state=VT', 'asof=1791-01-05', 'asof=2024-02-29', 'asof=2021-06-01&known=2016-07-03', 'asof=2001-09-11', 'asof=1996-12-31']

describe('the claim', () => {
  const { title, table, dots, keys, rows, notes, series, source } = draw('rate', CLAIM)

  test('2013: 33 deaths of 724,690 officers are 4.6 per 100,000, with scope and source', () => {
    expect(table.rows[0].map(dataOf)).toEqual([2013, 33, 724_690, 4.6, 'state+local general-purpose (BJS LEMAS)', 'BJS NCJ 251762 table 1'])
    expect(isLinked(table.rows[0][1]) && table.rows[0][1].records).toBe('?asof=2015-09-07&known=2016-07-03&days=2013')
    expect(table.rows[1].at(-1)).toBe('BJS CSLLEA 2008, rounded')
    expect(title).toBe('Firearms deaths: 4.6 per 100,000 sworn officers in 2013')
    expect(rows.at(-1)!.lines).toEqual(['4.6 per 100,000: 33 of 724,690 officers', 'state+local general-purpose (BJS LEMAS)'])
    expect(source).toContain('BJS NCJ 251762 table 1')
  })

  test('the axis ends before the as-of year does, and holds every dot', () => {
    const domain = (query: string) => draw('rate', query).x.domain
    expect(domain(CLAIM)).toEqual([1995, 2014])
    expect(domain('asof=2013-12-31')).toEqual([1995, 2013])
    expect(domain('asof=2025-10-03')).toEqual([1995, 2021])
    expect(domain('asof=1990-06-01')[1]).toBeLessThanOrEqual(1990)
  })

  test('says that the numbers of officers aren’t as known on the known-on day, where one is asked for', () => {
    expect(notes[1]).toBe('The deaths are as known on 3 July 2016, the numbers of officers aren’t: no day of their publication is held, and some may be later.')
    expect(draw('rate', 'asof=2015-09-07').notes.join(' ')).not.toContain('as known on')
  })

  test('no line joins the dots, and the two scopes differ in colour and form', () => {
    expect(series).toEqual([])
    expect(keys.map(({ name, colour, open }) => [name, colour, open])).toEqual([
      ['state+local (BJS CSLLEA census)', 'ink', false],
      ['state+local general-purpose (BJS LEMAS)', 'muted', true],
    ])
    expect(dots.map((dot) => [dot.x, dot.open])).toEqual([[1996, false], [1997, true], [2000, false], [2000, true], [2003, true], [2004, false], [2007, true], [2008, false], [2013, true]])
  })

  test('says which of the deaths are of officers whom no survey counts, place by place', () => {
    const years = [1996, 1997, 2000, 2003, 2004, 2007, 2008, 2013]
    const sum = (query: string) => years.reduce((total, year) => total + secondCount(query).between(`${year}-01-01`, `${year}-12-31`), 0)
    const outside = rowsOf('states.csv').filter(({ kind }) => kind === 'territory' || kind === 'agency')
    const deaths = outside.map(({ code, where }) => ({ where, deaths: sum(`${CLAIM}&state=${code}`) })).filter((each) => each.deaths > 0)
    const all = deaths.reduce((total, each) => total + each.deaths, 0)
    expect(deaths.length).toBeGreaterThan(2)
    expect(notes[2]).toContain(`of the ${sum(CLAIM)} deaths of these years ${all} are of officers whom no survey counts (`)
    for (const each of deaths) expect(notes[2]).toContain(`${each.deaths} ${each.where}`)
    expect(notes[2]).not.toContain('by that share')
  })
})

test('every rate is deaths by a second count over the published number, for finished and covered years only', () => {
  for (const query of [CLAIM, ...ODD, ...randomQueries(40, 71)]) {
    const { table, dots, labels } = draw('rate', query)
    const words = new URLSearchParams(query)
    const count = secondCount(query)
    const told = surveys.filter(({ year }) => !words.has('state') && `${year}-12-31` <= words.get('asof')! && count.covers(`${year}-01-01`, `${year}-12-31`))
    const expected = told
      .map((row) => {
        const deaths = count.between(`${row.year}-01-01`, `${row.year}-12-31`)
        return [Number(row.year), deaths, Number(row.officers), Number(((deaths / Number(row.officers)) * 100_000).toFixed(1)), row.scope]
      })
      .sort((a, b) => Number(a[0]) - Number(b[0]))
    expect([...table.rows].reverse().map(([year, deaths, officers, rate, scope]) => [year, deaths, officers, rate, scope].map(dataOf)), query).toEqual(expected)
    expect(dots.map((dot) => [dot.x, dot.y]), query).toEqual(expected.map((row) => [row[0], row[3]]))
    for (const label of labels.filter(({ text }) => /^[\d.]+$/.test(text))) {
      expect(expected.some((row) => row[0] === label.x && Number(row[3]).toFixed(1) === label.text), `${query} ${label.text}`).toBe(true)
    }
  }
})

test('where there is room, every rate is told beside its dot', () => {
  for (const size of everySizeOf(FULL).filter(({ width }) => width >= 520)) {
    for (const cause of ['firearms', 'traffic', 'all']) {
      const { dots, labels } = ask(`asof=2025-10-03&cause=${cause}`).draw('rate', size)
      expect(labels.length, `${cause} ${size.width}`).toBe(dots.length)
    }
  }
})

test.each([
  ['state=VT', 'No rate is told for deaths in Vermont alone: no number of officers is held for them', 'No number of officers is held'],
  ['state=US', 'No rate is told for deaths among federal officers alone: no number of officers is held for them', 'No number of officers is held'],
  ['asof=1996-12-30', 'No rate before the end of 1996, the first year with a published number of officers', 'Before the first survey'],
])('%s has no dot and says why', (query, title, label) => {
  const figure = draw('rate', query)
  expect([figure.title, figure.labels.map((l) => l.text)]).toEqual([title, [label]])
  expect([figure.dots, figure.rows, figure.table.rows, figure.keys]).toEqual([[], [], [], []])
})

test('a year with two surveys has both rates in the title', () => {
  const count = secondCount('cause=all').between('2000-01-01', '2000-12-31')
  const [census, sample] = [708_022, 656_645].map((officers) => ((count / officers) * 100_000).toFixed(1))
  expect(draw('rate', 'asof=2002-06-01&cause=all').title).toBe(`Deaths from all causes: ${census} or ${sample}, by survey, per 100,000 sworn officers in 2000`)
})

test('a rate has one decimal', () => {
  expect([rateText(7), rateText(14.8), rateText(0)]).toEqual(['7.0', '14.8', '0.0'])
})
