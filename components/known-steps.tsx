import type { Dashboard } from '@/charts/dashboard'
import type { KnownStep } from '@/charts/known-steps'
import { isOutside } from '@/stats/answer'
import { longKnown, shortKnown } from '@/stats/known'
import { pairSegments } from '@/stats/linked-words'
import { pairAndPercent, percentText } from '@/stats/words'
import type { Place } from './place'
import { Segments } from './segments'

interface Props {
  dashboard: Dashboard
  place: Place
}

/** The known-on control: a step for each release that covers the windows. Without script each is a link; with it the page follows in place. */
export function KnownSteps({ dashboard: { steps }, place }: Props) {
  if (steps.length < 2) return null
  return (
    <nav aria-label="Known on" className="known">
      <ol className="steps">
        {steps.map((step) => (
          <li key={step.id} className={step.isChanged ? 'changed' : undefined}>
            <a href={`${place.path}${step.query}`} data-live aria-current={step.isInForce ? 'step' : undefined} aria-label={nameOf(step)}>
              <span>{shortKnown(step.known)}</span>
              {step.isChanged && <span className="said">{pairAndPercent(step.change)}</span>}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** "As known on 3 July 2016: 26 v 33, −21%" */
const nameOf = ({ known, change, isNow }: KnownStep): string => `As known ${isNow ? `now, since ${longKnown(known)}` : `on ${longKnown(known)}`}: ${pairAndPercent(change)}`

/** Both clocks side by side, where they print another percent. */
export function TwoClocks({ dashboard: { answer } }: Pick<Props, 'dashboard'>) {
  const { likeForLike, comparison, knownOn } = answer
  if (isOutside(answer) || !likeForLike || likeForLike.change.percent === comparison.percent) return null
  const { change, priorKnown } = likeForLike
  return (
    <table className="clocks">
      <caption className="visually-hidden">The same windows by both clocks</caption>
      <tbody>
        <tr>
          <th scope="row">
            Now-known<span className="aside">both windows as known on {longKnown(knownOn)}</span>
          </th>
          <td>
            <Segments segments={pairSegments(answer, { ...comparison, percent: null })} />
          </td>
          <td>{percentText(comparison.percent)}</td>
        </tr>
        <tr>
          <th scope="row">
            Like for like<span className="aside">the one before as known on {longKnown(priorKnown)}, at the same age</span>
          </th>
          <td>
            <Segments segments={pairSegments(answer, { ...change, percent: null }, { overPrior: { known: priorKnown } })} />
          </td>
          <td>{percentText(change.percent)}</td>
        </tr>
      </tbody>
    </table>
  )
}
