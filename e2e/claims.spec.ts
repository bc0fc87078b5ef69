/** Is the claim true? A pasted sentence is understood, asked about, checked and worded, without script and with it. */
import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, test } from './article'

const TEXT =
  'Police shooting deaths are down 21% this year, compared with the same period last year. There have been 26 firearms-related deaths this year, ' +
  'including two in training accidents, and 33 in 2014 up to this point. Traffic accidents, followed by shootings, are the leading cause.'
const FIELDS = 'cause=firearms&current=26&prior=33&percent=-21&direction=down&asof=2015-09-07&against=last-year'
const PASTED = `/claims?${new URLSearchParams({ text: TEXT, published: '2015-09-08' })}`

const verdict = (page: Page) => page.locator('#verdict')
const field = (page: Page, name: string) => page.locator('#claim-fields').getByLabel(name, { exact: true })
const part = (page: Page, id: string) => page.locator(`[data-part="${id}"]`)
const rows = (page: Page, table: string) => page.getByRole('table', { name: table }).getByRole('row')

async function paste(page: Page, text: string, published = ''): Promise<void> {
  await page.goto('/claims')
  await page.getByLabel('The sentence or paragraph, as printed').fill(text)
  if (published !== '') await page.getByLabel('Printed on').fill(published)
  await page.getByRole('button', { name: 'Check', exact: true }).click()
}

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? 'with script' : 'without script', () => {
    test.use({ javaScriptEnabled })

    test('the claim of 8 September 2015 is understood, checked and worded', async ({ page }) => {
      await paste(page, TEXT, '2015-09-08')
      await expect(page).toHaveURL(/\/claims\?text=Police.*published=2015-09-08$/)
      await expect(page.locator('.printed mark')).toContainText(['Police shooting deaths', 'down', '21%', 'this year', '26', '33', '2014'])
      await expect(field(page, 'Which deaths')).toHaveValue('firearms')
      await expect(field(page, 'Last day counted')).toHaveValue('2015-09-07')
      await expect(field(page, '2015 count')).toHaveValue('26')
      await expect(field(page, '2014 count')).toHaveValue('33')
      await expect(verdict(page)).toHaveText(/^The figures support the percent and the direction under “firearms”, .* only as known on 3 July 2016: .* 27 v 34 \(−21%\)\. The change could easily be chance\.$/)
      await expect(part(page, 'arithmetic')).toContainText('supported')
      await expect(part(page, 'current')).toContainText('Only as known on 3 July 2016')
      await expect(rows(page, 'Where the printed numbers are found, and the nearest others').nth(1)).toContainText(/Firearms.*7 Sep 2015.*3 Jul 2016.*26 v 33.*−21%.*Nothing: everything as printed/)
      await expect(rows(page, 'One day earlier, one day later').nth(2)).toContainText('26 v 34')
      await expect(page.getByRole('heading', { name: 'Its change holds under 1 of 2 definitions' })).toBeVisible()
      await expect(page.getByLabel('Sentence', { exact: true })).toHaveValue(/^There were 27 firearms deaths of officers in the United States from Jan\. 1 through Sept\. 7, 2015, down 21% from 34/)
    })

    test('each claim of a paragraph is a link that checks it', async ({ page }) => {
      await page.goto(PASTED)
      await page.getByRole('link', { name: /^Traffic as the leading cause, followed by firearms/ }).click()
      await expect(verdict(page)).toContainText('traffic 33, firearms 26')
      await expect(page.getByRole('heading', { name: 'The groups of causes, most deaths first' })).toBeVisible()
    })

    test('the day that isn’t said is asked, and answered by a link', async ({ page }) => {
      await page.goto(PASTED)
      const ask = page.locator('[data-ask="asof"]')
      await ask.getByRole('link', { name: '8 September 2015' }).click()
      await expect(field(page, 'Last day counted')).toHaveValue('2015-09-08')
      await expect(ask).toHaveCount(0)
      await expect(page.locator('main')).toContainText('by 8 September 2015')
    })

    test('a changed field wins over the text', async ({ page }) => {
      await page.goto(PASTED)
      await field(page, '2015 count').fill('27')
      await field(page, '2014 count').fill('34')
      await page.getByRole('button', { name: 'Check these fields' }).click()
      await expect(verdict(page)).toHaveText('The figures support it under “firearms”: 27 v 34 (−21%). The change could easily be chance.')
      await expect(page.locator('.printed mark', { hasText: '26' })).toHaveCount(0)
      await expect(page.getByLabel('The sentence or paragraph, as printed')).toHaveValue(TEXT)
    })

    test('a count leads to its records, a reading to its dashboard', async ({ page }) => {
      await page.goto(PASTED)
      const row = rows(page, 'Where the printed numbers are found, and the nearest others').nth(1)
      const [records, dashboard] = [await row.getByRole('link', { name: '33' }).getAttribute('href'), await row.getByRole('link', { name: /^Firearms/ }).getAttribute('href')]
      await page.goto(records!)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('33')
      await page.goto(dashboard!)
      await expect(page.getByRole('heading', { level: 1 })).toContainText('26 by 7 September 2015, against 33')
    })
  })
}

