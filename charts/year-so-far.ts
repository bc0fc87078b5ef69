/**
 * The year so far: the cumulative count of this year against the prior one and the band of the ten
 * years before, the as-of day marked, what came after it dotted. Dates line up: 29 February has a place of its own.
 */
import { type Day, type Span, dayInSlot, dayOf, firstDayOf, longDate, longDay, monthName, monthOf, monthSpan, shortMonth, slotOf, toIso, yearOf, yearSpan } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { CONTEXT_YEARS, middleYears, yearsAt } from '@/stats/context'
import { sentenceOf, headlineOf, subjectOf } from '@/stats/headline'
import { linkOf } from '@/stats/records'
import { capital, countText, differenceText } from '@/stats/words'
import { countAxis } from './axis'
import { type Axis, type Cell, type Dot, type Figure, type Row, type Series, type Size, type Tick, dayCell } from './figure'
import { comparedGrounds } from './grounds'
import { comparedLead } from './lead'
import { type Scope, colourOfAnswer, oncePerScope, subjectText } from './scope'
import { labelsOn } from './year-labels'
import { type Band, LEAP, type Line, type Lines, SLOTS, dateOfSlot, isShort, lastSlotOf, linesOf } from './year-lines'

const rowsOf = oncePerScope((scope) => {
  const lines = linesOf(scope)
  return Array.from({ length: SLOTS }, (_, slot) => rowAt(slot, scope.answer.asOf, lines))
})

/** The years that lines and band run through, after the as-of day too. */
const wholeYears = ({ window, priorWindows }: Answer, { band }: Lines): Span[] =>
  [...[window, ...priorWindows].map((span) => yearOf(span.from)), ...(band?.years ?? [])].map(yearSpan)

