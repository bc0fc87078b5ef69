/** The published claims as rows of a file: what was printed, its arithmetic, the figures here, what lies between. */
import { claimJsonArithmetic } from '@/app/claim-json'
import { toCsv } from '@/charts/form-csv'
import { type PublishedCheck, AGREEMENT_WORDS, agreementTotals } from '@/claims/published-check'
import { publishedTotals } from '@/claims/published-claims'
import { toPublishedQuery } from '@/claims/published-query'
import { toIso } from '@/stats/calendar'
import { toKnownText } from '@/stats/known'
import type { AskedPublished } from './published-checks'

const COLUMNS = [
  'published', 'as_of', 'source', 'cause', 'current', 'prior', 'percent', 'follows', 'computed_percent', 'slip', 'definition', 'known', 'our_current', 'our_prior', 'our_percent',
  'difference_current', 'difference_prior', 'difference_points', 'agreement', 'why', 'verdict', 'url',
]

export function publishedCsv({ rows }: Pick<AskedPublished, 'rows'>): string {
  const lines = rows.map(({ published, arithmetic, check, ours, difference, agreement, why }) => {
    const { claim, asOf, source, words, definition, url } = published
    const follows = arithmetic.follows === null ? 'cannot' : arithmetic.follows ? 'yes' : 'no'
    return [
      published.published, toIso(asOf), source.id, words, claim.current, claim.prior, claim.percent, follows, arithmetic.computedPercent, arithmetic.slip, definition,
      ours && toKnownText(check.known), ours && ours.change.current, ours && ours.change.prior, ours && ours.change.percent,
      difference && difference.current, difference && difference.prior, difference && difference.points, AGREEMENT_WORDS[agreement], why.join(' ') || null, check.verdict, url,
    ]
  })
  return toCsv({ table: { caption: '', columns: COLUMNS, rows: lines } })
}

/** Totals of all the claims, and the rows that were asked for; addresses are without the site's name. */
export const publishedJson = ({ checks, rows, question }: Pick<AskedPublished, 'checks' | 'rows' | 'question'>) => ({
  totals: { ...publishedTotals(checks), agreement: agreementTotals(checks) },
  claims: rows.map(rowJson),
  query: toPublishedQuery(question),
})

function rowJson({ published, check, ours, difference, agreement, why, together, query }: PublishedCheck) {
  const { claim, asOf, isWholeYear, source, words, definition, url } = published
  return {
    published: published.published,
    asof: toIso(asOf),
    wholeYear: isWholeYear,
    source: { id: source.id, name: source.name },
    cause: words,
    definition,
    printed: { current: claim.current, prior: claim.prior, percent: claim.percent, against: claim.against },
    arithmetic: claimJsonArithmetic(check),
    ours: ours && { current: ours.change.current, prior: ours.change.prior, percent: ours.change.percent, known: toKnownText(check.known), dashboard: `/${ours.query}` },
    difference,
    agreement,
    why,
    together: together === null ? null : `/${together}`,
    verdict: check.verdict,
    check: `/claims${query}`,
    url,
  }
}
