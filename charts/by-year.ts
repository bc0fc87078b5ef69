/**
 * By year: deaths of each year stacked by group, the unfinished year hatched. All causes are drawn,
 * whichever is asked about; year-only records count here.
 */
import { type Day, type Span, dateOf, firstDayOf, lastDayOf, longDate, longDay, monthOf, shortMonth, spanText, yearOf } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { isAllButCovered } from '@/stats/context'
import { countDeaths, countYearOnly } from '@/stats/count'
import { uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { capital, countText, deathsText, inWords } from '@/stats/words'
import { countAxis } from './axis'
import { boxOf } from './clear-label'
import { type Axis, type BarSeries, type Cell, type Figure, type Label, type Row, type Size, STATUS, statusCell, yearCell } from './figure'
import { groundsOf, yearsText } from './grounds'
import { ALL_CAUSES_NOTE, type Scope, groupLabels, placeText } from './scope'
import { SINCE, type Since } from './view'

interface YearCount {
  year: number
  /** By group, in the order of the cause table; each null where no day of the year is covered. */
  counts: (number | null)[]
  total: number | null
  /** Whether the year is over and, but for a week at most, covered. */
  finished: boolean
  /** The days of the year, up to the as-of day, that no release covers. */
  gaps: Span[]
}

type Counted = YearCount & { total: number }

const isCounted = (y: YearCount): y is Counted => y.total !== null

/**
 * The first year that is drawn; a question of before 1900 is not shown an empty chart of since 1900, and
 * figures that begin later than that aren't shown a century without any.
 */
export function firstYearOf(since: Since, { asOf, covered }: Pick<Answer, 'asOf' | 'covered'>): number {
  const last = yearOf(asOf)
  if (since === 'last-25') return last - 24
  const first = last < Number(since) ? Number(SINCE[1]) : Number(since)
  const begin = yearOf(covered[0].from)
  return begin > first ? Math.min(begin, Math.max(first, last)) : first
}

function yearCounts({ ledger, answer }: Scope, since: Since): YearCount[] {
  const last = yearOf(answer.asOf)
  const first = firstYearOf(since, answer)
  const groups = groupLabels(ledger)
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => {
    const year = first + i
    const span: Span = { from: firstDayOf(year), to: Math.min(lastDayOf(year), answer.asOf) }
    const gaps = uncovered(span, answer.covered)
    const isMissing = gaps.length > 0 && gaps[0].from === span.from && gaps[0].to === span.to
    const counts = groups.map(({ labels }) => {
      if (isMissing) return null
      const filter = { ...answer.filter, labels }
      return countDeaths(ledger, filter, span) + countYearOnly(ledger, filter, year)
    })
    const finished = span.to === lastDayOf(year) && isAllButCovered(ledger, answer.filter.release, span)
    const total = isMissing ? null : counts.reduce<number>((sum, count) => sum + count!, 0)
    return { year, counts, total, finished, gaps }
  })
}

