import type { Dashboard, GroupRow } from '@/charts/dashboard'
import { isSmall } from '@/stats/comparison'
import { spanText, yearOf } from '@/stats/calendar'
import { countText, listText, percentText } from '@/stats/words'

/** Firearms, traffic, illness, other and all causes: both counts, the percent and the year as a spark. */
export function GroupsTable({ dashboard }: { dashboard: Dashboard }) {
  const { answer, groups } = dashboard
  const prior = answer.priorWindows.length === 1 ? String(yearOf(answer.priorWindows[0].from)) : 'five-year average'
  const hasSmall = groups.some((row) => isSmall(row.change))
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{leadingTitle(dashboard)}</h2>
      <p className="subtitle">
        Deaths {spanText(answer.window)}, and the same window of {prior}
      </p>
      <table className="groups">
        <thead>
          <tr>
            <th scope="col">Cause</th>
            <th scope="col">{yearOf(answer.asOf)}</th>
            <th scope="col">{prior}</th>
            <th scope="col">Change</th>
            <th scope="col" className="wide-only">
              Through the year
            </th>
          </tr>
        </thead>
        <tbody>
          {groups.map((row) => (
            <GroupLine key={row.id} row={row} isLeading={answer.leading.includes(row.id)} />
          ))}
        </tbody>
      </table>
      {hasSmall && <p className="note">[u] low reliability: a count is below 20.</p>}
    </section>
  )
}

function GroupLine({ row, isLeading }: { row: GroupRow; isLeading: boolean }) {
  const { change, name, colour, spark } = row
  return (
    <tr data-group={row.id} style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
      <th scope="row">
        <span className="swatch" aria-hidden="true" />
        {name.charAt(0).toUpperCase() + name.slice(1)}
        {isLeading && <span className="leading"> leading</span>}
      </th>
      <td>{countText(change.current)}</td>
      <td>{countText(change.prior)}</td>
      <td className="change">
        {percentText(change.percent)}
        {isSmall(change) && <sup> [u]</sup>}
      </td>
      <td className="wide-only">
        <svg viewBox="0 0 80 20" width="80" height="20" aria-hidden="true">
          {spark.prior && <path d={spark.prior} className="spark-prior" />}
          <path d={spark.current} className="spark" />
        </svg>
      </td>
    </tr>
  )
}

function leadingTitle({ answer }: Dashboard): string {
  const rows = answer.groups.filter((row) => answer.leading.includes(row.id))
  if (rows.length === 0) return 'No deaths are listed in this window'
  const names = listText(rows.map((row) => row.name))
  const title = `${names} ${rows.length === 1 && !names.endsWith('s') ? 'leads' : 'lead'}`
  const rest = answer.groups.filter((row) => row.id !== 'all' && !answer.leading.includes(row.id))
  const next = Math.max(0, ...rest.map((row) => row.change.current))
  const followers = rest.filter((row) => row.change.current === next)
  const follow = next > 0 && followers.length === 1 ? `, ${followers[0].name} ${followers[0].name.endsWith('s') ? 'follow' : 'follows'}` : ''
  return title.charAt(0).toUpperCase() + title.slice(1) + follow
}
