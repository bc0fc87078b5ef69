/** Everything can be reached, set and heard with the keyboard alone. */
import type { Page } from '@playwright/test'
import { differingShare } from './picture'
import { CHARTS, CLAIM_AS_KNOWN, type Chart, PATIENT, dateField, expectGroup, explored, field, headline, open, plot, settled, slider, spoken, tip } from './reader'
import { expect, test } from './site'

/** What has the focus, and how it shows. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    return {
      name: element.id === 'asof-slider' ? 'slider' : (element.dataset.chart ?? element.getAttribute('aria-label') ?? element.textContent!),
      tag: element.tagName,
      isOutlined: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2,
    }
  })

/** Presses Tab until something of this name has the focus, and never presses in vain for ever. */
async function tabTo(page: Page, name: string | RegExp, key = 'Tab'): Promise<void> {
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press(key)
    const now = await focused(page)
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return
  }
  throw new Error(`Tab never reached ${name}`)
}

test('Tab goes through the page in its order, and the focus always shows', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  const stops: string[] = []
  const unseen: string[] = []
  for (let i = 0; i < 300; i++) {
    await page.keyboard.press('Tab')
    const { name, tag, isOutlined } = await focused(page)
    if (tag === 'BODY') break
    if (name === 'Which deaths') await settled(page)
    if (name === stops.at(-1)) continue // A date field has a stop for each of its parts; the browser marks those.
    stops.push(name)
    if (!isOutlined && name !== 'slider') unseen.push(name) // The slider marks its handle: see its own test.
  }
  const inOrder = ['To the figures', 'Same Period', 'Dashboard', 'Charts', 'Data', 'Try a file', 'Claims', 'Method', 'API', 'Latest', 'The claim of September 2015']
  expect(stops.slice(0, inOrder.length)).toEqual(inOrder)
  // Every count is a link to its records, in figures or in words.
  const isCount = (stop: string) => /^([\d,.]+|none|one|two|three|four|five|six|seven|eight|nine)$/i.test(stop)
  const isForm = (stop: string) => /^(Page|Embed|PNG|CSV|Cite): /.test(stop)
  // A step of the known-on control for each of the 18 releases, with what it said.
  const isStep = (stop: string) => /^As known (on|now, since) .*: \d+ v \d+/.test(stop)
  const rest = stops.filter((stop) => !isStep(stop) && !stop.startsWith('Table: ') && !stop.startsWith('/?') && !isForm(stop) && !isCount(stop)).slice(inOrder.length + 1)
  expect(rest).toEqual([
    'Which deaths', 'Which officers', 'As-of day', 'Against', 'Alignment', 'Known on', 'Show', 'Firearms', 'Gunfire only', 'Inadvertent gunfire',
    'As known on 3 July 2016', 'as known now', 'what changed in 2015', 'what changed in 2014', 'year-so-far', 'slider', 'The revision triangle', 'by-cause', 'last-365', 'by-year', 'since 1900', 'since 1791', 'the last 25 years', 'by-month', 'Published claims, each checked', 'Sign in or see your account',
  ])
  expect(stops.filter((stop) => stop.startsWith('Table: '))).toHaveLength(5)
  expect(stops.filter(isForm)).toHaveLength(25)
  expect(stops.filter(isStep)).toHaveLength(18)
  expect(unseen).toEqual([])
})

for (const address of [`/claims?${new URLSearchParams({ text: 'Police shooting deaths are down 21% this year, to 26 from 33 in 2014.', published: '2015-09-08' })}`, '/claims', '/claims/published?source=FBI&follows=no']) {
  test(`Tab reaches all that can be done at ${address.slice(0, 30)}, and the focus always shows`, async ({ page }) => {
    await page.goto(address)
    const doable = await page.locator('a[href], button, select, textarea, input:not([type=hidden]), summary').evaluateAll((all) => {
      const shown = all.filter((each) => each.checkVisibility())
      shown.forEach((each, i) => each.setAttribute('data-stop', String(i)))
      return shown.length
    })
    const [reached, unseen] = [new Set<string>(), new Set<string>()]
    for (let i = 0; i < 400; i++) {
      await page.keyboard.press('Tab')
      const stop = await page.evaluate(() => document.activeElement!.getAttribute('data-stop'))
      if (stop === null) break
      reached.add(stop)
      const { name, tag, isOutlined } = await focused(page)
      // The parts of a date field are marked by the browser.
      if (!isOutlined && tag !== 'INPUT') unseen.add(name)
    }
    expect([reached.size, [...unseen]]).toEqual([doable, []])
  })
}

test('the first stop leads past the head to the figures', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'To the figures' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'To the figures' })).toBeInViewport()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('link', { name: 'Latest' })).toBeFocused()
})

test('settings are changed with the keys', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await tabTo(page, 'Which deaths')
  await settled(page)
  await page.keyboard.press('ArrowDown')
  await expect(field(page, 'Which deaths')).toHaveValue('gunfire')
  await expect(headline(page)).toContainText('down 25%: 24 by 7 September 2015, against 32', PATIENT)
  await expect(page).toHaveURL('/?cause=gunfire&asof=2015-09-07&known=2016-07-03')
  await page.keyboard.press('ArrowUp')
  await expect(headline(page)).toContainText('26 by 7 September 2015, against 33')
})

test('a day is typed', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  await tabTo(page, 'As-of day')
  await settled(page)
  await page.keyboard.type('06302015')
  await expect(dateField(page)).toHaveValue('2015-06-30')
  await expect(headline(page)).toContainText(' 2015, against', PATIENT)
  await expect(page).toHaveURL('/?asof=2015-06-30&known=2016-07-03')
})

