import { chartPath } from '@/charts/catalogue'
import type { Dashboard } from '@/charts/dashboard'
import type { Answer } from '@/stats/answer'
import type { Change } from '@/stats/comparison'
import { shortKnown } from '@/stats/known'
import { pairSegments } from '@/stats/linked-words'
import type { RecordsAsked } from '@/stats/records'
import { nounOf } from '@/stats/terms'
import { capital, percentText } from '@/stats/words'
import { KnownSteps, TwoClocks } from './known-steps'
import type { Place } from './place'
import { Segments } from './segments'

/** What was known when: the same windows as each release that changed them knew them. */
export function VintagesTable({ dashboard, place }: { dashboard: Dashboard; place: Place }) {
  const { answer } = dashboard
  const { vintages, definitions, filter } = answer
  const isAll = definitions.some((d) => d.id === 'all')
  const inForce = vintages.filter((v) => v.release <= filter.release).at(-1)
  return (
    <section aria-labelledby="vintages-title">
      <h2 id="vintages-title">What was known when</h2>
      <p className="subtitle">
        The same windows, as the source told them on the day of each release
      </p>
      <KnownSteps dashboard={dashboard} place={place} />
      <TwoClocks dashboard={dashboard} />
      {vintages.length === 0 ? (
        <p>No release covers these windows to their end.</p>
      ) : (
        <table className="vintages">
          <caption className="note">The releases that changed a count</caption>
          <thead>
            <tr>
              <th scope="col">Known on</th>
              {!isAll && <th scope="colgroup" colSpan={2}>{capital(nounOf(definitions))}</th>}
              <th scope="colgroup" colSpan={2}>All causes</th>
            </tr>
          </thead>
          <tbody>
            {vintages.map((v) => (
              <tr key={v.id} aria-current={v === inForce ? 'true' : undefined}>
                <th scope="row">{shortKnown(v.known)}</th>
                {!isAll && <Pair answer={answer} change={v.change} over={{ known: v.known }} />}
                {!isAll && <td>{percentText(v.change.percent)}</td>}
                <Pair answer={answer} change={v.all} over={{ known: v.known, causes: ['all'] }} />
                <td>{percentText(v.all.percent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {vintages.length > 0 && (
        <p className="note">
          <a href={`${chartPath('revision-triangle')}${dashboard.query}`}>The revision triangle</a>: every month’s end of the year, as each release knew it
        </p>
      )}
    </section>
  )
}

/** Both counts as one release knew them, each with its records. */
function Pair({ answer, change, over }: { answer: Answer; change: Change; over: Partial<RecordsAsked> }) {
  return (
    <td>
      <Segments segments={pairSegments(answer, { ...change, percent: null }, { over })} />
    </td>
  )
}
