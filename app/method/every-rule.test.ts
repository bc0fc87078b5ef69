/** The method page against the code: every rule that a module exports is printed there, found by reading the modules' own files. */
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import Page from './page'

beforeAll(() => {
  vi.stubEnv('NEXT_PHASE', 'phase-production-build')
  vi.spyOn(console, 'log').mockReturnValue()
})
afterAll(() => {
  vi.unstubAllEnvs()
  vi.restoreAllMocks()
})

const root = fileURLToPath(new URL('../../', import.meta.url))
const FOLDERS = ['stats', 'claims', 'ingest', 'store', 'charts', 'components', 'app']
/** A rule is exported as `…Rule`, several as `…Rules`, rules by name as `…_RULES`. */
const EXPORTED = /^export const (\w*(?:[a-z]Rules?|_RULES))\b/gm

const files = FOLDERS.flatMap((folder) => readdirSync(`${root}${folder}`, { recursive: true }).map((path) => `${folder}/${path}`)).filter((path) => /\.tsx?$/.test(path) && !/\.(test|fixture)\./.test(path))
const exported = files.flatMap((path) => [...readFileSync(`${root}${path}`, 'utf8').matchAll(EXPORTED)].map(([, name]) => ({ path, name })))

/** All sentences of a rule, whatever holds them. */
const sentencesIn = (rule: unknown): string[] => (typeof rule === 'string' ? [rule] : typeof rule === 'object' && rule !== null ? Object.values(rule).flatMap(sentencesIn) : [])

const decoded = (html: string) => html.replaceAll('&#x27;', "'").replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')

test('every rule that is exported is printed', async () => {
  expect(exported.length).toBeGreaterThan(60)
  const printed = decoded(renderToStaticMarkup(await Page({ searchParams: Promise.resolve({}) })))
  const missing: string[] = []
  for (const { path, name } of exported) {
    const found: Record<string, unknown> = await import(`${root}${path}`)
    missing.push(...sentencesIn(found[name]).filter((sentence) => sentence.includes(' ') && !printed.includes(sentence)).map((sentence) => `${path} ${name}: ${sentence}`))
  }
  expect(missing).toEqual([])
})
