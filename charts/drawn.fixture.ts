/**
 * What the tests of charts share: figures of questions over the shipped ledger, questions drawn at random
 * from a fixed seed, the words that stand on a drawing, and a second count that reads the CSV files only.
 */
import { expect } from 'vitest'
import { type Dashboard, dashboardOf, parseDashboard } from '@/charts/dashboard'
import { type Cell, FONT_SIZE, type Figure, type Size, type Table, isLinked } from '@/charts/figure'
import { CHARTS } from '@/charts/catalogue'
import { knownRows, rowsOf, shippedLedger, shippedReleases } from '@/stats/shipped.fixture'
import { NARROW, WIDE } from './picture'
import { toSvg } from './svg'
import { textWidth } from './text-width'

export const CLAIM = 'asof=2015-09-07&known=2016-07-03'

export const ledger = shippedLedger()

export function ask(query: string): Dashboard {
  const { question, view, problems } = parseDashboard(new URLSearchParams(query), ledger)
  expect(problems, query).toEqual([])
  return dashboardOf(ledger, question, view)
}

export const sizesOf = (chart: string) => CHARTS.find((c) => c.id === chart)!.sizes

/** A chart of a question, at its narrowest. */
export const draw = (chart: string, query: string): Figure => ask(query).draw(chart, sizesOf(chart)[0])

/** A table's rows with the bare number where a count leads to its records, and the words where files hold another value. */
export const plainRows = ({ rows }: Table) => rows.map((row) => row.map(plainCell))

export const plainCell = (cell: Cell): string | number | null =>
  isLinked(cell) ? cell.count : typeof cell === 'object' && cell !== null ? cell.text : cell

// Questions drawn at random.

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function numbersFrom(seed: number) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

const CAUSES = [
  'firearms', 'firearms', 'traffic', 'illness', 'other', 'all', 'all', 'gunfire', 'inadvertent-gunfire', 'traffic-accidents',
  'felonious', 'all-but-illness', 'all-but-covid', 'all-but-911-illness',
]
const STATES = ['', '', '', '', 'TX', 'CA', 'NY', 'VT', 'US', 'PR', 'FL', 'GU']
const DAY_ENDS = ['-01-03', '-01-09', '-02-28', '-02-29', '-03-01', '-12-31', '-12-30']

/** Queries of a dashboard, the same ones for the same seed: old and new, dense and empty, within coverage and past it. */
export function randomQueries(count: number, seed = 20150907): string[] {
  const next = numbersFrom(seed)
  const oneOf = <T>(items: T[]): T => items[Math.floor(next() * items.length)]
  const yearOf = () => {
    const kind = next()
    if (kind < 0.5) return 2005 + Math.floor(next() * 21)
    if (kind < 0.9) return 1905 + Math.floor(next() * 100)
    return oneOf([1793, 1802, 1850, 1899, 2026, 2027])
  }
  const dayIn = (year: number) => {
    const day = new Date(Date.UTC(year, 0, 1 + Math.floor(next() * 365))).toISOString().slice(0, 10)
    const end = oneOf(DAY_ENDS)
    const isLeap = new Date(Date.UTC(year, 1, 29)).getUTCMonth() === 1
    return next() < 0.2 && (end !== '-02-29' || isLeap) ? `${year}${end}` : day
  }
  return Array.from({ length: count }, () => {
    const year = yearOf()
    const words = [`asof=${dayIn(year)}`, `cause=${oneOf(CAUSES)}`]
    const state = oneOf(STATES)
    if (state) words.push(`state=${state}`)
    if (next() < 0.35) words.push(`known=${oneOf(['2016-07-03', '2022-09-24', '2024-08-31', '2025-01-26', '2025-06-29'])}`)
    if (next() < 0.25) words.push(`against=${oneOf(['average-5', String(year - 3)])}`)
    if (next() < 0.15) words.push('align=days')
    if (next() < 0.3) words.push(`since=${oneOf(['1791', 'last-25'])}`)
    return words.join('&')
  })
}

// The second count: rows of the files as known on a day, each release replacing its span; days are text.

interface Death {
  date: string
  state: string
  cause: string
  group: string
  deaths: number
}

