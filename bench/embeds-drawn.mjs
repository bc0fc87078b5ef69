/**
 * The two series drawn on a server, from the sixty rows to the text of an SVG 600 px wide: ours, and each
 * peer as its own documents say it is done there. Drawers take turns within a round; every text must
 * hold both lines and both names, or the run ends.
 */
import { JSDOM } from 'jsdom'
import { parseHTML } from 'linkedom'
import { toSvg } from '@/charts/svg'
import { WIDE } from '@/charts/picture'
import { names } from './embeds/series.mjs'
import { figureOf } from './embeds-ours.mjs'
import { medianOf } from './numbers.mjs'

const WIDTH = WIDE.width
const ROUNDS = 30
const WARMING = 20

/** Milliseconds for one drawing by name: medians of the rounds. */
export async function drawnOnServer() {
  const drawers = { 'Same Period': () => toSvg(figureOf(WIDE), 'light'), ...(await peers()) }
  const times = Object.fromEntries(Object.keys(drawers).map((name) => [name, []]))
  for (let round = -WARMING; round < ROUNDS; round++) {
    for (const [name, draw] of Object.entries(drawers)) {
      const began = performance.now()
      const svg = await draw()
      if (round >= 0) times[name].push(performance.now() - began)
      check(name, svg)
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, of]) => [name, medianOf(of)]))
}

function check(name, svg) {
  const lines = [...svg.matchAll(/ d="([^"]*)"/g)].filter(([, d]) => (d.match(/\d+(\.\d+)?/g) ?? []).length >= 60)
  if (lines.length < names.length || !names.every((of) => svg.includes(of))) throw new Error(`${name} drew ${lines.length} lines: ${svg.slice(0, 300)}`)
}

async function peers() {
  process.env.NODE_ENV = 'production'
  const [d3, plot, vega, vegaLite, { specification }] = await Promise.all([
    import('./embeds/d3.mjs'),
    import('./embeds/plot.mjs'),
    import('vega'),
    import('vega-lite'),
    import('./embeds/vega-lite.mjs'),
  ])
  return {
    'D3 in linkedom': () => d3.drawing(parseHTML('<div></div>').document.querySelector('div'), WIDTH).outerHTML,
    'Observable Plot in linkedom': () => plot.drawing(WIDTH, parseHTML('<div></div>').document).outerHTML,
    'Vega-Lite and Vega': () => new vega.View(vega.parse(vegaLite.compile(specification(WIDTH)).spec), { renderer: 'none' }).toSVG(),
    'Recharts in jsdom': await recharts(),
  }
}

/** Recharts places its marks in effects, which only a document runs; React takes that document when it loads. */
async function recharts() {
  const { window } = new JSDOM('<!doctype html><div></div>')
  Object.assign(globalThis, { window, document: window.document })
  const [{ createRoot }, { flushSync }, { drawing }] = await Promise.all([import('react-dom/client'), import('react-dom'), import('./embeds/recharts.mjs')])
  return async () => {
    const place = window.document.createElement('div')
    const root = createRoot(place)
    flushSync(() => root.render(drawing(WIDTH)))
    while (place.querySelectorAll('.recharts-line-curve').length < names.length) await new Promise((resolve) => setImmediate(resolve))
    const html = place.innerHTML
    root.unmount()
    return html
  }
}
