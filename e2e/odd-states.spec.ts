/** Questions with no deaths, no prior, or no figures get a plain answer. */
import { CHARTS, PATIENT, expectGroup, explored, headline, open, plot, pointAt, section, wake } from './reader'
import { expect, test } from './site'

/** Every chart is there, and nothing on the page is a number that isn't one. */
async function expectWhole(page: Parameters<typeof headline>[0]) {
  for (const chart of CHARTS) {
    await expect(plot(page, chart).getByRole('img')).toBeVisible()
    await expect(section(page, chart).getByRole('heading', { level: 2 })).not.toBeEmpty()
  }
  await expect(page.locator('main')).not.toContainText(/NaN|Infinity|undefined|null|\[object/)
  const broken = await page.locator('main svg').evaluateAll((all) => all.filter((svg) => /NaN|Infinity|undefined/.test(svg.outerHTML)).length)
  expect(broken).toBe(0)
}

test('no deaths in either window: no percent, no finding', async ({ page }) => {
  await page.goto('/?state=VT&cause=traffic')
  await expect(headline(page)).toHaveText('No traffic deaths in Vermont by 5 October 2025, and none by the same day in 2024.')
  await expectWhole(page)
  await expect(headline(page)).not.toContainText('%')
  await expect(page.getByText('Could easily be chance')).toHaveCount(0)
  for (const cells of [page.locator('tr[data-group=traffic]').getByRole('cell')]) {
    await expect(cells.nth(0)).toHaveText('0')
    await expect(cells.nth(1)).toHaveText('0')
    await expect(cells.nth(2)).toContainText('no percent')
  }
})

test('no deaths in the prior window: both counts, no percent', async ({ page, request }) => {
  await page.goto('/?state=CA')
  await expect(headline(page)).toHaveText('Firearms deaths in California: 3 by 5 October 2025, against none by the same day in 2024.')
  await expectGroup(page, 'Firearms', '3', '0', 'no percent')
  await expectWhole(page)
  const answer = await (await request.get('/api/v1/compare?state=CA')).json()
  expect(answer).toMatchObject({ current: 3, prior: 0, change: null, percent: null })
  expect(answer.flags).toEqual(expect.arrayContaining(['no-prior', 'small-number']))
})

test('a state with few deaths: the percent is flagged as unreliable', async ({ page }) => {
  await page.goto('/?state=TX&asof=2015-09-07&cause=all')
  await expect(page.locator('[data-note=small]')).toContainText('Small numbers')
  await expect(page.locator('[data-note=small]')).toContainText('the percent is unreliable [u]')
  await expectWhole(page)
})

test('before the first record: the page says where the figures begin', async ({ page }) => {
  await page.goto('/?asof=1790-05-05')
  await expect(headline(page)).toHaveText('The figures begin on 1 January 1791: they can’t answer for 1 January to 5 May 1790.')
  await expectWhole(page)
  await expect(page.locator('.answer')).not.toContainText('%')
})

test('the first covered day has no year before it', async ({ page }) => {
  await page.goto('/?asof=1791-01-01')
  await expect(headline(page)).toContainText('The figures begin on 1 January 1791')
  await expectWhole(page)
})

test('a year after the last covered day: nothing is answered, and a link leads to that day', async ({ page }) => {
  await page.goto('/?asof=2026-01-05')
  await expect(headline(page)).toHaveText('The figures held end on 5 October 2025: they can’t answer for 1 to 5 January 2026.')
  await expectWhole(page)
  await expect(page.locator('.answer')).not.toContainText('%')
  await page.getByRole('link', { name: 'Show 5 October 2025, which the figures can answer' }).click()
  await expect(headline(page)).toContainText('35 by 5 October 2025, against 44', PATIENT)
  await expect(page).toHaveURL('/')
})

test('later in the last covered year: counts so far without a percent, and the link works once live as well', async ({ page }) => {
  await open(page, '/?asof=2025-12-05&cause=traffic')
  await expect(headline(page)).toContainText('The figures held end on 5 October 2025, before 5 December 2025. Traffic deaths listed up to then: 23. That is no comparison yet: there were')
  await expect(headline(page)).not.toContainText('%')
  await expect(page.getByText('Could easily be chance')).toHaveCount(0)
  await expectWhole(page)
  await wake(page)
  await page.getByRole('link', { name: 'Show 5 October 2025, which the figures can answer' }).click()
  await expect(headline(page)).toHaveText('Traffic deaths are down 41%: 23 by 5 October 2025, against 39 by the same day in 2024.')
  await expect(page).toHaveURL('/?cause=traffic')
})

test('a year of which the figures are unfinished is never ranked among whole years', async ({ page }) => {
  await page.goto('/?asof=2026-01-05')
  await expect(section(page, 'by-year').getByRole('heading', { level: 2 })).not.toContainText('fewest')
})

test('beyond coverage no table compares a part of a year with a whole one by a percent', async ({ page }) => {
  await page.goto('/?asof=2025-12-05')
  await expect(page.locator('table.groups')).not.toContainText(/[+−]\d+%/)
})

test('29 February pairs with 28 February', async ({ page }) => {
  await page.goto('/?asof=2024-02-29')
  await expect(headline(page)).toHaveText('Firearms deaths are unchanged: 8 by 29 February 2024, and 8 by the same day in 2023.')
  await expect(page.getByText('1 January to 29 February 2024 against 1 January to 28 February 2023')).toBeVisible()
  await page.goto('/?asof=2016-02-29&known=2016-07-03')
  await expect(headline(page)).toContainText('11 by 29 February 2016, against 1 by the same day')
})

test('odd questions can be explored too', async ({ page }) => {
  test.slow()
  const faults: Error[] = []
  page.on('pageerror', (fault) => faults.push(fault))
  for (const query of ['?state=VT&cause=traffic', '?asof=1790-05-05', '?asof=2026-01-05']) {
    await open(page, `/${query}`)
    for (const chart of CHARTS) {
      await pointAt(page, chart)
      await expect(explored(page, chart)).toBeVisible()
    }
  }
  expect(faults).toEqual([])
})

test('an address with nothing behind it is a 404 that leads back', async ({ page }) => {
  const answer = await page.goto('/nothing-here')
  expect(answer!.status()).toBe(404)
  await expect(headline(page)).toHaveText('There is nothing at this address.')
  await page.getByRole('main').getByRole('link', { name: 'dashboard' }).click()
  await expect(headline(page)).toContainText('35 by 5 October 2025')
})
