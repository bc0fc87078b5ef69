/**
 * A pasted text as the words of an address. An address holds a few thousand characters: of a longer text the
 * sentences with a comparison are kept, and the main one is written out as fields, so that nothing of it changes.
 */
import { type Day, parseDay } from '@/stats/calendar'
import type { Terms } from '@/stats/terms'
import { CLAIM_FIELDS } from './claim'
import { type Given, checkQuery, claimWords } from './claim-query'
import type { Ask } from './missing'
import { type Understood, understand } from './understand'

/** Characters of a query that browsers, proxies and servers all take, with room for headers. */
export const MOST_OF_AN_ADDRESS = 6000

export function addressedText(text: string, published: string, { terms, today }: { terms: Terms; today: Day }): Given {
  const whole = { text: text.replace(/\r\n?/g, '\n').trim(), published }
  if (checkQuery(whole).length <= MOST_OF_AN_ADDRESS) return whole
  const understood = understand(whole.text, { terms, published: parseDay(published.trim()), today })
  const length = String(whole.text.length)
  if (understood.main === null) return { text: shortest(whole.text), published, length }
  return { text: keptSentences(understood), published, length, ...mainFields(understood, terms) }
}

/** The sentences of the claims in order, the main claim's whatever else there is room for. */
function keptSentences({ claims, main }: Understood): string {
  const kept = new Set([shortest(claims[main!].sentence)])
  for (const { sentence } of claims) {
    if (checkQuery({ text: [...kept, sentence].join('. ') }).length <= MOST_OF_AN_ADDRESS / 2) kept.add(sentence)
  }
  const places = new Map(claims.map(({ sentence }, i) => [sentence, i]))
  return [...kept].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0)).map((each) => (/[.!?]$/.test(each) ? each : `${each}.`)).join(' ')
}

/** The beginning of a text, as much as takes half of an address. */
function shortest(text: string): string {
  let end = Math.min(text.length, MOST_OF_AN_ADDRESS / 2)
  while (checkQuery({ text: text.slice(0, end) }).length > MOST_OF_AN_ADDRESS / 2) end = Math.floor(end * 0.8)
  return text.slice(0, end).replace(/[\uD800-\uDBFF]$/, '')
}

/** Every field of the main claim, empty where it isn't said; what must be asked stays to be asked. */
function mainFields({ claims, main, missing }: Understood, terms: Terms): Given {
  const asked = new Set(missing.flatMap(({ field }): (Ask['field'] | 'current' | 'prior')[] => (field === 'counts' ? ['current', 'prior'] : [field])))
  const words = claimWords(claims[main!].claim, terms)
  return Object.fromEntries(CLAIM_FIELDS.filter((name) => !asked.has(name as Ask['field'])).map((name) => [name, words[name] ?? '']))
}
