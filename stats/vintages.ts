/**
 * Two clocks. The same windows are compared as each release knew them (now-known: both from one
 * release) or each as it was known at the same age (like-for-like). A revision is what changed
 * between two releases' knowledge of one comparison, by group.
 */
import { type Span, sameDateIn, yearOf } from '@/stats/calendar'
import { type Change, changeOf } from '@/stats/comparison'
import { isCovered } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { type Known, dayOfKnown, endOf, knownAt } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'

export const vintageRule =
  'A comparison is now-known (both windows from one release) or like-for-like (each window as it was known at ' +
  'the same age: the prior one from the release in force on the same date a year before, where one of that quarter is held). Where ' +
  'the two differ by a rounded percent, both are shown. A fresh count set against a long-revised one leans ' +
  'towards a fall.'

/** The windows of a question, in one state, before it is said which deaths count and when they were known. */
export interface Frame {
  ledger: Ledger
  state: number | null
  window: Span
  priorWindows: Span[]
}

/** The change between a frame's windows as one release knew them, or the prior ones as another did. */
export function changeAt(frame: Frame, labels: Uint8Array, release: number, priorRelease = release): Change {
  const { ledger, state, window, priorWindows } = frame
  const current = countDeaths(ledger, { labels, state, release }, window)
  const filter = { labels, state, release: priorRelease }
  const priorTotal = priorWindows.reduce((sum, span) => sum + countDeaths(ledger, filter, span), 0)
  return changeOf(current, priorTotal, priorWindows.length)
}

export interface Vintage {
  /** The release's place, its id and its moment. */
  release: number
  id: string
  known: Known
  change: Change
  all: Change
}

const samePair = (a: Change, b: Change) => a.current === b.current && a.priorTotal === b.priorTotal

/** The frame as each release that covers all of it knew it, oldest first. */
export function coveringVintages(frame: Frame, labels: Uint8Array, all: Uint8Array): Vintage[] {
  const { releases } = frame.ledger
  const spans = [frame.window, ...frame.priorWindows]
  return releases.flatMap(({ id }, release): Vintage[] => {
    if (!spans.every((span) => isCovered(frame.ledger, release, span))) return []
    const [change, ofAll] = [labels, all].map((set) => changeAt(frame, set, release))
    return [{ release, id, known: knownAt(releases, release), change, all: ofAll }]
  })
}

/** Those that changed the pair or that of all causes, the first among them. */
export function changedVintages(vintages: Vintage[]): Vintage[] {
  return vintages.filter((vintage, i) => i === 0 || !samePair(vintages[i - 1].change, vintage.change) || !samePair(vintages[i - 1].all, vintage.all))
}

export interface LikeForLike {
  change: Change
  /** The place of the release that the prior window is read from, and its moment. */
  priorRelease: number
  priorKnown: Known
}

/** Days by which the release of a year before may be older than that day and still be of the same age. */
const QUARTER = 92

/**
 * Both windows as known at the same age, or null where no release of the quarter before that day a
 * year ago covers the prior window. Only for the year before: other years have no release of the same age.
 */
export function likeForLikeOf(frame: Frame, labels: Uint8Array, release: number, knownOn: Known): LikeForLike | null {
  const [prior] = frame.priorWindows
  if (frame.priorWindows.length > 1 || yearOf(prior.from) !== yearOf(frame.window.from) - 1) return null
  const day = dayOfKnown(knownOn)
  const yearBefore = sameDateIn(day, yearOf(day) - 1)
  const priorRelease = releaseOn(frame.ledger, endOf(yearBefore))
  if (priorRelease < 0 || yearBefore - frame.ledger.releases[priorRelease].released > QUARTER) return null
  if (!isCovered(frame.ledger, priorRelease, prior)) return null
  return { change: changeAt(frame, labels, release, priorRelease), priorRelease, priorKnown: knownAt(frame.ledger.releases, priorRelease) }
}

export interface Revision {
  from: Vintage
  to: Vintage
  /** Deaths added (or, below 0, removed) in each group, in the current and the prior windows. */
  groups: { group: string; current: number; prior: number }[]
}

/** What separates the release in force from the newest, or the first to cover the windows from the one in force. */
export function revisionOf(
  frame: Frame,
  vintages: Vintage[],
  release: number,
  groups: { group: string; labels: Uint8Array }[],
): Revision | null {
  const last = vintages.at(-1)
  const inForce = vintages.filter((v) => v.release <= release).at(-1)
  if (!last || !inForce || vintages.length < 2) return null
  const [from, to] = inForce === last ? [vintages[0], last] : [inForce, last]
  const changes = groups.map(({ group, labels }) => {
    const before = changeAt(frame, labels, from.release)
    const after = changeAt(frame, labels, to.release)
    return { group, current: after.current - before.current, prior: after.priorTotal - before.priorTotal }
  })
  return { from, to, groups: changes.filter((c) => c.current !== 0 || c.prior !== 0) }
}
