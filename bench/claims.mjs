/**
 * Milliseconds of a check, from the text to the verdict, on the shipped figures; and of its readings alone, beside two
 * other ways to the same ones: plain loops over the rows of the CSV files, and the ledger asked window by window. The
 * ways take turns within a round; what they find is compared, and a difference ends the run.
 */
import { checkClaim } from '@/claims/check'
import { publishedClaims } from '@/claims/published-claims'
import { readingsOf } from '@/claims/readings'
import { READ_SENTENCES, WORDINGS } from '@/claims/sentences.fixture'
import { understand } from '@/claims/understand'
import { isoDay, parseDay } from '@/stats/calendar'
import { rowsOf, shippedLedger } from '@/stats/shipped.fixture'
import { keyOf, oneByOne, plainRows } from './claims-plain.mjs'
import { machine, medianOf, printTable, quantileOf, short } from './numbers.mjs'

const [ROUNDS, WARM_UP, COMPARED, COMPARED_ROUNDS] = [7, 2, 8, 3]
const AIM_MS = 50

// The fixture reads data/ from the repository's own folder.
process.chdir(new URL('..', import.meta.url).pathname)
const ledger = shippedLedger()
const newest = ledger.releases.length - 1
const today = isoDay('2026-11-26')

const texts = [...READ_SENTENCES, ...WORDINGS.flatMap(({ published, texts: wordings }) => wordings.map((text) => ({ published, text })))]
const read = ({ text, published }) => {
  const { claims, main } = understand(text, { terms: ledger.terms, published: parseDay(published), today })
  return main === null ? null : claims[main].claim
}
const claims = publishedClaims(rowsOf('claims.csv')).map(({ claim }) => claim)
const isHeld = (claim) => claim !== null && claim.cause !== null && claim.asOf !== null && checkClaim(ledger, claim).own !== null

printChecks()
printReadings()

/** Each text and each published claim, again and again. */
function printChecks() {
  const kinds = {
    'a sentence, to its verdict': { asked: texts.filter((text) => isHeld(read(text))), work: (text) => checkClaim(ledger, read(text)) },
    'of that, the understanding': { asked: texts, work: read },
    'a published claim, from its fields': { asked: claims.filter(isHeld), work: (claim) => checkClaim(ledger, claim) },
  }
  const times = new Map(Object.keys(kinds).map((kind) => [kind, []]))
  for (let round = -WARM_UP; round < ROUNDS; round++) {
    for (const [kind, { asked, work }] of Object.entries(kinds)) {
      for (const each of asked) {
        const took = timed(() => work(each))
        if (round >= 0) times.get(kind).push(took)
      }
    }
  }
  const rows = [...times].map(([kind, list]) => {
    const [wall, processor] = [list.map(({ ms }) => ms), list.map(({ cpu }) => cpu)]
    return [kind, kinds[kind].asked.length, short(medianOf(wall)), short(quantileOf(wall, 0.99)), short(medianOf(processor)), short(quantileOf(processor, 0.99)), short(Math.max(...processor))]
  })
  printTable(`Milliseconds, ${ROUNDS} rounds; aim ${AIM_MS}. ${machine()}`, ['', 'asked', 'median', '99th', 'of processor time, median', '99th', 'most'], rows)
}

/** The same readings by three ways, in turns. */
function printReadings() {
  const step = Math.ceil(claims.filter(isHeld).length / COMPARED)
  const asked = claims.filter(isHeld).filter((_, i) => i % step === 0)
  const [rows, windows] = [plainRows(ledger), oneByOne(ledger)]
  const ways = { 'Same Period': (claim) => readingsOf({ ledger, claim, newest }), 'the ledger, window by window': windows, 'plain loops over the CSV rows': rows }
  const times = new Map(Object.keys(ways).map((way) => [way, []]))
  const compared = asked.map((claim) => check(claim, ways['Same Period'](claim), [windows(claim), rows(claim)]))
  for (let round = 0; round < COMPARED_ROUNDS; round++) {
    for (const [i, claim] of asked.entries()) {
      const turns = Object.entries(ways)
      for (const [way, work] of [...turns.slice((round + i) % 3), ...turns.slice(0, (round + i) % 3)]) times.get(way).push(timed(() => work(claim)).ms)
    }
  }
  const ours = medianOf(times.get('Same Period'))
  const counted = compared.reduce((sum, count) => sum + count, 0)
  const lines = [...times].map(([way, list]) => [way, short(medianOf(list)), short(quantileOf(list, 0.99)), `${short(medianOf(list) / ours)}×`])
  printTable(`Milliseconds for every reading of a claim, ${asked.length} claims, ${COMPARED_ROUNDS} rounds in turns; ${counted.toLocaleString('en')} readings compared, all alike. ${machine()}`, ['', 'median', '99th', '÷ ours'], lines)
}

/** Of the clock, and of the processor, which other work on the machine doesn't lengthen. */
function timed(work) {
  const [began, used] = [performance.now(), process.cpuUsage()]
  work()
  const { user, system } = process.cpuUsage(used)
  return { ms: performance.now() - began, cpu: (user + system) / 1000 }
}

/** How many readings there are; throws where another way finds another count, or other readings. */
function check(claim, readings, others) {
  const ours = new Map(readings.flatMap(({ definition, asOf, align, places, change }) => places.map((place) => [keyOf(definition.id, asOf, align, place), `${change.current} ${change.priorTotal}`])))
  for (const found of others) {
    if (found.size !== ours.size) throw new Error(`${found.size} readings and ${ours.size}: ${JSON.stringify(claim)}`)
    for (const [key, counted] of found) if (ours.get(key) !== counted) throw new Error(`${key} is ${counted}, not ${ours.get(key)}: ${JSON.stringify(claim)}`)
  }
  return ours.size
}
