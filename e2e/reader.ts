/** What every browser test needs of the dashboard, in a reader's terms. */
import { type Locator, type Page, expect } from '@playwright/test'

export const CHARTS = ['year-so-far', 'by-cause', 'last-365', 'by-year', 'by-month'] as const
export type Chart = (typeof CHARTS)[number]

export const CLAIM = '/?asof=2015-09-07'
export const CLAIM_AS_KNOWN = '/?asof=2015-09-07&known=2016-07-03'

/** Long enough for a busy machine of two cores. */
export const PATIENT = { timeout: 20_000 }

export const headline = (page: Page): Locator => page.getByRole('heading', { level: 1 })
export const section = (page: Page, chart: Chart): Locator => page.locator(`section#${chart}`)
/** The part of a chart that takes the focus, the pointer and the finger. */
export const plot = (page: Page, chart: Chart): Locator => page.locator(`[data-chart="${chart}"]`)
export const tip = (page: Page): Locator => page.locator('.tip').filter({ visible: true })
export const spoken = (page: Page): Locator => page.locator('[aria-live]#spoken')
export const slider = (page: Page): Locator => page.getByRole('slider', { name: 'As-of day' })
/** A field of the question, by its name. */
export const field = (page: Page, name: string): Locator => page.locator('#question').getByLabel(name, { exact: true })
export const dateField = (page: Page): Locator => field(page, 'As-of day')

/** The cells beside a cause's name in the table of groups: this year, the year before, the change. */
export const cellsOf = (page: Page, cause: string): Locator =>
  page.locator('table.groups').getByRole('row', { name: new RegExp(`^${cause} `) }).getByRole('cell')

export async function expectGroup(page: Page, cause: string, current: string, prior: string, change: string) {
  await expect(cellsOf(page, cause)).toHaveText([current, prior, change, ''], PATIENT)
}

/** Opens an address and waits until its script listens. */
export async function open(page: Page, address: string): Promise<void> {
  await page.goto(address)
  await expect(page.locator('main.scripted')).toBeAttached(PATIENT)
}

/** Points at a chart until Recharts draws it, and leaves the pointer there. */
export async function pointAt(page: Page, chart: Chart, across = 0.4, down = 0.4): Promise<void> {
  const place = plot(page, chart)
  await place.scrollIntoViewIfNeeded()
  const box = (await place.boundingBox())!
  await page.mouse.move(box.x + box.width * across, box.y + box.height * down)
  await expect(explored(page, chart)).toBeVisible(PATIENT)
}

export const explored = (page: Page, chart: Chart): Locator => plot(page, chart).locator('[data-explored]')

/** Waits until the browser answers by itself: each chart then has one drawing instead of one for each width. */
export async function settled(page: Page): Promise<void> {
  for (const chart of CHARTS) await expect(plot(page, chart).locator('.drawing')).toHaveCount(1, PATIENT)
  await page.waitForLoadState('networkidle')
}

/** Makes the first touch, so that the browser has the ledger and answers by itself from now on. */
export async function wake(page: Page): Promise<void> {
  await pointAt(page, 'year-so-far')
  await page.mouse.move(2, 2)
  await settled(page)
}

/** The words of the whole page, but for what is only spoken. */
export const words = (page: Page): Promise<string> =>
  page.locator('main').evaluate((main) => {
    const copy = main.cloneNode(true) as HTMLElement
    for (const each of copy.querySelectorAll('svg, form, #spoken, .explored')) each.remove()
    return copy.textContent!.replace(/\s+/g, ' ').trim()
  })
