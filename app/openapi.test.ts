import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { comparisonJson } from '@/app/api/v1/compare/comparison-json'
import { parseView, describedViewWords, PICTURE_SIZES } from '@/charts/view'
import { randomQueries } from '@/charts/drawn.fixture'
import { answer } from '@/stats/answer'
import { parseDay } from '@/stats/calendar'
import { describedWords, parseQuestion } from '@/stats/question'
import { shippedLedger } from '@/stats/shipped.fixture'
import type { DescribedWord } from '@/stats/word-schema'
import { openApiOf } from './openapi'
import { operationsOf } from './operations'

const ledger = shippedLedger()
const site = 'https://figures.example.org'
const operations = operationsOf([ledger], site)
const document = openApiOf(operations, site)
const { schemas } = document.components
/** What anybody may ask. */
const readable = operations.map(({ path }) => [path, document.paths[path]] as const)

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true, strictTypes: false, strictRequired: false, allErrors: true })
ajv.addFormat('date', (text) => parseDay(text) !== null)
ajv.addFormat('date-time', (text) => !Number.isNaN(Date.parse(text)))
ajv.addFormat('uri', (text) => URL.canParse(text))
ajv.addVocabulary(['components', 'example'])
ajv.addSchema({ $id: 'document', components: { schemas } })

const faults = (schema: string, value: unknown) => {
  const validate = ajv.compile({ $ref: `document#/components/schemas/${schema}` })
  validate(value)
  return validate.errors ?? []
}

