import { shortDay } from '@/stats/calendar'
import { longKnown } from '@/stats/known'
import type { Records } from '@/stats/record-list'
import { type Move, moveText } from '@/stats/record-moves'
import { recordsQuery } from '@/stats/records'
import type { SinceKnown } from '@/stats/since-known'
import { countText, deathsText } from '@/stats/words'
import { ReleaseLink } from './records-table'

/** As many changes as a page shows; the rest are in the lists. */
const MOST_ROWS = 200

interface Props {
  since: SinceKnown
  records: Records
  /** The page of a release, but for its id. */
  releases: string
}

/** What later releases made of a number whose address names its known-on day. */
export function SinceSection({ since, records, releases }: Props) {
  const { before, now, came, went, cameDeaths, wentDeaths } = since
  const moves = [...came, ...went].sort((a, b) => a.release.released - b.release.released || a.row.day - b.row.day)
  const { asked, asOf, days, knownOn } = records
  const nowQuery = recordsQuery({ ...asked, asOf, known: null })
  return (
    <section id="since" aria-labelledby="since-title">
      <h2 id="since-title">What was learnt after {longKnown(knownOn)}</h2>
      {moves.length === 0 ? (
        <p>Nothing: later releases list the same deaths on these days.</p>
      ) : (
        <>
          <p>
            {countText(before)} then, <a className="count" href={`/records${nowQuery}`}>{countText(now)}</a> as known now
            {days.length > 1 ? ', on average' : ''}: later releases added {deathsText(cameDeaths)} and took away {wentDeaths === 0 ? 'none' : countText(wentDeaths)}.
          </p>
          <div className="wide" tabIndex={0} role="region" aria-labelledby="since-title">
            <MovesTable moves={moves.slice(0, MOST_ROWS)} releases={releases} />
          </div>
          {moves.length > MOST_ROWS && <p className="note">The first {MOST_ROWS} of {countText(moves.length)} changes.</p>}
        </>
      )}
    </section>
  )
}

function MovesTable({ moves, releases }: { moves: Move[]; releases: string }) {
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col">Day</th>
          <th scope="col" className="wide-only">
            Where
          </th>
          <th scope="col">
            <span className="narrow-only">Where and cause</span>
            <span className="wide-only">Cause</span>
          </th>
          <th scope="col" className="number">
            Deaths
          </th>
          <th scope="col" className="wide-only">
            What changed
          </th>
        </tr>
      </thead>
      <tbody>
        {moves.map((move, i) => (
          <tr key={i}>
            <th scope="row">{move.row.date.length === 4 ? `${move.row.date}, no day given` : shortDay(move.row.day)}</th>
            <td className="wide-only">{move.row.state.name}</td>
            <td>
              <span className="narrow-only">{move.row.state.name}</span>
              {move.row.label}
              <span className="aside narrow-only">
                <Change move={move} releases={releases} />
              </span>
            </td>
            <td className="number">
              {move.way === 'came' ? '+' : '−'}
              {countText(move.row.deaths)}
            </td>
            <td className="wide-only">
              <Change move={move} releases={releases} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const Change = ({ move, releases }: { move: Move; releases: string }) => (
  <>
    {moveText(move)}, by the release of <ReleaseLink release={move.release} releases={releases} />
  </>
)
