/**
 * The year so far: the cumulative count of this year against the prior one and the band of the ten
 * years before, the as-of day marked, what came after it dotted. Dates line up: 29 February has a place of its own.
 */
import { type Day, type Span, dayInSlot, dayOf, firstDayOf, longDate, longDay, monthName, monthOf, monthSpan, shortDay, shortMonth, slotOf, toIso, yearOf, yearSpan } from '@/stats/calendar'
import { type Answer, priorName } from '@/stats/answer'
import { CONTEXT_YEARS, medianOf, middleYears, yearsAt } from '@/stats/context'
import { runningCount } from '@/stats/count'
import { sentenceOf, headlineOf, subjectOf } from '@/stats/headline'
import { uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { capital, countText, differenceText } from '@/stats/words'
import { countAxis, spread } from './axis'
import { type Box, type Side, boxOf, clearLabel, dotBox } from './clear-label'
import { type Axis, type Cell, type Dot, type Figure, type Label, type Row, type Series, type Size, type Tick, dayCell, pixelsOf } from './figure'
import { comparedGrounds } from './grounds'
import { comparedLead } from './lead'
import { type Scope, colourOfAnswer, oncePerScope, subjectText } from './scope'

const SLOTS = 366
/** A line that reaches the year's last week is told to its end. */
const WEEK = 7
const LEAP = 2000

/** Counts by slot, null where no release covers the day. */
type Line = (number | null)[]

/** The count to each of the 366 dates of a year; 29 February of a common year repeats 28 February. */
function yearLine({ ledger, answer }: Scope, year: number): Line {
  const span = yearSpan(year)
  const running: Line = [...runningCount(ledger, answer.filter, span)]
  for (const gap of uncovered(span, answer.covered)) running.fill(null, gap.from - span.from, gap.to - span.from + 1)
  return running.length === SLOTS ? running : [...running.slice(0, 59), running[58], ...running.slice(59)]
}

const lastSlotOf = (line: Line) => line.findLastIndex((count) => count !== null)

/** Whether a line is told to an end before 31 December. */
const isShort = (line: Line) => lastSlotOf(line) < SLOTS - 1 && lastSlotOf(line) >= SLOTS - WEEK

/** Several lines as one, null where one of them is. */
function merged(lines: Line[], merge: (counts: number[]) => number): Line {
  return Array.from({ length: SLOTS }, (_, slot) => {
    const counts = lines.map((line) => line[slot])
    return counts.includes(null) ? null : merge(counts as number[])
  })
}

const mean = (counts: number[]) => counts.reduce((sum, n) => sum + n, 0) / counts.length

interface Band {
  low: Line
  median: Line
  high: Line
  /** The ten years, newest first, and the line of each. */
  years: number[]
  lines: Line[]
}

interface Lines {
  current: Line
  prior: Line
  band: Band | null
  /** The slots of the as-of day and of the last day of the prior window. */
  asOf: number
  priorEnd: number
  priorName: string
}

const linesOf = oncePerScope((scope): Lines => {
  const { answer } = scope
  const year = yearOf(answer.asOf)
  const priors = answer.priorWindows.map((span) => yearLine(scope, yearOf(span.from)))
  const tenBefore = Array.from({ length: CONTEXT_YEARS }, (_, i) => year - 1 - i)
  const firstYear = yearOf(answer.covered[0].from)
  const ten = tenBefore.at(-1)! < firstYear ? null : tenBefore.map((y) => yearLine(scope, y))
  return {
    current: yearLine(scope, year),
    prior: merged(priors, mean),
    band: ten && {
      low: merged(ten, (counts) => Math.min(...counts)),
      median: merged(ten, medianOf),
      high: merged(ten, (counts) => Math.max(...counts)),
      years: tenBefore,
      lines: ten,
    },
    asOf: slotOf(answer.asOf),
    priorEnd: slotOf(answer.priorWindows[0].to),
    priorName: priorName(answer),
  }
})

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

const dateOfSlot = (slot: number): Day => dayOf(LEAP, 1, 1) + slot

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

/** The counts of both windows beside their dots, and those at the ends of the lines in the right margin. */
function labelsOn(figure: Figure, scope: Scope, lines: Lines, { narrow }: Size): Label[] {
  const { current, prior, band, asOf, priorEnd, priorName } = lines
  const { x, y } = pixelsOf(figure)
  const [top, bottom] = [figure.margin.top, figure.height - figure.margin.bottom]
  const priorWord = priorName.length > 4 ? 'average' : priorName
  const ends = [
    ...(band ? [endOf(band.high, () => (narrow ? 'highest:' : 'highest of the ten:'))] : []),
    ...(band ? [endOf(band.median, () => (narrow ? 'median:' : 'median of the ten:'))] : []),
    ...(asOf < SLOTS - 1 ? [endOf(prior, (to) => (to ? `${priorWord} to ${to}:` : narrow ? `${priorWord}:` : `${priorWord} ended at`))] : []),
  ].flat()
  const placedEnds = spread(ends, y, 15, bottom)
  const rules = figure.rules.map((rule) => ({ left: x(rule.x) - 1, right: x(rule.x) + 1, top, bottom }))
  const taken = { words: placedEnds.map((label) => boxOf(label, figure)), marks: [...figure.dots.map((dot) => dotBox(dot, figure)), ...rules] }
  const counts = [
    ...markAt(priorEnd, prior, priorWord, 'muted'),
    ...markAt(asOf, current, String(yearOf(scope.answer.asOf)), colourOfAnswer(scope)),
  ]
  return [...placedEnds, ...countsClear(figure, counts.sort((a, b) => b.y - a.y), taken)]
}

/** What labels keep clear of: other words always, dots and the as-of line where they can. */
interface Taken {
  words: Box[]
  marks: Box[]
}

const BEFORE: Side = { dx: -9, anchor: 'end' }
const AFTER: Side = { dx: 9, anchor: 'start' }

/**
 * The higher count above the lines and the lower one below them, as near to their dots as no line runs: lines
 * rise to the right, so that there is room at the upper left and at the lower right. Where the year is young
 * there is none below, and the lower count stands under the higher one.
 */
function countsClear(figure: Figure, [higher, lower]: Label[], taken: Taken): Label[] {
  const beside = (others: Label[]): Taken => ({ ...taken, words: [...taken.words, ...others.map((other) => boxOf(other, figure))] })
  const upper = (label: Label, others: Label[] = []) => place(figure, label, 'above', [BEFORE, AFTER], beside(others))
  if (!higher) return []
  if (!lower) return [upper(higher)]
  const above = upper(higher)
  const below = place(figure, lower, 'below', [AFTER, BEFORE], beside([above]))
  if (below.dy > 0) return [above, below]
  const under = upper(lower)
  return [upper(higher, [under]), under]
}

/** Where there is no such place a label may hide a piece of the as-of line, at last one of another line, and never a word. */
function place(figure: Figure, label: Label, way: 'above' | 'below', sides: Side[], taken: Taken): Label {
  const { words, marks } = taken
  return (
    clearLabel(figure, label, { way, sides, taken: [...words, ...marks] }) ??
    clearLabel(figure, label, { way, sides, taken: words }) ??
    clearLabel(figure, label, { way, sides, taken: words, isOver: true }) ?? { ...label, ...sides[0], dy: way === 'above' ? -8 : 16 }
  )
}

/** The label at the end of a line that reaches the year's last week; `word` is told the date where that isn't 31 December. */
function endOf(line: Line, word: (to: string | null) => string): Label[] {
  const last = lastSlotOf(line)
  if (last < SLOTS - WEEK) return []
  const text = word(last === SLOTS - 1 ? null : shortDay(dateOfSlot(last)).replace(` ${LEAP}`, ''))
  return [{ text: `${text} ${countText(line[last]!)}`, x: SLOTS - 1, y: line[last]!, dx: 6, dy: 4, anchor: 'start', colour: 'muted', strong: false }]
}

/** The count of a line on a day, or on the last one before it that is covered; it is placed by `countsClear`. */
function markAt(x: number, line: Line, word: string, colour: Label['colour']): Label[] {
  const last = line.findLastIndex((count, slot) => count !== null && slot <= x)
  if (last < 0) return []
  const y = line[last]!
  const to = last === x ? '' : ` to ${shortDay(dateOfSlot(last)).replace(` ${LEAP}`, '')}`
  return [{ text: `${word}${to} · ${countText(y)}`, x: last, y, ...BEFORE, dy: 0, colour, strong: true }]
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
