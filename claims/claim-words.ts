/** A claim in words of one form, as its fields say it, whoever printed it and however: for cards, frames and titles. */
import { type Day, firstDayOf, isYearEnd, lastDayOf, longDay, yearOf } from '@/stats/calendar'
import { type Terms, findDefinition } from '@/stats/terms'
import { capital, countText } from '@/stats/words'
import type { Claim, ClaimField } from './claim'
import { printedNames } from './count-names'
import { unitsPercent } from './fraction'
import { printedPercent } from './needed-counts'

/** How a page names the fields of a claim, its counts by their years. */
export function fieldNames(claim: Pick<Claim, 'asOf' | 'against'>): Record<ClaimField, string> {
  const { current, prior } = printedNames(claim)
  const bare = (name: string) => name.replace(/^the /, '')
  return {
    kind: 'what it says',
    cause: 'which deaths',
    current: bare(current),
    prior: bare(prior),
    percent: 'percent',
    direction: 'up or down',
    asof: 'last day counted',
    known: 'as known on',
    against: 'compared with',
    state: 'where',
    followedby: 'second cause',
    points: 'percentage points',
    whole: 'a whole year',
    counter: 'who counted',
  }
}

/** "Firearms deaths down 21%: 26 v 33, 1 January to 7 September 2015 against the same days of the year before" */
export function claimSentence(claim: Claim, terms: Terms): string {
  return [whatText(claim, terms), windowText(claim)].filter((part) => part !== '').join(', ')
}

function whatText(claim: Claim, terms: Terms): string {
  const { kind, cause, followedBy, state } = claim
  const where = terms.states.find(({ code }) => code === state)?.where ?? ''
  const named = (id: string) => findDefinition(terms, id)?.name ?? id
  if (kind === 'leading') {
    const next = followedBy === null ? '' : `, followed by ${named(followedBy)}`
    return `${cause === null ? 'A cause that isn’t said' : capital(named(cause))} as the leading cause${where === '' ? '' : ` ${where}`}${next}`
  }
  const noun = `${cause === null ? 'deaths of a cause that isn’t said' : (findDefinition(terms, cause)?.noun ?? cause)}${where === '' ? '' : ` ${where}`}`
  const count = printedCount(claim, 'current')
  if (kind === 'count') return count === '' ? capital(noun) : capital(`${count} ${noun}`)
  const counts = countsText(claim)
  return `${capital(noun)}${changeWords(claim)}${counts === '' ? '' : `: ${counts}`}`
}

function changeWords({ percent, direction, isPoints, rough, places }: Claim): string {
  if (percent === null) return direction === null ? '' : ` ${direction}`
  const size = `${rough?.percent ? `${rough.percent} ` : ''}${isPoints ? `${Math.abs(percent)} percentage points` : percentWords(Math.abs(percent), places)}`
  const way = direction ?? (percent < 0 ? 'down' : null)
  return way === 'unchanged' ? ' unchanged' : way === null ? `, a change of ${size}` : ` ${way} ${size}`
}

function countsText(claim: Claim): string {
  const [current, prior] = (['current', 'prior'] as const).map((field) => printedCount(claim, field))
  if (current === '') return prior === '' ? '' : `${prior} before`
  return prior === '' ? current : `${current} v ${prior}`
}

/** "26", "nearly 30"; empty where none is printed. */
export function printedCount({ rough, ...claim }: Claim, field: 'current' | 'prior'): string {
  const count = claim[field]
  return count === null ? '' : `${rough?.[field] ? `${rough[field]} ` : ''}${countText(count)}`
}

function windowText({ asOf, against, kind }: Claim): string {
  if (asOf === null) return ''
  const year = yearOf(asOf)
  const window = spanWords(asOf)
  if (kind !== 'change' || against === null) return window
  if (against === 'average-5') return `${window} against the mean of the five years before`
  return `${window} against ${asOf === lastDayOf(year) ? '' : 'the same days of '}${against === 'last-year' ? 'the year before' : against}`
}

const spanWords = (asOf: Day): string => (isYearEnd(asOf) ? `all of ${yearOf(asOf)}` : asOf === firstDayOf(yearOf(asOf)) ? longDay(asOf) : `1 January to ${longDay(asOf)}`)

/** "21%", "58.7%"; a third, which has no end, is a whole percent. */
function percentWords(percent: number, places?: number): string {
  const { units, decimals } = printedPercent(percent, places)
  return unitsPercent(units, decimals).replace(/^[+−]/, '')
}
