/**
 * A second dataset, asked for everything that the first one is asked for: each chart in each form, the numbers
 * and their records, citations, oEmbed, the feed. And neither ever answers for the other.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { CHARTS } from '@/charts/catalogue'
import { citationsOf } from '@/charts/citation'
import { choicesOf, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { WIDE } from '@/charts/picture'
import { isoDay, toIso } from '@/stats/calendar'
import { packLedger, unpackLedger } from '@/stats/ledger-file'
import { createDataset } from '@/store/datasets'
import { GET as getChart } from './api/charts/[chart]/[format]/route'
import { GET as getNewest } from './api/datasets/[dataset]/[form]/route'
import { GET as getRelease } from './api/datasets/[dataset]/releases/[release]/[form]/route'
import { GET as getRecords } from './api/records/[format]/route'
import { GET as getCompare } from './api/v1/compare/route'
import { GET as getDatasets } from './api/v1/datasets/route'
import { GET as getLedger } from './api/v1/ledger/route'
import { GET as getPackage } from './datasets/[dataset]/datapackage.json/route'
import { GET as getEmbed } from './embed/[chart]/route'
import { GET as getFeed } from './feed.xml/route'
import { figures, openFigures, refreshFigures } from './figures'
import { NORLAND, NORLAND_RELEASES, makeNorland, publishNorland } from './norland.fixture'
import { GET as getOembed } from './oembed/route'

const SITE = 'http://figures.example.org'
const HERE = 'dataset=norland-police'
/** What is true of the shipped dataset alone. */
const OF_OTHERS = /Officer Down|ODMP|United States|US officers|FiveThirtyEight|line-of-duty-deaths/i

const folder = mkdtempSync(join(tmpdir(), 'same-period-norland-'))
const held = globalThis as { samePeriodFigures?: ReturnType<typeof openFigures> }

beforeAll(async () => {
  vi.spyOn(console, 'warn').mockReturnValue()
  held.samePeriodFigures = openFigures(join(folder, 'store.db'), 'data', () => {})
  const { store } = await held.samePeriodFigures
  await makeNorland(store)
  await createDataset(store, { ...NORLAND, id: 'empty-land', title: 'Deaths in Emptyland' }, 'a test')
  await refreshFigures()
}, 60_000)
afterAll(async () => {
  await (await held.samePeriodFigures)?.store.destroy()
  delete held.samePeriodFigures
  rmSync(folder, { recursive: true })
})

const ask = (path: string) => new Request(SITE + path, { headers: { host: 'figures.example.org' } })
const params = <T extends object>(value: T) => ({ params: Promise.resolve(value) }) as never

const chart = (id: string, format: string, query: string) => getChart(ask(`/charts/${id}.${format}${query}`), params({ chart: id, format }))
const records = (query: string) => getRecords(ask(`/records.json${query}`), params({ format: 'json' }))

interface Row {
  date: string
  state: string
  cause: string
  deaths: number
}

/** What the files say that were published by a day, read by the plainest means. */
function known(day = '9999-12-31'): Row[] {
  let all: Row[] = []
  for (const { csv, released, from, to } of NORLAND_RELEASES) {
    if (released > day) continue
    const rows = csv.trim().split('\n').slice(1).map((line) => line.split(','))
    all = [...all.filter(({ date }) => date < from || date > to), ...rows.map(([date, state, cause, deaths]) => ({ date, state, cause, deaths: Number(deaths) }))]
  }
  return all
}

const sum = (rows: Row[], from: string, to: string, holds: (row: Row) => boolean = () => true): number =>
  rows.filter((row) => row.date >= from && row.date <= to && holds(row)).reduce((total, { deaths }) => total + deaths, 0)

