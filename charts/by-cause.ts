/**
 * By cause, this year and last: a pair of bars for every cause that either window holds, most deaths
 * first. All causes are drawn, whichever is asked about, so that a part is seen beside the whole.
 */
import { type Span, longDay, spanText, yearOf } from '@/stats/calendar'
import { type Part, isOutside, partsOf, priorName } from '@/stats/answer'
import { type Change, changeOf } from '@/stats/comparison'
import { linkOf } from '@/stats/records'
import { capital, countText, differenceText } from '@/stats/words'
import { countAxis, emptyLabel } from './axis'
import { type Axis, type BarSeries, type Colour, FONT_SIZE, type Figure, type Label, type Size } from './figure'
import { comparedGrounds } from './grounds'
import { comparedLead } from './lead'
import { percentCell, smallNotes } from './percent-cell'
import { ALL_CAUSES_NOTE, type Scope, allLabels, colourOfGroup, placeText, priorText } from './scope'
import { wrapText } from './text-width'

/** Pixels from one pair to the next, and between the lines of a name. */
const PITCH = 34
const LEADING = 14
/** How far the middle of each bar is from that of its pair, in pairs. */
const SHIFT = 0.21

/** Pixels for the names. */
const leftOf = ({ narrow }: Size) => (narrow ? 152 : 172)

/** By cause, this year and last, as a figure. */
export function byCause(scope: Scope, size: Size): Figure {
  const { answer, ledger } = scope
  const pairs = partsOf({ ledger, ...answer }, { ...answer.filter, labels: allLabels(ledger) })
  const year = String(yearOf(answer.asOf))
  const prior = priorName(answer)
  const changeIn = ({ current, priorTotal }: Part): Change => changeOf(current, priorTotal, answer.priorWindows.length)
  const most = Math.max(1, ...pairs.flatMap((pair) => [pair.current, pair.prior]))
  const title = isOutside(answer) ? `Deaths by cause ${placeText(answer)}, as far as they are covered` : titleOf(pairs)
  const place = placeText(answer)
  return {
    chart: 'by-cause',
    title,
    subtitle: `Deaths ${place}, ${spanText(answer.window)}, and ${priorText(answer)}`,
    summary: `Bar chart of deaths by cause ${place}. ${title}. As of ${longDay(answer.asOf)}, against ${prior}. The table below holds the numbers.`,
    notes: [ALL_CAUSES_NOTE, ...smallNotes(pairs.map(changeIn))],
    ...comparedGrounds(scope),
    lead: comparedLead(answer, answer.groups.find((row) => row.id === 'all')!.change, 'all causes: ', { causes: ['all'] }),
    width: size.width,
    height: 52 + Math.max(1, pairs.length) * PITCH,
    margin: { top: 8, right: 40, bottom: 28, left: leftOf(size) },
    walk: 'y',
    x: countAxis(most, size.width < 320 ? 2 : 4),
    y: causeAxis(pairs, size),
    rows: pairs.map(({ cause, current, prior: before }, at) => ({
      at,
      title: cause.name,
      lines: [`${year}: ${countText(current)}`, `${prior}: ${countText(before)}`, differenceText(current - before)],
      values: { [cause.group]: current, prior: before },
    })),
    series: [
      ...ledger.terms.groups.map((group) => barsOf(group, colourOfGroup(ledger.terms, group), -SHIFT)),
      { ...barsOf('prior', 'muted', SHIFT), name: prior, size: 0.24 },
    ],
    rules: [],
    dots: [],
    labels: pairs.length === 0 ? [emptyLabel('No deaths are listed')] : pairs.flatMap((pair, at) => countLabels(pair, at, colourOfGroup(ledger.terms, pair.cause.group))),
    keys: pairs.length === 0 ? [] : keysOf(scope, year, prior),
    table: {
      caption: `Deaths by cause ${place}, ${spanText(answer.window)}, and ${priorText(answer)}`,
      columns: ['cause', year, prior, 'change, %'],
      rows: pairs.map((pair) => {
        const { cause, current } = pair
        const change = changeIn(pair)
        const link = (count: number, days: Span[]) => linkOf(answer, count, days, { causes: [cause.id] })
        return [cause.name, link(current, [answer.window]), link(change.prior, answer.priorWindows), percentCell(change)]
      }),
    },
  }
}

const barsOf = (key: string, colour: Colour, shift: number): BarSeries => ({
  kind: 'bar', key, name: key, colour, size: 0.36, shift, stacked: false, hatched: false,
})

/** Causes from the top down; the domain is reversed. A long name takes two lines, a tick each. */
function causeAxis(pairs: Part[], size: Size): Axis {
  const room = leftOf(size) - 10
  const ticks = pairs.flatMap(({ cause }, at) => {
    const lines = wrapText(cause.name, room, FONT_SIZE)
    return lines.map((label, i) => ({ at: at + (i - (lines.length - 1) / 2) * (LEADING / PITCH), label }))
  })
  return { domain: [Math.max(1, pairs.length) - 0.5, -0.5], ticks, grid: false }
}

function countLabels({ current, prior }: Part, at: number, colour: Colour): Label[] {
  const label = { dx: 5, anchor: 'start' } as const
  return [
    { ...label, text: countText(current), x: current, y: at - SHIFT, dy: 4, colour, strong: true },
    { ...label, text: countText(prior), x: prior, y: at + SHIFT, dy: 4, colour: 'muted', strong: false },
  ]
}

function keysOf({ ledger, answer }: Scope, year: string, prior: string): Figure['keys'] {
  const groups = ledger.terms.groups.map((id) => ({
    name: `${year}, ${answer.groups.find((row) => row.id === id)!.name}`,
    colour: colourOfGroup(ledger.terms, id),
  }))
  return [...groups, { name: prior, colour: 'muted' }]
}

/** The cause or causes with the most deaths, and the next; “leading cause” is said of groups alone. */
function titleOf(pairs: Part[]): string {
  const [first, second, third] = pairs
  if (!first || first.current === 0) return 'No deaths are listed in this window'
  const name = ({ cause }: Part) => cause.name
  const told = (pair: Part) => `${name(pair)} (${countText(pair.current)})`
  const tied = pairs.filter((pair) => pair.current === first.current)
  if (tied.length > 2) return `${capital(name(first))} and ${tied.length - 1} more causes: ${countText(first.current)} each`
  if (tied.length === 2) return `Most frequent: ${name(first)} and ${name(second)} (${countText(first.current)} each)`
  if (!second || second.current === 0 || third?.current === second.current) return `Most frequent: ${told(first)}`
  return `Most frequent: ${told(first)}, then ${told(second)}`
}
