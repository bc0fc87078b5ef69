/**
 * Rate: deaths per 100,000 sworn officers, a dot for each year that somebody published the number of
 * officers for. Dots, no line: nothing is known of the years between, and surveys of different scope aren't joined.
 */
import { lastDayOf, longDay, yearOf, yearSpan } from '@/stats/calendar'
import { countDeaths } from '@/stats/count'
import { subjectOf } from '@/stats/headline'
import { longKnown } from '@/stats/known'
import { type Rate, ratesOf } from '@/stats/rate'
import { linkOf } from '@/stats/records'
import { capital, countText, listText } from '@/stats/words'
import { countAxis, emptyLabel } from './axis'
import { type Box, boxOf, dotBox, touches } from './clear-label'
import { type Axis, type Colour, type Dot, type Figure, type Label, type Row, type Size, yearCell } from './figure'
import { type Grounds, groundsOf } from './grounds'
import { type Scope, subjectText } from './scope'

/** The kinds of places, in data/states.csv, whose officers the surveys count; others are left out of them. */
const SURVEYED = ['state', 'district']

const RATE = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })
/** "14.8", "7.0" */
export const rateText = (rate: number): string => RATE.format(rate)

/** Each scope has a look of its own: a disc or a ring, in two tones. */
const LOOKS: { colour: Colour; open: boolean }[] = [{ colour: 'ink', open: false }, { colour: 'muted', open: true }]

