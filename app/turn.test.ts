import { expect, test } from 'vitest'
import type { Ledger } from '@/stats/ledger'
import { madeOnce, turn } from './turn'

const ledger = {} as Ledger

test('those who wait take turns, and other work goes between', async () => {
  const done: string[] = []
  const heavy = (name: string) => turn().then(() => void done.push(name))
  const all = [heavy('first'), heavy('second'), heavy('third')]
  setImmediate(() => done.push('a reader'))
  await Promise.all(all)
  expect(done.filter((name) => name !== 'a reader')).toEqual(['first', 'second', 'third'])
  expect(done.indexOf('a reader')).toBeLessThan(2)
})

test('what is asked for again, or twice at once, is made once; of another ledger anew', async () => {
  let made = 0
  const once = madeOnce<{ text: string }>(100, ({ text }) => text.length)
  const ask = (of = ledger, key = 'a') => once(of, key, () => ({ text: `${key}${++made}` }))
  expect((await Promise.all([ask(), ask()])).map(({ text }) => text)).toEqual(['a1', 'a1'])
  expect((await ask()).text).toBe('a1')
  expect((await ask(ledger, 'b')).text).toBe('b2')
  expect((await ask({} as Ledger)).text).toBe('a3')
})

test('no more is kept than there is room for: what was longest not asked for goes', async () => {
  const made: string[] = []
  const once = madeOnce<{ text: string }>(25, ({ text }) => text.length)
  const ask = (key: string) => once(ledger, key, () => (made.push(key), { text: key.repeat(10) }))
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key)
  expect(made).toEqual(['a', 'b', 'c', 'b'])
})

test('what fails isn’t kept, and is no hindrance to the next', async () => {
  const once = madeOnce<{ text: string }>(25, ({ text }) => text.length)
  await expect(once(ledger, 'a', () => { throw new Error('no') })).rejects.toThrow('no')
  expect(await once(ledger, 'a', () => ({ text: 'yes' }))).toEqual({ text: 'yes' })
})
