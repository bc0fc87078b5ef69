import { expect, test } from 'vitest'
import { progressText } from './upload-progress'

test.each([
  [0, 60_000_000, 0, '0.0 of 60 MB'],
  [1_500_000, 60_000_000, 0.2, '1.5 of 60 MB'],
  [20_000_000, 60_000_000, 2, '20 of 60 MB, 10 MB a second, about 4 seconds left'],
  [59_999_999, 60_000_000, 6, '60 of 60 MB, 10 MB a second, about 1 second left'],
  [90_000_000, 60_000_000, 3, 'Second reading: 30 of 60 MB, 30 MB a second, about 1 second left'],
  [100_000_000, 1_000_000_000, 20, '100 of 1,000 MB, 5.0 MB a second, about 3 minutes left'],
])('%i of %i bytes after %d s: %s', (bytes, size, seconds, words) => {
  expect(progressText(bytes, size, seconds)).toBe(words)
})
