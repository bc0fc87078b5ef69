import type { LeftOutRow } from '@/stats/left-out'
import { longDay, shortDay } from '@/stats/calendar'
import { type Move, moveText } from '@/stats/record-moves'
import { countText } from '@/stats/words'

interface Props {
  rows: LeftOutRow[]
  /** The page of a release, but for its id. */
  releases: string
  /** Where the other order is, for the head of the first column; none where there is one order only. */
  order?: { sort: 'day' | '-day'; other: string }
}

/** Records one by one, each with the release that listed it and, where one did, the one that delisted it. */
export function RecordsTable({ rows, releases, order }: Props) {
  const hasMoved = rows.some(({ moved, delisted }) => moved !== null || delisted !== null)
  const ascending = order?.sort === 'day'
  return (
    <table className="records">
      <thead>
        <tr>
          <th scope="col" aria-sort={order && (ascending ? 'ascending' : 'descending')}>
            {order ? (
              <a href={order.other}>
                Day <span aria-hidden="true">{ascending ? '↑' : '↓'}</span>
                <span className="visually-hidden">, {ascending ? 'oldest' : 'newest'} first; turn round</span>
              </a>
            ) : (
              'Day'
            )}
          </th>
          <th scope="col">Where</th>
          <th scope="col">Cause</th>
          <th scope="col" className="number">
            Deaths
          </th>
          <th scope="col">Listed</th>
          {hasMoved && <th scope="col">Later</th>}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          // Two records may differ in nothing: their place tells them apart.
          <tr key={i}>
            <th scope="row">{row.date.length === 4 ? `${row.date}, no day given` : shortDay(row.day)}</th>
            <td>{row.state.name}</td>
            <td>
              <Cause row={row} />
            </td>
            <td className="number">{countText(row.deaths)}</td>
            <td>
              <ReleaseLink release={row.listed} releases={releases} />
            </td>
            {hasMoved && <td>{laterText(row)}</td>}
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
      {label === cause.name ? '' : ` ${cause.name},`} {cause.group}
    </span>
  </>
)

export const ReleaseLink = ({ release, releases }: { release: Move['release']; releases: string }) => (
  <a className="count" href={`${releases}/${release.id}`} title={`release ${release.id}, as compiled by ${release.compiledBy}`}>
    {shortDay(release.released)}
  </a>
)

/** What later became of a record, or was it before. */
function laterText({ moved, delisted }: LeftOutRow): string {
  if (moved) return `${moveText(moved)}, on ${longDay(moved.release.released)}`
  return delisted === null ? '' : `no longer listed so since ${longDay(delisted.released)}`
}
