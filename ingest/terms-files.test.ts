import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parseTerms } from './terms-files'

const causes = `label,cause,group,felonious,aside
Gunfire,Gunfire,firearms,yes,
Gunfire (Inadvertent),Gunfire (Inadvertent),firearms,no,inadvertent
Gunfire (Accidental),Gunfire (Inadvertent),firearms,no,inadvertent
Bicycle accident,Bicycle accident,traffic,no,
9/11 related illness,9/11 related illness,illness,no,
Fall,Fall,other,no,
`
const definitions = `id,family,variant,name,noun,include,exclude,rule
all,all,yes,all causes,deaths,*,,Every death.
odd,all,no,odd causes,odd deaths,group:traffic cause:fall,felonious cause:gunfire,"Traffic, and falls."
`
const states = `code,name,kind,where
TX,Texas,state,in Texas
US,Federal,agency,among federal officers
`
const swornOfficers = `year,officers,scope,source,rounded
2008,765000,state+local (BJS CSLLEA census),BJS CSLLEA 2008,rounded
2013,724690,state+local general-purpose (BJS LEMAS),BJS NCJ 251762 table 1,exact
`

test('reads causes under the kebab-case of their names, with every label', () => {
  const terms = parseTerms({ causes, definitions, states, swornOfficers })
  expect(terms.groups).toEqual(['firearms', 'traffic', 'illness', 'other'])
  expect(terms.causes.slice(0, 2)).toEqual([
    { id: 'gunfire', name: 'Gunfire', group: 'firearms', felonious: true, listed: true },
    {
      id: 'gunfire-inadvertent',
      name: 'Gunfire (Inadvertent)',
      group: 'firearms',
      felonious: false,
      aside: 'inadvertent',
      listed: true,
    },
  ])
  expect(terms.causes.map((cause) => cause.id)).toContain('9-11-related-illness')
  expect(terms.aliases[2]).toEqual({ label: 'Gunfire (Accidental)', cause: 'gunfire-inadvertent' })
})

test('splits the terms of a definition at spaces', () => {
  expect(parseTerms({ causes, definitions, states, swornOfficers }).definitions[1]).toEqual({
    id: 'odd',
    family: 'all',
    variant: false,
    name: 'odd causes',
    noun: 'odd deaths',
    include: ['group:traffic', 'cause:fall'],
    exclude: ['felonious', 'cause:gunfire'],
    rule: 'Traffic, and falls.',
  })
})

test('tolerates columns that nobody asks for', () => {
  const wider = states.replace(/$/gm, ',x').replace(/,x$/, '')
  expect(parseTerms({ causes, definitions, states: wider, swornOfficers }).states[0]).toEqual({ code: 'TX', name: 'Texas', kind: 'state', where: 'in Texas' })
})

test('reads officers with their scope, and whether they were printed rounded', () => {
  expect(parseTerms({ causes, definitions, states, swornOfficers }).swornOfficers).toEqual([
    { year: 2008, officers: 765_000, scope: 'state+local (BJS CSLLEA census)', source: 'BJS CSLLEA 2008', rounded: true },
    { year: 2013, officers: 724_690, scope: 'state+local general-purpose (BJS LEMAS)', source: 'BJS NCJ 251762 table 1', rounded: false },
  ])
})

test.each([
  ['a label twice', { causes: `${causes}Fall,Fall,other,no,\n` }, 'data/causes.csv line 8: the label “Fall” is listed twice'],
  ['a cause in two groups', { causes: `${causes}Fell,Fall,traffic,no,\n` }, 'data/causes.csv line 8: the cause “Fall” differs'],
  ['neither yes nor no', { causes: `${causes}Fire,Fire,other,maybe,\n` }, 'data/causes.csv line 8: felonious is “maybe”'],
  ['an empty cell', { causes: `${causes}Fire,,other,no,\n` }, 'data/causes.csv line 8: cause is empty'],
  ['a fifth group', { causes: `${causes}Fire,Fire,fire,no,\n` }, 'data/causes.csv: the groups are'],
  ['a ragged row', { states: `${states}CA,California\n` }, 'data/states.csv line 4: ragged-row'],
  ['a missing column', { states: 'code,name,where\nTX,Texas,in Texas\n' }, 'data/states.csv line 1: the column kind is missing'],
  ['a code in small letters', { states: `${states}ca,California,state,in California\n` }, 'data/states.csv line 4: the code “ca”'],
  ['a term of no cause', { definitions: `${definitions}x,all,no,x,x,cause:none,,X.\n` }, 'data/definitions.csv line 4: “cause:none” is not'],
  ['a definition twice', { definitions: `${definitions}all,all,no,x,x,*,,X.\n` }, 'data/definitions.csv line 4: the id “all”'],
  ['an unknown family', { definitions: `${definitions}x,none,no,x,x,*,,X.\n` }, 'data/definitions.csv line 4: the family “none”'],
  ['a year of officers twice', { swornOfficers: `${swornOfficers}2013,1,state+local general-purpose (BJS LEMAS),x,exact\n` }, 'data/sworn-officers.csv line 4: 2013 is listed twice'],
  ['no whole number of officers', { swornOfficers: `${swornOfficers}2014,7e5,a,x,exact\n` }, 'data/sworn-officers.csv line 4: officers is “7e5”; it must be a whole number above 0'],
  ['no officers', { swornOfficers: `${swornOfficers}2014,0,a,x,exact\n` }, 'data/sworn-officers.csv line 4: officers is “0”'],
  ['a year that is none', { swornOfficers: `${swornOfficers}14,7,a,x,exact\n` }, 'data/sworn-officers.csv line 4: year is “14”; it must be a year'],
  ['neither exact nor rounded', { swornOfficers: `${swornOfficers}2014,7,a,x,no\n` }, 'data/sworn-officers.csv line 4: rounded is “no”; it must be exact or rounded'],
])('throws on %s, naming file and line', (_, broken, message) => {
  expect(() => parseTerms({ causes, definitions, states, swornOfficers, ...broken })).toThrow(message)
})

test('reads the shipped tables', () => {
  const text = (name: string) => readFileSync(`data/${name}.csv`, 'utf8')
  const terms = parseTerms({ causes: text('causes'), definitions: text('definitions'), states: text('states'), swornOfficers: text('sworn-officers') })
  expect(terms.states).toHaveLength(60)
  expect(terms.swornOfficers).toHaveLength(11)
  expect(terms.swornOfficers.filter(({ year }) => year === 2000).map(({ officers }) => officers)).toEqual([708_022, 656_645])
  expect(terms.definitions.map((definition) => definition.id)).toContain('all-but-911-illness')
  expect(terms.causes.filter((cause) => cause.felonious).map((cause) => cause.name)).toEqual([
    'Gunfire',
    'Vehicular assault',
    'Assault',
    'Bomb',
    'Poisoned',
    'Stabbed',
    'Terrorist attack',
  ])
})
