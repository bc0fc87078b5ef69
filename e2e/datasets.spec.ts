/** The data can be taken, checked and described: pages, files, feed. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './site'

const DATASET = '/datasets/line-of-duty-deaths'
const releases = (JSON.parse(readFileSync('data/releases.json', 'utf8')) as { file: string; deaths: number }[]).map(({ file, deaths }) => ({
  id: file.replace(/^releases\/|\.csv$/g, ''),
  deaths,
}))
const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('from the navigation to the data, a release and its file', async ({ page }) => {
  await page.goto('/')
  await page.getByRole('navigation', { name: 'Site' }).getByRole('link', { name: 'Data' }).click()
  await page.getByRole('link', { name: /Line-of-duty deaths of law-enforcement officers/ }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/Line-of-duty deaths/)
  await page.getByRole('link', { name: '24 September 2022', exact: true }).click()
  await expect(page).toHaveURL(`${DATASET}/releases/2022-09-24`)
  await expect(page.getByText('Listed 1,847 deaths on new days, added 1,556 to days covered before, removed 98', { exact: false })).toBeVisible()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'CSV', exact: true }).click()
  const saved = await (await download).path()
  expect(readFileSync(saved).equals(readFileSync('data/releases/2022-09-24.csv'))).toBe(true)
  await page.getByRole('link', { name: /^← Earlier/ }).click()
  await expect(page).toHaveURL(`${DATASET}/releases/2016-07-03`)
})

test('every release is listed, newest first, with what it changed', async ({ page }) => {
  await page.goto(DATASET)
  const items = page.getByRole('region', { name: 'Releases' }).or(page.locator('section[aria-labelledby=releases]')).getByRole('listitem')
  await expect(items).toHaveCount(releases.length)
  for (const [i, { deaths }] of releases.toReversed().entries()) await expect(items.nth(i)).toContainText(`${deaths.toLocaleString('en-US')} deaths`)
})

test('schema.org’s Dataset says what is served: sizes and hashes are those of the files', async ({ page, request, site }) => {
  await page.goto(DATASET)
  const ld = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent())!)
  const fields = ['name', 'description', 'url', 'identifier', 'version', 'license', 'creator', 'dateModified', 'temporalCoverage', 'spatialCoverage', 'variableMeasured', 'measurementTechnique', 'isBasedOn', 'distribution']
  for (const field of fields) expect(ld[field], field).toBeTruthy()
  expect(ld.url).toBe(`${site}${DATASET}`)
  expect(ld.temporalCoverage).toBe('1791-01-01/2025-10-05')
  expect(ld.distribution).toHaveLength(releases.length + 1)
  for (const { contentUrl, contentSize, sha256: hash } of ld.distribution) {
    const bytes = await (await request.get(contentUrl)).body()
    expect([contentUrl, contentSize, hash]).toEqual([contentUrl, `${bytes.length} B`, sha256(bytes)])
  }
})

test('every release has its page, whose table by year leads to records of the same number', async ({ page, request }) => {
  for (const { id } of releases) {
    const answer = await page.goto(`${DATASET}/releases/${id}`)
    expect(answer!.status()).toBe(200)
  }
  await page.goto(`${DATASET}/releases/2024-12-29-2024`)
  const counts = page.locator('a.count')
  const links = await counts.evaluateAll((all) => all.map((a) => ({ href: a.getAttribute('href')!, count: Number(a.textContent!.replace(',', '')) })))
  expect(links.length).toBeGreaterThan(5)
  for (const { href, count } of links) {
    const records = await (await request.get(href.replace('/records', '/records.json'))).json()
    expect([href, records.count]).toEqual([href, count])
  }
})

test('the feed can be found from every page', async ({ page, request }) => {
  for (const address of ['/method', DATASET]) {
    await page.goto(address)
    const feed = await page.locator('link[rel=alternate][type="application/atom+xml"]').first().getAttribute('href')
    expect(new URL(feed!, 'http://x').pathname).toBe('/feed.xml')
  }
  const answer = await request.get('/feed.xml')
  expect(answer.headers()['content-type']).toBe('application/atom+xml; charset=utf-8')
})

test.describe('a feed reader', () => {
  test('that is a browser finds well-formed XML', async ({ page }) => {
    await page.goto('/method')
    const said = await page.evaluate(async () => {
      const parsed = new DOMParser().parseFromString(await (await fetch('/feed.xml')).text(), 'application/xml')
      return { error: parsed.querySelector('parsererror')?.textContent ?? null, root: parsed.documentElement.namespaceURI, entries: parsed.querySelectorAll('entry').length }
    })
    expect(said).toEqual({ error: null, root: 'http://www.w3.org/2005/Atom', entries: releases.length + 6 })
  })
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  test('a release’s tables, long ones too, are there', async ({ page }) => {
    await page.goto(`${DATASET}/releases/2022-09-24`)
    await expect(page.getByRole('region', { name: 'By cause' }).getByRole('row')).not.toHaveCount(0)
    await page.getByText('By year', { exact: true }).click()
    await expect(page.getByRole('region', { name: 'By year' }).getByRole('row', { name: /^2015/ })).toBeVisible()
  })
})

for (const address of ['/datasets/nothing', `${DATASET}/releases/nothing`]) {
  test(`${address} is a page that says so`, async ({ page }) => {
    const answer = await page.goto(address)
    expect(answer!.status()).toBe(404)
    await expect(page.getByRole('link', { name: 'the data', exact: true })).toBeVisible()
  })
}

for (const address of ['/datasets', DATASET, `${DATASET}/releases/2022-09-24`, '/api']) {
  test(`${address} keeps to WCAG 2.2 AA and to a narrow screen`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 700 })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(address)
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    }
  })
}