test('14 v 3 isn’t +300%, whatever the figures say', async ({ page }) => {
  await page.goto('/claims?cause=firearms&current=14&prior=3&percent=300')
  await expect(page.locator('main')).toContainText('14 v 3 is +367%, not +300%; +300% would need 12.')
  await expect(part(page, 'current')).toContainText('can’t be checked with these figures')
})

test('what can’t be read is said, and nothing is checked', async ({ page }) => {
  await page.goto('/claims?cause=zzz&current=many&percent=-21')
  await expect(page.locator('main').getByRole('alert')).toContainText('Newer count: “many” can’t be read. Allowed: a whole number')
  await expect(field(page, 'Newer count')).toHaveValue('many')
  await expect(verdict(page)).toHaveCount(0)
})

for (const [name, text] of [
  ['markup', '<img src=x onerror="document.title=\'hit\'"> Firearms deaths <b>fell 21%</b> to 26 from 33 </textarea><script>document.title="hit"</script>'],
  ['emoji', '🙂🙂🙂'],
  ['right-to-left', 'انخفضت الوفيات 21% ‮Firearms deaths fell 21%'],
  ['controls', 'Firearms\u0007 deaths\u200b fell \u202e21% to 26 from 33'],
  ['a hundred kilobytes', `${'Nothing of the kind happened here. '.repeat(2800)}Firearms deaths fell 21% to 26 from 33 in 2015.`],
] as const) {
  test(`a paste of ${name} is taken for what it is`, async ({ page }) => {
    const faults: string[] = []
    page.on('pageerror', (error) => faults.push(error.message))
    await paste(page, text, '2015-09-08')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Is the claim true?')
    await expect(page).not.toHaveTitle('hit')
    await expect(page).toHaveURL(/\/claims\?text=/)
    expect(faults).toEqual([])
  })
}

test('a long text says that only its comparisons are kept', async ({ page }) => {
  await paste(page, `${'Nothing of the kind happened here. '.repeat(2800)}Firearms deaths fell 21% to 26 from 33 in 2015, compared with 2014.`)
  await expect(page.getByRole('status').first()).toContainText('characters, more than an address can hold')
  await expect(field(page, '2015 count')).toHaveValue('26')
})

test('the sentence is copied with one click', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto(`/claims?${FIELDS}`)
  await page.getByRole('button', { name: 'Copy the sentence' }).click()
  await expect(page.getByRole('button', { name: 'Copy the sentence' })).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('There were 27 firearms deaths')
})

test('the frozen link keeps the check; an older one tells what became of its figures', async ({ page }) => {
  await page.goto(`/claims?${FIELDS}`)
  const words = await verdict(page).textContent()
  await page.locator('#claim-frozen').click()
  await expect(page).toHaveURL(/known=2025-10-05/)
  await expect(verdict(page)).toHaveText(words!)
  await page.goto(`/claims?${FIELDS}&known=2016-07-03`)
  await expect(verdict(page)).toHaveText('The figures support it under “firearms”: 26 v 33 (−21%). The change could easily be chance.')
  await expect(page.locator('main').getByRole('status')).toContainText('Figures have been revised since: 26 v 33 is now 27 v 34.')
})

test('the card is a PNG with its page’s words, in the head of the page', async ({ page, request }) => {
  await page.goto(`/claims?${FIELDS}`)
  const address = (await page.locator('meta[property="og:image"]').getAttribute('content'))!
  const answer = await request.get(address)
  expect(answer.headers()['content-type']).toBe('image/png')
  const png = await answer.body()
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', 1200, 630])
  const svg = await request.get(address.replace('.png', '.svg'))
  expect(svg.headers()['content-security-policy']).toContain("default-src 'none'")
  expect((await svg.text()).replaceAll('\u00a0', ' ')).toContain('The figures: 27 v 34, −21%')
})

test('an article holds the frame by the code that the page hands out', async ({ page, site }) => {
  await page.goto(`/claims?${FIELDS}`)
  const code = await page.locator('#claim-embed').inputValue()
  expect(code).toContain(`${site}/embed/claim?cause=firearms`)
  await page.setContent(`<main style="width:600px">${code}</main>`)
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toContainText('The figures support')
  await expect(frame.locator('main')).toContainText('Source: Officer Down Memorial Page')
})