/** Deaths by year and group as a figure. */
export function byYear(scope: Scope, size: Size, since: Since = '1900'): Figure {
  const { answer, ledger } = scope
  const years = yearCounts(scope, since)
  const groups = groupLabels(ledger)
  const place = placeText(answer)
  const title = titleOf(years, place)
  const first = years[0]?.year ?? yearOf(answer.asOf)
  const last = yearOf(answer.asOf)
  const isHatched = years.some((y) => !y.finished)
  const most = Math.max(1, ...years.map((y) => y.total ?? 0))
  const figure: Figure = {
    chart: 'by-year',
    title,
    subtitle: `Deaths a year ${place} by cause, ${first}–${last}${isHatched ? `, to ${longDay(answer.asOf)}; unfinished years hatched` : ''}`,
    summary: `Stacked bar chart of deaths a year ${place}, ${first} to ${last}, by group of causes. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: notesOf(scope, first),
    ...groundsOf(scope, { spans: [{ from: firstDayOf(first), to: answer.asOf }], period: yearsText(first, last) }),
    width: size.width,
    height: size.narrow ? 280 : 300,
    margin: { top: 20, right: size.narrow ? 14 : 24, bottom: 28, left: 38 },
    walk: 'x',
    x: yearAxis(first, last, size),
    y: countAxis(most, size.narrow ? 4 : 5),
    rows: years.map((y) => rowOf(y, groups.map((g) => g.id), groups.map((g) => g.name))),
    series: [false, true].flatMap((hatched) => groups.map((group) => bars(group, hatched))),
    rules: [],
    dots: [],
    labels: peakLabels(years),
    keys: groups.map(({ name, colour }) => ({ name, colour })),
    table: {
      caption: `Deaths a year ${place}, to ${longDay(answer.asOf)}`,
      columns: ['year', ...groups.map((g) => g.name), 'all causes', STATUS],
      rows: [...years].reverse().map((y) => [
        yearCell(y.year, isProvisional(y)),
        ...y.counts.map((count, i) => linkOfYear(answer, y.year, count, groups[i].id)),
        linkOfYear(answer, y.year, y.total, 'all'),
        statusCell(isProvisional(y) ? 'provisional' : null),
      ]),
    },
  }
  return withLastYear(figure, years.at(-1), answer.asOf)
}

/** A year's count up to the as-of day, with its records, those that give only the year among them. */
const linkOfYear = (answer: Answer, year: number, count: number | null, cause: string): Cell =>
  count === null ? null : linkOf(answer, count, [{ year }], { causes: [cause] })

function bars({ id, name, colour }: Pick<BarSeries, 'name' | 'colour'> & { id: string }, hatched: boolean): BarSeries {
  const key = hatched ? `${id}-unfinished` : id
  return { kind: 'bar', key, name, colour, size: 0.78, shift: 0, stacked: true, hatched }
}

function rowOf(yearCount: YearCount, ids: string[], names: string[]): Row {
  const { year, counts, total, finished } = yearCount
  const name = yearCell(year, isProvisional(yearCount)).text
  const keys = ids.map((id) => (finished ? id : `${id}-unfinished`))
  return {
    at: year,
    title: name,
    lines: total === null ? ['not covered'] : [...names.map((name, i) => `${name}: ${countText(counts[i]!)}`), `all causes: ${countText(total)}`],
    values: Object.fromEntries(keys.map((key, i) => [key, counts[i]])),
  }
}

/** Whether the year isn't over or isn't wholly covered. */
export const isProvisional = ({ finished, gaps }: Pick<YearCount, 'finished' | 'gaps'>): boolean => !finished || gaps.length > 0

function yearAxis(first: number, last: number, { narrow, width }: Size): Axis {
  const span = last - first + 1
  const step = [1, 2, 5, 10, 20, 25, 50].find((s) => span / s <= (narrow ? 6 : width / 90)) ?? 100
  const from = Math.ceil(first / step) * step
  const ticks = Array.from({ length: Math.floor((last - from) / step) + 1 }, (_, i) => from + i * step)
  return { domain: [first - 0.5, last + 0.5], ticks: ticks.map((at) => ({ at, label: String(at) })), grid: false }
}

/** Names the unfinished year under its bar, with its last day where there is room beside the axis's other years. */
function withLastYear(figure: Figure, year: YearCount | undefined, asOf: Day): Figure {
  if (!year || year.finished || !isCounted(year)) return figure
  const open = year.gaps.at(-1)
  const last = open?.to === asOf ? open.from - 1 : asOf
  const ticks = figure.x.ticks.filter((tick) => tick.at !== year.year)
  const common: Label = { text: '', x: year.year, y: 0, dx: 0, dy: 18, anchor: 'middle', colour: 'muted', strong: false }
  const label = (text: string): Label => {
    const box = boxOf({ ...common, text }, figure)
    return { ...common, text, dx: Math.min(0, Math.floor(figure.width - 1 - box.right)) }
  }
  const before = ticks.map((tick) => boxOf({ ...common, text: tick.label, x: tick.at }, figure).right)
  const fits = (each: Label) => boxOf(each, figure).left > Math.max(0, ...before) + 6
  const named = [`${year.year} to ${dateOf(last)} ${shortMonth(monthOf(last))}`, String(year.year)].map(label).find(fits)
  return named ? { ...figure, x: { ...figure.x, ticks }, labels: [...figure.labels, named] } : figure
}

/** The year with the most deaths is named on the drawing. */
function peakLabels(years: YearCount[]): Label[] {
  const peak = years.reduce<Counted | null>((best, y) => (!isCounted(y) || (best && best.total >= y.total) ? best : y), null)
  if (!peak || peak.total === 0) return []
  const place = (peak.year - years[0].year) / years.length
  const anchor = place < 0.15 ? 'start' : place > 0.85 ? 'end' : 'middle'
  return [{ text: `${peak.year}: ${countText(peak.total)}`, x: peak.year, y: peak.total, dx: 0, dy: -6, anchor, colour: 'ink', strong: true }]
}

function notesOf({ answer }: Scope, first: number): string[] {
  const gaps = uncovered({ from: firstDayOf(first), to: answer.asOf }, answer.covered)
  const told = gaps.map((gap) => `No release covers ${spanText(gap)}.`)
  return [`${ALL_CAUSES_NOTE} [p] provisional: the year isn’t finished, or isn’t covered to its end.`, ...told]
}

/** The last finished year, and since when none had so few or so many; plain words where that is not five years. */
function titleOf(years: YearCount[], place: string): string {
  const finished = years.filter((y) => y.finished).filter(isCounted)
  const last = finished.at(-1)
  if (!last) return `Deaths a year ${place}`
  const before = finished.slice(0, -1)
  const sinceText = (isAsExtreme: (y: Counted) => boolean, word: string) => {
    const since = before.findLast(isAsExtreme)
    const gap = since ? last.year - since.year : before.length + 1
    if (gap < 6) return null
    return since ? `the ${word} since ${since.year}` : `the ${word} of all ${finished.length} years`
  }
  // A year that lacks days may yet turn out not to be the fewest.
  const extreme = last.gaps.length > 0 ? null :
    sinceText((y) => y.total <= last.total, 'fewest') ?? sinceText((y) => y.total >= last.total, 'most')
  const short = last.gaps.at(-1)
  const told = `${capital(deathsText(last.total))} in ${last.year}${short?.to === lastDayOf(last.year) ? ` (to ${longDate(short.from - 1)})` : ''}`
  return extreme ? `${told}, ${extreme}` : before.length && last.gaps.length === 0 ? `${told}, ${inWords(before.at(-1)!.total)} the year before` : told
}

