/**
 * `data/` against its own description: `data/datapackage.json` follows Data Package v2, every file
 * and column is described there and in `data/README.md`, and every row keeps to its schema. Expected
 * values are counted here from the files. CSV is read by PapaParse, so that this is a second method
 * beside our own importer. `data/samples/` holds files to try, no figures; `corpus.test.ts` reads them.
 */
import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { Ajv } from 'ajv'
import papa from 'papaparse'
import { describe, expect, it, test } from 'vitest'
import { kebab } from '@/stats/terms'

interface Field {
  name: string
  title: string
  type: string
  trueValues?: string[]
  falseValues?: string[]
  constraints?: { required?: boolean; unique?: boolean; enum?: string[]; pattern?: string; minimum?: string | number }
}
interface ForeignKey {
  fields: string[]
  reference: { resource?: string; fields: string[] }
}
interface Schema {
  fields: Field[]
  primaryKey?: string[]
  uniqueKeys?: string[][]
  foreignKeys?: ForeignKey[]
}
interface Resource {
  name: string
  path: string
  bytes: number
  hash: string
  licenses: { name: string }[]
  schema: Schema
}
type Row = Record<string, string>
interface Table {
  head: string[]
  rows: Row[]
}

const folder = new URL('../data/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, folder), 'utf8')
const dataPackage: { resources: Resource[] } = JSON.parse(read('datapackage.json'))
const readme = read('README.md')
const { resources } = dataPackage
const releases = resources.filter((resource) => resource.path.startsWith('releases/'))
const stale = 'is stale in data/datapackage.json: run `npm run describe-data`'

function tableOf({ path }: Resource): Table {
  if (path.endsWith('.csv')) {
    const { data, errors, meta } = papa.parse<Row>(read(path), { header: true, skipEmptyLines: false, delimiter: ',' })
    const last = data.at(-1)
    const rows = last && Object.values(last).join('') === '' ? data.slice(0, -1) : data
    expect(errors.filter((error) => error.row !== rows.length), path).toEqual([])
    return { head: meta.fields ?? [], rows }
  }
  const objects: Record<string, unknown>[] = JSON.parse(read(path))
  const text = (value: unknown) => (typeof value === 'object' ? JSON.stringify(value) : String(value))
  const rows = objects.map((object) => Object.fromEntries(Object.entries(object).map(([name, value]) => [name, text(value)])))
  return { head: [...new Set(objects.flatMap((object) => Object.keys(object)))], rows }
}

const tables = new Map(resources.map((resource) => [resource.name, tableOf(resource)]))
const rowsOf = (name: string) => tables.get(name)!.rows

const isDay = (text: string) => {
  const time = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
const isOfType: Record<string, (text: string, field: Field) => boolean> = {
  string: () => true,
  integer: (text) => /^-?\d+$/.test(text),
  number: (text) => /^-?\d+(\.\d+)?$/.test(text),
  year: (text) => /^\d{4}$/.test(text),
  date: isDay,
  boolean: (text, field) => [...(field.trueValues ?? ['true']), ...(field.falseValues ?? ['false'])].includes(text),
  object: (text) => text.startsWith('{'),
}
const keepsTo: Record<string, (text: string, limit: never, type: string) => boolean> = {
  unique: () => true, // a matter of all rows: see `repeated`
  enum: (text, allowed: string[]) => allowed.includes(text),
  pattern: (text, pattern: string) => new RegExp(pattern).test(text),
  minimum: (text, least: string | number, type) => (type === 'date' ? text >= String(least) : Number(text) >= Number(least)),
}

const isMissing = (cell: string | undefined) => cell === undefined || cell === ''
const keyOf = (row: Row, names: string[]) => JSON.stringify(names.map((name) => row[name]))

function cellFaults(field: Field, cell: string, where: string): string[] {
  const { required, ...limits } = field.constraints ?? {}
  if (isMissing(cell)) return required ? [`${where} is missing`] : []
  const faults = isOfType[field.type](cell, field) ? [] : [`${where} "${cell}" is no ${field.type}`]
  for (const [name, limit] of Object.entries(limits)) {
    if (!keepsTo[name](cell, limit as never, field.type)) faults.push(`${where} "${cell}" breaks ${name}`)
  }
  return faults
}

function repeated(rows: Row[], names: string[], missingAllowed: boolean): string[] {
  const seen = new Set<string>()
  return rows.flatMap((row) => {
    if (names.some((name) => isMissing(row[name]))) return missingAllowed ? [] : [`key ${names.join()} has a missing cell`]
    const key = keyOf(row, names)
    const again = seen.has(key)
    seen.add(key)
    return again ? [`${names.join()} repeats ${key}`] : []
  })
}

/** Every way in which rows break their schema; `lookUp` gives the rows that a foreign key points at. */
function faultsOf({ head, rows }: Table, schema: Schema, lookUp: (resource?: string) => Row[]): string[] {
  const names = schema.fields.map((field) => field.name)
  const faults = names.join() === head.join() ? [] : [`columns are ${head.join()}, not ${names.join()}`]
  for (const [i, row] of rows.entries()) {
    for (const field of schema.fields) faults.push(...cellFaults(field, row[field.name], `row ${i + 1}: ${field.name}`))
  }
  const unique = schema.fields.filter((field) => field.constraints?.unique).map((field) => [field.name])
  for (const key of [...unique, ...(schema.uniqueKeys ?? [])]) faults.push(...repeated(rows, key, true))
  if (schema.primaryKey) faults.push(...repeated(rows, schema.primaryKey, false))
  for (const { fields, reference } of schema.foreignKeys ?? []) {
    const targets = new Set(lookUp(reference.resource).map((row) => keyOf(row, reference.fields)))
    const lost = new Set(rows.map((row) => keyOf(row, fields)).filter((key) => !targets.has(key)))
    faults.push(...[...lost].map((key) => `${fields.join()} ${key} is not in ${reference.resource ?? 'this table'}`))
  }
  return faults
}

/** A copy of the descriptor that a test breaks on purpose. */
// oxlint-disable-next-line typescript/no-explicit-any
type Broken = Record<string, any>

describe('the descriptor', () => {
  const profile = JSON.parse(readFileSync(new URL('datapackage-profile.json', import.meta.url), 'utf8'))
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(profile)
  const changed = (change: (copy: Broken) => void) => {
    const copy = structuredClone(dataPackage)
    change(copy)
    return validate(copy)
  }

  it('follows Data Package v2 as its specification states it', () => {
    validate(dataPackage)
    expect(validate.errors ?? []).toEqual([])
  })

  it.each<[string, (copy: Broken) => void]>([
    ['no resources', (copy) => (copy.resources = [])],
    ['the v1 profile', (copy) => (copy.$schema = 'https://datapackage.org/profiles/1.0/datapackage.json')],
    ['a date for created', (copy) => (copy.created = '2026-11-23')],
    ['a path that leaves the folder', (copy) => (copy.resources[0].path = '../causes.csv')],
    ['a licence without name and path', (copy) => (copy.licenses[0] = { title: 'Free' })],
    ['a hash of another kind', (copy) => (copy.resources[0].hash = 'd25c9c77f588f5dc32059d2da1136c02')],
    ['a field without a name', (copy) => delete copy.resources[0].schema.fields[0].name],
    ['a field of no known type', (copy) => (copy.resources[0].schema.fields[0].type = 'text')],
    ['a pattern on an integer', (copy) => (copy.resources.at(-1).schema.fields[1].constraints.pattern = '^1')],
    ['a key that is one string, as in v1', (copy) => (copy.resources[0].schema.primaryKey = 'label')],
    ['a misspelt property', (copy) => (copy.resources[0].mediaType = 'text/csv')],
  ])('refuses %s', (_, change) => expect(changed(change)).toBe(false))

  it('names each resource, path and column once, and points every key at a column', () => {
    expect(new Set(resources.map((r) => r.name)).size).toBe(resources.length)
    expect(new Set(resources.map((r) => r.path)).size).toBe(resources.length)
    const columnsOf = (name: string) => resources.find((r) => r.name === name)?.schema.fields.map((f) => f.name) ?? []
    for (const { name, schema } of resources) {
      const columns = columnsOf(name)
      expect(new Set(columns).size, name).toBe(columns.length)
      const keys = [schema.primaryKey ?? [], ...(schema.uniqueKeys ?? []), ...(schema.foreignKeys ?? []).map((k) => k.fields)]
      expect(columns, name).toEqual(expect.arrayContaining(keys.flat()))
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        expect(columnsOf(reference.resource ?? name), name).toEqual(expect.arrayContaining(reference.fields))
        expect(reference.fields).toHaveLength(fields.length)
      }
    }
  })

  it('gives all releases one schema', () => {
    for (const release of releases) expect(release.schema, release.path).toEqual(releases[0].schema)
  })
})

describe('every file', () => {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.\w+$/.test(path) && path !== 'README.md' && !path.startsWith('samples/'))

  it('is described by one resource', () => {
    expect(resources.map((r) => r.path).sort()).toEqual(files.filter((path) => path !== 'datapackage.json').sort())
  })

  it.each(files)('%s is named in README.md', (path) => expect(readme).toContain(`\`${path}\``))

  it.each(resources)('$path has the size and SHA-256 that the descriptor says', ({ path, bytes, hash }) => {
    const content = readFileSync(new URL(path, folder))
    expect(content.length, `${path} ${stale}`).toBe(bytes)
    expect(`sha256:${createHash('sha256').update(content).digest('hex')}`, `${path} ${stale}`).toBe(hash)
  })

  it.each(resources)('$path has its columns in README.md, in order and with their types', ({ path, schema }) => {
    const heading = path.startsWith('releases/') ? 'releases/*.csv' : path
    const section = readme.split(/^#+ /m).find((part) => part.startsWith(`\`${heading}\`\n`)) ?? ''
    const listed = [...section.matchAll(/^\| `(\w+)` \| (\w+) \|/gm)].map(([, name, type]) => `${name} ${type}`)
    expect(listed).toEqual(schema.fields.map((field) => `${field.name} ${field.type}`))
  })

  it.each(resources)('$path has rows, and every row fits its schema', (resource) => {
    const table = tables.get(resource.name)!
    expect(table.rows.length).toBeGreaterThan(0)
    const faults = faultsOf(table, resource.schema, (name) => rowsOf(name ?? resource.name))
    expect(faults.slice(0, 20)).toEqual([])
  })
})

test('the check of rows sees a wrong type, a broken constraint, a repeated key and a lost reference', () => {
  const { schema } = releases[0]
  const head = ['date', 'state', 'cause', 'deaths']
  const row = (...cells: string[]) => Object.fromEntries(head.map((name, i) => [name, cells[i]]))
  const good = row('2024-02-29', 'TX', 'Gunfire', '1')
  const faults = (...rows: Row[]) => faultsOf({ head, rows }, schema, (name) => rowsOf(name!))
  expect(faults(good)).toEqual([])
  expect(faults(row('2023-02-29', 'TX', 'Gunfire', '1'))).toEqual(['row 1: date "2023-02-29" is no date'])
  expect(faults(row('2024-02-29', 'TX', 'Gunfire', '0'))).toEqual(['row 1: deaths "0" breaks minimum'])
  expect(faults(row('2024-02-29', 'TX', 'Gunfire', ''))).toEqual(['row 1: deaths is missing'])
  expect(faults(good, good)).toEqual(['date,state,cause repeats ["2024-02-29","TX","Gunfire"]'])
  expect(faults(row('2024-02-29', 'ZZ', 'Shot', '1'))).toEqual([
    'state ["ZZ"] is not in states',
    'cause ["Shot"] is not in causes',
  ])
})

describe('releases.json', () => {
  const list: { file: string; released: string; replaces: { from: string; to: string }; compiled_by: string; licence: string }[] =
    JSON.parse(read('releases.json'))

  it('lists each release file once, in the order of release', () => {
    expect(list.map((release) => release.file).sort()).toEqual(releases.map((release) => release.path).sort())
    expect(list.map((release) => release.released)).toEqual(list.map((release) => release.released).sort())
  })

  it.each(list)('$file has the rows, deaths, first and last day that it says, inside its span', (release) => {
    const rows = rowsOf(releases.find(({ path }) => path === release.file)!.name)
    const days = rows.map((row) => row.date).sort()
    const counted = { rows: rows.length, deaths: rows.reduce((sum, row) => sum + Number(row.deaths), 0), first: days[0], last: days.at(-1) }
    expect(release).toMatchObject(counted)
    const { from, to } = release.replaces
    expect([from, to, release.released].every(isDay)).toBe(true)
    expect([from, days[0], days.at(-1), to, release.released]).toEqual([from, days[0], days.at(-1), to, release.released].sort())
  })

  it.each(list)('$file has the same dates, compiler and licence everywhere', (release) => {
    const { file, released, replaces, compiled_by, licence } = release
    expect(readme).toContain(`| \`${file}\` | ${released} | ${replaces.from} to ${replaces.to} | ${compiled_by} | ${licence} |`)
    expect(releases.find((r) => r.path === file)?.licenses.map((l) => l.name)).toEqual([licence.replaceAll(' ', '-')])
    expect(file).toMatch(new RegExp(`^releases/${released}[-.]`))
  })
})

describe('the tables of terms', () => {
  const causes = rowsOf('causes')

  it('holds every label of every release, and no label that none prints', () => {
    const printed = new Set(releases.flatMap(({ name }) => rowsOf(name).map((row) => row.cause)))
    expect(causes.map((row) => row.label).sort()).toEqual([...printed].sort())
  })

  it('gives all labels of one cause one group, one felonious and one aside', () => {
    for (const { label, cause, ...rest } of causes) {
      const { label: _, ...own } = causes.find((row) => row.label === cause)!
      expect({ cause, ...rest }, label).toEqual(own)
    }
  })

  it('defines only with groups and causes that exist', () => {
    const known = new Set(['*', 'felonious', ...causes.flatMap((row) => [`group:${row.group}`, `cause:${kebab(row.cause)}`])])
    const terms = rowsOf('definitions').flatMap((row) => `${row.include} ${row.exclude}`.split(' ').filter(Boolean))
    expect(terms.filter((term) => !known.has(term))).toEqual([])
  })
})

describe('claims.csv', () => {
  it.each(rowsOf('claims'))('$published $source $cause: parses, in its year, not published before its as-of day', (claim) => {
    expect(claim.as_of.slice(0, 4)).toBe(claim.year)
    expect(claim.published >= claim.as_of.slice(0, claim.published.length)).toBe(true)
    expect([claim.current, claim.prior, claim.percent_claimed].join('')).not.toBe('')
    for (const count of [claim.current, claim.prior]) expect(Number.isSafeInteger(Number(count))).toBe(true)
    expect(Number.isFinite(Number(claim.percent_claimed))).toBe(true)
    if (claim.url) expect(new URL(claim.url).protocol).toMatch(/^https?:$/)
  })
})
