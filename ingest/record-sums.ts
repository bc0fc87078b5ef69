/**
 * Deaths summed over equal dates, states and labels, in whole numbers as far as it goes: a file of a
 * million rows has few dates, states and labels.
 */
import type { ReleaseRecord } from './release-file'

const MOST_PAIRS = 4096
/** More than there are days and years from 1600 to 2999. */
const MOST_DATES = 1_048_576
const MOST_DEATHS = 65_535
/** Different dates, states and labels: as many as memory is meant for, and forty times all that is known. */
const MOST_RECORDS = 1_000_000
/** A ledger numbers its labels by 16 bits, and keeps those of all its releases. */
const MOST_LABELS = 10_000

/** Numbers that are sorted, or records that are made, before others have their turn. */
const AT_ONCE = 32_768

/** What `add` answers where a record would hold more than 65,535 deaths, or there would be too many records. */
export const TOO_MANY_DEATHS = -1
export const TOO_MANY_RECORDS = -2

/** Texts numbered in the order of their first coming; -1 for a new one where there are too many. */
function numbering(most = Infinity) {
  const places = new Map<string, number>()
  const texts: string[] = []
  const of = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
    if (texts.length >= most) return -1
    places.set(text, texts.length)
    return texts.push(text) - 1
  }
  /** For each number, its place in the order of the texts. */
  const ranks = (): Int32Array => {
    const ranks = new Int32Array(texts.length)
    const inOrder = texts.map((text, place) => ({ text, place })).sort((a, b) => (a.text < b.text ? -1 : 1))
    inOrder.forEach(({ place }, rank) => (ranks[place] = rank))
    return ranks
  }
  return { of, texts, ranks }
}

/**
 * Sums above 0 by a whole number: two typed arrays, where a Map of a million numbers costs thrice the
 * time. `at` is the slot of a key until the next `put`.
 */
function numberSums() {
  let keys = new Float64Array(1024)
  let values = new Int32Array(1024)
  /** A number that goes with each key, 0 at first. */
  let chains = new Int32Array(1024)
  let count = 0
  function at(key: number): number {
    const mask = keys.length - 1
    let slot = Math.imul((key | 0) ^ (key / 4_294_967_296), 0x9e3779b1)
    slot = (slot ^ (slot >>> 15)) & mask
    while (values[slot] !== 0 && keys[slot] !== key) slot = (slot + 1) & mask
    return slot
  }
  function put(slot: number, key: number, value: number): void {
    if (values[slot] === 0) count += 1
    keys[slot] = key
    values[slot] = value
    if (count * 2 > keys.length) grow()
  }
  function grow(): void {
    const [before, beforeValues, beforeChains] = [keys, values, chains]
    keys = new Float64Array(before.length * 2)
    values = new Int32Array(before.length * 2)
    chains = new Int32Array(before.length * 2)
    for (let place = 0; place < before.length; place += 1) {
      if (beforeValues[place] === 0) continue
      const slot = at(before[place])
      keys[slot] = before[place]
      values[slot] = beforeValues[place]
      chains[slot] = beforeChains[place]
    }
  }
  /** Visits the keys of all slots, with a pause after some. */
  async function each(visit: (key: number, value: number) => void, pause: () => Promise<void>): Promise<void> {
    for (let slot = 0; slot < keys.length; ) {
      for (const end = Math.min(keys.length, slot + AT_ONCE); slot < end; slot += 1) if (values[slot] !== 0) visit(keys[slot], values[slot])
      await pause()
    }
  }
  return {
    at,
    put,
    each,
    valueAt: (slot: number) => values[slot],
    size: () => count,
    chainOf: (slot: number) => chains[slot],
    chain: (slot: number, entry: number): void => void (chains[slot] = entry),
  }
}

export type RecordSums = ReturnType<typeof recordSums>

