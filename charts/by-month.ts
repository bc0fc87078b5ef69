/**
 * By month: a heat map of the last fifteen years, newest at the top. Every cell holds its count, so
 * that the shade is never alone; the unfinished month says so.
 */
import { lengthOf, longDay, monthName, monthSpan, shortMonth, spanText, yearOf } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { countDeaths } from '@/stats/count'
import { subjectOf } from '@/stats/headline'
import { uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { capital, countText, differenceText, inWords, listText } from '@/stats/words'
import { emptyLabel } from './axis'
import { type Cell, FONT_SIZE, type Figure, type Label, type Row, STATUS, type Size, statusCell, yearCell } from './figure'
import { groundsOf, yearsText } from './grounds'
import { type Scope, colourOfAnswer, oncePerScope, subjectText } from './scope'
import { shadeOf } from './shade'
import { textWidth } from './text-width'

const YEARS = 15

interface Month {
  year: number
  month: number
  /** Null where the month lies after the as-of day or isn't covered. */
  count: number | null
  finished: boolean
}

const isUnfinished = ({ count, finished }: Month) => count !== null && !finished

const monthsOf = oncePerScope(({ ledger, answer }): Month[] => {
  const last = yearOf(answer.asOf)
  return Array.from({ length: YEARS * 12 }, (_, i) => {
    const [year, month] = [last - Math.floor(i / 12), (i % 12) + 1]
    const whole = monthSpan(year, month)
    const span = { from: whole.from, to: Math.min(whole.to, answer.asOf) }
    const gaps = uncovered(span, answer.covered)
    // A month is counted where any of its days is covered; one that isn't over or covered to its end is marked.
    const isOpen = span.to >= span.from && gaps.reduce((days, gap) => days + lengthOf(gap), 0) < lengthOf(span)
    const finished = span.to === whole.to && gaps.length === 0
    return { year, month, count: isOpen ? countDeaths(ledger, answer.filter, span) : null, finished }
  })
})

/** Deaths by year and month as a figure. */
export function byMonth(scope: Scope, size: Size): Figure {
  const { answer } = scope
  const months = monthsOf(scope)
  const most = Math.max(1, ...months.map((m) => m.count ?? 0))
  const subject = capital(subjectOf(answer))
  const colour = colourOfAnswer(scope)
  const last = yearOf(answer.asOf)
  const years = Array.from({ length: YEARS }, (_, i) => last - i)
  const isEmpty = months.every((m) => m.count === null)
  const title = isEmpty ? `${subject}, month by month` : titleOf(months)
  const unfinished = months.some(isUnfinished)
  const missing = uncovered({ from: monthSpan(last - YEARS + 1, 1).from, to: answer.asOf }, answer.covered)
  // A mark of December runs into the margin where cells are small.
  const isMarked = months.some((m) => m.month === 12 && isUnfinished(m))
  const [left, right] = [size.width < 320 ? 38 : 40, size.narrow && isMarked ? 20 : size.width < 320 ? 2 : 6]
  const cell = (size.width - left - right) / 12
  return {
    chart: 'by-month',
    title,
    subtitle: `${subjectText(answer)} in each month, ${last - YEARS + 1}–${last}`,
    summary: `Heat map of ${subjectOf(answer)} by year and month, ${last - YEARS + 1} to ${last}. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: [
      'The stronger the colour, the more deaths.',
      ...(unfinished ? [`[p] provisional: the month isn’t over on ${longDay(answer.asOf)}, or isn’t covered to its end.`] : []),
      ...missing.map((gap) => `No release covers ${spanText(gap)}.`),
    ],
    ...groundsOf(scope, { spans: [{ from: monthSpan(last - YEARS + 1, 1).from, to: answer.asOf }], period: yearsText(last - YEARS + 1, last) }),
    width: size.width,
    height: 44 + YEARS * 22,
    margin: { top: 6, right, bottom: 28, left },
    walk: 'x',
    x: { domain: [0.5, 12.5], ticks: years.slice(0, 12).map((_, i) => ({ at: i + 1, label: size.narrow ? shortMonth(i + 1).slice(0, 1) : shortMonth(i + 1) })), grid: false },
    y: { domain: [last - YEARS + 0.5, last + 0.5], ticks: years.map((at) => ({ at, label: String(at) })), grid: false },
    rows: months.map((m, i) => rowOf(m, months[i + 12], (count) => shadeOf(count, most, colour))),
    series: [{ kind: 'cell', key: 'count', name: subject, colour }],
    rules: [],
    dots: [],
    labels: isEmpty ? [emptyLabel('Not covered by these figures', 0.5, last)] : months.flatMap((m) => labelOf(m, cell)),
    keys: [],
    table: {
      caption: `${subject} by year and month`,
      columns: ['year', ...years.slice(0, 12).map((_, i) => shortMonth(i + 1)), STATUS],
      rows: years.map((year) => rowOfTable(answer, year, months.filter((m) => m.year === year))),
    },
  }
}

/** The month's count up to the as-of day, with its records. */
function linkOfMonth(answer: Answer, { year, month, count, finished }: Month): Cell {
  const { from, to } = monthSpan(year, month)
  if (count === null) return null
  return { ...linkOf(answer, count, [{ from, to: Math.min(to, answer.asOf) }]), ...(!finished && { isProvisional: true }) }
}

/** The year, its months and, so that a file tells it too, which of them are provisional. */
function rowOfTable(answer: Answer, year: number, months: Month[]): Cell[] {
  const open = months.filter(isUnfinished).map((m) => shortMonth(m.month))
  return [yearCell(year), ...months.map((m) => linkOfMonth(answer, m)), statusCell(open.length === 0 ? null : `${open.join(', ')} provisional`)]
}

function rowOf({ year, month, count, finished }: Month, before: Month | undefined, shade: (count: number) => number): Row {
  const lines = count === null ? ['not covered, or after the as-of day'] : [`deaths: ${countText(count)}${finished ? '' : ' so far'}`]
  if (count !== null && before?.count != null && finished) {
    lines.push(`a year before: ${countText(before.count)}`, differenceText(count - before.count))
  }
  return { at: month, across: year, title: `${monthName(month)} ${year}`, lines, values: { count: count === null ? null : shade(count) } }
}

/** The count in the middle of its cell; its mark beside it, or beside the cell where it doesn't fit within. */
function labelOf({ year, month, count, finished }: Month, cell: number): Label[] {
  if (count === null) return []
  const common = { x: month, y: year, dy: 4, colour: 'ink', strong: false } as const
  const marked = `${countText(count)} [p]`
  if (!finished && textWidth(marked, FONT_SIZE) < cell - 4) return [{ ...common, text: marked, dx: 0, anchor: 'middle' }]
  const bare: Label = { ...common, text: countText(count), dx: 0, anchor: 'middle' }
  return finished ? [bare] : [bare, { ...common, text: '[p]', dx: Math.ceil(cell / 2) + 1, anchor: 'start' }]
}

/** The month or months with the most deaths. */
function titleOf(months: Month[]): string {
  const most = Math.max(0, ...months.map((m) => m.count ?? 0))
  if (most === 0) return 'No deaths in any of these months'
  const inOrder = [...months].sort((a, b) => a.year - b.year || a.month - b.month)
  const peaks = inOrder.filter((m) => m.count === most).map((m) => `${monthName(m.month)} ${m.year}`)
  return `The most in one month: ${countText(most)}, in ${peaks.length > 3 ? `${inWords(peaks.length)} months` : listText(peaks)}`
}