const LEADING = 'kind=leading&cause=traffic&followedby=firearms&asof=2015-09-07'
const QUOTED = `${FIELDS}&${new URLSearchParams({ quote: TEXT.slice(0, 290), published: '2015-09-08' })}`

for (const [name, query] of [
  ['a check as known now', FIELDS],
  ['one that tells of a revision', `${FIELDS}&known=2016-07-03`],
  ['one with a quotation', `${QUOTED}&known=2016-07-03`],
  ['one with a quotation in one word', `${FIELDS}&known=2016-07-03&quote=${'W'.repeat(300)}`],
  ['one of the leading cause', `${LEADING}&known=2016-07-03`],
  ['one that the figures can’t answer', 'cause=all&asof=2030-06-30&percent=5&direction=up'],
] as const) {
  test(`in an article without script the frame of ${name} is whole, at every width, and needs no bar`, async ({ browser, page, host }) => {
    await page.goto(`/claims?${query}`)
    const code = await page.locator('#claim-embed').inputValue()
    const reader = await browser.newPage({ javaScriptEnabled: false })
    for (const [width, beside] of [[320, 0], [320, 16], [360, 0], [360, 16], [412, 20], [640, 0], [640, 20], [768, 24], [1000, 40]]) {
      await reader.setViewportSize({ width, height: 900 })
      await reader.goto(host.publish({ head: `<meta name=viewport content="width=device-width"><style>body { margin: 0 ${beside}px }</style>`, body: code }))
      const frame = reader.frameLocator('iframe')
      await expect(frame.locator('.s')).toContainText('The whole check at Same Period')
      const room = await reader.locator('iframe').evaluate((each) => each.clientHeight)
      const needed = await frame.locator('main').evaluate((main) => Math.ceil(main.getBoundingClientRect().height))
      const { across, down } = await frame.locator('body').evaluate((body) => ({ across: body.scrollWidth - body.clientWidth, down: body.scrollHeight - body.clientHeight }))
      const at = `${width} px, ${beside} px beside: ${needed} of ${room}`
      expect([needed <= room, across, down], at).toEqual([true, 0, 0])
      // Room for a line that may come, and for narrower columns of such windows.
      expect(room - needed, at).toBeLessThan(needed / 3 + 60)
    }
    await reader.close()
  })
}

test('the frame is as tall as oEmbed says, with room for a line that may come, at every width', async ({ page, site }) => {
  for (const query of [FIELDS, `${FIELDS}&known=2016-07-03`, QUOTED]) {
    const address = `${site}/claims?${query}`
    await page.goto(`/embed/claim?${query}`)
    for (const width of [280, 304, 305, 320, 343, 360, 414, 480, 520, 600]) {
      await page.setViewportSize({ width, height: 1200 })
      const { height } = await (await fetch(`${site}/oembed?url=${encodeURIComponent(address)}&maxwidth=${width}`)).json()
      const real = await page.locator('main').evaluate((each) => Math.ceil(each.getBoundingClientRect().height))
      expect(height, `at ${width} px: ${query}`).toBeGreaterThanOrEqual(real)
      // The line of a revision, of up to two lines, and one more where the letters' kerning spares it.
      expect(height, `at ${width} px: ${query}`).toBeLessThanOrEqual(real + 18 * 3 + 6)
    }
  }
})

test('a system that knows nothing of us finds the frame from the page, in its head and its Link header', async ({ page, request }) => {
  const answer = await request.get(PASTED)
  await page.goto(PASTED)
  const [head] = await page.locator('link[type="application/json+oembed"]').evaluateAll((all) => all.map((each) => (each as HTMLLinkElement).href))
  expect(answer.headers().link).toContain(`<${head}>`)
  const { html } = await (await request.get(head)).json()
  // The code of the page keeps its frame's address; the answer's is the same.
  const srcOf = (code: string) => /src="([^"]+)"/.exec(code)![1]
  expect(srcOf(html)).toBe(srcOf(await page.locator('#claim-embed').inputValue()))
})

