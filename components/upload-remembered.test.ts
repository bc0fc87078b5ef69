import { expect, test } from 'vitest'
import { chosenOver, ownOf, parseChosen } from './upload-remembered'

test('labels that were kept are read back', () => {
  expect(parseChosen('{"Gunshot":"Gunfire","Ice":"Ice"}')).toEqual({ Gunshot: 'Gunfire', Ice: 'Ice' })
})

test.each([[null], [''], ['[1]'], ['null'], ['"x"'], ['{"a":1}'], ['{']])('%j holds no label', (text) => {
  expect(parseChosen(text)).toEqual({})
})

test('what this browser chose goes over what files were published by, and what it forgot stays forgotten', () => {
  const published = { Gunshot: 'Gunfire', Ice: 'Fall' }
  for (const [causes, own] of [
    [published, {}],
    [{ Gunshot: 'Gunfire', Ice: 'Drowned' }, { Ice: 'Drowned' }],
    [{ Ice: 'Fall', Sharks: 'Animal related' }, { Sharks: 'Animal related', Gunshot: '' }],
    [{}, { Gunshot: '', Ice: '' }],
  ] as Record<string, string>[][]) {
    expect(ownOf(published, causes)).toEqual(own)
    expect(chosenOver(published, own)).toEqual(causes)
  }
})
