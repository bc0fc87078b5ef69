/**
 * Rows to records. Each row ends as accepted, repaired, suspect or rejected, and what befell it is named
 * at its line. Equal cells are read once and remembered, for a million rows hold few different ones.
 */
import type { Terms } from '@/stats/terms'
import { type CauseReading, causeReader } from './cause-reader'
import type { Choices, Role } from './choices'
import { isCanine, readCount } from './count-reader'
import { isBlank } from "./csv"
import { dateReader } from './date-column'
import { type ColumnPlan, stripped } from './find-columns'
import type { Heading } from './find-heading'
import type { ProblemKind } from './problem'
import { type ProblemLog, copyOf } from './problem-log'
import { recordSums } from './record-sums'
import { seenRows } from './seen-rows'
import { stateReader } from './state-reader'
import { structuralFault } from './structural-fault'

export const outcomeRule =
  'Every row ends as accepted, as accepted with a stated repair, as a duplicate suspect, or as rejected, and these four add up to the rows read. ' +
  'Blank lines, and lines above the heading, are no rows.'

export const duplicateRule =
  'Rows that are alike in every cell but the count are duplicate suspects. Where a row is a death and nothing tells people apart, ' +
  'such rows can be several deaths: they count, and are named. Where there is a name, another column or a count, ' +
  'the later row is held back from the counts, and named, unless a person says that such rows count.'

const REMEMBERED = 100_000

/** A reader of cells that remembers what it read. */
function remembering<T>(read: (text: string) => T): (text: string) => T {
  const memory = new Map<string, T>()
  return (cell) => {
    const known = memory.get(cell)
    if (known !== undefined) return known
    const found = read(copyOf(cell.trim()))
    if (memory.size >= REMEMBERED) memory.clear()
    memory.set(copyOf(cell), found)
    return found
  }
}

interface Sound {
  fault: ProblemKind | null
  repair: ProblemKind | null
}

