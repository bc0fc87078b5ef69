import { AGREEMENT_WORDS, type Difference, type PublishedCheck } from '@/claims/published-check'
import { parseDay, shortDay } from '@/stats/calendar'
import { capital, changePercent, countText, pairText, percentText } from '@/stats/words'

/** A row for each claim: what was printed, whether its percent follows, the figures here, and what lies between. */
export function PublishedClaimsTable({ rows }: { rows: PublishedCheck[] }) {
  return (
    <table className="prose-table stacked published-claims">
      <thead>
        <tr>
          {['Published', 'Printed', 'Its arithmetic', 'The figures here', 'Between them'].map((column) => (
            <th key={column} scope="col">
              {column}
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
          <abbr title={source.name}>{source.id}</abbr>, {words}, to {shortDay(asOf)}
        </span>
      </th>
      <td data-column="Printed">
        <a href={`/claims${query}`} aria-label={`Check “${printedText(published.claim)}”, ${source.id}, ${words}, to ${shortDay(asOf)}`}>
          {printedText(published.claim)}
        </a>
        {url !== null && (
          <span className="aside">
            <a href={url} rel="noreferrer nofollow">
              where it was printed
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

/** "1 more and 1 more death here; the same percent" */
function differenceText({ current, prior, points }: Difference): string {
  const deaths = [current, prior].flatMap((count, i) => (count === null ? [] : [`${count === 0 ? 'as many' : `${countText(Math.abs(count))} ${count > 0 ? 'more' : 'fewer'}`} in the ${i === 0 ? 'later' : 'earlier'} window`]))
  const percent = points === null ? [] : [points === 0 ? 'the same percent' : `${countText(Math.abs(points))} ${Math.abs(points) === 1 ? 'point' : 'points'} ${points > 0 ? 'above' : 'below'} the printed percent`]
  return `Here ${[...deaths, ...percent].join(', ')}.`
}
