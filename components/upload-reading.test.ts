import { expect, test } from 'vitest'
import { lastWins } from './upload-reading'

function later<T>() {
  let come: (value: T) => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const coming = new Promise<T>((resolve, reject) => ([come, fail] = [resolve, reject]))
  return { coming, come, fail }
}

test('of two that are waited for, the one that was asked for last is used, however late the other comes', async () => {
  const used: string[] = []
  const settle = lastWins()
  const [first, second] = [later<string>(), later<string>()]
  const use = (value: string) => void used.push(value)
  const fail = (error: Error) => void used.push(`failed: ${error.message}`)
  const both = [settle(first.coming, use, fail), settle(second.coming, use, fail)]
  second.come('second')
  first.come('first')
  await Promise.all(both)
  expect(used).toEqual(['second'])
})

test('a failure of the last is told, one of an earlier isn’t', async () => {
  const used: string[] = []
  const settle = lastWins()
  const [first, second] = [later<string>(), later<string>()]
  const fail = (error: Error) => void used.push(error.message)
  const both = [settle(first.coming, () => {}, fail), settle(second.coming, () => {}, fail)]
  first.fail(new Error('first'))
  second.fail(new Error('second'))
  await Promise.all(both)
  expect(used).toEqual(['second'])
})
