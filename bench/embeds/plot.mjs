/** The two lines by Observable Plot. */
import { lineY, plot, text } from '@observablehq/plot'
import { colours, named, names, rows } from './series.mjs'

/** The specification is a function, so that a server can draw it too. */
export function drawing(width, document) {
  const marks = names.flatMap((name, i) => [
    lineY(rows, { x: (row) => new Date(row.day), y: name, stroke: colours[i], strokeWidth: 2.5 }),
    text([rows[named[i].row]], { x: (row) => new Date(row.day), y: name, text: () => name, fill: colours[i], dy: named[i].dy }),
  ])
  return plot({ document, width, height: 260, y: { grid: true, zero: true, nice: true, label: null }, x: { label: null }, marks })
}

const chart = globalThis.document?.getElementById('chart')
if (chart) chart.append(drawing(chart.clientWidth, document))
