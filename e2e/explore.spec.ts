/** A first touch of a chart brings Recharts into the same place, and not before. */
import type { Page, Response } from '@playwright/test'
import { differingShare } from './picture'
import { CHARTS, CLAIM_AS_KNOWN, PATIENT, explored, open, plot, pointAt, section, settled, tip } from './reader'
import { expect, test } from './site'

test.use({ viewport: { width: 1280, height: 900 } })

/** Every text of a drawing that is shown, with the middle of its place on the page. */
const textPlaces = (page: Page, chart: string) =>
  page.locator(`[data-chart="${chart}"] svg text`).evaluateAll((texts) =>
    texts
      .filter((text) => text.checkVisibility() && text.textContent !== '')
      .map((text) => {
        const { left, right, top, bottom } = text.getBoundingClientRect()
        return { text: text.textContent!, x: (left + right) / 2 + scrollX, y: (top + bottom) / 2 + scrollY }
      })
      .sort((a, b) => a.text.localeCompare(b.text) || a.x - b.x || a.y - b.y),
  )

const boxes = (page: Page) =>
  page.locator('main section, main h2, main .plot, main .source, main [data-chart]').evaluateAll((all) =>
    all.map((each) => {
      const { left, top, width, height } = each.getBoundingClientRect()
      return [left + scrollX, top + scrollY, width, height].map(Math.round)
    }),
  )

/** From now on every layout shift of the page is added up, whoever caused it. */
const watchShifts = (page: Page) =>
  page.evaluate(() => {
    const told = { shift: 0 }
    Object.assign(window, { told })
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) told.shift += (entry as PerformanceEntry & { value: number }).value
    }).observe({ type: 'layout-shift', buffered: false })
  })
const shiftOf = (page: Page) => page.evaluate(() => (window as unknown as { told: { shift: number } }).told.shift)

for (const chart of CHARTS) {
  test(`${chart}: pointing at it brings Recharts without a jump`, async ({ page, context }) => {
    await open(page, CLAIM_AS_KNOWN)
    await page.evaluate(() => document.fonts.ready)
    await plot(page, chart).scrollIntoViewIfNeeded()
    const [places, picture, around] = [await textPlaces(page, chart), await plot(page, chart).screenshot(), await boxes(page)]
    expect(places.length).toBeGreaterThan(8)
    await watchShifts(page)
    await pointAt(page, chart)
    await page.mouse.move(2, 2)
    await expect(tip(page)).toHaveCount(0)
    await expect(explored(page, chart).locator('svg.recharts-surface').first()).toBeVisible()
    const after = await textPlaces(page, chart)
    expect(after.map((place) => place.text)).toEqual(places.map((place) => place.text))
    for (const [i, { text, x, y }] of after.entries()) {
      expect.soft(Math.abs(x - places[i].x), `${text} across`).toBeLessThanOrEqual(1)
      expect.soft(Math.abs(y - places[i].y), `${text} down`).toBeLessThanOrEqual(1)
    }
    expect(await boxes(page)).toEqual(around)
    expect(await shiftOf(page)).toBe(0)
    const share = await differingShare(context, picture, await plot(page, chart).screenshot())
    test.info().annotations.push({ type: 'share of pixels that differ', description: share.toFixed(5) })
    expect(share).toBeLessThan(0.01)
  })

}

test('the focus brings Recharts too', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  for (const chart of CHARTS) {
    await plot(page, chart).focus()
    await expect(explored(page, chart).locator('svg.recharts-surface').first()).toBeVisible(PATIENT)
  }
})

test('a pointer that rests on a chart before the ledger is here finds it alive once it moves', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/api/v1/ledger', async (route) => {
    await held
    await route.continue()
  })
  // High enough for the question and the chart below it: a pointer finds nothing outside.
  await page.setViewportSize({ width: 1280, height: 1200 })
  await open(page, CLAIM_AS_KNOWN)
  await page.locator('#question').hover()
  const box = (await plot(page, 'year-so-far').boundingBox())!
  await page.mouse.move(box.x + 300, box.y + 60)
  letGo()
  await settled(page)
  await page.mouse.move(box.x + 310, box.y + 60)
  await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
  await expect(tip(page)).toContainText('difference')
})

const DAY_MONTH = /^(\d+) (\w+)$/

