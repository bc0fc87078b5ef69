import { expect, test } from 'vitest'
import { base62, isTokenText, newTokenText, randomSecret, sha256 } from './secret-text'

test('bytes are digits of base 62, the highest first', () => {
  expect(base62(Uint8Array.of(0), 1)).toBe('0')
  expect(base62(Uint8Array.of(61), 2)).toBe('0z')
  expect(base62(Uint8Array.of(62), 2)).toBe('10')
  // 65,535 = 17 × 62² + 3 × 62 + 1
  expect(base62(Uint8Array.of(255, 255), 4)).toBe('0H31')
  // 2^256 − 1 has 43 digits of base 62, for 62^42 < 2^256 < 62^43.
  expect(base62(new Uint8Array(32).fill(255), 43)).toMatch(/^[1-9A-Za-z][0-9A-Za-z]{42}$/)
})

test('a token has its form, and no two are alike', () => {
  const tokens = Array.from({ length: 200 }, newTokenText)
  for (const token of tokens) expect([/^sp_[0-9A-Za-z]{49}$/.test(token), isTokenText(token)]).toEqual([true, true])
  expect(new Set(tokens).size).toBe(200)
  expect(randomSecret()).toMatch(/^[0-9A-Za-z]{43}$/)
})

test('a mistyped token is told by its checksum', () => {
  const token = newTokenText()
  for (let at = 3; at < token.length; at += 1) expect(isTokenText(token.slice(0, at) + (token[at] === 'x' ? 'y' : 'x') + token.slice(at + 1))).toBe(false)
  for (const text of ['', 'sp_', `${token} `, token.slice(0, -1), `${token}0`, token.replace('sp_', 'xx_')]) expect(isTokenText(text)).toBe(false)
})

test('the hash is SHA-256', () => expect(sha256('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'))
