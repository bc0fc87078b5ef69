/** A page for every chart: whole without script, explored with it, found by machines. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { PATIENT, dateField, explored, field, headline, open, plot, slider, spoken, tip } from './reader'
import { expect, test } from './site'

const CLAIM = '?asof=2015-09-07&known=2016-07-03'
const SENTENCE = 'Firearms deaths are down 21%: 26 by 7 September 2015, against 33 by the same day in 2014.'

/** The ids of all charts, as their list offers them. */
async function chartsOf(page: Page): Promise<string[]> {
  await page.goto('/charts')
  const links = page.locator('main').getByRole('heading', { level: 2 }).getByRole('link')
  return (await links.evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).pathname))).map((path) => path.replace('/charts/', ''))
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
/** Points at the chart of a page until the browser answers by itself. */
async function wake(page: Page, chart: 'year-so-far' | 'by-cause' | 'by-year'): Promise<void> {
  await plot(page, chart).hover({ position: { x: 120, y: 80 } })
  await expect(explored(page, chart)).toBeVisible(PATIENT)
}

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false })

  test('the list shows every chart small, of the question asked, and leads to its page', async ({ page }) => {
    await page.goto(`/charts${CLAIM}`)
    await expect(page.locator('main')).toContainText(SENTENCE)
    const items = page.getByRole('listitem').filter({ has: page.getByRole('heading', { level: 2 }) })
    expect(await items.count()).toBeGreaterThanOrEqual(10)
    expect(await items.getByRole('img').count()).toBe(await items.count())
    await page.getByRole('link', { name: 'By cause, this year and last' }).click()
    await expect(page).toHaveURL(`/charts/by-cause${CLAIM}`)
  })

  test('every chart’s page has the chart, its open table, a summary, its sources and its ways out', async ({ page }) => {
    test.slow()
    for (const id of await chartsOf(page)) {
      const answer = await page.goto(`/charts/${id}${CLAIM}`)
      expect(answer!.status(), id).toBe(200)
      await expect(headline(page), id).toHaveText(SENTENCE)
      const title = await page.locator(`#${id}-title`).innerText()
      await expect(page, id).toHaveTitle(new RegExp(`^${title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')} · .+ · Same Period$`))
      const drawing = page.locator(`[data-chart="${id}"]`).getByRole('img').filter({ visible: true })
      await expect(drawing, id).toHaveCount(1)
      const table = page.locator(`section#${id}`).getByRole('table')
      await expect(table, id).toBeVisible()
      expect(await table.getByRole('row').count(), id).toBeGreaterThan(1)
      await expect(region(page, 'In words').locator('.summary'), id).toHaveText((await drawing.getAttribute('aria-label'))!.replace(' The table below holds the numbers.', ''))
      await expect(region(page, 'Sources'), id).toContainText('Release of 3 July 2016: 22,537 deaths')
      await expect(region(page, 'Share this chart').getByRole('link', { name: /^Save / }), id).toHaveCount(14)
      await expect(region(page, 'Embed it').getByRole('textbox', { name: 'Embed code' }), id).toHaveValue(new RegExp(`/embed/${id}\\?`))
      await expect(region(page, 'Cite it').getByRole('textbox', { name: 'Citation' }), id).toHaveValue(/^Same Period\. “.+” \[data set\], release 2016-07-03/)
    }
  })

  test('the form asks at the chart’s own address', async ({ page }) => {
    await page.goto(`/charts/by-cause${CLAIM}`)
    await dateField(page).fill('2015-09-08')
    await page.getByRole('button', { name: 'Show' }).click()
    await expect(page).toHaveURL(/\/charts\/by-cause\?.*asof=2015-09-08/)
    await expect(headline(page)).toContainText('26 by 8 September 2015, against 34')
  })

  test('charts of whole years offer where they begin, at their own address', async ({ page }) => {
    await page.goto(`/charts/by-year${CLAIM}`)
    await page.getByRole('link', { name: 'since 1791' }).click()
    await expect(page).toHaveURL(`/charts/by-year${CLAIM}&since=1791#by-year`)
    await expect(page.locator('#by-year .subtitle')).toContainText('1791–2015')
  })

  test('nothing is offered that only script could do', async ({ page }) => {
    await page.goto(`/charts/year-so-far${CLAIM}`)
    await expect(page.getByRole('button')).toHaveText(['Show'])
    await expect(page.getByRole('combobox', { name: 'Colours' })).toHaveCount(0)
    await expect(slider(page)).toBeHidden()
  })
})

