import type { Dashboard } from '@/charts/dashboard'
import { shortDay } from '@/stats/calendar'
import { nounOf } from '@/stats/terms'
import { pairText, percentText } from '@/stats/words'

/** What was known when: the same windows as each release that changed them knew them. */
export function VintagesTable({ dashboard }: { dashboard: Dashboard }) {
  const { answer } = dashboard
  const { vintages, definitions, filter } = answer
  const isAll = definitions.some((d) => d.id === 'all')
  const inForce = vintages.filter((v) => v.release <= filter.release).at(-1)
  return (
    <section aria-labelledby="vintages-title">
      <h2 id="vintages-title">What was known when</h2>
      <p className="subtitle">
        The same windows, as the source told them on the day of each release that changed a count
      </p>
      {vintages.length === 0 ? (
        <p>No release covers these windows to their end.</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">Known on</th>
              {!isAll && <th scope="col" colSpan={2}>{nounOf(definitions)}</th>}
              <th scope="col" colSpan={2}>all causes</th>
            </tr>
          </thead>
          <tbody>
            {vintages.map((v) => (
              <tr key={v.id} aria-current={v === inForce ? 'true' : undefined}>
                <th scope="row">{shortDay(v.known)}</th>
                {!isAll && <td>{pairText(v.change)}</td>}
                {!isAll && <td>{percentText(v.change.percent)}</td>}
                <td>{pairText(v.all)}</td>
                <td>{percentText(v.all.percent)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
