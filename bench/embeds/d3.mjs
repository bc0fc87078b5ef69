/** The two lines by D3: scales, axes and shapes, as a graphics desk writes them by hand. */
import { axisBottom, axisLeft, line, scaleLinear, scaleUtc, select } from 'd3'
import { colours, named, names, rows, title } from './series.mjs'

const [height, top, right, bottom, left] = [260, 24, 12, 28, 34]

/** The drawing is a function, so that a server can draw it too. */
export function drawing(chart, width) {
  const x = scaleUtc([rows[0].day, rows.at(-1).day], [left, width - right])
  const y = scaleLinear([0, Math.max(...rows.flatMap((row) => names.map((name) => row[name])))], [height - bottom, top]).nice()
  const svg = select(chart).append('svg').attr('width', width).attr('height', height).attr('role', 'img').attr('aria-label', title)
  svg.append('g').attr('transform', `translate(0,${height - bottom})`).call(axisBottom(x).ticks(5))
  svg.append('g').attr('transform', `translate(${left},0)`).call(axisLeft(y).ticks(4).tickSize(left + right - width))
  names.forEach((name, i) => {
    const path = line((row) => x(row.day), (row) => y(row[name]))
    const { row, dy } = named[i]
    svg.append('path').attr('d', path(rows)).attr('fill', 'none').attr('stroke', colours[i]).attr('stroke-width', 2.5)
    svg.append('text').attr('x', x(rows[row].day)).attr('y', y(rows[row][name]) + dy).attr('text-anchor', 'middle').attr('fill', colours[i]).text(name)
  })
  return svg.node()
}

const chart = globalThis.document?.getElementById('chart')
if (chart) drawing(chart, chart.clientWidth)
