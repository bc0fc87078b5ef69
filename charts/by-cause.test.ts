import { describe, expect, test } from 'vitest'
import { CLAIM, ask, draw, everySizeOf, plainRows, plusDays, randomQueries, secondCount } from './drawn.fixture'
import { pixelsOf } from './figure'
import { HALF } from './scope'
import { textWidth } from './text-width'

describe('the claim', () => {
  const { title, rows, table, labels } = draw('by-cause', CLAIM)
  const pair = (cause: string) => plainRows(table).find((row) => row[0] === cause)?.slice(1, 3)

  test('Gunfire is 24 against 32, inadvertent 2 against 1', () => {
    expect(pair('Gunfire')).toEqual([24, 32])
    expect(pair('Gunfire (Inadvertent)')).toEqual([2, 1])
    expect(rows[0].lines).toEqual(['2015: 24', '2014: 32', 'difference −8'])
    expect(labels.slice(0, 2).map((label) => label.text)).toEqual(['24', '32'])
    expect(title).toMatch(/^Most frequent: Gunfire \(24\), then .* \(\d+\)$/)
  })

  test('all causes together are 86 against 92, though firearms are asked for', () => {
    const sum = (column: number) => plainRows(table).reduce((total, row) => total + Number(row[column]), 0)
    expect([sum(1), sum(2)]).toEqual([86, 92])
  })

  test('causes of each group are 26 v 33, 33 v 31, 19 v 25 and 8 v 3', () => {
    const ofGroup = (group: string) => rows.filter((row) => group in row.values)
    const sums = ['firearms', 'traffic', 'illness', 'other'].map((group) => {
      const sum = (key: string) => ofGroup(group).reduce((total, row) => total + Number(row.values[key]), 0)
      return [sum(group), sum('prior')]
    })
    expect(sums).toEqual([[26, 33], [33, 31], [19, 25], [8, 3]])
  })
})

test('every cause of either window, most first, as a second count finds', () => {
  for (const query of [CLAIM, 'asof=2025-10-03&known=2025-10-05', 'asof=2021-09-07&state=TX&known=2025-10-05', 'asof=1930-06-15']) {
    const { rows } = draw('by-cause', query)
    const count = secondCount(query, 'all causes')
    const asOf = new URLSearchParams(query).get('asof')!
    const [year, date] = [Number(asOf.slice(0, 4)), asOf.slice(5)]
    let total = 0
    for (const row of rows) {
      const [now, before] = [year, year - 1].map((y) => count.ofCause(row.title, `${y}-01-01`, `${y}-${date}`))
      expect(row.lines.slice(0, 2), query).toEqual([`${year}: ${now}`, `${year - 1}: ${before}`])
      total += now
    }
    expect(total, query).toBe(count.between(`${year}-01-01`, asOf))
    const counts = rows.map((row) => Number(row.lines[0].split(': ')[1]))
    expect(counts, query).toEqual([...counts].sort((a, b) => b - a))
  }
})

test('rows and table tell the same numbers', () => {
  for (const query of [CLAIM, `${CLAIM}&against=average-5`, 'asof=2015-09-07&against=2011', 'state=VT', ...randomQueries(40, 2)]) {
    const { rows, table } = draw('by-cause', query)
    expect(rows.map((row) => row.title), query).toEqual(plainRows(table).map((row) => row[0]))
    rows.forEach((row, i) => {
      const [, current, prior, change] = plainRows(table)[i]
      const text = (n: unknown) => (Number.isInteger(n) ? String(n) : Number(n).toFixed(1))
      expect(row.lines.slice(0, 2).map((line) => line.replace(/^.*: /, '').replace(',', '')), query).toEqual([text(current), text(prior)])
      expect(String(change), query).toMatch(Number(prior) === 0 ? /^null$/ : /^([+−][\d,]+|0)%( \[u\])?$/)
      expect(String(change).endsWith('[u]'), query).toBe(Number(prior) > 0 && (Number(current) < 20 || Number(prior) < 20))
    })
  }
})

test('the average of five years has one decimal where it isn’t whole', () => {
  const { table, labels } = draw('by-cause', 'asof=2015-09-07&against=average-5&known=2025-10-05')
  const count = secondCount('known=2025-10-05&cause=gunfire')
  const total = [2010, 2011, 2012, 2013, 2014].reduce((sum, year) => sum + count.between(`${year}-01-01`, `${year}-09-07`), 0)
  expect(plainRows(table)[0].slice(0, 3)).toEqual(['Gunfire', 25, total / 5])
  expect(labels[1].text).toBe((total / 5).toFixed(1))
  expect(table.columns).toEqual(['cause', '2015', 'five-year average', 'change, %'])
})

