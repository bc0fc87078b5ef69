/**
 * A Figure: one chart as plain serialisable data that already holds every word, number, colour and
 * place. Drawers (`svg.ts`, the Recharts drawing, the table) compute nothing, so they can't disagree.
 * All positions are in the axes' own units; both axes are linear, categories stand on whole numbers.
 */

import { type Day, longDay, toIso } from '@/stats/calendar'
import type { Release } from '@/stats/ledger'
import type { LinkedCount } from '@/stats/records'
import { countText } from '@/stats/words'
import type { Lead } from './lead'

/** A role, not a hue: `palette.ts` gives each its hue in light and dark. */
export type Colour = 'firearms' | 'traffic' | 'illness' | 'other' | 'ink' | 'muted' | 'faint' | 'band' | 'paper'

export interface Tick {
  at: number
  label: string
}

export interface Axis {
  domain: [number, number]
  ticks: Tick[]
  grid: boolean
}

export type Value = number | [number, number] | null

/** A stop of the reader's walk along a chart: what stands there, and what is said of it. */
export interface Row {
  /** The place on the walking axis; a cell has its place on both. */
  at: number
  across?: number
  title: string
  /** The stop's name in files where its title is no plain one, such as a day as ISO has it; null where files leave it out. */
  name?: string | null
  lines: string[]
  values: Record<string, Value>
}

interface SeriesBase {
  key: string
  name: string
  colour: Colour
  opacity?: number
}

export interface LineSeries extends SeriesBase {
  kind: 'line'
  step: boolean
  width: number
  dash: 'dotted' | 'dashed' | null
}

/** A band between the two numbers of each value. */
export interface AreaSeries extends SeriesBase {
  kind: 'area'
  step: boolean
}

/** Bars from the baseline, or from the series before them where they share a stack. */
export interface BarSeries extends SeriesBase {
  kind: 'bar'
  /** Thickness and shift across the walking axis, in its units. */
  size: number
  shift: number
  stacked: boolean
  hatched: boolean
}

/** One cell per row, its value from 0 to 1 as the strength of its colour. */
export interface CellSeries extends SeriesBase {
  kind: 'cell'
}

export type Series = LineSeries | AreaSeries | BarSeries | CellSeries

/** Text on the drawing, at a place in axis units, moved by whole pixels. */
export interface Label {
  text: string
  x: number
  y: number
  dx: number
  dy: number
  anchor: 'start' | 'middle' | 'end'
  colour: Colour
  strong: boolean
}

export interface Dot {
  x: number
  y: number
  colour: Colour
  /** A ring instead of a disc, so that two kinds of dots differ by more than colour. */
  open?: boolean
  /** Without the ring of paper that sets a dot off from its line, which would hide the tip of a peak. */
  small?: boolean
}

/** A line across the plot at one place of the x axis, such as the as-of day. */
export interface Rule {
  x: number
  label: string
  colour: Colour
}

/** What a reader is shown, and the plain value of it that files hold: "7 September" and "2015-09-07". */
export interface Told {
  text: string
  data: string | number | null
}

/** A count with its records; one of a span that isn't over, or isn't wholly covered, is marked. */
export type CountCell = LinkedCount & { isProvisional?: true }

/** A word, a number that no record stands behind, a count with its records, what differs in files, or nothing to tell. */
export type Cell = string | number | CountCell | Told | null

export interface Table {
  caption: string
  columns: string[]
  rows: Cell[][]
}

/** A mark that no axis walk stops at: a straight line between two places, in axis units. */
export interface Stroke {
  x0: number
  y0: number
  x1: number
  y1: number
  colour: Colour
  width: number
}

export interface Key {
  name: string
  colour: Colour
  hatched?: boolean
  /** Drawn as a dot, a disc unless it is open. */
  isDot?: boolean
  open?: boolean
}

export interface Size {
  width: number
  /** The narrowest place, in pixels, that this drawing is shown in; `globals.css` keeps the same steps. */
  from: number
  /** Whether the narrow layout is drawn. */
  narrow: boolean
}

export interface Figure {
  chart: string
  title: string
  subtitle: string
  /** Kind, what, main message with numbers, as-of day and where the data is: the alt text. */
  summary: string
  notes: string[]
  source: string
  /** The source with the licences of its compilers: who is to be credited. */
  credit: string
  /** The releases that all that is drawn rests on, newest first. */
  behind: Release[]
  /** The days or years that are drawn, as a citation names them: "1900–2025". */
  period: string
  /** The counts that it leads with, where it leads with any. */
  lead?: Lead
  width: number
  height: number
  margin: { top: number; right: number; bottom: number; left: number }
  /** The axis that the rows walk along. */
  walk: 'x' | 'y'
  x: Axis
  y: Axis
  rows: Row[]
  series: Series[]
  rules: Rule[]
  /** Under the dots and labels. */
  strokes?: Stroke[]
  dots: Dot[]
  labels: Label[]
  keys: Key[]
  table: Table
}

export const FONT_SIZE = 12

/** The number of a cell, with or without its records; null for words and for nothing. */
export const numberOf = (cell: Cell): number | null => (typeof cell === 'number' ? cell : isLinked(cell) ? cell.count : null)

export const isLinked = (cell: Cell): cell is CountCell => typeof cell === 'object' && cell !== null && 'records' in cell

/** What a page prints of a cell; nothing to tell is an en dash. */
export function textOf(cell: Cell): string {
  if (cell === null) return '–'
  if (typeof cell === 'string') return cell
  if (typeof cell === 'number') return countText(cell)
  return isLinked(cell) ? `${countText(cell.count)}${cell.isProvisional ? ' [p]' : ''}` : cell.text
}

/** What a file holds of a cell: plain numbers, days as ISO has them, null where nothing is known. */
export const dataOf = (cell: Cell): string | number | null =>
  typeof cell !== 'object' || cell === null ? cell : isLinked(cell) ? cell.count : cell.data

/** "2015", or "2015 [p]" of a provisional year, which is 2015 in files. */
export const yearCell = (year: number, isProvisional = false): Told => ({ text: `${year}${isProvisional ? ' [p]' : ''}`, data: year })

/** The column, always the last, that tells files which rows are marked for a reader; it holds no numbers. */
export const STATUS = 'status'

/** A cell of that column: what is marked, or nothing. */
export const statusCell = (status: string | null): Told => ({ text: status ?? '', data: status })

/** A day in full, or its date alone where the caption names the year. */
export const dayCell = (day: Day, words: (day: Day) => string = longDay): Told => ({ text: words(day), data: toIso(day) })

/** The stroke patterns of lines that aren't solid. */
export const DASHES = { dotted: '1 4', dashed: '5 4' }

/** Pixels of a place on an axis: x runs right, y runs up unless its domain is reversed. */
export function pixelsOf({ width, height, margin, x, y }: Pick<Figure, 'width' | 'height' | 'margin' | 'x' | 'y'>) {
  const along = (axis: Axis, from: number, to: number) => (at: number) =>
    from + ((at - axis.domain[0]) / (axis.domain[1] - axis.domain[0])) * (to - from)
  return {
    x: along(x, margin.left, width - margin.right),
    y: along(y, height - margin.bottom, margin.top),
  }
}
