/**
 * Two other ways to every reading of a claim, each a function from a claim to `definition day alignment release → counts`:
 * plain loops over the rows of the CSV files, and the product's own count of one window at a time. Both read the same
 * releases under the same definitions, and what they find is compared with the product's readings.
 */
import { firstDayOf, lastDayOf, toIso, yearOf } from '@/stats/calendar'
import { isComparable } from '@/stats/context'
import { countDeaths, labelsOf } from '@/stats/count'
import { knownRows } from '@/stats/shipped.fixture'
import { counts } from '@/stats/terms'
import { priorYears, windowIn, windowOf } from '@/stats/window'
import { NEAR_DAYS, definitionsFor } from '@/claims/readings'

export const keyOf = (definition, asOf, align, place) => `${definition} ${asOf} ${align} ${place}`

/** Every window of a claim's readings with the windows that it is held against. */
function* windowsOf(ledger, claim) {
  const year = yearOf(claim.asOf)
  for (let asOf = Math.max(firstDayOf(year), claim.asOf - NEAR_DAYS); asOf <= Math.min(lastDayOf(year), claim.asOf + NEAR_DAYS); asOf++) {
    const window = windowOf(asOf)
    const years = priorYears(window, claim.against)
    const byDate = years.map((each) => windowIn(each, window, 'date'))
    const byDays = years.map((each) => windowIn(each, window, 'days'))
    const isOther = byDays.some(({ to }, i) => to !== byDate[i].to)
    for (let place = 0; place < ledger.releases.length; place++) {
      for (const [align, before] of [['date', byDate], ...(isOther ? [['days', byDays]] : [])]) {
        if (isComparable(ledger, place, [window, ...before])) yield { asOf, align, place, window, before }
      }
    }
  }
}

/** Every reading by `count(definition, place, span)`. */
function readingsBy(ledger, claim, countOf) {
  const found = new Map()
  const definitions = definitionsFor(ledger, claim.cause)
  for (const { asOf, align, place, window, before } of windowsOf(ledger, claim)) {
    for (const definition of definitions) {
      const count = countOf(definition, place, claim.state)
      found.set(keyOf(definition.id, asOf, align, place), `${count(window)} ${before.reduce((sum, span) => sum + count(span), 0)}`)
    }
  }
  return found
}

/** The rows of the CSV files as each release leaves them, read once; a count is a loop over them. */
export function plainRows(ledger) {
  const causes = new Map(ledger.terms.aliases.map(({ label, cause }) => [label, ledger.terms.causes.find(({ id }) => id === cause)]))
  const rows = ledger.releases.map(({ released }) => knownRows(toIso(released)).map(({ date, state, cause, deaths }) => ({ date, state, cause: causes.get(cause), deaths: Number(deaths) })))
  return (claim) =>
    readingsBy(ledger, claim, (definition, place, state) => ({ from, to }) => {
      const [first, last] = [toIso(from), toIso(to)]
      let sum = 0
      for (const row of rows[place]) if (row.date >= first && row.date <= last && row.date.length === 10 && (state === null || row.state === state) && counts(definition, row.cause)) sum += row.deaths
      return sum
    })
}

/** The ledger, asked for each window of each reading. */
export function oneByOne(ledger) {
  return (claim) => {
    const labels = new Map(definitionsFor(ledger, claim.cause).map((definition) => [definition.id, labelsOf(ledger, [definition])]))
    const state = claim.state === null ? null : ledger.terms.states.findIndex(({ code }) => code === claim.state)
    return readingsBy(ledger, claim, (definition, release) => (span) => countDeaths(ledger, { labels: labels.get(definition.id), state, release }, span))
  }
}
