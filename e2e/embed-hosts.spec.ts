/** A frame works in other people's articles, whatever tool holds it. */
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'
import { codeOf, expect, expectFits, heightsOf, scriptCodeOf, test, watchShifts } from './article'

const CHARTS = ['year-so-far', 'by-cause', 'last-365', 'by-year', 'by-month']
const LOREM = '<p>What the article says goes here, line after line, until a chart comes.</p>'.repeat(12)

test('pym’s parent gets the height and follows when the column changes', async ({ page, site, host }) => {
  const body = `<div id="chart" style="max-width:600px"></div><script src="/pym.js"></script><script>new pym.Parent('chart', '${site}/embed/year-so-far?asof=2015-09-07', {})</script>`
  await page.goto(host.publish({ body }))
  await expectFits(page, '#chart iframe')
  const wide = await heightsOf(page, '#chart iframe')
  await page.setViewportSize({ width: 340, height: 800 })
  await expect(async () => expect((await heightsOf(page, '#chart iframe')).content).not.toBe(wide.content)).toPass()
  await expectFits(page, '#chart iframe')
})

// Three generations of the listener that Datawrapper's embed codes carry, each by its documented behaviour.
const LISTENERS = {
  'by the message’s window': `addEventListener('message', (event) => {
    const heights = event.data['datawrapper-height']
    if (heights === undefined) return
    for (const id in heights) for (const frame of document.querySelectorAll('iframe'))
      if (frame.contentWindow === event.source) frame.style.height = heights[id] + 'px'
  })`,
  'by the id in its address': `addEventListener('message', (event) => {
    for (const id in event.data['datawrapper-height'] || {}) {
      const frame = document.querySelector('iframe[src*="' + id + '"]')
      if (frame) frame.style.height = event.data['datawrapper-height'][id] + 'px'
    }
  })`,
  'by the frame’s own name': `addEventListener('message', (event) => {
    for (const id in event.data['datawrapper-height'] || {}) {
      const frame = document.getElementById('datawrapper-chart-' + id)
      if (frame) frame.style.height = event.data['datawrapper-height'][id] + 'px'
    }
  })`,
}

for (const [name, listener] of Object.entries(LISTENERS)) {
  test(`Datawrapper’s listener that finds a frame ${name} sizes ours`, async ({ page, site, host }) => {
    const { html } = await codeOf(site, 'by-year', '?asof=2015-09-07')
    await page.setViewportSize({ width: 400, height: 800 })
    await page.goto(host.publish({ body: `${html}<script>${listener}</script>` }))
    await expectFits(page, 'iframe')
    await page.frameLocator('iframe').getByText('Table', { exact: true }).click()
    await expectFits(page, 'iframe')
  })
}

/** Collects what a page's frames say to it. */
const EAR = `<script>var told = []; addEventListener('message', (event) => told.push(event.data))</script>`
const toldTo = (page: Page) => page.evaluate(() => (window as typeof window & { told: unknown[] }).told)

test('the height is told on load, and again only when its whole pixels have changed', async ({ page, site, host }) => {
  await page.goto(host.publish({ head: EAR, body: `<iframe src="${site}/embed/last-365?id=one" style="width:600px;height:420px;border:0"></iframe>` }))
  await expect(async () => expect(await toldTo(page)).toHaveLength(1)).toPass()
  const { content } = await heightsOf(page, 'iframe')
  expect(await toldTo(page)).toEqual([{ 'datawrapper-height': { one: content } }])
  const frame = page.locator('iframe')
  await frame.evaluate((each) => (each.style.height = '700px'))
  await page.waitForTimeout(300)
  expect(await toldTo(page), 'another height of the frame is no change').toHaveLength(1)
  await frame.evaluate((each) => (each.style.width = '320px'))
  await expect(async () => expect((await toldTo(page)).length).toBeGreaterThan(1)).toPass()
  const heights = (await toldTo(page)).map((data) => (data as Record<string, Record<string, number>>)['datawrapper-height'].one)
  expect(heights.at(-1)).toBe((await heightsOf(page, 'iframe')).content)
  for (const [i, height] of heights.entries()) expect(height).not.toBe(heights[i - 1])
})

