/** Every published claim beside its own arithmetic and the figures: found, narrowed, ordered, followed to its check, taken as a file. */
import { AxeBuilder } from '@axe-core/playwright'
import { expect, test } from './site'

const PAGE = '/claims/published'
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

test('the totals stand on top, and every claim below with what the figures say', async ({ page }) => {
  await page.goto(PAGE)
  await expect(page.getByText('Of 71 published claims, 51 print both counts. 45 of those print a percent too: it follows from the counts in 41, and doesn’t in 4.')).toBeVisible()
  await expect(page.locator('tbody tr')).toHaveCount(71)
  const row = page.getByRole('row').filter({ hasText: '8 Sep' }).filter({ hasText: '2015' })
  await expect(row).toContainText('26 v 33, −21%')
  await expect(row).toContainText('27 v 34, −21%')
  await row.getByText('Why', { exact: false }).click()
  await expect(row).toContainText('keeps its own list under its own rules')
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('claims are narrowed by the form, and ordered by the head of the table', async ({ page }) => {
    await page.goto(PAGE)
    await page.getByLabel('Source').selectOption('FBI')
    await page.getByLabel('Arithmetic').selectOption('no')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page.locator('tbody tr')).toHaveCount(3)
    await expect(page.getByLabel('Source')).toHaveValue('FBI')
    await page.getByRole('columnheader', { name: /How they compare/ }).getByRole('link').click()
    await expect(page).toHaveURL(/sort=difference/)
    await expect(page.getByRole('columnheader', { name: /How they compare/ })).toHaveAttribute('aria-sort', 'descending')
    await expect(page.locator('tbody tr').first()).toContainText('48 v 27, +89%')
  })

  for (const query of ['source=CIA', 'cause=measles', 'year=1066', 'follows=maybe', 'sort=up', 'surprise=1', 'source=FBI&source=ODMP']) {
    test(`“${query}” is a 400 that says what is allowed, as page and as files`, async ({ page, request }) => {
      const answer = await page.goto(`${PAGE}?${query}`)
      expect([answer!.status(), answer!.headers()['cache-control']]).toEqual([400, 'no-store'])
      await expect(page.getByRole('status')).toContainText(query.startsWith('source=FBI') ? 'one value only' : query.split('=')[1])
      await expect(page.locator('tbody tr')).toHaveCount(71)
      for (const form of ['csv', 'json']) expect((await request.get(`${PAGE}.${form}?${query}`)).status(), form).toBe(400)
    })
  }

  test('what no claim is says so, and leads back to all', async ({ page }) => {
    expect((await page.goto(`${PAGE}?source=FBI&cause=firearms`))!.status()).toBe(200)
    await page.getByRole('link', { name: 'Show all 71' }).click()
    await expect(page.locator('tbody tr')).toHaveCount(71)
  })

  test('they are reached from a check, from an empty one and from every page’s foot', async ({ page }) => {
    for (const address of ['/claims', '/claims?cause=firearms&current=14&prior=3&percent=300']) {
      await page.goto(address)
      await expect(page.getByRole('main').getByRole('link', { name: /published claims, each checked/i })).toHaveAttribute('href', PAGE)
    }
    await page.goto('/')
    await page.getByRole('contentinfo').getByRole('link', { name: 'Published claims, each checked' }).click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Published claims')
  })
})

test('a claim leads to its check, its counts to the dashboard, and the rows are there as files', async ({ page, request }) => {
  await page.goto(`${PAGE}?year=2025&cause=firearms`)
  await expect(page.getByRole('link', { name: /Check “22 v 28, −21%”/ })).toHaveAttribute('href', '/claims?cause=firearms&current=22&prior=28&percent=-21&direction=down&asof=2025-06-30&against=last-year&counter=NLEOMF')
  await page.getByRole('link', { name: '22 v 28, −21%', exact: true }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('22')
  for (const form of ['csv', 'json']) expect((await request.get(`${PAGE}.${form}?year=2025&cause=firearms`)).status(), form).toBe(200)
})

for (const [width, colorScheme] of [[360, 'light'], [360, 'dark'], [768, 'light'], [768, 'dark'], [1440, 'light'], [1440, 'dark']] as const) {
  test(`axe finds nothing at ${width} in ${colorScheme}, and nothing stands beside the page`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    await page.goto(PAGE)
    const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].target.join(' ')}`)).toEqual([])
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width)
  })
}

test('the API checks what any site sends, and refuses what it can’t read', async ({ request }) => {
  const address = '/api/v1/claims/check'
  const answer = await request.post(address, { data: { text: 'Firearms deaths of officers fell 21%, to 22 from 28 in the first half of 2024, through June 30.', published: '2025-07-08' } })
  expect([answer.status(), answer.headers()['cache-control'], answer.headers()['access-control-allow-origin']]).toEqual([200, 'no-store', '*'])
  expect((await answer.json()).own).toMatchObject({ current: 22, prior: 28, percent: -21 })
  expect((await request.post(address, { data: 'text', headers: { 'content-type': 'text/plain' } })).status()).toBe(415)
  expect((await request.post(address, { data: { text: 'x'.repeat(300_000) } })).status()).toBe(413)
  expect((await request.put(address, { data: {} })).status()).toBe(405)
  const preflight = await request.fetch(address, { method: 'OPTIONS', headers: { origin: 'https://news.example.org', 'access-control-request-method': 'POST', 'access-control-request-headers': 'content-type' } })
  expect(preflight.headers()['access-control-allow-methods']).toContain('POST')
  expect(preflight.headers()['access-control-allow-headers']).toContain('Content-Type')
})
