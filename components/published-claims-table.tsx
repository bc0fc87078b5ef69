import { printedCauseName } from '@/claims/printed-causes'
import { AGREEMENT_WORDS, type PublishedCheck } from '@/claims/published-check'
import type { PublishedClaim } from '@/claims/published-claims'
import type { PublishedQuestion } from '@/claims/published-query'
import { parseDay, shortDay, yearOf } from '@/stats/calendar'
import { priorYears, windowOf } from '@/stats/window'
import { capital, changePercent, countText, pairText, percentText } from '@/stats/words'

interface Props {
  rows: PublishedCheck[]
  sort: PublishedQuestion['sort']
  /** The address of the same rows in another order. */
  address: (sort: PublishedQuestion['sort']) => string
}

const COLUMNS: { name: string; sort?: PublishedQuestion['sort']; order?: string }[] = [
  { name: 'Published', sort: 'published', order: 'newest first' },
  { name: 'As printed' },
  { name: 'Does the percent follow?' },
  { name: 'Counts here' },
  { name: 'How they compare', sort: 'difference', order: 'furthest apart first' },
]

/** A row for each claim: what was printed, whether its percent follows, the figures here, and what lies between. */
export function PublishedClaimsTable({ rows, sort: shown, address }: Props) {
  return (
    <table className="prose-table stacked published-claims">
      <thead>
        <tr>
          {COLUMNS.map(({ name, sort, order }) => (
            <th key={name} scope="col" aria-sort={sort === shown ? 'descending' : undefined}>
              {sort === undefined || sort === shown ? name : <a href={address(sort)}>{name}</a>}
              {sort === shown && <span aria-hidden="true"> ↓</span>}
              {sort !== undefined && <span className="visually-hidden">, {order}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // Two claims may differ in nothing but their address: their place tells them apart.
          <Row key={i} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { row: PublishedCheck }) {
  const { published, ours, check, agreement, why, together, query } = row
  const { source, words, url } = published
  const named = `${source.id}, ${printedCauseName(words)}, ${periodText(published)}`
  return (
    <tr>
      <th scope="row">
        {publishedText(published.published)}
        <span className="aside">
          <abbr title={source.name}>{source.id}</abbr>, {printedCauseName(words)}, <span className="whole">{periodText(published)}</span>
        </span>
      </th>
      <td data-column="As printed">
        <span className="printed-numbers">{printedText(published.claim)}</span>
        <span className="aside">
          <a href={`/claims${query}`} aria-label={`Check “${printedText(published.claim)}”, ${named}`}>
            Check
          </a>
          {url !== null && (
            <>
              {' '}
              <a href={url} rel="noreferrer nofollow">
                Source
                <span className="visually-hidden">: where {source.id} or who cites it printed it</span>
              </a>
            </>
          )}
        </span>
      </td>
      <td data-column="Percent follows">
        <Follows row={row} />
      </td>
      <td data-column="Counts here">
        {ours ? <a href={`/${ours.query}`}>{`${pairText(ours.change)}${ours.change.percent === null ? '' : `, ${changePercent(ours.change)}`}`}</a> : 'No such count'}
        {ours && <span className="aside">{ours.definition.name}</span>}
        {together !== null && (
          <span className="aside">
            <a href={`/${together}`}>Its causes together</a>
          </span>
        )}
      </td>
      <td data-column="How they compare">
        {capital(AGREEMENT_WORDS[agreement])}
        {agreement !== 'all' && <span className="aside">{differenceText(row)}</span>}
        {why.length > 0 && (
          <details>
            <summary>
              Why<span className="visually-hidden">: {named}</span>
            </summary>
            {[...new Set([...why, ...check.assumed])].map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </details>
        )}
      </td>
    </tr>
  )
}

/** Whether the printed percent follows from the printed counts, and what they give instead; or which of them isn't printed. */
function Follows({ row: { published, arithmetic } }: { row: PublishedCheck }) {
  const { follows, sentences } = arithmetic
  if (follows) return 'Yes'
  if (follows === null) return published.claim.percent === null ? 'No percent printed' : published.claim.current === null ? 'No counts printed' : 'One count printed'
  return (
    <>
      <strong>No</strong>
      <span className="aside">{sentences[0]}</span>
    </>
  )
}

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']

/** "8 Sept 2015", "July 2007", "2012": as precisely as is known. */
function publishedText(published: string): string {
  const day = parseDay(published)
  if (day !== null) return shortDay(day)
  const [year, month] = published.split('-')
  return month === undefined ? year : `${MONTHS[Number(month) - 1]} ${year}`
}

/** "26 v 33, −21%", "26, −7%", "+43%": what of it was printed. */
function printedText({ current, prior, percent }: PublishedCheck['published']['claim']): string {
  const counts = current !== null && prior !== null ? `${countText(current)} v ${countText(prior)}` : current !== null ? countText(current) : null
  return [counts, percent === null ? null : Number.isInteger(percent) ? percentText(percent) : `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`].filter((part) => part !== null).join(', ')
}

/** "whole year 2022 v 2013", "1 Jan to 30 Jun 2025 v 2024", "whole year 2007": the days, and the year they are compared with. */
function periodText({ asOf, isWholeYear, claim }: PublishedClaim): string {
  const year = yearOf(asOf)
  return `${isWholeYear ? `whole year ${year}` : `1 Jan to ${shortDay(asOf)}`}${claim.kind === 'count' ? '' : ` v ${priorYears(windowOf(asOf), claim.against ?? 'last-year')[0]}`}`
}

/** "Here 17 more in 2022, 16 more in 2013; the percent is 39 percentage points higher.": the deaths here less the printed ones. */
function differenceText({ difference, published: { asOf, claim } }: PublishedCheck): string | null {
  if (difference === null) return null
  const { current, prior, points } = difference
  const years = [yearOf(asOf), priorYears(windowOf(asOf), claim.against ?? 'last-year')[0]]
  const deaths = [current, prior].flatMap((count, i) => (count === null ? [] : [`${count === 0 ? 'as many' : `${countText(Math.abs(count))} ${count > 0 ? 'more' : 'fewer'}`} in ${years[i]}`]))
  const percent = points === null ? [] : [points === 0 ? 'the percent is the same' : `the percent is ${countText(Math.abs(points))} percentage ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'higher' : 'lower'}`]
  return `Here ${[...(deaths.length > 0 ? [deaths.join(', ')] : []), ...percent].join('; ')}.`
}
