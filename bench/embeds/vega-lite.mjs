/** The two lines as a Vega-Lite specification. */
import { colours, named, names, rows } from './series.mjs'

const x = { field: 'day', type: 'temporal', scale: { type: 'utc' }, axis: { title: null, format: '%Y', tickCount: 5, grid: false } }
const y = { field: 'count', type: 'quantitative', axis: { title: null, tickCount: 4 } }
const color = { field: 'name', type: 'nominal', scale: { domain: names, range: colours }, legend: null }

export const specification = (width) => ({
  $schema: 'https://vega.github.io/schema/vega-lite/v6.json',
  width,
  height: 212,
  autosize: { type: 'fit', contains: 'padding' },
  data: { values: rows.flatMap((row) => names.map((name) => ({ day: row.day, name, count: row[name] }))) },
  encoding: { x, y, color },
  layer: [
    { mark: { type: 'line', strokeWidth: 2.5 } },
    ...names.map((name, i) => ({
      mark: { type: 'text', dy: named[i].dy },
      transform: [{ filter: `datum.name == '${name}' && datum.day == ${rows[named[i].row].day}` }],
      encoding: { text: { field: 'name' } },
    })),
  ],
})