test('passing through the form changes nothing and adds nothing to the history', async ({ page }) => {
  await open(page, CLAIM_AS_KNOWN)
  const before = await page.evaluate(() => history.length)
  await tabTo(page, 'Show')
  await settled(page)
  await tabTo(page, 'year-so-far')
  await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
  await expect(page).toHaveURL(CLAIM_AS_KNOWN)
  expect(await page.evaluate(() => history.length)).toBe(before)
})

/** What the keys say on each chart: on entering it, and at its ends. Counts as known on 3 July 2016. */
const WALKS: Record<Chart, [key: string, said: string][]> = {
  'year-so-far': [
    ['ArrowLeft', '7 September: 2015: 26, 2014: 33, difference −7'],
    ['ArrowRight', '8 September: 2015: after the as-of day, 2014: 34'],
    ['ArrowLeft', '7 September: 2015: 26, 2014: 33, difference −7'],
    ['Home', '1 January: 2015: 0, 2014: 0, difference none'],
    ['ArrowLeft', '1 January: 2015: 0, 2014: 0, difference none'],
    ['End', '31 December: 2015: after the as-of day, 2014: 49'],
  ],
  'by-cause': [
    ['ArrowDown', 'Gunfire: 2015: 24, 2014: 32, difference −8'],
    ['ArrowDown', 'Automobile crash: 2015: 17, 2014: 17, difference none'],
    ['ArrowDown', 'Heart attack: 2015: 14, 2014: 12, difference +2'],
    ['ArrowUp', 'Automobile crash: 2015: 17, 2014: 17, difference none'],
  ],
  'last-365': [
    ['ArrowRight', '365 days to 7 September 2015: deaths: 42, the 365 before: 44, difference −2'],
    ['ArrowLeft', '365 days to 7 August 2015: deaths: 42, the 365 before: 41, difference +1'],
  ],
  'by-year': [
    ['ArrowRight', 'firearms: 26, traffic: 33, illness: 19, other causes: 8, all causes: 86'],
    ['ArrowLeft', '2014: firearms: 49, traffic: 51, illness: 39, other causes: 6, all causes: 145'],
  ],
  'by-month': [
    ['ArrowRight', 'January 2015: deaths: 1, a year before: 3, difference −2'],
    ['ArrowRight', 'February 2015: deaths: 0, a year before: 1, difference −1'],
    ['ArrowDown', 'February 2014: deaths: 1'],
  ],
}

for (const chart of CHARTS) {
  test(`the arrow keys walk along ${chart} and speak; Escape ends the walk`, async ({ page }) => {
    await open(page, CLAIM_AS_KNOWN)
    await tabTo(page, 'Show')
    await settled(page)
    await tabTo(page, chart)
    await expect(plot(page, chart)).toHaveRole('group')
    await expect(plot(page, chart)).toHaveAccessibleDescription(/arrow keys walk along the chart/)
    await expect(explored(page, chart)).toBeVisible(PATIENT)
    for (const [key, said] of WALKS[chart]) {
      await page.keyboard.press(key)
      await expect(spoken(page)).toContainText(said)
      await expect(tip(page)).toContainText(said.split(/, |: (?=deaths)/).at(-1)!)
    }
    await expect(spoken(page)).toHaveAttribute('aria-live', 'polite')
    await page.keyboard.press('Escape')
    await expect(tip(page)).toHaveCount(0)
    await expect(plot(page, chart)).toBeFocused()
    await page.keyboard.press('Tab')
    await expect(plot(page, chart), 'the walk lets go of the focus').not.toBeFocused()
  })
}

test('a chart that is reached before the ledger is here comes alive with it', async ({ page }) => {
  let letGo = () => {}
  const held = new Promise<void>((resolve) => (letGo = resolve))
  await page.route('**/api/v1/ledger', async (route) => {
    await held
    await route.continue()
  })
  await open(page, CLAIM_AS_KNOWN)
  await tabTo(page, 'year-so-far')
  letGo()
  await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
  await page.keyboard.press('ArrowRight')
  await expect(spoken(page)).toContainText('7 September: 2015: 26, 2014: 33')
  await expect(tip(page)).toContainText('difference −7')
})

test('the slider moves by keys, shows its focus and speaks dates', async ({ page, context }) => {
  await open(page, CLAIM_AS_KNOWN)
  await tabTo(page, 'Show')
  await settled(page)
  await tabTo(page, 'year-so-far')
  await expect(explored(page, 'year-so-far')).toBeVisible(PATIENT)
  const unfocused = await slider(page).screenshot()
  await page.keyboard.press('Tab')
  await expect(slider(page)).toBeFocused()
  expect(await differingShare(context, unfocused, await slider(page).screenshot())).toBeGreaterThan(0)
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '7 September 2015')
  await page.keyboard.press('ArrowRight')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '8 September 2015')
  await expect(headline(page)).toContainText('down 24%: 26 by 8 September 2015, against 34')
  await expectGroup(page, 'Firearms', '26', '34', '−24%')
  await expect(page).toHaveURL('/?asof=2015-09-08&known=2016-07-03')
  await page.keyboard.press('ArrowLeft')
  await expect(headline(page)).toContainText('down 21%: 26 by 7 September 2015, against 33')
  await page.keyboard.press('Home')
  await expect(slider(page)).toHaveAttribute('aria-valuetext', '1 January 2015')
})
