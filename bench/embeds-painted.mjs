/**
 * When a chart is on the screen of a reader's phone: Lighthouse's mobile settings, applied and not
 * simulated (4× CPU, slow 4G: 562 ms a request, 1.4 Mbit/s), a fresh browser each time, nothing cached.
 * A script of the browser's, not of the page's, looks in every frame whether a line stands in it, and
 * notes the time once that frame is painted.
 */
import { launch as launchChrome } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import puppeteer from 'puppeteer-core'
import { executablePath, flags } from './browser.mjs'
import { DRAWN } from './embeds-bytes.mjs'

const AUDITS = ['user-timings', 'first-contentful-paint', 'largest-contentful-paint']
const MARK = 'chart-painted'
const WITHIN_MS = 60_000

/** `{ chart, first, largest }` in milliseconds from the navigation: the line, the first and the largest paint. */
export async function paintedOf(url) {
  const chrome = await launchChrome({ chromePath: executablePath, chromeFlags: ['--headless=new', ...flags], logLevel: 'silent' })
  const browser = await puppeteer.connect({ browserURL: `http://localhost:${chrome.port}`, defaultViewport: null })
  try {
    const page = await browser.newPage()
    await page.evaluateOnNewDocument(`(${watch})(${DRAWN}, '${MARK}')`)
    const settings = { logLevel: 'silent', onlyAudits: AUDITS, throttlingMethod: 'devtools', disableFullPageScreenshot: true, maxWaitForLoad: WITHIN_MS }
    const { lhr } = await lighthouse(url, settings, undefined, page)
    if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`)
    const marks = lhr.audits['user-timings'].details.items.filter(({ name }) => name === MARK)
    if (marks.length === 0) throw new Error(`${url}: no line was painted`)
    const of = (audit) => lhr.audits[audit].numericValue
    return { chart: marks[0].startTime, first: of('first-contentful-paint'), largest: of('largest-contentful-paint') }
  } finally {
    await browser.disconnect()
    await chrome.kill()
  }
}

/** Runs in the page: looks before each frame's paint, and marks the task that follows the paint of the first line. */
function watch(isDrawn, mark) {
  const look = () => {
    if (!isDrawn()) return requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    port1.addEventListener('message', () => performance.mark(mark))
    port1.start()
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}