describe('the second dataset’s numbers', () => {
  test.each([
    ['', '9999', '2025-05-31', '2024-05-31', () => true],
    ['&cause=assault', '9999', '2025-05-31', '2024-05-31', ({ cause }: Row) => ['Shot', 'Stabbed'].includes(cause)],
    ['&state=AL', '9999', '2025-05-31', '2024-05-31', ({ state }: Row) => state === 'AL'],
    ['&cause=road-accident&asof=2019-06-30', '9999', '2019-06-30', '2018-06-30', ({ cause }: Row) => ['Road accident', 'Car accident'].includes(cause)],
    ['&cause=car-accident&asof=2018-12-31', '9999', '2018-12-31', '2017-12-31', ({ cause }: Row) => ['Road accident', 'Car accident'].includes(cause)],
    ['&asof=2024-12-31&known=2025-01-10', '2025-01-10', '2024-12-31', '2023-12-31', () => true],
    ['&cause=other&asof=2023-12-31', '9999', '2023-12-31', '2022-12-31', ({ cause }: Row) => ['Heart attack', 'Drone strike'].includes(cause)],
  ])('%s are those of its files', async (query, on, asOf, priorAsOf, holds) => {
    const answer = await getCompare(ask(`/api/v1/compare?${HERE}${query}`))
    const rows = known(on)
    expect(await answer.json()).toMatchObject({
      asOf,
      current: sum(rows, `${asOf.slice(0, 4)}-01-01`, asOf, holds),
      prior: sum(rows, `${priorAsOf.slice(0, 4)}-01-01`, priorAsOf, holds),
    })
  })

  test('by default all causes count, and its last covered day is the as-of day', async () => {
    const json = await (await getCompare(ask(`/api/v1/compare?${HERE}`))).json()
    expect(json).toMatchObject({ current: 4, prior: 2, definition: 'all', asOf: '2025-05-31', query: `?${HERE}`, source: ['Norland Police Memorial, as compiled by Statistics Norland (CC BY-SA 4.0)'] })
    expect(json.groups.map(({ id }: { id: string }) => id)).toEqual(['assault', 'road', 'nature', 'other', 'all'])
  })
})

describe.each(CHARTS)('the chart $id of the second dataset', ({ id }) => {
  const frozen = `?${HERE}&asof=2024-12-31&known=2025-01-10`

  test.each([`?${HERE}`, `?${HERE}&state=AL`, `?${HERE}&cause=assault&against=average-5`, frozen])('is drawn in its own words for %s', async (query) => {
    for (const format of ['svg', 'csv', 'json']) {
      const answer = await chart(id, format, query)
      const text = await answer.text()
      expect(answer.status, text).toBe(200)
      expect(text).not.toMatch(OF_OTHERS)
      expect(answer.headers.get('Link')).toContain(`${SITE}/charts/${id}?${HERE}`)
      expect(answer.headers.get('Link')).toContain(`${SITE}/datasets/norland-police/datapackage.json`)
      expect(answer.headers.get('Cache-Control')).toContain(query === frozen ? 'immutable' : 's-maxage=300')
      if (format === 'svg') expect(text).toContain('Norland Police Memorial')
    }
  })

  test('is a picture in pixels', async () => {
    const answer = await chart(id, 'png', `?${HERE}`)
    expect([answer.status, answer.headers.get('Content-Type')]).toEqual([200, 'image/png'])
    expect(Buffer.from(await answer.arrayBuffer()).subarray(1, 4).toString()).toBe('PNG')
  })

  test('is a frame with its own source, whose links stay in the dataset', async () => {
    const html = await (await getEmbed(ask(`/embed/${id}?${HERE}`), params({ chart: id }))).text()
    expect(html).not.toMatch(OF_OTHERS)
    expect(html).toContain('Norland Police Memorial')
    const links = [...html.matchAll(/href="?([^" >]+)/g)].map(([, href]) => href).filter((href) => href.includes('/records') || href.includes('/charts'))
    expect(links.length).toBeGreaterThan(1)
    expect(links.filter((href) => !href.includes(HERE))).toEqual([])
  })

  test('every number that it links is the count of its records', async () => {
    for (const query of [`?${HERE}`, `?${HERE}&state=NO&cause=road&against=average-5`, frozen]) {
      const { rows } = (await (await chart(id, 'json', query)).json()) as { rows: unknown[][] }
      const cells = rows.flat().filter((cell): cell is { count: number; records: string } => typeof cell === 'object' && cell !== null && 'records' in cell)
      for (const { count, records: address } of cells) {
        expect(address).toContain(HERE)
        expect((await (await records(new URL(address).search)).json()).count, address).toBe(count)
      }
    }
  })

  test('its citation names its releases and its frozen address', async () => {
    const ledger = await figures('norland-police')
    const { question, view } = parseDashboard(new URLSearchParams(HERE), ledger)
    const dashboard = dashboardOf(ledger, question, view)
    const cited = citationsOf(dashboard, dashboard.draw(id, WIDE), { site: SITE, retrieved: isoDay('2026-01-02') })
    expect(cited.text).toContain(`Retrieved 2 January 2026, ${SITE}/charts/${id}?${HERE}&asof=2025-05-31&known=2025-06-01`)
    expect(cited.text).toContain('2025-06-01-corrected (')
    expect(JSON.stringify(cited)).not.toMatch(OF_OTHERS)
    if (id !== 'rate') expect(cited.credit).toContain('Norland Police Memorial, as compiled by Statistics Norland')
  })

  test('its oEmbed embeds it', async () => {
    const url = encodeURIComponent(`${SITE}/charts/${id}?${HERE}`)
    const json = await (await getOembed(ask(`/oembed?url=${url}`))).json()
    expect(json.html).toContain(`${SITE}/embed/${id}?${HERE}&amp;id=`)
    expect(json.thumbnail_url).toContain(`${SITE}/charts/${id}.png?${HERE}`)
    expect(json).toMatchObject({ release: '2025-06-01-corrected', as_of: '2025-05-31' })
    expect(JSON.stringify(json)).not.toMatch(OF_OTHERS)
  })
})

