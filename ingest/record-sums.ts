/**
 * Deaths summed over equal dates, states and labels, in whole numbers as far as it goes: a file of a
 * million rows has few dates, states and labels.
 */
import type { ReleaseRecord } from './release-file'

const MOST_PAIRS = 4096
/** More than there are days and years from 1600 to 2999. */
const MOST_DATES = 1_048_576
const MOST_DEATHS = 65_535

/** Texts numbered in the order of their first coming. */
function numbering() {
  const places = new Map<string, number>()
  const texts: string[] = []
  const of = (text: string): number => {
    const known = places.get(text)
    if (known !== undefined) return known
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

export function recordSums() {
  const [dates, states, labels] = [numbering(), numbering(), numbering()]
  const pairs = new Map<number, number>()
  const pairList: [number, number][] = []
  const sums = new Map<number, number>()

  /** A key is a small whole number, which maps like best, as long as there are 4,096 pairs at most. */
  function keyOf(date: number, state: number, label: number): number {
    const joint = label * 1024 + state
    let pair = pairs.get(joint)
    if (pair === undefined) {
      pair = pairList.push([state, label]) - 1
      pairs.set(joint, pair)
    }
    return pair < MOST_PAIRS ? date * MOST_PAIRS + pair : -(pair * MOST_DATES + date)
  }

  /** Whether the key of a record has been added before. */
  const has = (key: number): boolean => sums.has(key)

  /** Adds deaths; false where one record would hold more than 65,535, and then nothing is added. */
  function add(key: number, deaths: number): boolean {
    const sum = (sums.get(key) ?? 0) + deaths
    if (sum > MOST_DEATHS) return false
    sums.set(key, sum)
    return true
  }

  /** The records in the order of date, state and label. */
  function records(): ReleaseRecord[] {
    const [dateRanks, stateRanks, labelRanks] = [dates.ranks(), states.ranks(), labels.ranks()]
    const inOrder = pairList
      .map(([state, label], pair) => ({ state, label, pair }))
      .sort((a, b) => stateRanks[a.state] - stateRanks[b.state] || labelRanks[a.label] - labelRanks[b.label])
    const pairRanks = new Int32Array(inOrder.length)
    inOrder.forEach(({ pair }, rank) => (pairRanks[pair] = rank))
    const dateOfRank = new Int32Array(dateRanks.length)
    dateRanks.forEach((rank, date) => (dateOfRank[rank] = date))
    // One number for each record, so that sorting compares numbers: the rank of its key, then its deaths.
    const width = Math.max(1, inOrder.length)
    const packed = new Float64Array(sums.size)
    let at = 0
    for (const [key, deaths] of sums) {
      const { date, pair } = partsOf(key)
      packed[at] = (dateRanks[date] * width + pairRanks[pair]) * 65_536 + deaths
      at += 1
    }
    packed.sort()
    return Array.from(packed, (number) => {
      const deaths = number % 65_536
      const rank = (number - deaths) / 65_536
      const { state, label } = inOrder[rank % width]
      return { date: dates.texts[dateOfRank[Math.floor(rank / width)]], state: states.texts[state], label: labels.texts[label], deaths }
    })
  }

  return { dates, states, labels, keyOf, has, add, records }
}

function partsOf(key: number): { date: number; pair: number } {
  if (key >= 0) return { date: Math.floor(key / MOST_PAIRS), pair: key % MOST_PAIRS }
  return { date: -key % MOST_DATES, pair: Math.floor(-key / MOST_DATES) }
}
