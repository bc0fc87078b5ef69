import { readFileSync } from 'node:fs'
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { CHARTS } from './catalogue'
import { citationsOf } from './citation'
import { rowsOf, shippedReleases } from '@/stats/shipped.fixture'
import { CLAIM, ask, randomQueries } from './drawn.fixture'
import { WIDE } from './picture'

const edge = { site: 'https://figures.example.org', retrieved: isoDay('2026-11-23') }
const cite = (chart: string, query: string) => {
  const dashboard = ask(query)
  return citationsOf(dashboard, dashboard.draw(chart, WIDE), edge)
}
const ADDRESS = 'https://figures.example.org/charts/year-so-far?asof=2015-09-07&known=2016-07-03'

describe('the claim of September 2015', () => {
  const { text, bibtex, csl, credit } = cite('year-so-far', CLAIM)

  test('the sentence names publisher, title, release, both clocks, definition, retrieval and the frozen address', () => {
    expect(text).toMatch(
      /^Same Period\. “The year so far: firearms deaths, 1 Jan – 7 Sep, 2015 and 2014” \[data set\], release \S+ \([\da-f]{7}\), known on 3 July 2016, definition firearms\. Retrieved 23 November 2026, https:\/\/figures\.example\.org\/charts\/year-so-far\?asof=2015-09-07&known=2016-07-03$/,
    )
  })

  test('the short hash is the start of the release file’s', () => {
    const { resources } = JSON.parse(readFileSync('data/datapackage.json', 'utf8')) as { resources: { path: string; hash: string }[] }
    const { hash } = resources.find(({ path }) => path === 'releases/2016-07-03.csv')!
    expect(text).toContain(`release 2016-07-03 (${hash.replace('sha256:', '').slice(0, 7)}),`)
  })

  test('the credit names the chart’s maker, the source of its figures, the licence and the address', () => {
    expect(credit).toBe(`Chart: Same Period. Figures: Officer Down Memorial Page, as compiled by FiveThirtyEight, known on 3 July 2016 (CC BY 4.0). ${ADDRESS}`)
  })

  test('BibTeX holds the same', () => {
    const fields = Object.fromEntries([...bibtex.matchAll(/^ {2}(\w+) = \{(.*)\},?$/gm)].map(([, name, value]) => [name, value]))
    expect(bibtex).toMatch(/^@misc\{same-period-year-so-far-2015-09-07-known-2016-07-03,\n/)
    expect(fields).toMatchObject({
      author: '{Same Period}',
      title: '{The year so far: firearms deaths, 1 Jan -- 7 Sep, 2015 and 2014}',
      year: '2016',
      url: ADDRESS,
      urldate: '2026-11-23',
    })
  })

  test('CSL-JSON is a data set with its days in parts', () => {
    expect(csl).toMatchObject({
      type: 'dataset',
      title: 'The year so far: firearms deaths, 1 Jan – 7 Sep, 2015 and 2014',
      author: [{ literal: 'Same Period' }],
      issued: { 'date-parts': [[2016, 7, 3]] },
      accessed: { 'date-parts': [[2026, 11, 23]] },
      URL: ADDRESS,
    })
  })
})

describe('the title says', () => {
  const titleOf = (chart: string, query: string) => cite(chart, query).csl.title
  it('the state', () => expect(titleOf('year-so-far', `state=TX&${CLAIM}`)).toContain('firearms deaths in Texas, 1 Jan'))
  it('all causes, where the chart counts them', () => expect(titleOf('by-cause', CLAIM)).toContain(': deaths from all causes, 1 Jan'))
  it('the years of a mean', () => expect(titleOf('year-so-far', `${CLAIM}&against=average-5`)).toMatch(/2015 and the mean of 2010 to 2014$/))
  it('that days are counted, not dates', () => expect(titleOf('year-so-far', `${CLAIM}&align=days`)).toMatch(/2015 and 2014 by number of days$/))
})

describe('the days of a title are those that the chart draws', () => {
  it.each([
    ['by-year', 'By year: deaths from all causes, 1900–2015'],
    ['causes-over-time', 'Causes over time: deaths from all causes, 1900–2014'],
    ['by-month', 'By month: firearms deaths, 2001–2015'],
    ['last-365', 'Last 365 days: firearms deaths, 8 September 2004 to 7 September 2015'],
    ['revisions', 'Revisions: deaths from all causes, 1 January to 7 September 2015'],
    ['by-state', 'By state: firearms deaths, 1 Jan – 7 Sep, 2015 and 2014'],
    ['definitions', 'Definitions: firearms deaths, 1 Jan – 7 Sep, 2015 and 2014'],
  ])('%s', (chart, title) => expect(cite(chart, CLAIM).csl.title).toBe(title))

  it('rate names its years alone', () => {
    const years = rowsOf('sworn-officers.csv').map((row) => row.year).filter((year) => year < '2015')
    const { title } = cite('rate', CLAIM).csl
    expect(title.match(/\d{4}/g)).toEqual([...new Set(years)].sort())
  })
})

describe('the releases of a citation are those behind what the chart draws', () => {
  const files = shippedReleases()

  it('each release that drew a bar of the revisions', () => {
    // Of every release that speaks of the window it stands on the day that it was read.
    const behind = files.filter(({ replaces }) => replaces.from <= '2015-09-07' && replaces.to >= '2015-01-01')
    const { text, credit } = cite('revisions', 'asof=2015-09-07')
    for (const { released, compiled_by, licence } of behind) {
      expect(text).toContain(released)
      expect(credit).toContain(compiled_by)
      expect(credit).toContain(licence)
    }
    expect(text).toMatch(/\[data set\], releases /)
  })

  it('none that a later release replaced wholly', () => {
    // The list of 2022 replaces all of 2016’s, and its own years from 1900 to 2023 were replaced in 2024.
    expect(cite('by-year', 'asof=2010-12-31').csl.version).toMatch(/^2024-08-30\S* \([\da-f]{7}\)$/)
  })

  it('rate credits the counts of officers apart from the deaths', () => {
    expect(cite('rate', CLAIM).credit).toMatch(/^Chart: Same Period\. Figures: Officer Down Memorial Page.*, as compiled by FiveThirtyEight, known on 3 July 2016 \(CC BY 4\.0\); numbers of officers: .*BJS.*\. https:/)
  })
})

test('days that aren’t covered yet are cited by their live address', () => {
  expect(cite('by-year', 'asof=2026-01-05').csl.URL).toBe('https://figures.example.org/charts/by-year?asof=2026-01-05')
})

test('a live question is cited by an address that names both of its days', () => {
  expect(cite('by-month', '').csl.URL).toBe('https://figures.example.org/charts/by-month?asof=2025-10-05&known=2025-10-05')
})

test('whatever is cited, TeX finds its braces closed and no sign that it would obey', () => {
  const charts = CHARTS.map((chart) => chart.id)
  for (const [i, query] of [...randomQueries(60), 'cause=gunfire&cause=stabbed', 'cause=9-11-related-illness'].entries()) {
    const { bibtex, text } = cite(charts[i % charts.length], query)
    let depth = 0
    for (const sign of bibtex.replace(/\\[{}]/g, '')) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0
    expect(depth, query).toBe(0)
    const prose = bibtex.split('\n').filter((line) => !/^ {2}url /.test(line)).join('\n')
    expect(prose, query).not.toMatch(/(?<!\\)[&%$#_~^]/)
    expect(bibtex, query).toMatch(/^[\x20-\x7e\n]*$/)
    expect(text, query).not.toMatch(/undefined|null|NaN/)
  }
})