/** What a title says of the causes' counts, by a second count; null where it is true. */
function untruthOf(query: string): string | null {
  const { title, rows } = draw('by-cause', query)
  const asOf = new URLSearchParams(query).get('asof')!
  const count = secondCount(query, 'all causes')
  const counted = rows.map((row) => ({ name: row.title, n: count.ofCause(row.title, `${asOf.slice(0, 4)}-01-01`, asOf) }))
  const most = Math.max(0, ...counted.map((c) => c.n))
  const first = counted.filter((c) => c.n === most).map((c) => c.name).sort()
  const below = counted.filter((c) => c.n < most).sort((a, b) => b.n - a.n)
  const say = (isTrue: boolean) => (isTrue ? null : `${title}: ${first.join(' = ')} ${most}, then ${below[0]?.name} ${below[0]?.n}`)
  const words = new URLSearchParams(query)
  const [year, date] = [Number(asOf.slice(0, 4)), asOf.slice(5).replace('02-29', '02-28')]
  const against = words.get('against') ?? String(year - 1)
  const priors = against === 'average-5' ? [1, 2, 3, 4, 5].map((n) => year - n) : [Number(against)]
  const isCovered = [year, ...priors].every((y) => count.covers(`${y}-01-01`, `${y}-${date}`))
  if (title.endsWith(', as far as they are covered')) return isCovered ? `${title}: all is covered` : null
  if (title === 'No deaths are listed in this window') return say(most === 0)
  const more = title.match(/^(.+) and (\d+) more causes: ([\d,]+) each$/)
  if (more) return say(first.includes(more[1]) && first.length === Number(more[2]) + 1 && most === Number(more[3]))
  const two = title.match(/^Most frequent: (.+) and (.+) \(([\d,]+) each\)$/)
  if (two) return say([two[1], two[2]].sort().join() === first.join() && most === Number(two[3].replace(',', '')))
  const one = title.match(/^Most frequent: (.+?) \(([\d,]+)\)(?:, then (.+) \(([\d,]+)\))?$/)
  if (!one) return `${title}: not a title of this chart`
  const isFirst = first.length === 1 && first[0] === one[1] && most === Number(one[2].replace(',', ''))
  const isNext = !one[3] || (below[0].name === one[3] && below[0].n === Number(one[4].replace(',', '')) && below[1]?.n !== below[0].n)
  return say(isFirst && isNext)
}

test('the title is true, for 300 random questions', () => {
  expect(randomQueries(300, 3).flatMap((query) => { const untruth = untruthOf(query); return untruth ? [`${untruth} ← ${query}`] : [] })).toEqual([])
})

test('does not say that nobody is listed where no release covers the window', () => {
  const query = 'asof=2026-01-05&known=2025-10-05'
  expect(secondCount(query).covers('2026-01-01', plusDays('2026-01-01', 4))).toBe(false)
  expect(draw('by-cause', query).title).not.toBe('No deaths are listed in this window')
})

test('a long name is never cut: it takes two lines where it needs them', () => {
  const longest = 'asof=1930-06-15'
  for (const size of everySizeOf(HALF)) {
    for (const query of ['asof=2021-09-07', 'asof=2025-10-05', longest]) {
      const { y, rows, margin } = ask(query).draw('by-cause', size)
      rows.forEach((row, at) => {
        const lines = y.ticks.filter((tick) => Math.round(tick.at) === at).map((tick) => tick.label)
        expect(lines.join(' '), `${size.width} ${query}`).toBe(row.title)
        expect(lines.length).toBeLessThanOrEqual(2)
        for (const line of lines) expect(textWidth(line, 12)).toBeLessThanOrEqual(margin.left - 8)
      })
    }
  }
  const names = (width: number) => ask('asof=2025-10-05').draw('by-cause', { width, from: 0, narrow: true }).y.ticks.map((tick) => tick.label)
  expect(names(280).join(' ')).toContain('Weather/Natural disaster')
})

test('the counts of a pair stand at least five pixels apart', () => {
  for (const size of everySizeOf(HALF)) {
    const figure = ask(CLAIM).draw('by-cause', size)
    const base = figure.labels.map((label) => pixelsOf(figure).y(label.y) + label.dy)
    // A digit is 9 pixels high.
    figure.rows.forEach((_, i) => expect(base[2 * i + 1] - base[2 * i] - 9).toBeGreaterThanOrEqual(5))
  }
})

test('the bars of the prior year are of the hue of their key, opaque, so that no grid shows through', () => {
  const { series, keys } = draw('by-cause', CLAIM)
  const prior = series.find((each) => each.key === 'prior')!
  expect([prior.colour, prior.opacity]).toEqual([keys.find((key) => key.name === '2014')!.colour, undefined])
})
