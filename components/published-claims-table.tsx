import { AGREEMENT_WORDS, type Difference, type PublishedCheck } from '@/claims/published-check'
import type { PublishedQuestion } from '@/claims/published-query'
import { parseDay, shortDay } from '@/stats/calendar'
import { capital, changePercent, countText, pairText, percentText } from '@/stats/words'

interface Props {
  rows: PublishedCheck[]
  sort: PublishedQuestion['sort']
  /** The address of the same rows in another order. */
  address: (sort: PublishedQuestion['sort']) => string
}

const COLUMNS: { name: string; sort?: PublishedQuestion['sort']; order?: string }[] = [
  { name: 'Published', sort: 'published', order: 'newest first' },
  { name: 'Printed, and its check' },
  { name: 'Its arithmetic' },
  { name: 'The figures here' },
  { name: 'Between them', sort: 'difference', order: 'furthest apart first' },
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
  const { published, arithmetic, ours, check, agreement, difference, why, together, query } = row
  const { source, words, asOf, url } = published
  return (
    <tr>
      <th scope="row">
        {publishedText(published.published)}
        <span className="aside">
          <abbr title={source.name}>{source.id}</abbr>, {words}, <span className="whole">to {shortDay(asOf)}</span>
        </span>
      </th>
      <td data-column="Printed">
        <a href={`/claims${query}`} aria-label={`Check “${printedText(published.claim)}”, ${source.id}, ${words}, to ${shortDay(asOf)}`}>
          {printedText(published.claim)}
        </a>
        {url !== null && (
          <span className="aside">
            <a href={url} rel="noreferrer nofollow">
              source
              <span className="visually-hidden">: where {source.id} or who cites it printed it</span>
            </a>
          </span>
        )}
      </td>
      <td data-column="Its arithmetic">
        {arithmetic.follows === null ? 'can’t be judged' : arithmetic.follows ? 'follows' : <strong>doesn’t follow</strong>}
        {arithmetic.follows === false && <span className="aside">{arithmetic.sentences[0]}</span>}
      </td>
      <td data-column="The figures here">
        {ours ? <a href={`/${ours.query}`}>{`${pairText(ours.change)}${ours.change.percent === null ? '' : `, ${changePercent(ours.change)}`}`}</a> : '–'}
        {ours && <span className="aside">{ours.definition.name}</span>}
        {together !== null && (
          <span className="aside">
            <a href={`/${together}`}>the causes together</a>
          </span>
        )}
      </td>
      <td data-column="Between them">
        {capital(AGREEMENT_WORDS[agreement])}
        {difference && agreement !== 'all' && <span className="aside">{differenceText(difference)}</span>}
        {why.length > 0 && (
          <details>
            <summary>Why<span className="visually-hidden">: {source.id}, {words}, {published.published}</span></summary>
            {[...new Set([...why, ...check.assumed])].map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </details>
        )}
      </td>
    </tr>
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

/** "Here 1 more v 1 more, the same percent": the deaths here less the printed ones, window by window. */
function differenceText({ current, prior, points }: Difference): string {
  const deaths = [current, prior].flatMap((count) => (count === null ? [] : [count === 0 ? 'as many' : `${countText(Math.abs(count))} ${count > 0 ? 'more' : 'fewer'}`]))
  const percent = points === null ? [] : [points === 0 ? 'the same percent' : `${countText(Math.abs(points))} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'higher' : 'lower'}`]
  return `Here ${[...(deaths.length > 0 ? [deaths.join(' v ')] : []), ...percent].join(', ')}.`
}
