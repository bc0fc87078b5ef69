import type { LeftOutRow } from '@/stats/left-out'
import { longDay, shortDay } from '@/stats/calendar'
import { type Move, moveText } from '@/stats/record-moves'
import { capital, countText } from '@/stats/words'

interface Props {
  rows: LeftOutRow[]
  /** The page of a release, but for its id. */
  releases: string
  /** The order, and the address of the other one. */
  order: { sort: 'day' | '-day'; other: string }
  /** Whether a rule left these records out. */
  isLeftOut: boolean
}

/** Records one by one, each with the release that listed it and, where one did, the one that delisted it. */
export function RecordsTable({ rows, releases, order, isLeftOut }: Props) {
  const hasMoved = rows.some(({ moved, delisted }) => moved !== null || delisted !== null)
  const ascending = order.sort === 'day'
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col" aria-sort={ascending ? 'ascending' : 'descending'}>
            <a href={order.other}>
              Day <span aria-hidden="true">{ascending ? '↑' : '↓'}</span>
              <span className="visually-hidden">, {ascending ? 'oldest' : 'newest'} first; turn round</span>
            </a>
          </th>
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
            Listed
          </th>
          {hasMoved && (
            <th scope="col" className="wide-only">
              {isLeftOut ? 'What changed' : 'Later'}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // Two records may differ in nothing: their place tells them apart.
          <tr key={i}>
            <th scope="row">{row.date.length === 4 ? `${row.date}, no day given` : shortDay(row.day)}</th>
            <td className="wide-only">{capital(row.state.name)}</td>
            <td>
              <span className="narrow-only">{capital(row.state.name)}</span>
              <Cause row={row} />
              <span className="aside narrow-only">
                listed <ReleaseLink release={row.listed} releases={releases} />
                {laterText(row) === '' ? '' : `; ${laterText(row)}`}
              </span>
            </td>
            <td className="number">{countText(row.deaths)}</td>
            <td className="wide-only">
              <ReleaseLink release={row.listed} releases={releases} />
            </td>
            {hasMoved && <td className="wide-only">{laterText(row)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The label as printed, with the cause that it stands for where that has another name, and its group. */
const Cause = ({ row: { label, cause } }: { row: LeftOutRow }) => (
  <>
    {label}
    <span className="aside">
      {label === cause.name ? '' : `, counted as ${cause.name}`} · {cause.group}
    </span>
  </>
)

export const ReleaseLink = ({ release, releases }: { release: Move['release']; releases: string }) => (
  <a className="count" href={`${releases}/${release.id}`} title={`release of ${longDay(release.released)}, as compiled by ${release.compiledBy}`}>
    {shortDay(release.released)}
  </a>
)

/** What later became of a record, or was it before. */
function laterText({ moved, delisted }: LeftOutRow): string {
  if (moved) return `${moveText(moved)}, on ${longDay(moved.release.released)}`
  return delisted === null ? '' : `listed with another number of deaths since ${longDay(delisted.released)}`
}
