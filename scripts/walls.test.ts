/**
 * The import walls bite: `.oxlintrc.json` is run over one file for each direction, allowed and forbidden.
 * The files stand in a folder of their own, under the same paths, so that no other run ever meets them.
 */
import { spawnSync } from 'node:child_process'
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const FOLDERS = ['stats', 'ingest', 'claims', 'store', 'charts', 'components', 'app']
/** Who may import whom, as the map in README.md has it. */
const MAY: Record<string, string[]> = {
  stats: ['stats'],
  ingest: ['ingest', 'stats'],
  claims: ['claims', 'stats'],
  store: ['store', 'stats'],
  charts: ['charts', 'stats', 'claims'],
  components: ['components', 'stats', 'charts', 'claims'],
  app: FOLDERS,
  e2e: [],
  bench: ['stats', 'ingest', 'charts', 'claims'],
}
const MAY_TAKE_TYPES: Record<string, string[]> = { store: ['ingest'], components: ['ingest'] }
/** Each of these packages is known to one file; a measurement may open a store of its own, and Recharts as a peer. */
const HOMES: Record<string, string> = {
  papaparse: 'ingest/csv.ts',
  fflate: 'ingest/unpack.ts',
  'date-fns': 'stats/calendar.ts',
  '@date-fns/utc': 'stats/calendar.ts',
  recharts: 'components/recharts-drawing.tsx',
  libsql: 'store/sqlite.ts',
  pg: 'store/postgres.ts',
  '@resvg/resvg-js': 'app/png.ts',
  'better-auth': 'app/auth.ts',
}

const files = new Map<string, string>()
const value = (from: string) => `import { named } from '${from}'\n\nexport const it = named\n`
const type = (from: string) => `import type { Named } from '${from}'\n\nexport const it = (named: Named) => named\n`
const again = (from: string) => `export { named } from '${from}'\n`
const file = (path: string, text: string) => {
  files.set(path, text)
  return path
}

const directions = Object.keys(MAY).flatMap((from) =>
  [...FOLDERS, 'e2e', 'bench'].filter((to) => to !== from).map((to) => ({
    from,
    to,
    isOpen: MAY[from].includes(to),
    isOpenToTypes: MAY[from].includes(to) || (MAY_TAKE_TYPES[from] ?? []).includes(to),
    ofValue: file(`${from}/value-of-${to}.ts`, value(`@/${to}/some-file`)),
    ofType: file(`${from}/type-of-${to}.ts`, type(`@/${to}/some-file`)),
    ofAgain: file(`${from}/again-of-${to}.ts`, again(`@/${to}/some-file`)),
  })),
)
const packages = Object.entries(HOMES).flatMap(([name, home]) =>
  Object.keys(MAY).filter((folder) => !(folder === 'bench' && ['libsql', 'papaparse', 'recharts'].includes(name))).map((folder) => ({
    name,
    folder,
    home,
    stranger: file(`${folder}/imports-${name.replace(/\W/g, '-')}.ts`, value(name)),
    deep: file(`${folder}/imports-deep-${name.replace(/\W/g, '-')}.ts`, value(`${name}/part`)),
  })),
)
const homes = Object.entries(HOMES).map(([name, home]) => ({ name, home }))
for (const home of new Set(Object.values(HOMES))) {
  const own = homes.filter((h) => h.home === home).map((h, i) => `import { part as part${i} } from '${h.name}'\n`)
  file(home, `${own.join('')}\nexport const parts = [${own.map((_, i) => `part${i}`).join(', ')}]\n`)
}
const reading = file('components/upload-worker.ts', value('@/ingest/some-file'))
const climbing = file('charts/climbs.ts', value('../stats/count'))
const beside = file('charts/beside.ts', value('./axis'))
const drawing = file('bench/draws.ts', value('@/app/png'))
const ofTest = file('charts/some.test.ts', value('@/store/database'))

const folder = mkdtempSync(join(tmpdir(), 'same-period-walls-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The rules that each file breaks. */
const broken = new Map<string, string[]>()
let linted = 0
beforeAll(() => {
  copyFileSync('.oxlintrc.json', join(folder, '.oxlintrc.json'))
  for (const [path, text] of files) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  const { stdout } = spawnSync(process.execPath, [resolve('node_modules/oxlint/bin/oxlint'), '--format=json', '.'], { cwd: folder, encoding: 'utf8' })
  const report = JSON.parse(stdout) as { diagnostics: { code: string; filename: string }[]; number_of_files: number }
  linted = report.number_of_files
  for (const { code, filename } of report.diagnostics) broken.set(filename, [...(broken.get(filename) ?? []), code])
})

const WALL = 'eslint(no-restricted-imports)'
const isWalled = (path: string) => (broken.get(path) ?? []).includes(WALL)

test('every file is linted', () => {
  expect(linted).toBe(files.size)
})

test.each(directions)('$from may import $to: $isOpen', ({ ofValue, ofAgain, isOpen }) => {
  expect([isWalled(ofValue), isWalled(ofAgain)]).toEqual([!isOpen, !isOpen])
})

test.each(directions.filter((d) => !d.isOpen))('$from may take types of $to: $isOpenToTypes', ({ ofType, isOpenToTypes }) => {
  expect(isWalled(ofType)).toBe(!isOpenToTypes)
})

test.each(packages)('$folder may not import $name outside $home', ({ stranger }) => {
  expect(isWalled(stranger)).toBe(true)
})

test.each(homes)('a part of $name is walled off like the whole', ({ name }) => {
  expect(packages.filter((p) => p.name === name && !isWalled(p.deep)).map((p) => p.folder)).toEqual([])
})

test.each(homes)('$home may import $name', ({ home }) => {
  expect(broken.get(home)).toBeUndefined()
})

test('across folders @/folder/… is written, inside one ./…', () => {
  expect([isWalled(climbing), isWalled(beside)]).toEqual([true, false])
})

test('a measurement may draw a PNG as the product does', () => {
  expect(isWalled(drawing)).toBe(false)
})

test('of components, the worker alone reads files with ingest', () => {
  expect(isWalled(reading)).toBe(false)
})

test('tests may import from everywhere', () => {
  expect(isWalled(ofTest)).toBe(false)
})
