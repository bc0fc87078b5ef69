import { expect, test } from 'vitest'
import { shippedTerms } from '@/stats/shipped.fixture'
import { parseChoices, usableCauses } from './choices'

const terms = shippedTerms()
const parse = (json: string) => parseChoices(JSON.parse(json), terms)

test('whole choices come back as they are, as a copy', () => {
  const written = {
    columns: { date: 'eow', state: null },
    dateOrder: 'dmy',
    causes: { Shot: 'Gunfire', Meteor: 'Meteor' },
    strip: { date: 'EOW: ' },
    wide: { Crashes: 'Automobile crash', Population: null },
    duplicates: 'count',
    delimiter: '\t',
    encoding: 'utf-16le',
  }
  const { choices, fault } = parseChoices(written, terms)
  expect(fault).toBe(null)
  expect(choices).toEqual(written)
  expect(choices).not.toBe(written)
  expect(parse('{}')).toEqual({ choices: {}, fault: null })
})

test.each([
  ['null', 'the JSON has to be an object, such as {}'],
  ['[]', 'the JSON has to be an object, such as {}'],
  ['"x"', 'the JSON has to be an object, such as {}'],
  ['{"colums":{}}', 'the JSON can’t hold “colums”, only columns, dateOrder, causes, strip, wide, duplicates, delimiter, encoding'],
  ['{"__proto__":{"columns":{}}}', 'the JSON can’t hold “__proto__”, only columns, dateOrder, causes, strip, wide, duplicates, delimiter, encoding'],
  ['{"constructor":{}}', 'the JSON can’t hold “constructor”, only columns, dateOrder, causes, strip, wide, duplicates, delimiter, encoding'],
  ['{"columns":{"date":5}}', 'columns, “date”, has to be a text'],
  ['{"columns":{"day":"x"}}', 'columns can’t hold “day”, only date, cause, state, count, canine'],
  ['{"columns":null}', 'columns has to be an object, such as {}'],
  ['{"strip":{"cause":null}}', 'strip, “cause”, has to be a text'],
  ['{"strip":{"state":"x"}}', 'strip can’t hold “state”, only date, cause'],
  ['{"causes":["Gunfire"]}', 'causes has to be an object, such as {}'],
  ['{"causes":{"Shot":{"toString":1}}}', 'causes, “Shot”, has to be a text'],
  ['{"causes":{"Shot":"Gunfyre"}}', '“Shot” can’t become “Gunfyre”, which is no label of the causes'],
  ['{"wide":{"Shot":false}}', 'wide, “Shot”, has to be a text'],
  ['{"causes":{"Shot":null}}', 'causes, “Shot”, has to be a text'],
  ['{"wide":{"Shot":"toString"}}', '“Shot” can’t become “toString”, which is no label of the causes'],
  ['{"dateOrder":"DMY"}', 'dateOrder has to be one of dmy, mdy, ymd'],
  ['{"duplicates":true}', 'duplicates has to be one of count, leave-out'],
  ['{"encoding":"ebcdic"}', 'encoding has to be one of utf-8, utf-16le, utf-16be, windows-1252'],
  ['{"delimiter":"\\""}', 'delimiter has to be one character, and no quotation mark or newline'],
  ['{"delimiter":["",""]}', 'delimiter has to be one character, and no quotation mark or newline'],
])('of %s it says what is wrong', (json, fault) => {
  expect(parse(json)).toEqual({ choices: null, fault })
})

test('more names, or longer ones, than a person can have decided are refused', () => {
  const causes = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`label ${n}`, 'Gunfire']))
  expect(parseChoices({ causes: causes(10_000) }, terms).fault).toBe(null)
  expect(parseChoices({ causes: causes(10_001) }, terms).fault).toBe('causes has 10001 entries, and 10,000 is the most')
  expect(parseChoices({ columns: { date: 'x'.repeat(1001) } }, terms).fault).toBe('columns, “date”, is longer than 1,000 characters')
  expect(parseChoices({ causes: { ['x'.repeat(1001)]: 'Gunfire' } }, terms).fault).toBe('a name in causes is longer than 1,000 characters')
})

test('a label may be called as a part of every object is, and changes no object', () => {
  const { choices } = parse('{"causes":{"__proto__":"Gunfire","constructor":"constructor"}}')
  expect(Object.entries(choices!.causes!)).toEqual([['__proto__', 'Gunfire'], ['constructor', 'constructor']])
  expect(Object.getPrototypeOf(choices!.causes!)).toBe(Object.prototype)
  expect('Gunfire' in {}).toBe(false)
})

test('causes of an earlier file are used where their dataset still knows them, or keeps the label itself', () => {
  expect(usableCauses({ 'Fell down': 'Fall', Sharks: 'Sharks', Ice: 'Thawed', constructor: 'toString' }, terms)).toEqual({ 'Fell down': 'Fall', Sharks: 'Sharks' })
})
