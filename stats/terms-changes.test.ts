import { expect, test } from 'vitest'
import type { Terms } from '@/stats/terms'
import { termsObstacles } from '@/stats/terms-changes'

const cause = (id: string, group: string, felonious = false) => ({ id, name: id, group, felonious, listed: true })
const BEFORE: Terms = {
  where: 'in Norland',
  groups: ['assault', 'other'],
  causes: [cause('shot', 'assault', true), cause('fall', 'other')],
  aliases: [{ label: 'Shot', cause: 'shot' }, { label: 'Fall', cause: 'fall' }],
  definitions: [
    { id: 'all', family: 'all', variant: true, name: 'all', noun: 'deaths', include: ['*'], exclude: [], rule: '' },
    { id: 'violent', family: 'all', variant: true, name: 'violent', noun: 'violent deaths', include: ['group:assault'], exclude: [], rule: '' },
  ],
  states: [{ code: 'NO', name: 'North', kind: 'region', where: 'in the North' }],
  swornOfficers: [],
}
/** Of the published records; the table doesn't know the last one. */
const LABELS = ['Shot', 'Fall', 'Drone strike']

const change = (changed: Partial<Terms>): string[] => termsObstacles(BEFORE, { ...BEFORE, ...changed }, LABELS)
const added = (label: string, id: string): string[] =>
  change({
    aliases: [...BEFORE.aliases, { label, cause: id }],
    causes: BEFORE.causes.some((known) => known.id === id) ? BEFORE.causes : [...BEFORE.causes, cause(id, 'assault')],
  })

test('a new cause, and a new label of a known one, stand in nobody’s way', () => {
  expect(added('Stabbed', 'stabbed')).toEqual([])
  expect(added('Shot dead', 'shot')).toEqual([])
  expect(change({ officers: 'everybody' })).toEqual([])
})

test('what was there must stay as it was, where it was', () => {
  expect(change({ aliases: [BEFORE.aliases[0]] })).toEqual(['causes.csv: the label “Fall” was removed, moved or given another cause.'])
  expect(change({ aliases: [BEFORE.aliases[0], { label: 'Fall', cause: 'shot' }] })).toEqual(['causes.csv: the label “Fall” was removed, moved or given another cause.'])
  expect(change({ causes: [cause('shot', 'other', true), BEFORE.causes[1]] })[0]).toMatch(/^causes\.csv: the cause “shot” was removed, moved/)
  expect(change({ causes: [cause('shot', 'assault', false), BEFORE.causes[1]] })).toHaveLength(1)
  expect(change({ groups: ['assault', 'road', 'other'] })).toEqual(['causes.csv: the groups were assault, other and would be assault, road, other.'])
})

test('definitions, places and the country are drawn by charts, and stay', () => {
  expect(change({ definitions: BEFORE.definitions.slice(0, 1) })[0]).toMatch(/^definitions\.csv: a definition was added, removed or changed/)
  expect(change({ definitions: [...BEFORE.definitions, { ...BEFORE.definitions[1], id: 'more' }] })).toHaveLength(1)
  expect(change({ states: [...BEFORE.states, { code: 'SO', name: 'South', kind: 'region', where: 'in the South' }] })[0]).toMatch(/^states\.csv: a place was added/)
  expect(change({ where: 'in Southland' })).toEqual(['where: “in Norland” stands in the titles of charts.'])
})

test('a label that stands in published records is not given a cause afterwards', () => {
  expect(added('Drone strike', 'drone-strike')[0]).toMatch(/^causes\.csv: “Drone strike” stands in published records/)
})

test('a new word may not take over what an address asks for already', () => {
  // "drone-strike" is the address of the unknown label, "violent" that of a definition.
  expect(added('Drone Strike', 'shot')).toEqual(['causes.csv: addresses that ask for “drone-strike” mean something else already. Choose another label or cause.'])
  expect(added('Drones', 'drone-strike')).toHaveLength(1)
  expect(added('Violence', 'violent')).toHaveLength(0)
})
