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
  const { aliases, causes } = ledger.terms
  const rows = ledger.releases.map(({ released }) => knownRows(toIso(released)).filter(({ date }) => date.length === 10).map((row) => ({ ...row, deaths: Number(row.deaths) })))
  const labelsIn = (definition) => new Set(aliases.filter(({ cause }) => counts(definition, causes.find(({ id }) => id === cause))).map(({ label }) => label))
  return (claim) => {
    const labels = new Map(definitionsFor(ledger, claim.cause).map((definition) => [definition.id, labelsIn(definition)]))
    return readingsBy(ledger, claim, (definition, place, state) => ({ from, to }) => {
      const [first, last, counted] = [toIso(from), toIso(to), labels.get(definition.id)]
      let sum = 0
      for (const { date, state: where, cause, deaths } of rows[place]) if (date >= first && date <= last && counted.has(cause) && (state === null || where === state)) sum += deaths
      return sum
    })
  }
}

/** The ledger, asked for each window of each reading. */
export function oneByOne(ledger) {
  return (claim) => {
    const labels = new Map(definitionsFor(ledger, claim.cause).map((definition) => [definition.id, labelsOf(ledger, [definition])]))
    const state = claim.state === null ? null : ledger.terms.states.findIndex(({ code }) => code === claim.state)
    return readingsBy(ledger, claim, (definition, release) => (span) => countDeaths(ledger, { labels: labels.get(definition.id), state, release }, span))
  }
}
