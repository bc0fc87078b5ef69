/** A file of an analyst for a dataset that had nothing: read by that dataset's own terms, published under its own source. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { createDataset } from '@/store/datasets'
import { figures, refreshFigures } from './figures'
import { NORLAND, NORLAND_RELEASES } from './norland.fixture'
import { checkFile, publishFile, sendFile, servePublishing, withdraw } from './publishing/publishing.fixture'

const folder = mkdtempSync(join(tmpdir(), 'same-period-norland-'))
let served: Awaited<ReturnType<typeof servePublishing>>
const [{ csv, from, to, released }] = NORLAND_RELEASES

beforeAll(async () => {
  vi.stubEnv('PUBLIC_URL', '')
  served = await servePublishing(join(folder, 'store.db'))
  await createDataset(served.store, NORLAND, 'a test')
  await refreshFigures()
}, 60_000)
afterAll(async () => {
  vi.unstubAllEnvs()
  await served.store.destroy()
  rmSync(folder, { recursive: true })
})

test('it is checked beside nothing, published as its dataset says, and the last release that speaks stays', async () => {
  const { analyst } = served
  const { body: upload } = await sendFile(analyst, 'norland.csv', csv, {}, NORLAND.id)
  expect(upload).toMatchObject({ dataset: NORLAND.id, published: null })
  const asked = { span: { from, to }, released }
  const { status, body: check } = await checkFile(analyst, upload.upload, asked)
  expect([status, check.report.deaths, check.onto, check.changes.published]).toEqual([200, 25, null, 0])
  const confirm = check.confirm.map(({ name }: { name: string }) => name)
  expect(confirm).toContain('unknown-cause:Drone strike')
  const published = await publishFile(analyst, upload.upload, { ...asked, note: 'The first one.', licence: undefined, confirm })
  expect([published.status, published.body.listed]).toEqual([201, 19])
  expect((await figures(NORLAND.id)).releases).toMatchObject([{ source: 'Norland Police Memorial', licence: 'CC BY-SA 4.0', compiledBy: 'Statistics Norland', note: 'The first one.' }])
  expect((await figures()).releases).toHaveLength(18)
  expect((await withdraw(analyst, published.body.release, { note: 'Wrong.' }, NORLAND.id)).body).toMatchObject({ status: 409, title: 'Nothing would be left' })
})

test('a file with another country’s places is refused by the dataset’s own', async () => {
  const { body: upload } = await sendFile(served.analyst, 'texas.csv', 'date,state,cause,deaths\n2024-05-05,TX,Shot,1\n', {}, NORLAND.id)
  const { body: check } = await checkFile(served.analyst, upload.upload, { span: { from: '2024-01-01', to: '2024-12-31' } })
  expect(check.report).toMatchObject({ rejected: 1, problems: [{ kind: 'unknown-state', found: 'TX' }] })
})

test('a file for a dataset that isn’t there is refused', async () => {
  expect((await sendFile(served.analyst, 'a.csv', csv, {}, 'atlantis')).status).toBe(404)
})
