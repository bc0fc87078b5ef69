/**
 * The year so far: the cumulative count of this year against the prior one and the band of the ten
 * years before, the as-of day marked, what came after it dotted. Dates line up: 29 February has a place of its own.
 */
import { type Day, longDate, longDay, dayOf, monthName, monthOf, monthSpan, shortMonth, slotOf, toIso, yearOf, yearSpan } from '@/stats/calendar'
import { directionOf } from '@/stats/comparison'
import { CONTEXT_YEARS, medianOf } from '@/stats/context'
import { runningCount } from '@/stats/count'
import { sentenceOf, headlineOf, subjectOf } from '@/stats/headline'
import { capital, countText } from '@/stats/words'
import { countAxis, spread } from './axis'
import { type Axis, type Figure, type Label, type Row, type Series, type Size, type Tick, pixelsOf } from './figure'
import { type Scope, colourOfAnswer, placeText, sourceOf } from './scope'

const SLOTS = 366
const LEAP = 2000

/** The count to each of the 366 dates of a year; 29 February of a common year repeats 28 February. */
function yearLine({ ledger, answer }: Scope, year: number): Int32Array {
  const running = runningCount(ledger, answer.filter, yearSpan(year))
  const isLeap = running.length === SLOTS
  return Int32Array.from({ length: SLOTS }, (_, slot) => running[!isLeap && slot >= 59 ? slot - 1 : slot])
}

const meanLine = (lines: Int32Array[]) =>
  Array.from({ length: SLOTS }, (_, slot) => lines.reduce((sum, line) => sum + line[slot], 0) / lines.length)

interface Lines {
  current: Int32Array
  prior: ArrayLike<number>
  band: Int32Array[] | null
  /** The slots of the as-of day and of the last day of the prior window. */
  asOf: number
  priorEnd: number
  priorName: string
}

function linesOf(scope: Scope): Lines {
  const { answer } = scope
  const year = yearOf(answer.asOf)
  const priors = answer.priorWindows.map((span) => yearLine(scope, yearOf(span.from)))
  const tenBefore = Array.from({ length: CONTEXT_YEARS }, (_, i) => year - 1 - i)
  const firstYear = yearOf(answer.covered[0].from)
  return {
    current: yearLine(scope, year),
    prior: priors.length === 1 ? priors[0] : meanLine(priors),
    band: tenBefore.at(-1)! < firstYear ? null : tenBefore.map((y) => yearLine(scope, y)),
    asOf: slotOf(answer.asOf),
    priorEnd: slotOf(answer.priorWindows[0].to),
    priorName: priors.length === 1 ? String(yearOf(answer.priorWindows[0].from)) : 'five-year average',
  }
}