test('pointing at the year so far shows the day, both counts and the difference', async ({ page, request }) => {
  await open(page, CLAIM_AS_KNOWN)
  await pointAt(page, 'year-so-far', 0.4)
  await page.mouse.move(...(await placeIn(page, 0.41)))
  const [day, current, prior, difference] = (await tip(page).innerText()).split('\n')
  const [, date, month] = DAY_MONTH.exec(day)!
  const number = 1 + ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'].indexOf(month)
  const asOf = `2015-${String(number).padStart(2, '0')}-${date.padStart(2, '0')}`
  const answer = await (await request.get(`/api/v1/compare?asof=${asOf}&known=2016-07-03`)).json()
  expect(current).toBe(`2015: ${answer.current}`)
  expect(prior).toBe(`2014: ${answer.prior}`)
  expect(difference).toBe(`difference ${String(answer.current - answer.prior).replace('-', '−')}`)
})

test('pointing at a cause shows both of its counts and the difference', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await pointAt(page, 'by-cause', 0.6, 0.02)
  const box = (await plot(page, 'by-cause').boundingBox())!
  await page.mouse.move(box.x + box.width * 0.61, box.y + 8)
  await expect(tip(page)).toHaveText(/^Gunfire2015: 242014: 32difference −8$/)
})

async function placeIn(page: Page, across: number): Promise<[number, number]> {
  const box = (await plot(page, 'year-so-far').boundingBox())!
  return [box.x + box.width * across, box.y + box.height * 0.4]
}

test('the tip stays within the chart at both of its ends', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  for (const chart of CHARTS) {
    await pointAt(page, chart, 0.5, 0.5)
    for (const [across, down] of [[0.06, 0.06], [0.94, 0.9]]) {
      const box = (await plot(page, chart).boundingBox())!
      await page.mouse.move(box.x + box.width * across, box.y + box.height * down, { steps: 2 })
      await expect(tip(page)).toHaveCount(1)
      const inner = (await tip(page).boundingBox())!
      expect.soft(inner.x, `${chart} left`).toBeGreaterThanOrEqual(box.x - 1)
      expect.soft(inner.x + inner.width, `${chart} right`).toBeLessThanOrEqual(box.x + box.width + 1)
    }
  }
})

test('before a touch neither the ledger nor Recharts is asked for; after it the ledger is at most 120 KB', async ({ page, site }) => {
  const answers: Response[] = []
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('response', (response) => answers.push(response))
  const isLedger = (response: Response) => new URL(response.url()).pathname === '/api/v1/ledger'
  const hasRecharts = async (response: Response) =>
    response.url().endsWith('.js') && (await response.text()).includes('recharts-')
  await open(page, CLAIM_AS_KNOWN)
  await page.waitForLoadState('networkidle')
  expect(answers.filter(isLedger)).toHaveLength(0)
  for (const answer of answers) expect(await hasRecharts(answer), answer.url()).toBe(false)
  const before = answers.length

  await pointAt(page, 'year-so-far')
  await page.waitForLoadState('networkidle')
  const ledgers = answers.slice(before).filter(isLedger)
  expect(ledgers).toHaveLength(1)
  const { responseBodySize, responseHeadersSize } = await ledgers[0].request().sizes()
  test.info().annotations.push({ type: 'ledger over the wire, bytes', description: String(responseBodySize + responseHeadersSize) })
  expect(responseBodySize + responseHeadersSize).toBeLessThanOrEqual(120 * 1024)
  expect(responseBodySize).toBeGreaterThan(10_000)
  const brought = await Promise.all(answers.slice(before).map(hasRecharts))
  expect(brought).toContain(true)
  for (const url of asked) if (!url.startsWith('blob:')) expect(new URL(url).origin).toBe(new URL(site).origin)
})

test('only the chart that is touched is drawn by Recharts', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await pointAt(page, 'by-cause')
  await expect(page.locator('[data-explored]')).toHaveCount(1)
  await expect(section(page, 'year-so-far').getByRole('img')).toBeVisible()
})

test('an explored chart keeps its description for those who can’t see it', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  const names = await Promise.all(CHARTS.map((chart) => plot(page, chart).getByRole('img').getAttribute('aria-label')))
  for (const [i, chart] of CHARTS.entries()) {
    const name = names[i]!
    await pointAt(page, chart)
    await expect.soft(plot(page, chart).getByRole('img', { name }), chart).toHaveCount(1, { timeout: 1000 })
  }
})

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } })

  test('a first tap brings Recharts', async ({ page }) => {
    await open(page, CLAIM_AS_KNOWN)
    await plot(page, 'year-so-far').tap()
    await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
  })

  test('a tap shows what stands there, and it stays when the finger is lifted', async ({ page }) => {
    await open(page, CLAIM_AS_KNOWN)
    for (const chart of ['year-so-far', 'by-month'] as const) {
      await plot(page, chart).tap()
      await expect(explored(page, chart)).toBeVisible(PATIENT)
      await plot(page, chart).tap({ position: { x: 150, y: 90 } })
      await expect(tip(page)).toHaveCount(1)
      await expect(tip(page)).toContainText(/difference|after the as-of day/)
    }
  })
})