/** The year so far as a figure. */
export function yearSoFar(scope: Scope, size: Size): Figure {
  const { answer } = scope
  const lines = linesOf(scope)
  const rows = rowsOf(scope)
  const most = Math.max(1, ...rows.flatMap((row) => Object.values(row.values).flat().map(Number)))
  const figure: Figure = {
    chart: 'year-so-far',
    title: titleOf(scope, lines),
    subtitle: `${subjectText(answer)}, cumulative from 1 January${lines.band ? ` · shaded: lowest to highest of ${bandYears(answer.asOf)}` : ''}`,
    summary: `Line chart of ${subjectOf(answer)}, cumulative through the year. ${sentenceOf(headlineOf(answer))} As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: [`Solid: up to the as-of day. Dotted: later in the year.${lines.band ? ' Dashed: the median of the ten years.' : ''}`],
    ...comparedGrounds(scope, wholeYears(answer, lines)),
    lead: comparedLead(answer, answer.comparison),
    width: size.width,
    height: size.narrow ? 300 : size.width > 800 ? 360 : 330,
    margin: { top: 16, right: size.narrow ? (isShort(lines.prior) ? 122 : 96) : 162, bottom: 28, left: 34 },
    walk: 'x',
    x: monthAxis(size),
    y: countAxis(most, size.narrow ? 4 : 5),
    rows,
    series: seriesOf(scope, lines.priorName),
    rules: [{ x: lines.asOf, label: longDay(answer.asOf), colour: 'ink' }],
    dots: [dotAt(lines.priorEnd, lines.prior, 'muted'), dotAt(lines.asOf, lines.current, colourOfAnswer(scope))].flat(),
    labels: [],
    keys: [],
    table: tableOf(scope, lines),
  }
  return { ...figure, labels: labelsOn(figure, scope, lines, size) }
}

const dotAt = (x: number, line: Line, colour: Dot['colour']): Dot[] => {
  const y = line[x]
  return y === null ? [] : [{ x, y, colour }]
}

const bandYears = (asOf: Day) => `${yearOf(asOf) - CONTEXT_YEARS}–${yearOf(asOf) - 1}`

function monthAxis({ narrow, width }: Size): Axis {
  const step = width < 320 ? 3 : narrow ? 2 : 1
  const months = Array.from({ length: 12 }, (_, i) => i + 1).filter((m) => (m - 1) % step === 0)
  const ticks: Tick[] = months.map((m) => ({ at: slotOf(dayOf(LEAP, m, 15)), label: shortMonth(m) }))
  return { domain: [0, SLOTS - 1], ticks, grid: false }
}

/** Whether a year has the date of a slot: 29 February has one in leap years only. */
const isOfYear = (year: number, slot: number) => slotOf(dayInSlot(year, slot)) === slot

const told = (n: number | null) => (n === null ? 'not covered' : countText(n))

function rowAt(slot: number, asOf: Day, { current, prior, band, priorName, priorEnd, asOf: asOfSlot }: Lines): Row {
  const isPast = slot <= asOfSlot
  const [now, before] = [current[slot], prior[slot]]
  const [low, high] = [band?.low[slot] ?? null, band?.high[slot] ?? null]
  const year = yearOf(asOf)
  const lines = [`${year}: ${isPast ? told(now) : 'after the as-of day'}`, `${priorName}: ${told(before)}`]
  if (isPast && now !== null && before !== null) lines.push(differenceText(now - before))
  if (low !== null && high !== null) lines.push(`${bandYears(asOf)}: ${low} to ${high}`)
  return {
    at: slot,
    title: longDate(dateOfSlot(slot)),
    name: isOfYear(year, slot) ? toIso(dayInSlot(year, slot)) : null,
    lines,
    values: {
      band: low !== null && high !== null ? [low, high] : null,
      median: band?.median[slot] ?? null,
      prior: slot <= priorEnd ? before : null,
      'prior-rest': slot >= priorEnd ? before : null,
      current: isPast ? now : null,
    },
  }
}

function seriesOf(scope: Scope, priorName: string): Series[] {
  const line = { kind: 'line', step: true, width: 1.5, dash: null } as const
  return [
    { kind: 'area', key: 'band', name: 'lowest to highest', colour: 'band', step: true },
    { ...line, key: 'median', name: 'median of ten years', colour: 'muted', dash: 'dashed', width: 1, opacity: 0.8 },
    { ...line, key: 'prior-rest', name: `${priorName}, the rest`, colour: 'muted', dash: 'dotted' },
    { ...line, key: 'prior', name: priorName, colour: 'muted', width: 2 },
    { ...line, key: 'current', name: 'this year', colour: colourOfAnswer(scope), width: 3 },
  ]
}

/** Since when the count has stood on one side of the prior: true by construction, or plain words. */
function titleOf({ answer }: Scope, { current, prior, priorName, asOf }: Lines): string {
  const difference = (slot: number) => Math.sign(current[slot]! - prior[slot]!)
  if (answer.gaps.length > 0) return `${capital(subjectOf(answer))} through the year`
  const pace = answer.priorWindows.length > 1 ? `the ${priorName}` : `${priorName}’s pace`
  const side = difference(asOf)
  if (side === 0) return `Level with ${pace}`
  let since = asOf
  while (since > 0 && difference(since - 1) === side) since--
  const day = dateOfSlot(since)
  const date = day - dayOf(LEAP, monthOf(day), 1) + 1
  const part = date <= 10 ? 'early' : date <= 20 ? 'mid-' : 'late'
  const when = since === 0 ? 'all year' : `since ${part}${part === 'mid-' ? '' : ' '}${monthName(monthOf(day))}`
  return `${side < 0 ? 'Below' : 'Above'} ${pace} ${when}`
}

/** The counts at each month's end, on the as-of day and where a line ends before 31 December, each with the records of its window or windows. */
function tableOf({ answer }: Scope, { current, prior, band, asOf, priorName }: Lines): Figure['table'] {
  const year = yearOf(answer.asOf)
  const ends = Array.from({ length: 12 }, (_, i) => slotOf(monthSpan(year, i + 1).to))
  const short = [prior, ...(band ? [band.high] : [])].filter(isShort).map(lastSlotOf)
  const slots = [...new Set([...ends, asOf, ...short])].sort((a, b) => a - b)
  const priorYears = answer.priorWindows.map((span) => yearOf(span.from))
  const link = (count: number | null, slot: number, years: number[]): Cell =>
    count === null ? null : linkOf(answer, count, years.map((y) => ({ from: firstDayOf(y), to: dayInSlot(y, slot) })))
  return {
    caption: `${capital(subjectOf(answer))} from 1 January to the end of each month, and to the as-of day, ${toIso(answer.asOf)}${short.length > 0 ? '; also to the last day covered where a year isn’t covered to its end' : ''}`,
    columns: ['to', String(year), priorName, ...(band ? [`lowest of ${bandYears(answer.asOf)}`, 'median', 'highest'] : [])],
    rows: slots.map((slot) => [
      dayCell(dayInSlot(year, slot), longDate),
      link(slot <= asOf ? current[slot] : null, slot, [year]),
      link(prior[slot], slot, priorYears),
      ...(band ? bandCells(band, slot, link) : []),
    ]),
  }
}

/** The lowest, median and highest of ten years: the newest year that has it, and for the median the two in the middle. */
function bandCells({ low, median, high, years, lines }: Band, slot: number, link: (count: number | null, slot: number, years: number[]) => Cell): Cell[] {
  if (low[slot] === null) return [null, null, null]
  const counts = years.map((year, i) => ({ year, count: lines[i][slot]! }))
  const newest = (count: number | null) => yearsAt(counts, count!).slice(0, 1)
  return [
    link(low[slot], slot, newest(low[slot])),
    link(median[slot], slot, middleYears(counts)),
    link(high[slot], slot, newest(high[slot])),
  ]
}
