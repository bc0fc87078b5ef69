import { expect, test } from 'vitest'
import type { ColumnFound, Question, Reading } from '@/ingest/report'
import { causesOf, choicesJson, choicesOf } from './upload-choices'

const column = (heading: string, role: ColumnFound['role']): ColumnFound => ({ heading, role, why: 'by its heading', examples: [] })
const question = (kind: Question['kind'], of: string, found = ''): Question => ({ kind, column: of, found, examples: [], rows: 1, options: [], advice: '' })
const reading = (columns: ColumnFound[], questions: Question[] = []) => ({ columns, questions }) as Reading
const fields = (of: Record<string, string>) => new Map(Object.entries(of)) as unknown as FormData
const nothing = { columns: {}, strip: {} }

const three = reading([column('eow', 'date'), column('reported', null), column('cause', 'cause')])

test('what stays as it was recognised is no choice', () => {
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': '', 'role-2': 'cause' }), {}, three)).toEqual(nothing)
})

test('a column that is given a role takes it from the one that had it', () => {
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': 'date', 'role-2': 'cause' }), {}, three).columns).toEqual({ date: 'reported' })
  expect(choicesOf(fields({ 'role-0': '', 'role-1': 'date', 'role-2': 'cause' }), {}, three).columns).toEqual({ date: 'reported' })
})

test('a role that no column has any more is none', () => {
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': '', 'role-2': '' }), {}, three).columns).toEqual({ cause: null })
})

test('two columns change places', () => {
  expect(choicesOf(fields({ 'role-0': 'cause', 'role-1': '', 'role-2': 'date' }), {}, three).columns).toEqual({ date: 'cause', cause: 'eow' })
})

test('an earlier choice stays until another is made', () => {
  const before = { columns: { state: null }, dateOrder: 'dmy' as const, delimiter: ';' }
  expect(choicesOf(fields({ 'role-0': 'date', 'role-2': 'cause', delimiter: ';' }), before, three)).toEqual({ ...nothing, ...before })
})

test('answers become choices, and an empty field takes one back', () => {
  const asked = reading([column('a', null), column('b', 'cause')], [question('which-column', 'date'), question('date-order', 'b')])
  const chosen = choicesOf(fields({ 'role-1': 'cause', 'which-date': 'a', 'date-order': 'mdy', 'strip-cause': 'Cause: ', duplicates: 'count' }), {}, asked)
  expect(chosen).toEqual({ columns: { date: 'a' }, dateOrder: 'mdy', strip: { cause: 'Cause: ' }, duplicates: 'count' })
  expect(choicesOf(fields({ 'role-1': 'cause', 'strip-cause': '', duplicates: '' }), chosen, reading([column('a', 'date'), column('b', 'cause')]))).toEqual({
    columns: { date: null },
    dateOrder: 'mdy',
    strip: {},
  })
})

test('an answered cause stands under its own label; one left open doesn’t', () => {
  const asked = reading([], [question('cause', 'cause', 'Gunshot'), question('date-order', 'd'), question('cause', 'cause', 'Ice'), question('cause', 'cause', 'Flood')])
  expect(causesOf(fields({ 'cause-0': 'Gunfire', 'cause-1': '', 'cause-2': 'Flood' }), asked)).toEqual({ Gunshot: 'Gunfire', Flood: 'Flood' })
})

test('of a wide file, a column that is taken out counts none, and one that is put in counts its heading', () => {
  const wide = reading([column('year', 'date'), column('Gunfire', 'wide'), column('Fall', 'wide'), column('Sum', null)])
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': 'wide', 'role-2': 'wide' }), {}, wide)).toEqual(nothing)
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': 'wide', 'role-2': '' }), {}, wide).wide).toEqual({ Fall: null })
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': 'wide', 'role-2': 'wide', 'role-3': 'wide' }), {}, wide).wide).toEqual({ Sum: 'Sum' })
  expect(choicesOf(fields({ 'role-0': 'date', 'role-1': 'wide', 'role-2': '' }), { wide: { Sum: null } }, wide).wide).toEqual({ Sum: null, Fall: null })
})

test('a column that counts no cause is an answer, and no cause', () => {
  const wide = reading([column('Gunfire', 'wide'), column('Population', null)], [question('cause', 'Population', 'Population')])
  const answer = fields({ 'role-0': 'wide', 'cause-0': ' none' })
  expect(choicesOf(answer, {}, wide).wide).toEqual({ Population: null })
  expect(causesOf(answer, wide)).toEqual({})
})

test('what was decided is written as the command takes it, without what is empty', () => {
  const choices = { columns: { date: 'eow', state: null }, strip: {}, wide: { Sum: null }, dateOrder: 'dmy' as const }
  expect(JSON.parse(choicesJson(choices, { Shot: 'Gunfire' }))).toEqual({ columns: { date: 'eow', state: null }, wide: { Sum: null }, dateOrder: 'dmy', causes: { Shot: 'Gunfire' } })
  expect(choicesJson({ columns: {}, strip: {} }, {})).toBe('{}\n')
})
