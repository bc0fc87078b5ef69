import type { Dashboard } from '@/charts/dashboard'
import type { Revised } from '@/charts/since-revised'
import { longKnown } from '@/stats/known'
import type { Place } from './place'

interface Props {
  revised: Revised | null
  dashboard: Dashboard
  place: Place
}

/** The line of an address whose figures newer releases changed: old and new, and where both stand. */
export function RevisedLine({ revised, dashboard, place }: Props) {
  if (revised === null) return null
  const { sentence, frozenQuery, nowQuery, changes } = revised
  return (
    <p className="note revised">
      <strong>{sentence}</strong>{' '}
      {frozenQuery !== null && (
        <>
          <a href={`${place.path}${frozenQuery}`}>As known on {longKnown(dashboard.answer.knownOn)}</a> ·{' '}
        </>
      )}
      <a href={`${place.path}${nowQuery}`} data-live>
        as known now
      </a>
      {changes.map(({ words, query }) => (
        <span key={query}>
          {' '}
          · <a href={`/records${query}#since`}>{words}</a>
        </span>
      ))}
    </p>
  )
}
