import { brotliDecompressSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { brotliOf } from './brotli'

const plainOf = async (compressed: Promise<Uint8Array>) => brotliDecompressSync(await compressed).toString()

test('a text that couldn’t be compressed is tried again, and then kept', async () => {
  const fails = () => Promise.reject(new Error('no memory'))
  await expect(brotliOf('the text', 'failed-once', fails)).rejects.toThrow('no memory')
  expect(await plainOf(brotliOf('the text', 'failed-once'))).toBe('the text')
  expect(await plainOf(brotliOf('the text', 'failed-once', fails))).toBe('the text')
})

test('an answer is found by its name, whatever text comes with it', async () => {
  expect(await plainOf(brotliOf('first', 'one'))).toBe('first')
  expect(await plainOf(brotliOf('second', 'one'))).toBe('first')
  expect(await plainOf(brotliOf('second', 'two'))).toBe('second')
})

test('three hundred are kept, the latest asked for', async () => {
  await brotliOf('old', 'oldest')
  await brotliOf('kept', 'kept')
  for (let i = 0; i < 299; i++) await brotliOf(`text ${i}`, `name ${i}`)
  expect(await plainOf(brotliOf('again', 'kept'))).toBe('kept')
  expect(await plainOf(brotliOf('new', 'oldest'))).toBe('new')
})
