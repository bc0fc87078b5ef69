/** oEmbed 1.0: a site that is given the address of a chart shows it. */
import { extract, hasProvider, setProviderList } from '@extractus/oembed-extractor'
import { expect, test } from './article'

const CLAIM = '?asof=2015-09-07&known=2016-07-03'

const oembed = (site: string, url: string, words = '') => fetch(`${site}/oembed?url=${encodeURIComponent(url)}${words}`)

test('a consumer that knows us by our addresses gets the frame', async ({ site }) => {
  const url = `${site}/charts/by-year${CLAIM}`
  setProviderList([{ provider_name: 'Same Period', provider_url: site, endpoints: [{ schemes: [`${site}/charts/*`], url: `${site}/oembed` }] }])
  expect(hasProvider(url)).toBe(true)
  // It asks by https only; the server of a test has none.
  const found = await extract(url, { maxwidth: 480 }, (address: string) => fetch(address.replace(/^https:/, 'http:')))
  expect(found).toMatchObject({ version: '1.0', type: 'rich', width: 480, provider_name: 'Same Period', provider_url: `${site}/` })
  expect(found).toMatchObject({ thumbnail_width: 1200, thumbnail_height: 630, as_of: '2015-09-07', release: '2016-07-03' })
})

test('a consumer that knows nothing of us finds the way in the header of a page or a frame', async ({ site }) => {
  for (const page of [`${site}/embed/by-year${CLAIM}`, `${site}/charts/by-year${CLAIM}`, `${site}/${CLAIM}`]) {
    const link = (await fetch(page)).headers.get('link')!
    for (const type of ['application/json+oembed', 'text/xml+oembed']) {
      const [, address] = link.split(', ').find((each) => each.includes(type))!.match(/<([^>]+)>/)!
      expect((await fetch(address)).status, type).toBe(200)
    }
  }
})

test('the code in the answer shows the chart that was asked for', async ({ page, site, host }) => {
  const { html, title, height } = await (await oembed(site, `${site}/charts/year-so-far${CLAIM}`)).json()
  await page.goto(host.publish({ body: html }))
  const frame = page.locator('iframe')
  await expect(frame).toHaveAttribute('title', title)
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toHaveText(title)
  expect((await frame.boundingBox())!).toMatchObject({ width: 600, height })
  const attributes = await frame.evaluate((each) => Object.fromEntries([...each.attributes].map(({ name, value }) => [name, value])))
  expect(attributes).toMatchObject({
    loading: 'lazy',
    scrolling: 'no',
    allow: 'clipboard-write; web-share',
    referrerpolicy: 'strict-origin-when-cross-origin',
    sandbox: 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads',
  })
  const token = attributes.id.replace('datawrapper-chart-', '')
  expect(attributes.src).toBe(`${site}/embed/year-so-far${CLAIM}&id=${token}`)
})

test('the dashboard, a chart’s page and its frame are each answered', async ({ site }) => {
  const titleOf = async (path: string) => (await (await oembed(site, site + path)).json()).title
  const title = await titleOf(`/charts/year-so-far${CLAIM}`)
  expect(await titleOf(`/${CLAIM}`)).toBe(title)
  expect(await titleOf(`/charts/year-so-far/${CLAIM}`), 'with a slash at its end').toBe(title)
  expect(await titleOf(`/embed/year-so-far${CLAIM}&id=sp1&childId=x`)).toBe(title)
})

test('words that consumers and campaigns add ask nothing', async ({ site }) => {
  const url = `${site}/charts/by-cause${CLAIM}`
  expect(await (await oembed(site, url, '&dnt=1&utm_source=a&fbclid=b')).text()).toBe(await (await oembed(site, url)).text())
})

test('it keeps within the room there is', async ({ site }) => {
  const url = `${site}/charts/by-cause${CLAIM}`
  const all = await (await oembed(site, url)).json()
  expect(all.width).toBe(600)
  const low = await (await oembed(site, url, `&maxheight=${all.height - 1}`)).json()
  expect(low.height, 'without its words where it is too tall with them').toBeLessThan(all.height)
  expect(low.html).toContain('plain=1')
  const least = await (await oembed(site, url, '&maxwidth=280')).json()
  expect(least.width).toBe(280)
})

test('XML says the same', async ({ site, page }) => {
  const url = `${site}/charts/by-cause${CLAIM}`
  const json = await (await oembed(site, url)).json()
  const answer = await oembed(site, url, '&format=xml')
  expect(answer.headers.get('content-type')).toBe('text/xml; charset=utf-8')
  const fields = await page.evaluate((text) => {
    const root = new DOMParser().parseFromString(text, 'text/xml').documentElement
    return [root.nodeName, Object.fromEntries([...root.children].map((each) => [each.nodeName, each.textContent]))]
  }, await answer.text())
  expect(fields).toEqual(['oembed', Object.fromEntries(Object.entries(json).map(([name, value]) => [name, String(value)]))])
})

const REFUSED: [string, string, number, string][] = [
  ['/charts/nope', '', 404, 'nope'],
  ['/method', '', 404, '/charts/'],
  ['/charts/by-year', '&format=yaml', 501, 'json, xml'],
  ['/charts/by-year', '&maxwidth=1', 400, '280'],
  ['/charts/by-year', '&maxheight=60', 400, 'at least'],
  ['/charts/by-year', '&maxwidth=wide', 400, 'pixels'],
  ['/charts/by-year', '&maxwidth=0', 400, 'pixels'],
  ['/charts/by-year?asof=2015-02-30', '', 400, '2015-02-30'],
  ['/charts/by-year', '&maxwidht=300', 400, 'url, format, maxwidth, maxheight'],
  ['/charts/by-year//', '', 404, '/charts/'],
]

for (const [path, words, status, told] of REFUSED) {
  test(`refused with ${status}: ${path}${words}`, async ({ site }) => {
    const answer = await oembed(site, site + path, words)
    expect(answer.status).toBe(status)
    expect(answer.headers.get('content-type')).toBe('application/problem+json')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect((await answer.json()).detail).toContain(told)
  })
}

test('a stranger’s address is not ours to answer, and none is no address', async ({ site }) => {
  expect((await oembed(site, 'https://example.org/charts/by-year')).status).toBe(404)
  for (const url of ['', 'charts/by-year', 'javascript:alert(1)']) expect((await oembed(site, url)).status, url).toBe(400)
  expect((await fetch(`${site}/oembed`)).status).toBe(400)
})
