/**
 * What a paragraph to print says after its sentence: chance, fresh figures, several deaths in one event, other
 * definitions, deaths of all causes, and how the counts have been revised.
 */
import type { Answer } from '@/stats/answer'
import { BY_CHANCE } from '@/stats/chance'
import { dayOfKnown } from '@/stats/known'
import { countText, inWords, listText } from '@/stats/words'
import { apDay, apPair } from './ap-words'
import { printedNames } from './count-names'
import { type LeadingCheck, plainName } from './leading-check'
import type { Findings } from './verdict'

export function furtherSentences(found: Findings, own: Answer): string[] {
  if (found.leading) return rankedThen(found.leading)
  return [...chanceWords(own), ...freshWords(found, own), ...eventWords(found, own), ...definitionWords(found, own), ...totalWords(own), ...revisedWords(found)]
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
  return [told, 'A fresh count looks low beside one that has been revised for a year.']
}

/** The largest two are named. */
const MOST_EVENTS = 2

function eventWords(found: Findings, { events, otherEvents }: Answer): string[] {
  if (!hasCaution(found, 'events') || otherEvents === null) return []
  const named = events.toSorted((a, b) => b.deaths - a.deaths).slice(0, MOST_EVENTS)
  const told = named.map(({ day, state, cause, deaths }) => `${inWords(deaths)} on ${apDay(day)}, ${state.where} (${plainName(cause.name)})`)
  const more = events.length > named.length ? [`${inWords(events.length - named.length)} more such ${events.length - named.length === 1 ? 'day' : 'days'}`] : []
  return [`The counts include deaths that came several at a time: ${listText([...told, ...more])}. Without these, they are ${apPair(otherEvents)}.`]
}

function definitionWords({ holdsUnder }: Findings, { definitions, comparison }: Answer): string[] {
  const others = (holdsUnder?.rows ?? []).filter(({ definition, reading: { change } }) => definitions.every(({ id }) => id !== definition.id) && (change.current !== comparison.current || change.prior !== comparison.prior))
  return others.length === 0 ? [] : [`By ${others.length === 1 ? 'another definition' : 'other definitions'}, ${listText(others.map(({ definition, reading }) => `${definition.noun} were ${apPair(reading.change)}`))}.`]
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