test('AMP’s frame is told its size where its address says so', async ({ page, site, host }) => {
  const frame = (hash: string) => `<iframe src="${site}/embed/last-365${hash}" sandbox="allow-scripts" width="400" height="300"></iframe>`
  const sizes = async (address: string) => {
    await page.goto(address)
    await expect(async () => expect((await toldTo(page)).length).toBeGreaterThan(0)).toPass()
    await page.waitForTimeout(300)
    return (await toldTo(page)).filter((data) => (data as { sentinel?: string }).sentinel === 'amp')
  }
  const told = await sizes(host.publish({ head: EAR, body: frame('#amp=1') }))
  // A slow machine lays the frame out twice, and each height is told.
  expect(told.at(-1)).toEqual({ sentinel: 'amp', type: 'embed-size', height: (await heightsOf(page, 'iframe')).content })
  expect(await sizes(host.publish({ head: EAR, body: frame('') }))).toEqual([])
})

test('pym’s message is sent only where the address has a childId', async ({ page, site, host }) => {
  await page.goto(host.publish({ head: EAR, body: `<iframe src="${site}/embed/last-365?childId=a-b&amp;initialWidth=300&amp;parentTitle=x&amp;parentUrl=http%3A%2F%2Fy" width="600" height="300"></iframe>` }))
  // A slow machine lays the frame out twice, and each height is told.
  await expect(async () => expect((await toldTo(page)).at(-1)).toMatch(/^pymxPYMx/)).toPass()
  const { content } = await heightsOf(page, 'iframe')
  expect(await toldTo(page)).toContain(`pymxPYMxa-bxPYMxheightxPYMx${content}`)
})

