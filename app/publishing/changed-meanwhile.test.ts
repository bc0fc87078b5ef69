/** A dataset that is changed while a file is read by its former terms, and one whose terms no longer fit what is published. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { request } from '@/app/accounts.fixture'
import { PUT } from '@/app/api/v1/datasets/[dataset]/route'
import { datasets, figures, openFigures, refreshFigures } from '@/app/figures'
import { NORLAND, NORLAND_RELEASES } from '@/app/norland.fixture'
import { readUpload } from '@/store/uploads'
import { createDataset } from '@/store/datasets'
import { publicationAsked } from './asked-publication'
import { publishUpload } from './publish-upload'
import { publishFile, sendFile, servePublishing } from './publishing.fixture'

const folder = mkdtempSync(join(tmpdir(), 'same-period-changed-'))
const path = join(folder, 'store.db')
let served: Awaited<ReturnType<typeof servePublishing>>
const [{ csv, from, to, released }] = NORLAND_RELEASES
const { id, ...fields } = NORLAND
const withoutNordmark = NORLAND.states!.replace('NO,Nordmark,region,in Nordmark\n', '')
const asked = { span: { from, to }, released, note: 'The first one.', licence: 'CC0 1.0', confirm: ['unknown-cause:Drone strike', 'empty-days'] }

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  served = await servePublishing(path)
  await createDataset(served.store, NORLAND, 'a test')
  await refreshFigures()
}, 60_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await served.store.destroy()
  rmSync(folder, { recursive: true })
})

const put = (body: object) => PUT(request(`/api/v1/datasets/${id}`, { method: 'PUT', headers: served.admin, body }), { params: Promise.resolve({ dataset: id }) })
const bring = async (text: string): Promise<string> => (await sendFile(served.analyst, 'norland.csv', text, {}, id)).body.upload

test('a file that was read by terms that were changed meanwhile isn’t published', async () => {
  const upload = (await readUpload(served.store, await bring(csv)))!
  let isChanged: Promise<Response> | null = null
  const change = () => (isChanged ??= put({ ...fields, states: withoutNordmark }))
  const publisher = { id: served.analystId, name: 'The analyst' }
  const published = publishUpload(upload, publicationAsked(asked), publisher, ({ step }) => step === 'reading' && void change(), new AbortController().signal)
  await expect(published).rejects.toThrow('The dataset norland-police was changed meanwhile. Check the file again, then publish it.')
  expect((await isChanged!).status).toBe(200)
  await refreshFigures()
  expect((await figures(id)).releases).toEqual([])
  expect((await put(fields)).status).toBe(200)
  expect((await publishFile(served.analyst, upload.id, asked)).status).toBe(201)
})

test('where terms no longer fit what is published, that dataset stays as it was, and every other one is served', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const before = await figures(id)
  await served.store.updateTable('dataset').set((e) => ({ states: withoutNordmark, revision: e('revision', '+', 1) })).where('id', '=', id).execute()
  await createDataset(served.store, { ...NORLAND, id: 'southland', title: 'Southland' }, 'a test')
  for (let look = 0; look < 3; look += 1) await refreshFigures()
  expect(await figures(id)).toBe(before)
  expect((await datasets()).map((dataset) => dataset.id)).toContain('southland')
  expect(said.mock.calls).toEqual([['The dataset norland-police can’t be read: state "NO" is not in data/states.csv. It is served as it was before, all others as they are. An admin mends its tables at /datasets/norland-police/edit.']])
  expect(await publishFile(served.analyst, await bring(csv), asked)).toMatchObject({ status: 409, body: { title: 'The dataset can’t be read' } })
  said.mockRestore()
})

test('a start leaves it out, and says so once', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  const { store, held } = await openFigures(path, 'data', () => {})
  expect([...held.keys()]).toEqual(['line-of-duty-deaths', 'southland'])
  expect(said.mock.calls).toEqual([[expect.stringContaining('The dataset norland-police can’t be read: state "NO" is not in data/states.csv. It is left out')]])
  await store.destroy()
  said.mockRestore()
})

test('an admin mends it: by terms that know every published place', async () => {
  const refused = await put({ ...fields, states: withoutNordmark.replace('WY,Wyr,region,in Wyr\n', '') })
  expect([refused.status, (await refused.json()).reasons]).toEqual([409, ['states.csv: published records name “NO”, “WY”; the table must have a line for each.']])
  expect((await put(fields)).status).toBe(200)
  expect((await figures(id)).terms.states.map(({ code }) => code)).toEqual(['AL', 'NO', 'WY'])
  expect((await put({ ...fields, states: withoutNordmark })).status).toBe(409)
})

test('terms that can’t be read any more can be mended too', async () => {
  const said = vi.spyOn(console, 'error').mockReturnValue()
  await served.store.updateTable('dataset').set((e) => ({ causes: 'label\n', revision: e('revision', '+', 1) })).where('id', '=', id).execute()
  await refreshFigures()
  expect(said.mock.calls).toHaveLength(1)
  expect((await put(fields)).status).toBe(200)
  await refreshFigures()
  expect(said.mock.calls).toHaveLength(1)
  said.mockRestore()
})
