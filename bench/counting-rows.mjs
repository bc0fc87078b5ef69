/**
 * The rows and the questions of the counting bench. The rows are the product's own ledger, asked of its
 * address; the larger set multiplies them with other days and states from a seeded generator.
 */
import { firstDayOf, yearOf, yearSpan } from '@/stats/calendar'
import { labelsOf } from '@/stats/count'
import { STILL_LISTED } from '@/stats/ledger'
import { unpackLedger } from '@/stats/ledger-file'
import { findDefinition } from '@/stats/terms'
import { windowIn, windowOf } from '@/stats/window'
import { seeded } from './numbers.mjs'

const JITTER_DAYS = 45
const BAND_YEARS = 20
const MOST_ROWS = 2 ** 22
const BEFORE_ALL_DAYS = 200_000
const DEFINITIONS = ['all', 'firearms', 'gunfire', 'traffic', 'illness', 'felonious', 'all-but-illness', 'automobile-crash']

/** The ledger of a started product. */
export async function fetchLedger(url) {
  const response = await fetch(`${url}/api/v1/ledger`)
  const bytes = new Response(response.body.pipeThrough(new DecompressionStream('gzip')))
  return unpackLedger(await bytes.arrayBuffer())
}

/** Columns of the rows at some places, in order of day; the place a row had before orders rows of one day. */
function pick({ dated }, places, days, states) {
  const keys = Float64Array.from(places, (_, i) => (days[i] + BEFORE_ALL_DAYS) * MOST_ROWS + i).sort()
  const order = Array.from(keys, (key) => key % MOST_ROWS)
  const of = (column) => column.constructor.from(order, (i) => column[places[i]])
  return {
    day: Int32Array.from(order, (i) => days[i]),
    state: Uint8Array.from(order, (i) => states[i]),
    label: of(dated.label),
    deaths: of(dated.deaths),
    listed: of(dated.listed),
    delisted: of(dated.delisted),
  }
}

/** The ledger with only what the newest release lists. */
export function knownNow(ledger) {
  const { day, state, delisted } = ledger.dated
  const places = [...day.keys()].filter((row) => delisted[row] === STILL_LISTED)
  const of = (column) => places.map((place) => column[place])
  return { ...ledger, dated: pick(ledger, places, of(day), of(state)) }
}

/**
 * So many rows of every record that any release listed. A copy keeps cause, deaths and releases, moves up
 * to 45 days within its year, and every second one takes the state of another row.
 */
export function multiplied(ledger, size) {
  const random = seeded(20150908)
  const { day, state } = ledger.dated
  const years = Array.from(day, (each) => yearSpan(yearOf(each)))
  const places = Array.from({ length: size }, (_, i) => i % day.length)
  const days = places.map((place, i) => {
    if (i < day.length) return day[place]
    const moved = day[place] + Math.round((random() * 2 - 1) * JITTER_DAYS)
    return Math.min(years[place].to, Math.max(years[place].from, moved))
  })
  const states = places.map((place, i) => {
    const keeps = i < day.length || random() < 0.5
    return state[keeps ? place : Math.floor(random() * day.length)]
  })
  return { ...ledger, dated: pick(ledger, places, days, states) }
}

/** Questions of each kind: which labels count, in which state, by which release, over which spans (newest first). */
export function questionsOf(ledger, perKind) {
  const random = seeded(26033)
  const any = (list) => list[Math.floor(random() * list.length)]
  const states = ['TX', 'CA', 'NY', 'FL', 'IL', 'GA', 'VT', 'US'].map((code) => ledger.terms.states.findIndex((s) => s.code === code))
  const question = (kind, state) => {
    const window = windowOf(firstDayOf(2012 + Math.floor(random() * 13)) + 30 + Math.floor(random() * 330))
    const back = kind === 'comparison' ? 1 : BAND_YEARS - 1
    const spans = Array.from({ length: back + 1 }, (_, i) => windowIn(yearOf(window.from) - i, window, 'date'))
    const newest = ledger.releases.length - 1
    const release = random() < 0.5 ? newest : Math.floor(random() * newest)
    return { kind, definition: any(DEFINITIONS), state, release, spans }
  }
  const many = (make) => Array.from({ length: perKind }, make)
  return {
    'comparison, all states': many(() => question('comparison', null)),
    'comparison, one state': many(() => question('comparison', any(states))),
    '20 years, all states': many(() => question('band', null)),
    '20 years, one state': many(() => question('band', any(states))),
  }
}

/** The labels that each definition of the questions counts, as `countDeaths` takes them. */
export const labelSets = (ledger) =>
  new Map(DEFINITIONS.map((id) => [id, labelsOf(ledger, [findDefinition(ledger.terms, id)])]))
