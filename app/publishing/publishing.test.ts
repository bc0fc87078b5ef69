/** Publishing as the API does it, on both engines: who may, what is asked, what is kept, and what is served then. */
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { GET as releaseRoute } from '@/app/api/datasets/[dataset]/releases/[release]/[form]/route'
import { figures, shippedDataset } from '@/app/figures'
import { toIso } from '@/stats/calendar'
import { type Ledger, STILL_LISTED } from '@/stats/ledger'
import { verifyAudit } from '@/store/audit'
import type { Store } from '@/store/database'
import { ENGINES, bytesOf, freshStores } from '@/store/engines.fixture'
import { readUpload, uploadSource } from '@/store/uploads'
import { type Headers, checkFile, dropUpload, publishFile, publishSteps, seeUpload, sendFile, servePublishing, withdraw } from './publishing.fixture'

beforeAll(() => vi.stubEnv('PUBLIC_URL', ''))
afterAll(() => vi.unstubAllEnvs())

/** The shipped figures as they stand: day, state, cause, deaths. */
const live = ({ dated, terms, labels }: Ledger): string[] =>
  Array.from(dated.day.keys())
    .filter((row) => dated.delisted[row] === STILL_LISTED)
    .map((row) => `${toIso(dated.day[row])},${terms.states[dated.state[row]].code},${labels[dated.label[row]]},${dated.deaths[row]}`)
    .sort()

