/**
 * A chart in an article, ours beside what newsrooms use, on the same two series of sixty points: bytes
 * over the wire, the time until the chart is painted under Lighthouse's mobile throttling, and the time
 * to draw it on a server. Everything, or the parts that the command names: `npm run embeds -- bytes`.
 */
import { launch } from './browser.mjs'
import { DRAWN, bytesOf } from './embeds-bytes.mjs'
import { paintedOf } from './embeds-painted.mjs'
import { frameOf } from './embeds-ours.mjs'
import { makePages } from './embeds-pages.mjs'
import { withFolder } from './embeds-server.mjs'
import { machine, medianOf, printTable, short } from './numbers.mjs'

const ROUNDS = 5
const BARE = 'Same Period, bare'
const OURS = { [BARE]: frameOf(true), 'Same Period, complete': frameOf(false) }

const named = process.argv.slice(2)
const wants = (part) => named.length === 0 || named.includes(part)

const { folder, addresses } = await makePages(OURS)
await withFolder(folder, async (site) => {
  if (wants('bytes')) await weighPages(site)
  if (wants('painted')) await watchPages(site)
})

async function weighPages(site) {
  const browser = await launch()
  const found = {}
  for (const [name, path] of Object.entries(addresses)) found[name] = await bytesOf(browser, `${site}${path}`, DRAWN)
  await browser.close()
  const row = ([name, { requests, identity, gzip, br }]) => [name, requests, ...[identity, gzip, br].map((n) => n.toLocaleString('en')), `${short(br / found[BARE].br)}×`]
  printTable('Bytes over the wire until the chart stands', ['', 'requests', 'as it is', 'gzip', 'brotli', 'brotli ÷ ours, bare'], Object.entries(found).map(row))
}

async function watchPages(site) {
  const found = Object.fromEntries(Object.keys(addresses).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, path] of Object.entries(addresses)) found[name].push(await paintedOf(`${site}${path}`))
  }
  const chart = (name) => found[name].map((times) => times.chart)
  const median = (name, paint) => medianOf(found[name].map((times) => times[paint]))
  const row = (name) => [name, ...['chart', 'first', 'largest'].map((paint) => short(median(name, paint))), `${short(Math.min(...chart(name)))} to ${short(Math.max(...chart(name)))}`, `${short(median(BARE, 'chart') / median(name, 'chart'))}×`]
  printTable(`Milliseconds until the chart is painted, Lighthouse’s mobile throttling applied; medians of ${ROUNDS}, in turns. ${machine()}`, ['', 'chart', 'first paint', 'largest paint', 'chart, least to most', 'ours, bare ÷ this'], Object.keys(addresses).map(row))
}
