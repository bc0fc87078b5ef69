/** The two lines by Recharts and React, without its entrance animation, which would only make it later. */
import { createElement } from 'react'
import { createRoot } from 'react-dom/client'
import { CartesianGrid, Legend, Line, LineChart, XAxis, YAxis } from 'recharts'
import { colours, names, rows } from './series.mjs'

const year = (day) => new Date(day).getUTCFullYear()
const ticks = rows.filter((_, i) => i % 12 === 0).map((row) => row.day)

/** The drawing is a function, so that a server can draw it too. */
export const drawing = (width) =>
  createElement(
    LineChart,
    { width, height: 260, data: rows, margin: { top: 20, right: 20, bottom: 0, left: 0 } },
    createElement(CartesianGrid, { vertical: false }),
    createElement(XAxis, { dataKey: 'day', type: 'number', domain: ['dataMin', 'dataMax'], ticks, tickFormatter: year }),
    createElement(YAxis, { width: 34 }),
    createElement(Legend),
    ...names.map((name, i) => createElement(Line, { key: name, dataKey: name, stroke: colours[i], strokeWidth: 2.5, dot: false, isAnimationActive: false })),
  )

const chart = globalThis.document?.getElementById('chart')
if (chart) createRoot(chart).render(drawing(chart.clientWidth))