test('an article that lets no script run shows the whole frame', async ({ page, site, host }) => {
  const { html } = await codeOf(site, 'year-so-far', '?asof=2015-09-07')
  const policy = `default-src 'none'; style-src 'none'; frame-src ${site}`
  await page.goto(host.publish({ body: html, headers: { 'Content-Security-Policy': policy } }))
  const frame = page.frameLocator('iframe')
  await expect(frame.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(frame.getByRole('img')).toBeVisible()
  await expect(frame.getByText(/^Source: /)).toBeInViewport()
  const { content, frame: height } = await heightsOf(page, 'iframe')
  expect(height, 'the code’s height holds all of it').toBeGreaterThanOrEqual(content)
})

test('the script code works under a policy that lets our script and frame in', async ({ page, site, host }) => {
  const policy = `default-src 'none'; style-src 'none'; script-src ${site}; frame-src ${site}`
  await page.goto(host.publish({ body: scriptCodeOf(site, 'by-year'), headers: { 'Content-Security-Policy': policy } }))
  await expectFits(page, 'iframe')
  const frame = page.locator('iframe')
  await expect(frame).toHaveAttribute('loading', 'lazy')
  await expect(frame).toHaveAttribute('title', 'A headline')
})

test('five charts in one article move nothing, and those far below load when they come near', async ({ page, site, host }) => {
  const shifted = await watchShifts(page)
  const codes = await Promise.all(
    CHARTS.map(async (chart, i) => {
      const { height, html } = await codeOf(site, chart, '?asof=2015-09-07')
      return i % 2 === 1 ? html : scriptCodeOf(site, chart, { query: 'asof=2015-09-07', id: `five${i}`, height })
    }),
  )
  const far = '<div style="height:6000px"></div>'
  const column = `<div style="width:600px">${codes.map((code, i) => `${LOREM}${i === 4 ? far : ''}${code}`).join('')}${LOREM}</div>`
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  await page.setViewportSize({ width: 700, height: 900 })
  await page.goto(host.publish({ body: column }))
  for (const i of [0, 1, 2, 3]) {
    await page.locator('iframe').nth(i).scrollIntoViewIfNeeded()
    await expect(page.frameLocator('iframe').nth(i).getByRole('heading', { level: 1 })).toBeVisible()
  }
  expect(asked.some((url) => url.includes('/embed/by-month')), 'the far one waits').toBe(false)
  await page.locator('iframe').nth(4).scrollIntoViewIfNeeded()
  await expect(page.frameLocator('iframe').nth(4).getByRole('heading', { level: 1 })).toBeVisible()
  await page.waitForTimeout(500)
  expect(await shifted()).toBeLessThanOrEqual(0.01)
  for (const i of [0, 2, 4]) await expectFits(page, `#same-period-five${i} iframe`)
})

test('the script may be there twice, first, or late, and leaves no name behind', async ({ page, site, host }) => {
  const code = scriptCodeOf(site, 'last-365')
  const first = `<script src="${site}/embed.js" data-for="same-period-by-year"></script>`
  const names = `<script>var before = Object.keys(window)</script>`
  const late = `<script>addEventListener('load', () => { const s = document.createElement('script'); s.src = '${site}/embed.js'; document.body.append(s) })</script>`
  const place = scriptCodeOf(site, 'by-year').split('<script defer')[0]
  const third = scriptCodeOf(site, 'by-month').split('<script defer')[0]
  await page.goto(host.publish({ head: names + first, body: place + code + code.slice(code.indexOf('<script')) + third + late }))
  for (const chart of ['by-year', 'last-365', 'by-month']) {
    await page.locator(`#same-period-${chart}`).scrollIntoViewIfNeeded()
    await expectFits(page, `#same-period-${chart} iframe`)
    await expect(page.locator(`#same-period-${chart} iframe`)).toHaveCount(1)
  }
  const added = await page.evaluate(() => Object.keys(window).filter((name) => !(window as typeof window & { before: string[] }).before.includes(name)))
  expect(added.filter((name) => name !== 'before' && !/^\d+$/.test(name))).toEqual([])
})

test('a stranger’s message moves nothing, and no height passes its bounds', async ({ page, site, host }) => {
  const stranger = host.publish({ body: `<script>for (const h of [49, 5001, 1e9]) parent.postMessage({ 'datawrapper-height': { 'last-365': h } }, '*')</script>` })
  await page.goto(host.publish({ body: scriptCodeOf(site, 'last-365') }))
  await expectFits(page, 'iframe')
  const { frame } = await heightsOf(page, 'iframe')
  await page.evaluate((src) => {
    const other = document.createElement('iframe')
    other.id = 'stranger'
    other.src = src
    document.body.append(other)
    window.postMessage({ 'datawrapper-height': { 'last-365': 3000 } }, '*')
    window.postMessage(null, '*')
    window.postMessage({ 'datawrapper-height': null }, '*')
  }, stranger)
  await page.waitForTimeout(500)
  expect((await heightsOf(page, '#same-period-last-365 iframe')).frame).toBe(frame)
  const inside = page.frames().find((each) => each.url().startsWith(`${site}/embed/`))!
  const tell = async (height: unknown) => {
    await inside.evaluate((h) => parent.postMessage({ 'datawrapper-height': { any: h } }, '*'), height)
    await page.waitForTimeout(100)
    return page.locator('#same-period-last-365 iframe').evaluate((each) => each.clientHeight)
  }
  expect(await tell(1)).toBe(50)
  expect(await tell(1e9)).toBe(5000)
  expect(await tell('300')).toBe(5000)
})

test('a chart that is there twice has two frames, each of a name of its own', async ({ page, site, host }) => {
  const code = scriptCodeOf(site, 'last-365')
  await page.goto(host.publish({ body: code + code }))
  const frames = page.locator('iframe')
  await expect(frames).toHaveCount(2)
  for (const i of [0, 1]) {
    await frames.nth(i).scrollIntoViewIfNeeded()
    await expect(page.frameLocator('iframe').nth(i).getByRole('heading', { level: 1 })).toBeVisible()
  }
  expect(await frames.evaluateAll((all) => all.map(({ id }) => id))).toEqual(['datawrapper-chart-last-365', 'datawrapper-chart-last-365-2'])
})

test('a place whose address has no id gets a frame without a name', async ({ page, site, host }) => {
  await page.goto(host.publish({ body: scriptCodeOf(site, 'last-365').replace('?id=last-365', '') }))
  await expectFits(page, 'iframe')
  expect(await page.locator('iframe').getAttribute('id')).toBeNull()
})

/** A script code whose script is loaded otherwise, or whose frame is another. */
const WRONG: [string, (code: string, site: string) => string, RegExp][] = [
  ['a module', (code, site) => code.replace(`<script defer src="${site}/embed.js"`, '<script type="module" src="/kept.js"'), /can’t tell which site/],
  ['inlined', (code) => code.replace(/<script defer.*/, `<script>${readFileSync('public/embed.js', 'utf8')}</script>`), /can’t tell which site/],
  ['kept by the host', (code, site) => code.replace(`${site}/embed.js`, '/kept.js'), /from http:\/\/127\.0\.0\.1:\d+ and the chart from http:\/\/localhost/],
  ['given a script as its frame', (code) => code.replace(/data-src="[^"]*"/, 'data-src="javascript:document.title=1"'), /not the address of a chart/],
  ['given another page as its frame', (code, site) => code.replace(/data-src="[^"]*"/, `data-src="${site}/charts/by-year"`), /not the address of a chart/],
  ['given no address as its frame', (code) => code.replace(/data-src="[^"]*"/, 'data-src="http://"'), /not the address of a chart/],
]

for (const [how, change, says] of WRONG) {
  test(`a script code that is ${how} frames nothing, keeps its link and says why`, async ({ page, site, host }) => {
    const told: string[] = []
    page.on('console', (message) => message.type() === 'warning' && told.push(message.text()))
    page.on('pageerror', (error) => told.push(error.message))
    const code = change(scriptCodeOf(site, 'by-year'), site)
    await page.goto(host.publish({ body: code }))
    await page.waitForLoadState('load')
    await expect(page.getByRole('link', { name: 'A headline' })).toHaveAttribute('href', `${site}/charts/by-year`)
    await expect(page.locator('iframe')).toHaveCount(0)
    expect(told).toHaveLength(1)
    expect(told[0]).toMatch(says)
    expect(await page.title()).toBe('An article')
  })
}

test('a host that takes the script out shows a link to the chart', async ({ page, site, host }) => {
  await page.goto(host.publish({ body: scriptCodeOf(site, 'by-year').replace(/<script.*/, '') }))
  await expect(page.getByRole('link', { name: 'A headline' })).toBeVisible()
})

test('the script code fills a row and a float, and keeps a width that it is given', async ({ page, site, host }) => {
  const places = ['last-365', 'by-year', 'revisions'].map((chart, i) => scriptCodeOf(site, chart, { width: i === 2 ? '600' : '' }))
  const body = `<div style="width:700px"><div style="display:flex">${places[0]}</div><div style="float:left;width:100%">${places[1].replace('style="', 'style="float:left;')}</div><div style="clear:both">${places[2]}</div></div>`
  const widths = () => page.locator('iframe').evaluateAll((all) => all.map((each) => each.clientWidth))
  await page.goto(host.publish({ body }))
  await expect(async () => expect(await widths()).toEqual([700, 700, 600])).toPass()
  await page.goto(host.publish({ body: body.replace('700px', '320px') }))
  await expect(async () => expect(await widths()).toEqual([320, 320, 320])).toPass()
})

/** The script code that the site’s own panel makes of a chart, by the heights that oEmbed gives. */
async function toldCodeOf(site: string, chart: string, query: string): Promise<string> {
  const url = encodeURIComponent(`${site}/charts/${chart}?${query}`)
  const heightAt = async (width: number) => (await (await fetch(`${site}/oembed?url=${url}&maxwidth=${width}`)).json()).height as number
  const steps = [280, 304, 305, 320, 343, 358, 382, 400, 440, 479, 480, 520, 560, 600].map(async (width) => `${width}:${await heightAt(width)}`)
  const [heights, height, onPhone] = await Promise.all([Promise.all(steps), heightAt(600), heightAt(343)])
  return scriptCodeOf(site, chart, { query, height, heights: heights.join(','), least: `clamp(${height}px,(512px - 100vw)*999,${onPhone}px)` })
}

/** With the body's margin of 8 px an article's column, also where a policy takes every style. */
const inColumn = (code: string) => `<table width="100%" cellpadding="8"><tr><td><p>The article begins.</p>${code}${LOREM}</table>`
const PHONE = '<meta name="viewport" content="width=device-width">'

for (const width of [360, 375, 390]) {
  test(`on a phone of ${width} px the script code moves nothing`, async ({ page, site, host }) => {
    const shifted = await watchShifts(page)
    await page.setViewportSize({ width, height: 667 })
    for (const chart of CHARTS) {
      await page.goto(host.publish({ head: PHONE, body: inColumn(await toldCodeOf(site, chart, 'asof=2015-09-07')) }))
      await expectFits(page, 'iframe')
      await page.waitForTimeout(300)
      expect(await shifted(), chart).toBeLessThanOrEqual(0.01)
    }
  })
}

test('in any column a place is as tall as its chart before the chart comes, whatever policy the article has', async ({ page, site, host }) => {
  const headers = { 'Content-Security-Policy': `default-src 'none'; style-src 'none'; script-src ${site}; frame-src ${site}` }
  let held = Promise.resolve()
  await page.route('**/embed/*', async (route) => held.then(() => route.continue()))
  for (const chart of ['by-month', 'definitions']) {
    const article = host.publish({ head: PHONE, body: inColumn(await toldCodeOf(site, chart, 'asof=2015-09-07')), headers })
    for (const width of [320, 360, 375, 430, 500, 560]) {
      await page.setViewportSize({ width, height: 667 })
      let release = () => {}
      held = new Promise((resolve) => (release = resolve))
      await page.goto(article, { waitUntil: 'commit' })
      await expect(page.locator('iframe')).toHaveCount(1)
      const before = await page.locator('[data-filled]').evaluate((each) => each.clientHeight)
      release()
      await expectFits(page, 'iframe')
      const { content } = await heightsOf(page, 'iframe')
      expect(Math.abs(before - content), `${chart} at ${width} px: ${before} for ${content}`).toBeLessThanOrEqual(24)
    }
  }
})

test('a frame of ours that has gone elsewhere is not heeded', async ({ page, site, host }) => {
  const elsewhere = host.publish({ body: `<script>parent.postMessage({ 'datawrapper-height': { any: 777 } }, '*')</script>` })
  await page.goto(host.publish({ body: scriptCodeOf(site, 'last-365') }))
  await expectFits(page, 'iframe')
  const { frame } = await heightsOf(page, 'iframe')
  await page.locator('iframe').evaluate((each, src) => ((each as HTMLIFrameElement).src = src), elsewhere)
  await page.waitForTimeout(500)
  expect(await page.locator('iframe').evaluate((each) => each.clientHeight)).toBe(frame)
})

test.describe('with scripts blocked', () => {
  test.use({ javaScriptEnabled: false })

  test('the iframe code shows the chart, and the script code its picture with the alt text', async ({ page, site, host }) => {
    const { html } = await codeOf(site, 'by-cause', '?asof=2015-09-07')
    await page.goto(host.publish({ body: `<div style="width:600px">${html}${scriptCodeOf(site, 'by-year')}</div>` }))
    const frame = page.frameLocator('iframe')
    await expect(frame.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(frame.getByText(/^Source: /)).toBeVisible()
    await frame.getByText('Table', { exact: true }).click()
    await expect(frame.getByRole('table')).toBeVisible()
    const picture = page.getByRole('img', { name: 'The alt text of by-year' })
    await expect(picture).toHaveAttribute('src', `${site}/charts/by-year.png`)
    await expect(page.getByRole('link', { name: 'The alt text of by-year' })).toHaveAttribute('href', `${site}/charts/by-year`)
  })
})
