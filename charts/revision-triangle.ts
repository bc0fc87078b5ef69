/**
 * The revision triangle: the count from 1 January to each month's end as each release knew it, as-of days up and
 * releases across. Every cell holds its count; the stronger its colour, the further it is from what is known last.
 */
import { dateOf, longDay, monthOf, shortMonth, spanText, yearOf } from '@/stats/calendar'
import { subjectOf } from '@/stats/headline'
import { knownAt, longKnown, toKnownText } from '@/stats/known'
import { releasesBehind } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { type LaterRise, type Triangle, laterRises, triangleOf } from '@/stats/revision-triangle'
import { capital, countText, differenceText, inWords, listText } from '@/stats/words'
import { emptyLabel } from './axis'
import { type Figure, type Label, type Row, type Size, dayCell } from './figure'
import { groundsOf } from './grounds'
import { type Scope, colourOfAnswer, groupLabels, oncePerScope, subjectText } from './scope'
import { shadeOf } from './shade'

/** As many releases as are drawn, the newest; the table holds them all. */
const DRAWN = 12
/** Pixels of the name of a release. */
const NAME = 48

const triangleFor = oncePerScope(({ ledger, answer: { filter, asOf } }) => triangleOf(ledger, filter, asOf))

interface Cell {
  /** Places among the releases and the as-of days, from 1 on. */
  at: number
  across: number
  release: number
  asOf: number
  count: number | null
  /** What is known last of the same days. */
  last: number
}

