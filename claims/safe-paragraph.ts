/**
 * What a paragraph to print says after its sentence: chance, fresh figures, several deaths in one event, other
 * definitions, deaths of all causes, and how the counts have been revised.
 */
import type { Answer } from '@/stats/answer'
import { BY_CHANCE } from '@/stats/chance'
import { dayOfKnown } from '@/stats/known'
import { countText, inWords, listText } from '@/stats/words'
import { apDay, apPair, plainLabel } from './ap-words'
import { printedNames } from './count-names'
import type { LeadingCheck } from './leading-check'
import type { Findings } from './verdict'

export function furtherSentences(found: Findings, own: Answer): string[] {
  if (found.leading) return rankedThen(found.leading)
  return [...chanceWords(own), ...freshWords(found, own), ...eventWords(found, own), ...definitionWords(own), ...totalWords(own), ...revisedWords(found)]
}

function chanceWords({ comparison: { verdict, current, prior } }: Answer): string[] {
  if (verdict === null || current === prior) return []
  return [`A difference like this ${verdict === BY_CHANCE ? verdict : `is ${verdict}`}.`]
}

/** The ranking as it was when all of the claim held, where it has changed since. */
function rankedThen({ now, holds }: LeadingCheck): string[] {
  if (holds === null || holds === now) return []
  return [`As the list stood on ${apDay(dayOfKnown(holds.known))}, ${listText(holds.groups.map(({ name, deaths }) => `${name} had ${inWords(deaths)}`))}.`]
}

const hasCaution = ({ cautions }: Findings, note: string) => cautions.some(({ id }) => id === note)

function freshWords(found: Findings, { likeForLike, comparison }: Answer): string[] {
  if (!hasCaution(found, 'like-for-like')) return []
  const isAlike = likeForLike !== null && likeForLike.change.percent !== comparison.percent
  const told = isAlike ? `With the list of each year as it stood at the same age, the counts were ${apPair(likeForLike.change)}.` : 'Deaths of these weeks are still being listed, so the newest count can rise.'
  return [told, 'Counts rise as late deaths are added, so the newest one tends to look low.']
}

/** The largest two are named. */
const MOST_EVENTS = 2

function eventWords(found: Findings, { events, otherEvents }: Answer): string[] {
  if (!hasCaution(found, 'events') || otherEvents === null) return []
  const named = events.toSorted((a, b) => b.deaths - a.deaths).slice(0, MOST_EVENTS)
  const told = named.map(({ day, state, cause, deaths }) => `${inWords(deaths)} on ${apDay(day)}, ${state.where} (${plainLabel(cause.name)})`)
  const more = events.length > named.length ? [`${inWords(events.length - named.length)} more such ${events.length - named.length === 1 ? 'day' : 'days'}`] : []
  return [`The counts include several deaths on one day: ${listText([...told, ...more])}. Leaving those days out, the counts are ${apPair(otherEvents)}.`]
}

/** The other ways to draw the line of the same subject, where they give other counts. */
function definitionWords({ family, definitions: [own], comparison }: Answer): string[] {
  const others = own.variant ? family.filter(({ id, variant, change }) => variant && id !== own.id && (change.current !== comparison.current || change.prior !== comparison.prior)) : []
  if (others.length === 1) return [`By another definition (${others[0].name}), the counts are ${apPair(others[0].change)}.`]
  return others.length === 0 ? [] : [`By other definitions, the counts are, for ${others.map(({ name, change }) => `${name}, ${apPair(change)}`).join('; for ')}.`]
}

function totalWords({ groups, definitions }: Answer): string[] {
  const all = groups.find(({ id }) => id === 'all')
  return !all || definitions.some(({ id }) => id === 'all') ? [] : [`Deaths from all causes totaled ${apPair(all.change)}.`]
}

function revisedWords({ revised, claim }: Findings): string[] {
  if (revised.length === 0) return []
  const names = printedNames(claim)
  const told = revised.map(({ window, first, now }) => `${names[window]} was ${countText(first.count)} as first held here (${apDay(dayOfKnown(first.known))}) and is now ${countText(now.count)}`)
  return [`The source revises its list: ${told.join('; ')}.`]
}