/** A reader of the rows of one file, by its plan. */
export function rowReader(heading: Heading, plan: ColumnPlan, terms: Terms, choices: Choices, today: string, log: ProblemLog) {
  const { places, wide } = plan
  const { names, delimiter } = heading
  const sums = recordSums()
  const { dates, states, labels } = sums
  const counts = { read: 0, accepted: 0, repaired: 0, suspects: 0, rejected: 0 }
  const unknown = new Map<string, { rows: number; line: number; example: string }>()
  const waits = plan.open.length > 0 || plan.date.open.length > 0
  const shape = wide.length > 0 ? ('wide' as const) : places.count >= 0 ? ('count' as const) : ('death' as const)
  const isTold = names.every((_, place) => (place === places.canine ? !heading.rows.some(({ cells }) => cells[place].trim().length > 6) : plan.found[place].role !== null))
  const suspectsCount = choices.duplicates ? choices.duplicates === 'count' : shape === 'death' && isTold
  const seen = isTold && shape !== 'wide' ? null : seenRows()
  let isForgetting = false

  const readDay = dateReader(plan.date, today)
  const readState = stateReader(terms.states, plan.isAgency)
  const readCause = causeReader(terms, choices, plan.causePrefix)
  const dateOf = remembering((text) => {
    const found = readDay(stripped(text, choices.strip?.date ?? ''))
    return { ...found, place: found.fault ? -1 : dates.of(found.date) }
  })
  const stateOf = remembering((text) => {
    const found = readState(text)
    return { ...found, place: found.fault ? -1 : states.of(found.state) }
  })
  const causeOf = remembering((text) => {
    const found = readCause(text)
    return { ...found, place: found.fault ? -1 : labels.of(found.label) }
  })
  const countOf = remembering(readCount)
  const canineOf = remembering(isCanine)
  const nowhere = { ...sound(), state: '', place: states.of('') }
  const one = { ...sound(), deaths: 1 }
  const wideCauses = wide.map(({ label }) => causeOf(label))

  function sound(): Sound {
    return { fault: null, repair: null }
  }

  function reject(kind: ProblemKind, line: number, place: number, found: string): void {
    log.add(kind, line, place < 0 ? '' : names[place], found)
  }

  /** Names what is wrong with a cell; true where its row can't be kept. */
  function isFaulty(found: Sound, line: number, place: number, cells: string[]): boolean {
    if (found.fault) reject(found.fault, line, place, cells[place].trim())
    return found.fault !== null
  }

  function row(cells: string[], line: number, isMisquoted: boolean): void {
    if (isBlank(cells)) return log.add('blank-line', line, '', '')
    counts.read += 1
    const dated = places.date >= 0 && cells.length === names.length && !isMisquoted ? dateOf(cells[places.date]) : null
    const fault = dated && !dated.fault && !holdsNul(cells) ? null : structuralFault(cells, isMisquoted, names, delimiter, places)
    if (fault) {
      counts.rejected += 1
      return reject(fault, line, -1, cells.join(delimiter))
    }
    if (waits) {
      counts.rejected += 1
      return
    }
    if (shape === 'wide') readWide(cells, line)
    else readLong(cells, line)
  }

  function readLong(cells: string[], line: number): void {
    const date = dateOf(cells[places.date])
    const state = places.state < 0 ? nowhere : stateOf(cells[places.state])
    const cause = causeOf(cells[places.cause])
    const count = places.count < 0 ? one : countOf(cells[places.count])
    const isHuman = places.canine < 0 || !canineOf(cells[places.canine])
    if (date.fault || state.fault || cause.fault || count.fault || !isHuman) {
      counts.rejected += 1
      isFaulty(date, line, places.date, cells)
      isFaulty(state, line, places.state, cells)
      isFaulty(cause, line, places.cause, cells)
      isFaulty(count, line, places.count, cells)
      if (!isHuman) reject('canine', line, places.canine, cells[places.canine].trim())
      return
    }
    const key = sums.keyOf(date.place, state.place, cause.place)
    const isSuspect = seen ? hasSeen(cells, line, places.count) : sums.has(key)
    if ((!isSuspect || suspectsCount) && !sums.add(key, count.deaths)) {
      counts.rejected += 1
      return reject('bad-deaths', line, places.count, String(count.deaths))
    }
    if (cause.isUnknown) noteUnknown(cause, line, places.cause, cells[places.cause])
    const isRepaired = date.repair !== null || state.repair !== null || cause.repair !== null || count.repair !== null
    if (isRepaired) tellRepairs({ date, state, cause, count }, line, cells)
    settle(isSuspect, isRepaired, line, cells)
  }

  function readWide(cells: string[], line: number): void {
    const date = dateOf(cells[places.date])
    const state = places.state < 0 ? nowhere : stateOf(cells[places.state])
    const found = wide.map(({ place }) => (/^0*$/.test(cells[place].trim()) ? { ...sound(), deaths: 0 } : countOf(cells[place])))
    const isAnyFaulty = [isFaulty(date, line, places.date, cells), isFaulty(state, line, places.state, cells), ...found.map((count, n) => isFaulty(count, line, wide[n].place, cells))]
    if (isAnyFaulty.includes(true)) {
      counts.rejected += 1
      return
    }
    const isSuspect = hasSeen([cells[places.date].trim(), places.state < 0 ? '' : cells[places.state].trim()], line, -1)
    found.forEach(({ deaths, repair }, n) => {
      if (repair) reject(repair, line, wide[n].place, cells[wide[n].place].trim())
      if (deaths === 0 || (isSuspect && !suspectsCount)) return
      if (wideCauses[n].isUnknown) noteUnknown(wideCauses[n], heading.line, wide[n].place, names[wide[n].place])
      sums.add(sums.keyOf(date.place, state.place, wideCauses[n].place), deaths)
    })
    tellRepairs({ date, state }, line, cells)
    settle(isSuspect, date.repair !== null || state.repair !== null || found.some(({ repair }) => repair !== null), line, cells)
  }

  function tellRepairs(read: Partial<Record<Role, Sound>>, line: number, cells: string[]): void {
    for (const role of ['date', 'state', 'cause', 'count'] as const) {
      const repair = read[role]?.repair
      if (repair) reject(repair, line, places[role], cells[places[role]].trim())
    }
  }

  function hasSeen(cells: string[], line: number, apart: number): boolean {
    const known = seen!(cells, apart)
    if (known === null && !isForgetting) {
      isForgetting = true
      log.add('unchecked-duplicates', line, '', '')
    }
    return known ?? false
  }

  function noteUnknown({ label }: CauseReading, line: number, place: number, cell: string): void {
    const known = unknown.get(label)
    if (known) {
      known.rows += 1
      return
    }
    if (unknown.size < 1000) unknown.set(label, { rows: 1, line, example: copyOf(cell.trim()) })
    log.add('unknown-cause', line, names[place], cell.trim())
  }

  function settle(isSuspect: boolean, isRepaired: boolean, line: number, cells: string[]): void {
    if (isSuspect) {
      counts.suspects += 1
      reject('duplicate-suspect', line, -1, cells.join(delimiter))
    } else if (isRepaired) counts.repaired += 1
    else counts.accepted += 1
  }

  return { row, counts, unknown, records: sums.records, shape }
}

const holdsNul = (cells: string[]): boolean => cells.some((cell) => cell.includes('\0'))

