import { expect, test } from 'vitest'
import { CLAIM, ask, draw, plainRows, randomQueries, secondCount } from './drawn.fixture'
import { isLinked } from './figure'
import { HALF } from './scope'

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const two = (n: number) => String(n).padStart(2, '0')

/** The months of fifteen years, newest year first, by a second count; null where one hasn't begun or no day of it is covered. */
function monthsOf(query: string) {
  const asOf = new URLSearchParams(query).get('asof')!
  const count = secondCount(query)
  return Array.from({ length: 180 }, (_, i) => {
    const [year, month] = [Number(asOf.slice(0, 4)) - Math.floor(i / 12), (i % 12) + 1]
    const from = `${year}-${two(month)}-01`
    const last = `${year}-${two(month)}-${new Date(Date.UTC(year, month, 0)).getUTCDate()}`
    const to = last < asOf ? last : asOf
    // What is covered begins and ends with a month's edge on one side at least, so its two ends tell.
    const isOpen = from <= asOf && (count.covers(from, from) || count.covers(to, to))
    const isWhole = to === last && count.covers(from, last)
    return { key: from, name: `${MONTHS[month - 1]} ${year}`, deaths: isOpen ? count.between(from, to) : null, isWhole }
  })
}

test('every cell, label and table cell is what a second count finds', () => {
  for (const query of [CLAIM, 'asof=2025-10-03&known=2025-10-05&cause=all', 'asof=2022-01-15&known=2025-10-05&state=CA', 'asof=1795-03-10&known=2025-10-05']) {
    const figure = draw('by-month', query)
    const months = monthsOf(query)
    const cells = plainRows(figure.table).flatMap((row) => row.slice(1, -1))
    expect(figure.rows.map((row) => row.title), query).toEqual(months.map((m) => m.name))
    expect(cells, query).toEqual(months.map((m) => m.deaths))
    const marks = figure.table.rows.flatMap((row) => row.slice(1, -1).map((cell) => isLinked(cell) && cell.isProvisional === true))
    expect(marks, query).toEqual(months.map((m) => m.deaths !== null && !m.isWhole))
    const open = months.filter((m) => m.deaths !== null && !m.isWhole)
    const years = [...new Set(months.map((m) => m.key.slice(0, 4)))]
    const statuses = years.map((year) => open.filter((m) => m.key.startsWith(year)).map((m) => m.name.slice(0, 3)).join(', '))
    expect(plainRows(figure.table).map((row) => row.at(-1)), query).toEqual(statuses.map((names) => (names === '' ? '' : `${names} provisional`)))
    expect(figure.labels.map((label) => label.text), query).toEqual(months.flatMap((m) => (m.deaths === null ? [] : [`${m.deaths}`, ...(m.isWhole ? [] : ['[p]'])])))
    figure.rows.forEach((row, i) => {
      const { deaths, isWhole } = months[i]
      expect(row.lines[0]).toBe(deaths === null ? 'not covered, or after the as-of day' : `deaths: ${deaths}${isWhole ? '' : ' so far'}`)
      const before = months[i + 12]?.deaths
      expect(row.lines[1], `${query} ${row.title}`).toBe(deaths === null || before == null || !isWhole ? undefined : `a year before: ${before}`)
    })
  }
})

test('the claim: January to August 2015 and the 7 days of September are 26', () => {
  const { table, notes } = draw('by-month', CLAIM)
  const [year, ...cells] = plainRows(table)[0].slice(0, -1)
  expect([year, cells.reduce<number>((sum, n) => sum + Number(n), 0)]).toEqual(['2015', 26])
  expect(cells.slice(9)).toEqual([null, null, null])
  expect(notes).toContain('[p] provisional: the month isn’t over on 7 September 2015, or isn’t covered to its end.')
})

test('a month that isn’t covered to its end is marked as in the table, and the gap is named', () => {
  const { table, labels, notes } = draw('by-month', 'asof=2025-10-03&known=2025-10-05')
  const listed = secondCount('known=2025-10-05').between('2024-12-01', '2024-12-29')
  expect(plainRows(table)[1].slice(-2)).toEqual([listed, 'Dec provisional'])
  expect(labels.filter((label) => label.x === 12 && label.y === 2024).map((label) => label.text)).toEqual([String(listed), '[p]'])
  const wide = ask('asof=2025-10-03&known=2025-10-05').draw('by-month', HALF[1]).labels
  expect(wide.filter((label) => label.x === 12 && label.y === 2024).map((label) => label.text)).toEqual([`${listed} [p]`])
  expect(notes.join(' ')).toContain('No release covers 30 and 31 December 2024')
})

test('the fullest month is the strongest, an empty one nearly blank, and one death can be told from none', () => {
  for (const query of [CLAIM, 'state=VT', 'cause=all']) {
    const { rows, table } = draw('by-month', query)
    const counts = plainRows(table).flatMap((row) => row.slice(1, -1))
    const strengths = rows.map((row) => row.values.count)
    const most = Math.max(...counts.map(Number))
    counts.forEach((count, i) => {
      if (count === null) expect(strengths[i]).toBeNull()
      else if (count === 0) expect(strengths[i]).toBe(0.03)
      else expect(strengths[i]).toBeCloseTo(0.06 + (query === 'cause=all' ? 0.31 : 0.46) * (Number(count) / most), 10)
    })
  }
})

function untruthOf(query: string): string | null {
  const { title } = draw('by-month', query)
  const months = monthsOf(query).filter((m) => m.deaths !== null)
  const say = (isTrue: boolean) => (isTrue ? null : `${title}: the most is ${most}, in ${peaks.join(', ')}`)
  const most = Math.max(0, ...months.map((m) => m.deaths!))
  const inOrder = [...months].sort((a, b) => a.key.localeCompare(b.key))
  const peaks = inOrder.filter((m) => m.deaths === most).map((m) => m.name)
  if (months.length === 0) return title === 'No deaths in any of these months' ? `${title}: none of them is covered` : null
  if (title === 'No deaths in any of these months') return say(most === 0)
  const parsed = title.match(/^The most in one month: ([\d,]+), in (.+)$/)
  if (!parsed) return `${title}: not a title of this chart`
  const WORDS = ['four', 'five', 'six', 'seven', 'eight', 'nine']
  const where = peaks.length > 3 ? `${WORDS[peaks.length - 4] ?? peaks.length} months` : new Intl.ListFormat('en').format(peaks)
  return say(Number(parsed[1].replace(',', '')) === most && parsed[2] === where)
}

test('the title is true, for 300 random questions', () => {
  expect(randomQueries(300, 8).flatMap((query) => { const untruth = untruthOf(query); return untruth ? [`${untruth} ← ${query}`] : [] })).toEqual([])
})

test('does not say that nobody died in months that no release covers', () => {
  expect(untruthOf('asof=2045-03-01&known=2025-10-05')).toBeNull()
})