test('charts of whole years begin where the figures do', async () => {
  for (const id of ['by-year', 'causes-over-time']) {
    const json = await (await chart(id, 'json', `?${HERE}`)).json()
    expect(json.subtitle).toContain(id === 'by-year' ? '2018–2025' : '2018–2024')
    expect(json.rows.map(([year]: [number]) => year)).toEqual([2025, 2024, 2023, 2022, 2021, 2020, 2019, 2018])
  }
})

describe('words of an address', () => {
  test('its causes and places are its own', async () => {
    for (const [query, allowed] of [
      ['cause=firearms', 'at most 12 of: all, assault, shot, road, nature, other'],
      ['state=TX', 'AL (Alta), NO (Nordmark), WY (Wyr)'],
    ]) {
      const answer = await getCompare(ask(`/api/v1/compare?${HERE}&${query}`))
      expect(answer.status).toBe(400)
      expect((await answer.json()).allowed).toContain(allowed)
    }
  })

  test('an unknown dataset is refused, with the ones that there are', async () => {
    const list = 'one of line-of-duty-deaths, norland-police, empty-land'
    const query = '?dataset=atlantis'
    const answers = [getCompare(ask(`/api/v1/compare${query}`)), records(query), getLedger(ask(`/api/v1/ledger${query}`)), getFeed(ask(`/feed.xml${query}`)), chart('rate', 'json', query)]
    for (const answer of await Promise.all(answers)) {
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({ parameter: 'dataset', found: 'atlantis', allowed: list })
    }
    expect((await getCompare(ask(`/api/v1/compare?${HERE}&${HERE}`))).status).toBe(400)
    expect((await getNewest(ask('/datasets/atlantis.csv'), params({ dataset: 'atlantis', form: 'csv' }))).status).toBe(404)
  })

  test('the default dataset’s own name changes nothing', async () => {
    const [named, plain] = await Promise.all(['?dataset=line-of-duty-deaths', ''].map((query) => getCompare(ask(`/api/v1/compare${query}`))))
    expect(await named.text()).toBe(await plain.text())
    expect(named.headers.get('Link')).toBe(plain.headers.get('Link'))
  })

  test('the form offers its own causes, places and nobody’s claim', async () => {
    const ledger = await figures('norland-police')
    const { question, view } = parseDashboard(new URLSearchParams(HERE), ledger)
    const choices = choicesOf(ledger, dashboardOf(ledger, question, view))
    expect(choices.officers).toBe('all officers of Norland')
    expect(choices.states.map(({ text }) => text)).toEqual(['officers in Alta', 'officers in Nordmark', 'officers in Wyr'])
    expect(choices.presets).toEqual([{ name: 'Latest', query: `?${HERE}` }])
  })
})

