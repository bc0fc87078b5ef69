/**
 * The known-on control: each release that covers the windows as a step, with what it said and the query that asks
 * the same windows as known then. The newest step is the live question, for later releases change it.
 */
import { type Answer, isOutside } from '@/stats/answer'
import type { Ledger } from '@/stats/ledger'
import { type Question, defaultAsOf } from '@/stats/question'
import type { Vintage } from '@/stats/vintages'

export interface KnownStep extends Vintage {
  query: string
  isInForce: boolean
  /** Whether it says another pair than the step before. */
  isChanged: boolean
  /** Whether it is what is known now. */
  isNow: boolean
}

/** As many steps as a page shows; of more, those that changed a count come first, the newest of them. */
const MOST_STEPS = 40

export function knownSteps(ledger: Ledger, answer: Answer, queryOf: (question: Question) => string): KnownStep[] {
  if (isOutside(answer)) return []
  const { steps, question, asOf, filter } = answer
  const inForce = steps.filter(({ release }) => release <= filter.release).at(-1)
  const live = asOf === defaultAsOf(ledger, null) ? null : asOf
  const all = steps.map((step, i): KnownStep => {
    const isNow = step.release === ledger.releases.length - 1
    const before = steps[i - 1]?.change
    return {
      ...step,
      query: queryOf({ ...question, asOf: isNow ? live : asOf, known: isNow ? null : step.known }),
      isInForce: step === inForce,
      isChanged: before === undefined || before.current !== step.change.current || before.priorTotal !== step.change.priorTotal,
      isNow,
    }
  })
  if (all.length <= MOST_STEPS) return all
  return all.filter(({ isChanged, isInForce, isNow }) => isChanged || isInForce || isNow).slice(-MOST_STEPS)
}