test('a chart that there isn’t is a 404 that names the charts', async ({ page }) => {
  const charts = await chartsOf(page)
  const answer = await page.goto('/charts/pie')
  expect(answer!.status()).toBe(404)
  await expect(headline(page)).toHaveText('There is no such chart.')
  for (const id of charts) await expect(page.locator('main').getByText(id, { exact: true })).toBeVisible()
})

test('a bad value is said, and the default is used', async ({ page }) => {
  const answer = await page.goto('/charts/by-cause?asof=2015-02-30&colour=red')
  expect(answer!.status()).toBe(200)
  await expect(page.getByRole('status').getByRole('listitem')).toHaveCount(2)
  await expect(headline(page)).toContainText('35 by 5 October 2025')
})

test.describe('explored', () => {
  test.use({ viewport: { width: 1280, height: 900 } })

  test('settings are answered in place, and the address follows under the chart’s own path', async ({ page }) => {
    await open(page, `/charts/by-cause${CLAIM}`)
    await wake(page, 'by-cause')
    await page.evaluate(() => Object.assign(window, { isSamePage: true }))
    await field(page, 'Which deaths').selectOption('traffic')
    await expect(headline(page)).toContainText('Traffic deaths are up 6%: 33 by 7 September 2015, against 31', PATIENT)
    await expect(page).toHaveURL('/charts/by-cause?cause=traffic&asof=2015-09-07&known=2016-07-03')
    await page.getByRole('link', { name: 'Latest' }).click()
    await expect(page).toHaveURL('/charts/by-cause')
    await expect(page).toHaveTitle(/ · By cause, this year and last · Same Period$/)
    await page.goBack()
    await expect(headline(page)).toContainText('Traffic deaths are up 6%')
    expect(await page.evaluate(() => 'isSamePage' in window)).toBe(true)
    await page.reload()
    await expect(headline(page)).toContainText('Traffic deaths are up 6%')
  })

  test('the years that a reader chose stay when the form is used', async ({ page }) => {
    await open(page, `/charts/by-year${CLAIM}`)
    await wake(page, 'by-year')
    await page.getByRole('link', { name: 'the last 25 years' }).click()
    await expect(page).toHaveURL(`/charts/by-year${CLAIM}&since=last-25`)
    await field(page, 'Which officers').selectOption('TX')
    await expect(page).toHaveURL('/charts/by-year?state=TX&asof=2015-09-07&known=2016-07-03&since=last-25')
  })

  test('the as-of line of the year so far is a handle', async ({ page }) => {
    await open(page, `/charts/year-so-far${CLAIM}`)
    await wake(page, 'year-so-far')
    await slider(page).fill('251')
    await expect(headline(page)).toContainText('26 by 8 September 2015, against 34')
    await expect(page).toHaveURL('/charts/year-so-far?asof=2015-09-08&known=2016-07-03')
  })

  test('the arrow keys walk along the chart and speak', async ({ page }) => {
    await open(page, `/charts/by-cause${CLAIM}`)
    await plot(page, 'by-cause').focus()
    await expect(explored(page, 'by-cause')).toBeVisible(PATIENT)
    await page.keyboard.press('ArrowDown')
    await expect(spoken(page)).toHaveText('Gunfire: 2015: 24, 2014: 32, difference −8')
    await expect(tip(page)).toContainText('difference −8')
    await page.keyboard.press('Escape')
    await expect(tip(page)).toHaveCount(0)
  })

  test('every chart is drawn by Recharts in the place of its picture', async ({ page }) => {
    test.slow()
    for (const id of await chartsOf(page)) {
      await open(page, `/charts/${id}${CLAIM}`)
      const frame = page.locator(`[data-chart="${id}"]`)
      const before = (await frame.boundingBox())!
      await frame.focus()
      await expect(frame.locator('[data-explored]'), id).toBeVisible(PATIENT)
      const after = (await frame.boundingBox())!
      expect([after.width, after.height].map(Math.round), id).toEqual([before.width, before.height].map(Math.round))
      await expect(page.locator(`section#${id}`).getByRole('table'), id).toBeVisible()
    }
  })
})