test('the frozen link shows the sentence that it was made about, as a quotation, and reads nothing from it', async ({ page }) => {
  await page.goto(PASTED)
  const words = await verdict(page).textContent()
  await page.locator('#claim-frozen').click()
  await expect(page).toHaveURL(/&quote=Police\+shooting.*&published=2015-09-08$/)
  await expect(page.getByRole('figure')).toContainText('Quoted by whoever asked, as printed on 8 September 2015. These aren’t our words')
  await expect(page.getByRole('blockquote')).toContainText('Police shooting deaths are down 21% this year')
  await expect(verdict(page)).toHaveText(words!)
  await expect(page.getByLabel('The sentence or paragraph, as printed')).toHaveValue('')
  const frozen = page.url()
  // A citation's address can be printed: it leaves the quotation out.
  for (const id of ['#claim-citation', '#claim-bibtex']) {
    const told = await page.locator(id).inputValue()
    expect([told.includes(frozen.split('&quote=')[0]), told.includes('quote=')]).toEqual([true, false])
  }
  expect(JSON.parse(await page.locator('#claim-review').inputValue())).toMatchObject({ citation: frozen, itemReviewed: { datePublished: '2015-09-08' } })
  await expect(page.locator('#claim-frozen')).toHaveAttribute('href', new URL(frozen).pathname + new URL(frozen).search)
  await page.getByRole('button', { name: 'Check these fields' }).click()
  await expect(page.getByRole('blockquote'), 'a changed field keeps it').toBeVisible()
})

test('a quotation of markup is text, wherever it stands', async ({ page }) => {
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(error.message))
  const query = `${FIELDS}&${new URLSearchParams({ quote: '</textarea></script><script>document.title="hit"</script><img src=x onerror="document.title=\'hit\'">\u202eevil' })}`
  for (const address of [`/claims?${query}`, `/embed/claim?${query}`]) {
    await page.goto(address)
    await expect(page.getByText('document.title').first()).toBeVisible()
    await expect(page).not.toHaveTitle('hit')
    expect(await page.locator('img').count()).toBe(0)
  }
  expect(faults).toEqual([])
})

test('a release that its day doesn’t have is said, and nothing is checked', async ({ page }) => {
  await page.goto(`/claims?${FIELDS}&known=2016-07-03.7`)
  await expect(page.locator('main').getByRole('alert')).toContainText('As known on: “2016-07-03.7” can’t be read. Choose one from its list below.')
  await expect(verdict(page)).toHaveCount(0)
})

test('answers are kept as those of charts are: a frozen one for ever, a live one a little, a fault never', async ({ request }) => {
  const [LIVE, FOREVER] = ['public, max-age=0, s-maxage=300, stale-while-revalidate=86400', 'public, max-age=31536000, immutable']
  for (const path of ['/claims.png', '/claims.svg', '/api/v1/claims/check', '/embed/claim', '/claims']) {
    const isEver = ['/claims.png', '/claims.svg', '/api/v1/claims/check'].includes(path)
    for (const [query, cache] of [[FIELDS, LIVE], [`${FIELDS}&known=2016-07-03`, isEver ? FOREVER : LIVE]]) {
      const [got, head] = [await request.get(`${path}?${query}`), await request.head(`${path}?${query}`)]
      expect([path, got.status(), got.headers()['cache-control']]).toEqual([path, 200, cache])
      expect([path, head.status(), (await head.body()).length, head.headers()['cache-control'], head.headers().etag]).toEqual([path, 200, 0, cache, got.headers().etag])
      const again = await request.get(`${path}?${query}`, { headers: { 'If-None-Match': got.headers().etag } })
      expect([path, again.status(), (await again.body()).length]).toEqual([path, 304, 0])
    }
    if (path === '/claims') continue
    const fault = await request.get(`${path}?cause=zzz`)
    expect([path, fault.status(), fault.headers()['cache-control'], fault.headers().etag]).toEqual([path, 400, 'no-store', undefined])
  }
})

test('the ClaimReview markup is JSON without a rating of ours', async ({ page }) => {
  await page.goto(PASTED)
  const review = JSON.parse(await page.locator('#claim-review').inputValue())
  expect(review).toMatchObject({ '@type': 'ClaimReview', itemReviewed: { datePublished: '2015-09-08' } })
  expect(review.claimReviewed).toContain('Police shooting deaths are down 21%')
  expect(JSON.stringify(review)).not.toContain('ratingValue')
})

for (const [width, colorScheme] of [[360, 'light'], [360, 'dark'], [768, 'light'], [768, 'dark'], [1440, 'light'], [1440, 'dark']] as const) {
  test(`axe finds nothing at ${width} pixels in ${colorScheme}, and nothing stands out to the side`, async ({ page }) => {
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    for (const address of ['/claims', PASTED, `${PASTED}&claim=2`, '/claims?cause=zzz', `/claims?${QUOTED}`, '/claims?cause=all&current=42&prior=89&percent=-53&asof=2025-06-30']) {
      await page.goto(address)
      await page.locator('details').evaluateAll((all) => all.forEach((each) => each.setAttribute('open', '')))
      const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']).analyze()
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${address} ${id}: ${node.target.join(' ')}`))).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(width)
      await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
    }
  })
}
