import { expect, test } from 'vitest'
import { boxOf } from './clear-label'
import { CLAIM, ask, draw, everySizeOf, plainRows, plusDays, randomQueries, secondCount } from './drawn.fixture'
import { pixelsOf } from './figure'
import { HALF } from './scope'

const asOfIn = (query: string) => new URLSearchParams(query).get('asof')!
const numbers = (text: string) => [...text.matchAll(/[\d,.]+/g)].map((m) => Number(m[0].replace(',', '')))

test('the claim: 365 days to 7 September 2015 against the 365 before, by a second count', () => {
  const count = secondCount(CLAIM)
  const [now, before] = [count.between('2014-09-08', '2015-09-07'), count.between('2013-09-08', '2014-09-07')]
  const figure = draw('last-365', CLAIM)
  expect(figure.title).toMatch(new RegExp(`^(Up|Down) \\d+% over the last 365 days: ${now} v ${before}$`))
  expect(figure.labels.map((label) => label.text)).toEqual([String(now), String(before)])
  expect(figure.rows.length).toBe(121)
  expect([figure.rows[0].title, figure.rows.at(-1)!.title]).toEqual(['365 days to 7 September 2005', '365 days to 7 September 2015'])
  expect(figure.rows.at(-1)!.lines).toEqual([`deaths: ${now}`, `the 365 before: ${before}`, `difference ${now < before ? '−' : '+'}${Math.abs(now - before)}`])
})

test('every point is 365 days, as a second count finds, and the table has the same', () => {
  for (const query of [CLAIM, 'asof=2016-02-29&known=2016-07-03&cause=all', 'asof=2025-03-31&state=TX&cause=all&known=2025-10-05']) {
    const count = secondCount(query)
    const { rows, table } = draw('last-365', query)
    const reversed = [...plainRows(table)].reverse()
    rows.forEach((row, i) => {
      const [day, told] = reversed[i]
      expect(row.values.count, `${query} ${day}`).toBe(told)
      if (told === null) expect(row.lines).toEqual(['not covered'])
      else {
        expect(told, `${query} ${day}`).toBe(count.between(plusDays(String(day), -364), String(day)))
        expect(row.lines[0]).toBe(`deaths: ${Number(told).toLocaleString('en-US')}`)
      }
    })
  }
})

test('points stand on the as-of day of each month, the last day where a month is shorter', () => {
  const days = plainRows(draw('last-365', 'asof=2025-03-31').table).slice(0, 3).map((row) => row[0])
  expect(days).toEqual(['2025-03-31', '2025-02-28', '2025-01-31'])
})

test('past the figures no count is told, and the title is plain words', () => {
  const { title, rows, labels, notes } = draw('last-365', 'asof=2026-01-05&known=2025-10-05')
  expect(title).toBe('Firearms deaths, 365 days at a time')
  expect(rows.at(-1)!.lines).toEqual(['not covered'])
  expect(labels.map((label) => label.x)).not.toContain(rows.at(-1)!.at)
  expect(notes).toContain('No release covers 6 October 2025 to 5 January 2026.')
})

/** What a title says, by a second count of the 365 days and the 365 before; null where it is true. */
function untruthOf(query: string): string | null {
  const { title } = draw('last-365', query)
  const parsed = title.match(/^(?:(Up|Down) (by less than 1|[\d,]+)%|(Unchanged)|.+) over the last 365 days: ([\d,]+) v ([\d,]+)$/)
  if (!parsed) return title.endsWith(', 365 days at a time') ? null : `${title}: not a title of this chart`
  const [, way, percent, unchanged] = parsed
  const [current, prior] = numbers(`${parsed[4]} ${parsed[5]}`)
  const count = secondCount(query)
  const asOf = asOfIn(query)
  const found = [count.between(plusDays(asOf, -364), asOf), count.between(plusDays(asOf, -729), plusDays(asOf, -365))]
  const say = (isTrue: boolean) => (isTrue ? null : `${title}: a second count has ${found.join(' v ')}`)
  if (current !== found[0] || prior !== found[1]) return say(false)
  const change = ((current - prior) / prior) * 100
  // No percent in the title of a count below 20.
  if (current < 20 || prior < 20) return say(!way && !unchanged)
  if (unchanged) return say(current === prior)
  if (!way) return say(prior === 0)
  const size = percent.startsWith('by') ? 0 : Number(percent.replace(',', ''))
  return say(Math.sign(change) === (way === 'Up' ? 1 : -1) && Math.floor(Math.abs(change) + 0.5) === size)
}

test('the title is true, for 300 random questions', () => {
  expect(randomQueries(300, 5).flatMap((query) => { const untruth = untruthOf(query); return untruth ? [`${untruth} ← ${query}`] : [] })).toEqual([])
})

test('the title tells the pair that the note “Last 365 days” tells', () => {
  const differ = randomQueries(120, 6).flatMap((query) => {
    const dashboard = ask(query)
    const note = dashboard.context.find((n) => n.id === 'last-365')?.segments.map((s) => s.text).join('')
    const pair = note?.match(/[\d,]+ v \d[\d,]*\b/)?.[0]
    const { title } = draw('last-365', query)
    return pair && !title.endsWith(`: ${pair}`) ? [`${title} ≠ ${pair} ← ${query}`] : []
  })
  expect(differ).toEqual([])
})

test('the count of the 365 days before stands where no line runs', () => {
  const struck = [CLAIM, 'asof=2025-10-05', 'asof=2015-09-07&cause=all', ...randomQueries(100, 7)].flatMap((query) =>
    everySizeOf(HALF).flatMap((size) => {
      const figure = ask(query).draw('last-365', size)
      const { x, y } = pixelsOf(figure)
      const points = figure.rows.flatMap(({ at, values: { count } }) => (typeof count === 'number' ? [{ px: x(at), py: y(count) }] : []))
      // Ten places of each stretch between two points.
      const line = points.flatMap((from, i) => Array.from({ length: 11 }, (_, k) => ({ px: from.px + ((points[i + 1] ?? from).px - from.px) * (k / 10), py: from.py + ((points[i + 1] ?? from).py - from.py) * (k / 10) })))
      return figure.labels
        .filter((label) => label.strong)
        .map((label) => ({ text: label.text, ...boxOf(label, figure) }))
        .filter((box) => line.some(({ px, py }) => px > box.left && px < box.right && py > box.top && py < box.bottom))
        .map((box) => `${size.width}: ${box.text} ← ${query}`)
    }),
  )
  expect(struck).toEqual([])
})
