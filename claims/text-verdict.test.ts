import { expect, test } from 'vitest'
import { textVerdict } from './text-verdict'
import { openOf } from './asides'
import type { Ask } from './missing'

const check = { verdict: 'The figures support it: 26 v 33.', parts: [], cannot: null }
const options = [{ value: '200', text: 'up 200%', why: '' }]
const ask = (field: Ask['field'], more: Partial<Ask> = {}): Ask => ({ field, ask: '?', options, ...more })

test('what is still asked holds the verdict back', () => {
  expect(textVerdict(check, { open: openOf([ask('against'), ask('percent'), ask('asof')]), unread: [], unchecked: [] }).verdict).toBe(
    'Still open: which percent is meant and what it is compared with. As far as it is understood, the figures support it: 26 v 33.',
  )
})

test('a day is shown with its neighbours, and what has no choice of answers isn’t open', () => {
  expect(textVerdict(check, { open: openOf([ask('asof'), ask('counts', { options: [] })]), unread: [], unchecked: [] }).verdict).toBe(check.verdict)
})

test('nothing is held back where the figures can’t be asked at all', () => {
  const cannot = { ...check, verdict: 'These figures can’t check it: the claim doesn’t say which deaths it counts.', cannot: 'The claim doesn’t say which deaths it counts.' }
  expect(textVerdict(cannot, { open: openOf([ask('cause')]), unread: [], unchecked: [] }).verdict).toBe(cannot.verdict)
})

test('what is said besides and isn’t checked is named, as a part of its own', () => {
  const told = textVerdict(check, { open: [], unread: [], unchecked: [{ said: '10-year high', why: 'How a count ranks among years isn’t checked.' }] })
  expect(told.verdict).toBe('The figures support it: 26 v 33. Not checked: “10-year high”.')
  expect(told.parts).toEqual([{ id: 'unchecked', said: '“10-year high”', status: 'cannot-check', under: null, words: 'How a count ranks among years isn’t checked.' }])
})

test('words of the claim that weren’t read hold the verdict back as well, and are named first', () => {
  const told = textVerdict(check, { open: ['percent'], unread: [{ said: 'Texas', why: 'The figures are asked for one place.' }], unchecked: [] })
  expect(told.verdict).toBe('Not read: “Texas”. Still open: which percent is meant. As far as it is understood, the figures support it: 26 v 33.')
  expect(told.parts).toEqual([{ id: 'unread', said: '“Texas”', status: 'cannot-check', under: null, words: 'The figures are asked for one place.' }])
})
