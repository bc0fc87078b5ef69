/** Files that are read on a thread: whose turn it is, how long one may take, and what becomes of one that is removed meanwhile. */
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { GET as releaseRoute } from '@/app/api/datasets/[dataset]/releases/[release]/[form]/route'
import { figures, shippedDataset } from '@/app/figures'
import type { Source } from '@/ingest/source'
import { freshStores } from '@/store/engines.fixture'
import { removeUpload, readUpload } from '@/store/uploads'
import { answerSteps } from './answer-steps'
import { publicationAsked } from './asked-publication'
import { checkUpload, daysOf } from './publish-upload'
import { checkFile, dropUpload, publishFile, publishSteps, sendFile, servePublishing, withdraw } from './publishing.fixture'
import { readBeside } from './read-beside'
import { takePlace } from './reading-places'

const freshFile = freshStores('sqlite')
let served: Awaited<ReturnType<typeof servePublishing>>

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  served = await servePublishing(await freshFile())
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await served.store.destroy()
})

const span = { from: '2025-10-06', to: '2025-10-31' }
const october = 'date,state,cause,deaths\n2025-10-07,TX,Gunfire,1\n2025-10-30,CA,Automobile crash,1\n'
const bring = async (text: string, name = 'october.csv'): Promise<string> => (await sendFile(served.analyst, name, text)).body.upload

test('one file of an account is read at a time and two in all, in the order of their coming', async () => {
  const order: string[] = []
  const enter = async (account: string, name: string) => {
    const leave = await takePlace(account, () => order.push(`${name} waits`))
    order.push(name)
    return leave
  }
  const first = await enter('ada', 'ada 1')
  const second = enter('ada', 'ada 2')
  const third = await enter('bo', 'bo 1')
  const fourth = enter('cy', 'cy 1')
  first()
  const leaveSecond = await second
  third()
  ;(await fourth)()
  leaveSecond()
  expect(order).toEqual(['ada 1', 'ada 2 waits', 'bo 1', 'cy 1 waits', 'ada 2', 'cy 1'])
})

test('who goes leaves the queue, and an eleventh file of an account doesn’t wait', async () => {
  const leave = await takePlace('ada', () => undefined)
  const gone = new AbortController()
  const waiting = Array.from({ length: 10 }, () => takePlace('ada', () => undefined, gone.signal))
  const ends = Promise.allSettled(waiting)
  await expect(takePlace('ada', () => undefined)).rejects.toMatchObject({ status: 429, title: 'Too many files wait' })
  gone.abort(new Error('gone'))
  expect((await ends).map(({ status }) => status)).toEqual(Array(10).fill('rejected'))
  leave()
  ;(await takePlace('ada', () => undefined))()
})

test('who waits is told so', async () => {
  const leave = await takePlace(served.analystId, () => undefined)
  const id = await bring(october)
  const steps = publishSteps(served.analyst, id, { span, name: 'waited' })
  setTimeout(leave, 500)
  const said = (await steps) as { step: string }[]
  expect(said.map(({ step }) => step)).toContain('waiting')
  expect(said.at(-1)).toMatchObject({ step: 'done', status: 201 })
})

test('a reading that takes too long is stopped, and gives its place back', async () => {
  const never: Source = { name: 'never.csv', size: 10, open: () => ({ [Symbol.asyncIterator]: () => ({ next: () => new Promise(() => undefined) }) }) as unknown as ReturnType<Source['open']> }
  const asked = { span: null, released: null, ...daysOf(new Date()) }
  const reading = readBeside(never, await figures(), {}, asked, { account: 'ada' }, 50)
  await expect(reading).rejects.toMatchObject({ status: 422, title: 'The file takes too long to read' })
  ;(await takePlace('ada', () => undefined))()
})

test('a file that is removed while it is read is a 409 that says so, and no alarm about the store', async () => {
  const upload = (await readUpload(served.store, await bring(october, 'gone.csv')))!
  const request = new Request('http://localhost:3000/', { method: 'POST' })
  const answer = await answerSteps(request, (_, signal) =>
    checkUpload(upload, publicationAsked({}), { id: served.analystId }, ({ step }) => step === 'reading' && void removeUpload(served.store, upload.id), signal),
  )
  expect([answer.status, await answer.json()]).toEqual([409, { type: 'about:blank', status: 409, title: 'The upload was removed', detail: 'The file “gone.csv” was removed meanwhile. Bring it again.' }])
})

test('a fault of ours has the same words with steps and without', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const broken = () => Promise.reject(new TypeError('a bug'))
  const body = { type: 'about:blank', status: 500, title: 'Something broke here', detail: 'Whoever runs this server finds the reason in its log.' }
  const plain = await answerSteps(new Request('http://localhost:3000/'), broken)
  expect([plain.status, await plain.json()]).toEqual([500, body])
  const steps = await answerSteps(new Request('http://localhost:3000/', { headers: { accept: 'application/x-ndjson' } }), broken)
  expect(JSON.parse(await steps.text())).toEqual({ step: 'done', status: 500, body })
  expect(said).toHaveBeenCalledTimes(2)
  said.mockRestore()
})

test('control characters and those that turn the direction of writing are refused, new lines in a note aren’t', async () => {
  const id = await bring(october)
  const field = async (body: object) => (({ status, body: { field: name } }) => [status, name])(await checkFile(served.analyst, id, body))
  for (const odd of ['\u0007', '\u001B[2J', '\u202E', '\u2066', '\uFFFE', '\uFFFF', '\u009B']) {
    expect(await field({ note: `a${odd}b` }), JSON.stringify(odd)).toEqual([400, 'note'])
    expect(await field({ compiledBy: `a${odd}b` })).toEqual([400, 'compiledBy'])
    expect(await field({ licence: `a${odd}b` })).toEqual([400, 'licence'])
    expect((await sendFile(served.analyst, `a${odd}b.csv`, october)).status).toBe(400)
  }
  expect((await checkFile(served.analyst, id, { note: 'One line.\nAnother.\r\nÅ third, with an emoji 👩‍🚒 and العربية.' })).status).toBe(200)
  await dropUpload(served.analyst, id)
})

test('a withdrawal’s file whose labels a spreadsheet would run is served as bytes, exactly; any other as a table', async () => {
  const label = "=cmd|' /C calc'!A0"
  const fileOf = async (release: string) => {
    const file = await releaseRoute(new Request('http://localhost:3000/'), { params: Promise.resolve({ dataset: shippedDataset.id, release, form: 'csv' }) })
    return [file.headers.get('content-type'), await file.text()]
  }
  const publish = async (cause: string, name: string) => {
    const id = await bring(`date,state,cause,deaths\n2025-10-07,TX,${cause},1\n`, `${name}.csv`)
    const confirm = ((await checkFile(served.analyst, id, { span })).body.confirm as { name: string }[]).map((each) => each.name)
    expect((await publishFile(served.analyst, id, { span, name, confirm })).status).toBe(201)
  }
  await publish(label, 'formula')
  await publish('Fall', 'fall')
  const formula = (await withdraw(served.analyst, 'fall')).body.release
  expect(await fileOf(formula)).toEqual(['application/octet-stream', `date,state,cause,deaths\n2025-10-07,TX,${label},1\n`])
  const plain = (await withdraw(served.analyst, 'formula')).body.release
  expect(await fileOf(plain)).toEqual(['text/csv; charset=utf-8; header=present', october])
})
