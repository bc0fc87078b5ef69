/**
 * The two lines as a visualization for Datawrapper's core, for Datawrapper publishes its core and keeps its
 * line chart: hand-written paths, so that this peer pays for no drawing library at all.
 */
import { colours, named, names } from './series.mjs'

const [height, top, right, bottom, left] = [260, 24, 12, 28, 34]
const SVG = 'http://www.w3.org/2000/svg'

window.dw.visualization.register('lines', {
  render(target) {
    const columns = this.dataset.columns()
    const days = columns[0].values()
    const most = 80
    const width = this.size()[0]
    const x = (day) => left + ((day - days[0]) / (days.at(-1) - days[0])) * (width - left - right)
    const y = (count) => height - bottom - (count / most) * (height - bottom - top)
    const svg = document.createElementNS(SVG, 'svg')
    const add = (name, attributes, text = '') => {
      const element = svg.appendChild(document.createElementNS(SVG, name))
      for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value)
      element.textContent = text
    }
    svg.setAttribute('width', width)
    svg.setAttribute('height', height)
    for (const count of [0, 20, 40, 60, 80]) {
      add('path', { d: `M${left} ${y(count)}H${width - right}`, stroke: '#d9dde4' })
      add('text', { x: left - 8, y: y(count) + 4, 'text-anchor': 'end' }, count)
    }
    for (const day of days.filter((_, i) => i % 12 === 0)) add('text', { x: x(day), y: height - bottom + 18, 'text-anchor': 'middle' }, day.getUTCFullYear())
    names.forEach((name, i) => {
      const values = columns[i + 1].values()
      const path = `M${values.map((count, row) => `${x(days[row]).toFixed(1)} ${y(count).toFixed(1)}`).join('L')}`
      add('path', { d: path, fill: 'none', stroke: colours[i], 'stroke-width': 2.5 })
      const { row, dy } = named[i]
      add('text', { 'x': x(days[row]), 'y': y(values[row]) + dy, 'fill': colours[i], 'text-anchor': 'middle' }, name)
    })
    target.append(svg)
    this.renderingComplete()
  },
})
