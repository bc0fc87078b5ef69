/** Without script the page is whole. */
import { CHARTS, CLAIM_AS_KNOWN, dateField, expectGroup, field, headline, plot, section, slider } from './reader'
import { expect, test } from './site'

test.use({ javaScriptEnabled: false })

const TITLES: Record<(typeof CHARTS)[number], string> = {
  'year-so-far': 'Below 2014’s pace since late January',
  'by-cause': 'Most frequent: Gunfire (24), then Automobile crash (17)',
  'last-365': 'Down 5% over the last 365 days: 42 v 44',
  'by-year': '145 deaths in 2014, 123 the year before',
  'by-month': 'The most in one month: 12, in December 2011',
}

test('the form is sent as an address', async ({ page }) => {
  await page.goto('/')
  await dateField(page).fill('2015-09-08')
  await field(page, 'Known on').selectOption('2016-07-03')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(page).toHaveURL(/[?&]asof=2015-09-08(&|$)/)
  await expect(page).toHaveURL(/[?&]known=2016-07-03(&|$)/)
  await expect(headline(page)).toHaveText('Firearms deaths are down 24%: 26 by 8 September 2015, against 34 by the same day in 2014.')
  await expectGroup(page, 'Firearms', '26', '34', '−24%')
  await expect(dateField(page)).toHaveValue('2015-09-08')
  await expect(field(page, 'Known on')).toHaveValue('2016-07-03')
  await expect(page.getByRole('status')).toHaveCount(0)
})

test('each field of the form asks what it says', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  await field(page, 'Which deaths').selectOption('traffic')
  await field(page, 'Which officers').selectOption('TX')
  await field(page, 'Against').selectOption('average-5')
  await field(page, 'Alignment').selectOption('days')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(headline(page)).toContainText(/^Traffic deaths in Texas are .* in as many days of 2010 to 2014\.$/)
  for (const [name, value] of [['Which deaths', 'traffic'], ['Which officers', 'TX'], ['Against', 'average-5'], ['Alignment', 'days']]) {
    await expect(field(page, name)).toHaveValue(value)
  }
})

for (const chart of CHARTS) {
  test(`${chart} has its drawing, words, source and table`, async ({ page }) => {
    await page.goto(CLAIM_AS_KNOWN)
    const place = section(page, chart)
    await expect(place.getByRole('heading', { level: 2 })).toHaveText(TITLES[chart])
    await expect(place.locator('.subtitle')).toContainText('in the United States')
    const drawing = plot(page, chart).getByRole('img')
    await expect(drawing).toHaveCount(1)
    await expect(drawing).toBeVisible()
    await expect(drawing).toHaveAccessibleName(/As of 7 September 2015.*The table below holds the numbers\.$/)
    expect((await drawing.boundingBox())!.height).toBeGreaterThan(200)
    await expect(place.locator('.source')).toHaveText('Officer Down Memorial Page (odmp.org), as compiled by FiveThirtyEight, known on 3 July 2016')
    await expect(place.getByRole('table')).toHaveCount(0)
    await place.getByText(/^Table: /).click()
    await expect(place.getByRole('table')).toBeVisible()
    expect(await place.getByRole('table').getByRole('row').count()).toBeGreaterThan(10)
    await expect(place.getByRole('columnheader').first()).toBeVisible()
  })
}

test('the table of the year so far holds both counts on the as-of day', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  const place = section(page, 'year-so-far')
  await place.getByText(/^Table: /).click()
  const cells = (day: string) => place.getByRole('row', { name: new RegExp(`^${day} `) }).getByRole('cell')
  await expect(cells('7 September')).toContainText(['26', '33'])
  await expect(cells('31 December').first()).toHaveText('–')
})

test('the links of the years lead where they say', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  const place = section(page, 'by-year')
  await expect(place.getByRole('link', { name: 'since 1900' })).toHaveAttribute('aria-current', 'true')
  await place.getByRole('link', { name: 'since 1791' }).click()
  await expect(page).toHaveURL('/?asof=2015-09-07&known=2016-07-03&since=1791#by-year')
  await expect(place.locator('.subtitle')).toContainText('1791–2015')
  await place.getByRole('link', { name: 'the last 25 years' }).click()
  await expect(place.locator('.subtitle')).toContainText('1991–2015')
  await expect(headline(page)).toContainText('26 by 7 September 2015, against 33')
  await page.getByRole('button', { name: 'Show' }).click()
  await expect(place.locator('.subtitle'), 'the form keeps the years').toContainText('1991–2015')
})

test('nothing stands there that only script could fill or move', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  await expect(slider(page)).toBeHidden()
  await expect(page.getByRole('button')).toHaveText(['Show'])
  const empty = await page.locator('main').evaluate((main) =>
    [...main.querySelectorAll<HTMLElement>('h1, h2, p, ul, li, table, section, summary, a, figure, .drawing, .answer')]
      .filter((each) => each.checkVisibility() && !each.matches('.visually-hidden'))
      .filter((each) => each.textContent!.trim() === '' && each.querySelector('svg') === null)
      .map((each) => each.outerHTML.slice(0, 120)),
  )
  expect(empty).toEqual([])
})

test('no chart promises keys that only script could answer', async ({ page }) => {
  await page.goto(CLAIM_AS_KNOWN)
  for (const chart of CHARTS) await expect.soft(plot(page, chart)).toHaveAccessibleDescription('', { timeout: 500 })
})
