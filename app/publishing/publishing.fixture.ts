/** A server's publishing for tests: people with tokens, files that they bring, and the routes as they answer. */
import { addAccount, bearer, request } from '@/app/accounts.fixture'
import { POST as checkRoute } from '@/app/api/v1/uploads/[upload]/check/route'
import { POST as publishRoute } from '@/app/api/v1/uploads/[upload]/publish/route'
import { DELETE as dropRoute, GET as uploadRoute } from '@/app/api/v1/uploads/[upload]/route'
import { POST as uploadsRoute } from '@/app/api/v1/uploads/route'
import { POST as withdrawRoute } from '@/app/api/v1/datasets/[dataset]/releases/[release]/withdraw/route'
import { openFigures, shippedDataset } from '@/app/figures'
import type { Store } from '@/store/database'
import { findAccountOf } from '@/store/accounts'

const held = globalThis as typeof globalThis & { samePeriodFigures?: ReturnType<typeof openFigures>; samePeriodSecret?: string | null; samePeriodTries?: unknown }

export type Headers = Record<string, string>

/** This process as a server of a store that has the shipped releases. */
export async function servePublishing(url: string): Promise<{ store: Store; admin: Headers; analyst: Headers; reader: Headers; analystId: string }> {
  held.samePeriodFigures = openFigures(url, 'data', () => {})
  held.samePeriodSecret = 'kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA'
  held.samePeriodTries = undefined
  const { store } = await held.samePeriodFigures
  const [admin, analyst, reader] = [await addAccount(store, 'admin'), await addAccount(store, 'analyst'), await addAccount(store, 'reader')]
  return {
    store,
    admin: await bearer(store, admin.email, ['read', 'publish', 'admin']),
    analyst: await bearer(store, analyst.email, ['read', 'publish']),
    reader: await bearer(store, reader.email, ['read']),
    analystId: (await findAccountOf(store, analyst.email))!.id,
  }
}

interface Answer {
  status: number
  // oxlint-disable-next-line typescript/no-explicit-any -- an answer's JSON, which tests look into
  body: any
}

const answered = async (response: Response): Promise<Answer> => {
  const text = await response.text()
  return { status: response.status, body: text === '' ? null : JSON.parse(text) }
}

/** Sends a file; bytes or a text. */
export async function sendFile(who: Headers, name: string, file: string | Uint8Array | ReadableStream, headers: Headers = {}, dataset = shippedDataset.id): Promise<Answer> {
  const address = `http://localhost:3000/api/v1/uploads?dataset=${dataset}&name=${encodeURIComponent(name)}`
  const init = { method: 'POST', headers: { host: 'localhost:3000', ...who, ...headers }, body: file as BodyInit, duplex: 'half' }
  return answered(await uploadsRoute(new Request(address, init as RequestInit)))
}

const parts = (upload: string) => ({ params: Promise.resolve({ upload }) })
const posted = (who: Headers, path: string, body: object) => request(path, { method: 'POST', headers: who, body })

export const seeUpload = async (who: Headers, upload: string): Promise<Answer> => answered(await uploadRoute(request(`/api/v1/uploads/${upload}`, { headers: who }), parts(upload)))
export const dropUpload = async (who: Headers, upload: string): Promise<Answer> => answered(await dropRoute(request(`/api/v1/uploads/${upload}`, { method: 'DELETE', headers: who }), parts(upload)))
export const checkFile = async (who: Headers, upload: string, body: object = {}): Promise<Answer> => answered(await checkRoute(posted(who, `/api/v1/uploads/${upload}/check`, body), parts(upload)))
export const publishFile = async (who: Headers, upload: string, body: object): Promise<Answer> => answered(await publishRoute(posted(who, `/api/v1/uploads/${upload}/publish`, { licence: 'CC0 1.0', ...body }), parts(upload)))

/** The lines of an answer in steps. */
export async function publishSteps(who: Headers, upload: string, body: object): Promise<object[]> {
  const response = await publishRoute(posted({ ...who, accept: 'application/x-ndjson' }, `/api/v1/uploads/${upload}/publish`, { licence: 'CC0 1.0', ...body }), parts(upload))
  return (await response.text()).trimEnd().split('\n').map((line) => JSON.parse(line) as object)
}

export async function withdraw(who: Headers, release: string, body: object = { note: 'A mistake.' }, dataset = shippedDataset.id): Promise<Answer> {
  const path = `/api/v1/datasets/${dataset}/releases/${release}/withdraw`
  return answered(await withdrawRoute(posted(who, path, body), { params: Promise.resolve({ dataset, release }) }))
}
