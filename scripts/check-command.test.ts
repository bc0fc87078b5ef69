import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { checkCommand } from './check-command'

const root = fileURLToPath(new URL('..', import.meta.url))
const { bin } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
const folder = mkdtempSync(join(tmpdir(), 'same-period-check-'))
afterAll(() => rmSync(folder, { recursive: true }))

const file = (name: string, text: string | Uint8Array) => {
  writeFileSync(join(folder, name), text)
  return join(folder, name)
}
async function run(...words: string[]) {
  const said = { status: 0, stdout: '', stderr: '' }
  said.status = await checkCommand(words, (text) => (said.stdout += text), (text) => (said.stderr += text))
  return said
}
const spawned = (...words: string[]) => spawnSync(process.execPath, [join(root, bin['same-period']), ...words], { cwd: root, encoding: 'utf8' })
const clean = file('clean.csv', 'date,state,cause,deaths\n2015-01-02,TX,Gunfire,2\n2015-01-03,CA,Heart attack,1\n')

test('a clean file ends with 0, its report as JSON', async () => {
  const { status, stdout } = await run(clean, '--json')
  expect(status).toBe(0)
  expect(JSON.parse(stdout)).toEqual({
    read: 2,
    accepted: 2,
    repaired: 0,
    suspects: 0,
    rejected: 0,
    deaths: 3,
    first: '2015-01-02',
    last: '2015-01-03',
    byCause: { Gunfire: 2, 'Heart attack': 1 },
    problems: [],
    problemCounts: {},
    questions: [],
  })
})

test('a rejected row or an open question ends with 1, and choices answer it', async () => {
  const open = file('open.csv', 'Died,Where,Why\n03/04/2015,"Dallas Police Department, TX",Deaths by Meteor\n')
  const { status, stdout } = await run(open)
  expect(status).toBe(1)
  expect(stdout).toContain('1 rows read = 0 accepted + 0 repaired + 0 suspects + 1 rejected')
  expect(stdout).toContain('date-order, Died')
  const words = ['--map', 'cause=Why', '--date-order', 'dmy', '--strip', 'cause=Deaths by', '--cause', 'Meteor=Meteor']
  const answered = await run(open, ...words, '--json')
  expect(answered.status).toBe(0)
  expect(JSON.parse(answered.stdout)).toMatchObject({ read: 1, accepted: 1, deaths: 1, first: '2015-04-03', byCause: { Meteor: 1 } })
})

test('what is no table ends with 2, and says why and what to do', async () => {
  const { status, stderr } = await run(file('a.xlsx', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])))
  expect(status).toBe(2)
  expect(stderr).toBe('same-period check: spreadsheet. The file is a spreadsheet, not CSV. Open it and save the sheet as CSV (UTF-8).\n')
  expect(JSON.parse((await run(file('nothing.csv', ''), '--json')).stdout)).toMatchObject({ notATable: 'empty' })
})

test('a file that isn’t there, and a folder, end with 2 and one line', async () => {
  expect(await run(join(folder, 'missing.csv'))).toMatchObject({ status: 2, stdout: '' })
  expect((await run(folder)).stderr).toMatch(/^same-period check: the file can’t be read: .* is not a file\n$/)
})

test.each([
  [[]],
  [[clean, clean]],
  [[clean, '--map', 'date']],
  [[clean, '--map', 'person=name']],
  [[clean, '--date-order', 'ydm']],
  [[clean, '--choices', file('order.json', '{"dateOrder":"DMY"}')]],
  [[clean, '--choices', file('shape.json', '{"columns":{"date":5}}')]],
  [[clean, '--choices', file('cut.json', '{"columns":')]],
  [[clean, '--choices', join(folder, 'missing.json')]],
  [[clean, '--delimiter', 'ab']],
  [[clean, '--cause', 'Car crash=Automobile crsh']],
  [[clean, '--encoding', 'ebcdic']],
  [[clean, '--today', 'tomorrow']],
  [[clean, '--colour', 'red']],
])('a command that is wrong itself (%j) ends with 64 and says so', async (words) => {
  const { status, stderr } = await run(...words)
  expect(status).toBe(64)
  expect(stderr.split('\n').length).toBe(2)
})

test.each([
  ['--map', 'date=Dat', '--map: the file has no column “Dat”, only “date”, “state”, “cause”, “deaths”'],
  ['--wide', 'Gunfires=Gunfire', '--wide: the file has no column “Gunfires”, only “date”, “state”, “cause”, “deaths”'],
  ['--wide', 'Popul=', '--wide: the file has no column “Popul”, only “date”, “state”, “cause”, “deaths”'],
])('%s %s, which the file hasn’t, ends with 64 and the headings that it has', async (option, word, fault) => {
  expect(await run(clean, option, word)).toEqual({ status: 64, stdout: '', stderr: `same-period check: ${fault}. same-period check --help tells how.\n` })
  expect((await run(clean, '--map', 'date= DATE')).status).toBe(0)
})

test('a saved heading that this file hasn’t is a question, and no row is read', async () => {
  const { status, stdout } = await run(clean, '--choices', file('wide.json', '{"wide":{"Shot":"Gunfire"}}'), '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ read: 2, rejected: 2, questions: [{ kind: 'which-column', column: 'Shot', rows: 2, options: ['date', 'state', 'cause', 'deaths'] }] })
})

test('a column of a wide file that counts none is said with an empty word', async () => {
  const wide = file('wide.csv', 'year,state,Gunfire,Fall,Population\n2014,TX,1,2,900\n')
  expect((await run(wide)).status).toBe(1)
  const { status, stdout } = await run(wide, '--wide', 'Population=', '--json')
  expect([status, JSON.parse(stdout).byCause]).toEqual([0, { Gunfire: 1, Fall: 2 }])
})

test('wrongly shaped choices are told by the place that is wrong', async () => {
  const { stderr } = await run(clean, '--choices', file('shape.json', '{"columns":{"date":5}}'))
  expect(stderr).toBe('same-period check: --choices: columns, “date”, has to be a text. same-period check --help tells how.\n')
})

test('the command itself gives the exit codes, and never a stack trace', () => {
  expect(spawned('check', clean).status).toBe(0)
  const { status, stdout, stderr } = spawned('check', file('bytes.csv', Uint8Array.from({ length: 4000 }, (_, place) => (place * 7919) % 251)))
  expect(status).toBe(2)
  expect(stdout + stderr).toBe('same-period check: binary. The file isn’t text. Save the table as CSV and choose that file.\n')
  expect(spawned('chek', clean)).toMatchObject({ status: 64, stderr: 'same-period: there is no command “chek”\n' })
})

test('a newline in a cell makes no line of the report', async () => {
  const { stdout } = await run(file('newline.csv', 'date,state,cause\n2015-01-02,TX,"Gunfire\n1,000 deaths"\n'))
  expect(stdout.split('\n').filter((line) => line.startsWith('1,000 deaths'))).toEqual([])
  expect(stdout).toContain('“Gunfire·1,000 deaths”')
})

test('control characters of a file don’t reach the terminal', async () => {
  const { stdout } = await run(file('escape.csv', 'date,state,cause\n2015-01-02,TX,\u001B[31mGunfire\u0007\n'))
  expect(stdout).toContain('·[31mGunfire·')
  expect(stdout).not.toMatch(/(?!\n)\p{Cc}/u)
})
