import type { Dashboard } from '@/charts/dashboard'
import { isOutside } from '@/stats/answer'
import { isSmall } from '@/stats/comparison'
import { pairSegments } from '@/stats/linked-words'
import { capital, changePercent } from '@/stats/words'
import type { Place } from './place'
import { Segments } from './segments'

interface Props {
  dashboard: Dashboard
  place: Place
}

/** The same windows under each registered definition of the family, a cell each, in rows that break where they must: each name asks its own question. */
export function DefinitionsStrip({ dashboard, place }: Props) {
  const { answer, strip } = dashboard
  // Where the figures don't reach there is no comparison under any of them.
  if (strip.length < 2 || isOutside(answer)) return null
  return (
    <nav aria-label="The same windows under each definition" className="strip">
      <ul>
        {strip.map(({ id, name, change, query, isAsked }) => (
          <li key={id} data-definition={id}>
            <a href={`${place.path}${query}`} data-live aria-current={isAsked ? 'true' : undefined}>
              {capital(name)}
            </a>{' '}
            <span className="counts">
              <Segments segments={pairSegments(answer, { ...change, percent: null }, { over: { causes: [id] } })} />
            </span>{' '}
            <span className="told">
              {changePercent(change)}
              {change.percent !== null && isSmall(change) && <sup> [u]</sup>}
            </span>
          </li>
        ))}
      </ul>
    </nav>
  )
}
