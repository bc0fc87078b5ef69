/**
 * How the dashboard loads and answers a reader. Lighthouse (mobile, its simulated slow 4G and 4× CPU)
 * takes turns with the empty page; INP is the longest interaction of a scripted visit, first touch
 * included; the slider is moved 60 steps, by our SVG and by Recharts, with and without 4× CPU throttle.
 */
import { launch as launchChrome } from 'chrome-launcher'
import lighthouse from 'lighthouse'
import { executablePath, flags, launch } from './browser.mjs'
import { withEmpty } from './empty-page.mjs'
import { machine, medianOf, printTable, quantileOf, short } from './numbers.mjs'
import { pause, withProduct } from './server.mjs'

const ROUNDS = 5
const STEPS = 60
const CPU_THROTTLE = 4
const VISITED = '/?cause=firearms&asof=2015-09-07'

/** Everything, or the parts that the command names: `npm run vitals -- slider`. */
const named = process.argv.slice(2)
const wants = (part) => named.length === 0 || named.includes(part)

await withEmpty((empty) => withProduct((ours) => measure(ours, empty)))

async function measure(ours, empty) {
  if (wants('loading')) await loading({ dashboard: `${ours}/`, 'empty Next page': empty })
  const browser = await launch()
  if (wants('visits')) await visits(browser, `${ours}${VISITED}`)
  if (wants('slider')) await sliding(browser, `${ours}${VISITED}`)
  await browser.close()
}

async function loading(addresses) {
  const audits = { 'LCP, ms': 'largest-contentful-paint', 'FCP, ms': 'first-contentful-paint', 'TBT, ms': 'total-blocking-time', CLS: 'cumulative-layout-shift' }
  const found = Object.fromEntries(Object.keys(addresses).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(addresses)) found[name].push(await lighthouseOf(url))
  }
  const values = (name, audit) => found[name].map(({ lhr }) => lhr.audits[audit].numericValue)
  const score = (name) => medianOf(found[name].map(({ lhr }) => lhr.categories.performance.score * 100))
  const line = (title, audit) => [title, ...Object.keys(addresses).map((name) => short(medianOf(values(name, audit)))), `${short(Math.min(...values('dashboard', audit)))} to ${short(Math.max(...values('dashboard', audit)))}`]
  printTable(`Loading: Lighthouse, mobile, simulated throttling; medians of ${ROUNDS}, in turns. ${machine()}`, ['', ...Object.keys(addresses), 'dashboard, least to most'], [
    ...Object.entries(audits).map(([title, audit]) => line(title, audit)),
    ['performance score', ...Object.keys(addresses).map(score), ''],
  ])
}

async function lighthouseOf(url) {
  const chrome = await launchChrome({ chromePath: executablePath, chromeFlags: ['--headless=new', ...flags], logLevel: 'silent' })
  try {
    return await lighthouse(url, { port: chrome.port, onlyCategories: ['performance'], logLevel: 'silent', output: 'json' })
  } finally {
    await chrome.kill()
  }
}

/** Every interaction of a visit, in milliseconds from the event to the next paint; nothing shorter than 16 is reported. */
async function visits(browser, url) {
  const worst = { 1: [], [CPU_THROTTLE]: [] }
  for (let round = 0; round < ROUNDS; round++) {
    for (const rate of [1, CPU_THROTTLE]) worst[rate].push(await visit(browser, url, rate))
  }
  const line = (rate) => [rate === 1 ? 'no throttle' : `${rate}× CPU throttle`, short(medianOf(worst[rate])), short(Math.min(...worst[rate])), short(Math.max(...worst[rate]))]
  printTable(`INP: the longest of a scripted visit of 15 interactions, milliseconds; ${ROUNDS} visits. ${machine()}`, ['', 'median', 'least', 'most'], [line(1), line(CPU_THROTTLE)])
}

