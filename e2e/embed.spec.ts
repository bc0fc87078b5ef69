/** A frame is one whole document: small, private, legible at 280 px, in the dark and on paper. */
import { brotliDecompressSync } from 'node:zlib'
import { request as ask } from 'node:http'
import { AxeBuilder } from '@axe-core/playwright'
import { expect, expectFits, heightsOf, test } from './article'

const CHARTS = ['year-so-far', 'by-cause', 'last-365', 'by-year', 'by-month', 'by-state', 'definitions', 'revisions', 'causes-over-time', 'rate']
const CLAIM = 'asof=2015-09-07&known=2016-07-03'

for (const chart of CHARTS) {
  test(`${chart} fits 280 px, and says its words, source, day and way back`, async ({ page, site }) => {
    await page.setViewportSize({ width: 280, height: 900 })
    await page.goto(`${site}/embed/${chart}?${CLAIM}`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.getByRole('img')).toHaveCount(1)
    await expect(page.getByRole('img')).toHaveAccessibleName(/As of 7 September 2015/)
    await expect(page.getByText('Source: ')).toContainText(/known on 3 July 2016 \(CC BY 4\.0\).*\. As of 7 September 2015\./)
    await expect(page.getByRole('link', { name: 'Same Period' })).toHaveAttribute('href', `${site}/charts/${chart}?${CLAIM}`)
    await expect(page.getByRole('link', { name: 'records' })).toHaveAttribute('href', `${site}/records?${CLAIM}`)
    await page.getByText('Table', { exact: true }).click()
    await expect(page.getByRole('table')).toBeVisible()
    for (const width of [280, 304, 305, 360, 479, 480, 900]) {
      await page.setViewportSize({ width, height: 900 })
      expect(await page.evaluate(() => document.body.scrollWidth), `at ${width} px`).toBeLessThanOrEqual(width)
    }
  })

  test(`${chart} is as tall as oEmbed says, at every width`, async ({ page, site }) => {
    await page.goto(`${site}/embed/${chart}?${CLAIM}`)
    for (const width of [280, 304, 305, 320, 343, 360, 414, 440, 479, 480, 520, 600]) {
      await page.setViewportSize({ width, height: 900 })
      const { height } = await (await fetch(`${site}/oembed?url=${encodeURIComponent(`${site}/charts/${chart}?${CLAIM}`)}&maxwidth=${width}`)).json()
      const real = await page.locator('main').evaluate((each) => Math.ceil(each.getBoundingClientRect().height))
      expect(height, `at ${width} px`).toBeGreaterThanOrEqual(real)
      // A line more, where the letters' kerning spares one.
      expect(height, `at ${width} px`).toBeLessThanOrEqual(real + 18)
    }
  })

  test(`${chart} has no fault that axe finds, in the light and in the dark`, async ({ page, site }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.goto(`${site}/embed/${chart}?${CLAIM}`)
      await page.getByText('Table', { exact: true }).click()
      const { violations } = await new AxeBuilder({ page }).analyze()
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`)).toEqual([])
    }
  })
}

test('plain leaves out title, notes and table, and never the source', async ({ page, site }) => {
  await page.goto(`${site}/embed/by-year?${CLAIM}&plain=1`)
  await expect(page.getByRole('heading')).toHaveCount(0)
  await expect(page.getByRole('table')).toHaveCount(0)
  await expect(page.getByText('provisional')).toHaveCount(0)
  await expect(page.getByRole('listitem')).toHaveText(['firearms', 'traffic', 'illness', 'other causes'])
  await expect(page.getByText('Source: ')).toContainText('As of 7 September 2015.')
  await expect(page.getByRole('link', { name: /^(Same Period|records)$/ })).toHaveCount(2)
})

test('a frozen figure that was revised says so, with the way to now and to what changed', async ({ page, site }) => {
  for (const plain of ['', '&plain=1']) {
    await page.goto(`${site}/embed/year-so-far?${CLAIM}${plain}`)
    await expect(page.getByText('Figures have been revised since: 26 v 33 is now 27 v 34.')).toBeVisible()
    await expect(page.getByRole('link', { name: 'As known now' })).toHaveAttribute('href', `${site}/charts/year-so-far?asof=2015-09-07`)
    await expect(page.getByRole('link', { name: 'what changed in 2015' })).toHaveAttribute('href', /\/records\?.*#since$/)
  }
})

test('at the pointer it says the row of its table', async ({ page, site }) => {
  await page.setViewportSize({ width: 600, height: 700 })
  await page.goto(`${site}/embed/by-cause?${CLAIM}`)
  const drawing = page.getByRole('img')
  const box = (await drawing.boundingBox())!
  await page.mouse.move(box.x + box.width * 0.4, box.y + box.height * 0.04)
  await expect(page.getByRole('status')).toHaveText(/^Gunfire\n?2015: 24\n?2014: 32\n?change, %: −25%$/)
  await page.mouse.move(5, 5)
  await expect(page.getByRole('status')).toHaveCount(0)
  // Half of 600 px is 262 px along an axis of 538 px for 116 years, the bar of 1956; and 266 px along one of 404 px for 366 dates, 29 August.
  for (const [chart, words] of [['by-year', /^1956/], ['last-365', /in the 365 before/], ['year-so-far', /^31 August/]] as const) {
    await page.goto(`${site}/embed/${chart}?${CLAIM}`)
    const place = (await drawing.boundingBox())!
    await page.mouse.move(place.x + place.width / 2, place.y + place.height / 2)
    await expect(page.getByRole('status'), chart).toHaveText(words)
  }
})

test('it loads nothing else, keeps nothing, and tells no one where the reader is', async ({ page, site, context }) => {
  const asked: string[] = []
  const faults: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  page.on('console', (message) => faults.push(message.text()))
  page.on('pageerror', (error) => faults.push(error.message))
  const response = await page.goto(`${site}/embed/by-year?${CLAIM}`)
  await page.waitForLoadState('networkidle')
  expect(asked.filter((url) => !url.endsWith('/favicon.ico'))).toEqual([`${site}/embed/by-year?${CLAIM}`])
  expect(faults).toEqual([])
  expect(await context.cookies()).toEqual([])
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0)
  const headers = await response!.allHeaders()
  expect(headers['set-cookie']).toBeUndefined()
  expect(headers['x-frame-options']).toBeUndefined()
  expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-[^']+'; script-src 'sha256-[^']+'; .*frame-ancestors \*$/)
  expect(headers['x-content-type-options']).toBe('nosniff')
  expect(headers['referrer-policy']).toBeTruthy()
  expect(headers['permissions-policy']).toBeTruthy()
  expect(headers.link).toContain(`<${site}/oembed?url=${encodeURIComponent(`${site}/charts/by-year?${CLAIM}`)}&format=json>; rel="alternate"; type="application/json+oembed"`)
  expect(headers.link).toContain(`<${site}/datasets/line-of-duty-deaths/datapackage.json>; rel="describedby"; type="application/json"`)
  expect(headers.link).toContain('<https://creativecommons.org/licenses/by/4.0/>; rel="license"')
})

test('a page that isolates itself may hold it, a fault too', async ({ request }) => {
  for (const path of ['/embed/by-year', '/embed/nope', '/embed/by-year?asof=never']) {
    const headers = (await request.get(path)).headers()
    expect(headers['cross-origin-embedder-policy'], path).toBe('require-corp')
    expect(headers['cross-origin-resource-policy'], path).toBe('cross-origin')
  }
})

test('it follows the reader’s colours, unless its address names them', async ({ page, site }) => {
  const paper = () => page.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
  const [LIGHT, DARK] = ['rgb(255, 255, 255)', 'rgb(17, 24, 39)']
  for (const [theme, inLight, inDark] of [['', LIGHT, DARK], ['?theme=light', LIGHT, LIGHT], ['?theme=dark', DARK, DARK]]) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.goto(`${site}/embed/by-cause${theme}`)
    expect(await paper(), theme).toBe(inLight)
    await page.emulateMedia({ colorScheme: 'dark' })
    expect(await paper(), theme).toBe(inDark)
    await page.emulateMedia({ media: 'print' })
    expect(await paper(), `${theme} on paper`).toBe(LIGHT)
    await page.emulateMedia({ media: 'screen' })
  }
})

test('in a sandbox that gives it scripts and nothing else it is whole and tells its height', async ({ page, site, host }) => {
  const head = `<script>addEventListener('message', ({ data }) => (document.querySelector('iframe').style.height = Object.values(data['datawrapper-height'])[0] + 'px'))</script>`
  await page.goto(host.publish({ head, body: `<iframe src="${site}/embed/by-month?${CLAIM}" sandbox="allow-scripts" width="500" style="border:0"></iframe>` }))
  await expectFits(page, 'iframe')
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible()
})

test('a column that is a little narrower than 600 px doesn’t double a frame’s height', async ({ page, site }) => {
  for (const chart of CHARTS) {
    await page.goto(`${site}/embed/${chart}?${CLAIM}`)
    const heights: number[] = []
    for (const width of [364, 479]) {
      await page.setViewportSize({ width, height: 900 })
      heights.push(await page.locator('main').evaluate((each) => each.getBoundingClientRect().height))
    }
    expect(heights[1], chart).toBeLessThanOrEqual(heights[0])
  }
})

for (const sandbox of ['', 'allow-scripts']) {
  test(`where a host gives it too little room, its source stays in view and a bar shows: sandbox="${sandbox}"`, async ({ page, site, host }) => {
    await page.goto(host.publish({ body: `<iframe src="${site}/embed/by-month?${CLAIM}" scrolling="no" sandbox="${sandbox}" width="343" height="400"></iframe>` }))
    const frame = page.frameLocator('iframe')
    await expect(frame.getByText('Source: ')).toBeInViewport({ ratio: 1 })
    await expect(frame.getByRole('link', { name: 'records' })).toBeInViewport({ ratio: 1 })
    await expect(frame.locator('body')).toHaveCSS('scrollbar-width', 'auto')
    await page.mouse.move(100, 100)
    await page.mouse.wheel(0, 2000)
    await expect(frame.getByText('Table', { exact: true })).toBeInViewport({ ratio: 1 })
  })
}

test('a frame repeats no name that could be more than one', async ({ page, site, host }) => {
  const head = `<script>var told = []; addEventListener('message', ({ data }) => told.push(data))</script>`
  const words = 'id=a%3Cb&childId=' + encodeURIComponent('axPYMx"><b>')
  await page.goto(host.publish({ head, body: `<iframe src="${site}/embed/last-365?${words}" width="600" height="300"></iframe>` }))
  const { content } = await heightsOf(page, 'iframe')
  const told = () => page.evaluate(() => (window as typeof window & { told: unknown[] }).told)
  // A slow machine lays the frame out twice, and each height is told.
  await expect(async () => expect((await told()).at(-1)).toEqual({ 'datawrapper-height': { 'last-365': content } })).toPass()
  for (const data of await told()) expect(Object.entries(data as object).map(([name, heights]) => [name, ...Object.keys(heights)])).toEqual([['datawrapper-height', 'last-365']])
})

test('where a host gives it too little room its words scroll', async ({ page, site, host }) => {
  await page.goto(host.publish({ body: `<iframe src="${site}/embed/by-cause?${CLAIM}" scrolling="no" sandbox="" width="300" height="200"></iframe>` }))
  const source = page.frameLocator('iframe').getByText('Source: ')
  await page.mouse.move(100, 100)
  await page.mouse.wheel(0, 2000)
  await expect(source).toBeInViewport()
})

const FAULTS = [
  ['nope', 404, 'no chart “nope”'],
  ['by-year?asof=2015-02-30', 400, '2015-02-30'],
  ['by-year?theme=pink', 400, 'auto, light, dark'],
  ['by-year?size=1', 400, 'size'],
  ['by-year?lang=xx', 400, 'en'],
  ['by-year?asof=2017-01-01&known=2016-07-03', 400, 'nothing later was known on it'],
  [`by-year?cause=${'x'.repeat(10_000)}`, 400, 'cause'],
] as const

for (const [address, status, words] of FAULTS) {
  test(`a fault is a frame that says so: ${address.slice(0, 60)}`, async ({ page, site, host }) => {
    const response = await fetch(`${site}/embed/${address}`)
    expect(response.status).toBe(status)
    expect(response.headers.get('cache-control')).toBe('no-store')
    const head = `<script>var told = []; addEventListener('message', ({ data }) => told.push(data))</script>`
    await page.goto(host.publish({ head, body: `<iframe src="${site}/embed/${address}" width="600" height="300"></iframe>` }))
    await expect(page.frameLocator('iframe').getByRole('main')).toContainText(words)
    const { content } = await heightsOf(page, 'iframe')
    await expect(async () => expect(JSON.stringify(await page.evaluate(() => (window as typeof window & { told: unknown[] }).told))).toContain(`:${content}}`)).toPass()
  })
}

test('words that hosts and campaigns add ask nothing', async ({ site }) => {
  const html = async (query: string) => (await fetch(`${site}/embed/last-365${query}`)).text()
  expect(await html('?id=a&childId=b&initialWidth=3&parentTitle=c&parentUrl=d&utm_source=e&fbclid=f')).toBe(await html(''))
})

/** An answer's headers and bytes as they come over the wire. */
function wire(address: string, headers: Record<string, string>): Promise<{ status: number; headers: Record<string, string>; body: Buffer }> {
  return new Promise((resolve, reject) => {
    ask(address, { headers }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers as Record<string, string>, body: Buffer.concat(chunks) }))
    })
      .on('error', reject)
      .end()
  })
}

test('it comes in brotli, small, and not twice to who has it', async ({ site }) => {
  const bare = await wire(`${site}/embed/last-365?plain=1`, { 'Accept-Encoding': 'gzip, br' })
  expect(bare.headers['content-encoding']).toBe('br')
  expect(bare.headers.vary).toContain('Accept-Encoding')
  expect(bare.headers['cache-control']).toBe('public, max-age=0, s-maxage=300, stale-while-revalidate=86400')
  expect(bare.body.length).toBeLessThanOrEqual(2048)
  expect(brotliDecompressSync(bare.body).toString()).toMatch(/^<!DOCTYPE html>/)
  const again = await wire(`${site}/embed/last-365?plain=1`, { 'Accept-Encoding': 'br', 'If-None-Match': bare.headers.etag })
  expect([again.status, again.body.length]).toEqual([304, 0])
  const plain = await wire(`${site}/embed/last-365?plain=1`, { 'Accept-Encoding': 'identity' })
  expect(plain.headers['content-encoding']).toBeUndefined()
  expect(plain.headers.etag, 'a strong ETag is of the bytes').not.toBe(bare.headers.etag)
  expect(plain.body.toString()).toBe(brotliDecompressSync(bare.body).toString())
  // Addresses in a frame name its host, and its letters change how well they are compressed, so it is given: a long one.
  for (const chart of CHARTS) {
    const { body } = await wire(`${site}/embed/${chart}?${CLAIM}`, { 'Accept-Encoding': 'br', Host: 'figures.county-newsroom.example.org' })
    expect(body.length, chart).toBeLessThanOrEqual(6144)
  }
})
