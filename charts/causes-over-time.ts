/**
 * Causes over time: a small panel for each of the causes with the most deaths, year by year, each on its
 * own scale with its highest year told. The unfinished year isn't drawn; the table holds it, and every cause.
 */
import { firstDayOf, longDay, spanText, yearOf } from '@/stats/calendar'
import { uncovered } from '@/stats/ledger'
import type { Cause } from '@/stats/terms'
import { countText, inWords, listText } from '@/stats/words'
import { emptyLabel } from './axis'
import { type Line, type Year, causeYears } from './cause-years'
import { type Colour, type Dot, FONT_SIZE, type Figure, type Label, type Row, type Size, type Stroke } from './figure'
import { groundsOf, yearsText } from './grounds'
import { ALL_CAUSES_NOTE, type Scope, colourOfGroup, placeText } from './scope'
import { textWidth } from './text-width'
import type { Since } from './view'

const MOST_PANELS = 12

/** Pixels of a panel from the top down: its name and peak, its plot, the space to the next. */
const HEAD = 36
const PLOT = 60
const FOOT = 14
/** The same in heights of a plot, the unit of the y axis. */
const PITCH = (HEAD + PLOT + FOOT) / PLOT
const TOP = HEAD / PLOT
const GAP_PIXELS = 18
const SIDE = 8
/** Pixels from a panel's zero to its baseline, which would else lie on a line of zeros. */
const BELOW = 1.5

