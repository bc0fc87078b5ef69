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

for (const colorScheme of ['light', 'dark'] as const) {
  for (const width of [360, 768, 1440]) {
    // Three definitions in the strip, and seven, of which one is asked; several deaths in one event left out.
    for (const address of [CLAIM_AS_KNOWN, '/?cause=all-but-illness&asof=2015-09-07', '/?asof=2017-07-31&without=events']) {
      test(`${address} at ${width} pixels in ${colorScheme} has no finding, and nothing stands out to the side`, async ({ page }) => {
        await page.emulateMedia({ colorScheme })
        await page.setViewportSize({ width, height: 900 })
        await page.goto(address)
        expect(await findings(page)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      })
    }
  }
}

test('the definitions are a row at 1440 pixels, and cells of one width that break into rows where it is narrower', async ({ page }) => {
  const cells = page.getByRole('navigation', { name: 'The same windows under each definition' }).getByRole('listitem')
  for (const [width, rows] of [[1440, 1], [768, 2], [360, 4]] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.goto('/?cause=all&asof=2015-09-07&known=2016-07-03')
    const boxes = await cells.evaluateAll((all) => all.map((each) => each.getBoundingClientRect()).map((box) => ({ top: Math.round(box.top), width: Math.round(box.width) })))
    expect([boxes.length, new Set(boxes.map(({ top }) => top)).size, Math.max(...boxes.map((box) => box.width)) - Math.min(...boxes.map((box) => box.width))], String(width)).toEqual([7, rows, 0])
  }
  // The one that is asked is marked by a thicker rule, not by a colour alone.
  const rules = await cells.evaluateAll((all) => all.map((each) => getComputedStyle(each).borderTopWidth))
  expect(rules).toEqual(['4px', ...Array<string>(6).fill('2px')])
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
