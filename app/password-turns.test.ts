import { expect, test } from 'vitest'
import { inTurn } from './password-turns'

const busy = () => new Error('busy')

test('two at a time, sixteen wait, the rest is told to come again; then all is as before', async () => {
  const ends: (() => void)[] = []
  let [running, most] = [0, 0]
  const work = async () => {
    most = Math.max(most, (running += 1))
    await new Promise<void>((resolve) => ends.push(resolve))
    running -= 1
    return 'done'
  }
  for (let round = 0; round < 2; round += 1) {
    const asked = Array.from({ length: 60 }, () => inTurn(work, busy).catch((error: Error) => error.message))
    const answered: unknown[] = []
    const all = Promise.all(asked.map((each) => each.finally(() => answered.push(0))))
    while (answered.length < 60) {
      ends.shift()?.()
      await new Promise((resolve) => setImmediate(resolve))
    }
    const answers = await all
    expect([answers.filter((each) => each === 'done').length, answers.filter((each) => each === 'busy').length, most, running]).toEqual([18, 42, 2, 0])
  }
})

test('work that fails gives its turn on', async () => {
  const answers = await Promise.allSettled(Array.from({ length: 10 }, () => inTurn(() => Promise.reject(new Error('no')), busy)))
  expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 'rejected'))
  expect(await inTurn(async () => 'done', busy)).toBe('done')
})
