import { expect, test } from 'vitest'
import { CLAIM, draw, faultInXml } from './drawn.fixture'
import { CHARTS } from './catalogue'
import { toHtmlTable } from './html-table'

test('writes a caption, heads with scopes, thousands with commas and an en dash where nothing is known', () => {
  const table = { caption: 'Deaths', columns: ['year', '2015', '2014'], rows: [['all', 1204, 33.5], ['some', 0, null]] }
  expect(toHtmlTable(table)).toBe(
    '<table><caption class="visually-hidden">Deaths</caption>' +
      '<thead><tr><th scope="col">year</th><th scope="col">2015</th><th scope="col">2014</th></tr></thead>' +
      '<tbody><tr><th scope="row">all</th><td>1,204</td><td>33.5</td></tr><tr><th scope="row">some</th><td>0</td><td>–</td></tr></tbody></table>',
  )
})

test('escapes captions, columns and cells', () => {
  const table = { caption: 'a<b', columns: ['<script>', '"'], rows: [['R&D', '</td>']] }
  const html = toHtmlTable(table)
  expect(faultInXml(html)).toBeNull()
  expect(html).toContain('a&lt;b')
  expect(html).toContain('<th scope="col">&lt;script&gt;</th><th scope="col" class="words">&quot;</th>')
  expect(html).toContain('<th scope="row">R&amp;D</th><td class="words">&lt;/td&gt;</td>')
})

test('an empty table keeps its heads', () => {
  expect(toHtmlTable({ caption: 'None', columns: ['year'], rows: [] })).toContain('<th scope="col">year</th></tr></thead><tbody></tbody>')
})

test('every chart’s table holds its numbers: at the claim 26 and 33, 24 and 32', () => {
  const html = (chart: string) => toHtmlTable(draw(chart, CLAIM).table)
  const numbers = (chart: string) => html(chart).replace(/<a href="\/records[^"]*">([^<]*)<\/a>/g, '$1')
  for (const { id } of CHARTS) {
    expect(faultInXml(html(id)), id).toBeNull()
    expect(html(id)).not.toMatch(/NaN|undefined|null/)
  }
  expect(numbers('year-so-far')).toContain('<th scope="row">7 September</th><td>26</td><td>33</td>')
  expect(numbers('by-cause')).toContain('<th scope="row">Gunfire</th><td>24</td><td>32</td><td>−25%</td>')
  expect(numbers('by-year')).toContain('<th scope="row">2015 [p]</th><td>26</td><td>33</td><td>19</td><td>8</td><td>86</td><td class="words">provisional</td>')
})

test('a count leads to its records, on this site or by an absolute address', () => {
  const table = { caption: 'Deaths', columns: ['year', '2015'], rows: [['all', { count: 1204, records: '?cause=all&days=2015' }]] }
  expect(toHtmlTable(table)).toContain('<td><a href="/records?cause=all&amp;days=2015">1,204</a></td>')
  expect(toHtmlTable(table, 'https://example.org')).toContain('<a href="https://example.org/records?cause=all&amp;days=2015">')
})

test('a mark hangs beside its number on a page, and is plain in a frame', () => {
  const table = { caption: 'Deaths', columns: ['year', '2015', 'change', 'status'], rows: [['2015 [p]', { count: 5, records: '?days=2015', isProvisional: true as const }, { text: '+5% [u]', data: 5 }, 'words [p]']] }
  const html = toHtmlTable(table)
  expect(html).toContain('>5<span class="mark"> [p]</span></a></td><td>+5%<span class="mark"> [u]</span></td><td class="words">words [p]</td>')
  expect(html).toContain('<th scope="row">2015 [p]</th>')
  expect(toHtmlTable(table, 'https://example.org')).toContain('>5 [p]</a></td><td>+5% [u]</td>')
})
