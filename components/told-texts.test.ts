import { expect, test } from 'vitest'
import { putText, takeText } from './told-texts'

test('a text is taken once', () => {
  const key = putText('<p>26 v 33</p>')
  expect(takeText(key)).toBe('<p>26 v 33</p>')
  expect(() => takeText(key)).toThrow(`no text waits under ${key}`)
})

test('texts have keys of their own', () => {
  const keys = ['a', 'b', 'a'].map(putText)
  expect(new Set(keys).size).toBe(3)
  expect(keys.map(takeText)).toEqual(['a', 'b', 'a'])
})

test('what nobody takes makes room: the oldest goes, the newest stays', () => {
  const [first, ...rest] = Array.from({ length: 5 }, (_, i) => putText(String(i).repeat(15_000_000)))
  expect(() => takeText(first)).toThrow('no text waits')
  expect(rest.map((key) => takeText(key)[0])).toEqual(['1', '2', '3', '4'])
})
