/** What leaves a chart's page leaves it with one click, and says so. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { PATIENT, explored, field, open, plot } from './reader'
import { expect, test } from './site'

const CLAIM = '?asof=2015-09-07&known=2016-07-03'
const PAGE = `/charts/year-so-far${CLAIM}`

const copy = (page: Page, what: string) => page.getByRole('button', { name: `Copy ${what}`, exact: true })
const clipboard = (page: Page) => page.evaluate(() => navigator.clipboard.readText())
const choose = (page: Page, name: string, option: string) => page.getByRole('combobox', { name, exact: true }).selectOption(option)
const code = (page: Page) => page.getByLabel('Embed code', { exact: true })

test.describe('with the clipboard', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] })

  test('both links are copied, and it is said which follows and which stays', async ({ page, site }) => {
    await open(page, PAGE)
    const share = page.getByRole('region', { name: 'Share this chart' })
    await expect(share).toContainText('Live linkThe as-of day stays, but its numbers follow new releases: the source still lists and corrects deaths.')
    await expect(share).toContainText('Frozen linkIt stays as it is now: deaths up to 7 September 2015, as known on 3 July 2016.')
    await copy(page, 'the live link').click()
    expect(await clipboard(page)).toBe(`${site}/charts/year-so-far?asof=2015-09-07`)
    await copy(page, 'the frozen link').click()
    expect(await clipboard(page)).toBe(`${site}/charts/year-so-far${CLAIM}`)
    await expect(copy(page, 'the frozen link')).toHaveText('Copied')
    await expect(share.getByText('Copied the frozen link.')).toBeAttached()
    expect(await share.getByText('Copied the frozen link.').evaluate((each) => each.closest('[aria-live]') !== null)).toBe(true)
  })

  test('the address that the page has when nothing is asked freezes to both of its days', async ({ page, site }) => {
    await open(page, '/charts/by-month')
    await copy(page, 'the live link').click()
    expect(await clipboard(page)).toBe(`${site}/charts/by-month`)
    await copy(page, 'the frozen link').click()
    expect(await clipboard(page)).toBe(`${site}/charts/by-month?asof=2025-10-05&known=2025-10-05`)
  })

  test('the feed of the figure is copied, and answers', async ({ page, site, request }) => {
    await open(page, `/charts/year-so-far?cause=all&asof=2015-09-07&known=2016-07-03`)
    await copy(page, 'the feed’s address').click()
    const address = await clipboard(page)
    expect(address).toBe(`${site}/feed.xml?cause=all&asof=2015-09-07&known=2016-07-03`)
    const feed = await (await request.get(address)).text()
    expect(feed).toContain('<title>Deaths from all causes by 7 September 2015: up 5% is now up 3%</title>')
  })

  test('the embed code follows its choices', async ({ page, site }) => {
    await open(page, PAGE)
    // A chart stays as it is under a story unless the newsroom wants it otherwise.
    await expect(code(page)).toHaveValue(/^<iframe .*asof=2015-09-07&amp;known=2016-07-03&amp;id=\w+"/)
    await choose(page, 'Figures', 'live')
    await expect(code(page)).toHaveValue(new RegExp(`^<iframe .*src="${site}/embed/year-so-far\\?asof=2015-09-07&amp;id=\\w+"`))
    await choose(page, 'Figures', 'frozen')
    const heightOf = async () => Number(/height="(\d+)"/.exec(await code(page).inputValue())![1])
    const whole = await heightOf()
    await choose(page, 'Colours', 'dark')
    await expect(code(page)).toHaveValue(/known=2016-07-03&amp;theme=dark/)
    await choose(page, 'Words', '1')
    await expect(code(page)).toHaveValue(/theme=dark&amp;plain=1/)
    expect(await heightOf()).toBeLessThan(whole)
    await choose(page, 'Size', 'fixed')
    await expect(code(page)).toHaveValue(/ width="600" /)
    await choose(page, 'Code', 'script')
    await expect(code(page)).toHaveValue(new RegExp(`<script defer src="${site}/embed\\.js"`))
    await copy(page, 'the embed code').click()
    expect(await clipboard(page)).toBe(await code(page).inputValue())
    await expect(copy(page, 'the embed code')).toHaveText('Copied')
  })

  test('a citation is copied in each of its forms', async ({ page, site }) => {
    await open(page, PAGE)
    await copy(page, 'the credit line').click()
    expect(await clipboard(page)).toBe(`Chart: Same Period. Figures: Officer Down Memorial Page (odmp.org), as compiled by FiveThirtyEight, known on 3 July 2016 (CC BY 4.0). ${site}/charts/year-so-far${CLAIM}`)
    await copy(page, 'the citation').click()
    const today = new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    expect(await clipboard(page)).toContain(`Retrieved ${today}, ${site}/charts/year-so-far${CLAIM}`)
    await page.getByText('BibTeX', { exact: true }).first().click()
    await copy(page, 'BibTeX').click()
    expect(await clipboard(page)).toMatch(/^@misc\{same-period-year-so-far-2015-09-07-known-2016-07-03,/)
    await page.getByText('CSL-JSON', { exact: true }).first().click()
    await copy(page, 'CSL-JSON').click()
    expect(JSON.parse(await clipboard(page))).toMatchObject([{ type: 'dataset', URL: `${site}/charts/year-so-far${CLAIM}` }])
  })

  test('the panel follows the question, and what a reader chose in it stays', async ({ page, site }) => {
    await open(page, PAGE)
    await choose(page, 'Colours', 'light')
    await plot(page, 'year-so-far').hover({ position: { x: 120, y: 80 } })
    await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
    await field(page, 'Which deaths').selectOption('traffic')
    await expect(code(page)).toHaveValue(/cause=traffic&amp;asof=2015-09-07&amp;known=2016-07-03&amp;theme=light/, PATIENT)
    await copy(page, 'the frozen link').click()
    expect(await clipboard(page)).toBe(`${site}/charts/year-so-far?cause=traffic&asof=2015-09-07&known=2016-07-03`)
    await expect(page.getByRole('link', { name: 'Save PNG, 1200 pixels wide' })).toHaveAttribute('href', /cause=traffic.*size=1200$/)
    await expect(page.getByLabel('Citation', { exact: true })).toHaveValue(/traffic deaths, 1 Jan – 7 Sep, 2015 and 2014/)
  })
})

for (const [how, script] of [
  ['refuses', 'navigator.clipboard.writeText = () => Promise.reject(new DOMException("no", "NotAllowedError"))'],
  ['has none', 'Object.defineProperty(navigator, "clipboard", { value: undefined })'],
]) {
  test(`a clipboard that ${how} leaves the text selected and says which keys copy it`, async ({ page, site }) => {
    await page.addInitScript(script)
    await open(page, PAGE)
    await copy(page, 'the live link').click()
    await expect(page.getByText('The browser refused its clipboard. The text is selected: press Ctrl+C.')).toBeVisible()
    await expect(copy(page, 'the live link')).toHaveText('Copy')
    expect(await page.evaluate(() => getSelection()!.toString())).toBe(`${site}/charts/year-so-far?asof=2015-09-07`)
    await copy(page, 'the embed code').click()
    await expect(code(page)).toBeFocused()
    expect(await code(page).evaluate((field: HTMLTextAreaElement) => field.selectionEnd - field.selectionStart === field.value.length)).toBe(true)
  })
}

test('pictures and data are saved with one click, and it is said under which name', async ({ page }) => {
  await open(page, PAGE)
  const save = async (what: string) => {
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: `Save ${what}`, exact: true }).click()
    const file = await download
    await expect(page.getByText(`Saved ${file.suggestedFilename()}`)).toBeVisible()
    return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
  }
  const sizeOf = (png: Buffer) => [png.readUInt32BE(16), png.readUInt32BE(20)]
  for (const [what, width] of [['600 pixels wide', 600], ['1200 pixels wide', 1200], ['1200 by 630 pixels', 1200]] as const) {
    const { name, bytes } = await save(`PNG, ${what}`)
    expect(name).toMatch(/^year-so-far.*2015-09-07.*2016-07-03.*\.png$/)
    expect(sizeOf(bytes)[0]).toBe(width)
  }
  expect((await save('SVG, dark, 600 pixels wide')).bytes.toString()).toMatch(/^<svg .*#111827/s)
  expect((await save('CSV')).bytes.toString()).toContain('\n2015-09-07,26,33,')
  expect(JSON.parse((await save('JSON')).bytes.toString())).toMatchObject({ chart: 'year-so-far' })
})

test('a file that the server refuses is opened, for there it says why', async ({ page }) => {
  await open(page, PAGE)
  await page.route('**/charts/year-so-far.csv*', (route) => route.fulfill({ status: 503, body: 'not now' }))
  await page.getByRole('link', { name: 'Save CSV' }).click()
  await expect(page).toHaveURL(/year-so-far\.csv/)
  await expect(page.getByText('not now')).toBeVisible()
})

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('links are links and codes can be selected', async ({ page, site, request }) => {
    await page.goto(PAGE)
    await expect(page.getByRole('link', { name: `${site}/charts/year-so-far?asof=2015-09-07`, exact: true })).toBeVisible()
    await expect(code(page)).toHaveValue(/^<iframe /)
    await expect(code(page)).toBeEditable({ editable: false })
    await expect(page.getByLabel('Citation', { exact: true })).toBeVisible()
    for (const link of await page.getByRole('link', { name: /^Save / }).all()) {
      expect((await request.get((await link.getAttribute('href'))!)).status()).toBe(200)
    }
  })
})
