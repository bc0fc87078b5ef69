/**
 * What the dashboard brings over the wire before any touch, against an empty page of the same Next: one
 * layout, one static page. Counted from the page that the browser was given: each script once, as
 * gzip sends it. Bytes don't vary from run to run, so one run is enough.
 */
import { gzipSync } from 'node:zlib'
import { launch, weigh } from './browser.mjs'
import { withEmpty } from './empty-page.mjs'
import { printTable, short } from './numbers.mjs'
import { withProduct } from './server.mjs'

const AIM = 1.25

const browser = await launch()
const empty = await withEmpty((url) => weigh(browser, url))
const ours = await withProduct((url) => weigh(browser, url))
await browser.close()

const rows = [
  ['JavaScript files, gzip', (page) => wireOf(page, 'Script')],
  ['– files', (page) => page.responses.filter(({ type }) => type === 'Script').length],
  ['inline scripts, gzip', (page) => gzipSync(page.inline.join('\n')).length],
  ['**JavaScript, files and inline**', (page) => wireOf(page, 'Script') + gzipSync(page.inline.join('\n')).length],
  ['HTML, gzip', (page) => page.htmlGzip],
  ['HTML, unpacked', (page) => Buffer.byteLength(page.html)],
  ['– of it inline scripts (what React is told again)', (page) => Buffer.byteLength(page.inline.join(''))],
  ['CSS, gzip', (page) => wireOf(page, 'Stylesheet')],
  ['fonts', (page) => wireOf(page, 'Font')],
  ['everything', (page) => page.htmlGzip + ['Script', 'Stylesheet', 'Font', 'Other'].reduce((sum, kind) => sum + wireOf(page, kind), 0)],
]
printTable(
  `Bytes on load, before any touch; aim: JavaScript at most ${AIM}×`,
  ['', 'dashboard', 'empty Next page', 'ratio'],
  rows.map(([name, of]) => [name, ...[ours, empty].map((page) => of(page).toLocaleString('en')), of(empty) ? `${short(of(ours) / of(empty))}×` : '–']),
)
if (process.argv.includes('--files')) {
  for (const { type, url, encoded, decoded } of ours.responses) console.log(type, new URL(url).pathname.slice(0, 80), encoded, decoded)
}

function wireOf({ responses }, kind) {
  return responses.filter(({ type }) => type === kind).reduce((sum, { encoded = 0 }) => sum + encoded, 0)
}
