import { expect, test } from 'vitest'
import { SealError, openSecret, sealSecret } from './sealed-secret'

const [KEY, OTHER] = ['kT5vQ9xW2mZ8bN4jR7yH1cF6gD3pL0sA', 'Zk1uW7hQ4nX0dV3sJ8bM5yC2rT9fL6pG']

test('what is sealed opens again, and doesn’t show', () => {
  const sealed = sealSecret('whsec_abc', 'wh_1', KEY)
  expect(openSecret(sealed, 'wh_1', KEY)).toBe('whsec_abc')
  expect(Buffer.from(sealed.slice(3), 'base64url').toString('latin1')).not.toContain('whsec')
  expect(sealSecret('whsec_abc', 'wh_1', KEY)).not.toBe(sealed)
})

test.each([
  ['another server’s secret', (s: string) => openSecret(s, 'wh_1', OTHER), 'AUTH_SECRET'],
  ['another owner', (s: string) => openSecret(s, 'wh_2', KEY), 'remove the webhook and add it again'],
  ['a changed byte', (s: string) => openSecret(s.slice(0, 10) + (s[10] === 'A' ? 'B' : 'A') + s.slice(11), 'wh_1', KEY), 'add it again'],
  ['a cut text', (s: string) => openSecret(s.slice(0, 12), 'wh_1', KEY), 'add it again'],
  ['nothing', () => openSecret('', 'wh_1', KEY), 'add it again'],
  ['no secret', (s: string) => openSecret(s, 'wh_1', null), 'started without AUTH_SECRET'],
])('with %s it doesn’t', (_, open, advice) => {
  const sealed = sealSecret('whsec_abc', 'wh_1', KEY)
  expect(() => open(sealed)).toThrow(SealError)
  expect(() => open(sealed)).toThrow(advice)
})