async function visit(browser, url, rate) {
  const { page, close } = await open(browser, url, rate)
  await page.evaluate(() => {
    window.interactions = []
    new PerformanceObserver((list) => {
      for (const { interactionId, duration } of list.getEntries()) if (interactionId) window.interactions.push(duration)
    }).observe({ type: 'event', durationThreshold: 16, buffered: true })
  })
  await firstTouch(page)
  for (let i = 0; i < 5; i++) await press(page, 'ArrowLeft')
  await page.locator('[data-preset]').nth(1).click()
  await page.waitForTimeout(200)
  await page.locator('#year-so-far [data-chart]').click()
  await page.waitForSelector('[data-explored]')
  for (let i = 0; i < 5; i++) await press(page, 'ArrowRight')
  await page.locator('details summary').first().click()
  await page.waitForTimeout(500)
  const durations = await page.evaluate(() => window.interactions)
  await close()
  return Math.max(0, ...durations)
}

/** Asks the page until it says yes; asked from here, for the page's policy forbids `eval`. */
async function until(page, question) {
  for (let tries = 0; tries < 600; tries++) {
    if (await page.evaluate(question)) return
    await pause(50)
  }
  throw new Error(`after half a minute still not: ${question}`)
}

/** Focuses the slider and moves it one day, which is the first touch, and waits for the answer. */
async function firstTouch(page) {
  await page.locator('#asof-slider').focus()
  await page.keyboard.press('ArrowLeft')
  await until(page, () => performance.getEntriesByName('same-period:step').length > 0)
}

async function press(page, key) {
  await page.keyboard.press(key)
  await page.waitForTimeout(120)
}

async function open(browser, url, rate) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  await page.goto(url, { waitUntil: 'networkidle' })
  // A focus before the page's script runs is lost.
  await until(page, () => document.getElementById('dashboard').classList.contains('scripted'))
  return { page, close: () => context.close() }
}

async function sliding(browser, url) {
  const kinds = [1, CPU_THROTTLE].flatMap((rate) => [false, true].map((isExplored) => ({ rate, isExplored, steps: [] })))
  for (let round = 0; round < ROUNDS; round++) {
    for (const kind of kinds) kind.steps.push(...(await slide(browser, url, kind)))
  }
  const line = ({ rate, isExplored, steps }) => {
    const of = (name) => steps.map((step) => step[name])
    const both = (name) => `${short(medianOf(of(name)))} (${short(quantileOf(of(name), 0.95))})`
    return [`${rate === 1 ? 'no throttle' : `${rate}× CPU throttle`}, ${isExplored ? 'Recharts' : 'our SVG'}`, ...['count', 'step', 'frame', 'idle'].map(both)]
  }
  printTable(
    `Slider: milliseconds a step, median (95th of a hundred) of ${ROUNDS} × ${STEPS}; aims: count < 16, frame < 50. ${machine()}`,
    ['', 'count', 'count and render', 'to the painted frame', 'two frames without work'],
    kinds.map(line),
  )
}

async function slide(browser, url, { rate, isExplored }) {
  const { page, close } = await open(browser, url, rate)
  await firstTouch(page)
  if (isExplored) {
    await page.locator('#year-so-far [data-chart]').hover()
    await page.waitForSelector('[data-explored]')
    await page.mouse.move(0, 0)
  }
  await page.waitForTimeout(300)
  const steps = await page.evaluate(async (count) => {
    const slider = document.getElementById('asof-slider')
    const frames = () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const steps = []
    for (let i = 0; i < count; i++) {
      await frames()
      const idle = performance.now()
      await frames()
      const began = performance.now()
      performance.clearMeasures()
      slider.value = String(Number(slider.value) + (i % 20 < 10 ? -3 : 2))
      slider.dispatchEvent(new Event('input', { bubbles: true }))
      await frames()
      const lasted = (name) => performance.getEntriesByName(name)[0].duration
      steps.push({ count: lasted('same-period:count'), step: lasted('same-period:step'), frame: performance.now() - began, idle: began - idle })
    }
    return steps
  }, STEPS)
  await close()
  return steps
}
