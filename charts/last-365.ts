/**
 * Last 365 days, rolling: the count of the 365 days up to the as-of day and up to the same day of
 * every month of the ten years before. It has no season, so it shows what a year to date can hide.
 */
import { type Day, longDay, monthsBefore, shortDay, toIso, yearOf } from '@/stats/calendar'
import { changeOf } from '@/stats/comparison'
import { isTold365 } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { subjectOf } from '@/stats/headline'
import { uncovered } from '@/stats/ledger'
import { capital, changeText, countText, differenceText, pairText } from '@/stats/words'
import { countAxis, emptyLabel } from './axis'
import type { Figure, Label, Size } from './figure'
import { type Scope, colourOfAnswer, sourceOf, subjectText } from './scope'

const MONTHS = 120

interface Point {
  day: Day
  /** Null where the 365 days aren't covered. */
  count: number | null
}

function pointsOf({ ledger, answer }: Scope): Point[] {
  return Array.from({ length: MONTHS + 1 }, (_, i) => {
    const day = monthsBefore(answer.asOf, MONTHS - i)
    const span = { from: day - 364, to: day }
    const isTold = isTold365(ledger, answer.filter.release, day)
    return { day, count: isTold ? countDeaths(ledger, answer.filter, span) : null }
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
  const gaps = uncovered({ from: from - 364, to: answer.asOf }, answer.covered)
  const ends = [points.at(-1)!, points.at(-13)!]
  return {
    chart: 'last-365',
    title,
    subtitle: `${subjectText(answer)} in the 365 days up to each day, ${shortDay(from)} – ${shortDay(answer.asOf)}`,
    summary: `Line chart of ${subjectOf(answer)} in the 365 days up to the same day of each month, ten years long. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: ['One point a month.', ...gaps.map((gap) => `No release covers ${longDay(gap.from)} to ${longDay(gap.to)}.`)],
    source: sourceOf(scope, [{ from: from - 364, to: answer.asOf }]),
    width: size.width,
    height: 260,
    margin: { top: 20, right: 44, bottom: 28, left: 34 },
    walk: 'x',
    x: { domain: [from, answer.asOf], ticks: yearTicks(from, answer.asOf), grid: false },
    y: countAxis(Math.max(1, ...points.map((p) => p.count ?? 0)), 4),
    rows: points.map(({ day, count }, i) => ({
      at: day,
      title: `365 days to ${longDay(day)}`,
      lines: linesOf(count, points[i - 12]?.count ?? null),
      values: { count },
    })),
    series: [{ kind: 'line', key: 'count', name: subject, colour, width: 2.5, step: false, dash: false }],
    rules: [],
    dots: ends.flatMap(({ day, count }, i) => (count === null ? [] : [{ x: day, y: count, colour: i === 0 ? colour : 'muted' }])),
    labels: points.some((p) => p.count !== null) ? endLabels(ends, colour) : [emptyLabel('Not covered by these figures', from)],
    keys: [],
    table: {
      caption: `${subject} in the 365 days up to each day`,
      columns: ['365 days to', 'deaths'],
      rows: [...points].reverse().map(({ day, count }) => [toIso(day), count]),
    },
  }
}

function linesOf(count: number | null, before: number | null): string[] {
  if (count === null) return ['not covered']
  const lines = [`deaths: ${countText(count)}`]
  if (before === null) return lines
  return [...lines, `a year before: ${countText(before)}`, differenceText(count - before)]
}

function yearTicks(from: Day, to: Day) {
  const years = Array.from({ length: 6 }, (_, i) => yearOf(to) - i * 2)
  return years
    .map((year) => ({ at: Date.UTC(year, 0, 1) / 86_400_000, label: String(year) }))
    .filter((tick) => tick.at >= from)
    .reverse()
}

function endLabels([now, before]: Point[], colour: Figure['dots'][number]['colour']): Label[] {
  const labels: Label[] = []
  if (now.count !== null) labels.push({ text: countText(now.count), x: now.day, y: now.count, dx: 9, dy: 4, anchor: 'start', colour, strong: true })
  const isRising = now.count !== null && before.count !== null && now.count > before.count
  if (before.count !== null) labels.push({ text: countText(before.count), x: before.day, y: before.count, dx: 0, dy: isRising ? 20 : -10, anchor: 'middle', colour: 'muted', strong: true })
  return labels
}

function titleOf(points: Point[], subject: string): string {
  const [now, before] = [points.at(-1)!.count, points.at(-13)!.count]
  if (now === null || before === null) return `${subject}, 365 days at a time`
  const change = changeOf(now, before)
  const said = changeText(change)
  return said ? `${capital(said)} over the last 365 days: ${pairText(change)}` : `${subject} over the last 365 days: ${pairText(change)}`
}