test.describe('an address with a known-on day', () => {
  const line = (page: Page) => page.getByText(/^Figures have been revised since: /)

  test('says what newer releases made of its numbers, with ways to both and to what changed', async ({ page }) => {
    await page.goto(`/charts/year-so-far${CLAIM}`)
    await expect(line(page)).toHaveText('Figures have been revised since: 26 v 33 is now 27 v 34.')
    await expect(page.getByRole('link', { name: 'As known on 3 July 2016', exact: true })).toHaveAttribute('href', `/charts/year-so-far${CLAIM}`)
    await expect(page.getByRole('link', { name: 'what changed in 2015' })).toHaveAttribute('href', /^\/records\?.*known=2016-07-03.*#since$/)
    await page.getByRole('link', { name: 'as known now' }).click()
    await expect(headline(page)).toContainText('27 by 7 September 2015, against 34', PATIENT)
    await expect(line(page)).toHaveCount(0)
  })

  test('says it on the dashboard too, as served and as explored', async ({ page }) => {
    await open(page, `/${CLAIM}`)
    await expect(line(page)).toHaveText('Figures have been revised since: 26 v 33 is now 27 v 34.')
    await wake(page, 'year-so-far')
    await slider(page).fill('251')
    // One death of 2015 and one of 2014 came in since, both before September.
    await expect(line(page)).toHaveText('Figures have been revised since: 26 v 34 (−24%) is now 27 v 35 (−23%).')
  })

  test('says nothing where nothing changed', async ({ page }) => {
    await page.goto('/charts/year-so-far?cause=inadvertent-gunfire&state=VT&asof=1990-06-30&known=2016-07-03')
    await expect(headline(page)).toBeVisible()
    await expect(line(page)).toHaveCount(0)
  })
})

test.describe('the head', () => {
  const content = (page: Page, name: string) => page.locator(`meta[property="${name}"], meta[name="${name}"]`).first().getAttribute('content')

  for (const [path, chart] of [['/charts/by-cause', 'by-cause'], ['/', 'year-so-far']]) {
    test(`of ${path} has a card with the picture of ${chart}, and its other forms`, async ({ page, site, request }) => {
      await page.goto(`${path}${CLAIM}`)
      const address = `${site}${path}${CLAIM}`
      await expect(page.locator('link[rel=canonical]')).toHaveAttribute('href', address)
      const image = `${site}/charts/${chart}.png${CLAIM}&size=1200x630`
      expect(await content(page, 'og:image')).toBe(image)
      expect(await content(page, 'og:image:width')).toBe('1200')
      expect(await content(page, 'og:image:height')).toBe('630')
      expect(await content(page, 'og:image:alt')).toMatch(/^(Bar|Line) chart of .* As of 7 September 2015/)
      expect(await content(page, 'og:url')).toBe(address)
      expect(await content(page, 'twitter:card')).toBe('summary_large_image')
      expect(await content(page, 'twitter:image')).toBe(image)
      const picture = await request.get(image)
      expect(picture.headers()['content-type']).toBe('image/png')
      const bytes = await picture.body()
      expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([1200, 630])
      for (const format of ['json', 'xml']) {
        const type = format === 'json' ? 'application/json+oembed' : 'text/xml+oembed'
        const href = await page.locator(`link[rel=alternate][type="${type}"]`).getAttribute('href')
        expect(href).toBe(`${site}/oembed?url=${encodeURIComponent(address)}&format=${format}`)
        expect((await request.get(href!)).status()).toBe(200)
      }
      await expect(page.locator('link[rel=alternate][type="text/csv"]')).toHaveAttribute('href', `${site}/charts/${chart}.csv${CLAIM}`)
    })
  }

  test('names the host that asked', async ({ request }) => {
    const html = await (await request.get('/charts/by-cause', { headers: { Host: 'figures.example.org', 'X-Forwarded-Proto': 'https' } })).text()
    expect(html).toContain('<link rel="canonical" href="https://figures.example.org/charts/by-cause"')
    expect(html).toContain('https://figures.example.org/charts/by-cause.png?size=1200x630')
    expect(html).not.toContain('http://localhost')
  })
})

for (const colorScheme of ['light', 'dark'] as const) {
  test(`axe has no finding on a chart’s page and on the list, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    for (const address of [`/charts/year-so-far${CLAIM}`, '/charts/by-month', '/charts', '/charts/pie']) {
      await page.goto(address)
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target.join(' ')}`)), address).toEqual([])
    }
  })
}

test('nothing is wider than a phone', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 640 })
  for (const id of await chartsOf(page)) {
    await page.goto(`/charts/${id}${CLAIM}`)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), id).toBeLessThanOrEqual(0)
  }
})
