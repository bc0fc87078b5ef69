/** The number is a link: every count leads to its records, and they add up to it. */
import type { APIRequestContext, Page } from '@playwright/test'
import { CLAIM, CLAIM_AS_KNOWN, headline, open } from './reader'
import { expect, test } from './site'

const WORDS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** The number that a link's text stands for, one decimal at most; null for a name. */
function numberIn(text: string): number | null {
  const word = text.trim().replace(/ \[p\]$/, '').toLowerCase()
  if (word === 'no') return 0
  if (WORDS.includes(word)) return WORDS.indexOf(word)
  return /^[\d,]+(\.\d)?$/.test(word) ? Number(word.replaceAll(',', '')) : null
}

interface Link {
  text: string
  href: string
}

/** Every link of a page to records, also those of tables that are folded away. */
const linksOf = (page: Page): Promise<Link[]> =>
  page.locator('main a[href^="/records"]').evaluateAll((all) => all.map((a) => ({ text: a.textContent!, href: a.getAttribute('href')! })))

const AT_ONCE = 6

/** Follows each link to the file of its records; says which don't add up to their text. */
async function untruths(request: APIRequestContext, links: Link[]): Promise<string[]> {
  const counts = new Map<string, number>()
  const waiting = [...new Set(links.map(({ href }) => href))]
  const follow = async () => {
    for (let href = waiting.pop(); href !== undefined; href = waiting.pop()) {
      const answer = await request.get(href.replace('/records', '/records.json'))
      expect(answer.status(), href).toBe(200)
      const { count, records } = (await answer.json()) as { count: number; records: { deaths: number }[] }
      const spans = Math.max(1, new URLSearchParams(href.split('?')[1]).getAll('days').length)
      const listed = records.reduce((sum, record) => sum + record.deaths, 0)
      expect(href.includes('left-out') ? listed : listed / spans, `the records of ${href}`).toBeCloseTo(count, 9)
      counts.set(href, count)
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, follow))
  return links.flatMap(({ text, href }) => {
    const said = numberIn(text)
    const found = Math.round(counts.get(href)! * 10) / 10
    return said === null || said === found ? [] : [`“${text}” leads to ${found}: ${href}`]
  })
}

for (const [name, address, least] of [
  ['the latest figures', '/', 800],
  ['the claim as known then', CLAIM_AS_KNOWN, 800],
  ['an odd state', '/?cause=all&state=VT&asof=2024-02-29&against=average-5&since=last-25', 300],
] as const) {
  test(`every number of the dashboard leads to its records: ${name}`, async ({ page, request }) => {
    test.setTimeout(400_000)
    await page.goto(address)
    const links = await linksOf(page)
    expect(links.length).toBeGreaterThan(least)
    expect(await untruths(request, links)).toEqual([])
  })
}

test('every number in the table of every chart’s page leads to its records', async ({ page, request }) => {
  test.setTimeout(400_000)
  await page.goto('/charts')
  const charts = await page.locator('main a[href^="/charts/"]').evaluateAll((all) => [...new Set(all.map((a) => new URL((a as HTMLAnchorElement).href).pathname))])
  expect(charts).toHaveLength(11)
  for (const chart of charts) {
    await page.goto(`${chart}${CLAIM_AS_KNOWN.slice(1)}`)
    const links = await linksOf(page)
    expect(links.length, chart).toBeGreaterThan(10)
    // Every number of the page is followed but of a table of thousands, where it is every seventh.
    const followed = links.length < 1500 ? links : links.filter((_, i) => i % 7 === 0)
    expect(await untruths(request, followed), chart).toEqual([])
  }
})

