/**
 * What a person must confirm by name before a file is published: each is something that a mistake looks like,
 * and that can also be true. What nobody may confirm is a block.
 */
import type { Reading } from '@/ingest/report'
import type { ReleaseRecord } from '@/ingest/release-file'
import { type Span, daysNamed, lengthOf, spanText, toIso, touches } from '@/stats/calendar'
import { type Ledger, coverage, uncovered } from '@/stats/ledger'
import { countText, deathsText } from '@/stats/words'
import { publishedIn } from '@/stats/offered-span'

export const confirmRule =
  'Before a file is published, these are confirmed by name: a large fall or rise, which is a tenth of the deaths published on the days of its span, and five at least, or on new days more than three times the deaths a day of the ten years before, and twenty at least; a year whose deaths would all be removed; each new cause that nobody knows; more than 31 days without a death at an end of the span; days between the last covered one and the span, which no release would cover; rows that were rejected, lie in the future, are duplicate suspects or hold damaged text; and a release that changes nothing.'

const SHARE = 0.1
const LEAST = 5
const TIMES = 3
const LEAST_NEW = 20
const TEN_YEARS = 3653
const QUIET_DAYS = 31

export interface Confirmation {
  /** As `confirm` of a publication lists it. */
  name: string
  detail: string
}

export interface Offered {
  reading: Reading
  /** Those within the span. */
  records: ReleaseRecord[]
  span: Span
  /** As it is published. */
  ledger: Ledger
  /** Whether it would change anything. */
  isChange: boolean
}

/** Everything about a file that must be confirmed, in the order in which an editor would ask. */
export function confirmationsOf(offered: Offered): Confirmation[] {
  return [...changedCounts(offered), ...removedYears(offered), ...unknownCauses(offered), ...quietEnds(offered), ...coverageGap(offered), ...doubtfulRows(offered.reading), ...noChange(offered)]
}

/** Falls and rises: on days that are covered against what is published there, on new days against the ten years before. */
function changedCounts({ records, span, ledger }: Offered): Confirmation[] {
  const covered = coverage(ledger, ledger.releases.length - 1)
  const published = publishedIn(ledger, span).deaths
  let [known, fresh] = [0, 0]
  for (const { date, deaths } of records) {
    const days = daysNamed(date)!
    if (covered.some((part) => touches(part, days))) known += deaths
    else fresh += deaths
  }
  const counts = `${deathsText(published)} ${published === 1 ? 'is' : 'are'} published on the days that it replaces; the file lists ${countText(known)} there.`
  const least = Math.max(LEAST, published * SHARE)
  const [newDays, before] = [uncovered(span, covered).reduce((sum, part) => sum + lengthOf(part), 0), usualRate(ledger, span, covered)]
  const isFlood = before !== null && fresh >= LEAST_NEW && fresh > TIMES * before * newDays
  const risen = [...(known - published >= least ? [counts] : []), ...(isFlood ? [`On ${countText(newDays)} new days it lists ${deathsText(fresh)}; at the rate of the ten years before they would be about ${countText(Math.round(before * newDays))}.`] : [])]
  return [...(published - known >= least ? [{ name: 'large-fall', detail: counts }] : []), ...(risen.length > 0 ? [{ name: 'large-rise', detail: risen.join(' ') }] : [])]
}

/** Deaths a day published on the covered days of the ten years before a span's end; null where there are none. */
function usualRate(ledger: Ledger, span: Span, covered: Span[]): number | null {
  const before = { from: span.to - TEN_YEARS, to: span.to }
  const days = lengthOf(before) - uncovered(before, covered).reduce((sum, part) => sum + lengthOf(part), 0)
  return days === 0 ? null : publishedIn(ledger, before, (of) => of.from === of.to).deaths / days
}

