/** What an address quotes: bounded, on one line, without what no reader sees; and the same again when it is read back. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MOST_QUOTED, plainQuotation, quotation, quotedWords } from './quotation'

test('a sentence is quoted as it is, on one line', () => {
  expect(quotation(' Gun deaths\r\n fell\u00a021%. ')).toBe('Gun deaths fell 21%.')
})

test.each([
  ['marks that turn the words beside them', 'fell \u202e21%\u202c to \u206626\u2069', 'fell 21% to 26'],
  ['marks that are nothing', '\ufeffde\u00adaths\u200b \u200ffell\ufffe', 'deaths fell'],
  ['controls', 'a\0b\u0007c\u009fd', 'a b c d'],
  ['halves of characters', '\ud800 fell \udc00', '\ufffd fell \ufffd'],
])('%s aren’t kept', (_, text, quoted) => {
  expect(plainQuotation(text)).toBe(quoted)
})

test('letters that join, and every script, are', () => {
  expect(plainQuotation('می‌شود 👨‍👩‍👧 阿')).toBe('می‌شود 👨‍👩‍👧 阿')
})

test('a long sentence is cut at a word, a long word where it must be', () => {
  const words = quotation('word '.repeat(100))
  expect([words.length <= MOST_QUOTED, words.endsWith('word…')]).toEqual([true, true])
  expect(quotation('a'.repeat(400))).toBe(`${'a'.repeat(299)}…`)
  expect(quotation('🙂'.repeat(400))).toBe(`${'🙂'.repeat(149)}…`)
})

test('what was quoted is quoted alike when it is read back, whatever it was', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 700 }), (text) => {
      const quoted = quotation(text)
      expect(quoted.length).toBeLessThanOrEqual(MOST_QUOTED)
      expect(plainQuotation(quoted)).toBe(quoted)
      expect(quotation(quoted)).toBe(quoted)
      expect(new URLSearchParams(String(new URLSearchParams({ quote: quoted }))).get('quote')).toBe(quoted)
    }),
  )
})

test('it is told as other people’s words', () => {
  expect(quotedWords({ quote: 'Down 21%', published: null })).toBe('Quoted by whoever asked: “Down 21%”')
})
