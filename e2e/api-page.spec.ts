/**
 * The API as its own description has it: every operation of `/api/v1/openapi.json` is called with its
 * examples and answers as the document says, and refuses what it says that it refuses. And the API page:
 * its lines are run as a reader would paste them.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { APIRequestContext } from '@playwright/test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from './site'

interface Parameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: { type: string | string[]; enum?: string[]; format?: string; pattern?: string; maxLength?: number }
  example: string | number | string[]
}
interface Operation {
  operationId: string
  parameters: Parameter[]
  /** Of these words one must be there, though none of them must. */
  'x-at-least-one-of'?: string[]
  security: object[]
  responses: Record<string, { content: Record<string, { schema: object }> }>
}
interface Document {
  openapi: string
  paths: Record<string, { get: Operation; post?: Operation }>
  components: { schemas: object }
}

const documentOf = async (request: APIRequestContext): Promise<Document> => (await request.get('/api/v1/openapi.json')).json()

/** What anybody may ask: what takes an account has no examples that would be answered. */
const readable = ({ paths }: Document) => Object.entries(paths).filter(([, { get }]) => get?.security.length === 0)

function validatorOf(document: Document) {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  ajv.addFormat('date', /^\d{4}-\d{2}-\d{2}$/)
  ajv.addFormat('uri', (text) => URL.canParse(text))
  ajv.addSchema({ ...document, $id: 'document' })
  return (schema: object, value: unknown): unknown[] => {
    const validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"document#/')))
    validate(value)
    return validate.errors ?? []
  }
}

/** The address of an operation, its parts from their examples or as given. */
const addressOf = (path: string, { parameters }: Operation, given: Record<string, string> = {}) =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(given[name] ?? String(parameters.find((p) => p.name === name)!.example)))

const queryOf = (parameters: Parameter[]) =>
  new URLSearchParams(parameters.flatMap(({ name, example }) => [example].flat().map((value): [string, string] => [name, String(value)]))).toString()

/** Queries that an operation answers: none of its words but those that it needs, each of them alone, all of them. */
function queriesOf({ parameters, 'x-at-least-one-of': needed = [] }: Operation): string[] {
  const words = parameters.filter((p) => p.in === 'query')
  const required = words.filter((p) => p.required || p.name === needed[0])
  const alone = words.filter((p) => !required.includes(p)).map((word) => queryOf([...(needed.includes(word.name) ? [] : required), word]))
  // That a cause leads is said without the numbers of a change.
  const together = words.filter(({ name }) => name !== 'kind' && name !== 'followedby')
  return [...new Set([queryOf(required), ...alone, queryOf(together)])]
}

const essence = (type: string) => type.split(';')[0]

test('every operation answers its examples as the document says', async ({ request }) => {
  test.setTimeout(240_000)
  const document = await documentOf(request)
  const faultsIn = validatorOf(document)
  expect(document.openapi).toBe('3.1.0')
  expect(readable(document).length).toBeGreaterThan(15)
  for (const [path, { get }] of readable(document)) {
    for (const query of queriesOf(get)) {
      const address = `${addressOf(path, get)}${query && `?${query}`}`
      await test.step(address, async () => {
        const answer = await request.get(address)
        expect.soft(answer.status(), `${address}: ${answer.ok() ? '' : await answer.text()}`).toBe(200)
        const type = essence(answer.headers()['content-type'] ?? '')
        const content = get.responses['200'].content[type]
        expect.soft(content, `${address} answers ${type}`).toBeTruthy()
        if (content && type.endsWith('json')) expect.soft(faultsIn(content.schema, await answer.json()), address).toEqual([])
      })
    }
  }
})

test('every value that a word lists is read', async ({ request }) => {
  test.setTimeout(240_000)
  const { paths } = await documentOf(request)
  const { get } = paths['/api/v1/compare']
  for (const { name, schema } of get.parameters) {
    const values = schema.enum ?? (schema as { items?: { enum?: string[] } }).items?.enum ?? []
    for (const value of values) expect.soft((await request.get(`/api/v1/compare?${name}=${value}`)).status(), `${name}=${value}`).toBe(200)
  }
})