/** The counts of a window to each month's end, release by release, as a figure. */
export function revisionTriangle(scope: Scope, size: Size): Figure {
  const { answer, ledger } = scope
  const triangle = triangleFor(scope)
  const { releases, rows } = triangle
  const first = Math.max(0, releases.length - DRAWN)
  const cells = cellsOf(triangle, first)
  const colour = colourOfAnswer(scope)
  const title = titleOf(scope, triangle)
  const most = Math.max(1, ...cells.map(({ count, last }) => Math.abs(last - (count ?? last))))
  const columns = Math.max(1, releases.length - first)
  const margin = { top: 6, right: size.narrow ? 8 : 16, bottom: 28, left: 52 }
  const knownOf = (release: number) => knownAt(ledger.releases, release)
  const isShown = everyNth((size.width - margin.left - margin.right) / columns)
  const year = yearOf(answer.asOf)
  return {
    chart: 'revision-triangle',
    title,
    subtitle: `${subjectText(answer)} from 1 January ${year} to each month’s end, as each release knew them`,
    summary: `Heat map of ${subjectOf(answer)} from 1 January ${year} to each month’s end, by release. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: notesOf(scope, releases.length - first < releases.length),
    ...groundsOf(scope, { spans: [answer.window], period: spanText(answer.window), behind: behindOf(scope, triangle) }),
    width: size.width,
    height: margin.top + margin.bottom + Math.max(2, rows.length) * 24,
    margin,
    walk: 'x',
    x: {
      domain: [0.5, columns + 0.5],
      ticks: releases.slice(first).flatMap((release, i) => (isShown(columns - 1 - i) ? [{ at: i + 1, label: nameOf(ledger.releases[release].released) }] : [])),
      grid: false,
    },
    y: { domain: [0.5, Math.max(2, rows.length) + 0.5], ticks: rows.map(({ asOf }, i) => ({ at: i + 1, label: `${dateOf(asOf)} ${shortMonth(monthOf(asOf))}` })), grid: false },
    rows: cells.map((cell) => rowOf(cell, longKnown(knownOf(cell.release)), (count) => shadeOf(count, most, colour))),
    series: [{ kind: 'cell', key: 'count', name: capital(subjectOf(answer)), colour }],
    rules: [],
    dots: [],
    labels: cells.length === 0 ? [emptyLabel('Not covered by these figures', 0.5, 1)] : cells.flatMap(labelOf),
    keys: [],
    table: {
      caption: `${capital(subjectOf(answer))} from 1 January ${year} to each as-of day, as known on the day of each release`,
      columns: ['as-of day', ...releases.map((release) => toKnownText(knownOf(release)))],
      rows: [...rows].reverse().map(({ asOf, counts }) => [
        dayCell(asOf),
        ...counts.map((count, i) => (count === null ? null : linkOf(answer, count, [], { asOf, known: knownOf(releases[i]) }))),
      ]),
    },
  }
}

/** Every cell of the drawn releases, the newest as-of day first. */
function cellsOf({ releases, rows }: Triangle, first: number): Cell[] {
  return [...rows.entries()].reverse().flatMap(([row, { asOf, counts }]) => {
    const last = counts.findLast((count) => count !== null)!
    return releases.slice(first).map((release, i) => ({ at: i + 1, across: row + 1, release, asOf, count: counts[first + i], last }))
  })
}

/** Counted from the newest: whether a release is named where names are wider than cells. */
const everyNth = (cell: number) => (fromNewest: number) => fromNewest % Math.max(1, Math.ceil(NAME / cell)) === 0

/** "Oct ’25" */
const nameOf = (day: number): string => `${shortMonth(monthOf(day))} ’${String(yearOf(day)).slice(2)}`

function rowOf({ at, across, asOf, count, last }: Cell, known: string, shade: (count: number) => number): Row {
  const title = `1 January to ${longDay(asOf)}, known on ${known}`
  if (count === null) return { at, across, title, lines: ['not covered by this release'], values: { count: null } }
  const later = count === last ? 'as known last' : `${differenceText(last - count)} as known last`
  return { at, across, title, lines: [`deaths: ${countText(count)}`, later], values: { count: shade(Math.abs(last - count)) } }
}

const labelOf = ({ at, across, count }: Cell): Label[] =>
  count === null ? [] : [{ text: countText(count), x: at, y: across, dx: 0, dy: 4, anchor: 'middle', colour: 'ink', strong: false }]

/** What any of the releases rests on for these days, newest first. */
function behindOf({ ledger, answer }: Scope, { releases, rows }: Triangle) {
  const spans = releases.map((release, i) => ({ release, to: rows.findLast(({ counts }) => counts[i] !== null)!.asOf }))
  const behind = new Set(spans.flatMap(({ release, to }) => releasesBehind(ledger, release, { from: answer.window.from, to })))
  return ledger.releases.filter((release) => behind.has(release)).reverse()
}

/** The as-of day whose count changed most, the newest of them: as first told and as known last. */
function titleOf({ answer }: Scope, { releases, rows }: Triangle): string {
  const known = `as known on ${longKnown(answer.knownOn)}`
  if (rows.length === 0) return `No release covers the days from 1 January ${yearOf(answer.asOf)} on`
  const told = rows.map(({ asOf, counts }) => {
    const those = counts.filter((count) => count !== null)
    return { asOf, first: those[0], last: those.at(-1)! }
  })
  const most = Math.max(...told.map(({ first, last }) => Math.abs(last - first)))
  if (most === 0) return releases.length === 1 ? `One release tells of these days, ${known}` : `Each count is still the one first told, ${known}`
  const { asOf, first, last } = told.findLast((each) => Math.abs(each.last - each.first) === most)!
  return `${capital(subjectOf(answer))} by ${longDay(asOf)}: ${countText(first)} as first told, ${countText(last)} ${known}`
}

function notesOf(scope: Scope, isCut: boolean): string[] {
  const { ledger, answer } = scope
  const rises = laterRises(ledger, answer.filter)
  const groups = groupLabels(ledger).flatMap(({ name, labels }) => {
    const [youngest] = laterRises(ledger, { ...answer.filter, labels })
    return youngest && youngest.upTo === rises[0]?.upTo ? [`${name} ${countText(youngest.median)} (at most ${countText(youngest.most)})`] : []
  })
  return [
    `Each number is the count from 1 January to the day at its left, as the release below told it; the stronger the colour, the more it differs from what was known on ${longKnown(answer.knownOn)}.`,
    ...(isCut ? [`The newest ${DRAWN} releases are drawn; the table holds all.`] : []),
    ...rises.map(riseText),
    ...(groups.length > 0 ? [`Of counts ${ageText(rises[0])}, the median later rise by group: ${listText(groups)}.`] : []),
    ...(rises.length === 0 ? ['Fewer than eight releases of one age were followed by another: no typical later rise is stated.'] : []),
  ]
}

const AGE_NAMES: Record<number, string> = { 31: 'up to a month old', 92: 'one to three months old', 183: 'three to six months old', 366: 'half a year to a year old' }

const ageText = ({ upTo }: LaterRise): string => AGE_NAMES[upTo]

/** "Of 14 releases in all years, counts up to a month old later rose by a median of 0 and by 3 at most; six rose at all." */
const riseText = (rise: LaterRise): string =>
  `Of ${inWords(rise.releases)} releases in all years, counts ${ageText(rise)} later rose by a median of ${countText(rise.median)} and by ${countText(rise.most)} at most; ${inWords(rise.fewer)} rose at all.`
