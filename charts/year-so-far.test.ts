import { describe, expect, test } from 'vitest'
import { boxOf } from './clear-label'
import { CLAIM, DATES, ask, draw, everySizeOf, plainRows, randomQueries, secondCount } from './drawn.fixture'
import { type Figure, dataOf, pixelsOf, textOf } from './figure'
import { WIDE } from './picture'
import { FULL } from './scope'

const texts = (figure: Figure) => figure.labels.map((label) => label.text)
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
/** "09-07" → "7 September" */
const nameOf = (date: string) => `${Number(date.slice(3))} ${MONTHS[Number(date.slice(0, 2)) - 1]}`

describe('the claim', () => {
  const claim = draw('year-so-far', CLAIM)
  const wide = ask(CLAIM).draw('year-so-far', FULL[2])

  test('marks 26 in 2015 against 33 in 2014 on 7 September', () => {
    expect(texts(claim)).toContain('2014 · 33')
    expect(texts(claim)).toContain('2015 · 26')
    expect(claim.rules.map((rule) => rule.label)).toEqual(['7 September 2015'])
    expect(claim.dots.map((dot) => dot.y)).toEqual([33, 26])
    expect(claim.rows[claim.rules[0].x].lines.slice(0, 3)).toEqual(['2015: 26', '2014: 33', 'difference −7'])
    expect(plainRows(claim.table).find((row) => row[0] === '7 September')?.slice(0, 3)).toEqual(['7 September', 26, 33])
  })

  test('a day later it is 26 against 34', () => {
    const next = draw('year-so-far', 'asof=2015-09-08&known=2016-07-03')
    expect([next.dots[1].y, next.dots[0].y]).toEqual([26, 34])
  })

  test('says in whole words at the right where the room is: how 2014 ended and what the ten years had', () => {
    const count = secondCount(CLAIM)
    const tenYears = Array.from({ length: 10 }, (_, i) => count.between(`${2005 + i}-01-01`, `${2005 + i}-12-31`)).sort((a, b) => a - b)
    expect(texts(wide)).toEqual(
      expect.arrayContaining([
        `highest of the ten: ${tenYears[9]}`,
        `median of the ten: ${(tenYears[4] + tenYears[5]) / 2}`,
        `2014 ended at ${count.between('2014-01-01', '2014-12-31')}`,
      ]),
    )
  })

  test('says the same in short where there is less room', () => {
    expect(texts(claim)).toEqual(expect.arrayContaining([expect.stringMatching(/^highest: \d+$/), expect.stringMatching(/^median: [\d.]+$/)]))
  })

  test('stands below last year since the day that the second count finds', () => {
    expect(claim.title).toMatch(/^Below 2014’s pace since late January$/)
    expect(claim.summary).toContain('Firearms deaths are down 21%: 26 by 7 September 2015, against 33 by the same day in 2014.')
  })
})

test('every row tells what a second count finds: this year, the prior one, the ten before', () => {
  for (const query of [CLAIM, 'asof=2024-02-29&cause=all&known=2025-10-05', 'asof=2016-03-01&state=TX&known=2016-07-03', 'asof=2016-12-31&cause=traffic']) {
    const year = Number(query.slice(5, 9))
    const asOf = query.slice(10, 15)
    const count = secondCount(query)
    const [current, prior] = [count.paceOf(year), count.paceOf(year - 1)]
    const band = Array.from({ length: 10 }, (_, i) => count.paceOf(year - 1 - i))
    const figure = draw('year-so-far', query)
    expect(figure.rows.length).toBe(366)
    figure.rows.forEach((row, slot) => {
      const date = DATES[slot]
      const told = band.map((pace) => pace.get(date)!)
      expect(row.title).toBe(nameOf(date))
      expect(row.lines).toContain(`${year - 1}: ${prior.get(date)!.toLocaleString('en-US')}`)
      expect(row.lines).toContain(date <= asOf ? `${year}: ${current.get(date)!.toLocaleString('en-US')}` : `${year}: after the as-of day`)
      expect(row.lines).toContain(`${year - 10}–${year - 1}: ${Math.min(...told)} to ${Math.max(...told)}`)
      expect(row.values.band).toEqual([Math.min(...told), Math.max(...told)])
      expect(row.values.current).toBe(date <= asOf ? current.get(date) : null)
    })
  }
})

