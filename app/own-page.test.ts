/** Every page that asks who looks at it, found by its source: nobody keeps its answer, and a token opens none of them. */
import { readFileSync, readdirSync } from 'node:fs'
import type { ServerResponse } from 'node:http'
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Store } from '@/store/database'
import { completeHead, said } from '@/scripts/edge.mjs'
import { addAccount, bearer, serveStore, signIn } from './accounts.fixture'
import { shippedDataset } from './figures'

const asked = vi.hoisted(() => ({ headers: new Headers() }))
vi.mock('next/headers', () => ({ headers: async () => asked.headers }))

const root = new URL('./', import.meta.url)
const pages = readdirSync(root, { recursive: true }).map(String).filter((path) => /(^|\/)page\.tsx$/.test(path))
const source = (path: string) => readFileSync(new URL(path, root), 'utf8')
const loaders = import.meta.glob<{ default: (props: object) => Promise<ReactElement> }>('./**/page.tsx')
const own = pages.filter((path) => /\b(pageViewer|sessionViewer|viewerOf)\b/.test(source(path)))

let store: Store
let askers: Record<'session' | 'token' | 'nobody', Record<string, string>>

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  store = await serveStore(':memory:')
  const { email } = await addAccount(store, 'admin', 'first@example.org')
  askers = { session: { cookie: await signIn(email) }, token: await bearer(store, email, ['read', 'publish', 'admin']), nobody: {} }
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.destroy()
})

/** What a page says and shows, what only its script shows too; where it sends the reader on, whither. */
async function open(path: string, headers: Record<string, string>) {
  asked.headers = new Headers({ host: 'localhost:3000', ...headers })
  const { default: page } = await loaders[`./${path}`]()
  const params = { dataset: shippedDataset.id, release: '2016-07-03' }
  const say: { isOwn?: boolean } = {}
  const shown = await said.run(say, () =>
    page({ params: Promise.resolve(params), searchParams: Promise.resolve({}) }).then(
      (element) => renderToStaticMarkup(element) + JSON.stringify((element.props as { publisher?: object }).publisher ?? null),
      (error: { digest?: string }) => error.digest ?? Promise.reject(error),
    ),
  )
  return { say, shown }
}

function headOf(say: object) {
  const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' })
  const response = {
    getHeader: (name: string) => headers.get(name),
    setHeader: (name: string, value: string) => headers.set(name, value),
    appendHeader: (name: string, value: string) => headers.append(name, value),
    writeHead: () => response,
  }
  completeHead({ url: '/some/address', headers: {} } as never, response as unknown as ServerResponse, 'W/"t"', say)
  response.writeHead()
  return [headers.get('cache-control'), headers.get('etag')]
}

test('they are found', () => expect(own).toEqual(expect.arrayContaining(['admin/page.tsx', 'upload/page.tsx', 'account/page.tsx', 'datasets/[dataset]/releases/[release]/withdraw/page.tsx'])))

test('no page asks but through own-page.ts, which takes sessions alone', () => {
  expect(pages.filter((path) => /\bviewerOf\b/.test(source(path)))).toEqual([])
})

test.each(own)('of %s nobody keeps what anybody is answered, and a token is nobody there', async (path) => {
  const [session, token, nobody] = [await open(path, askers.session), await open(path, askers.token), await open(path, askers.nobody)]
  for (const { say } of [session, token, nobody]) expect(headOf(say)).toEqual(['no-store', null])
  expect(token.shown).toBe(nobody.shown)
  expect(session.shown).not.toBe(nobody.shown)
  expect(token.shown).not.toContain('first@example.org')
})
