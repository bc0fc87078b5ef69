/** The slider answers at once, in the browser, with the numbers of the server. */
import type { Page } from '@playwright/test'
import { CHARTS, CLAIM, CLAIM_AS_KNOWN, cellsOf, dateField, expectGroup, field, headline, open, pointAt, section, settled, slider, wake, words } from './reader'
import { expect, test } from './site'

interface Count {
  id: string
  current: number
  prior: number
  percent: number | null
}

/** Days of 2015 with their place on the axis of 366 dates (1 January is 0; 29 February has a place). */
const DAYS: [asOf: string, place: number, long: string, short: string][] = [
  ['2015-02-28', 58, '28 February 2015', '28 Feb 2015'],
  ['2015-05-14', 134, '14 May 2015', '14 May 2015'],
  ['2015-09-08', 251, '8 September 2015', '8 Sep 2015'],
  ['2015-10-31', 304, '31 October 2015', '31 Oct 2015'],
  ['2015-12-31', 365, '31 December 2015', '31 Dec 2015'],
]

const ask = async (page: Page, query: string) => (await page.request.get(`/api/v1/compare?${query}`)).json()
const signed = (percent: number | null) =>
  percent === null ? 'no percent' : percent === 0 ? '0%' : `${percent < 0 ? '−' : '+'}${Math.abs(percent)}%`
const title = (page: Page, chart: (typeof CHARTS)[number]) => section(page, chart).getByRole('heading', { level: 2 })
const cells = (page: Page, chart: (typeof CHARTS)[number], row: string | RegExp) =>
  section(page, chart).locator('details').getByRole('row').filter({ has: page.getByRole('rowheader', { name: row, exact: true }) }).getByRole('cell')

test('at every day the page says what the API says, in the headline, the table, every chart and the address', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await wake(page)
  for (const chart of CHARTS) await section(page, chart).getByText(/^Table: /).click()
  for (const [asOf, place, long, short] of DAYS) {
    await test.step(asOf, async () => {
      await slider(page).fill(String(place))
      const answer = await ask(page, `asof=${asOf}&known=2016-07-03`)
      const everything = await ask(page, `cause=all&asof=${asOf}&known=2016-07-03`)
      await expect(headline(page)).toHaveText(answer.sentence)
      await expect(page).toHaveURL(`/?asof=${asOf}&known=2016-07-03`)
      await expect(page).toHaveTitle(`${answer.sentence} · Same Period`)
      await expect(slider(page)).toHaveAttribute('aria-valuetext', long)
      await expect(page.locator('input[name=asof]')).toHaveValue(asOf)
      for (const { id, current, prior, percent } of answer.groups as Count[]) {
        const name = { firearms: 'Firearms', traffic: 'Traffic', illness: 'Illness', other: 'Other causes', all: 'All causes' }[id]!
        await expect(cellsOf(page, `${name}( leading)?`).nth(0)).toHaveText(String(current))
        await expect(cellsOf(page, `${name}( leading)?`).nth(1)).toHaveText(String(prior))
        await expect(cellsOf(page, `${name}( leading)?`).nth(2)).toContainText(signed(percent))
      }
      // The year so far, on the as-of day.
      const day = long.replace(' 2015', '')
      await expect(cells(page, 'year-so-far', day).nth(0)).toHaveText(String(answer.current))
      await expect(cells(page, 'year-so-far', day).nth(1)).toHaveText(String(answer.prior))
      // By cause: the largest leads the title, and every row is the API's.
      await expect(section(page, 'by-cause').locator('.subtitle')).toContainText(asOf === '2015-12-31' ? '2015' : day)
      for (const part of (everything.parts as { cause: string; current: number; prior: number }[]).filter((p) => p.cause === 'gunfire' || p.cause === 'heart-attack')) {
        const row = part.cause === 'gunfire' ? 'Gunfire' : 'Heart attack'
        await expect(cells(page, 'by-cause', row).nth(0)).toHaveText(String(part.current))
        await expect(cells(page, 'by-cause', row).nth(1)).toHaveText(String(part.prior))
      }
      // The last 365 days.
      const { current, prior } = answer.context.last365 as Count
      await expect(title(page, 'last-365')).toContainText(`${current} v ${prior}`)
      await expect(section(page, 'last-365').locator('.subtitle')).toContainText(short)
      await expect(cells(page, 'last-365', asOf).first()).toHaveText(String(current))
      // By year: this year's bar is all causes so far.
      const all = (answer.groups as Count[]).find((group) => group.id === 'all')!
      await expect(cells(page, 'by-year', /^2015\b/).nth(4)).toHaveText(String(all.current))
      // By month: this year's months add up to the count so far.
      const months = (await cells(page, 'by-month', /^2015\b/).allInnerTexts()).slice(0, 12).map((text) => parseInt(text.replace('–', '0')))
      expect(months.reduce((sum, n) => sum + n, 0)).toBe(answer.current)
    })
  }
})

