/**
 * Since then: what later releases made of the count of an address that names its known-on day. The
 * deaths that came less those that went are the difference between the count then and now.
 */
import { eventsOf } from '@/stats/answer'
import type { Ledger } from '@/stats/ledger'
import { countedLedger } from '@/stats/several'
import { type Records, deathsOf, recordsOf } from '@/stats/record-list'
import { type Move, movesOf } from '@/stats/record-moves'

export interface SinceKnown {
  /** The count as known on the address's day, and as known now; means over several spans. */
  before: number
  now: number
  /** Deaths that later releases added to this count, and those that they took from it. */
  came: Move[]
  went: Move[]
  cameDeaths: number
  wentDeaths: number
}

/** Whether a death came or went because others of its day, place and cause did: then, or now, they are several in one event. */
function isOfEvent(ledger: Ledger, { filter }: Records, { way, row, elsewhere }: Move): boolean {
  if (elsewhere !== null || row.date.length === 4) return false
  const release = way === 'went' ? ledger.releases.length - 1 : filter.release
  return eventsOf(ledger, { ...filter, release }, { from: row.day, to: row.day }).some(({ state, cause }) => state === row.state && cause.id === row.cause.id)
}

/** What later releases changed in the count of some records; null where they are of everything known now. */
export function sinceKnown(ledger: Ledger, records: Records): SinceKnown | null {
  if (records.question.known === null) return null
  const moves = movesOf(countedLedger(ledger, records.question), records, 'after')
  const whole = records.question.without === 'events' ? ledger : null
  for (const move of moves) move.isOfEvent = whole !== null && isOfEvent(whole, records, move)
  const [came, went] = (['came', 'went'] as const).map((way) => moves.filter((move) => move.way === way))
  const rows = (those: Move[]) => those.map((move) => move.row)
  // The as-of day is named: without it a window or a year would end on today's last covered day.
  const now = recordsOf(ledger, { ...records.asked, asOf: records.asOf, known: null })
  return { before: records.count, now: now.count, came, went, cameDeaths: deathsOf(rows(came)), wentDeaths: deathsOf(rows(went)) }
}