export function recordSums(most = MOST_RECORDS) {
  const [dates, states, labels] = [numbering(), numbering(), numbering(MOST_LABELS)]
  const pairs = new Map<number, number>()
  /** One more than the pair of a label and a state, for the first 256 of each; 0 where there is none yet. */
  const pairTable = new Int32Array(65_536)
  const pairList: [number, number][] = []
  const sums = numberSums()

  /** A key is a small whole number, which is found soonest, as long as there are 4,096 pairs at most. */
  function keyOf(date: number, state: number, label: number): number {
    const pair = label < 256 && state < 256 ? (pairTable[label * 256 + state] ||= newPair(state, label) + 1) - 1 : pairOf(state, label)
    return pair < MOST_PAIRS ? date * MOST_PAIRS + pair : -(pair * MOST_DATES + date)
  }

  const newPair = (state: number, label: number): number => pairList.push([state, label]) - 1

  function pairOf(state: number, label: number): number {
    const joint = label * 1024 + state
    const pair = pairs.get(joint) ?? newPair(state, label)
    pairs.set(joint, pair)
    return pair
  }

  /**
   * Adds deaths to a record; gives back what it held before. Where it held some and may not be met again,
   * nothing is added, nor where the answer is TOO_MANY_DEATHS or TOO_MANY_RECORDS.
   */
  function add(key: number, deaths: number, mayComeAgain: boolean): number {
    const slot = sums.at(key)
    const before = sums.valueAt(slot)
    if (before > 0 && !mayComeAgain) return before
    if (before + deaths > MOST_DEATHS) return TOO_MANY_DEATHS
    if (before === 0 && sums.size() >= most) return TOO_MANY_RECORDS
    sums.put(slot, key, before + deaths)
    return before
  }

  /** What `add` would answer to several records at once, if one of them can't be added; else 0. */
  function hindrance(entries: [key: number, deaths: number][]): number {
    const before = entries.map(([key]) => sums.valueAt(sums.at(key)))
    if (entries.some(([, deaths], n) => before[n] + deaths > MOST_DEATHS)) return TOO_MANY_DEATHS
    return sums.size() + before.filter((held) => held === 0).length > most ? TOO_MANY_RECORDS : 0
  }

  /** The records in the order of date, state and label, and the deaths of each label. */
  async function records(pause: () => Promise<void>): Promise<{ records: ReleaseRecord[]; byLabel: Record<string, number> }> {
    const [dateRanks, stateRanks, labelRanks] = [dates.ranks(), states.ranks(), labels.ranks()]
    const inOrder = pairList
      .map(([state, label], pair) => ({ state, label, pair }))
      .sort((a, b) => stateRanks[a.state] - stateRanks[b.state] || labelRanks[a.label] - labelRanks[b.label])
    const pairRanks = new Int32Array(inOrder.length)
    inOrder.forEach(({ pair }, rank) => (pairRanks[pair] = rank))
    const dateOfRank = new Int32Array(dateRanks.length)
    dateRanks.forEach((rank, date) => (dateOfRank[rank] = date))
    // One number for each record, so that sorting compares numbers: the rank of its key, and its deaths where
    // 53 bits hold both; where they don't, the deaths are looked up once more.
    const width = Math.max(1, inOrder.length)
    const scale = dateRanks.length * width < 2 ** 37 ? 65_536 : 1
    const packed = new Float64Array(sums.size())
    let at = 0
    await sums.each((key, deaths) => {
      const { date, pair } = partsOf(key)
      packed[at] = (dateRanks[date] * width + pairRanks[pair]) * scale + (scale === 1 ? 0 : deaths)
      at += 1
    }, pause)
    const inRank = await sorted(packed, pause)
    const records: ReleaseRecord[] = []
    const deathsOf = new Map<number, number>()
    for (const number of inRank) {
      const rank = Math.floor(number / scale)
      const dateRank = Math.floor(rank / width)
      const { state, label } = inOrder[rank - dateRank * width]
      const date = dateOfRank[dateRank]
      const deaths = scale === 1 ? sums.valueAt(sums.at(keyOf(date, state, label))) : number - rank * scale
      deathsOf.set(label, (deathsOf.get(label) ?? 0) + deaths)
      records.push({ date: dates.texts[date], state: states.texts[state], label: labels.texts[label], deaths })
      if (records.length % AT_ONCE === 0) await pause()
    }
    return { records, byLabel: Object.fromEntries([...deathsOf].map(([label, deaths]) => [labels.texts[label], deaths])) }
  }

  return { dates, states, labels, keyOf, slotOf: sums.at, chains: sums, add, hindrance, records }
}

/** Numbers in their order: runs that are sorted at once, then merged two by two. */
async function sorted(numbers: Float64Array<ArrayBuffer>, pause: () => Promise<void>): Promise<Float64Array<ArrayBuffer>> {
  let [from, to] = [numbers, new Float64Array(numbers.length > AT_ONCE ? numbers.length : 0)]
  for (let at = 0; at < from.length; at += AT_ONCE) {
    from.subarray(at, at + AT_ONCE).sort()
    await pause()
  }
  for (let run = AT_ONCE; run < from.length; run *= 2) {
    for (let at = 0; at < from.length; at += run * 2) await merge(from, to, at, Math.min(at + run, from.length), Math.min(at + run * 2, from.length), pause)
    ;[from, to] = [to, from]
  }
  return from
}

/** Merges the runs before and behind a middle. */
async function merge(from: Float64Array, to: Float64Array, start: number, middle: number, end: number, pause: () => Promise<void>): Promise<void> {
  let [left, right] = [start, middle]
  for (let place = start; place < end; ) {
    for (const stop = Math.min(end, place + AT_ONCE); place < stop; place += 1) {
      const isLeft = left < middle && (right >= end || from[left] <= from[right])
      to[place] = isLeft ? from[left++] : from[right++]
    }
    await pause()
  }
}

function partsOf(key: number): { date: number; pair: number } {
  if (key >= 0) {
    const date = Math.floor(key / MOST_PAIRS)
    return { date, pair: key - date * MOST_PAIRS }
  }
  const pair = Math.floor(-key / MOST_DATES)
  return { date: -key - pair * MOST_DATES, pair }
}
