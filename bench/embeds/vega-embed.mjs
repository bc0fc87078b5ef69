/** The two lines by Vega-Embed: the specification is compiled by Vega-Lite and drawn by Vega in the page, as its readers have it. */
import embed from 'vega-embed'
import { specification } from './vega-lite.mjs'

embed('#chart', specification('container'), { renderer: 'svg', actions: false })
