/**
 * Definitions: the same comparison under each registered definition, one row each, families together.
 * A dot is the change, the line its 95% interval; where a line runs past the axis, its end is told in numbers.
 */
import { longDay, spanText, yearOf } from '@/stats/calendar'
import { type Answer, eventsOf, isOutside, priorName } from '@/stats/answer'
import { BEYOND_CHANCE } from '@/stats/chance'
import { type Comparison, comparisonOf, directionOf } from '@/stats/comparison'
import { labelsOf } from '@/stats/count'
import { subjectOf } from '@/stats/headline'
import { linkOf } from '@/stats/records'
import type { Definition } from '@/stats/terms'
import { changeAt } from '@/stats/vintages'
import { capital, intervalText, listText, pText, pairAndPercent, pairText, percentText } from '@/stats/words'
import type { Axis, Colour, Dot, Figure, Label, Row, Size, Stroke } from './figure'
import { comparedGrounds } from './grounds'
import { comparedLead } from './lead'
import { endCell, percentCell, smallNotes } from './percent-cell'
import { type Scope, colourOfAnswer, oncePerScope, placeText, priorText } from './scope'

interface Line {
  name: string
  causes: string[]
  registered: boolean
  /** Whether the question asks for it. */
  asked: boolean
  comparison: Comparison
  /** Whether a window holds a day, state and cause with three or more deaths, of a change that passes for larger than chance. */
  isClustered: boolean
  /** Its place on the y axis: a gap stands between families. */
  at: number
}

/** Letters of a name that fit beside the counts. */
const LONGEST = 26

/** Space between two families, in rows. */
const FAMILY_GAP = 0.5

/** The lines, family by family; what is asked for stands first where it isn't a registered definition. */
const linesOf = oncePerScope(({ ledger, answer }): Line[] => {
  const { window, priorWindows, filter } = answer
  const frame = { ledger, state: filter.state, window, priorWindows }
  const { definitions } = ledger.terms
  const families = [...new Set(definitions.map((d) => d.family))]
  const ordered = families.flatMap((family) => definitions.filter((d) => d.family === family))
  const compare = (labels: Uint8Array) => {
    const comparison = comparisonOf(changeAt(frame, labels, filter.release))
    const isClustered = comparison.verdict === BEYOND_CHANCE && [window, ...priorWindows].some((span) => eventsOf(ledger, { ...filter, labels }, span).length > 0)
    return { comparison, isClustered }
  }
  const isAsked = ({ id }: Definition) => answer.definitions.length === 1 && answer.definitions[0].id === id
  let at = 0
  const lines = ordered.map((definition, i): Line => {
    if (i > 0) at += definition.family === ordered[i - 1].family ? 1 : 1 + FAMILY_GAP
    const { id, name } = definition
    return { name, causes: [id], registered: true, asked: isAsked(definition), ...compare(labelsOf(ledger, [definition])), at }
  })
  if (lines.some((line) => line.asked)) return lines
  const name = answer.definitions.length === 1 ? answer.definitions[0].name : 'as asked, together'
  const asked = { name, causes: answer.question.causes, registered: false, asked: true, ...compare(filter.labels), at: 0 }
  return [asked, ...lines.map((line) => ({ ...line, at: line.at + 1 + FAMILY_GAP }))]
})

