/** axe finds nothing, in light and in dark, at rest and explored. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { CHARTS, CLAIM_AS_KNOWN, open, plot, pointAt, section, spoken } from './reader'
import { expect, test } from './site'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds, short enough to read. */
async function findings(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(TAGS).analyze()
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')} — ${node.any[0]?.message ?? node.failureSummary}`))
}

const ADDRESSES = ['/', CLAIM_AS_KNOWN, '/?cause=all&state=TX&asof=2015-09-07', '/?asof=2025-12-05', '/?asof=2015-02-30&cause=zzz', '/method', '/records?asof=2015-09-07&known=2016-07-03', '/nothing-here']

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 900 } })

    for (const address of colorScheme === 'light' ? ADDRESSES : [CLAIM_AS_KNOWN, '/?cause=zzz', '/method']) {
      test(`${address} has no finding`, async ({ page }) => {
        await page.goto(address)
        expect(await findings(page)).toEqual([])
      })
    }

    test('explored charts, opened tables and a tip have no finding', async ({ page }) => {
      test.slow()
      await open(page, CLAIM_AS_KNOWN)
      for (const chart of CHARTS) {
        await pointAt(page, chart)
        await section(page, chart).getByText(/^Table: /).click()
      }
      await plot(page, 'year-so-far').focus()
      await page.keyboard.press('ArrowRight')
      await expect(spoken(page)).not.toBeEmpty()
      await expect(page.locator('[data-explored]')).toHaveCount(5)
      expect(await findings(page)).toEqual([])
    })
  })
}

test('a narrow page has no finding', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto(CLAIM_AS_KNOWN)
  expect(await findings(page)).toEqual([])
})

test('headings go down one step at a time, and each page has one main heading', async ({ page }) => {
  for (const address of ADDRESSES) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    const levels = await page.getByRole('heading').evaluateAll((all) => all.map((each) => Number(each.tagName.slice(1))))
    expect(levels.every((level, i) => i === 0 || level <= levels[i - 1] + 1), address).toBe(true)
  }
})

test('a reader who wants less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await open(page, CLAIM_AS_KNOWN)
  for (const chart of CHARTS) await pointAt(page, chart)
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0)
})
