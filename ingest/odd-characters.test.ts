import { expect, test } from 'vitest'
import { isOddLine, isOddText } from './odd-characters'

test('control characters, halves, turns of direction and what is no character are odd', () => {
  for (const odd of ['\0', '\u0007', '\t', '\u007F', '\u009B', '\uD800', '\u202A', '\u202E', '\u2066', '\u2069', '\uFFFE', '\uFFFF']) {
    expect([isOddLine(`a${odd}b`), isOddText(`a${odd}b`)], JSON.stringify(odd)).toEqual([true, true])
  }
})

test('letters of every script and emoji are not, and new lines only where there is one line', () => {
  for (const text of ['Å', 'العربية', 'עברית', '👩‍🚒', 'n\u0303', '\u200F', '\uFFFD']) expect([isOddLine(text), isOddText(text)]).toEqual([false, false])
  expect([isOddLine('a\nb'), isOddText('a\nb\r\nc'), isOddText('a\rb')]).toEqual([true, false, true])
})
