/** The page fits a phone and a sheet of paper. */
import type { Page } from '@playwright/test'
import { CHARTS, CLAIM_AS_KNOWN, PATIENT, dateField, explored, headline, open, plot, section, slider } from './reader'
import { expect, test } from './site'

const ADDRESSES = ['/', CLAIM_AS_KNOWN, '/?asof=2026-01-05', '/?cause=zzz&state=ZZ', '/?cause=all-but-911-illness&state=NC&against=average-5', '/method', '/nothing-here']

/** What reaches past the right edge, but for what scrolls in a box of its own. */
const overflowing = (page: Page) =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const wide = [...document.querySelectorAll('body *')]
      .filter((each) => each.checkVisibility() && !each.closest('.scroll, svg, .skip, .visually-hidden, option, select'))
      .filter((each) => each.getBoundingClientRect().right > width + 0.5)
      .map((each) => `${each.tagName}.${each.className} ${each.textContent!.slice(0, 40)}`)
    return { wide, page: document.documentElement.scrollWidth - width }
  })

for (const width of [320, 360]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 740 }, hasTouch: true })

    test('nothing reaches past the edge', async ({ page }) => {
      for (const address of ADDRESSES) {
        await page.goto(address)
        expect.soft(await overflowing(page), address).toEqual({ wide: [], page: 0 })
      }
    })

    test('the narrow drawings are shown, with text that can be read', async ({ page }) => {
      await page.goto(CLAIM_AS_KNOWN)
      for (const chart of CHARTS) {
        const drawing = plot(page, chart).locator('.drawing').filter({ visible: true })
        await expect(drawing).toHaveCount(1)
        await expect(drawing).toHaveAttribute('data-width', '360')
        const box = (await drawing.boundingBox())!
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        expect(12 * (box.width / 360), 'the size of the smallest text').toBeGreaterThanOrEqual(9)
      }
    })

    test('the form can be used with a finger', async ({ page }) => {
      await open(page, CLAIM_AS_KNOWN)
      const fields = page.locator('#question select, #question input[type=date], #question button')
      await expect(fields).toHaveCount(7)
      for (const field of await fields.all()) {
        const box = (await field.boundingBox())!
        const name = await field.evaluate((each) => each.getAttribute('aria-label') ?? each.textContent!)
        expect.soft(box.height, name).toBeGreaterThanOrEqual(24)
        expect.soft(box.width, name).toBeGreaterThanOrEqual(24)
        expect.soft(box.x + box.width, name).toBeLessThanOrEqual(width)
      }
      expect((await slider(page).boundingBox())!.height).toBeGreaterThanOrEqual(24)
      await dateField(page).tap()
      await dateField(page).fill('2015-09-08')
      await expect(headline(page)).toContainText('26 by 8 September 2015, against 34', PATIENT)
      await expect(page).toHaveURL('/?asof=2015-09-08&known=2016-07-03')
    })

    test('explored charts and opened tables fit as well', async ({ page }) => {
      await open(page, CLAIM_AS_KNOWN)
      for (const chart of CHARTS) {
        await plot(page, chart).tap()
        await expect(explored(page, chart)).toBeVisible(PATIENT)
        await section(page, chart).getByText(/^Table: /).click()
      }
      expect(await overflowing(page)).toEqual({ wide: [], page: 0 })
    })
  })
}

test('a chart is drawn anew when the page is turned', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 })
  await open(page, CLAIM_AS_KNOWN)
  await plot(page, 'year-so-far').hover()
  await expect(explored(page, 'year-so-far')).toHaveAttribute('data-width', '1072', PATIENT)
  await page.setViewportSize({ width: 360, height: 740 })
  await expect(explored(page, 'year-so-far')).toHaveAttribute('data-width', '360')
  await expect.poll(() => overflowing(page)).toEqual({ wide: [], page: 0 })
  await expect(explored(page, 'year-so-far')).toBeVisible()
})

test.describe('on paper', () => {
  // A4 and US letter between margins of 1 cm, in CSS pixels.
  for (const width of [718, 740]) {
    test(`the page prints whole, ${width} px wide`, async ({ page }) => {
      await page.setViewportSize({ width, height: 1000 })
      await page.emulateMedia({ media: 'print' })
      await open(page, CLAIM_AS_KNOWN)
      await expect(page.getByRole('button', { name: 'Show' })).toBeHidden()
      await expect(slider(page)).toBeHidden()
      await expect(page.getByRole('navigation', { name: 'Examples' })).toBeHidden()
      await expect(headline(page)).toBeVisible()
      for (const chart of CHARTS) {
        await expect(plot(page, chart).locator('svg').filter({ visible: true })).toHaveCount(1)
        await expect(section(page, chart).locator('.source')).toBeVisible()
      }
      expect(await overflowing(page)).toEqual({ wide: [], page: 0 })
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
    })
  }
})
