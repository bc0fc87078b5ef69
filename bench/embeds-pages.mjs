/**
 * A page for each peer, as its newsroom would publish it: one small document and one script, bundled,
 * shaken and minified by esbuild for production; Datawrapper's with the files of its core as they are
 * published and the document that its own renderer makes. Every page draws `embeds/series.mjs`.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build } from 'esbuild'
import { names, rows, source, subtitle, title } from './embeds/series.mjs'
import { bench } from './server.mjs'

const folder = join(bench, 'results/embeds')

/** Name of a peer, and the page that draws with it. */
const BUNDLED = { 'D3': 'd3', 'Observable Plot': 'plot', 'Recharts and React': 'recharts', 'Vega-Embed': 'vega-embed' }

export const DATAWRAPPER = 'Datawrapper'

/** What a published Datawrapper frame loads of its core, in order; the visualization stands before the last. */
export const CORE = ['load-polyfills.js', 'dw-2.0.min.js', 'main.js']

/** Makes every page; the answer tells the folder that holds them and each peer's address in it. */
export async function makePages(ours) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  const addresses = {}
  for (const [name, html] of Object.entries(ours)) addresses[name] = write(`${fileName(name)}.html`, html)
  await makeDatawrapper()
  addresses[DATAWRAPPER] = '/datawrapper.html'
  for (const [name, page] of Object.entries(BUNDLED)) {
    await bundle(page)
    addresses[name] = write(`${page}.html`, documentWith([`${page}.js`]))
  }
  return { folder, addresses }
}

function write(name, text) {
  writeFileSync(join(folder, name), text)
  return `/${name}`
}

const fileName = (name) => name.toLowerCase().replaceAll(/\W+/g, '-')

function bundle(page) {
  return build({
    entryPoints: [join(bench, `embeds/${page}.mjs`)],
    outfile: join(folder, `${page}.js`),
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    platform: 'browser',
    define: { 'process.env.NODE_ENV': '"production"' },
    legalComments: 'none',
    logLevel: 'error',
  })
}

const STYLE = 'body{margin:0;font:14px/1.4 system-ui,sans-serif;color:#14213d}h1{font-size:18px;margin:0}p{margin:4px 0;color:#5b6475}#chart{min-height:260px}'

const documentWith = (scripts) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>` +
  `<body><h1>${title}</h1><p>${subtitle}</p><div id="chart"></div><p>Source: ${source}</p>${scripts.map((script) => `<script src="${script}"></script>`).join('')}</body></html>`

/**
 * Datawrapper's frame: its server renderer's HTML, the properties that its core reads, and the files. Its
 * theme is empty and its styles are left out, so the page is lighter than any that Datawrapper publishes.
 */
async function makeDatawrapper() {
  const require = createRequire(import.meta.url)
  const core = (file) => require.resolve(`@datawrapper/chart-core/dist/${file}`)
  const properties = propertiesOfDatawrapper()
  const { html, head } = require(core('Visualization_SSR.js')).render(properties)
  await bundle('datawrapper')
  for (const file of CORE) write(file, readFileSync(core(file)))
  const [polyfills, library, main] = CORE
  const said = JSON.stringify(properties).replaceAll('<', '\\u003c')
  const script = (src) => `<script src="${src}"></script>`
  const page =
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1.0"><style>${STYLE}</style>${head}</head>` +
    `<body><div class="dw-chart chart vis-height-fit" id="__svelte-dw">${html}</div><script>window.__DW_SVELTE_PROPS__=${said}</script>` +
    `${script(polyfills)}${script(library)}${script('datawrapper.js')}${script(main)}</body></html>`
  write('datawrapper.html', page)
}

function propertiesOfDatawrapper() {
  const day = (ms) => new Date(ms).toISOString().slice(0, 10)
  const csv = [['day', ...names], ...rows.map((row) => [day(row.day), ...names.map((name) => row[name])])].map((cells) => cells.join()).join('\n')
  return {
    chart: {
      id: 'bench',
      type: 'lines',
      title,
      theme: 'default',
      language: 'en-US',
      metadata: { data: {}, describe: { 'intro': subtitle, 'source-name': source }, visualize: {}, publish: { 'blocks': {}, 'chart-height': 260 }, annotate: {} },
    },
    visualization: { id: 'lines', height: 'fit', dependencies: {}, libraries: [] },
    theme: { id: 'default', data: { typography: {}, colors: { background: '#ffffff', palette: [] } }, fonts: {}, _computed: {} },
    themeDataLight: { colors: { background: '#ffffff', palette: [] } },
    themeDataDark: { colors: { background: '#111827', palette: [] } },
    translations: { source: 'Source' },
    locales: {},
    blocks: [],
    assets: { 'dataset.csv': { value: csv } },
    polyfillUri: 'polyfills',
    isIframe: true,
    isPreview: false,
  }
}
