/**
 * Published claims: the rows of `data/claims.csv` as claims that can be checked. The words and numbers are
 * the publisher's, right or wrong. The table is our own promise, so a broken cell is thrown, with its row.
 */
import { type Day, isYearEnd, parseDay, yearOf } from '@/stats/calendar'
import type { Against } from '@/stats/window'
import { type Arithmetic, arithmeticOf } from './arithmetic'
import { type Claim, directionOfDifference } from './claim'
import { COUNTERS, type Counter, counterOf } from './counters'
import { printedCauseOf } from './printed-causes'

export const publishedRule =
  'The published claims are a selection, not every comparison that was printed. First each percent is checked against the two counts printed with it, ' +
  'which needs no other figures, and then against the figures here.'

export interface PublishedClaim {
  /** As precisely as is known: YYYY-MM-DD, YYYY-MM or YYYY. */
  published: string
  asOf: Day
  /** Whether the numbers speak of a whole year. */
  isWholeYear: boolean
  source: Counter
  /** The cause in the claim's own terms. */
  words: string
  /** The nearest definition; null where none comes near enough to check it. */
  definition: string | null
  /** Ids that come near together where no single definition does. */
  together: string[]
  /** How near the definition comes, or why there is none. */
  why: string
  claim: Claim
  url: string | null
}

/** Cells by the name of their column, as a reader of CSV gives them; an empty cell is ''. */
export type ClaimRow = Record<string, string>

const COLUMNS = ['published', 'as_of', 'source', 'cause', 'year', 'current', 'prior', 'percent_claimed', 'url']

/** The claims of the rows, in their order. Throws a RangeError that names the row, counted from 1 without the header. */
export const publishedClaims = (rows: ClaimRow[]): PublishedClaim[] => rows.map(publishedClaim)

function publishedClaim(row: ClaimRow, place: number): PublishedClaim {
  const fail = (fault: string): never => {
    throw new RangeError(`data/claims.csv row ${place + 1}: ${fault}`)
  }
  const missing = COLUMNS.find((column) => row[column] === undefined)
  if (missing !== undefined) fail(`the column ${missing} is missing`)
  const asOf = parseDay(row.as_of) ?? fail(`as_of is “${row.as_of}”; it must be a day written YYYY-MM-DD`)
  if (row.year !== String(yearOf(asOf))) fail(`year is “${row.year}”, but the as-of day ${row.as_of} isn’t in it`)
  if (!isPublishedOn(row.published)) fail(`published is “${row.published}”; it must be YYYY-MM-DD, YYYY-MM or YYYY`)
  for (const column of ['source', 'cause']) if (row[column] === '') fail(`${column} is empty`)
  const [current, prior] = ['current', 'prior'].map((column) => numberIn(row[column], /^\d{1,9}$/, () => fail(`${column} is “${row[column]}”; it must be a whole number or empty`)))
  const percent = numberIn(row.percent_claimed, /^-?\d{1,6}(\.\d{1,6})?$/, () => fail(`percent_claimed is “${row.percent_claimed}”; it must be a number or empty`))
  const { definition, together, why } = printedCauseOf(row.cause)
  const kind = percent === null && prior === null ? 'count' : 'change'
  const direction = percent === null ? null : directionOfDifference(percent)
  return {
    published: row.published,
    asOf,
    isWholeYear: isYearEnd(asOf),
    source: counterOf(row.source),
    words: row.cause,
    definition,
    together,
    why,
    claim: { kind, cause: definition, current, prior, percent, direction, asOf, known: null, against: againstIn(row.cause), state: null, followedBy: null, ...(COUNTERS.some(({ id }) => id === row.source) && { counter: row.source }) },
    url: row.url === '' ? null : row.url,
  }
}

function isPublishedOn(text: string): boolean {
  const [year, month = '01', date = '01', ...more] = text.split('-')
  return more.length === 0 && parseDay([year, month, date].join('-')) !== null
}

function numberIn(text: string, form: RegExp, fail: () => never): number | null {
  if (text === '') return null
  return form.test(text) ? Number(text) : fail()
}

/** The year before, but where the words name another one: "felonious (2022 vs 2013)". */
function againstIn(words: string): Against {
  const year = /\(\d{4} vs (\d{4})\)$/.exec(words)?.[1]
  return year === undefined ? 'last-year' : Number(year)
}

export interface CheckedPublished {
  published: PublishedClaim
  arithmetic: Arithmetic
}

/** Every claim with its arithmetic. */
export const checkPublished = (claims: PublishedClaim[]): CheckedPublished[] =>
  claims.map((published) => ({ published, arithmetic: arithmeticOf(published.claim) }))

export interface PublishedTotals {
  claims: number
  /** With both counts printed. */
  withBothCounts: number
  /** Of those, with a percent as well: the ones that arithmetic can judge. */
  judged: number
  follows: number
}

/** How many claims can be judged by their own arithmetic, and how many of them follow. */
export function publishedTotals(checked: CheckedPublished[]): PublishedTotals {
  const both = checked.filter(({ published: { claim } }) => claim.current !== null && claim.prior !== null)
  const judged = both.filter(({ arithmetic }) => arithmetic.follows !== null)
  return { claims: checked.length, withBothCounts: both.length, judged: judged.length, follows: judged.filter(({ arithmetic }) => arithmetic.follows).length }
}

/** "Of 71 published claims, 51 print both counts. 45 of those print a percent too: it follows from the counts in 41, and doesn’t in 4." */
export const totalsText = ({ claims, withBothCounts, judged, follows }: PublishedTotals): string =>
  `Of ${claims} published claims, ${withBothCounts} print both counts. ${judged} of those print a percent too: it follows from the counts in ${follows}, and doesn’t in ${judged - follows}.`