test('every operation refuses what it says that it refuses, in the form that it says', async ({ request }) => {
  const document = await documentOf(request)
  const faultsIn = validatorOf(document)
  for (const [path, { get, post }] of readable(document)) {
    const required = queryOf(get.parameters.filter((p) => p.in === 'query' && p.required))
    const bad: [string, string][] = []
    if (get.responses['400']) bad.push(['400', `${addressOf(path, get)}?${required && !required.startsWith('url') ? `${required}&` : ''}no-such-word=1`])
    if (get.responses['400']) {
      const isAnyText = ({ type, enum: values, format, pattern, maxLength }: Parameter['schema']) => type === 'string' && [values, format, pattern, maxLength].every((each) => each === undefined)
      for (const { name, schema } of get.parameters.filter((p) => p.in === 'query' && !isAnyText(p.schema))) {
        const value = schema.maxLength === undefined ? 'no-such-value' : 'x'.repeat(schema.maxLength + 1)
        if (schema.format !== 'uri') bad.push([name === 'format' ? '501' : '400', `${addressOf(path, get)}?${required && `${required}&`}${name}=${value}`])
      }
    }
    if (get.responses['404'] && path.includes('{')) {
      for (const { name } of get.parameters.filter((p) => p.in === 'path')) bad.push(['404', addressOf(path, get, { [name]: 'no-such-thing' })])
    }
    for (const [status, address] of bad) {
      const answer = await request.get(address)
      expect.soft(String(answer.status()), address).toBe(status)
      const [[type, { schema }]] = Object.entries(get.responses[status].content)
      expect.soft(essence(answer.headers()['content-type']), address).toBe(type)
      expect.soft(answer.headers()['cache-control'], address).toBe('no-store')
      if (type.endsWith('json')) expect.soft(faultsIn(schema, await answer.json()), address).toEqual([])
    }
    // What has no bad query can still be asked in a wrong way.
    if (bad.length === 0) expect.soft((await request.post(addressOf(path, get))).status(), path).toBe(post ? 401 : 405)
  }
})

test('curl and Python lines run as they are pasted', async ({ page }) => {
  test.setTimeout(180_000)
  await page.goto('/api')
  const lines = await page.locator('.lines pre').evaluateAll((all) => all.map((pre) => ({ id: pre.id, text: pre.textContent! })))
  expect(lines.filter(({ id }) => id.endsWith('-curl')).length).toBeGreaterThan(10)
  for (const { id, text } of lines) {
    const folder = mkdtempSync(join(tmpdir(), 'same-period-lines-'))
    const run = (command: string, ...arguments_: string[]) => execFileSync(command, arguments_, { cwd: folder, encoding: 'utf8', maxBuffer: 64e6 })
    if (id.endsWith('-curl')) {
      const said = run('sh', '-c', text.replace(/^curl/, 'curl --fail --silent --show-error'))
      const saved = readdirSync(folder)
      expect.soft(said.length + saved.reduce((bytes, name) => bytes + statSync(join(folder, name)).size, 0), id).toBeGreaterThan(10)
    }
    if (id.endsWith('-Python')) {
      const said = run('python3', '-c', `${text}\nprint(${text.includes('rows =') ? 'len(rows), list(rows[0])' : 'len(answer)'})`)
      expect.soft(said, id).toMatch(/^[1-9]/)
    }
    rmSync(folder, { recursive: true })
  }
})

test('each line is copied with one click, which says so', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await page.goto('/api')
  const button = page.getByRole('button', { name: 'Copy the curl line: One comparison' })
  await button.click()
  await expect(button).toHaveText('Copied')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await page.locator('#compare-curl').textContent())
})

test('the example of a comparison is what the address answers', async ({ page, request, site }) => {
  await page.goto('/api')
  const section = page.locator('section[aria-labelledby=compare]')
  const address = /'([^']+)'/.exec((await section.locator('#compare-curl').textContent())!)![1]
  expect(address.startsWith(site)).toBe(true)
  const shown = (await section.locator('figure pre').textContent())!.replace(/\n…$/, '')
  expect((await (await request.get(address)).text()).startsWith(shown)).toBe(true)
  await expect(section.locator('figure pre')).toContainText('"current": 26')
})
