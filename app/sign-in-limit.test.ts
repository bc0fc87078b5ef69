import { beforeEach, expect, test } from 'vitest'
import { countTry, forgetTries, placeOf } from './sign-in-limit'

beforeEach(() => void Reflect.deleteProperty(globalThis, 'samePeriodTries'))

const tries = (count: number, email: string, place: string, now: number) => Array.from({ length: count }, () => countTry(email, place, now)).filter((wait) => wait === 0).length

test('eight tries of an address from one place, then a wait until a quarter of an hour after the first', () => {
  expect(tries(20, 'ann', 'a', 0)).toBe(8)
  expect(countTry('ann', 'a', 60_000)).toBe(840)
  expect(countTry('ann', 'a', 900_001)).toBe(0)
})

test('a stranger’s tries don’t keep the owner out, until sixty', () => {
  expect(tries(20, 'ann', 'stranger', 0)).toBe(8)
  expect(countTry('ann', 'home', 0)).toBe(0)
  expect(Array.from({ length: 60 }, (_, i) => countTry('eve', `place ${i}`, 0)).every((wait) => wait === 0)).toBe(true)
  expect(countTry('eve', 'one more', 0)).toBe(900)
})

test('sixty tries from one place, whatever the addresses', () => {
  expect(Array.from({ length: 80 }, (_, i) => countTry(`address ${i}`, 'a', 0)).filter((wait) => wait === 0)).toHaveLength(60)
})

test('one that succeeded begins anew', () => {
  tries(7, 'ann', 'a', 0)
  forgetTries('ann', 'a')
  expect(tries(20, 'ann', 'a', 0)).toBe(8)
})

test.each([
  ['198.51.100.7', '', '198.51.100.7'],
  ['198.51.100.7', '203.0.113.1', '198.51.100.7'],
  ['127.0.0.1', '203.0.113.1', '203.0.113.1'],
  ['::ffff:10.0.0.2', '6.6.6.6, 203.0.113.1', '203.0.113.1'],
  ['::1', '', '0:0:0:0'],
  ['2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2'],
  ['2001:db8::5', '', '2001:db8:0:0'],
])('who connects from %s and says “%s” comes from %s', (peer, said, place) => {
  expect(placeOf(new Headers({ 'x-peer-address': peer, ...(said ? { 'x-forwarded-for': said } : {}) }))).toBe(place)
})