const causeRows = new Map(rowsOf('causes.csv').map((row) => [row.label, row]))
const FELONIOUS = ['Gunfire', 'Assault', 'Stabbed', 'Vehicular assault', 'Bomb', 'Terrorist attack', 'Poisoned']

const COUNTS: Record<string, (death: Death) => boolean> = {
  all: () => true,
  firearms: (d) => d.group === 'firearms',
  gunfire: (d) => d.cause === 'Gunfire',
  'inadvertent-gunfire': (d) => d.cause === 'Gunfire (Inadvertent)',
  traffic: (d) => d.group === 'traffic',
  'traffic-accidents': (d) => d.group === 'traffic' && d.cause !== 'Vehicular assault',
  illness: (d) => d.group === 'illness',
  other: (d) => d.group === 'other',
  felonious: (d) => FELONIOUS.includes(d.cause),
  'all-but-illness': (d) => d.group !== 'illness',
  'all-but-covid': (d) => d.cause !== 'COVID19',
  'all-but-911-illness': (d) => d.cause !== '9/11 related illness',
}

/** Deaths by year, as known on a day. */
const vintages = new Map<string, Map<number, Death[]>>()
function knownDeaths(known: string): Map<number, Death[]> {
  const made = vintages.get(known)
  if (made) return made
  const years = new Map<number, Death[]>()
  for (const row of knownRows(known)) {
    const { cause = row.cause, group = 'other' } = causeRows.get(row.cause) ?? {}
    const year = Number(row.date.slice(0, 4))
    const deaths = years.get(year) ?? []
    deaths.push({ date: row.date, state: row.state, cause, group, deaths: Number(row.deaths) })
    years.set(year, deaths)
  }
  vintages.set(known, years)
  return years
}

/** The deaths that a query asks for, or all causes of its place; spans of days are pairs of ISO days. */
export function secondCount(query: string, scope: 'asked' | 'all causes' = 'asked') {
  const words = new URLSearchParams(query)
  const known = words.get('known') ?? '9999-12-31'
  const state = words.get('state')
  const counts = COUNTS[scope === 'asked' ? (words.get('cause') ?? 'firearms') : 'all']
  const years = knownDeaths(known)
  const inYear = (year: number) => (years.get(year) ?? []).filter((d) => (state === null || d.state === state) && counts(d))
  const sum = (deaths: Death[]) => deaths.reduce((total, d) => total + d.deaths, 0)
  const within = (from: string, to: string) => {
    const [first, last] = [from, to].map((day) => Number(day.slice(0, 4)))
    return Array.from({ length: last - first + 1 }, (_, i) => inYear(first + i)).flat().filter((d) => d.date >= from && d.date <= to)
  }
  return {
    between: (from: string, to: string) => sum(within(from, to)),
    ofCause: (cause: string, from: string, to: string) => sum(within(from, to).filter((d) => d.cause === cause)),
    ofGroup: (group: string, from: string, to: string) => sum(within(from, to).filter((d) => d.group === group)),
    /** The deaths of each calendar year, a year that the files give without a day included. */
    byYear: (): Map<number, number> => new Map([...years.keys()].map((year) => [year, sum(inYear(year))])),
    /** The count from 1 January to each of 366 dates, "01-01" to "12-31". */
    paceOf: (year: number): Map<string, number> => {
      const onDate = new Map<string, number>()
      for (const d of inYear(year)) onDate.set(d.date.slice(5), (onDate.get(d.date.slice(5)) ?? 0) + d.deaths)
      let total = 0
      return new Map(DATES.map((date) => [date, (total += onDate.get(date) ?? 0)]))
    },
    /** Whether releases up to the known day speak about every day of a span. */
    covers: (from: string, to: string): boolean => {
      const spans = shippedReleases().filter((r) => r.released <= known).map((r) => r.replaces)
      for (let day = from; day <= to; day = plusDays(day, 1)) {
        const span = spans.find((s) => s.from <= day && day <= s.to)
        if (!span) return false
        day = span.to
      }
      return true
    },
  }
}

export const plusDays = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

type Days = [from: string, to: string]

