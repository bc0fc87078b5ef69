/**
 * What a page brings over the wire until its chart stands: every request of a fresh browser, then each
 * fetched as it is, with gzip and with brotli. Bodies only, without headers; a favicon is nobody's.
 */
import { get } from 'node:http'

const ENCODINGS = ['identity', 'gzip', 'br']

/** A path of sixty points, two coordinates each, that has a size: the mark of a drawn line, whoever drew it. */
export const DRAWN = () =>
  [...document.querySelectorAll('svg path, svg use')].some((mark) => {
    // A frame's narrow drawing borrows the lines of its wide one.
    const path = mark.localName === 'use' ? document.querySelector(mark.getAttribute('href')) : mark
    return (path?.getAttribute('d')?.match(/-?(\d+\.?\d*|\.\d+)/g)?.length ?? 0) >= 60 && mark.getBoundingClientRect().width > 0
  })

/** `{ requests, identity, gzip, br }` of a page; with `drawn`, only once a line stands in it. */
export async function bytesOf(browser, url, drawn = null) {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } })
  const page = await context.newPage()
  const requests = []
  const failed = []
  page.on('request', (request) => requests.push(request.url()))
  page.on('pageerror', (error) => failed.push(error.message))
  await page.goto(url, { waitUntil: 'networkidle' })
  if (drawn) await page.waitForFunction(drawn, undefined, { timeout: 10_000 }).catch(() => failed.push('no line was drawn'))
  await context.close()
  if (failed.length > 0) throw new Error(`${url}: ${failed.join('; ')}`)
  return sumsOf(requests.filter((address) => !address.endsWith('/favicon.ico') && !address.startsWith('data:')))
}

/** The bytes of some addresses together, in each encoding. */
export async function sumsOf(addresses) {
  const sums = { requests: addresses.length }
  for (const encoding of ENCODINGS) {
    const bytes = await Promise.all(addresses.map((address) => wireBytes(address, encoding)))
    sums[encoding] = bytes.reduce((sum, n) => sum + n, 0)
  }
  return sums
}

/** The length of a body as the server sends it to one that accepts an encoding. */
function wireBytes(url, encoding) {
  return new Promise((resolve, reject) => {
    get(url, { headers: { 'accept-encoding': encoding } }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url}: ${response.statusCode}`))
      let bytes = 0
      response.on('data', (chunk) => (bytes += chunk.length))
      response.on('end', () => resolve(bytes))
    }).on('error', reject)
  })
}