describe('the document', () => {
  const copy = (): typeof document => JSON.parse(JSON.stringify(document))

  it('is OpenAPI 3.1 by the specification’s own schema', async () => {
    const validator = new Validator()
    expect(await validator.validate(copy())).toEqual({ valid: true })
    expect(validator.version).toBe('3.1')
  })

  it('would be refused with an operation without answers, a parameter without a place, or a word that isn’t the specification’s', async () => {
    const wrong = [copy(), copy(), copy()]
    Object.assign(wrong[0].paths['/healthz'].get, { responses: 'none' })
    Object.assign(wrong[1].paths['/charts/{chart}.svg'].get.parameters[0], { in: undefined })
    Object.assign(wrong[2].paths['/healthz'].get, { answers: {} })
    for (const each of wrong) expect((await new Validator().validate(each)).valid).toBe(false)
  })

  it('names each operation once, and every part of an address as a parameter', () => {
    const ids = operations.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    for (const [path, { get }] of readable) {
      const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(get.parameters.filter((p) => p.in === 'path').map((p) => p.name)).toEqual(parts)
      const names = get.parameters.map((p) => p.name)
      expect(new Set(names).size, path).toBe(names.length)
    }
  })

  it('refers only to schemas that it has, and every one of them is JSON Schema 2020-12', () => {
    const text = JSON.stringify(document)
    const named = [...text.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(named.filter((name) => !Object.hasOwn(schemas, name))).toEqual([])
    expect(Object.keys(schemas).filter((name) => !named.includes(name))).toEqual([])
    for (const name of Object.keys(schemas)) expect(() => faults(name, {})).not.toThrow()
  })

  it('says of what is an admin’s alone that it takes a token, and that others are refused', () => {
    const own = Object.entries(document.paths).filter(([path]) => path.startsWith('/api/v1/webhooks')) as [string, Record<string, { security: object[]; responses: object; description: string }>][]
    const each = own.flatMap(([path, methods]) => Object.entries(methods).map(([method, operation]) => ({ name: `${method} ${path}`, ...operation })))
    expect(each.map(({ name }) => name)).toEqual([
      'get /api/v1/webhooks', 'post /api/v1/webhooks', 'delete /api/v1/webhooks/{webhook}', 'get /api/v1/webhooks/{webhook}/deliveries', 'post /api/v1/webhooks/{webhook}/test',
    ])
    for (const { name, security, responses, description } of each) {
      expect(security, name).toEqual([{ token: [] }])
      expect(Object.keys(responses), name).toEqual(expect.arrayContaining(['401', '403']))
      expect(description, name).toContain('Takes the role admin')
    }
    for (const [path, { get }] of readable) expect(get.security, path).toEqual([])
  })

  it('tells what a cache, a flood and a host of frames need', () => {
    const { paths } = document
    for (const [path, { get }] of readable) expect(Object.hasOwn(get.responses, '304'), path).toBe(path !== '/healthz')
    expect(paths['/charts/{chart}.png'].get.responses).toHaveProperty(['503', 'headers', 'Retry-After'])
    const { responses } = paths['/embed/{chart}'].get as unknown as { responses: Record<string, { content: object }> }
    expect(Object.keys(responses['400'].content)).toEqual(['text/html'])
    expect(document.info.description).toContain('`known` is at the latest the newest release')
  })

  it('gives every example that its own schema allows', () => {
    for (const [, { get }] of readable) {
      for (const { name, schema, example } of get.parameters) expect(ajv.validate(schema, example), name).toBe(true)
    }
  })
})

describe('the words of a question', () => {
  const words = describedWords(ledger)
  const accepts = (word: DescribedWord, value: string) => parseQuestion([[word.name, value]], ledger).problems.length === 0
  const allows = ({ values }: DescribedWord, value: string) => ajv.validate(values, value)

  it.each(words)('$name is refused wherever its description refuses', (word) => {
    const near = fc.oneof(fc.string(), fc.date({ noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)), fc.constantFrom('date', 'last-week', '2015-02-30', '0', '01999', 'XX', 'all-but', 'average-6'))
    fc.assert(
      fc.property(near, (value) => {
        // Codes of states may be written small, and commas join several causes: the description tells the plain form.
        const plain = word.name === 'state' ? value.trim().toUpperCase() : value.trim()
        fc.pre(plain !== '' && !plain.includes(','))
        if (accepts(word, value)) expect(allows(word, plain)).toBe(true)
      }),
      { seed: 20150907, numRuns: 500 },
    )
  })

  it.each(words)('$name is read wherever its description lists a value', (word) => {
    for (const value of [...(word.values.enum ?? []), word.example]) expect(accepts(word, value), value).toBe(true)
  })

  it('a default changes nothing', () => {
    for (const { name, values } of words.filter((word) => word.values.default !== undefined)) {
      expect(parseQuestion([[name, String(values.default)]], ledger).question).toEqual(parseQuestion([], ledger).question)
    }
  })
})

test('the words of a view list the values that are read, the first by default', () => {
  const [size] = describedViewWords(['size'])
  expect(size.values).toEqual({ type: 'string', enum: PICTURE_SIZES, default: '600' })
  for (const value of size.values.enum!) expect(parseView([['size', value]], ['size']).problems).toEqual([])
})

describe('the schema of a comparison', () => {
  const queries = ['asof=2015-09-07&known=2016-07-03', 'asof=2026-01-05', 'asof=1791-01-03&cause=all', 'asof=2024-12-31&against=average-5', 'against=2010&align=days&asof=2020-03-01', ...randomQueries(25).map((query) => query.replace(/&since=[\w-]+/, ''))]

  it.each(queries)('holds for %s, and knows every field of it', (query) => {
    const { question, problems } = parseQuestion(new URLSearchParams(query), ledger)
    expect(problems).toEqual([])
    expect(faults('Comparison', JSON.parse(JSON.stringify(comparisonJson(answer(ledger, question)))))).toEqual([])
  })

  it('refuses a count in words, a missing field and one that it doesn’t know', () => {
    const good = JSON.parse(JSON.stringify(comparisonJson(answer(ledger, parseQuestion([], ledger).question))))
    expect(faults('Comparison', { ...good, current: 'many' })).not.toEqual([])
    expect(faults('Comparison', { ...good, sentence: undefined })).not.toEqual([])
    expect(faults('Comparison', { ...good, surprise: 1 })).not.toEqual([])
  })
})
