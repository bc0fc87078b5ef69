/**
 * States that a sentence names and no claim of it was read for: "Texas and California each saw", of which a claim
 * holds one at most. Addresses ("Houston, Texas"), who speaks ("Texas Gov. Greg Abbott", "R-Texas"), datelines and
 * other names ("New York Times") place no deaths.
 */
import type { Terms } from '@/stats/terms'
import type { Mention } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'
import { OFFICES, isAgencyAt, stateNameLength } from './words-of-places'

export const ONE_PLACE = 'The figures are asked for one place at a time, and this name wasn’t read as the place of these deaths.'

const OTHER_NAMES = /^(?:city|times|post|beach|based|university|tribune|chronicle|observer|herald|journal)$/
const SPEAKS = /^(?:association|union|chiefs|benevolent|memorial|lodge|foundation|fop)$/

/** Parts of the country, of which the figures hold none. */
const REGIONS = phraseTable(same(true as const, 'in the south, in the north, in the northeast, in the midwest, in the west, in the southwest, in the southeast, in southern states, in northern states, in western states, in new england, in rural areas, in rural counties, in urban areas, in cities, in big cities, in large cities, in major cities, in red states, in blue states, in canada, in mexico, worldwide'))

interface Named {
  at: number
  end: number
}

/** Where a sentence names states, as tokens [at, end). */
function statesIn(tokens: Token[], terms: Terms): Named[] {
  const named: Named[] = []
  for (let at = 0; at < tokens.length; at++) {
    const length = tokens[at].isCapital ? stateNameLength(terms, tokens, at) : 0
    if (length === 0) continue
    const state = { at, end: at + length }
    if (tokens[at].text !== 'washington' && !isAgencyAt(terms, tokens, at) && !isElsewhere(tokens, state, named.at(-1))) named.push(state)
    at = state.end - 1
  }
  return named
}

function isElsewhere(tokens: Token[], { at, end }: Named, before: Named | undefined): boolean {
  const [last, next] = [tokens[at - 1], tokens[end]]
  if (tokens[at].gap === 'hyphen' || next?.gap === 'hyphen') return true
  if (OFFICES.test(next?.text ?? '') || (OTHER_NAMES.test(next?.text ?? '') && next.isCapital)) return true
  if (tokens.slice(end, end + 6).some(({ text, isCapital }) => isCapital && SPEAKS.test(text)) && /^(?:police|state|law|sheriff|fraternal|municipal|peace|officers?)$/.test(next?.text ?? '')) return true
  if (next?.text === '(' || next?.text === '—') return at === 0 || last?.text === ','
  // "Houston, Texas", but not "Texas, California"
  if (last?.text === ',' && tokens[at - 2]?.isCapital && before?.end !== at - 1) return true
  return last?.text === 'of' && tokens.slice(Math.max(0, at - 6), at).some(({ text }) => OFFICES.test(text) || /^(?:university|bank)$/.test(text))
}

const isJoined = (tokens: Token[], from: number, to: number) => tokens.slice(from, to).every(({ text }) => /^(?:and|or|,|&|both|in)$/.test(text))

/** The names, those in a row as one, of which not all are the state of a claim (`read`) or told as a part or a city. */
export function leftOverStates(tokens: Token[], mentions: Mention[], terms: Terms, isRead: (place: [number, number]) => boolean): Named[] {
  const rows: Named[][] = []
  for (const state of statesIn(tokens, terms)) {
    const row = rows.at(-1)
    if (row && isJoined(tokens, row.at(-1)!.end, state.at)) row.push(state)
    else rows.push([state])
  }
  const isTold = ({ at, end }: Named) => mentions.some((m) => m.kind !== 'state' && m.at < end && m.end > at) || isRead([tokens[at].from, tokens[end - 1].to])
  const regions = tokens.flatMap((_, at) => {
    const found = phraseAt(REGIONS, tokens, at)
    return found && !mentions.some((m) => m.at < at + found.length && m.end > at) ? [{ at, end: at + found.length }] : []
  })
  return [...rows.filter((row) => !row.every(isTold)).map((row) => ({ at: row[0].at, end: row.at(-1)!.end })), ...regions]
}
