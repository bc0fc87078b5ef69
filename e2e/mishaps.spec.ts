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