test('the table repeats the rows at every month’s end and on the as-of day', () => {
  for (const query of [CLAIM, 'asof=2024-02-29', `${CLAIM}&against=average-5`, 'asof=1795-06-01', 'asof=2024-12-31', 'state=VT']) {
    const { rows, table } = draw('year-so-far', query)
    expect(plainRows(table).length, query).toBeGreaterThanOrEqual(12)
    for (const [to, current, prior, least, , most] of plainRows(table)) {
      const row = rows.find((r) => r.title === to)!
      expect(row.values.current, `${query} ${to}`).toBe(current)
      expect(row.values.prior ?? row.values['prior-rest'], `${query} ${to}`).toBe(prior)
      if (row.values.band) expect(row.values.band, `${query} ${to}`).toEqual([least, most])
    }
  }
})

test('this year is drawn up to the as-of day, the prior year dotted after its own last day', () => {
  const { rows, rules, series } = draw('year-so-far', CLAIM)
  const at = rules[0].x
  expect(rows.filter((row) => row.values.current !== null).length).toBe(at + 1)
  expect([rows[at].values.prior, rows[at].values['prior-rest'], rows[at + 1].values.prior]).toEqual([33, 33, null])
  expect(series.filter((s) => s.kind === 'line' && s.dash).map((s) => s.key)).toEqual(['median', 'prior-rest'])
})

test('29 February has a place in every year, and is marked against 28 February of a common one', () => {
  const { rules, dots, rows } = draw('year-so-far', 'asof=2024-02-29&known=2025-10-05')
  expect(rules[0].x).toBe(59)
  expect(dots.map((dot) => [dot.x, dot.y])).toEqual([[58, 8], [59, 8]])
  expect(rows[59].lines.slice(0, 2)).toEqual(['2024: 8', '2023: 8'])
})

test('has no band where ten years aren’t held', () => {
  const early = draw('year-so-far', 'asof=1795-06-01')
  expect(early.rows.every((row) => row.values.band === null)).toBe(true)
  expect(early.subtitle).not.toContain('shaded')
})

test('the five-year average is named, with one decimal', () => {
  // 43, 54, 31, 24 and 34 up to 7 September are 186 with what is known now: 37.2 a year.
  const figure = draw('year-so-far', 'asof=2015-09-07&against=average-5&known=2025-10-05')
  expect(texts(figure)).toEqual(expect.arrayContaining(['average · 37.2', '2015 · 27']))
  expect(figure.title).toMatch(/^Below the five-year average /)
})

/** What a title says, held against the paces of a second count: null where it is true. */
function untruthOf(query: string): string | null {
  const { title } = draw('year-so-far', query)
  const words = new URLSearchParams(query)
  const [year, asOf] = [Number(words.get('asof')!.slice(0, 4)), words.get('asof')!.slice(5)]
  const against = words.get('against') ?? 'last-year'
  const count = secondCount(query)
  const years = against === 'average-5' ? [1, 2, 3, 4, 5].map((n) => year - n) : [against === 'last-year' ? year - 1 : Number(against)]
  const [current, priors] = [count.paceOf(year), years.map(count.paceOf)]
  const sides = DATES.slice(0, DATES.indexOf(asOf) + 1).map((date) =>
    Math.sign(current.get(date)! * priors.length - priors.reduce((sum, pace) => sum + pace.get(date)!, 0)),
  )
  const parsed = title.match(/^(Level with|Below|Above) (.+?)(?: (all year|since (early |mid-|late )(\w+)))?$/)
  if (!parsed || title.endsWith('through the year')) return null
  const [, side, , when, part, month] = parsed
  const pointed = side === 'Below' ? -1 : side === 'Above' ? 1 : 0
  if (sides.at(-1) !== pointed) return `${title}: the sides end with ${sides.at(-1)}`
  if (pointed === 0) return null
  const since = sides.findLastIndex((s) => s !== pointed) + 1
  if (when === 'all year') return since === 0 ? null : `${title}: since ${nameOf(DATES[since])}`
  const day = Number(DATES[since].slice(3))
  const isPart = part === 'early ' ? day <= 10 : part === 'mid-' ? day > 10 && day <= 20 : day > 20
  return isPart && MONTHS[Number(DATES[since].slice(0, 2)) - 1] === month ? null : `${title}: since ${nameOf(DATES[since])}`
}

test('the title is true day by day, for 300 random questions', () => {
  expect(randomQueries(300, 1).flatMap((query) => { const untruth = untruthOf(query); return untruth ? [`${untruth} ← ${query}`] : [] })).toEqual([])
})

test('says “all year” only where it was so on every day', () => {
  const days = ['2015-01-03', '2016-01-05', '2019-01-08', '2020-01-09', '2021-01-10', '2022-01-12']
  expect(days.flatMap((day) => ['firearms', 'traffic', 'all'].flatMap((cause) => untruthOf(`asof=${day}&cause=${cause}`) ?? []))).toEqual([])
})

