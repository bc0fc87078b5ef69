/** The marks: each thing that a claim prints, held against the figures of its own cause and days, and then against the near readings. */
import { longDay } from '@/stats/calendar'
import type { Change } from '@/stats/comparison'
import { knownAt, longKnown } from '@/stats/known'
import type { Definition } from '@/stats/terms'
import { countText, pairAndPercent } from '@/stats/words'
import type { Claim } from './claim'
import { printedCount } from './claim-words'
import { placeOfCount } from './count-names'
import { counterOf } from './counters'
import type { Ranking } from './leading-check'
import type { WholeReading } from './part-of-whole'
import { type PrintedField, type Reading, type Scope, waysOf } from './readings'
import type { Findings, Part } from './verdict'

type Mark = Pick<Part, 'status' | 'under' | 'words'>

const FIELDS: readonly PrintedField[] = ['current', 'prior', 'percent', 'direction']

const supported = (words: string): Mark => ({ status: 'supported', under: null, words })
const onlyUnder = (under: string, rest: string): Mark => ({ status: 'only-under', under, words: `Only ${under}${rest}.` })
const beyond = (words: string): Mark => ({ status: 'cannot-check', under: null, words })

/** Every part of a claim with its mark; `scope` is null where the figures can't be asked. */
export function partsOf(scope: Scope | null, found: Findings, all: Reading[]): Part[] {
  const { claim, arithmetic } = found
  const parts: Part[] = []
  if (arithmetic.follows !== null) {
    parts.push({ id: 'arithmetic', said: 'the percent from the counts', status: arithmetic.follows ? 'supported' : 'not-supported', under: null, words: arithmetic.sentences[0] })
  }
  if (claim.kind === 'leading') parts.push({ id: 'leading', said: 'the leading cause', ...leadingMark(scope, found) })
  for (const id of FIELDS) {
    const said = saidOf(claim, id)
    if (said !== null) parts.push({ id, said, ...otherCounters(claim, scope ? markOf(scope, found, all, id) : beyond(found.cannot!)) })
  }
  return parts
}

/** "26 in 2015", "nearly 30 in 2025", "−21%", "down"; null where it isn't printed. */
function saidOf(claim: Claim, id: PrintedField): string | null {
  const { percent, direction, isPoints, rough, places } = claim
  if (id === 'direction') return direction
  if (id === 'percent') {
    if (percent === null) return null
    const sign = rough?.percent || direction === null ? '' : percent < 0 ? '−' : percent > 0 ? '+' : ''
    return `${rough?.percent ? `${direction === null ? '' : `${direction} `}${rough.percent} ` : sign}${places ? Math.abs(percent).toFixed(places) : Math.abs(percent)}${isPoints ? ' percentage points' : '%'}`
  }
  return claim[id] === null ? null : `${printedCount(claim, id)} ${placeOfCount(claim, id)}`
}

function markOf(scope: Scope, found: Findings, all: Reading[], id: PrintedField): Mark {
  const { ownReading, nearest, fits, claim, mixed, whole } = found
  if (scope.claim.isWhole) return whole ? wholeMark(whole.now, whole.holds, id, claim) : beyond('The whole earlier year isn’t held.')
  const own = ownReading!
  const counted = figureOf(own.change, id)
  if (id === 'percent' && claim.isPoints) return { status: 'not-supported', under: null, words: `Counts don’t change by percentage points; in percent the figures give ${counted}.` }
  if (!own.misfits.includes(id)) return supported(`The figures give ${counted}${roughText(claim, id)}.`)
  if (mixed?.under && (id === 'prior' || (id === 'percent' && found.arithmetic.follows))) return onlyUnder(id === 'prior' ? mixed.under : mixed.under.replace('as the count of', 'against'), `; by the same day the figures give ${counted}`)
  const isWay = ({ id: way }: Definition) => waysOf(scope.ledger, own.definition).some((each) => each.id === way)
  // A day away, one number alone is met by accident.
  const other = fits ? nearest : all.find(({ definition, misfits, asOf, align }) => !misfits.includes(id) && isWay(definition) && asOf === claim.asOf && align === 'date')
  if (!other) return { status: 'not-supported', under: null, words: `The figures give ${counted}, and no near reading gives what is printed.` }
  return onlyUnder(differenceText(scope, own.definition, other), fits || mixed === null ? `; otherwise the figures give ${counted}` : ', which doesn’t give the other count')
}

const roughText = ({ rough }: Claim, id: PrintedField): string => (id !== 'direction' && rough?.[id] ? `, which is ${rough[id]} what is printed` : '')

function wholeMark(now: WholeReading, holds: WholeReading | null, id: PrintedField, claim: Claim): Mark {
  const counted = figureOf(now.change, id)
  if (!now.misfits.includes(id)) return supported(`The figures give ${counted}${roughText(claim, id)}.`)
  if (holds) return onlyUnder(`as known on ${longKnown(holds.known)}`, `; otherwise the figures give ${counted}`)
  return { status: 'not-supported', under: null, words: `The figures give ${counted}.` }
}

const figureOf = (change: Change, id: PrintedField): string =>
  id === 'current' ? countText(change.current) : id === 'prior' ? countText(change.prior) : pairAndPercent(change)

/** A number by another counter that isn't the figures' own is counted otherwise, and not unsupported. */
function otherCounters({ counter }: Claim, mark: Mark): Mark {
  const other = counter ? counterOf(counter) : null
  if (other === null || other.isOurs || mark.status !== 'not-supported') return mark
  return { ...mark, status: 'counted-otherwise' }
}

/** "as known on 3 July 2016", "under “gunfire only”, as of 8 September 2015": in what a reading differs from the claim's own. */
export function differenceText({ ledger, newest, claim }: Scope, own: Definition, other: Reading): string {
  const { definition, asOf, align, places } = other
  const differences = [
    ...(definition.id === own.id ? [] : [`under the definition “${definition.name}”`]),
    ...(asOf === claim.asOf ? [] : [`as of ${longDay(asOf)}`]),
    ...(align === 'date' ? [] : ['by the same number of days']),
    ...(places.includes(newest) ? [] : [`as known on ${longKnown(knownAt(ledger.releases, places.at(-1)!))}`]),
  ]
  return differences.join(', ')
}

function leadingMark(scope: Scope | null, { leading, cannot, claim }: Findings): Mark {
  if (!scope) return beyond(cannot!)
  if (!leading) return beyond('Groups of causes and single causes are ranked here, and what the claim names is neither.')
  const { now, holds } = leading
  if (holds === now) return supported(`${rankingText(now)}.`)
  if (holds) {
    const under = `as known on ${longKnown(holds.known)}`
    return { status: 'only-under', under, words: `Only ${under}: ${rankingText(holds)}. As known on ${longKnown(now.known)}: ${rankingText(now)}.` }
  }
  const alone = now.leads && claim.followedBy !== null ? ' It leads, but another cause comes second.' : ''
  return { status: 'not-supported', under: null, words: `${rankingText(now)}.${alone}` }
}

/** "traffic 33, firearms 26, illness 21" */
const rankingText = ({ groups }: Pick<Ranking, 'groups'>): string => groups.map(({ name, deaths }) => `${name} ${countText(deaths)}`).join(', ')
