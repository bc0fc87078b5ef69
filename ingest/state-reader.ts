/** States: a code of data/states.csv, its name, or either of them after the last comma of an agency. */
import type { State } from '@/stats/terms'
import type { ProblemKind } from './problem'

export interface StateReading {
  state: string
  fault: ProblemKind | null
  repair: ProblemKind | null
}

/** Names that people use beside those of the table. */
const otherNames: Record<string, string> = {
  dc: 'DC',
  'district of columbia': 'DC',
  'washington dc': 'DC',
  'virgin islands': 'VI',
  'us virgin islands': 'VI',
  federal: 'US',
  'us government': 'US',
  tribal: 'TR',
  railroad: 'RR',
}

const keyOf = (text: string): string => text.toLowerCase().replaceAll('.', '').replace(/^the /, '').replace(/\s+/g, ' ').trim()

/** A reader of trimmed cells; in a column of agencies a code after the last comma is no repair. */
export function stateReader(states: State[], isAgency: boolean): (text: string) => StateReading {
  const codes = new Set(states.map((state) => state.code))
  const names = new Map([
    ...states.map((state) => [keyOf(state.code), state.code] as const),
    ...Object.entries(otherNames).filter(([, code]) => codes.has(code)),
    ...states.map((state) => [keyOf(state.name), state.code] as const),
  ])
  return (text) => {
    if (codes.has(text)) return { state: text, fault: null, repair: null }
    const comma = text.lastIndexOf(',')
    const end = comma < 0 ? text : text.slice(comma + 1).trim()
    if (comma >= 0 && codes.has(end)) return { state: end, fault: null, repair: isAgency ? null : 'state-name' }
    const state = names.get(keyOf(text)) ?? names.get(keyOf(end))
    return state ? { state, fault: null, repair: 'state-name' } : { state: '', fault: 'unknown-state', repair: null }
  }
}
