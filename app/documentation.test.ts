/**
 * The documentation against the code: what a reader can type, meet or run is named in README.md or
 * CONTRIBUTING.md. Expected names are read from the code, so that a new one fails here until it is described.
 */
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { comparisonJson } from '@/app/api/v1/compare/comparison-json'
import { PICTURE_SIZES, SINCE, VIEW_RULES } from '@/charts/view'
import { CHARTS } from '@/charts/catalogue'
import { FLAGS, answer } from '@/stats/answer'
import { LEFT_OUT_RULES } from '@/stats/left-out'
import { WORD_RULES, parseQuestion } from '@/stats/question'
import { RECORD_WORD_RULES } from '@/stats/records-query'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'

const root = new URL('../', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, root), 'utf8')
const list = (path: string) => readdirSync(new URL(path, root), { withFileTypes: true })
const readme = read('README.md')
const both = readme + read('CONTRIBUTING.md')

/** The lines below a heading of README.md, to the next heading of its rank or above. */
function section(heading: string): string {
  const rank = heading.indexOf(' ')
  const lines = readme.slice(readme.indexOf(`\n${heading}\n`) + heading.length + 2).split('\n')
  const end = lines.findIndex((line) => /^#+ /.test(line) && line.indexOf(' ') <= rank)
  return lines.slice(0, end < 0 ? undefined : end).join('\n')
}

/** The first cells of the tables in a text, without their backquotes: "`p`, `verdict`" gives two. */
const rowNames = (text: string): string[] =>
  text
    .split('\n')
    .flatMap((line) => /^\| ([^|]+) \|/.exec(line)?.[1].match(/`[^`]+`/g) ?? [])
    .map((name) => name.slice(1, -1))

/** The addresses that the files of `app/` answer: `app/api/v1/compare/route.ts` answers `/api/v1/compare`. */
const addresses = readdirSync(new URL('app/', root), { recursive: true })
  .map((path) => String(path).replaceAll('\\', '/'))
  .filter((path) => /(^|\/)(page|route)\.tsx?$/.test(path))
  .map((path) => `/${path.replace(/\/?(page|route)\.tsx?$/, '')}`.replace(/\[(?:\.\.\.)?(\w+)\]/g, '<$1>'))

describe('README.md names', () => {
  it('every word of an address, and no other', () => {
    expect(rowNames(section('### Words of an address')).sort()).toEqual([WORD_RULES, VIEW_RULES, RECORD_WORD_RULES].flatMap(Object.keys).sort())
  })

  it.each([...SINCE, ...PICTURE_SIZES])('the value %s', (value) => expect(section('### Words of an address')).toContain(`\`${value}\``))

  it.each(Object.keys(LEFT_OUT_RULES))('the rule %s', (rule) => expect(section('### Words of an address')).toContain(`\`${rule}\``))

  it.each(shippedTerms().definitions)('the definition $id', ({ id }) => expect(readme).toContain(`\`${id}\``))

  it.each(CHARTS)('the chart $id', ({ id }) => expect(rowNames(section('## Use the dashboard'))).toContain(id))

  it.each(Object.keys(FLAGS))('the flag %s', (flag) => expect(rowNames(section('## The API'))).toContain(flag))

  it.each(['PORT', 'DATABASE_URL', 'PUBLIC_URL', 'AUTH_SECRET', 'OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET', 'OIDC_ALLOW_DOMAIN', 'WEBHOOKS_TO_PRIVATE', 'TRUST_PROXY'])('the setting %s', (setting) => expect(rowNames(section('## Start'))).toContain(setting))

  it.each(addresses)('the address %s', (address) => expect(rowNames(section('## Use the dashboard'))).toContain(address))

  it('every top-level folder in its map', () => {
    const ignored = read('.gitignore').split('\n')
    const folders = list('.').filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    const kept = folders.map(({ name }) => `${name}/`).filter((name) => !ignored.includes(name))
    expect(kept.filter((name) => !section('## The map').includes(`\n${name} `))).toEqual([])
  })
})

describe('the API in README.md', () => {
  const query = /compare\?([^']+)'/.exec(section('## The API'))![1]
  const { question, problems } = parseQuestion(new URLSearchParams(query), shippedLedger())
  const json = comparisonJson(answer(shippedLedger(), question))

  test('its example is what the code answers', () => {
    const example = JSON.parse(/```json\n([^`]+)```/.exec(section('## The API'))![1])
    expect(problems).toEqual([])
    expect(json).toMatchObject(example)
  })

  test('its fields are those of the answer', () => {
    const named = rowNames(section('## The API')).filter((name) => !(name in FLAGS))
    expect(named.sort()).toEqual(Object.keys(json).sort())
  })
})

describe('README.md or CONTRIBUTING.md', () => {
  it.each(Object.keys(JSON.parse(read('package.json')).scripts))('names the command %s', (script) => {
    const command = script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`
    expect(both).toContain(`\`${command}\``)
  })

  it.each(list('docs/decisions').map((entry) => entry.name))('links the decision %s', (name) => {
    expect(both).toContain(`](docs/decisions/${name})`)
  })
})

const pages = ['README.md', 'CONTRIBUTING.md', ...list('docs/decisions').map((entry) => `docs/decisions/${entry.name}`)]

test.each(pages)('every link of %s to a file of ours leads somewhere', (page) => {
  const targets = [...read(page).matchAll(/(?<!!\[[^\]]*)\]\((?!\w+:)([^)#]+)/g)].map(([, target]) => join(dirname(page), target))
  expect(targets.filter((target) => !existsSync(new URL(target, root)))).toEqual([])
})

test('the changelog has an entry for this version', () => {
  expect(read('CHANGELOG.md')).toContain(`## [${JSON.parse(read('package.json')).version}]`)
})