/** The windows of a query that names its as-of day, worked out on text: the current one, and those it is held against. */
export function windowsOf(query: string): { window: Days; priors: Days[] } {
  const words = new URLSearchParams(query)
  const asOf = words.get('asof')!
  const year = Number(asOf.slice(0, 4))
  const against = words.get('against') ?? String(year - 1)
  const years = against === 'average-5' ? [1, 2, 3, 4, 5].map((back) => year - back) : [Number(against)]
  const length = (Date.parse(asOf) - Date.parse(`${year}-01-01`)) / 86_400_000
  const isLeap = (y: number) => new Date(Date.UTC(y, 1, 29)).getUTCMonth() === 1
  const endIn = (y: number) => {
    if (words.get('align') === 'days') return [plusDays(`${y}-01-01`, length), `${y}-12-31`].sort()[0]
    return asOf.endsWith('-02-29') && !isLeap(y) ? `${y}-02-28` : `${y}-${asOf.slice(5)}`
  }
  return { window: [`${year}-01-01`, asOf], priors: years.map((y) => [`${y}-01-01`, endIn(y)]) }
}

/** The 366 dates of a year: "01-01", … "02-29", … "12-31". */
export const DATES = Array.from({ length: 366 }, (_, i) => plusDays('2000-01-01', i).slice(5))

// What stands on a drawing.

export interface TextBox {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}

/** Every text of a drawing with the box it roughly takes, read back from the SVG itself. */
export function textsOn(svg: string): TextBox[] {
  const boxes: TextBox[] = []
  let group = ''
  for (const [, opened, attributes, text] of svg.matchAll(/<g( [^>]*)?>|<text([^>]*)>([^<]*)<\/text>/g)) {
    const anchorIn = (words: string) => words.match(/text-anchor="(\w+)"/)?.[1] ?? 'start'
    if (attributes === undefined) {
      group = opened ?? ''
      continue
    }
    const [x, y] = ['x', 'y'].map((name) => Number(attributes.match(new RegExp(` ${name}="([^"]*)"`))![1]))
    const anchor = attributes.includes('text-anchor') ? anchorIn(attributes) : anchorIn(group)
    const plain = text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
    const width = textWidth(plain, FONT_SIZE, group.includes('font-weight="600"') ? 600 : 400)
    const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
    boxes.push({ text: plain, left, right: left + width, top: y - 0.75 * FONT_SIZE, bottom: y + 0.2 * FONT_SIZE })
  }
  return boxes
}

/** The widths of pictures and frames, beside those that pages draw. */
const OTHER_SIZES: Size[] = [NARROW, { width: 520, from: 440, narrow: false }, WIDE]

/** Every size that some place draws a chart at. */
export const everySizeOf = (sizes: Size[]): Size[] => [...sizes, ...OTHER_SIZES.filter((other) => sizes.every((size) => size.width !== other.width))]

/** Every figure of a question: each chart at every size. */
export const figuresOf = (query: string): Figure[] => {
  const dashboard = ask(query)
  return CHARTS.flatMap((chart) => everySizeOf(chart.sizes).map((size) => dashboard.draw(chart.id, size)))
}

/** What is wrong with a text as XML, null where nothing is: a check of tags, attributes and entities. */
export function faultInXml(xml: string): string | null {
  const open: string[] = []
  let rest = xml
  while (rest !== '') {
    const text = rest.match(/^[^<]+/)?.[0]
    if (text) {
      if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(text)) return `bare & in “${text}”`
      if (open.length === 0 && text.trim() !== '') return `text outside the root: “${text}”`
      rest = rest.slice(text.length)
      continue
    }
    const tag = rest.match(/^<(\/?)([a-zA-Z][\w:-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*(\/?)>/)
    if (!tag) return `no tag at “${rest.slice(0, 60)}”`
    const [whole, closing, name, attributes, empty] = tag
    if (/&(?!(amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.test(attributes)) return `bare & in an attribute of ${name}`
    const names = [...attributes.matchAll(/([\w:-]+)="/g)].map((m) => m[1])
    if (new Set(names).size !== names.length) return `an attribute twice in ${name}`
    if (closing && open.pop() !== name) return `</${name}> closes nothing`
    if (!closing && !empty) open.push(name)
    rest = rest.slice(whole.length)
  }
  return open.length > 0 ? `not closed: ${open.join(', ')}` : null
}

export const svgOf = (figure: Figure): string => toSvg(figure, 'light')
