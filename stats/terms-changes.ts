/**
 * What may change in the terms of a dataset that has a release. A frozen address names its days and not its
 * terms, and must be answered the same for ever; so causes and labels may only be added, and only such as no
 * published record and no address has meant otherwise.
 */
import { type Terms, causeOfLabel, findDefinition, kebab } from '@/stats/terms'

/**
 * What stands in the way of new terms, one sentence each; none where every published figure stays. `labels`
 * are those of the published records.
 */
export function termsObstacles(before: Terms, after: Terms, labels: string[]): string[] {
  return [...keptObstacles(before, after), ...newObstacles(before, after, labels)]
}

/**
 * What stands in the way of new terms where the old ones can't read what is published: nothing is served then that could
 * change, and every place is needed.
 */
export function mendingObstacles(after: Terms, places: string[]): string[] {
  const missing = missingPlaces(after, places)
  return missing.length > 0 ? [`states.csv: published records name ${missing.map((code) => `“${code}”`).join(', ')}; the table must have a line for each.`] : []
}

/** The places that terms don't know. */
export const missingPlaces = ({ states }: Terms, places: string[]): string[] => places.filter((code) => !states.some((state) => state.code === code))

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** What was there and isn't any more as it was. */
function keptObstacles(before: Terms, after: Terms): string[] {
  const obstacles: string[] = []
  const alias = before.aliases.findIndex((kept, place) => !isSame(kept, after.aliases[place]))
  if (alias >= 0) obstacles.push(`causes.csv: the label “${before.aliases[alias].label}” was removed, moved or given another cause.`)
  const cause = before.causes.findIndex((kept, place) => !isSame(kept, after.causes[place]))
  if (cause >= 0) obstacles.push(`causes.csv: the cause “${before.causes[cause].name}” was removed, moved, or given another group, another aside or another felonious.`)
  if (!isSame(before.groups, after.groups)) obstacles.push(`causes.csv: the groups were ${before.groups.join(', ')} and would be ${after.groups.join(', ')}.`)
  if (!isSame(before.definitions, after.definitions)) obstacles.push('definitions.csv: a definition was added, removed or changed; the charts of definitions draw each of them.')
  if (!isSame(before.states, after.states)) obstacles.push('states.csv: a place was added, removed or changed; the charts of places draw each of them.')
  if (before.where !== after.where) obstacles.push(`where: “${before.where}” stands in the titles of charts.`)
  return obstacles
}

/** New words that published records, or addresses of them, have meant otherwise. */
function newObstacles(before: Terms, after: Terms, labels: string[]): string[] {
  const unlisted = labels.map((label) => causeOfLabel(before, label)).filter((cause) => !cause.listed)
  const fresh = after.aliases.slice(before.aliases.length)
  const published = fresh.filter(({ label }) => labels.includes(label)).map(
    ({ label }) => `causes.csv: “${label}” stands in published records as a label that the table doesn’t know. Publish a release that gives those deaths a label that it knows.`,
  )
  const isMeant = (word: string) => unlisted.some(({ id }) => id === word)
  const words = fresh.filter(({ label }) => !labels.includes(label)).flatMap(({ label, cause }) => [kebab(label), cause])
  const meant = [...new Set(words)].filter((word) => isMeant(word) || (findDefinition(before, word) !== null && !after.causes.some(({ id }) => id === word)))
  return [...published, ...meant.map((word) => `causes.csv: addresses that ask for “${word}” mean something else already. Choose another label or cause.`)]
}
