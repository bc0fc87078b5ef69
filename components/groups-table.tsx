import type { Dashboard, GroupRow } from '@/charts/dashboard'
import { placeText, priorText } from '@/charts/scope'
import { type Answer, type Row, isOutside, priorName } from '@/stats/answer'
import { type Span, spanText, touches, yearOf } from '@/stats/calendar'
import { isSmall } from '@/stats/comparison'
import { linkOf } from '@/stats/records'
import { countText, listText, percentText } from '@/stats/words'
import { Count } from './segments'

/** Which counts of a row the figures can't give; null where they give both and their change. */
type Missing = { current: boolean; prior: boolean } | null

/** Firearms, traffic, illness, other and all causes: both counts, the percent and the year as a spark. */
export function GroupsTable({ dashboard }: { dashboard: Dashboard }) {
  const { answer, groups } = dashboard
  const prior = priorName(answer)
  const missing = missingOf(dashboard)
  const hasSmall = missing === null && groups.some((row) => row.change.percent !== null && isSmall(row.change))
  return (
    <section aria-labelledby="groups-title">
      <h2 id="groups-title">{missing === null ? leadingTitle(dashboard) : 'As far as the figures reach'}</h2>
      <p className="subtitle">
        Deaths {placeText(answer)}, {spanText(answer.window)}, and {priorText(answer)}
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
            <GroupLine key={row.id} answer={answer} row={row} missing={missing} isLeading={answer.leading.includes(row.id)} />
          ))}
        </tbody>
      </table>
      {hasSmall && <p className="note">[u] low reliability: a count is below 20.</p>}
      {missing !== null && <p className="note">[x] not available: the figures don’t cover this.</p>}
    </section>
  )
}

/** Windows wholly outside the figures have no counts to show; windows partly outside have no percent. */
function missingOf({ answer }: Dashboard): Missing {
  if (!isOutside(answer)) return null
  const { window, priorWindows, covered } = answer
  const isMissing = (span: Span) => !covered.some((part) => touches(part, span))
  return { current: isMissing(window), prior: priorWindows.some(isMissing) }
}

interface GroupLineProps {
  answer: Answer
  row: GroupRow
  missing: Missing
  isLeading: boolean
}

function GroupLine({ answer, row, missing, isLeading }: GroupLineProps) {
  const { change, name, colour, spark } = row
  const count = (n: number, days: Span[], isMissing = false) => (isMissing ? '[x]' : <Count of={linkOf(answer, n, days, { causes: [row.id] })} />)
  return (
    <tr data-group={row.id} style={{ '--hue': `var(--${colour})` } as React.CSSProperties}>
      <th scope="row">
        <span className="swatch" aria-hidden="true" />
        {name.charAt(0).toUpperCase() + name.slice(1)}
        {isLeading && missing === null && <span className="leading"> leading</span>}
      </th>
      <td>{count(change.current, [answer.window], missing?.current)}</td>
      <td>{count(change.prior, answer.priorWindows, missing?.prior)}</td>
      <td className="change">
        {missing === null ? percentText(change.percent) : '[x]'}
        {missing === null && change.percent !== null && isSmall(change) && <sup> [u]</sup>}
      </td>
      <td className="wide-only">{!missing?.current && <Spark {...spark} />}</td>
    </tr>
  )
}

function Spark({ current, prior }: GroupRow['spark']) {
  return (
    <svg viewBox="0 0 80 20" width="80" height="20" aria-hidden="true">
      {prior && <path d={prior} className="spark-prior" />}
      <path d={current} className="spark" />
    </svg>
  )
}

function leadingTitle({ answer }: Dashboard): string {
  const rows = answer.groups.filter((row) => answer.leading.includes(row.id))
  if (rows.length === 0) return 'No deaths are listed in this window'
  const told = ({ name, change }: Row) => `${name}\u00a0(${countText(change.current)})`
  const tied = () => `${listText(rows.map((row) => row.name))} (${countText(rows[0].change.current)} each)`
  const title = rows.length === 1 ? `Leading cause: ${told(rows[0])}` : `Leading causes: ${tied()}`
  const rest = answer.groups.filter((row) => row.id !== 'all' && !answer.leading.includes(row.id))
  const next = Math.max(0, ...rest.map((row) => row.change.current))
  const followers = rest.filter((row) => row.change.current === next)
  const follow = next > 0 && followers.length === 1 ? `, then ${told(followers[0])}` : ''
  return title + follow
}