/** The rates of the years with a published number of officers as a figure. */
export function rate(scope: Scope, size: Size): Figure {
  const { answer, ledger } = scope
  const rates = ratesOf(ledger, answer)
  const surveys = ledger.terms.swornOfficers
  const scopes = [...new Set(surveys.map((survey) => survey.scope))]
  const lookOf = (of: string) => LOOKS[scopes.indexOf(of) % LOOKS.length]
  const years = [...new Set(rates.map(({ survey }) => survey.year))]
  const title = titleOf(scope, rates)
  const dots = rates.map(({ survey, rate: y }): Dot => ({ x: survey.year, y, ...lookOf(survey.scope) }))
  const figure: Figure = {
    chart: 'rate',
    title,
    subtitle: `${subjectText(answer)} per 100,000 full-time sworn officers, in years with a published number of officers`,
    summary: `Dot chart of ${subjectOf(answer)} per 100,000 full-time sworn officers, for ${years.length === 0 ? 'no year' : listText(years.map(String))}. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: notesOf(scope, rates),
    ...groundsOfRates(scope, rates, years),
    width: size.width,
    height: size.narrow ? 260 : 300,
    margin: { top: 20, right: 20, bottom: 28, left: 34 },
    walk: 'x',
    x: yearAxis(surveys.map((survey) => survey.year), yearOf(answer.asOf)),
    y: countAxis(Math.max(1, ...rates.map((r) => r.rate)), 4),
    rows: years.map((year) => rowOf(year, rates)),
    series: [],
    rules: [],
    dots,
    labels: [],
    keys: scopes.filter((of) => rates.some(({ survey }) => survey.scope === of)).map((name) => ({ name, isDot: true, ...lookOf(name) })),
    table: {
      caption: `${subjectText(answer)} per 100,000 full-time sworn officers`,
      columns: ['year', 'deaths', 'sworn officers', 'rate', 'scope', 'source'],
      rows: [...rates].reverse().map(({ survey, deaths, rate }) => [
        yearCell(survey.year),
        linkOf(answer, deaths, [{ year: survey.year }]),
        survey.officers,
        { text: rateText(rate), data: rate },
        survey.scope,
        `${survey.source}${survey.rounded ? ', rounded' : ''}`,
      ]),
    },
  }
  return { ...figure, labels: rates.length === 0 ? [emptyLabel(reasonOf(scope).short, figure.x.domain[0])] : labelsBeside(figure) }
}

/** From a year before the first survey to a year after the last, and never past the as-of year, with round years told. */
function yearAxis(surveyed: number[], asOfYear: number): Axis {
  const held = surveyed.filter((year) => year <= asOfYear)
  const first = Math.min(asOfYear, ...held)
  const end = Math.min(asOfYear, Math.max(first, ...held) + 1)
  const round = Array.from({ length: end - first + 1 }, (_, i) => first + i).filter((year) => year % 5 === 0)
  return { domain: [first - 1, end], ticks: round.map((at) => ({ at, label: String(at) })), grid: false }
}

function rowOf(year: number, rates: Rate[]): Row {
  const lines = rates
    .filter(({ survey }) => survey.year === year)
    .flatMap(({ survey, deaths, rate }) => [
      `${rateText(rate)} per 100,000: ${countText(deaths)} of ${countText(survey.officers)} officers`,
      survey.scope,
    ])
  return { at: year, title: String(year), lines, values: {} }
}

/** Where a label may stand about its dot, in order of preference. */
const PLACES: Pick<Label, 'dx' | 'dy' | 'anchor'>[] = [
  { dx: 0, dy: -9, anchor: 'middle' },
  { dx: 0, dy: 18, anchor: 'middle' },
  { dx: 8, dy: 4, anchor: 'start' },
  { dx: -8, dy: 4, anchor: 'end' },
]

/** Each rate beside its dot where no other mark is; a crowded one is left to the table and the walk. The newest comes first. */
function labelsBeside(figure: Figure): Label[] {
  const { width, height, margin } = figure
  const taken: Box[] = figure.dots.map((dot) => dotBox(dot, figure))
  const labels: Label[] = []
  for (const dot of [...figure.dots].reverse()) {
    const label = { text: rateText(dot.y), x: dot.x, y: dot.y, colour: dot.colour === 'ink' ? 'ink' : 'muted', strong: false } as const
    const fits = (box: Box) => box.left > margin.left - 4 && box.right < width && box.top > 0 && box.bottom < height - margin.bottom + 4 && !taken.some((other) => touches(box, other))
    const placed = PLACES.map((place): Label => ({ ...label, ...place })).find((each) => fits(boxOf(each, figure)))
    if (!placed) continue
    taken.push(boxOf(placed, figure))
    labels.push(placed)
  }
  return labels
}

/** The newest rate or, of a year with two surveys, both; plain words where there is none. */
function titleOf(scope: Scope, rates: Rate[]): string {
  const last = rates.at(-1)
  if (!last) return reasonOf(scope).title
  const { year } = last.survey
  const told = rates.filter(({ survey }) => survey.year === year).map((r) => rateText(r.rate))
  const each = told.length > 1 ? `${told.join(' or ')}, by survey,` : told[0]
  return `${capital(subjectOf(scope.answer))}: ${each} per 100,000 sworn officers in ${year}`
}

/** Why no rate is told. */
function reasonOf({ answer, ledger }: Scope): { title: string; short: string } {
  if (answer.state) {
    return { title: `No rate is told for deaths ${answer.state.where} alone: no number of officers is held for them`, short: 'No number of officers is held' }
  }
  if (ledger.terms.swornOfficers.length === 0) return { title: 'No rate: no number of officers is held for these figures', short: 'No number of officers is held' }
  const first = Math.min(...ledger.terms.swornOfficers.map((survey) => survey.year))
  if (answer.asOf < lastDayOf(first)) return { title: `No rate before the end of ${first}, the first year with a published number of officers`, short: 'Before the first survey' }
  return { title: 'No rate: the years with a published number of officers aren’t covered', short: 'Not covered by these figures' }
}

/** What the deaths and the officers don't share, and which numbers are rounded. */
function notesOf({ answer, ledger }: Scope, rates: Rate[]): string[] {
  const notes = ['Only finished years with a published number of officers. Nothing is known of the years between, so no line joins the dots; the two surveys cover different agencies and aren’t compared with each other.']
  if (rates.length === 0) return ledger.terms.swornOfficers.length === 0 ? ['No published number of officers is held beside these deaths, and none is estimated.'] : notes
  if (answer.question.known !== null) notes.push(`The deaths are as known on ${longKnown(answer.knownOn)}, the numbers of officers aren’t: no day of their publication is held, and some may be later.`)
  const years = [...new Set(rates.map(({ survey }) => survey.year))]
  const count = (state: number | null) => years.reduce((sum, year) => sum + countDeaths(ledger, { ...answer.filter, state }, yearSpan(year)), 0)
  const outside = ledger.terms.states.map((state, place) => ({ state, deaths: SURVEYED.includes(state.kind) ? 0 : count(place) })).filter(({ deaths }) => deaths > 0)
  const scope = 'The surveys count full-time officers of state and local agencies in the 50 states and DC, LEMAS those of general-purpose agencies only; the deaths are of all officers'
  if (outside.length === 0) return [...notes, `${scope}.`]
  const sum = outside.reduce((total, { deaths }) => total + deaths, 0)
  const parts = outside.map(({ state, deaths }) => `${countText(deaths)} ${state.where}`)
  return [...notes, `${scope}: of the ${countText(count(null))} deaths of these years ${countText(sum)} ${sum === 1 ? 'is' : 'are'} of officers whom no survey counts (${listText(parts)}). So the rates are too high, by an unknown amount.`]
}

/** The grounds of the deaths and the publications of the officers; the years alone that have a rate. */
function groundsOfRates(scope: Scope, rates: Rate[], years: number[]): Grounds {
  const told = years.length > 0 ? years : [yearOf(scope.answer.asOf)]
  const surveys = [...new Set(rates.map(({ survey }) => survey.source))]
  const besides = surveys.length > 0 ? `numbers of officers: ${surveys.join('; ')}` : undefined
  return groundsOf(scope, { spans: told.map(yearSpan), period: listText(told.map(String)), besides })
}