describe('its files and descriptions', () => {
  test('are told in its own words', async () => {
    const named = params({ dataset: 'norland-police' })
    const described = await (await getPackage(ask('/datasets/norland-police/datapackage.json'), named)).text()
    expect(JSON.parse(described)).toMatchObject({ name: 'norland-police', title: NORLAND.title, licenses: [{ title: 'CC BY-SA 4.0' }] })
    const feed = await (await getFeed(ask(`/feed.xml?${HERE}`))).text()
    expect(feed).toContain('from Norland Police Memorial (CC BY-SA 4.0)')
    expect(feed.split('<entry>')).toHaveLength(5)
    for (const text of [described, feed]) expect(text).not.toMatch(OF_OTHERS)
  })

  test('a release’s file is the one that came', async () => {
    const { name, csv } = NORLAND_RELEASES[1]
    const answer = await getRelease(ask(`/datasets/norland-police/releases/${name}.csv`), params({ dataset: 'norland-police', release: name, form: 'csv' }))
    expect(await answer.text()).toBe(csv)
    const elsewhere = await getRelease(ask(`/datasets/line-of-duty-deaths/releases/${name}.csv`), params({ dataset: 'line-of-duty-deaths', release: name, form: 'csv' }))
    expect(elsewhere.status).toBe(404)
  })

  test('the newest state is what its files leave', async () => {
    const answer = await getNewest(ask('/datasets/norland-police.csv'), params({ dataset: 'norland-police', form: 'csv' }))
    const lines = (await answer.text()).trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 4).join())
    expect(lines.sort()).toEqual(known().map(({ date, state, cause, deaths }) => [date, state, cause, deaths].join()).sort())
  })

  test('the ledger for the browser is its own, and says whose deaths it holds', async () => {
    const answer = await getLedger(ask(`/api/v1/ledger?${HERE}`))
    expect(answer.headers.get('Cache-Control'), 'asked for each time, for a page counts with it').toBe('no-cache')
    const bytes = await new Response(answer.body!.pipeThrough(new DecompressionStream('gzip'))).arrayBuffer()
    const ledger = unpackLedger(bytes)
    expect([ledger.dataset, ledger.terms.where, ledger.releases.length]).toEqual(['norland-police', 'in Norland', 3])
    expect(Buffer.from(packLedger(ledger)).equals(Buffer.from(bytes))).toBe(true)
  })
})

