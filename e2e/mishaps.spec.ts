/** What goes wrong between a reader and a server, and leaves the page true all the same. */
import { expect, test } from './site'

const CLAIM = '/?asof=2015-09-07&known=2016-07-03'
const LEDGER = '**/api/v1/ledger'
const PATIENT = { timeout: 20_000 }

test('a word that every object has is a bad word like any other', async ({ page, request }) => {
  for (const word of ['constructor', 'toString', 'hasOwnProperty']) {
    const response = await page.goto(`/?${word}=x`)
    expect(response!.status()).toBe(200)
    await expect(page.getByRole('status')).toContainText(`“${word}” can’t be “x”`)
    expect((await request.get(`/api/v1/compare?${word}=x`)).status()).toBe(400)
  }
})

test('a word that another site added to a link is no fault before or after the first touch', async ({ page }) => {
  await page.goto('/?utm_source=letter&cause=traffic')
  await expect(page.getByRole('status')).toHaveCount(0)
  await page.locator('[data-chart=year-so-far]').focus()
  await expect(page.locator('#year-so-far [data-explored]')).toBeVisible(PATIENT)
  await expect(page.getByRole('status')).toHaveCount(0)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Traffic deaths')
})

test('a ledger that can’t be loaded leaves the page as it was, and the next touch tries again', async ({ page }) => {
  await page.route(LEDGER, (route) => route.abort(), { times: 1 })
  await page.goto(CLAIM)
  await page.waitForFunction(() => document.querySelector('#dashboard.scripted'))
  const failed = page.waitForEvent('requestfailed', (request) => request.url().endsWith('/api/v1/ledger'))
  await page.locator('[data-chart=year-so-far]').focus()
  await failed
  await expect(page.getByRole('heading', { level: 1 })).toContainText('26 by 7 September 2015')
  await page.locator('[data-chart=by-year]').focus()
  await expect(page.locator('#by-year [data-explored]')).toBeVisible(PATIENT)
})

test('what is changed while the ledger is on its way is asked when it is here', async ({ page }) => {
  let deliver = () => {}
  const held = new Promise<void>((resolve) => (deliver = resolve))
  await page.route(LEDGER, async (route) => {
    await held
    await route.continue()
  })
  await page.goto(CLAIM)
  await page.waitForFunction(() => document.querySelector('#dashboard.scripted'))
  await page.getByLabel('Which deaths').selectOption('traffic')
  await page.getByLabel('Which officers').selectOption('TX')
  await page.getByRole('link', { name: 'Method' }).focus()
  deliver()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Traffic deaths in Texas', PATIENT)
  await expect(page).toHaveURL(/cause=traffic&state=TX/)
})

test('only reading is served: another method is refused', async ({ request }) => {
  for (const address of ['/', '/method', '/api/v1/compare']) {
    const response = await request.post(address, { data: 'x' })
    expect(response.status()).toBe(405)
    expect(response.headers().allow).toBe('GET, HEAD, OPTIONS')
  }
})

test('an address that can’t be read is a 400 that says so, in a form that the asker reads', async ({ page, site, request }) => {
  // Chromium and Playwright would mend these before they send them; fetch sends them as they are.
  for (const path of ['/charts/%.svg', '/embed/%ff', '/datasets/%', '/api/records/%', '/charts/%00.png', '/%']) {
    const answer = await fetch(site + path)
    expect(answer.status, path).toBe(400)
    expect(answer.headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(await answer.text(), path).toContain('This address can’t be read')
  }
  for (const path of ['/charts/by-cause.svg?cause=%01', '/charts/by-cause.png?cause=%EF%BF%BE', '/charts/%EF%BF%BD.png']) {
    const status = (await request.get(path)).status()
    expect([400, 404], path).toContain(status)
  }
  await page.goto('/embed/%ff')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('This address can’t be read')
})

test('what Next’s own router would ask is answered with the page', async ({ request }) => {
  const answer = await request.get('/?_rsc=1', { headers: { RSC: '1', 'Next-Router-Prefetch': '1' } })
  expect(answer.headers()['content-type']).toContain('text/html')
  expect(await answer.text()).toContain('<svg')
})

test('a page may be kept a little, and one that is held isn’t sent again', async ({ request }) => {
  for (const path of ['/', '/charts/by-cause', '/records', '/datasets', '/method', '/api']) {
    const first = await request.get(path)
    expect(first.headers()['cache-control'], path).toBe('public, max-age=0, s-maxage=300, stale-while-revalidate=86400')
    const { etag } = first.headers()
    expect(etag, path).toMatch(/^W\/"/)
    const again = await request.get(path, { headers: { 'If-None-Match': etag } })
    expect([again.status(), (await again.body()).length], path).toEqual([304, 0])
  }
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })
  for (const [path, words] of [
    ['/charts/nope', 'There is no such chart.'],
    ['/datasets/nope', 'There is no such dataset or release.'],
    ['/datasets/line-of-duty-deaths/releases/nope', 'There is no such dataset or release.'],
  ]) {
    test(`${path} is a 404 in words`, async ({ page }) => {
      const answer = await page.goto(path)
      expect(answer!.status()).toBe(404)
      expect(answer!.headers()['cache-control']).toBe('no-store')
      await expect(page.getByRole('heading', { level: 1 })).toHaveText(words)
      await expect(page.getByRole('navigation', { name: 'Site' })).toBeVisible()
    })
  }
})
