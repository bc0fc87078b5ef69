/**
 * The terms of a dataset that somebody brings: causes.csv and definitions.csv, and states.csv where its places
 * aren't the shipped ones. They are input, so what is wrong with them is a list of faults, each with its file,
 * its line and what to do, and never thrown. What every chart relies on is required here.
 */
import type { Cause, Definition, State, Terms } from '@/stats/terms'
import { kebab } from '@/stats/terms'
import { isOddLine } from './odd-characters'
import { TermsFault, parseCauses, parseDefinitions, parseStates } from './terms-files'

export interface TermsTexts {
  causes: string
  definitions: string
  /** Null for the shipped places. */
  states: string | null
  where: string
  officers: string
}

/** A fault of one of the texts. */
export interface FileFault {
  file: 'causes.csv' | 'definitions.csv' | 'states.csv'
  line: number | null
  fault: string
}

const MOST_CHARACTERS = 200_000
const MOST = { causes: 500, definitions: 60, states: 250, cell: 300 }
/** The hues that charts have for groups. */
const MOST_GROUPS = 4
/** Names that charts and answers give to other things than a group. */
const TAKEN = ['all', 'prior', 'total', 'status']

/** The terms of the texts, or what is wrong with them: the first fault of each. */
export function parseDatasetTerms(texts: TermsTexts, shippedStates: State[]): { terms: Terms } | { faults: FileFault[] } {
  const faults: FileFault[] = []
  const read = <T>(file: FileFault['file'], text: string, parse: (text: string) => T): T | null => {
    try {
      refuseText(file, text)
      return parse(text)
    } catch (error) {
      if (!(error instanceof TermsFault)) throw error
      faults.push({ file, line: error.line, fault: error.fault })
      return null
    }
  }
  const known = read('causes.csv', texts.causes, causesOf)
  const definitions = known && read('definitions.csv', texts.definitions, (text) => definitionsOf(text, known.causes, known.groups))
  const states = texts.states === null ? shippedStates : read('states.csv', texts.states, statesOf)
  if (!known || !definitions || !states) return { faults }
  const { where, officers } = texts
  return { terms: { where, officers, ...known, definitions, states, swornOfficers: [] } }
}

function refuseText(file: string, text: string): void {
  if (text.length > MOST_CHARACTERS) throw new TermsFault(file, null, `it has more than ${MOST_CHARACTERS} characters; this table of terms is a small one`)
  const lines = text.split(/\r\n|\r|\n/)
  const broken = lines.findIndex((line) => isOddLine(line.replaceAll('\t', '')))
  if (broken >= 0) throw new TermsFault(file, broken + 1, 'it holds a character that can’t be shown, or turns the direction of writing; remove it')
  const long = lines.findIndex((line) => line.length > MOST.cell * 8)
  if (long >= 0) throw new TermsFault(file, long + 1, 'the line is too long; shorten its texts')
}

function causesOf(text: string) {
  const file = 'causes.csv'
  const { causes, aliases } = parseCauses(text)
  const fail = (fault: string): never => {
    throw new TermsFault(file, null, fault)
  }
  if (causes.length === 0) fail('it has no cause; add a line for each label that your files use')
  if (aliases.length > MOST.causes) fail(`it has ${aliases.length} labels; at most ${MOST.causes} are kept`)
  refuseLong(file, [...aliases.map(({ label }) => label), ...causes.map(({ name }) => name)])
  const nameless = causes.find(({ id }) => id === '')
  if (nameless) fail(`the cause “${nameless.name}” has no letter a–z and no digit, which its address is made of; name it in Latin letters`)
  const groups = groupsOf(causes, fail)
  return { causes, aliases, groups }
}

/** The groups in the order of the lines; "other", which unknown labels join, comes last. */
function groupsOf(causes: Cause[], fail: (fault: string) => never): string[] {
  const groups = [...new Set(causes.map((cause) => cause.group))]
  const odd = groups.find((group) => kebab(group) !== group || TAKEN.includes(group))
  if (odd) fail(`the group “${odd}” can’t be named so: write it in a–z, digits and hyphens, and not as ${TAKEN.join(', ')}`)
  if (groups.length > MOST_GROUPS) fail(`it has ${groups.length} groups (${groups.join(', ')}); charts tell at most ${MOST_GROUPS} apart, “other” among them: join some`)
  if (groups.at(-1) !== 'other') fail(`the groups are ${groups.join(', ')}; the last one must be “other”, which counts what belongs to none: put a line of it at the end`)
  return groups
}

function definitionsOf(text: string, causes: Cause[], groups: string[]): Definition[] {
  const file = 'definitions.csv'
  const definitions = parseDefinitions(text, causes)
  const fail = (fault: string): never => {
    throw new TermsFault(file, null, fault)
  }
  if (definitions.length > MOST.definitions) fail(`it has ${definitions.length} definitions; at most ${MOST.definitions} are kept`)
  refuseLong(file, definitions.flatMap(({ name, noun, rule }) => [name, noun, rule]))
  const odd = definitions.find(({ id }) => kebab(id) !== id)
  if (odd) fail(`the id “${odd.id}” can’t stand in an address: write it in a–z, digits and hyphens`)
  const nounless = definitions.find(({ noun }) => !/\bdeaths\b/.test(noun))
  if (nounless) fail(`the noun of “${nounless.id}” is “${nounless.noun}”; it must name deaths, such as “${nounless.name} deaths”, for sentences are made of it`)
  for (const [id, term] of [['all', '*'], ...groups.map((group) => [group, `group:${group}`])]) {
    const found = definitions.find((definition) => definition.id === id)
    const example = id === 'all' ? 'all,all,yes,all causes,deaths from all causes,*,,Every death that the source lists.' : `${id},all,no,${id},${id} deaths,${term},,Deaths of the group ${id}.`
    if (!found) fail(`the definition “${id}” is missing, which every chart needs: add a line such as “${example}”`)
    else if (found.include.join() !== term || found.exclude.length > 0) fail(`the definition “${id}” must include ${term} and exclude nothing`)
  }
  return definitions
}

function statesOf(text: string): State[] {
  const file = 'states.csv'
  const states = parseStates(text)
  if (states.length === 0 || states.length > MOST.states) throw new TermsFault(file, null, `it has ${states.length} places; there must be 1 to ${MOST.states}`)
  refuseLong(file, states.flatMap(({ name, where }) => [name, where]))
  const odd = states.findIndex(({ where }) => !/^(in|of|at|on|among|with) \S/.test(where))
  if (odd >= 0) throw new TermsFault(file, null, `where is “${states[odd].where}”; write it as a sentence places a death, such as “in ${states[odd].name}”`)
  // Places are listed by name, never in an order that ranks them.
  return states.sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'en'))
}

const nameOf = ({ name }: State): string => name.replace(/^the /i, '')

function refuseLong(file: string, texts: string[]): void {
  const long = texts.find((text) => text.length > MOST.cell)
  if (long) throw new TermsFault(file, null, `a text has more than ${MOST.cell} characters: “${long.slice(0, 60)}…”; shorten it`)
}
