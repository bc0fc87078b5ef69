import { expect, test } from 'vitest'
import { parseChosen } from './upload-remembered'

test('labels that were kept are read back', () => {
  expect(parseChosen('{"Gunshot":"Gunfire","Ice":"Ice"}')).toEqual({ Gunshot: 'Gunfire', Ice: 'Ice' })
})

test.each([[null], [''], ['[1]'], ['null'], ['"x"'], ['{"a":1}'], ['{']])('%j holds no label', (text) => {
  expect(parseChosen(text)).toEqual({})
})
