import { describe, expect, test } from 'vitest'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'
import { causeOfLabel, counts, findDefinition, kebab, nounOf } from '@/stats/terms'

const terms = shippedTerms()

/** The groups as STATISTICS.md lists them, newer and older labels alike; "other" is everything else. */
const FIREARMS = ['Gunfire', 'Gunfire (Inadvertent)', 'Gunfire (Accidental)']
const TRAFFIC = [
  'Automobile crash', 'Automobile accident', 'Motorcycle crash', 'Motorcycle accident', 'Struck by vehicle', 'Vehicle pursuit',
  'Vehicular assault', 'Bicycle accident',
]
const ILLNESS = [
  'Heart attack', 'Duty related illness', '9/11 related illness', 'COVID19', 'Heatstroke', 'Heat exhaustion', 'Hypothermia',
  'Exposure', 'Exposure to toxins',
]
const FELONIOUS = ['Gunfire', 'Assault', 'Stabbed', 'Vehicular assault', 'Bomb', 'Terrorist attack', 'Poisoned']

const known = terms.aliases.map((alias) => alias.label)
const without = (...lists: string[][]) => known.filter((label) => !lists.flat().includes(label))
const counted = (id: string) => known.filter((label) => counts(findDefinition(terms, id)!, causeOfLabel(terms, label))).sort()

describe('a definition counts the labels that its rule names', () => {
  test.each([
    ['all', known],
    ['firearms', FIREARMS],
    ['gunfire', ['Gunfire']],
    ['inadvertent-gunfire', ['Gunfire (Inadvertent)', 'Gunfire (Accidental)']],
    ['traffic', TRAFFIC],
    ['traffic-accidents', TRAFFIC.filter((label) => label !== 'Vehicular assault')],
    ['illness', ILLNESS],
    ['other', without(FIREARMS, TRAFFIC, ILLNESS)],
    ['felonious', FELONIOUS],
    ['all-but-illness', without(ILLNESS)],
    ['all-but-covid', without(['COVID19'])],
    ['all-but-911-illness', without(['9/11 related illness'])],
  ])('%s', (id, labels) => {
    expect(counted(id)).toEqual([...labels].sort())
  })
})

test('there are twelve definitions, each of the family firearms, traffic or all', () => {
  const idsOf = (family: string) => terms.definitions.filter((d) => d.family === family).map((d) => d.id)
  expect(terms.definitions).toHaveLength(12)
  expect(idsOf('firearms')).toEqual(['firearms', 'gunfire', 'inadvertent-gunfire'])
  expect(idsOf('traffic')).toEqual(['traffic', 'traffic-accidents'])
  expect(idsOf('all').sort()).toEqual([
    'all', 'all-but-911-illness', 'all-but-covid', 'all-but-illness', 'felonious', 'illness', 'other',
  ])
})

test('the groups are firearms, traffic, illness and other, and every cause has one', () => {
  expect(terms.groups).toEqual(['firearms', 'traffic', 'illness', 'other'])
  expect(terms.causes.filter((cause) => !terms.groups.includes(cause.group))).toEqual([])
})

test('every label of the shipped releases is known', () => {
  expect(shippedLedger().causes.filter((cause) => !cause.listed)).toEqual([])
})

test('older labels are aliases of the newer ones', () => {
  const pairs = [
    ['Gunfire (Accidental)', 'Gunfire (Inadvertent)'],
    ['Automobile accident', 'Automobile crash'],
    ['Motorcycle accident', 'Motorcycle crash'],
    ['Heat exhaustion', 'Heatstroke'],
    ['Exposure', 'Hypothermia'],
  ]
  for (const [older, newer] of pairs) expect(causeOfLabel(terms, older)).toEqual(causeOfLabel(terms, newer))
})

describe('the words of the cause query', () => {
  test.each([
    ['automobile-crash', 'automobile-crash'],
    ['automobile-accident', 'automobile-crash'],
    ['gunfire-accidental', 'gunfire-inadvertent'],
    ['9-11-related-illness', '9-11-related-illness'],
    ['weather-natural-disaster', 'weather-natural-disaster'],
    ['exposure', 'hypothermia'],
    ['gunfire', 'gunfire'],
  ])('%s names %s', (word, id) => {
    expect(findDefinition(terms, word)?.id).toBe(id)
  })

  test.each(['', 'Gunfire', 'k9', 'constructor', '__proto__', 'cause:gunfire', '*', ' firearms'])('%j names nothing', (word) => {
    expect(findDefinition(terms, word)).toBeNull()
  })

  test('a cause belongs to the family of its group', () => {
    expect(findDefinition(terms, 'motorcycle-crash')?.family).toBe('traffic')
    expect(findDefinition(terms, 'gunfire-inadvertent')?.family).toBe('firearms')
    expect(findDefinition(terms, 'heart-attack')?.family).toBe('all')
    expect(findDefinition(terms, 'drowned')?.family).toBe('all')
  })

  test('a definition is found again by its own id', () => {
    for (const alias of terms.aliases) {
      const { id } = findDefinition(terms, kebab(alias.label))!
      expect(findDefinition(terms, id)?.id).toBe(id)
    }
  })
})

describe('a label that nobody knows', () => {
  test('is kept under its own name, in the group other', () => {
    const cause = causeOfLabel(terms, 'Drone strike')
    expect(cause).toEqual({ id: 'drone-strike', name: 'Drone strike', group: 'other', felonious: false, listed: false })
    expect(['all', 'other', 'all-but-illness'].map((id) => counts(findDefinition(terms, id)!, cause))).toEqual([true, true, true])
    expect(['firearms', 'traffic', 'illness', 'felonious'].some((id) => counts(findDefinition(terms, id)!, cause))).toBe(false)
  })

  test('is counted in other alone, even where its kebab-case is that of a known cause', () => {
    const cause = causeOfLabel(terms, 'GUNFIRE')
    const ids = ['other', 'firearms', 'gunfire'].filter((id) => counts(findDefinition(terms, id)!, cause))
    expect(ids).toEqual(['other'])
  })

  test('has an id even where its label has no letter', () => {
    expect(causeOfLabel(terms, '—').id).toBe('unnamed')
  })
})

test('kebab-case keeps letters and digits', () => {
  expect(kebab('Gunfire (Inadvertent)')).toBe('gunfire-inadvertent')
  expect(kebab('9/11 related illness')).toBe('9-11-related-illness')
  expect(kebab('Weather/Natural disaster')).toBe('weather-natural-disaster')
})

test('a term that cannot be read is refused', () => {
  const definition = { ...terms.definitions[0], include: ['kind:gunfire'] }
  expect(() => counts(definition, terms.causes[0])).toThrow(RangeError)
})

test('several definitions are named together', () => {
  const nouns = ['firearms', 'traffic', 'illness'].map((id) => findDefinition(terms, id)!)
  expect(nounOf(nouns.slice(0, 1))).toBe('firearms deaths')
  expect(nounOf(nouns.slice(0, 2))).toBe('firearms deaths and traffic deaths')
  expect(nounOf(nouns)).toBe('firearms deaths, traffic deaths, and illness deaths')
})