const octoberSpan = { from: '2025-10-06', to: '2025-10-31' }
/** Two deaths on days that no shipped release speaks of. */
const october = 'date,state,cause,deaths\n2025-10-07,TX,Gunfire,1\n2025-10-30,CA,Automobile crash,1\n'

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let store: Store
  let [admin, analyst, reader]: Headers[] = []
  let analystId = ''
  beforeAll(async () => {
    ;({ store, admin, analyst, reader, analystId } = await servePublishing(await freshUrl()))
  })
  afterAll(() => store.destroy())

  const upload = async (text: string, name = 'october.csv'): Promise<string> => (await sendFile(analyst, name, text)).body.upload

  test('a file is kept byte for byte, told by its hash, and removed on demand', async () => {
    const bytes = new Uint8Array(Buffer.concat([Buffer.from([0, 255, 13, 10, 254]), Buffer.alloc(2_500_000, 'abcdefg\n')]))
    const { status, body } = await sendFile(analyst, 'C:\\deaths\\odd näme.csv', bytes)
    expect([status, body]).toEqual([201, { upload: expect.any(String), dataset: shippedDataset.id, name: 'odd näme.csv', size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex'), madeAt: expect.any(String), published: null, choices: {} }])
    expect(await store.selectFrom('file_piece').select('place').where('upload', '=', body.upload).orderBy('place').execute()).toEqual([{ place: 0 }, { place: 1 }, { place: 2 }])
    expect((await bytesOf(uploadSource(store, (await readUpload(store, body.upload))!))).equals(bytes)).toBe(true)
    expect((await seeUpload(analyst, body.upload)).body).toEqual(body)
    expect((await dropUpload(analyst, body.upload)).status).toBe(204)
    expect((await seeUpload(analyst, body.upload)).status).toBe(404)
    expect(await store.selectFrom('file_piece').select('id').where('upload', '=', body.upload).execute()).toEqual([])
  })

  test('a file that was published already is recognised as it comes', async () => {
    const { body } = await sendFile(analyst, 'x.csv', readFileSync('data/releases/2016-07-03.csv'))
    expect(body.published).toBe('2016-07-03')
    await dropUpload(analyst, body.upload)
  })

  test('who isn’t an analyst may do none of it, and an upload is its owner’s and the admins’', async () => {
    const id = await upload(october)
    expect([(await sendFile({}, 'x.csv', october)).status, (await sendFile(reader, 'x.csv', october)).status]).toEqual([401, 403])
    for (const [who, status] of [[{}, 401], [reader, 403]] as [Headers, number][]) {
      expect((await seeUpload(who, id)).status).toBe(status)
      expect((await dropUpload(who, id)).status).toBe(status)
      expect((await checkFile(who, id)).status).toBe(status)
      expect((await publishFile(who, id, { span: octoberSpan })).status).toBe(status)
      expect((await withdraw(who, '2016-07-03')).status).toBe(status)
    }
    expect((await seeUpload(admin, id)).status).toBe(200)
    const adminsOwn = (await sendFile(admin, 'x.csv', october)).body.upload
    expect([(await seeUpload(analyst, adminsOwn)).status, (await dropUpload(analyst, adminsOwn)).status, (await checkFile(analyst, adminsOwn)).status]).toEqual([404, 404, 404])
    expect([(await dropUpload(admin, id)).status, (await dropUpload(admin, adminsOwn)).status]).toEqual([204, 204])
  })

  test('what can’t be read is a 400 that names it, and what isn’t there a 404', async () => {
    const id = await upload(october)
    const said = async (body: object) => (({ status, body: { field, detail } }) => [status, field, detail])(await publishFile(analyst, id, body))
    expect(await said({})).toEqual([400, 'span', 'Say which days the release replaces: "span": {"from": "YYYY-MM-DD", "to": "YYYY-MM-DD"}. A check proposes them.'])
    expect(await said({ span: { from: '2015-02-30', to: '2015-03-01' } })).toEqual([400, 'span.from', '“span.from” must be a day of the years 1600 to 2999, written YYYY-MM-DD.'])
    expect((await said({ span: octoberSpan, name: '../x' })).slice(0, 2)).toEqual([400, 'name'])
    expect((await said({ span: octoberSpan, note: 'half \uD800' })).slice(0, 2)).toEqual([400, 'note'])
    expect((await said({ span: octoberSpan, surprise: 1 })).slice(0, 2)).toEqual([400, 'surprise'])
    expect((await said({ span: octoberSpan, licence: undefined })).slice(0, 2)).toEqual([400, 'licence'])
    expect((await said({ span: octoberSpan, choices: { columns: { date: 7 } } })).slice(0, 2)).toEqual([400, 'choices'])
    expect((await publishFile(analyst, 'none', { span: octoberSpan })).status).toBe(404)
    expect((await publishFile(analyst, 'no\0ne', { span: octoberSpan })).status).toBe(404)
    expect((await sendFile(analyst, 'x.csv', october, {}, 'nowhere')).status).toBe(404)
    expect((await sendFile(analyst, '', october)).status).toBe(400)
    expect((await sendFile(analyst, 'x.csv', '')).status).toBe(400)
    expect((await withdraw(analyst, 'none')).status).toBe(404)
    expect((await withdraw(analyst, '2016-07-03', {})).body.field).toBe('note')
    await dropUpload(analyst, id)
  })

  test('a check tells the report, the span, the changes, and changes nothing', async () => {
    const before = (await figures()).releases.length
    const id = await upload(october)
    const { status, body } = await checkFile(analyst, id)
    expect(status).toBe(200)
    expect(body.report).toMatchObject({ read: 2, accepted: 2, repaired: 0, suspects: 0, rejected: 0, deaths: 2, first: '2025-10-07', last: '2025-10-30' })
    expect(body).toMatchObject({ span: { from: '2025-10-06', to: '2025-10-30' }, onto: '2025-10-05-2025', confirm: [], blocked: [], shape: 'count', encoding: 'utf-8', delimiter: ',' })
    expect(body.changes).toMatchObject({ sentence: 'Listed 2 deaths on new days.', published: 0, offered: 2 })
    expect(body.changes.byYear).toMatchObject([{ name: '2025', deaths: { first: 2 } }])
    expect((await figures()).releases).toHaveLength(before)
    await dropUpload(analyst, id)
  })

  test('a file that isn’t a table, or is blocked, is told why', async () => {
    const web = await upload('<!doctype html><html></html>', 'page.html')
    expect(await checkFile(analyst, web)).toMatchObject({ status: 422, body: { reason: 'other-format', detail: 'The file is a web page, XML or JSON, not CSV. Save or export the table as CSV.' } })
    const open = await upload('date,state,cause\n01/02/2015,TX,Gunfire\n02/03/2015,TX,Gunfire\n')
    expect((await checkFile(analyst, open)).body.blocked.map(({ name }: { name: string }) => name)).toEqual(['open-question', 'no-records'])
    expect((await publishFile(analyst, open, { span: { from: '2015-01-01', to: '2015-12-31' } })).status).toBe(422)
    const stateless = await upload('date,cause\n2025-10-07,Gunfire\n')
    expect((await checkFile(analyst, stateless)).body.blocked.map(({ name }: { name: string }) => name)).toEqual(['no-state'])
    for (const id of [web, open, stateless]) await dropUpload(analyst, id)
  })

  test('a file is published, served at once byte for byte, recorded with who and why, and recognised when it comes again', async () => {
    const id = await upload(october)
    const steps = await publishSteps(analyst, id, { span: octoberSpan, note: 'Two more.', name: 'october' })
    expect(steps[0]).toEqual({ step: 'reading', bytes: 0, of: 81 })
    expect(steps.map((line) => (line as { step: string }).step)).toEqual(expect.arrayContaining(['reading', 'checking', 'writing', 'done']))
    expect(steps.at(-1)).toEqual({ step: 'done', status: 201, body: { release: 'october', address: `/datasets/${shippedDataset.id}/releases/october`, listed: 2, delisted: 0, unchanged: 0 } })
    const release = (await figures()).releases.at(-1)!
    expect(release).toMatchObject({ id: 'october', note: 'Two more.', publishedBy: 'The analyst', compiledBy: 'The analyst', deaths: 2 })
    const file = await releaseRoute(new Request('http://localhost:3000/'), { params: Promise.resolve({ dataset: shippedDataset.id, release: 'october', form: 'csv' }) })
    expect([file.status, await file.text()]).toEqual([200, october])
    const entry = await store.selectFrom('audit').selectAll().where('action', '=', 'release.published').orderBy('id', 'desc').executeTakeFirstOrThrow()
    expect([entry.actor, entry.subject]).toEqual([analystId, `${shippedDataset.id}/october`])
    expect(JSON.parse(entry.detail)).toMatchObject({ note: 'Two more.', listed: 2, delisted: 0, from: '2025-10-06', to: '2025-10-31' })
    expect((await verifyAudit(store)).brokenAt).toBeNull()
    const again = await upload(october, 'again.csv')
    expect((await seeUpload(analyst, again)).body.published).toBe('october')
    expect(await publishFile(analyst, again, { span: octoberSpan })).toMatchObject({ status: 200, body: { already: true, release: 'october' } })
    expect(await publishFile(analyst, again, { span: octoberSpan, choices: { duplicates: 'count' } })).toMatchObject({ status: 200, body: { already: true, release: 'october' } })
    expect((await dropUpload(analyst, id)).status).toBe(409)
    expect((await dropUpload(analyst, again)).status).toBe(204)
  })

  test('what is doubtful is confirmed by name, and what was chosen is offered to the next file', async () => {
    const rows = 'day;place;why\n2025-10-07;TX;Gunfire\n2025-10-09;TX;Struck by ice\n'
    const id = await upload(rows, 'corrected.csv')
    const asked = { span: octoberSpan, choices: { columns: { date: 'day', state: 'place', cause: 'why' }, causes: { 'Cut by ice': 'Fall' } } }
    const refused = await publishFile(analyst, id, asked)
    expect(refused.status).toBe(409)
    expect(refused.body.confirm).toEqual([{ name: 'unknown-cause:Struck by ice', detail: '“Struck by ice” is in no cause table and in no release: 1 death would be counted in “other”.' }])
    expect(await publishFile(analyst, id, { ...asked, onto: '2025-10-05-2025', confirm: ['unknown-cause:Struck by ice'] })).toMatchObject({ status: 409, body: { title: 'Another release came first' } })
    const done = await publishFile(analyst, id, { ...asked, confirm: ['unknown-cause:Struck by ice'], name: 'ice' })
    expect(done).toMatchObject({ status: 201, body: { listed: 1, delisted: 1, unchanged: 1 } })
    const next = await upload('x,y\n1,2\n', 'next.csv')
    expect((await seeUpload(analyst, next)).body.choices).toEqual({ columns: { date: 'day', state: 'place', cause: 'why' }, causes: { 'Cut by ice': 'Fall' } })
    await dropUpload(analyst, next)
  })

  test('a release is withdrawn by one that restores what was known before, and its file may be published again', async () => {
    const before = await figures()
    const id = await upload('date,state,cause,deaths\n2025-10-08,NY,Fall,4\n', 'mistake.csv')
    expect((await publishFile(analyst, id, { span: octoberSpan, name: 'mistake' })).status).toBe(201)
    expect(live(await figures())).not.toEqual(live(before))
    expect(await withdraw(analyst, 'october')).toMatchObject({ status: 409, body: { detail: expect.stringContaining('The release mistake has spoken of days of october since') } })
    const done = await withdraw(analyst, 'mistake', { note: 'The wrong file.' })
    const name = done.body.release as string
    expect(done).toMatchObject({ status: 201, body: { release: expect.stringMatching(/^\d{4}-\d\d-\d\d-withdraws-mistake$/), withdrawn: 'mistake', listed: 2, delisted: 1, unchanged: 0 } })
    const after = await figures()
    expect(live(after)).toEqual(live(before))
    expect(after.releases.at(-1)).toMatchObject({ id: name, withdraws: 'mistake', note: 'The wrong file.', publishedBy: 'The analyst' })
    const file = await releaseRoute(new Request('http://localhost:3000/'), { params: Promise.resolve({ dataset: shippedDataset.id, release: name, form: 'csv' }) })
    expect(await file.text()).toBe('date,state,cause,deaths\n2025-10-07,TX,Gunfire,1\n2025-10-09,TX,Struck by ice,1\n')
    expect(await withdraw(analyst, 'mistake')).toMatchObject({ status: 409, body: { title: 'It is withdrawn already' } })
    expect((await store.selectFrom('audit').select(['action', 'subject']).orderBy('id', 'desc').executeTakeFirstOrThrow())).toEqual({ action: 'release.withdrawn', subject: `${shippedDataset.id}/mistake` })
    // Of what is withdrawn nothing is left that could be taken for it.
    const again = await publishFile(analyst, id, { span: octoberSpan, name: 'not-a-mistake' })
    expect(again).toMatchObject({ status: 201, body: { listed: 1, delisted: 2 } })
    expect((await withdraw(analyst, 'not-a-mistake')).status).toBe(201)
    // And a withdrawal can be withdrawn: what it took back stands again.
    expect((await withdraw(analyst, (await figures()).releases.at(-1)!.id)).status).toBe(201)
    expect(live(await figures()).filter((row) => row > '2025-10-06')).toEqual(['2025-10-08,NY,Fall,4'])
    expect((await withdraw(analyst, 'not-a-mistake')).status).toBe(201)
    expect(live(await figures())).toEqual(live(before))
    expect((await withdraw(analyst, 'ice')).status).toBe(201)
    expect((await withdraw(analyst, 'october')).status).toBe(201)
    expect(live(await figures()).filter((row) => row > '2025-10-06')).toEqual([])
  })

  test('of two that publish at once one wins, the other is told, and nothing is mixed', async () => {
    const ids = await Promise.all(['Fall', 'Drowned'].map((cause) => upload(`date,state,cause,deaths\n2025-10-08,NY,${cause},1\n2025-10-09,NY,${cause},1\n`, `${cause}.csv`)))
    const ends = await Promise.all(ids.map((id, i) => publishFile(analyst, id, { span: octoberSpan, name: `race-${i}` })))
    expect(ends.map(({ status }) => status).sort()).toEqual([201, 409])
    expect(ends.find(({ status }) => status === 409)!.body.detail).toMatch(/Another release is being published at this moment|was published meanwhile/)
    const won = ends.findIndex(({ status }) => status === 201)
    const cause = ['Fall', 'Drowned'][won]
    expect(live(await figures()).filter((row) => row > '2025-10-06')).toEqual([`2025-10-08,NY,${cause},1`, `2025-10-09,NY,${cause},1`])
    expect((await withdraw(analyst, `race-${won}`)).status).toBe(201)
  })

  test('fifty files that come at once are all kept, each as it came', async () => {
    const files = Array.from({ length: 50 }, (_, i) => `date,state,cause,deaths\n${`2025-10-07,TX,File ${i},1\n`.repeat(2000 + i)}`)
    const ends = await Promise.all(files.map((file, i) => sendFile(analyst, `file-${i}.csv`, file)))
    expect(ends.every(({ status }) => status === 201)).toBe(true)
    for (const [i, { body }] of ends.entries()) {
      expect((await bytesOf(uploadSource(store, (await readUpload(store, body.upload))!))).toString(), `file ${i}`).toBe(files[i])
      await dropUpload(analyst, body.upload)
    }
  })

  test('of a file that breaks off, or is shorter than was said, nothing stays', async () => {
    const uploads = async () => (await store.selectFrom('upload').select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count
    const pieces = async () => (await store.selectFrom('file_piece').select((e) => e.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count
    const before = [await uploads(), await pieces()]
    let sent = 0
    const broken = new ReadableStream({
      pull(controller) {
        if ((sent += 1) > 40) controller.error(new Error('gone'))
        else controller.enqueue(new Uint8Array(100_000))
      },
    })
    expect(await sendFile(analyst, 'x.csv', broken)).toMatchObject({ status: 400, body: { title: 'The file didn’t come whole' } })
    expect(await sendFile(analyst, 'x.csv', 'short', { 'content-length': '500' })).toMatchObject({ status: 400, body: { detail: '500 bytes were announced and 5 came. Nothing of it is kept: send it again.' } })
    expect(await sendFile(analyst, 'x.csv', 'short', { 'content-length': String(1024 ** 3 + 1) })).toMatchObject({ status: 413 })
    expect([await uploads(), await pieces()]).toEqual(before)
  })
})

const freshFile = freshStores('sqlite')

// Postgres's full disk is another machine's: store/full-disk.test.ts fills one.
test('a full disk is a 503 that says so; nothing is left behind, and all goes on once there is room', async () => {
  const { store, analyst } = await servePublishing(await freshFile())
  const id = (await sendFile(analyst, 'october.csv', october)).body.upload
  const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(store)
  const before = (await figures()).releases.length
  await sql.raw(`pragma max_page_count = ${rows[0].page_count + 10}`).execute(store)
  const random = () => randomBytes(1_000_000).toString('base64')
  expect(await sendFile(analyst, 'x.csv', random())).toMatchObject({ status: 503, body: { detail: expect.stringContaining('its disk is full. Make room; what was being written left nothing behind') } })
  const large = `date,state,cause,deaths\n${(await figures()).terms.states.flatMap(({ code }) => Array.from({ length: 26 }, (_, i) => `2025-10-${String(i + 6).padStart(2, '0')},${code},Fall,1`)).join('\n')}\n`
  await sql.raw('pragma max_page_count = 1000000').execute(store)
  const big = (await sendFile(analyst, 'large.csv', large)).body.upload
  const pages = (await sql<{ page_count: number }>`pragma page_count`.execute(store)).rows[0].page_count
  await sql.raw(`pragma max_page_count = ${pages}`).execute(store)
  const asked = { span: octoberSpan, name: 'large', confirm: ['large-rise', 'large-fall'] }
  const refused = await publishFile(analyst, big, asked)
  expect(refused).toMatchObject({ status: 503, body: { title: 'The store can’t be used just now' } })
  expect((await figures()).releases).toHaveLength(before)
  await sql.raw('pragma max_page_count = 1000000').execute(store)
  expect(await publishFile(analyst, big, asked)).toMatchObject({ status: 201, body: { listed: large.split('\n').length - 2 } })
  expect((await withdraw(analyst, 'large')).status).toBe(201)
  await dropUpload(analyst, id)
  await store.destroy()
})
