/**
 * Causes: a label of data/causes.csv, or one that differs from it in case, space and punctuation alone
 * (a stated repair). Any other label is kept as it stands, counted in "other", until a person says what
 * it stands for; suggestions are the known labels at the least edit distance.
 */
import type { Terms } from '@/stats/terms'
import type { Choices } from './choices'
import type { ProblemKind } from './problem'

export interface CauseReading {
  label: string
  fault: ProblemKind | null
  repair: ProblemKind | null
  /** Whether nobody has said what this label stands for. */
  isUnknown: boolean
}

/** A label without what people write differently: "Gunfire (Inadvertent)" and "gunfire – inadvertent" are one. */
export const spellingOf = (text: string): string => text.normalize('NFKC').toLowerCase().replace(/[\p{P}\p{Z}\s]+/gu, '')

const fold = (text: string): string => text.replace(/[\s\u00A0]+/g, ' ').trim()

/** A reader of trimmed cells. `prefix` stands before all cells of the column: "Cause of Death: ". */
export function causeReader({ aliases }: Terms, choices: Choices, prefix: string): (text: string) => CauseReading {
  const labels = new Set(aliases.map((alias) => alias.label))
  const spellings = new Map(aliases.map((alias) => [spellingOf(alias.label), alias.label]))
  const chosen = new Map(Object.entries(choices.causes ?? {}))
  const asked = choices.strip?.cause?.trim() ?? ''

  function known(text: string, repair: ProblemKind | null): CauseReading | null {
    const choice = chosen.get(text) ?? chosen.get(fold(text))
    if (choice !== undefined) return { label: choice, fault: null, repair, isUnknown: false }
    if (labels.has(text)) return { label: text, fault: null, repair, isUnknown: false }
    const label = spellings.get(spellingOf(text))
    return label ? { label, fault: null, repair: repair ?? 'cause-spelling', isUnknown: false } : null
  }

  return (whole) => {
    const text = asked !== '' && whole.startsWith(asked) ? whole.slice(asked.length).trim() : whole
    if (text === '') return { label: '', fault: 'missing-cause', repair: null, isUnknown: false }
    const colon = text.indexOf(':')
    const end = colon > 0 ? text.slice(colon + 1).trim() : ''
    const isPrefixed = prefix !== '' && text.startsWith(prefix) && text.length > prefix.length
    const found = known(text, null) ?? (end ? known(end, 'prefix-stripped') : null)
    if (found) return found
    const label = isPrefixed ? fold(text.slice(prefix.length)) : fold(text)
    return { label, fault: null, repair: isPrefixed ? 'prefix-stripped' : null, isUnknown: true }
  }
}

/** The words up to a colon that stand before every one of at least three cells; empty where there are none. */
export function constantPrefix(cells: string[]): string {
  const prefix = /^[^:]{1,40}:\s*/.exec(cells[0] ?? '')?.[0] ?? ''
  return prefix !== '' && cells.length >= 3 && cells.every((cell) => cell.startsWith(prefix)) ? prefix : ''
}

/** The likeliest known labels first, five at most; a group's own name suggests its causes. */
export function suggestionsFor(label: string, { aliases, causes, groups }: Terms): string[] {
  const wanted = spellingOf(label).slice(0, 40)
  const group = groups.find((id) => spellingOf(id) === wanted)
  if (group) return causes.filter((cause) => cause.group === group).slice(0, 5).map((cause) => cause.name)
  const scored = aliases.map((alias) => {
    const spelling = spellingOf(alias.label)
    const isPart = wanted.length >= 4 && (spelling.includes(wanted) || wanted.includes(spelling))
    return { label: alias.label, far: isPart ? 0.2 : editDistance(wanted, spelling) / Math.max(wanted.length, spelling.length, 1) }
  })
  return scored.filter(({ far }) => far <= 0.5).sort((a, b) => a.far - b.far).slice(0, 5).map((found) => found.label)
}

/** The least number of letters to put in, take out or change (Levenshtein). */
export function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, place) => place)
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i]
    for (let j = 1; j <= to.length; j += 1) {
      next.push(Math.min(row[j] + 1, next[j - 1] + 1, row[j - 1] + (from[i - 1] === to[j - 1] ? 0 : 1)))
    }
    row = next
  }
  return row[to.length]
}
