import { strToU8, zipSync } from 'fflate'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { textOf } from './decode-text'
import { bytesSource } from './source'
import { Unreadable, unpack } from './unpack'

const text = 'date,state,cause\n'.repeat(5000)

async function unpacked(bytes: Uint8Array, piece: number, largest?: number): Promise<string> {
  const decoder = new TextDecoder()
  let found = ''
  for await (const part of unpack(bytesSource('file', bytes, piece).open(), largest)) found += decoder.decode(part, { stream: true })
  return found
}

const packed: [string, Uint8Array][] = [
  ['as it is', strToU8(text)],
  ['a gzip', gzipSync(text)],
  ['a zip', zipSync({ 'deaths.csv': strToU8(text) })],
  ['a zip that only stores', zipSync({ 'deaths.csv': [strToU8(text), { level: 0 }] })],
  ['a zip with what a Mac adds', zipSync({ 'deaths.csv': strToU8(text), '__MACOSX/._deaths.csv': strToU8('x'), '.DS_Store': strToU8('x') })],
]

test.each(packed)('gives the same bytes of a file that is %s, in pieces of any length', async (_, bytes) => {
  expect(await unpacked(bytes, 65_536)).toBe(text)
  expect(await unpacked(bytes, 7)).toBe(text)
})

test.each(packed.slice(1, 4))('says that an archive was cut short: %s', async (_, bytes) => {
  await expect(unpacked(bytes.subarray(0, bytes.length >> 1), 100)).rejects.toMatchObject({ why: { reason: 'broken-archive' } })
})

test('stops where the bytes pass the bound, long before a small archive has unfolded', async () => {
  const bomb = gzipSync(Buffer.alloc(40_000_000, 'a,b\n'))
  const zip = zipSync({ 'bomb.csv': new Uint8Array(10_000_000).fill(97) })
  expect(bomb.length + zip.length).toBeLessThan(100_000)
  for (const bytes of [bomb, zip]) {
    let size = 0
    const read = async () => {
      for await (const piece of unpack(bytesSource('bomb', bytes).open(), 1_000_000)) size += piece.length
    }
    await expect(read()).rejects.toBeInstanceOf(Unreadable)
    expect(size).toBeLessThanOrEqual(1_000_000)
  }
})

test('lets a fault of the source itself through as it is', async () => {
  async function* broken(): AsyncGenerator<Uint8Array> {
    yield new Uint8Array(gzipSync(text)).subarray(0, 40)
    throw new Error('the disk is gone')
  }
  const read = async () => {
    for await (const _ of unpack(broken())) continue
  }
  await expect(read()).rejects.toThrow('the disk is gone')
})

test('a zip whose pieces unfold to far more, in letters of several bytes, is read', async () => {
  const rows = 'date,state,cause,place\n' + '2015-01-02,TX,Gunfire,José ñandú é\n'.repeat(200_000)
  const { pieces } = textOf(unpack(bytesSource('deaths.zip', zipSync({ 'deaths.csv': strToU8(rows) }), 65_536).open()))
  let length = 0
  for await (const piece of pieces) length += piece.length
  expect(length).toBe(rows.length)
})

test('two letters PK are no archive', async () => {
  expect(await unpacked(strToU8('PK,date,state,cause\n'), 7)).toBe('PK,date,state,cause\n')
})
