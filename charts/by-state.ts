/**
 * By state: each state a tile at its usual place, shaded by its count, with the territories and the
 * agencies that belong to no state beside them by name. Counts, never rates or ranks: the table is alphabetical.
 */
import { type Span, longDay, spanText, yearOf } from '@/stats/calendar'
import { type Answer, isOutside, priorName } from '@/stats/answer'
import { countDeaths } from '@/stats/count'
import { uncovered } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { type State, nounOf } from '@/stats/terms'
import { capital, countText, differenceText, inWords, listText } from '@/stats/words'
import { emptyLabel } from './axis'
import type { Colour, Figure, Label, Row, Size, Stroke } from './figure'
import { comparedGrounds } from './grounds'
import { comparedLead } from './lead'
import { type Scope, colourOfAnswer, oncePerScope, priorText } from './scope'
import { shadeOf } from './shade'

/** The map, row by row, a dot for each empty place: where newsrooms put the states. */
const MAP = [
  'AK . . . . . . . . . ME',
  '. . . . . . . . . VT NH',
  'WA ID MT ND MN IL WI MI NY RI MA',
  'OR NV WY SD IA IN OH PA NJ CT',
  'CA UT CO NE MO KY WV VA MD DE',
  '. AZ NM KS AR TN NC SC DC',
  '. . . OK LA MS AL GA',
  'HI . . TX . . . . FL',
].map((line) => line.split(' '))
const COLUMNS = 11
const ON_MAP = MAP.flat().filter((code) => code !== '.')

/** Whether these are the places of the map; another country's stand in a list, whatever their codes. */
const hasMap = (states: State[]): boolean => ON_MAP.every((code) => states.some((state) => state.code === code))

export const stateCaution =
  'These are counts, not rates: places differ in how many officers serve there, and small counts differ by chance. ' +
  'They don’t show where service is safer or more dangerous.'

/** Why counts of the three kinds of agency stand apart: data/README.md tells how each compiler filed them. */
export const AGENCY_NOTE =
  'Federal, tribal and railroad officers: compilers file some of these deaths under another of the three, so their counts are best not compared across releases of different compilers.'

interface Place {
  state: State
  /** Null where no day of a window is covered. */
  current: number | null
  prior: number | null
}

interface Tile extends Place {
  /** Columns from the left, and rows below the top one as a number below 0: the y axis runs up. */
  at: number
  across: number
  /** Whether its name stands beside it. */
  named: boolean
}

/** The counts of every state, district, territory and kind of agency, in the order of the terms: by name. */
const placesOf = oncePerScope(({ ledger, answer }): Place[] => {
  const isTold = (span: Span) => uncovered(span, answer.covered).every((gap) => gap.from > span.from || gap.to < span.to)
  return ledger.terms.states.map((state, place) => {
    const filter = { ...answer.filter, state: place }
    const mean = (spans: Span[]) =>
      spans.every(isTold) ? spans.reduce((sum, span) => sum + countDeaths(ledger, filter, span), 0) / spans.length : null
    return { state, current: mean([answer.window]), prior: mean(answer.priorWindows) }
  })
})

