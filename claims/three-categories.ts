/**
 * Firearms, traffic and "other": the Memorial Fund parts all deaths into these three, so that its "other causes" take
 * in illness. No definition holds illness and other causes together: beside the two, such words are asked.
 */
import type { Terms } from '@/stats/terms'
import type { Draft } from './draft'
import { areVariants } from './words-of-causes'

/** How far apart the three of a list may stand, in sentences. */
const MOST_APART = 2

export const OTHER_OF_THREE = 'Beside firearms and traffic the rest takes in illness too, and no definition here counts illness and other causes together.'

/** The drafts with the "other causes" of such a list as no single cause, and with why. */
export function withOtherOfThree(drafts: Draft[], terms: Terms): Draft[] {
  const isNear = (a: Draft, b: Draft) => Math.abs(a.sentences[0] - b.sentences[0]) <= MOST_APART
  return drafts.map((draft) => {
    const { claim, causes } = draft
    if (claim.cause !== 'other' || causes.length === 0) return draft
    const near = drafts.filter((other) => isNear(other, draft) && other.claim.kind === claim.kind)
    const names = (id: string) => near.some((other) => other.claim.cause === id || areVariants(terms, other.claim.cause, id))
    if (!names('firearms') || !names('traffic') || names('illness')) return draft
    const [{ said, quote }] = causes
    return {
      ...draft,
      claim: { ...claim, cause: null },
      causes: [{ ...causes[0], id: null, why: OTHER_OF_THREE, instead: ['illness', 'other'], isOfDeaths: true }],
      readings: draft.readings.filter((reading) => !reading.startsWith(`“${said}” as `)),
      unread: [...draft.unread, { said: quote, why: OTHER_OF_THREE }],
    }
  })
}
