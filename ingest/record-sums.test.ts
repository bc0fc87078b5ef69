import { expect, test } from 'vitest'
import { TOO_MANY_DEATHS, TOO_MANY_RECORDS, recordSums } from './record-sums'

const noPause = () => Promise.resolve()

test('sums are in the order of date, state and label, however many of each there are', async () => {
  const { dates, states, labels, keyOf, add, records } = recordSums()
  // 200,000 dates by 800,000 pairs: more than 53 bits hold beside 16 bits of deaths.
  for (let n = 0; n < 200_000; n += 1) dates.of(`date ${String(n).padStart(6, '0')}`)
  for (let n = 0; n < 200; n += 1) states.of(`state ${String(n).padStart(3, '0')}`)
  for (let n = 0; n < 4000; n += 1) labels.of(`label ${String(n).padStart(4, '0')}`)
  for (let label = 0; label < 4000; label += 1) for (let state = 0; state < 200; state += 1) keyOf(0, state, label)
  for (const [date, state, label, deaths] of [[199_999, 199, 3999, 7], [199_999, 199, 3998, 65_535], [0, 0, 0, 1], [199_998, 5, 300, 3]] as const) add(keyOf(date, state, label), deaths, true)
  expect((await records(noPause)).records.map(({ date, state, label, deaths }) => [date, state, label, deaths])).toEqual([
    ['date 000000', 'state 000', 'label 0000', 1],
    ['date 199998', 'state 005', 'label 0300', 3],
    ['date 199999', 'state 199', 'label 3998', 65_535],
    ['date 199999', 'state 199', 'label 3999', 7],
  ])
})

test('a record beyond the bound, and deaths beyond 65,535, are not added', async () => {
  const { dates, keyOf, add, hindrance, records } = recordSums(2)
  const key = (date: string) => keyOf(dates.of(date), 0, 0)
  expect([add(key('a'), 65_000, true), add(key('b'), 1, true)]).toEqual([0, 0])
  expect([add(key('c'), 1, true), add(key('a'), 536, true)]).toEqual([TOO_MANY_RECORDS, TOO_MANY_DEATHS])
  expect([hindrance([[key('b'), 1], [key('c'), 1]]), hindrance([[key('a'), 536]]), hindrance([[key('a'), 535]])]).toEqual([TOO_MANY_RECORDS, TOO_MANY_DEATHS, 0])
  expect(add(key('a'), 535, true)).toBe(65_000)
  expect((await records(noPause)).records.map(({ deaths }) => deaths)).toEqual([65_535, 1])
})

test('a hundred thousand records that came backwards are in order, and others had their turn meanwhile', async () => {
  const { dates, keyOf, add, records } = recordSums()
  for (let n = 99_999; n >= 0; n -= 1) add(keyOf(dates.of(String(n).padStart(5, '0')), 0, 0), 1 + (n % 7), true)
  let pauses = 0
  const { records: found } = await records(async () => void (pauses += 1))
  expect(found.length).toBe(100_000)
  expect(found.every(({ date, deaths }, n) => Number(date) === n && deaths === 1 + (n % 7))).toBe(true)
  expect(pauses).toBeGreaterThan(10)
})