test('nothing is asked of the server while it slides', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await wake(page)
  const asked: string[] = []
  // The browser looks for the icon of its tab again at every address; that is its own affair.
  page.on('request', (request) => request.url().includes('/icon.svg') || asked.push(request.url()))
  for (let place = 0; place <= 360; place += 12) await slider(page).fill(String(place))
  await slider(page).fill('251')
  await expect(headline(page)).toContainText('26 by 8 September 2015, against 34')
  await expect(page).toHaveURL('/?asof=2015-09-08&known=2016-07-03')
  expect(asked).toEqual([])
  const durations = await page.evaluate(() => ['same-period:count', 'same-period:step'].map((name) => performance.getEntriesByName(name).map((e) => e.duration).sort((a, b) => a - b)))
  expect(durations[0].length).toBeGreaterThan(30)
  for (const [i, name] of ['same-period:count', 'same-period:step'].entries()) {
    const sorted = durations[i]
    const description = `median ${sorted[sorted.length >> 1].toFixed(1)} ms, slowest ${sorted.at(-1)!.toFixed(1)} ms of ${sorted.length}`
    test.info().annotations.push({ type: name, description })
    console.log(`${name}: ${description}`)
  }
})

test('dragging the handle moves the day with it', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await wake(page)
  const box = (await slider(page).boundingBox())!
  const at = (place: number): [number, number] => [box.x + 10 + ((box.width - 20) * place) / 365, box.y + box.height / 2]
  await page.mouse.move(...at(250))
  await page.mouse.down()
  await page.mouse.move(...at(181), { steps: 8 })
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /^(29|30) June 2015|^1 July 2015/)
  await page.mouse.up()
  const asOf = await page.locator('input[name=asof]').inputValue()
  await expect(page).toHaveURL(`/?asof=${asOf}&known=2016-07-03`)
  await expect(headline(page)).toHaveText((await ask(page, `asof=${asOf}&known=2016-07-03`)).sentence)
})

test('one drag, however often it rests, is one step back', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await wake(page)
  const before = await page.evaluate(() => history.length)
  const box = (await slider(page).boundingBox())!
  const at = (place: number): [number, number] => [box.x + 10 + ((box.width - 20) * place) / 365, box.y + box.height / 2]
  await page.mouse.move(...at(250))
  await page.mouse.down()
  await page.mouse.move(...at(200), { steps: 3 })
  await expect(page, 'the drag rests until the address follows').not.toHaveURL(CLAIM_AS_KNOWN)
  await page.mouse.move(...at(120), { steps: 3 })
  await page.mouse.up()
  await expect(slider(page)).toHaveAttribute('aria-valuetext', /(April|May) 2015/)
  expect(await page.evaluate(() => history.length)).toBe(before + 1)
  await page.goBack()
  await expect(page).toHaveURL(CLAIM_AS_KNOWN)
  await expectGroup(page, 'Firearms', '26', '33', '−21%')
})

test('back and forward restore the settings, and a reload gives the same page', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await wake(page)
  await slider(page).fill('251')
  await expect(page).toHaveURL('/?asof=2015-09-08&known=2016-07-03')
  await field(page, 'Which deaths').selectOption('traffic')
  await expect(page).toHaveURL('/?cause=traffic&asof=2015-09-08&known=2016-07-03')
  const traffic = await headline(page).innerText()
  await page.goBack()
  await expect(headline(page)).toContainText('Firearms deaths are down 24%')
  await expect(field(page, 'Which deaths')).toHaveValue('firearms')
  await page.goBack()
  await expect(headline(page)).toContainText('26 by 7 September 2015, against 33')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '7 September 2015')
  await page.goForward()
  await page.goForward()
  await expect(headline(page)).toHaveText(traffic)
  await expect(field(page, 'Which deaths')).toHaveValue('traffic')
  const live = await words(page)
  await page.reload()
  await expect(page.locator('main.scripted')).toBeAttached()
  expect(await words(page)).toBe(live)
})

/** How far the middle of the handle stands from the as-of line, in pixels. */
async function offLine(page: Page): Promise<number> {
  const box = (await slider(page).boundingBox())!
  const place = Number(await slider(page).inputValue()) / Number(await slider(page).getAttribute('max'))
  const handle = box.x + 10 + (box.width - 20) * place
  const lines = await page.locator('#year-so-far path.rule').evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.getBoundingClientRect().x))
  expect(lines).toHaveLength(1)
  return Math.abs(handle - lines[0])
}

test('the handle stands on the axis, under the as-of line', async ({ page }) => {
  // Of 2025 the prior year isn't covered to its end: the words at its line's end are longer, the axis shorter.
  for (const address of [CLAIM_AS_KNOWN, '/?asof=2025-10-05&known=2025-10-05']) {
    for (const width of [1280, 800, 390, 360]) {
      await page.setViewportSize({ width, height: 900 })
      await open(page, address)
      expect.soft(await offLine(page), `${address} at ${width} px`).toBeLessThanOrEqual(2)
    }
  }
})

test('the handle stays under the line where another year leaves the axis another length', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 900 })
  await open(page, CLAIM)
  await pointAt(page, 'by-cause')
  await settled(page)
  await dateField(page).fill('2025-10-05')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '5 October 2025')
  expect(await offLine(page)).toBeLessThanOrEqual(2)
})