/** Deaths by state as a figure. */
export function byState(scope: Scope, size: Size): Figure {
  const { answer, ledger } = scope
  const places = placesOf(scope)
  const isMap = hasMap(ledger.terms.states)
  const { tiles, columns, rows, height } = layoutOf(places, size, isMap ? MAP : [])
  const noun = nounOf(answer.definitions)
  const title = titleOf(answer, places, isMap)
  const colour = colourOfAnswer(scope)
  const most = Math.max(1, ...places.map((p) => p.current ?? 0))
  const isEmpty = places.every((p) => p.current === null)
  const gaps = uncovered(answer.window, answer.covered)
  return {
    chart: 'by-state',
    title,
    subtitle: `${capital(noun)} in each ${isMap ? 'state, territory and kind of agency' : 'place'}, ${spanText(answer.window)}`,
    summary: `${isMap ? `Tile map of ${noun} in each state, and beside it each territory and federal, tribal and railroad officers` : `A tile for each place, with its ${noun}`}. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: [
      `${stateCaution} The stronger the colour, the more deaths.`,
      ...(answer.state ? [`All places, though only deaths ${answer.state.where} are asked about; their tile is outlined.`] : []),
      ...(isMap ? [AGENCY_NOTE] : []),
      ...gaps.map((gap) => `No release covers ${spanText(gap)}.`),
    ],
    ...comparedGrounds(scope),
    // Asked of one state it still draws all of them, whose sum that state's comparison isn't.
    lead: answer.state ? undefined : comparedLead(answer, answer.comparison),
    width: size.width,
    height: height + 8,
    margin: { top: 4, right: 4, bottom: 4, left: 4 },
    walk: 'x',
    x: { domain: [-0.5, columns - 0.5], ticks: [], grid: false },
    y: { domain: [0.5 - rows, 0.5], ticks: [], grid: false },
    rows: tiles.map((tile) => rowOf(tile, answer, (count) => shadeOf(count, most, colour))),
    series: [{ kind: 'cell', key: 'count', name: capital(noun), colour }],
    rules: [],
    strokes: tiles.filter((tile) => tile.state.code === answer.state?.code).flatMap(outlineOf),
    dots: [],
    labels: [...(isEmpty ? [{ ...emptyLabel('Not covered by these figures', 0.5, 0), dy: 4 }] : []), ...tiles.flatMap((tile) => labelsOf(tile, tileWidth(size, columns)))],
    keys: [],
    table: {
      caption: `${capital(noun)} in each place, by name, ${spanText(answer.window)}, and ${priorText(answer)}`,
      columns: ['place', String(yearOf(answer.asOf)), priorName(answer)],
      rows: places.map(({ state, current, prior }) => {
        const link = (count: number | null, days: Span[]) => (count === null ? null : linkOf(answer, count, days, { state: state.code }))
        return [capital(state.name), link(current, [answer.window]), link(prior, answer.priorWindows)]
      }),
    },
  }
}

const tileWidth = ({ width }: Size, columns: number) => (width - 8) / columns

interface Layout {
  tiles: Tile[]
  /** How many tiles fit across and down, and the height in pixels. */
  columns: number
  rows: number
  height: number
}

/** The map's tiles, row by row, then the places without one: beside it where there is room, else below it. */
function layoutOf(places: Place[], { width, narrow }: Size, map: string[][]): Layout {
  const onMap = map.flatMap((line, down) =>
    places
      .map((place): Tile => ({ ...place, at: line.indexOf(place.state.code), across: 0 - down, named: false }))
      .filter((tile) => tile.at >= 0)
      .sort((a, b) => a.at - b.at),
  )
  const others = places.filter((place) => !map.some((line) => line.includes(place.state.code)))
  const isBeside = width > 800 && map.length > 0
  const above = map.length === 0 ? 0 : map.length + 0.5
  const lists = narrow || isBeside ? 1 : 2
  const long = Math.ceil(others.length / lists)
  const listed = others.map((place, i): Tile => {
    const down = i % long
    const at = isBeside ? COLUMNS + 1 : Math.floor(i / long) * 5.5
    return { ...place, at, across: isBeside ? 0 - down : 0 - (above + down), named: true }
  })
  const rows = isBeside ? Math.max(map.length, long) : above + long
  return { tiles: [...onMap, ...listed], columns: isBeside ? 17.5 : COLUMNS, rows, height: rows * (narrow ? 32 : isBeside ? 44 : 38) }
}

function rowOf({ state, current, prior, at, across }: Tile, answer: Answer, shade: (count: number) => number): Row {
  const told = (count: number | null) => (count === null ? 'not covered' : countText(count))
  const lines = [`${yearOf(answer.asOf)}: ${told(current)}`, `${priorName(answer)}: ${told(prior)}`]
  if (current !== null && prior !== null) lines.push(differenceText(current - prior))
  return { at, across, title: capital(state.name), lines, values: { count: current === null ? null : shade(current) } }
}

/** The code over the count, and the name of a place that isn't on the map. */
function labelsOf({ state, current, at, across, named }: Tile, width: number): Label[] {
  const common = { x: at, y: across, anchor: 'middle', strong: false } as const
  const colour: Colour = current === null ? 'muted' : 'ink'
  const labels: Label[] = [{ ...common, text: state.code, dx: 0, dy: current === null ? 4 : -3, colour }]
  if (current !== null) labels.push({ ...common, text: countText(current), dx: 0, dy: 12, colour: current > 0 ? 'ink' : 'muted', strong: current > 0 })
  if (named) labels.push({ ...common, text: capital(state.name), dx: width / 2 + 8, dy: 4, anchor: 'start', colour })
  return labels
}

/** The four sides of a tile, one after another. */
function outlineOf({ at, across }: Tile): Stroke[] {
  const corners = [[-0.5, -0.5], [0.5, -0.5], [0.5, 0.5], [-0.5, 0.5], [-0.5, -0.5]].map(([x, y]) => [at + x, across + y])
  return corners.slice(1).map(([x1, y1], i) => ({ x0: corners[i][0], y0: corners[i][1], x1, y1, colour: 'ink', width: 2 }))
}

/** How many deaths in how many states, and where else; plain words where the window isn't covered. */
function titleOf(answer: Answer, places: Place[], isMap: boolean): string {
  const noun = nounOf(answer.definitions)
  if (isOutside(answer)) return `${capital(noun)} by ${isMap ? 'state' : 'place'}, as far as they are covered`
  const hit = places.filter((place) => place.current !== null && place.current > 0)
  const total = hit.reduce((sum, place) => sum + place.current!, 0)
  if (total === 0) return `No ${noun.replace('all causes', 'any cause')} ${noun.includes(' listed ') ? '' : 'are listed '}in this window`
  if (!isMap) return `${totalText(total, answer, noun)}, ${hit.length === 1 ? hit[0].state.where : `in ${inWords(hit.length)} places`}`
  const states = hit.filter(({ state }) => state.kind === 'state').length
  const elsewhere = hit.filter(({ state }) => state.kind !== 'state').map(({ state }) => state.where)
  const inStates = states === 0 ? [] : [states === 1 ? 'in one state' : `in ${inWords(states)} states`]
  const others = elsewhere.length > 2 ? [`${states === 0 ? 'in' : 'and'} ${inWords(elsewhere.length)} ${states === 0 ? '' : 'other '}jurisdictions`] : elsewhere
  const where = elsewhere.length > 2 ? [...inStates, ...others].join(' ') : listText([...inStates, ...others])
  return `${totalText(total, answer, noun)}, ${where}`
}

/** "26 firearms deaths", "1 gunfire death"; several definitions are named before the count. */
function totalText(total: number, { definitions }: Answer, noun: string): string {
  if (definitions.length > 1) return `${capital(noun)}: ${countText(total)}`
  return `${countText(total)} ${total === 1 ? noun.replace('deaths', 'death') : noun}`
}
