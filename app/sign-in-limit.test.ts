import { beforeEach, expect, test } from 'vitest'
import { countTry, forgetTries, giveBackTry, placeOf, trustedProxies } from './sign-in-limit'

beforeEach(() => void Reflect.deleteProperty(globalThis, 'samePeriodTries'))

const tries = (count: number, email: string, place: string, now: number) => Array.from({ length: count }, () => countTry(email, place, now)).filter((wait) => wait === 0).length

test('eight tries of an address from one place, then a wait until a quarter of an hour after the first', () => {
  expect(tries(20, 'ann', 'a', 0)).toBe(8)
  expect(countTry('ann', 'a', 60_000)).toBe(840)
  expect(countTry('ann', 'a', 900_001)).toBe(0)
})

test('a stranger’s tries never keep the owner out: after sixty from anywhere each place has one', () => {
  expect(tries(20, 'ann', 'stranger', 0)).toBe(8)
  expect(countTry('ann', 'home', 0)).toBe(0)
  expect(Array.from({ length: 60 }, (_, i) => countTry('eve', `place ${i}`, 0)).every((wait) => wait === 0)).toBe(true)
  expect(tries(5, 'eve', 'one more', 0)).toBe(1)
  expect(countTry('eve', 'place 7', 0)).toBe(900)
  expect(tries(1, 'eve', 'her own', 0)).toBe(1)
  forgetTries('eve', 'her own')
  expect(tries(5, 'eve', 'her own', 0)).toBe(1)
  expect(countTry('eve', 'her own', 900_001)).toBe(0)
})

test('one that succeeded doesn’t count against its place; nor one whose password wasn’t looked at', () => {
  for (let i = 0; i < 200; i += 1) {
    expect(countTry(`reader ${i}`, 'newsroom', 0)).toBe(0)
    if (i % 2) forgetTries(`reader ${i}`, 'newsroom')
    else giveBackTry(`reader ${i}`, 'newsroom')
  }
  expect(tries(7, 'ann', 'newsroom', 0)).toBe(7)
  giveBackTry('ann', 'newsroom')
  expect(tries(9, 'ann', 'newsroom', 0)).toBe(2)
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
  [0, '198.51.100.7', '', '198.51.100.7'],
  [0, '127.0.0.1', '203.0.113.1', '127.0.0.1'],
  [0, '::ffff:10.0.0.2', '203.0.113.1', '::ffff:10.0.0.2'],
  [0, '::1', '', '0:0:0:0'],
  [0, '2001:db8:1:2:3:4:5:6', '', '2001:db8:1:2'],
  [0, '2001:db8::5', '', '2001:db8:0:0'],
  [1, '127.0.0.1', '6.6.6.6, 203.0.113.1', '203.0.113.1'],
  [1, '127.0.0.1', '', '127.0.0.1'],
  [2, '10.0.0.2', '6.6.6.6, 203.0.113.1, 10.0.0.3', '203.0.113.1'],
  [2, '10.0.0.2', '203.0.113.1', '10.0.0.2'],
])('behind %i proxies, who connects from %s and says “%s” comes from %s', (proxies, peer, said, place) => {
  expect(placeOf(new Headers({ 'x-peer-address': peer, ...(said ? { 'x-forwarded-for': said } : {}) }), proxies)).toBe(place)
})

test('TRUST_PROXY is a number', () => {
  expect([trustedProxies(''), trustedProxies('2')]).toEqual([0, 2])
  for (const setting of ['true', '-1', '10', '1.5']) expect(() => trustedProxies(setting)).toThrow(`TRUST_PROXY is "${setting}". Set it to how many proxies`)
})
