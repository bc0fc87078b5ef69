/** Datasets made and changed as an admin's program does it; who may not is in `app/refusals.test.ts`. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { addAccount, bearer, request, serveStore } from '@/app/accounts.fixture'
import { PUT } from '@/app/api/v1/datasets/[dataset]/route'
import { GET, POST } from '@/app/api/v1/datasets/route'
import { GET as getCompare } from '@/app/api/v1/compare/route'
import { refreshFigures } from '@/app/figures'
import { NORLAND, NORLAND_RELEASES, publishNorland } from '@/app/norland.fixture'
import { readAudit } from '@/store/audit'
import type { Store } from '@/store/database'

const folder = mkdtempSync(join(tmpdir(), 'same-period-datasets-'))
let store: Store
let headers: Record<string, string>
let adminId: string

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  vi.spyOn(console, 'warn').mockReturnValue()
  store = await serveStore(join(folder, 'store.db'))
  const { id, email } = await addAccount(store, 'admin')
  adminId = id
  headers = await bearer(store, email, ['admin'])
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await store.destroy()
  rmSync(folder, { recursive: true })
})

const post = (body: object) => POST(request('/api/v1/datasets', { method: 'POST', headers, body }))
const put = (id: string, body: object) => PUT(request(`/api/v1/datasets/${id}`, { method: 'PUT', headers, body }), { params: Promise.resolve({ dataset: id }) })
const { id: _, ...fields } = NORLAND

test('everything that is wrong is told at once, with file, line and what to do', async () => {
  const answer = await post({ ...NORLAND, id: 'Nor land', title: ' ', where: 'Norland', causes: NORLAND.causes.replace('Stabbed,Stabbed,assault,yes', 'Stabbed,Stabbed,assault,perhaps'), colour: 'red' })
  expect(answer.status).toBe(422)
  const { detail, parameters, faults } = await answer.json()
  expect(parameters.map(({ parameter }: { parameter: string }) => parameter)).toEqual(['colour', 'id', 'title', 'where'])
  expect(faults).toEqual([{ file: 'causes.csv', line: 3, fault: 'felonious is “perhaps”; it must be yes or no' }])
  expect(detail).toContain('causes.csv line 3: felonious is “perhaps”; it must be yes or no.')
  const turned = await (await post({ ...NORLAND, title: 'Deaths \u202Edlo', causes: NORLAND.causes.replace('Avalanche,', 'Ava\u2066lanche,') })).json()
  expect([turned.parameters.map(({ parameter }: { parameter: string }) => parameter), turned.faults]).toMatchObject([['title'], [{ file: 'causes.csv', line: 6 }]])
  expect((await post({})).status).toBe(422)
  expect((await post({ ...NORLAND, id: 'new' })).status).toBe(422)
  expect((await post({ ...NORLAND, id: 'line-of-duty-deaths' })).status).toBe(422)
})

test('a dataset is made, served at once and logged', async () => {
  const answer = await post(NORLAND)
  expect(answer.status).toBe(201)
  expect(await answer.json()).toMatchObject({ id: 'norland-police', page: '/datasets/norland-police', releases: 0, newest: null })
  const { datasets } = await (await GET(request('/api/v1/datasets'))).json()
  expect(datasets.map(({ id }: { id: string }) => id)).toEqual(['line-of-duty-deaths', 'norland-police'])
  expect((await readAudit(store, 1))[0]).toMatchObject({ actor: adminId, action: 'dataset.created', subject: 'norland-police' })
  expect((await post(NORLAND)).status).toBe(409)
})

test('before its first release its terms may change, even its groups', async () => {
  const changed = { ...fields, causes: NORLAND.causes.replaceAll('nature', 'weather'), definitions: NORLAND.definitions.replaceAll('nature', 'weather') }
  expect((await put('norland-police', changed)).status).toBe(200)
  const answer = await put('norland-police', fields)
  expect((await answer.json()).causes).toContainEqual({ id: 'avalanche', name: 'Avalanche', group: 'nature' })
})

test('after it, what would change a frozen answer is refused, and what wouldn’t is served', async () => {
  for (const release of NORLAND_RELEASES) await publishNorland(store, release)
  await refreshFigures()
  const frozen = async () => (await getCompare(request('/api/v1/compare?dataset=norland-police&asof=2024-12-31&known=2025-01-10'))).text()
  const before = await frozen()
  const refusal = await put('norland-police', { ...fields, causes: NORLAND.causes.replace('Avalanche,Avalanche,nature', 'Avalanche,Avalanche,road'), where: 'in Southland' })
  // The group of nature has lost its only cause, which its definition names.
  expect(refusal.status).toBe(422)
  const regrouped = await put('norland-police', { ...fields, causes: NORLAND.causes.replace('Road accident,Road accident,road,no', 'Road accident,Road accident,road,yes').replace('Car accident,Road accident,road,no', 'Car accident,Road accident,road,yes') })
  expect(regrouped.status).toBe(409)
  expect((await regrouped.json()).reasons).toEqual([expect.stringContaining('the cause “Road accident” was removed, moved')])
  const known = await put('norland-police', { ...fields, causes: `${NORLAND.causes}Drone strike,Drone strike,other,yes,\n` })
  expect((await known.json()).reasons[0]).toContain('“Drone strike” stands in published records')
  // A new cause of the last group keeps the order of the groups.
  const added = await put('norland-police', { ...fields, title: 'Deaths of Norland’s police', causes: `${NORLAND.causes}Drowned,Drowned,other,no,\n` })
  expect(added.status).toBe(200)
  expect(await frozen()).toBe(before)
  expect((await (await GET(request('/api/v1/datasets'))).json()).datasets[1]).toMatchObject({ title: 'Deaths of Norland’s police' })
})

test('the shipped dataset isn’t changed here, nor one that isn’t there', async () => {
  expect((await put('line-of-duty-deaths', fields)).status).toBe(409)
  expect((await put('atlantis', fields)).status).toBe(404)
})

test('a body that is too large is refused before it is read whole', async () => {
  expect((await post({ ...NORLAND, about: 'x'.repeat(1_100_000) })).status).toBe(413)
})
