/**
 * Rows to records. Each row ends as accepted, repaired, suspect or rejected, and what befell it is named
 * at its line.
 */
import type { Terms } from '@/stats/terms'
import type { CauseReading } from './cause-reader'
import { cellReaders } from './cell-readers'
import type { Choices, Role } from './choices'
import { isBlank } from './csv'
import type { ColumnPlan } from './find-columns'
import type { Heading } from './find-heading'
import { type PlainLine, codesOf } from './plain-lines'
import type { ProblemKind } from './problem'
import { type ProblemLog, copyOf } from './problem-log'
import { TOO_MANY_RECORDS, recordSums } from './record-sums'
import { seenRows } from './seen-rows'
import { structuralFault } from './structural-fault'
import { sumAgrees } from './wide-columns'

export const outcomeRule =
  'Every row ends as accepted, as accepted with a stated repair, as a duplicate suspect, or as rejected, and these four add up to the rows read. ' +
  'Blank lines, and lines above the heading, are no rows.'

export const duplicateRule =
  'Rows are duplicate suspects where nothing but the count differs: neither the day, the state and the cause as they are read, nor any other cell as it stands, ' +
  'such as an agency, a name or a column that is not read. Where a row is a death and no column tells people apart, ' +
  'such rows can be several deaths: they count, and are named. Where there is a name, a column that is not read, or a count, ' +
  'the later row is held back from the counts, and named, unless a person says that such rows count.'

/** A label that nobody knows: how often, and where and how it came first. */
export interface Unknown {
  rows: number
  line: number
  example: string
  /** The place of its column. */
  place: number
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
  const counts = { read: 0, accepted: 0, repaired: 0, suspects: 0, rejected: 0 }
  const unknown = new Map<string, Unknown>()
  const waits = plan.open.length > 0 || plan.date.open.length > 0
  const shape = wide.length > 0 ? ('wide' as const) : places.count >= 0 ? ('count' as const) : ('death' as const)
  // Which cells tell rows apart beside the record's day, state and cause: the agency before the state, names, and all that isn't read.
  const isNamed = (place: number) => place === places.canine && heading.rows.some(({ cells }) => cells[place].trim().length > 6)
  const isAgency = (place: number) => place === places.state && heading.rows.some(({ cells }) => cells[place].includes(','))
  const others = names.flatMap((_, place) => (plan.found[place].role === null || isNamed(place) || isAgency(place) ? [place] : []))
  const isTold = others.every(isAgency)
  const suspectsCount = choices.duplicates ? choices.duplicates === 'count' : shape === 'death' && isTold
  const seen = others.length === 0 && shape !== 'wide' ? null : seenRows(shape === 'wide' ? null : sums.chains)
  let isForgetting = false

  const { dateAt, stateAt, causeAt, countAt, isCanineAt } = cellReaders(plan, terms, choices, today, sums)
  let scratch: Uint8Array = new Uint8Array(256)
  /** A reader of cells that are texts of their own. */
  const whole = <T>(read: (text: string, codes: Uint8Array, start: number, end: number) => T) => (cell: string): T => {
    scratch = codesOf(cell, scratch)
    return read(cell, scratch, 0, cell.length)
  }
  const [dateOf, stateOf, causeOf, countOf, isCanineCell] = [whole(dateAt), whole(stateAt), whole(causeAt), whole(countAt), whole(isCanineAt)]
  const nowhere = { ...sound(), state: '', place: sums.states.of('') }
  const one = { ...sound(), deaths: 1 }
  const wideCauses = wide.map(({ label }) => causeOf(label))
  const wideFault = wideCauses.find(({ fault }) => fault)?.fault
  let waiting = 0

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

  /** `isDamaged` says that the text here holds NULs or bytes that were no text. */
  function row(cells: string[], line: number, isMisquoted: boolean, isDamaged: boolean): void {
    const first = cells[0].charCodeAt(0)
    if (!(first > 32 && first < 127) && isBlank(cells)) return log.add('blank-line', line, '', '')
    counts.read += 1
    const isSound = places.date >= 0 && cells.length === names.length && !isMisquoted && !isDamaged
    const dateFault = isSound ? dateOf(cells[places.date]).fault : null
    const fault = isSound && !dateFault ? null : structuralFault(cells, isMisquoted, names, delimiter, places)
    if (fault) {
      counts.rejected += 1
      return reject(fault, line, -1, cells.join(delimiter))
    }
    if (waits) {
      counts.rejected += 1
      if (dateFault === null || dateFault === 'date-contradicts') waiting += 1
      return
    }
    if (shape === 'wide') readWide(cells, line)
    else readLong(cells, line)
  }

  const isPlain = shape !== 'wide' && !waits && places.date >= 0 && places.cause >= 0