test('the title is plain words where a window isn’t covered', () => {
  for (const query of ['asof=2026-01-05', 'asof=1791-01-05', 'asof=2024-12-31', 'asof=2016-12-31&known=2016-07-03']) {
    expect(draw('year-so-far', query).title, query).toBe('Firearms deaths through the year')
  }
})

test('does not say how a year ended that the figures don’t hold to its end', () => {
  // 30 and 31 December 2024 are covered by no release, and 2025 only to 5 October.
  const ended = (query: string) => ask(query).draw('year-so-far', FULL[2]).labels.map((l) => l.text).filter((text) => text.includes('ended'))
  expect(ended('asof=2026-06-01')).toEqual([])
})

test('a row’s day is of the as-of year, in words and as ISO has it; 29 February of leap years only', () => {
  const days = (query: string) => draw('year-so-far', query).table.rows.map(([day]) => [textOf(day), dataOf(day)])
  const common = days(CLAIM)
  expect(common.slice(0, 3)).toEqual([['31 January', '2015-01-31'], ['28 February', '2015-02-28'], ['31 March', '2015-03-31']])
  expect(common.map(([, day]) => day)).toContain('2015-09-07')
  expect(days('asof=2024-02-29')[1]).toEqual(['29 February', '2024-02-29'])
  expect(days('asof=2015-02-28&known=2016-07-03')).toHaveLength(12)
})

test('numbers drawn at the end of a year that isn’t covered to its last day stand in the table', () => {
  const { table, labels } = ask('asof=2025-10-03&known=2025-10-05').draw('year-so-far', WIDE)
  const row = plainRows(table).find(([day]) => day === '29 December')!
  const count = secondCount('known=2025-10-05')
  const years = Array.from({ length: 10 }, (_, i) => count.between(`${2015 + i}-01-01`, `${2015 + i}-12-29`)).sort((a, b) => a - b)
  expect(row).toEqual(['29 December', null, count.between('2024-01-01', '2024-12-29'), years[0], (years[4] + years[5]) / 2, years[9]])
  expect(labels.map(({ text }) => text)).toContain(`highest of the ten: ${years[9]}`)
  expect(table.caption).toContain('the last day covered')
})

/** Every place of the lines of a figure, in pixels: the corners of their steps too. */
function placesOf(figure: Figure): { px: number; py: number }[] {
  const { x, y } = pixelsOf(figure)
  return figure.series.flatMap(({ kind, key }) =>
    kind === 'line'
      ? figure.rows.flatMap(({ at, values }, i) => {
          const before = figure.rows[i - 1]?.values[key] ?? values[key]
          return typeof values[key] === 'number' ? [{ px: x(at), py: y(values[key]) }, { px: x(at), py: y(Number(before)) }] : []
        })
      : [],
  )
}

test('no line runs through the counts of the two windows, at any size, however close they are', () => {
  const close = ['asof=2015-09-07&cause=all', 'asof=2015-09-07&cause=traffic', 'asof=2015-12-31&cause=all', 'asof=2015-02-10', 'asof=2015-06-30&against=average-5', 'asof=2016-03-01&align=days&cause=all', 'asof=2022-01-09&cause=all-but-illness&align=days', 'asof=2025-02-28&known=2025-01-26']
  const struck = [CLAIM, ...close, ...randomQueries(150, 81)].flatMap((query) =>
    everySizeOf(FULL).flatMap((size) => {
      const figure = ask(query).draw('year-so-far', size)
      const places = placesOf(figure)
      return figure.labels
        .filter((label) => label.strong)
        .map((label) => ({ text: label.text, ...boxOf(label, figure) }))
        .filter((box) => places.some(({ px, py }) => px > box.left && px < box.right && py > box.top && py < box.bottom))
        .map((box) => `${size.width}: ${box.text} ← ${query}`)
    }),
  )
  expect(struck).toEqual([])
})

test('of two counts the higher stands above the lower', () => {
  for (const query of [CLAIM, 'asof=2015-09-07&cause=all', 'asof=2015-01-20&cause=all', 'asof=2015-12-31&cause=all']) {
    const figure = draw('year-so-far', query)
    const [a, b] = figure.labels.filter((label) => label.strong).map((label) => ({ y: label.y, top: boxOf(label, figure).top }))
    expect(Math.sign(b.top - a.top), query).toBe(Math.sign(a.y - b.y))
  }
})
