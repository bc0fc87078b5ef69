import type { Report } from '@/ingest/report'
import { daysNamed, longDay } from '@/stats/calendar'
import { countText, deathsText } from '@/stats/words'
import { DELIMITER_NAMES } from './upload-choices'
import type { Found } from './upload-worker'

/** Causes that are listed; a file may name thousands. */
const MOST_LISTED = 100

/** What became of the rows, in a sum that adds up to those read, and of the deaths that they hold. */
export function UploadTotals({ found }: { found: Found }) {
  const { report, shape, delimiter, encoding } = found.reading
  const { read, accepted, repaired, suspects, rejected, deaths, first, last, byCause } = report
  const parts: [string, number][] = [
    ['accepted', accepted],
    ['accepted with a repair', repaired],
    ['duplicate suspects', suspects],
    ['rejected', rejected],
  ]
  const labels = Object.entries(byCause).sort(([, a], [, b]) => b - a)
  return (
    <section aria-labelledby="totals-title">
      <h2 id="totals-title" tabIndex={-1}>
        {countText(read)} {read === 1 ? 'row' : 'rows'} read, {deathsText(deaths)}
      </h2>
      <p className="subtitle">
        {spanWords(report)} {SHAPES[shape]} Cells are separated by {DELIMITER_NAMES[delimiter] ?? `“${delimiter}”`}; the text is {encoding.toUpperCase()}.
      </p>
      <table className="totals">
        <caption className="visually-hidden">What became of the rows</caption>
        <tbody>
          {parts.map(([name, count], i) => (
            <tr key={name}>
              <th scope="row">
                {i === 0 ? '' : '+ '}
                {name}
              </th>
              <td>{countText(count)}</td>
            </tr>
          ))}
          <tr className="sum">
            <th scope="row">= rows read</th>
            <td>{countText(read)}</td>
          </tr>
        </tbody>
      </table>
      {first !== null && last !== null && labels.length > 0 && (
        <details>
          <summary>Deaths by cause, as the file names them</summary>
          <div className="scroll" tabIndex={0} role="region" aria-label="Deaths by cause, as the file names them">
            <table>
              <tbody>
                {labels.slice(0, MOST_LISTED).map(([label, count]) => (
                  <tr key={label}>
                    <th scope="row">{label}</th>
                    <td>{countText(count)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          {labels.length > MOST_LISTED && <p className="note">and {countText(labels.length - MOST_LISTED)} more.</p>}
        </details>
      )}
    </section>
  )
}

const SHAPES = { death: 'Each row is a death.', count: 'Each row is a count of deaths.', wide: 'Each row counts the deaths of several causes.' }

function spanWords({ first, last }: Report): string {
  if (first === null || last === null) return 'No row counts yet.'
  return first === last ? `All of ${dateWords(first)}.` : `From ${dateWords(first)} to ${dateWords(last)}.`
}

/** "7 September 2015", or "2015". */
const dateWords = (date: string): string => (date.length === 4 ? date : longDay(daysNamed(date)!.from))