  /** Counts a row that is sound and of which nothing is to be said; false where `row` has to see it. */
  function plain(text: string, { codes, isAscii, count: width, starts, ends }: PlainLine): boolean {
    if (!isPlain || width !== names.length) return false
    const date = dateAt(text, codes, starts[places.date], ends[places.date])
    if (date.fault !== null || date.repair !== null) return false
    const state = places.state < 0 ? nowhere : stateAt(text, codes, starts[places.state], ends[places.state])
    if (state.fault !== null || state.repair !== null) return false
    const cause = causeAt(text, codes, starts[places.cause], ends[places.cause])
    if (cause.fault !== null || cause.repair !== null || cause.isUnknown) return false
    const count = places.count < 0 ? one : countAt(text, codes, starts[places.count], ends[places.count])
    if (count.fault !== null || count.repair !== null) return false
    if (places.canine >= 0 && isCanineAt(text, codes, starts[places.canine], ends[places.canine])) return false
    const key = sums.keyOf(date.place, state.place, cause.place)
    if (seen !== null && !isForgetting) {
      seen.start()
      for (const other of others) {
        if (isAscii) seen.mixCodes(codes, starts[other], ends[other])
        else seen.mix(text, starts[other], ends[other])
      }
      if (seen.has(sums.slotOf(key), key) !== false) return false
    }
    const before = sums.add(key, count.deaths, seen !== null)
    if (before < 0 || (before > 0 && seen === null)) return false
    remember(key)
    counts.read += 1
    counts.accepted += 1
    return true
  }

  function readLong(cells: string[], line: number): void {
    const date = dateOf(cells[places.date])
    const state = places.state < 0 ? nowhere : stateOf(cells[places.state])
    const cause = causeOf(cells[places.cause])
    const count = places.count < 0 ? one : countOf(cells[places.count])
    const isHuman = places.canine < 0 || !isCanineCell(cells[places.canine])
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
    let isSuspect = hasSeen(key, cells, line)
    const isNew = !isSuspect
    if (!isSuspect || suspectsCount) {
      const before = sums.add(key, count.deaths, seen !== null || suspectsCount)
      if (before < 0) {
        counts.rejected += 1
        return refuse(before, line, places.count, String(count.deaths))
      }
      isSuspect ||= seen === null && before > 0
      if (isNew) remember(key)
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
    if (wideFault) reject(wideFault, line, -1, cells.join(delimiter))
    if (wideFault || isAnyFaulty.includes(true)) {
      counts.rejected += 1
      return
    }
    const key = sums.keyOf(date.place, state.place, wideCauses[0].place)
    const isSuspect = hasSeen(key, cells, line)
    const isCounted = !isSuspect || suspectsCount
    const hindrance = isCounted ? addAll(found.map(({ deaths }) => deaths), date.place, state.place) : 0
    if (hindrance < 0) {
      counts.rejected += 1
      return refuse(hindrance, line, -1, cells.join(delimiter))
    }
    if (!isSuspect) remember(key)
    found.forEach(({ deaths, repair }, n) => {
      if (repair) reject(repair, line, wide[n].place, cells[wide[n].place].trim())
      if (deaths > 0 && isCounted && wideCauses[n].isUnknown) noteUnknown(wideCauses[n], heading.line, wide[n].place, names[wide[n].place])
    })
    for (const { place, parts } of plan.sums) if (sumAgrees(cells, place, parts) === false) reject('sum-differs', line, place, cells[place].trim())
    tellRepairs({ date, state }, line, cells)
    settle(isSuspect, date.repair !== null || state.repair !== null || found.some(({ repair }) => repair !== null), line, cells)
  }

  /** Adds a wide row's deaths, all or none: below 0 where one of its records can't be added. */
  function addAll(deaths: number[], date: number, state: number): number {
    const sumOf = new Map<number, number>()
    deaths.forEach((count, n) => {
      if (count > 0) sumOf.set(wideCauses[n].place, (sumOf.get(wideCauses[n].place) ?? 0) + count)
    })
    const entries = [...sumOf].map(([label, count]): [number, number] => [sums.keyOf(date, state, label), count])
    const hindrance = sums.hindrance(entries)
    if (hindrance === 0) for (const [key, count] of entries) sums.add(key, count, true)
    return hindrance
  }

  function refuse(hindrance: number, line: number, place: number, found: string): void {
    if (hindrance === TOO_MANY_RECORDS) reject('too-many-records', line, -1, '')
    else reject('bad-deaths', line, place, found)
  }

  function tellRepairs(read: Partial<Record<Role, Sound>>, line: number, cells: string[]): void {
    for (const role of ['date', 'state', 'cause', 'count'] as const) {
      const repair = read[role]?.repair
      if (repair) reject(repair, line, places[role], cells[places[role]].trim())
    }
  }

  /** Whether a row like this one has come before; one that hasn't is to be remembered once it counts. */
  function hasSeen(key: number, cells: string[], line: number): boolean {
    if (isForgetting || seen === null) return false
    seen.start()
    for (const other of others) seen.mix(cells[other], 0, cells[other].length)
    const known = seen.has(sums.slotOf(key), key)
    if (known === null) {
      isForgetting = true
      log.add('unchecked-duplicates', line, '', '')
    }
    return known === true
  }

  const remember = (key: number): void => {
    if (seen !== null && !isForgetting) seen.keep(sums.slotOf(key))
  }

  function noteUnknown({ label }: CauseReading, line: number, place: number, cell: string): void {
    const known = unknown.get(label)
    if (known) {
      known.rows += 1
      return
    }
    unknown.set(label, { rows: 1, line, example: copyOf(cell.trim()), place })
    log.add('unknown-cause', line, names[place], cell.trim())
  }

  function settle(isSuspect: boolean, isRepaired: boolean, line: number, cells: string[]): void {
    if (isSuspect) {
      counts.suspects += 1
      reject('duplicate-suspect', line, -1, cells.join(delimiter))
    } else if (isRepaired) counts.repaired += 1
    else counts.accepted += 1
  }

  return { row, plain, counts, waiting: () => waiting, unknown, sums, shape }
}