function removedYears({ records, span, ledger }: Offered): Confirmation[] {
  const years = new Set(records.map(({ date }) => Number(date.slice(0, 4))))
  return [...publishedIn(ledger, span).byYear]
    .filter(([year]) => !years.has(year))
    .sort(([a], [b]) => a - b)
    .map(([year, deaths]) => ({ name: `removed-year:${year}`, detail: `Of ${year} the file lists nothing: ${deathsText(deaths)} would be removed.` }))
}

/** Labels that neither the cause table knows nor any release has listed. */
export function newLabels({ records, ledger }: Pick<Offered, 'records' | 'ledger'>): Map<string, number> {
  const known = new Set([...ledger.terms.aliases.map(({ label }) => label), ...ledger.labels])
  const found = new Map<string, number>()
  for (const { label, deaths } of records) if (!known.has(label)) found.set(label, (found.get(label) ?? 0) + deaths)
  return found
}

const unknownCauses = (offered: Offered): Confirmation[] =>
  [...newLabels(offered)].map(([label, deaths]) => ({ name: `unknown-cause:${label}`, detail: `“${label}” is in no cause table and in no release: ${deathsText(deaths)} would be counted in “other”.` }))

function quietEnds({ records, span }: Offered): Confirmation[] {
  const days = records.map(({ date }) => daysNamed(date)!)
  const [first, last] = [days.reduce((least, { from }) => Math.min(least, from), span.to + 1), days.reduce((most, { to }) => Math.max(most, to), span.from - 1)]
  const quiet = [{ from: span.from, to: first - 1 }, { from: last + 1, to: span.to }].filter((part) => lengthOf(part) > QUIET_DAYS)
  if (quiet.length === 0) return []
  return [{ name: 'empty-days', detail: `The file lists nobody from ${[...new Set(quiet.map(spanText))].join(' and from ')}: published so, it says that nobody died on those days.` }]
}

/** Days that would be left out between what is covered and what the file speaks of. */
function coverageGap({ span, ledger }: Offered): Confirmation[] {
  const covered = coverage(ledger, ledger.releases.length - 1).at(-1)
  if (!covered || span.from <= covered.to + 1) return []
  const gap = { from: covered.to + 1, to: span.from - 1 }
  return [{ name: 'coverage-gap', detail: `No release would cover ${spanText(gap)}: what is compared across ${lengthOf(gap) === 1 ? 'that day' : 'those days'} would lack ${lengthOf(gap) === 1 ? 'it' : 'them'}. Begin the span on ${toIso(gap.from)} where the file speaks for ${lengthOf(gap) === 1 ? 'it' : 'them'} too.` }]
}

function doubtfulRows({ report: { problemCounts: kinds, rejected, suspects } }: Reading): Confirmation[] {
  const rows = (count: number) => `${countText(count)} ${count === 1 ? 'row' : 'rows'}`
  const future = kinds['future-date'] ?? 0
  const found: [string, number, string][] = [
    ['future-date', future, `${rows(future)} ${future === 1 ? 'lies' : 'lie'} in the future and would be left out.`],
    // K9s aren't counted anyhow.
    ['rejected-rows', rejected - (kinds.canine ?? 0), `${rows(rejected)} ${rejected === 1 ? 'was' : 'were'} rejected and would be left out; the report names each.`],
    ['duplicate-suspects', suspects, `${rows(suspects)} may be an earlier row once more; the report names each, and the choice “duplicates” says whether they count.`],
    ['damaged-text', kinds['bad-encoding'] ?? 0, `${rows(kinds['bad-encoding'] ?? 0)} ${kinds['bad-encoding'] === 1 ? 'holds' : 'hold'} bytes that are no text.`],
  ]
  return found.filter(([, count]) => count > 0).map(([name, , detail]) => ({ name, detail }))
}

const noChange = ({ isChange }: Offered): Confirmation[] =>
  isChange ? [] : [{ name: 'no-change', detail: 'The file says what is published already: the release would list and remove nothing.' }]

