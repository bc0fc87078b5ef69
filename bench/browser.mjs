/** The browser of the measurements: the Chromium of this machine, quiet. */
import { get } from 'node:http'
import { chromium } from 'playwright-core'

export const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'

export const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const launch = () => chromium.launch({ executablePath, args: flags })

/**
 * What a page brings over the wire by kind, in bytes as encoded (gzip), until the network rests: bodies
 * only, without headers. Nothing is touched.
 */
export async function weigh(browser, url) {
  const context = await browser.newContext()
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Network.enable')
  await cdp.send('Network.setCacheDisabled', { cacheDisabled: true })
  const kinds = new Map()
  const responses = []
  cdp.on('Network.responseReceived', ({ requestId, type, response }) => kinds.set(requestId, { type, url: response.url, status: response.status }))
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength, dataLength }) => {
    const kept = kinds.get(requestId) ?? { type: 'Other', url: '', encoded: 0, decoded: 0 }
    kept.encoded = (kept.encoded ?? 0) + encodedDataLength
    kept.decoded = (kept.decoded ?? 0) + dataLength
    kinds.set(requestId, kept)
  })
  cdp.on('Network.loadingFinished', ({ requestId }) => responses.push(kinds.get(requestId)))
  await page.goto(url, { waitUntil: 'networkidle' })
  const inline = await page.evaluate(() => [...document.scripts].filter((s) => !s.src).map((s) => s.textContent))
  const html = await (await fetch(url)).text()
  const htmlGzip = await wireBytes(url)
  await context.close()
  return { responses, inline, html, htmlGzip }
}

/** The length of a body as the server packs it with gzip. The browser doesn't tell that of a streamed page. */
function wireBytes(url) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      let bytes = 0
      response.on('data', (chunk) => (bytes += chunk.length))
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
