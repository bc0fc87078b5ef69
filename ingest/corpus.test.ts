/**
 * The corpus: the reader against every file of `data/samples/` and the result beside it, worked out
 * by hand from the rules. `data/samples/README.md` says what the keys mean; a key that is missing isn't checked.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { shippedTerms } from '@/stats/shipped.fixture'
import type { Choices } from './choices'
import { readFile } from './read-file'
import { type NotATable, type Reading, isTable } from './report'
import { bytesSource } from './source'

interface Counts {
  read: number
  accepted: number
  repaired: number
  suspects: number
  rejected: number
  deaths: number
}
interface Expected extends Partial<Counts> {
  why: string
  choices?: Choices
  today?: string
  notATable?: string | true
  records?: [date: string, state: string, label: string, deaths: number][]
  problems?: [line: number, column: string, kind: string][]
  questions?: [kind: string, column: string][]
}

const folder = new URL('../data/samples/', import.meta.url)
const ending = '.expected.json'
const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'))
const files = paths.filter((path) => path.includes('.') && !path.endsWith(ending) && path !== 'README.md')
const cases = paths
  .filter((path) => path.endsWith(ending))
  .map((path) => path.slice(0, -ending.length))
  .sort()
const filesOf = (name: string) => files.filter((file) => file.startsWith(`${name}.`))
const bytesOf = (file: string) => new Uint8Array(readFileSync(new URL(file, folder)))
const expectedOf = (name: string): Expected => JSON.parse(readFileSync(new URL(name + ending, folder), 'utf8'))

const countsOf = ({ read, accepted, repaired, suspects, rejected, deaths }: Partial<Counts>) => ({
  read, accepted, repaired, suspects, rejected, deaths,
})
const sorted = <Row>(rows: Row[]): Row[] => rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))

/** What a reading found, in the form of an expectation and with its keys alone. */
function resultOf(found: Reading | NotATable, wanted: Expected) {
  if (!isTable(found)) return { notATable: wanted.notATable === true || found.reason }
  const { records, report } = found
  return {
    ...countsOf(report),
    records: wanted.records && sorted(records.map((r) => [r.date, r.state, r.label, r.deaths])),
    problems: wanted.problems && sorted(report.problems.map((p) => [p.row, p.column, p.kind])),
    questions: wanted.questions && sorted(report.questions.map((q) => [q.kind, q.column])),
  }
}

function wantedOf(wanted: Expected) {
  if (wanted.notATable) return { notATable: wanted.notATable }
  const { records, problems, questions } = wanted
  return {
    ...countsOf(wanted),
    records: records && sorted(records),
    problems: problems && sorted(problems),
    questions: questions && sorted(questions),
  }
}

/** A reading's numbers held against one another. */
function expectToAddUp({ report, records }: Reading) {
  expect(report.accepted + report.repaired + report.suspects + report.rejected).toBe(report.read)
  expect(records.reduce((sum, record) => sum + record.deaths, 0)).toBe(report.deaths)
  expect(Object.values(report.byCause).reduce((sum, deaths) => sum + deaths, 0)).toBe(report.deaths)
  expect(new Set(records.map((r) => `${r.date}|${r.state}|${r.label}`)).size).toBe(records.length)
}

describe('the corpus', () => {
  test('has at least 150 files, each of them small and with a result', () => {
    expect(cases.length).toBeGreaterThanOrEqual(150)
    expect(cases.flatMap(filesOf).sort()).toEqual(files.sort())
    expect(cases.filter((name) => filesOf(name).length !== 1)).toEqual([])
    expect(files.filter((file) => bytesOf(file).length > 16_384)).toEqual([])
  })

  test('says of each file why, and what comes of it', () => {
    for (const name of cases) {
      const wanted = expectedOf(name)
      expect(wanted.why, name).toMatch(/^\S.{10,}/)
      if (wanted.notATable) continue
      const { read, accepted, repaired, suspects, rejected } = wanted as Counts
      expect(accepted + repaired + suspects + rejected, name).toBe(read)
      if (wanted.records) expect(wanted.records.reduce((sum, [, , , deaths]) => sum + deaths, 0), name).toBe(wanted.deaths)
    }
  })
})

describe('every file is read as the result beside it says', () => {
  const terms = shippedTerms()
  for (const name of cases) {
    const wanted = expectedOf(name)
    test(`${name}: ${wanted.why}`, async () => {
      const [file] = filesOf(name)
      const read = (piece?: number) =>
        readFile(bytesSource(file, bytesOf(file), piece), terms, wanted.choices ?? {}, wanted.today ?? '2026-01-01')
      const found = await read()
      expect(resultOf(found, wanted)).toEqual(wantedOf(wanted))
      if (isTable(found)) expectToAddUp(found)
      expect(await read(7), 'in pieces of 7 bytes').toEqual(found)
    })
  }
})
