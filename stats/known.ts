/**
 * Moments of knowledge. Figures are known as of a release, and a day may have several of them: a correction
 * within the hour, a withdrawal. A `Known` is a release's day and, in its fraction, which of that day's
 * releases is meant, so that moments compare as numbers and an address that names one never changes.
 */
import { type Day, longDay, parseDay, shortDay, toIso } from '@/stats/calendar'

/** A whole number is the first release of its day; each later one of that day is `STEP` more. */
export type Known = number

export const knownRule =
  'An address names a release by its day: 2026-11-26 is the first release of that day, or, where it has none, the last before it; ' +
  '2026-11-26.2 is the second of that day. So a frozen address stays as it is, even where another release follows on the same day.'

/** A power of two, so that no moment is rounded; a ledger holds fewer releases than that. */
const STEP = 1 / 65_536

/** The moment of the release at a place. */
export function knownAt(releases: { released: Day }[], place: number): Known {
  const { released } = releases[place]
  let first = place
  while (first > 0 && releases[first - 1].released === released) first--
  return released + (place - first) * STEP
}

/** The moment of the newest release. */
export const newestKnown = (releases: { released: Day }[]): Known => knownAt(releases, releases.length - 1)

/** After every release of a day, and before the next day. */
export const endOf = (day: Day): Known => day + 1 - STEP

export const dayOfKnown = (known: Known): Day => Math.floor(known)

/** Which of its day's releases a moment is, from 1 on. */
const nthOf = (known: Known): number => (known - dayOfKnown(known)) / STEP + 1

/** The moment that `2026-11-26` or `2026-11-26.2` names; null where it names none. */
export function parseKnown(text: string): Known | null {
  const [, iso, nth = '1'] = /^(\d{4}-\d\d-\d\d)(?:\.([1-9]\d{0,4}))?$/.exec(text) ?? []
  const day = iso === undefined ? null : parseDay(iso)
  return day === null || Number(nth) >= 1 / STEP ? null : day + (Number(nth) - 1) * STEP
}

/** The same as an address has it. */
export const toKnownText = (known: Known): string => toIso(dayOfKnown(known)) + (nthOf(known) === 1 ? '' : `.${nthOf(known)}`)

/** "26 November 2026", "26 November 2026 (release 2 of that day)" */
export const longKnown = (known: Known): string => longDay(dayOfKnown(known)) + (nthOf(known) === 1 ? '' : ` (release ${nthOf(known)} of that day)`)

/** "26 Nov 2026", "26 Nov 2026 (2)" */
export const shortKnown = (known: Known): string => shortDay(dayOfKnown(known)) + (nthOf(known) === 1 ? '' : ` (${nthOf(known)})`)

/** What is allowed instead of a moment that names a release which its day doesn't have, the seventh of one; null of a day alone, and of a release that is there. */
export function noSuchRelease(releases: { released: Day }[], known: Known): string | null {
  const place = releases.findLastIndex((_, i) => knownAt(releases, i) <= known)
  if (known === dayOfKnown(known) || (place >= 0 && knownAt(releases, place) === known)) return null
  const upTo = place < 0 ? 'nothing was held on it yet' : `up to ${toKnownText(knownAt(releases, place))} there was no further one`
  return `the day alone, or a release that the day has: ${upTo}`
}
