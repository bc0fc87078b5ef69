import { expect, test } from 'vitest'
import { isWarning, problem, problemKinds, problemText } from './problem'

test('every kind has one sentence or two that say what to do', () => {
  for (const advice of Object.values(problemKinds)) expect(advice).toMatch(/^[A-Z].{20,}\.$|^[A-Z].{20,}"$/)
})

test('a warning keeps its row', () => {
  expect(isWarning(problem('unknown-cause', 2, 'cause', 'Meteor'))).toBe(true)
  expect(isWarning(problem('bad-date', 2, 'date', '2015'))).toBe(false)
})

test('a long cell is cut', () => {
  expect(problem('bad-date', 2, 'date', 'x'.repeat(100)).found).toBe(`${'x'.repeat(79)}…`)
})

test('a problem reads as one line', () => {
  expect(problemText(problem('unknown-state', 7, 'state', 'ZZ'))).toBe(
    'line 7, state: unknown-state, found “ZZ”. Use the two-letter code of a place that the dataset has: of a state such as TX, or US for a federal agency, unless its places are its own.',
  )
})