/** The change under each definition as a figure. */
export function definitionsStrip(scope: Scope, size: Size): Figure {
  const { answer } = scope
  const lines = linesOf(scope)
  const isTold = !isOutside(answer)
  const place = placeText(answer)
  const title = titleOf(lines, isTold)
  const x = percentAxis(lines, isTold, size)
  const last = lines.at(-1)!.at
  const asked = lines.find((line) => line.asked)!
  const colour = colourOfAnswer(scope)
  const margin = size.narrow ? { top: 4, right: 24, bottom: 28, left: 24 } : { top: 4, right: 136, bottom: 28, left: 176 }
  return {
    chart: 'definitions',
    title,
    subtitle: `Change in deaths ${place} under each definition, ${spanText(answer.window)} against ${priorText(answer)}; line: 95% interval`,
    summary: `Dot chart of the change in deaths ${place} under each definition, with its 95% interval. ${title}. As asked, ${subjectOf(answer)}: ${isTold ? told(asked.comparison) : pairText(asked.comparison)}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: notesOf(lines, isTold),
    ...comparedGrounds(scope),
    lead: comparedLead(answer, answer.comparison),
    width: size.width,
    height: margin.top + margin.bottom + Math.round((last + 1) * (size.narrow ? 56 : 30)),
    margin,
    walk: 'y',
    x,
    y: { domain: [last + 0.5, -0.5], ticks: [], grid: false },
    rows: lines.map((line) => rowOf(line, isTold)),
    series: [],
    rules: [],
    strokes: [
      ...(size.narrow ? gridBehind(lines, x, size) : []),
      ...zeroLine(lines, size, last),
      ...(isTold ? lines.flatMap((line) => strokeOf(line, x, size, colour)) : []),
    ],
    dots: isTold ? lines.flatMap((line) => dotOf(line, x, size, colour)) : [],
    labels: lines.flatMap((line) => labelsOn(line, x, size, isTold, margin)),
    keys: [],
    table: tableOf(answer, lines, isTold),
  }
}

/** "26 v 33, −21% (95% interval −55% to +36%)" */
const told = (c: Comparison) =>
  c.percent === null ? pairAndPercent(c) : `${pairAndPercent(c)} (95% interval ${intervalText(c.interval)})`

const percentOf = (fraction: number) => fraction * 100

/** The ticks of an axis by its right end, in percent. */
const TICKS: Record<number, number[]> = {
  100: [-100, -50, 0, 50, 100],
  200: [-100, 0, 100, 200],
  300: [-100, 0, 100, 200, 300],
  400: [-100, 0, 200, 400],
}

/** From −100% to the first of a few round ends that holds every dot; the last of them where none does. Lines across would strike through words that share the width. */
function percentAxis(lines: Line[], isTold: boolean, { narrow }: Size): Axis {
  const most = Math.max(0, ...lines.map(({ comparison }) => (isTold ? percentOf(comparison.change ?? 0) : 0)))
  const ends = Object.keys(TICKS).map(Number)
  const end = ends.find((to) => most <= to) ?? ends.at(-1)!
  return { domain: [-100, end], ticks: TICKS[end].map((at) => ({ at, label: percentText(at) })), grid: !narrow }
}

/** Where a line's marks stand: on its row, or under its words where they share the width. */
const markAt = ({ at }: Line, { narrow }: Size) => (narrow ? at + 0.22 : at)

/** The grid behind the marks alone, a short line of each tick for each row. */
const gridBehind = (lines: Line[], x: Axis, size: Size): Stroke[] =>
  x.ticks
    .filter(({ at }) => at !== 0)
    .flatMap(({ at }) => lines.map((line) => ({ x0: at, y0: markAt(line, size) - 0.1, x1: at, y1: markAt(line, size) + 0.1, colour: 'faint', width: 1 })))

/** The line of no change; where names share the width, in parts beside the marks. */
function zeroLine(lines: Line[], size: Size, last: number): Stroke[] {
  const part = (y0: number, y1: number): Stroke => ({ x0: 0, y0, x1: 0, y1, colour: 'muted', width: 1 })
  return size.narrow ? lines.map((line) => part(markAt(line, size) - 0.16, markAt(line, size) + 0.16)) : [part(-0.5, last + 0.5)]
}

const isBeyond = (fraction: number | null, x: Axis) => percentOf(fraction ?? 0) > x.domain[1]

function strokeOf(line: Line, x: Axis, size: Size, colour: Colour): Stroke[] {
  const { percent, interval: [low, high] } = line.comparison
  if (percent === null || low === null) return []
  const y = markAt(line, size)
  const end = isBeyond(high, x) ? x.domain[1] : percentOf(high!)
  return [{ x0: Math.min(percentOf(low), x.domain[1]), y0: y, x1: end, y1: y, colour: line.asked ? colour : 'muted', width: line.asked ? 3 : 1.5 }]
}

function dotOf(line: Line, x: Axis, size: Size, colour: Colour): Dot[] {
  const { change } = line.comparison
  if (change === null || isBeyond(change, x)) return []
  return [{ x: percentOf(change), y: markAt(line, size), colour: line.asked ? colour : 'muted' }]
}

/** The name, both counts with their percent, and the end of an interval that leaves the axis. */
function labelsOn(line: Line, x: Axis, size: Size, isTold: boolean, margin: Figure['margin']): Label[] {
  const { name, asked, comparison, at } = line
  const { percent, interval } = comparison
  const [from, to] = x.domain
  const dy = size.narrow ? -6 : 4
  const common = { y: at, dy, colour: asked ? 'ink' : 'muted', strong: asked } as const
  const labels: Label[] = [
    { ...common, text: name.length > LONGEST ? `${capital(name.slice(0, LONGEST - 1))}…` : capital(name), x: from, dx: size.narrow ? 4 - margin.left : -margin.left, anchor: 'start' },
    { ...common, text: isTold ? pairAndPercent(comparison) : pairText(comparison), x: to, dx: size.narrow ? margin.right - 4 : margin.right - 2, anchor: 'end' },
  ]
  const mark = { y: markAt(line, size), colour: 'muted', strong: false } as const
  if (isTold && percent === null) labels.push({ ...mark, text: 'no percent: the prior count is 0', x: from, dx: 4, dy: 4, anchor: 'start' })
  else if (isTold && isBeyond(interval[1], x)) labels.push({ ...mark, text: `${endText(interval[1]!)} →`, x: to, dx: -4, dy: size.narrow ? 14 : -8, anchor: 'end' })
  return labels
}

const endText = (high: number) => percentText(Math.round(percentOf(high)))

/** "could easily be chance, p 0.435"; null where both counts are 0. */
const chanceText = ({ verdict, p }: Comparison) => (p === null ? null : `${verdict}, ${pText(p)}`)

function rowOf({ name, comparison, at }: Line, isTold: boolean): Row {
  const chance = chanceText(comparison)
  const lines = [isTold ? pairAndPercent(comparison) : pairText(comparison)]
  if (isTold) lines.push(comparison.percent === null ? 'no percent: the prior count is 0' : `95% interval ${intervalText(comparison.interval)}`)
  if (isTold && chance !== null) lines.push(chance)
  return { at, title: capital(name), lines, values: {} }
}

/** Under how many of the registered definitions the count fell and rose. */
function titleOf(lines: Line[], isTold: boolean): string {
  if (!isTold) return 'The change under each definition, as far as the figures reach'
  const registered = lines.filter((line) => line.registered)
  if (registered.every(({ comparison: { current, prior } }) => current === 0 && prior === 0)) return 'No deaths in either window'
  const many = (way: number) => registered.filter((line) => directionOf(line.comparison) === way).length
  const parts = [['down', many(-1)], ['up', many(1)], ['unchanged', many(0)]].filter(([, n]) => n !== 0)
  const [[first, n], ...rest] = parts
  return [`${capital(String(first))} under ${n} of ${registered.length} definitions`, ...rest.map(([way, n]) => `${way} under ${n}`)].join(', ')
}

/** What the test can't tell of a change that may rest on one event. */
function eventText(lines: Line[]): string {
  const names = lines.filter((line) => line.isClustered).map((line) => line.name)
  return names.length === 0 ? '' : ` The test assumes that deaths come one by one, and a day, state and cause with three or more deaths, which may be one event, breaks that under ${listText(names)}: there chance is underrated.`
}

function notesOf(lines: Line[], isTold: boolean): string[] {
  const share = 'Definitions share deaths: one may count among several of them.'
  if (!isTold) return ['A window reaches past the figures, so no percent is told.', share]
  const names = lines.filter((line) => line.comparison.verdict === BEYOND_CHANCE).map((line) => line.name)
  const chance = names.length === 0 ? 'Each of these changes could easily be chance.' : `Larger than chance alone usually gives: ${listText(names)}. The others could easily be chance.${eventText(lines)}`
  const isTested = lines.some((line) => line.comparison.p !== null)
  return [...(isTested ? [chance] : []), `Strong: what is asked about. →: the interval ends further right, at the percent told. ${share}`, ...smallNotes(lines.map((line) => line.comparison))]
}

function tableOf(answer: Answer, lines: Line[], isTold: boolean): Figure['table'] {
  return {
    caption: `The change under each definition, ${spanText(answer.window)}, and ${priorText(answer)}`,
    columns: ['definition', String(yearOf(answer.asOf)), priorName(answer), 'change, %', '95% from, %', '95% to, %', 'chance'],
    rows: lines.map(({ name, causes, comparison: c }) => [
      capital(name),
      linkOf(answer, c.current, [answer.window], { causes }),
      linkOf(answer, c.prior, answer.priorWindows, { causes }),
      ...(isTold && c.percent !== null ? [percentCell(c), ...c.interval.map(endCell)] : [null, null, null]),
      isTold ? chanceText(c) : null,
    ]),
  }
}