/** The year so far as a figure. */
export function yearSoFar(scope: Scope, size: Size): Figure {
  const { answer } = scope
  const lines = linesOf(scope)
  const rows = Array.from({ length: SLOTS }, (_, slot) => rowAt(slot, answer.asOf, lines))
  const most = Math.max(...rows.flatMap((row) => Object.values(row.values).flat().map(Number)), 1)
  const y = countAxis(most, size.narrow ? 4 : 5)
  const figure: Figure = {
    chart: 'year-so-far',
    title: titleOf(scope, lines),
    subtitle: `${capital(subjectOf(answer))}${answer.state ? '' : ` ${placeText(answer)}`}, cumulative from 1 January${lines.band ? ` · shaded: lowest to highest of ${bandYears(answer.asOf)}` : ''}`,
    summary: `Line chart of ${subjectOf(answer)}, cumulative through the year. ${sentenceOf(headlineOf(answer))} As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: [`Solid up to the as-of day; dotted after it${lines.band ? ', as is the median of the ten years' : ''}. 29 February has a place in every year.`],
    source: sourceOf(scope, [answer.window, ...answer.priorWindows]),
    width: size.width,
    height: size.narrow ? 300 : size.width > 800 ? 360 : 330,
    margin: { top: 16, right: size.narrow ? 78 : 150, bottom: 28, left: 34 },
    walk: 'x',
    x: monthAxis(size),
    y,
    rows,
    series: seriesOf(scope, lines.priorName),
    rules: [{ x: lines.asOf, label: longDay(answer.asOf), colour: 'ink' }],
    dots: [
      { x: lines.priorEnd, y: lines.prior[lines.priorEnd], colour: 'muted' },
      { x: lines.asOf, y: lines.current[lines.asOf], colour: colourOfAnswer(scope) },
    ],
    labels: [],
    keys: [],
    table: tableOf(scope, lines),
  }
  return { ...figure, labels: labelsOn(figure, scope, lines, size) }
}

const bandYears = (asOf: Day) => `${yearOf(asOf) - CONTEXT_YEARS}–${yearOf(asOf) - 1}`

const dateOfSlot = (slot: number): Day => dayOf(LEAP, 1, 1) + slot

function monthAxis({ narrow }: Size): Axis {
  const months = Array.from({ length: 12 }, (_, i) => i + 1).filter((m) => !narrow || m % 2 === 1)
  const ticks: Tick[] = months.map((m) => ({ at: slotOf(dayOf(LEAP, m, 15)), label: shortMonth(m) }))
  return { domain: [0, SLOTS - 1], ticks, grid: false }
}

function rowAt(slot: number, asOf: Day, lines: Lines): Row {
  const { current, prior, band } = lines
  const isPast = slot <= lines.asOf
  const bandCounts = band?.map((line) => line[slot]) ?? []
  const range: [number, number] | null = band ? [Math.min(...bandCounts), Math.max(...bandCounts)] : null
  const year = yearOf(asOf)
  const difference = current[slot] - prior[slot]
  const told = isPast
    ? [`${year}: ${countText(current[slot])}`, `${lines.priorName}: ${countText(prior[slot])}`, `difference ${signed(difference)}`]
    : [`${lines.priorName}: ${countText(prior[slot])}`, `${year}: after the as-of day`]
  if (range) told.push(`${bandYears(asOf)}: ${range[0]} to ${range[1]}`)
  return {
    at: slot,
    title: longDate(dateOfSlot(slot)),
    lines: told,
    values: {
      band: range,
      median: band ? medianOf(bandCounts) : null,
      prior: slot <= lines.priorEnd ? prior[slot] : null,
      'prior-rest': slot >= lines.priorEnd ? prior[slot] : null,
      current: isPast ? current[slot] : null,
    },
  }
}

const signed = (n: number) => (n === 0 ? 'none' : `${n < 0 ? '−' : '+'}${countText(Math.abs(n))}`)

function seriesOf(scope: Scope, priorName: string): Series[] {
  const line = { kind: 'line', step: true, width: 1.5, dash: false } as const
  return [
    { kind: 'area', key: 'band', name: 'lowest to highest', colour: 'band', step: true },
    { ...line, key: 'median', name: 'median of ten years', colour: 'muted', dash: true, width: 1, opacity: 0.7 },
    { ...line, key: 'prior-rest', name: `${priorName}, the rest`, colour: 'muted', dash: true },
    { ...line, key: 'prior', name: priorName, colour: 'muted', width: 2 },
    { ...line, key: 'current', name: 'this year', colour: colourOfAnswer(scope), width: 3 },
  ]
}

/** Since when the count has stood on one side of the prior: true by construction, or plain words. */
function titleOf({ answer }: Scope, { current, prior, priorName, asOf }: Lines): string {
  if (answer.gaps.length > 0) return `${capital(subjectOf(answer))} through the year`
  const pace = answer.question.against === 'last-year' ? 'last year’s pace' : answer.question.against === 'average-5' ? 'the five-year average' : `${priorName}’s pace`
  const side = directionOf({ current: current[asOf], prior: prior[asOf] })
  if (side === 0) return `Level with ${pace}`
  let since = asOf
  while (since > 0 && Math.sign(current[since - 1] - prior[since - 1]) === side) since--
  const day = dateOfSlot(since)
  const date = day - dayOf(LEAP, monthOf(day), 1) + 1
  const part = date <= 10 ? 'early' : date <= 20 ? 'mid-' : 'late'
  const when = since < 10 ? 'almost all year' : `since ${part}${part === 'mid-' ? '' : ' '}${monthName(monthOf(day))}`
  return `${side < 0 ? 'Below' : 'Above'} ${pace} ${when}`
}

function labelsOn(figure: Figure, scope: Scope, lines: Lines, { narrow }: Size): Label[] {
  const { answer } = scope
  const { current, prior, band, asOf, priorEnd, priorName } = lines
  const { y } = pixelsOf(figure)
  const last = SLOTS - 1
  const colour = colourOfAnswer(scope)
  const end = (text: string, at: number): Label => ({ text, x: last, y: at, dx: 6, dy: 4, anchor: 'start', colour: 'muted', strong: false })
  const ends = band
    ? [
        end(narrow ? `most ${max(band)}` : `highest of the ten: ${max(band)}`, max(band)),
        end(narrow ? `median ${countText(median(band))}` : `median of the ten: ${countText(median(band))}`, median(band)),
      ]
    : []
  const priorWord = priorName.length > 4 ? 'average' : priorName
  if (asOf < last) ends.push(end(narrow ? `${priorWord}: ${countText(prior[last])}` : `${priorWord} ended at ${countText(prior[last])}`, prior[last]))
  // Each count stands where the lines leave room: the prior before the as-of line, the current after it.
  const isEarly = asOf < (narrow ? 120 : 60)
  const isLate = asOf > (narrow ? 250 : 310)
  const isCurrentLower = current[asOf] <= prior[priorEnd]
  const mark = (text: string, x: number, at: number, isLower: boolean, isAfter: boolean, hue: Label['colour']): Label => ({
    text,
    x,
    y: at,
    dx: isAfter ? 9 : -9,
    dy: isLower ? 16 : -8,
    anchor: isAfter ? 'start' : 'end',
    colour: hue,
    strong: true,
  })
  return [
    ...spread(ends, y, 15, figure.height - figure.margin.bottom),
    mark(`${priorWord} · ${countText(prior[priorEnd])}`, priorEnd, prior[priorEnd], !isCurrentLower, isEarly, 'muted'),
    mark(`${yearOf(answer.asOf)} · ${countText(current[asOf])}`, asOf, current[asOf], isCurrentLower, !isLate, colour),
  ]
}

const max = (lines: Int32Array[]) => Math.max(...lines.map((line) => line[SLOTS - 1]))
const median = (lines: Int32Array[]) => medianOf(lines.map((line) => line[SLOTS - 1]))

/** The counts at each month's end and on the as-of day. */
function tableOf({ answer }: Scope, { current, prior, band, asOf, priorName }: Lines): Figure['table'] {
  const ends = Array.from({ length: 12 }, (_, i) => slotOf(monthSpan(LEAP, i + 1).to))
  const slots = [...new Set([...ends, asOf])].sort((a, b) => a - b)
  const year = String(yearOf(answer.asOf))
  return {
    caption: `${capital(subjectOf(answer))} from 1 January to the end of each month, and to the as-of day, ${toIso(answer.asOf)}`,
    columns: ['to', year, priorName, ...(band ? [`lowest of ${bandYears(answer.asOf)}`, 'median', 'highest'] : [])],
    rows: slots.map((slot) => {
      const counts = band?.map((line) => line[slot]) ?? []
      const told = band ? [Math.min(...counts), medianOf(counts), Math.max(...counts)] : []
      return [longDate(dateOfSlot(slot)), slot <= asOf ? current[slot] : null, prior[slot], ...told]
    }),
  }
}

