/**
 * The names of those who count officers' deaths, where a sentence says that its figures are theirs: "the FBI said",
 * "according to the Memorial Fund", "ODMP lists". The FBI investigates too: its name alone says nothing of a count.
 */
import { COUNTERS } from './counters'
import type { CounterMention, Read } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

const NAMES = phraseTable<string>([
  ...same('FBI', 'fbi, the fbi, federal bureau of investigation, the federal bureau of investigation, the bureau'),
  ...same('NLEOMF', [
    'nleomf, the nleomf, memorial fund, the memorial fund, officers memorial fund, the officers memorial fund',
    'national law enforcement officers memorial fund, the national law enforcement officers memorial fund, national law enforcement memorial fund, the national law enforcement memorial fund',
  ].join(', ')),
  ...same('ODMP', 'odmp, the odmp, officer down memorial page, the officer down memorial page, officer down memorial'),
])

/** What a counter does with its figures, or what they are. */
const COUNTS = /^(?:said|say|reported|report|counted|count|recorded|record|found|find|show|showed|data|figure|statistic|stat|number|tally|tallied|list|listed|release|released|announced|preliminary|documented|tracked|logged|put|according)$/
const LINKING = /^(?:the|to|by|from|per|of|new|latest|annual|preliminary|recent)$/
const FIGURES = /^(?:according|per|source|data|figure|statistic|number|count|counted|compiled|collected|reported|recorded|published|released|tallied|kept|tracked|report|tally|total)$/

/** Whether a name is said of figures: by the words after it or those before it. */
function isOfFigures(tokens: Token[], at: number, end: number): boolean {
  if (tokens.slice(end, end + 3).some(({ stem, kind }) => kind === 'word' && COUNTS.test(stem)) && !/^(?:agent|special|director|academy|headquarter|office|field|investigation|investigator|task)$/.test(tokens[end]?.stem ?? '')) return true
  let i = at - 1
  while (i >= 0 && i >= at - 3 && (LINKING.test(tokens[i].text) || tokens[i].text === ':')) {
    if (tokens[i].text === 'per') return true
    i--
  }
  return i < at - 1 && FIGURES.test(tokens[i]?.stem ?? '')
}

export function counterAt(tokens: Token[], at: number): Read<CounterMention> | null {
  const found = phraseAt(NAMES, tokens, at)
  if (!found) return null
  const end = at + found.length
  // "the Bureau of Labor Statistics"
  if (tokens[end]?.text === 'of' && tokens[end - 1].text === 'bureau') return null
  return found.means !== 'FBI' || isOfFigures(tokens, at, end) ? { kind: 'counter', id: found.means, length: found.length } : null
}

/** How a name is read: "Federal Bureau of Investigation". */
export const nameOfCounter = (id: string): string => COUNTERS.find((counter) => counter.id === id)?.name ?? id
