import { createHash } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readReleaseFile } from '@/store/read-ledger'
import { packLedger } from '@/stats/ledger-file'
import { ENGINES, bytesOf, freshStores } from '@/store/engines.fixture'
import { openFigures, shippedDataset } from './figures'
import { expectEveryState } from './shipped-states.fixture'

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** The bytes of the ledger that each engine gave. */
const ledgers: Buffer[] = []

describe.each(ENGINES)('on %s', (engine) => {
  const freshUrl = freshStores(engine)
  let url = ''

  test('every past state is what the shipped files said, inside each span and outside it', async () => {
    url = await freshUrl()
    const lines: string[] = []
    const { store, ledger } = await openFigures(url, 'data', (line) => lines.push(line))
    expectEveryState(ledger)
    expect(lines).toHaveLength(18)
    expect(lines[7]).toBe('published 2024-12-29-2024: 18 records listed, 1 delisted, 116 unchanged')
    for (const { id, sha256 } of ledger.releases) {
      const file = await readReleaseFile(store, shippedDataset.id, id)
      const bytes = await bytesOf(file!.source)
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256)
      expect(readFileSync(`data/releases/${id}.csv`).equals(bytes)).toBe(true)
    }
    ledgers.push(Buffer.from(packLedger(ledger)))
    await store.destroy()
  })

  test('a later start publishes nothing', async () => {
    const lines: string[] = []
    const { store, ledger } = await openFigures(url, 'data', (line) => lines.push(line))
    expect([lines, ledger.releases.length]).toEqual([[], 18])
    await store.destroy()
  })
})

test('both engines give the same ledger, byte for byte', () => {
  expect(ledgers).toHaveLength(2)
  expect(ledgers[0].equals(ledgers[1])).toBe(true)
})

test('a shipped row that is rejected stops the start, naming file, line and kind', async () => {
  const data = join(folder, 'data')
  cpSync('data', data, { recursive: true })
  writeFileSync(join(data, 'releases/2016-07-03.csv'), 'date,state,cause,deaths\n2015-02-30,TX,Gunfire,1\n')
  await expect(openFigures(join(folder, 'broken.db'), data)).rejects.toThrow(
    'data/releases/2016-07-03.csv line 2, date: bad-date, found “2015-02-30”',
  )
})
