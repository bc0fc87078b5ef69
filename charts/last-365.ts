/**
 * Last 365 days, rolling: the count of the 365 days up to the as-of day and up to the same day of
 * every month of the ten years before. It has no season, so it shows what a year to date can hide.
 */
import { type Day, firstDayOf, longDay, monthsBefore, shortDay, spanText, toIso, yearOf } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { changeOf, isSmall } from '@/stats/comparison'
import { isTold365 } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { subjectOf } from '@/stats/headline'
import { uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { capital, changePercent, changeText, countText, differenceText, pairText } from '@/stats/words'
import { countAxis, emptyLabel } from './axis'
import { type Side, boxOf, clearLabel, dotBox } from './clear-label'
import type { Cell, Colour, Dot, Figure, Label, Size } from './figure'
import { groundsOf } from './grounds'
import type { Lead } from './lead'
import { type Scope, colourOfAnswer, subjectText } from './scope'

const MONTHS = 120

interface Point {
  day: Day
  /** Null where the 365 days aren't covered. */
  count: number | null
  /** The count of the 365 days before those. */
  before: number | null
}

function pointsOf({ ledger, answer }: Scope): Point[] {
  return Array.from({ length: MONTHS + 1 }, (_, i) => {
    const countTo = (to: Day) =>
      isTold365(ledger, answer.filter.release, to) ? countDeaths(ledger, answer.filter, { from: to - 364, to }) : null
    const day = monthsBefore(answer.asOf, MONTHS - i)
    return { day, count: countTo(day), before: countTo(day - 365) }
  })
}

/** The rolling count of 365 days as a figure. */
export function last365Days(scope: Scope, size: Size): Figure {
  const { answer } = scope
  const points = pointsOf(scope)
  const subject = capital(subjectOf(answer))
  const colour = colourOfAnswer(scope)
  const title = titleOf(points, subject)
  const from = points[0].day
  const drawn = { from: from - 364, to: answer.asOf }
  const gaps = uncovered(drawn, answer.covered)
  const now = points.at(-1)!
  const figure: Figure = {
    chart: 'last-365',
    title,
    subtitle: `${subjectText(answer)} in the 365 days up to each day, ${shortDay(from)} – ${shortDay(answer.asOf)}`,
    summary: `Line chart of ${subjectOf(answer)} in the 365 days up to the same day of each month, ten years long. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: ['One point a month.', ...gaps.map((gap) => `No release covers ${spanText(gap)}.`)],
    ...groundsOf(scope, { spans: [drawn], period: spanText(drawn) }),
    lead: leadOf(answer, now),
    width: size.width,
    height: 260,
    margin: { top: 20, right: 44, bottom: 28, left: 34 },
    walk: 'x',
    x: { domain: [from, answer.asOf], ticks: yearTicks(from, answer.asOf), grid: false },
    y: countAxis(Math.max(1, ...points.map((p) => p.count ?? 0)), 4),
    rows: points.map(({ day, count, before }) => ({
      at: day,
      title: `365 days to ${longDay(day)}`,
      lines: linesOf(count, before),
      values: { count },
    })),
    series: [{ kind: 'line', key: 'count', name: subject, colour, width: 2.5, step: false, dash: null }],
    rules: [],
    dots: [dotAt(now.day - 365, now.before, 'muted'), dotAt(now.day, now.count, colour)].flat(),
    labels: [],
    keys: [],
    table: {
      caption: `${subject} in the 365 days up to each day`,
      columns: ['365 days to', 'deaths', 'in the 365 before'],
      rows: [...points].reverse().map(({ day, count, before }) => [toIso(day), linkTo(answer, day, count), linkTo(answer, day - 365, before)]),
    },
  }
  const isEmpty = points.every((p) => p.count === null)
  return { ...figure, labels: isEmpty ? [emptyLabel('Not covered by these figures', from)] : endLabels(figure, now, colour) }
}

/** The count of the 365 days up to a day, with its records. */
const linkTo = (answer: Answer, to: Day, count: number | null): Cell => (count === null ? null : linkOf365(answer, to, count))

const linkOf365 = (answer: Answer, to: Day, count: number) => linkOf(answer, count, [{ from: to - 364, to }])

/** The two counts of the title, where both are covered. */
function leadOf(answer: Answer, { day, count, before }: Point): Lead | undefined {
  if (count === null || before === null) return undefined
  return {
    of: '',
    sides: [
      { days: 'in the last 365 days', link: linkOf365(answer, day, count) },
      { days: 'in the 365 before', link: linkOf365(answer, day - 365, before) },
    ],
    percent: changePercent(changeOf(count, before)),
  }
}

function linesOf(count: number | null, before: number | null): string[] {
  if (count === null) return ['not covered']
  const lines = [`deaths: ${countText(count)}`]
  if (before === null) return lines
  return [...lines, `the 365 before: ${countText(before)}`, differenceText(count - before)]
}

function yearTicks(from: Day, to: Day) {
  const years = Array.from({ length: 6 }, (_, i) => yearOf(to) - i * 2)
  return years
    .map((year) => ({ at: firstDayOf(year), label: String(year) }))
    .filter((tick) => tick.at >= from)
    .reverse()
}

const dotAt = (x: Day, y: number | null, colour: Colour): Dot[] => (y === null ? [] : [{ x, y, colour }])

/** The count now beside its dot; the one before where the line leaves room: over it, under it or beside it. */
function endLabels(figure: Figure, { day, count, before }: Point, colour: Colour): Label[] {
  const common = { dy: 4, strong: true } as const
  const now: Label[] = count === null ? [] : [{ ...common, ...AFTER, text: countText(count), x: day, y: count, colour }]
  if (before === null) return now
  const label: Label = { ...common, ...OVER, dy: -10, text: countText(before), x: day - 365, y: before, colour: 'muted' }
  const taken = [...now.map((each) => boxOf(each, figure)), ...figure.dots.map((dot) => dotBox(dot, figure))]
  return [...now, clearLabel(figure, label, { sides: [OVER, AFTER, BEFORE], way: 'above', taken }) ?? label]
}

const OVER: Side = { dx: 0, anchor: 'middle' }
const AFTER: Side = { dx: 9, anchor: 'start' }
const BEFORE: Side = { dx: -9, anchor: 'end' }

function titleOf(points: Point[], subject: string): string {
  const { count: now, before } = points.at(-1)!
  if (now === null || before === null) return `${subject}, 365 days at a time`
  const change = changeOf(now, before)
  const said = changeText(change)
  // Of a small count a percent says more than the count can bear.
  return said && !isSmall(change) ? `${capital(said)} over the last 365 days: ${pairText(change)}` : `${subject} over the last 365 days: ${pairText(change)}`
}
