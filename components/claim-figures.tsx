import type { ShownCheck } from '@/charts/claim-shown'
import type { ReadingRow } from '@/claims/reading-rows'
import { longDay, shortDay } from '@/stats/calendar'
import { longKnown, shortKnown } from '@/stats/known'
import { capital } from '@/stats/words'
import { Count, Segments } from './segments'

interface Props {
  shown: ShownCheck
}

/** Our counts, the nearest readings, the days beside them. */
export function ClaimFigures({ shown }: Props) {
  const { check, headline, readings, neighbours, elsewhere, query } = shown
  if (check.own === null) return <FittingDays shown={shown} />
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">The figures</h2>
      {headline.length > 0 && (
        <p className="headline">
          <Segments segments={headline} />{' '}
          <a className="to-dashboard" href={`/${query}`}>
            The dashboard
          </a>
        </p>
      )}
      {check.mixed && <p className="notice">{check.mixed.sentence}</p>}
      {readings.length > 0 && (
        <>
          <h3 id="readings-title">{check.fits ? 'Where the printed numbers are found, and the nearest others' : 'The printed numbers aren’t found together; the nearest'}</h3>
          <Readings rows={readings} labelledby="readings-title" />
        </>
      )}
      {neighbours.length > 0 && (
        <>
          <h3 id="neighbours-title">One day earlier, one day later</h3>
          <Readings rows={neighbours} labelledby="neighbours-title" />
        </>
      )}
      {elsewhere.length > 0 && (
        <>
          <h3 id="elsewhere-title">The same numbers of other deaths</h3>
          <p className="note">These happen to give what is printed, but count something else.</p>
          <Readings rows={elsewhere} labelledby="elsewhere-title" />
        </>
      )}
      {[...readings, ...neighbours, ...elsewhere].some((row) => row.isSmall) && <p className="note">[u] low reliability: a count is below 20.</p>}
    </section>
  )
}

function Readings({ rows, labelledby }: { rows: ReadingRow[]; labelledby: string }) {
  return (
    <table className="stacked readings" aria-labelledby={labelledby}>
      <thead>
        <tr>
          <th scope="col">Definition</th>
          <th scope="col">As of</th>
          <th scope="col">Known on</th>
          <th scope="col">Counts</th>
          <th scope="col">Change</th>
          <th scope="col" className="words">
            What differs from print
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <ReadingLine key={row.reading.query} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function ReadingLine({ row: { reading, current, prior, percent, isSmall, misfits } }: { row: ReadingRow }) {
  const { definition, asOf, known, align, query } = reading
  return (
    <tr data-fits={misfits === '' ? 'true' : undefined}>
      <th scope="row">
        <a href={`/${query}`}>
          {capital(definition.name)}
          <span className="visually-hidden">
            {' '}
            as of {longDay(asOf)}, known on {longKnown(known)}
          </span>
        </a>
        {align === 'days' && <span className="aside"> by number of days</span>}
      </th>
      <td data-column="As of">{shortDay(asOf)}</td>
      <td data-column="Known on">{shortKnown(known)}</td>
      <td data-column="Counts">
        <Count of={current} /> v <Count of={prior} />
      </td>
      <td data-column="Change">
        {percent}
        {isSmall && <sup> [u]</sup>}
      </td>
      <td data-column="Differs" className="words">
        {misfits === '' ? 'Nothing: everything as printed' : capital(misfits)}
      </td>
    </tr>
  )
}

/** Where the claim names no day: the days on which both its counts stand together. */
function FittingDays({ shown: { check, fitting } }: Props) {
  return (
    <section aria-labelledby="figures-title">
      <h2 id="figures-title">The figures</h2>
      <p>{check.cannot}</p>
      {fitting.length > 0 && (
        <>
          <p>Both printed counts are found together on these days. Each link checks the claim up to the last of them:</p>
          <ul>
            {fitting.map(({ text, definition, query }) => (
              <li key={query}>
                <a href={`/claims${query}`}>{text}</a>, under “{definition}”
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

/** In how many of the registered definitions the claim holds. */
export function ClaimDefinitions({ shown: { check, definitions } }: Props) {
  if (check.holdsUnder === null) return null
  const { k, n } = check.holdsUnder
  return (
    <section aria-labelledby="definitions-title">
      <h2 id="definitions-title">
        {check.claim.percent === null ? 'Its direction' : 'Its change'} holds under {k} of {n} {n === 1 ? 'definition' : 'definitions'}
      </h2>
      <p className="subtitle">The same days of both years, counted under each definition of this kind of death. It holds where direction and percent are as printed.</p>
      <ul className="claim-strip">
        {definitions.map(({ row, holds, isOwn }) => (
          <li key={row.reading.definition.id} data-holds={holds}>
            <a href={`/${row.reading.query}`}>{capital(row.reading.definition.name)}</a>
            {isOwn && <span className="aside"> the claim’s own</span>}
            <br />
            <Count of={row.current} /> v <Count of={row.prior} />, {row.percent}
            {row.isSmall && <sup> [u]</sup>}
            <br />
            <strong>{holds ? 'holds' : 'doesn’t hold'}</strong>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** What a cause that is said to lead is ranked among. */
export function ClaimLeading({ shown: { rankings } }: Props) {
  if (rankings.length === 0) return null
  return (
    <section aria-labelledby="leading-title">
      <h2 id="leading-title">The groups of causes, most deaths first</h2>
      <ul className="notes">
        {rankings.map(({ known, groups }) => (
          <li key={known}>
            As known on {known}:{' '}
            {groups.map(({ name, deaths }, i) => (
              <span key={name}>
                {i > 0 && ', '}
                {name} <Count of={deaths} />
              </span>
            ))}
            .
          </li>
        ))}
      </ul>
    </section>
  )
}
