/**
 * A chart in an article, ours beside what newsrooms use, on the same two series of sixty points: bytes
 * over the wire, the time until the chart is painted under Lighthouse's mobile throttling, and the time
 * to draw it on a server; then the product's own frames and forms. Everything, or the parts that the
 * command names: `npm run embeds -- bytes`.
 */
import { launch } from './browser.mjs'
import { fetchLedger } from './counting-rows.mjs'
import { DRAWN, bytesOf, sumsOf } from './embeds-bytes.mjs'
import { drawnOnServer } from './embeds-drawn.mjs'
import { FORMS, answered, framesOf } from './embeds-forms.mjs'
import { frameOf } from './embeds-ours.mjs'
import { CORE, DATAWRAPPER, makePages } from './embeds-pages.mjs'
import { paintedOf } from './embeds-painted.mjs'
import { withFolder } from './embeds-server.mjs'
import { machine, medianOf, printTable, short } from './numbers.mjs'
import { withProduct } from './server.mjs'

const ROUNDS = 5
const [BARE, COMPLETE] = ['Same Period, bare', 'Same Period, complete']

/** Bytes as they are, with gzip and with brotli. */
const packings = ({ identity, gzip, br }) => [identity, gzip, br].map((bytes) => bytes.toLocaleString('en'))

const named = process.argv.slice(2)
const wants = (part) => named.length === 0 || named.includes(part)

await withProduct(async (product) => {
  const ledger = await fetchLedger(product)
  const { folder, addresses } = await makePages({ [BARE]: frameOf(ledger, '1'), [COMPLETE]: frameOf(ledger, '0') })
  await withFolder(folder, async (site) => {
    if (wants('bytes')) await weighPages(site, addresses)
    const onSite = Object.entries(addresses).map(([name, path]) => [name, `${site}${path}`])
    if (wants('painted')) await watchPages({ ...Object.fromEntries(onSite), 'our server’s last-365': `${product}/embed/last-365` })
  })
  if (wants('frames')) await weighFrames(product)
  if (wants('answers')) await timeAnswers(product)
})
if (wants('drawn')) await drawOnServer()

async function weighPages(site, addresses) {
  const browser = await launch()
  const found = {}
  for (const [name, path] of Object.entries(addresses)) found[name] = await bytesOf(browser, `${site}${path}`, DRAWN)
  await browser.close()
  const core = await sumsOf(CORE.map((file) => `${site}/${file}`))
  const row = ([name, of]) => [name, of.requests, ...packings(of), `${short(of.br / found[BARE].br)}×`]
  printTable('Bytes over the wire until the chart stands', ['', 'requests', 'as it is', 'gzip', 'brotli', 'brotli ÷ ours, bare'], Object.entries(found).flatMap(([name, of]) => (name === DATAWRAPPER ? [row([name, of]), row(['– of it its core', core])] : [row([name, of])])))
}

async function watchPages(addresses) {
  const found = Object.fromEntries(Object.keys(addresses).map((name) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, url] of Object.entries(addresses)) found[name].push(await paintedOf(url))
  }
  const of = (name, paint) => found[name].map((times) => times[paint])
  const median = (name, paint) => medianOf(of(name, paint))
  const paints = ['chart', 'first', 'largest']
  const range = (values) => `${short(Math.min(...values))} to ${short(Math.max(...values))}`
  const row = (name) => [name, ...paints.map((paint) => short(median(name, paint))), range(of(name, 'chart')), `${short(median(BARE, 'chart') / median(name, 'chart'))}×`]
  const caption = `Milliseconds until the chart is painted, Lighthouse’s mobile throttling applied; medians of ${ROUNDS}, in turns. ${machine()}`
  printTable(caption, ['', 'chart', 'first paint', 'largest paint', 'chart, least to most', 'ours, bare ÷ this'], Object.keys(addresses).map(row))
}

async function weighFrames(product) {
  const browser = await launch()
  const found = await framesOf(browser, product)
  await browser.close()
  const row = ([id, { bare, complete }]) => [id, bare.requests, ...packings(bare), ...packings(complete)]
  const head = ['`/embed/…`', 'requests', 'bare', 'gzip', 'brotli', 'complete', 'gzip', 'brotli']
  printTable('The product’s own frames, bytes as its server sends them', head, Object.entries(found).map(row))
}

async function timeAnswers(product) {
  const { floor, ...charts } = await answered(product)
  const row = ([id, forms]) => [id, ...Object.keys(FORMS).map((form) => short(forms[form]))]
  const caption = `Milliseconds from the request to the last byte, a new day each time; an answer that holds nothing takes ${short(floor.healthz)}. ${machine()}`
  printTable(caption, ['', ...Object.keys(FORMS)], Object.entries(charts).map(row))
}

async function drawOnServer() {
  const found = Object.entries(await drawnOnServer())
  const [, ours] = found[0]
  printTable(`From the rows to the text of an SVG, milliseconds. ${machine()}`, ['', 'ms', '÷ ours'], found.map(([name, ms]) => [name, short(ms), `${short(ms / ours)}×`]))
}