describe('a dataset without a release', () => {
  const query = '?dataset=empty-land'

  test('says so wherever it is asked', async () => {
    const url = encodeURIComponent(`${SITE}/charts/by-year${query}`)
    const answers = await Promise.all([
      getCompare(ask(`/api/v1/compare${query}`)),
      records(query),
      chart('by-year', 'json', query),
      chart('by-year', 'svg', query),
      getEmbed(ask(`/embed/by-year${query}`), params({ chart: 'by-year' })),
      getOembed(ask(`/oembed?url=${url}`)),
      getFeed(ask(`/feed.xml${query}`)),
      getNewest(ask('/datasets/empty-land.csv'), params({ dataset: 'empty-land', form: 'csv' })),
      getPackage(ask('/datasets/empty-land/datapackage.json'), params({ dataset: 'empty-land' })),
    ])
    for (const answer of answers) {
      expect(answer.status, answer.headers.get('Content-Type')!).toBe(404)
      expect((await answer.text()).replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')).toContain('has no release yet')
      expect(answer.headers.get('Cache-Control')).toBe('no-store')
    }
  })

  test('gives its terms to a page that tries a file, and is listed', async () => {
    expect((await getLedger(ask(`/api/v1/ledger${query}`))).status).toBe(200)
    const { datasets } = await (await getDatasets(ask('/api/v1/datasets'))).json()
    expect(datasets.map(({ id, releases }: { id: string; releases: number }) => [id, releases])).toEqual([['line-of-duty-deaths', 18], ['norland-police', 3], ['empty-land', 0]])
  })
})

describe('a release of one dataset', () => {
  const QUERIES = ['/api/v1/compare', '/api/v1/compare?state=AL&asof=2015-09-07&known=2016-07-03']
  const inTurn = async (dataset: string) => {
    const answers = [
      ...QUERIES.map((path) => getCompare(ask(`${path}${path.includes('?') ? '&' : '?'}${dataset}`))),
      chart('by-state', 'svg', `?${dataset}`),
      getEmbed(ask(`/embed/by-cause?${dataset}`), params({ chart: 'by-cause' })),
      records(`?${dataset}`),
    ]
    return Promise.all(answers.map(async (answer) => [(await answer).headers.get('ETag'), await (await answer).text()]))
  }

  test('changes no answer, no tag and not even the ledger of another', async () => {
    const [mine, theirs] = ['dataset=line-of-duty-deaths', HERE]
    const [before, ledger, norland] = [await inTurn(mine), await figures(), await figures('norland-police')]
    const theirsBefore = await inTurn(theirs)
    const tags = (await held.samePeriodFigures!).tags
    const { store } = await held.samePeriodFigures!
    await publishNorland(store, { name: 'later', released: '2025-07-01', from: '2025-06-01', to: '2025-06-30', csv: 'date,state,cause,deaths\n2025-06-06,AL,Shot,3\n' })
    await refreshFigures()
    expect(await figures()).toBe(ledger)
    expect(await figures('norland-police')).not.toBe(norland)
    expect(await inTurn(mine)).toEqual(before)
    const theirsNow = await inTurn(theirs)
    expect(theirsNow[0]).not.toEqual(theirsBefore[0])
    const now = (await held.samePeriodFigures!).tags
    expect([...now].map(([id, tag]) => [id, tag === tags.get(id)])).toEqual([['line-of-duty-deaths', true], ['norland-police', false], ['empty-land', true]])
    expect(toIso((await figures('norland-police')).releases.at(-1)!.released)).toBe('2025-07-01')
  })

  test('the same words of two datasets are two answers', async () => {
    const [mine, theirs] = [await inTurn('dataset=line-of-duty-deaths'), await inTurn(HERE)]
    for (const [i, [etag]] of mine.entries()) expect(etag).not.toBe(theirs[i][0])
  })
})

test('what is frozen on the day of a release stays when others of that day follow, and each of them has an address of its own', async () => {
  const { store } = await held.samePeriodFigures!
  const publish = async (name: string, deaths: number) => {
    await publishNorland(store, { name, released: '2025-08-01', from: '2025-07-01', to: '2025-07-31', csv: `date,state,cause,deaths\n2025-07-04,AL,Shot,${deaths}\n` })
    await refreshFigures()
  }
  const asked = `?${HERE}&asof=2025-07-31`
  const inForms = (query: string) =>
    Promise.all(
      [...['svg', 'csv', 'json'].flatMap((format) => ['year-so-far', 'revisions', 'by-cause'].map((id) => chart(id, format, query))), getCompare(ask(`/api/v1/compare${query}`)), records(query)].map(async (answer) => {
        expect((await answer).status).toBe(200)
        expect((await answer).headers.get('Cache-Control')).toContain('immutable')
        return (await answer).text()
      }),
    )
  const current = async (query: string) => (await (await getCompare(ask(`/api/v1/compare${query}`))).json()).current
  await publish('2025-08-01', 5)
  const { deaths: before } = await (await records(`${asked}&known=2025-07-31`)).json()
  const frozen = `${asked}&known=2025-08-01`
  const first = await inForms(frozen)
  await publish('2025-08-01-corrected', 7)
  const second = await inForms(`${frozen}.2`)
  await publish('2025-08-01-again', 4)
  expect(await inForms(frozen)).toEqual(first)
  expect(await inForms(`${frozen}.2`)).toEqual(second)
  const counts = await Promise.all([frozen, `${frozen}.1`, `${frozen}.2`, `${frozen}.3`, `${asked}&known=2025-08-02`, asked].map(current))
  expect(counts.map((count) => count - before)).toEqual([5, 5, 7, 4, 4, 4])
  expect((await getCompare(ask(`/api/v1/compare${frozen}.4`))).status).toBe(400)
  const { question, view } = parseDashboard(new URLSearchParams(asked.slice(1)), await figures('norland-police'))
  expect(dashboardOf(await figures('norland-police'), question, view).frozenQuery).toBe(`${frozen}.3`)
})
