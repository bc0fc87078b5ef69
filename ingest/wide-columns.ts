/**
 * Wide files: a column for each cause instead of a row. A heading counts if it is a known label, or a
 * definition of one cause; a group or another definition counts only where none of its causes has a
 * column of its own, for else its deaths would be counted twice. What a person said of a heading comes first.
 */
import { type Terms, causeOfLabel, counts } from '@/stats/terms'
import { spellingOf } from './cause-reader'
import type { Choices } from './choices'
import { isTotal } from './column-names'
import { readCount } from './count-reader'

export const wideRule =
  'Where a file has a column for each cause, a column that sums others up is not counted again. It is known by its name, a group or a ' +
  'definition whose causes have columns of their own, and by its sums, which have to agree. Any other column of numbers is a question, and is not counted until a person answers it.'

export interface WideColumns {
  /** Columns that count, each with the label of its cause. */
  wide: { place: number; label: string }[]
  /** Columns that only sum up some of those. */
  sums: { place: number; parts: number[] }[]
  /** Columns that aren't counted until a person says what they count. */
  asked: number[]
}

interface Named {
  place: number
  label: string
  /** The ids of the causes that it counts; empty where nobody knows. */
  causes: ReadonlySet<string>
  isKnown: boolean
}

const NONE: WideColumns = { wide: [], sums: [], asked: [] }

/** The columns of a wide file; none where a column of causes, or a single heading, tells that it isn't one. */
export function wideColumns(
  names: string[],
  rows: string[][],
  free: number[],
  hasCauses: boolean,
  terms: Terms,
  choices: Choices,
): WideColumns {
  const chosen = new Map(Object.entries(choices.wide ?? {}).map(([heading, label]) => [placeOf(heading, names), label]))
  const labels = new Map(terms.aliases.map(({ label }) => [spellingOf(label), label]))
  const open = free.filter((place) => !chosen.has(place) && !isTotal(names[place]))
  const filled = new Map(open.map((place) => [place, rows.map((cells) => cells[place].trim()).filter((text) => text !== '')]))
  const isNumbers = (place: number) => isMostly(filled.get(place)!)
  const isSettled = (name: string) => labels.has(spellingOf(name)) || Object.hasOwn(choices.causes ?? {}, name)
  const isKnown = (name: string) => isSettled(name) || terms.groups.some((group) => spellingOf(group) === spellingOf(name))

  const picked = [...chosen].flatMap(([place, label]) => (place < 0 || label === null ? [] : [named(place, label, names[place], terms)]))
  const found = open.filter((place) => isKnown(names[place]) && isNumbers(place))
  if (picked.length === 0 && (hasCauses || found.length < 2)) return NONE

  const settled = open.filter((place) => isSettled(names[place]) && (filled.get(place)!.length === 0 || isNumbers(place)))
  const kept = [...picked, ...settled.map((place) => named(place, labels.get(spellingOf(names[place])) ?? names[place], names[place], terms))]
  const { sums, asked } = withSums(kept, open.filter((place) => !settled.includes(place) && isNumbers(place)), names, rows, terms)
  const doubtful = open.filter((place) => isKnown(names[place]) && !settled.includes(place) && !isNumbers(place))
  const inOrder = kept.sort((a, b) => a.place - b.place).map(({ place, label }) => ({ place, label }))
  return { wide: inOrder, sums, asked: [...asked, ...doubtful].sort((a, b) => a - b) }
}

/** Sorts columns of numbers without a label into those that count (put to `kept`), that sum others up, and that are asked about: parts before wholes. */
function withSums(kept: Named[], places: number[], names: string[], rows: string[][], terms: Terms): Pick<WideColumns, 'sums' | 'asked'> {
  const sums: WideColumns['sums'] = []
  const asked: number[] = []
  const wholes = places.map((place) => defined(place, names[place], terms)).sort((a, b) => a.causes.size - b.causes.size)
  for (const whole of wholes) {
    const isPart = (part: Named) => part.causes.size > 0 && [...part.causes].every((cause) => whole.causes.has(cause))
    const touching = kept.filter((part) => [...part.causes].some((cause) => whole.causes.has(cause)))
    const parts = touching.map((part) => part.place)
    if (whole.isKnown && touching.length === 0) kept.push(whole)
    else if (touching.length > 0 && touching.every(isPart) && isSum(whole.place, parts, rows)) sums.push({ place: whole.place, parts: parts.sort((a, b) => a - b) })
    else asked.push(whole.place)
  }
  return { sums, asked }
}

/** A column that counts under a label. Its heading tells what it holds, also where a person put a whole group under one label. */
function named(place: number, label: string, name: string, terms: Terms): Named {
  const { causes } = defined(place, name, terms)
  const cause = causeOfLabel(terms, label)
  return { place, label, causes: causes.size === 0 && cause.listed ? new Set([cause.id]) : causes, isKnown: true }
}

/** A column under a group's or a definition's name; a definition of several causes is no cause by itself. */
function defined(place: number, name: string, terms: Terms): Named {
  const spelling = spellingOf(name)
  const group = terms.groups.find((id) => spellingOf(id) === spelling)
  const definition = terms.definitions.find((each) => spellingOf(each.name) === spelling || spellingOf(each.id) === spelling)
  const causes = terms.causes.filter((cause) => (group ? cause.group === group : definition && counts(definition, cause)))
  const label = !group && causes.length === 1 ? causes[0].name : name
  return { place, label, causes: new Set(causes.map(({ id }) => id)), isKnown: group !== undefined || causes.length === 1 }
}

/** Whether a column equals the sum of others in every row that has only numbers, and there is such a row. */
function isSum(place: number, parts: number[], rows: string[][]): boolean {
  const agreeing = rows.map((cells) => sumAgrees(cells, place, parts))
  return agreeing.includes(true) && !agreeing.includes(false)
}

/** Whether a row's sum is that of its parts; null where one of its cells is no number. */
export function sumAgrees(cells: string[], place: number, parts: number[]): boolean | null {
  const whole = numberOf(cells[place])
  const sum = parts.reduce((all, part) => all + numberOf(cells[part]), 0)
  return Number.isNaN(whole + sum) ? null : whole === sum
}

function numberOf(cell: string): number {
  const text = cell.trim()
  if (/^0*$/.test(text)) return 0
  const { deaths, fault } = readCount(text)
  return fault ? NaN : deaths
}

const isMostly = (texts: string[]): boolean => texts.length > 0 && texts.filter(isNumeric).length * 2 >= texts.length

export const isNumeric = (text: string): boolean => /^[-+]?\d+([.,' ]\d+)*$/.test(text)

/** The place of a heading, as it is written or but for its case; -1 where there is none. */
export const placeOf = (heading: string, names: string[]): number => {
  const exact = names.indexOf(heading.trim())
  return exact >= 0 ? exact : names.findIndex((name) => name.toLowerCase() === heading.trim().toLowerCase())
}