test('after a touch the numbers still lead to their records', async ({ page, request }) => {
  await open(page, CLAIM)
  await page.locator('#question').getByLabel('Known on', { exact: true }).selectOption('2016-07-03')
  await expect(headline(page)).toContainText('26 by 7 September 2015')
  const links = (await linksOf(page)).slice(0, 30)
  expect(links[0].href).toBe('/records?asof=2015-09-07&known=2016-07-03')
  expect(await untruths(request, links)).toEqual([])
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('a reader gets from the 26 to its records, to those left out, to what was learnt since, and back', async ({ page }) => {
    await page.goto(CLAIM_AS_KNOWN)
    await headline(page).getByRole('link', { name: '26' }).click()
    await expect(headline(page)).toHaveText('26 firearms deaths, 1 January to 7 September 2015, as known on 3 July 2016.')
    // One record carries two deaths.
    await expect(page.getByRole('region', { name: 'The records' }).getByRole('row')).toHaveCount(26)
    await expect(page.locator('#since')).toContainText('26 then, 27 as known now: later releases added 1 death and took away none.')
    await page.locator('#left-out').getByRole('link', { name: '60 deaths of other causes' }).click()
    await expect(headline(page)).toContainText('60 deaths left out of the count of firearms deaths')
    await page.getByRole('link', { name: 'The records that count' }).click()
    await page.getByRole('link', { name: '1 January to 7 September 2014' }).click()
    await expect(headline(page)).toHaveText(/^33 firearms deaths/)
    await page.getByRole('link', { name: 'The comparison' }).click()
    await expect(page).toHaveURL(/\/\?asof=2015-09-07&known=2016-07-03$/)
  })

  test('a long list is paged by a hundred, in both orders', async ({ page }) => {
    await page.goto('/records?cause=all&days=2001')
    await expect(headline(page)).toHaveText('244 deaths from all causes, 2001, as known now.')
    const rows = page.getByRole('region', { name: 'The records' }).getByRole('row')
    await expect(rows).toHaveCount(101)
    const first = await rows.nth(1).textContent()
    await page.getByRole('link', { name: 'Next page' }).click()
    await expect(page).toHaveURL(/page=2/)
    expect(await rows.nth(1).textContent()).not.toBe(first)
    await page.getByRole('columnheader', { name: /^Day/ }).getByRole('link').click()
    await expect(page).toHaveURL(/days=2001&sort=-day$/)
    await expect(page.getByRole('columnheader', { name: /^Day/ })).toHaveAttribute('aria-sort', 'descending')
    await expect(rows.nth(1)).toContainText('Dec 2001')
  })
})

test('a bad address says what is wrong and shows the default', async ({ page }) => {
  const answer = await page.goto('/records?days=2015-02-30&page=7&left-out=x')
  expect(answer!.status()).toBe(200)
  const notice = page.getByRole('status')
  for (const told of ['“days” can’t be “2015-02-30”', '“page” can’t be “7”', '“left-out” can’t be “x”']) await expect(notice).toContainText(told)
  await expect(headline(page)).toContainText('35 firearms deaths, 1 January to 5 October 2025')
})

test('files: names, types, caching for ever or for now, and 304s', async ({ request }) => {
  const frozen = await request.get('/records.csv?asof=2015-09-07&known=2016-07-03')
  const headers = frozen.headers()
  expect(headers['content-type']).toBe('text/csv; charset=utf-8; header=present')
  expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
  expect(headers['content-disposition']).toBe('attachment; filename="records-firearms-2015-01-01-to-2015-09-07-as-of-2015-09-07-release-2016-07-03.csv"')
  expect(headers['access-control-allow-origin']).toBe('*')
  expect(headers.link).toContain('</records?asof=2015-09-07&known=2016-07-03>; rel="canonical"')
  const lines = (await frozen.text()).split('\n')
  expect(lines[0]).toBe('date,state,cause,label,group,deaths,listed_by,listed_on')
  expect(lines.slice(1, -1).reduce((sum, line) => sum + Number(line.split(',')[5]), 0)).toBe(26)
  const again = await request.get('/records.csv?asof=2015-09-07&known=2016-07-03', { headers: { 'If-None-Match': headers.etag } })
  expect(again.status()).toBe(304)
  expect((await request.get('/records.json')).headers()['cache-control']).toBe('public, max-age=0, s-maxage=300, stale-while-revalidate=86400')
  expect((await request.get('/records.json?asof=2015-09-07&known=2016-07-03&left-out=not-yet')).headers()['cache-control']).toContain('max-age=0')
})

test('a frozen file says nothing of what a later release did', async ({ request }) => {
  const { leftOut } = await (await request.get('/records.json?asof=2015-09-07&known=2016-07-03')).json()
  expect(leftOut.map(({ id }: { id: string }) => id)).toEqual(['other-cause'])
})

for (const [query, parameter] of [
  ['days=2015-02-30', 'days'], ['days=2015&days=2015', 'days'], ['sort=deaths', 'sort'], ['page=2', 'page'], ['left-out=all', 'left-out'],
  ['asof=2017-01-01&known=2016-07-03', 'asof'], ['cause=nobody', 'cause'], ['nothing=1', 'nothing'], [`state=${'x'.repeat(10_000)}`, 'state'],
]) {
  test(`a file refuses ${query.slice(0, 40)}`, async ({ request }) => {
    for (const form of ['csv', 'json']) {
      const answer = await request.get(`/records.${form}?${query}`)
      expect(answer.status()).toBe(400)
      expect(answer.headers()['content-type']).toContain('application/problem+json')
      expect(answer.headers()['cache-control']).toBe('no-store')
      expect((await answer.json()).parameters[0].parameter).toBe(parameter)
    }
  })
}
