/**
 * Which column plays which role: chosen, or recognised by its heading and by what its first thousand
 * cells hold. A heading alone names a count or a K9; a day, a state and a cause are also known by their
 * cells alone. Where two columns are as likely, it asks.
 */
import type { Terms } from '@/stats/terms'
import { constantPrefix, spellingOf } from './cause-reader'
import { type Choices, type Role, roles } from './choices'
import { isDeaths } from './count-reader'
import { namingOf } from './column-names'
import { type DateDecision, dateEvidence } from './date-column'
import type { Heading } from './find-heading'
import type { ColumnFound } from './report'
import { copyOf } from './problem-log'
import { stateReader } from './state-reader'
import { type WideColumns, isNumeric, placeOf, wideColumns } from './wide-columns'

export interface ColumnPlan extends WideColumns {
  /** The place of the column of each role; -1 where there is none. */
  places: Record<Role, number>
  /** Roles that several columns could play, or that nothing plays and the reading needs; chosen headings of a wide file that it hasn't. */
  open: { role: string; options: string[]; isTie: boolean }[]
  isAgency: boolean
  causePrefix: string
  date: DateDecision
  /** The columns as found, in the order of the file. */
  found: ColumnFound[]
}

const LOOKED_AT = 1000

/** The plan for a heading and its first rows. `today` is `YYYY-MM-DD`. */
export function findColumns({ names, rows, line }: Heading, terms: Terms, choices: Choices, today: string): ColumnPlan {
  const cells = names.map((_, place) =>
    rows.slice(0, LOOKED_AT).flatMap((row) => {
      const text = row.cells[place].trim()
      return text === '' ? [] : [text]
    }),
  )
  const counted = Object.entries(choices.wide ?? {}).flatMap(([heading, label]) => (label === null ? [] : [{ heading, place: placeOf(heading, names) }]))
  const isChosenWide = (place: number) => counted.some((one) => one.place === place)
  const places = Object.fromEntries(roles.map((role) => [role, -1])) as Record<Role, number>
  const why = names.map(() => 'nothing here tells what it is')
  const open: ColumnPlan['open'] = []
  for (const role of roles) {
    const chosen = choices.columns?.[role]
    if (chosen === null) continue
    if (chosen !== undefined) {
      places[role] = placeOf(chosen, names)
      if (places[role] < 0) open.push({ role, options: names, isTie: false })
      else why[places[role]] = 'chosen'
    }
  }
  const known = { readState: stateReader(terms.states, true), causes: new Set(terms.aliases.map((alias) => spellingOf(alias.label))) }
  for (const role of roles) {
    if (choices.columns?.[role] !== undefined) continue
    const taken = new Set(Object.values(places))
    const scores = names.map((name, place) => (taken.has(place) || isChosenWide(place) ? 0 : scoreOf(role, name, cells[place], known, today)))
    const best = Math.max(0, ...scores)
    if (best === 0) continue
    const tied = names.filter((_, place) => scores[place] === best)
    if (tied.length > 1 && new Set(tied.map((name) => name.toLowerCase())).size > 1) {
      open.push({ role, options: tied, isTie: true })
      continue
    }
    const place = scores.indexOf(best)
    places[role] = place
    why[place] = namingOf(names[place], role) > 0 ? 'by its heading' : 'by what it holds'
  }
  for (const { heading, place } of counted) if (place < 0) open.push({ role: heading, options: names, isTie: false })
  const free = names.flatMap((_, place) => (Object.values(places).includes(place) ? [] : [place]))
  const { wide, sums, asked } = wideColumns(names, rows.slice(0, LOOKED_AT).map((row) => row.cells), free, places.cause >= 0, terms, choices)
  if (wide.length > 0 && !choices.columns?.count) places.count = -1
  if (line === 0 && wide.length === 0 && places.count < 0 && choices.columns?.count !== null) {
    const counts = names.flatMap((_, place) => (Object.values(places).includes(place) || shareOf(cells[place], isDeaths) < 0.8 ? [] : [place]))
    if (counts.length === 1) [places.count] = counts
  }
  for (const { place } of wide) why[place] = isChosenWide(place) ? 'chosen' : 'it counts one cause'
  for (const { place, parts } of sums) why[place] = `it sums up ${parts.map((part) => names[part]).join(', ')}, which are counted`
  for (const place of asked) why[place] = 'nobody has said what it counts'
  for (const place of free) if (choices.wide?.[names[place]] === null) why[place] = 'chosen'
  for (const role of ['date', 'cause'] as const) {
    const isNeeded = role === 'date' || wide.length === 0
    if (isNeeded && places[role] < 0 && !open.some((question) => question.role === role)) open.push({ role, options: names, isTie: false })
  }
  const evidence = dateEvidence(today)
  const prefix = choices.strip?.date ?? ''
  for (const text of cells[places.date] ?? []) evidence.add(stripped(text, prefix))
  const states = cells[places.state] ?? []
  const role = (place: number) => roles.find((one) => places[one] === place) ?? (wide.some((one) => one.place === place) ? 'wide' : null)
  return {
    places,
    open,
    wide,
    sums,
    asked,
    isAgency: states.filter((text) => text.includes(',')).length * 2 > states.length,
    causePrefix: constantPrefix(cells[places.cause] ?? []),
    date: evidence.decide(choices.dateOrder),
    found: names.map((heading, place) => ({ heading, role: role(place), why: why[place], examples: [...new Set(cells[place])].slice(0, 3).map(copyOf) })),
  }
}

/** A text without the words before it that a person chose to leave out. */
export const stripped = (text: string, prefix: string): string =>
  prefix !== '' && text.startsWith(prefix.trim()) ? text.slice(prefix.trim().length).trim() : text

/** What cells are held against. */
interface Known {
  readState: ReturnType<typeof stateReader>
  causes: ReadonlySet<string>
}

/** 0 where a column can't play a role; by its heading and its cells at most 2. */
function scoreOf(role: Role, name: string, cells: string[], known: Known, today: string): number {
  const naming = namingOf(name, role)
  if (role === 'count') {
    const share = shareOf(cells, isNumeric)
    return naming === 1 || (naming > 0.6 && share > 0) || (naming > 0 && share > 0.5) ? naming + share : 0
  }
  if (role === 'canine') return naming === 0.6 ? (cells.some((text) => /^(k-?9|canine)\b/i.test(text)) ? naming + 1 : naming) : naming
  const share = role === 'date' ? dateShare(cells, naming > 0, today) : role === 'state' ? shareOf(cells, (text) => known.readState(text).fault === null) : causeShare(cells, known)
  if (naming > 0) return naming === 0.6 && role !== 'date' && share === 0 && role === 'state' ? 0 : naming + share
  return share >= 0.8 || (role === 'cause' && share >= 0.5) ? share / 2 : 0
}

const shareOf = (cells: string[], is: (text: string) => boolean): number => (cells.length === 0 ? 0 : cells.filter(is).length / cells.length)

function dateShare(cells: string[], isNamed: boolean, today: string): number {
  // Plain numbers are days only below a heading that says so.
  if (!isNamed && shareOf(cells, isNumeric) > 0.5) return 0
  const evidence = dateEvidence(today)
  for (const text of cells.slice(0, 200)) evidence.add(text)
  return evidence.share()
}

function causeShare(cells: string[], { causes }: Known): number {
  return shareOf(cells, (text) => causes.has(spellingOf(text)) || (text.includes(':') && causes.has(spellingOf(text.slice(text.indexOf(':') + 1)))))
}
