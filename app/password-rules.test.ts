import { expect, test } from 'vitest'
import { passwordFault } from './password-rules'

test.each(['', 'eleven char', 'short'])('“%s” is too short', (password) => expect(passwordFault(password)).toMatch(/fewer than 12/))

test('129 characters are too many, 128 are not', () => {
  const letters = 'The quick brown fox jumps over the lazy dog, then sleeps. '
  expect(passwordFault(letters.repeat(4).slice(0, 128))).toBeNull()
  expect(passwordFault(letters.repeat(4).slice(0, 129))).toMatch(/more than 128/)
})

test.each(['passwordpassword', 'Password1234', 'P@ssw0rd!!!!', 'qwertyuiop12', 'iloveyou1234', '123456789012', '2026-11-26-10', 'letmein letmein', 'Changeme2026!', 'samePeriod123', 'correcthorsebatterystaple', 'WelcomeAdmin1!'])(
  '“%s” is one that everybody tries',
  (password) => expect(passwordFault(password)).toMatch(/everybody tries/),
)

test.each(['aaaaaaaaaaaa', 'abababababab', 'xyzxyzxyzxyz1'])('“%s” repeats itself', (password) => expect(passwordFault(password)).toMatch(/repeats/))

test.each(['ann.miller@paper.example', 'AnnMiller2026!', 'millerpaper99'])('“%s” is Ann Miller’s name or address', (password) => {
  expect(passwordFault(password, ['Ann Miller', 'ann.miller@paper.example'])).toMatch(/name or address/)
})

test.each(['a lamp beside nine pears', 'Tr0ub4dor&3xyz', 'correct horse, no battery', 'пароль из слов', 'ann likes tall lighthouses'])('“%s” can be taken', (password) => {
  expect(passwordFault(password, ['Ann Miller', 'ann.miller@paper.example'])).toBeNull()
})
