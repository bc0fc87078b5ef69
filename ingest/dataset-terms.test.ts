import { describe, expect, test } from 'vitest'
import { DATASET_EXAMPLE } from '@/components/dataset-example'
import { type TermsTexts, parseDatasetTerms } from './dataset-terms'

const HEAD = 'id,family,variant,name,noun,include,exclude,rule'
const TEXTS: TermsTexts = {
  causes: 'label,cause,group,felonious,aside\nShot,Shot,assault,yes,\nFall,Fall,other,no,\n',
  definitions: `${HEAD}\nall,all,yes,all,deaths,*,,All.\nassault,all,no,assault,assault deaths,group:assault,,Shot.\nother,all,no,other,other deaths,group:other,,Rest.\n`,
  states: 'code,name,kind,where\nNO,North,region,in the North\n',
  where: 'in Norland',
  officers: 'all officers of Norland',
}
const SHIPPED = [{ code: 'TX', name: 'Texas', kind: 'state', where: 'in Texas' }]
const read = (changed: Partial<TermsTexts>) => parseDatasetTerms({ ...TEXTS, ...changed }, SHIPPED)
const faultsOf = (changed: Partial<TermsTexts>): string[] => {
  const outcome = read(changed)
  return 'faults' in outcome ? outcome.faults.map(({ file, line, fault }) => `${file} ${line}: ${fault}`) : []
}

test('a dataset has groups, causes and places of its own', () => {
  expect(read({})).toEqual({
    terms: {
      where: 'in Norland',
      officers: 'all officers of Norland',
      groups: ['assault', 'other'],
      causes: [
        { id: 'shot', name: 'Shot', group: 'assault', felonious: true, aside: undefined, listed: true },
        { id: 'fall', name: 'Fall', group: 'other', felonious: false, aside: undefined, listed: true },
      ],
      aliases: [{ label: 'Shot', cause: 'shot' }, { label: 'Fall', cause: 'fall' }],
      definitions: [
        { id: 'all', family: 'all', variant: true, name: 'all', noun: 'deaths', include: ['*'], exclude: [], rule: 'All.' },
        { id: 'assault', family: 'all', variant: false, name: 'assault', noun: 'assault deaths', include: ['group:assault'], exclude: [], rule: 'Shot.' },
        { id: 'other', family: 'all', variant: false, name: 'other', noun: 'other deaths', include: ['group:other'], exclude: [], rule: 'Rest.' },
      ],
      states: [{ code: 'NO', name: 'North', kind: 'region', where: 'in the North' }],
      swornOfficers: [],
    },
  })
})

test('without a table of places it has the shipped ones', () => {
  expect(read({ states: null })).toMatchObject({ terms: { states: SHIPPED } })
})

test('places are listed by name, as tables promise', () => {
  const outcome = read({ states: 'code,name,kind,where\nZU,Zumark,region,in Zumark\nIS,the Isles,region,in the Isles\nAL,Alta,region,in Alta\n' })
  expect('terms' in outcome && outcome.terms.states.map(({ code }) => code)).toEqual(['AL', 'IS', 'ZU'])
})

test('the example that the form offers is accepted as it stands', () => {
  expect(faultsOf(DATASET_EXAMPLE)).toEqual([])
})

describe('a fault names its file, its line and what to do', () => {
  const cause = (line: string) => ({ causes: `label,cause,group,felonious,aside\n${line}\n` })
  const other = 'Fall,Fall,other,no,'

  test.each<[string, Partial<TermsTexts>, string]>([
    ['a missing column', { causes: 'label,cause\nShot,Shot\n' }, 'causes.csv 1: the column group is missing'],
    ['a label twice', cause(`${other}\n${other}`), 'causes.csv 3: the label “Fall” is listed twice'],
    ['neither yes nor no', cause('Fall,Fall,other,maybe,'), 'causes.csv 2: felonious is “maybe”; it must be yes or no'],
    ['no cause', { causes: 'label,cause,group,felonious\n' }, 'causes.csv null: it has no cause'],
    ['five groups', cause(`A,A,a,no,\nB,B,b,no,\nC,C,c,no,\nD,D,d,no,\n${other}`), 'causes.csv null: it has 5 groups (a, b, c, d, other); charts tell at most 4 apart'],
    ['no group “other”', cause('A,A,a,no,'), 'causes.csv null: the groups are a; the last one must be “other”'],
    ['“other” not last', cause(`${other}\nA,A,a,no,`), 'the last one must be “other”'],
    ['a group that charts name otherwise', cause(`A,A,prior,no,\n${other}`), 'causes.csv null: the group “prior” can’t be named so'],
    ['a group that no address takes', cause(`A,A,Gun Crime,no,\n${other}`), 'the group “Gun Crime” can’t be named so'],
    ['a name without Latin letters', cause(`Выстрел,Выстрел,a,yes,\n${other}`), 'causes.csv null: the cause “Выстрел” has no letter a–z'],
    ['an invisible character', cause(`Fa\u0000ll,Fall,other,no,`), 'causes.csv 2: it holds a character that can’t be shown'],
    ['half a character', cause(`Fa\ud83dll,Fall,other,no,`), 'causes.csv 2: it holds a character that can’t be shown'],
    ['a definition of “all” that leaves something out', { definitions: TEXTS.definitions.replace('*,,', '*,cause:fall,') }, 'definitions.csv null: the definition “all” must include * and exclude nothing'],
    ['no definition of a group', { definitions: TEXTS.definitions.replace(/assault.*\n/, '') }, 'definitions.csv null: the definition “assault” is missing, which every chart needs: add a line such as “assault,all,no,assault,assault deaths,group:assault,,'],
    ['an unknown term', { definitions: TEXTS.definitions.replace('group:assault', 'group:guns') }, 'definitions.csv 3: “group:guns” is not *'],
    ['a noun without deaths', { definitions: TEXTS.definitions.replace('assault deaths', 'assaults') }, 'definitions.csv null: the noun of “assault” is “assaults”; it must name deaths'],
    ['an id that no address takes', { definitions: `${TEXTS.definitions}A b,all,no,x,x deaths,*,,x\n` }, 'definitions.csv null: the id “A b” can’t stand in an address'],
    ['a code of three letters', { states: 'code,name,kind,where\nNOR,North,region,in the North\n' }, 'states.csv 2: the code “NOR” is not two capital letters'],
    ['no place', { states: 'code,name,kind,where\n' }, 'states.csv null: it has 0 places; there must be 1 to 250'],
    ['where without a preposition', { states: 'code,name,kind,where\nNO,North,region,North\n' }, 'states.csv null: where is “North”; write it as a sentence places a death, such as “in North”'],
    ['an endless cell', cause(`${'x'.repeat(400)},Fall,other,no,`), 'causes.csv null: a text has more than 300 characters'],
    ['an endless text', { causes: 'x'.repeat(200_001) }, 'causes.csv null: it has more than 200000 characters'],
    ['no text', { causes: '' }, 'causes.csv'],
  ])('%s', (_, changed, message) => {
    expect(faultsOf(changed).join('\n')).toContain(message)
  })

  test('each table tells its own', () => {
    expect(faultsOf({ definitions: HEAD, states: 'code\n' })).toEqual([
      expect.stringContaining('definitions.csv null: the definition “all” is missing'),
      'states.csv 1: the column name is missing',
    ])
  })
})