/** Causes over time as a figure. */
export function causesOverTime(scope: Scope, size: Size, since: Since = '1900'): Figure {
  const { answer, ledger } = scope
  const { years: told, lines, table } = causeYears(scope, since)
  const years = drawnOf(told)
  const panels = panelsOf(lines.filter((line) => line.total > 0).slice(0, MOST_PANELS), years, size)
  const place = placeText(answer)
  const [first, last] = [years[0]?.year ?? yearOf(answer.asOf), years.at(-1)?.year ?? yearOf(answer.asOf)]
  const title = titleOf(years, lines, place)
  const { columns, pitch } = gridOf(years.length, size)
  const down = Math.max(1, Math.ceil(panels.length / columns))
  return {
    chart: 'causes-over-time',
    title,
    subtitle: `Deaths a year ${place} by cause, ${first}–${last}; each panel on its own scale, its highest year told`,
    summary: `Small line charts of deaths a year ${place}, ${panelsText(panels.length)}, ${first} to ${last}. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: notesOf(scope, told, lines.length - panels.length),
    ...groundsOf(scope, { spans: [{ from: firstDayOf(first), to: answer.asOf }], period: yearsText(first, last) }),
    width: size.width,
    height: 4 + down * (HEAD + PLOT + FOOT) + 12,
    margin: { top: 4, right: SIDE, bottom: 12, left: SIDE },
    walk: 'x',
    x: { domain: [0, (columns - 1) * pitch + Math.max(1, years.length - 1)], ticks: [], grid: false },
    y: { domain: [down * PITCH, 0], ticks: [], grid: false },
    rows: panels.flatMap((panel) => years.map((year) => rowOf(panel, year))),
    series: panels.map(({ cause }) => ({
      kind: 'line', key: cause.id, name: cause.name, colour: colourOfGroup(ledger.terms, cause.group), step: false, width: 1.5, dash: null,
    })),
    rules: [],
    strokes: panels.map(baselineOf),
    dots: panels.map((panel) => peakDot(panel, colourOfGroup(ledger.terms, panel.cause.group))),
    labels: panels.length === 0 ? [emptyLabel('No finished year with deaths is covered', 0, 1)] : panels.flatMap((panel, i) => labelsOf(panel, i + columns >= panels.length)),
    keys: [],
    table,
  }
}

/** The years up to the last finished one, where a panel ends; all of them where none is finished. */
const drawnOf = (years: Year[]): Year[] => {
  const last = years.findLastIndex((year) => year.finished)
  return last < 0 ? years : years.slice(0, last + 1)
}

const panelsText = (panels: number) => (panels === 0 ? 'none drawn' : panels === 1 ? 'for one cause' : `one for each of ${inWords(panels)} causes`)

/** How many panels stand beside each other, how wide one is in pixels, and how many years lie from one to the next. */
function gridOf(years: number, { width, narrow }: Size) {
  const columns = narrow ? 2 : width > 800 ? 4 : 3
  const panel = (width - 2 * SIDE - (columns - 1) * GAP_PIXELS) / columns
  return { columns, panel, pitch: Math.max(1, years - 1) * (1 + GAP_PIXELS / panel) }
}

interface Panel {
  cause: Cause
  /** The first and last year. */
  years: [number, number]
  peak: { year: number; count: number; isTied: boolean }
  /** The place of a year and of a count on the axes. */
  x: (year: number) => number
  y: (count: number) => number
  /** Its width in pixels. */
  width: number
}

function panelsOf(lines: Line[], years: Year[], size: Size): Panel[] {
  const { columns, panel, pitch } = gridOf(years.length, size)
  return lines.map(({ cause }, i) => {
    const counted = years.filter((y) => y.finished).map(({ year, counts }) => ({ year, count: counts.get(cause.id) ?? 0 }))
    const most = Math.max(...counted.map((y) => y.count))
    const peaks = counted.filter((y) => y.count === most)
    const bottom = Math.floor(i / columns) * PITCH + TOP + 1
    const first = years[0].year
    return {
      cause,
      years: [first, years.at(-1)!.year],
      peak: { ...peaks[0], isTied: peaks.length > 1 },
      x: (year) => (i % columns) * pitch + (year - first),
      y: (count) => bottom - count / most,
      width: panel,
    }
  })
}

function rowOf({ cause, x, y }: Panel, { year, isMissing, finished, counts }: Year): Row {
  const count = counts.get(cause.id) ?? 0
  const told = isMissing ? 'not covered' : `deaths: ${countText(count)}${finished ? '' : ' so far, not drawn'}`
  return { at: x(year), across: y(0) - 0.5, title: `${cause.name}, ${year}`, lines: [told], values: { [cause.id]: finished ? y(count) : null } }
}

const baselineOf = ({ x, y, years: [first, last] }: Panel): Stroke => ({
  x0: x(first), y0: y(0) + BELOW / PLOT, x1: x(Math.max(last, first + 1)), y1: y(0) + BELOW / PLOT, colour: 'faint', width: 1,
})

const peakDot = ({ x, y, peak }: Panel, colour: Colour): Dot => ({ x: x(peak.year), y: y(peak.count), colour, small: true })

/** The name of a panel, its peak beside the dot, and at the foot of a column the first and the last year. */
function labelsOf({ cause, x, y, peak, years: [first, last], width }: Panel, isLowest: boolean): Label[] {
  const told = `${countText(peak.count)}${peak.isTied ? ', first in' : ' in'} ${peak.year}`
  const half = textWidth(told, FONT_SIZE) / 2 + 4
  const along = ((peak.year - first) / Math.max(1, last - first)) * width
  const anchor = along < half ? 'start' : along > width - half ? 'end' : 'middle'
  const common = { dx: 0, colour: 'muted', strong: false } as const
  const labels: Label[] = [
    { ...common, text: shortened(cause.name, width), x: x(first), y: y(peak.count), dy: -22, anchor: 'start', colour: 'ink', strong: true },
    { ...common, text: told, x: x(peak.year), y: y(peak.count), dy: -7, anchor },
  ]
  if (!isLowest) return labels
  labels.push({ ...common, text: String(first), x: x(first), y: y(0), dy: 15, anchor: 'start' })
  if (last > first) labels.push({ ...common, text: String(last), x: x(last), y: y(0), dy: 15, anchor: 'end' })
  return labels
}

/** A name cut short where it would run into the next panel. */
function shortened(name: string, width: number): string {
  if (textWidth(name, FONT_SIZE, 600) <= width) return name
  const letters = [...name]
  const room = letters.findIndex((_, i) => textWidth(`${letters.slice(0, i + 1).join('')}…`, FONT_SIZE, 600) > width)
  return `${letters.slice(0, room).join('').trimEnd()}…`
}

/** How many of the deaths of these years one cause made up; plain words where years are missing or two causes tie. */
function titleOf(years: Year[], [first, second]: Line[], place: string): string {
  const finished = years.filter((y) => y.finished)
  const isUnbroken = finished.every((y, i) => i === 0 || y.year === finished[i - 1].year + 1)
  const isFirst = first && first.total > (second?.total ?? 0)
  if (!isFirst || !isUnbroken || finished.length < 2) return `Deaths a year ${place}, cause by cause`
  const all = finished.reduce((sum, { counts }) => sum + [...counts.values()].reduce((a, b) => a + b, 0), 0)
  return `${first.cause.name}: ${countText(first.total)} of ${countText(all)} deaths from ${finished[0].year} to ${finished.at(-1)!.year}`
}

function notesOf({ answer }: Scope, years: Year[], others: number): string[] {
  const more = others > 0 ? ` ${others === 1 ? 'One more cause is' : `${countText(others)} more causes are`} in the table only.` : ''
  const notes = [
    `${ALL_CAUSES_NOTE} Each panel has its own scale, so heights can’t be compared between panels.${more}`,
  ]
  const open = years.filter((y) => !y.finished && !y.isMissing).map((y) => y.year)
  const why = open.length === 1 ? 'which isn’t finished or isn’t covered to its end' : 'which aren’t finished or aren’t covered to their ends'
  if (open.length > 0) notes.push(`Not drawn: ${listText(open.map(String))}, ${why}. The table has the count so far [p].`)
  const span = { from: firstDayOf(years[0]?.year ?? yearOf(answer.asOf)), to: answer.asOf }
  return [...notes, ...uncovered(span, answer.covered).map((gap) => `No release covers ${spanText(gap)}.`)]
}
