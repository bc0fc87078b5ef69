/**
 * Terms: the causes, groups, definitions and states that figures may be asked for. All of them are
 * rows of data (`data/causes.csv`, `definitions.csv`, `states.csv`); nothing here knows one by name.
 * With them stand the published numbers of officers, the only denominators there are.
 * A label that the cause table doesn't know is kept as a cause of its own in the last group.
 */

export interface Cause {
  id: string
  name: string
  group: string
  felonious: boolean
  /** How a sentence names this part of a larger count: "inadvertent" in "two of them inadvertent". */
  aside?: string
  /** False for a label that the cause table doesn't hold. */
  listed: boolean
}

export interface Alias {
  /** The label as a source printed it. */
  label: string
  /** The id of its cause. */
  cause: string
}

export interface Definition {
  id: string
  family: string
  /** Whether it is another way to draw the line of its family, and not just a part of it. */
  variant: boolean
  name: string
  /** The plural noun of the deaths that it counts: "firearms deaths". */
  noun: string
  /** Terms that count: `*`, `group:ID`, `cause:ID` or `felonious`. */
  include: string[]
  exclude: string[]
  rule: string
}

export interface State {
  code: string
  name: string
  kind: string
  /** As a sentence places its deaths: "in Texas", "among federal officers". */
  where: string
}

/** Full-time sworn officers of one year, as one survey of one scope published them. */
export interface SwornOfficers {
  year: number
  officers: number
  /** Which agencies, by which survey; numbers of different scopes are never joined. */
  scope: string
  source: string
  /** Whether it was printed rounded. */
  rounded: boolean
}

export interface Terms {
  /** As a sentence places the deaths of all states: "in Norland"; left out where that is "in the United States". */
  where?: string
  /** Whose deaths are counted, all of them: "all Norland officers"; left out where that is "all US officers". */
  officers?: string
  groups: string[]
  causes: Cause[]
  aliases: Alias[]
  definitions: Definition[]
  states: State[]
  /** In the order of the file; a year may stand in several scopes. */
  swornOfficers: SwornOfficers[]
}

export const definitionRule =
  'A definition is a named rule that says which deaths count. It applies to both windows alike.'
export const unknownLabelRule =
  'A cause that the table does not know is kept under its own name, counted in "other", and reported.'

/** "Gunfire (Inadvertent)" → "gunfire-inadvertent", "9/11 related illness" → "9-11-related-illness". */
export function kebab(label: string): string {
  return label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

/** The cause of a label as printed. Unknown labels become an unlisted cause of the group "other". */
export function causeOfLabel(terms: Terms, label: string): Cause {
  const alias = terms.aliases.find((a) => a.label === label)
  const known = alias && terms.causes.find((c) => c.id === alias.cause)
  if (known) return known
  // A label such as "GUNFIRE" or "All" must not pass for the cause or definition that it resembles.
  const id = kebab(label) || 'unnamed'
  const isTaken = [...terms.causes, ...terms.definitions].some((c) => c.id === id) || terms.groups.includes(id)
  return { id: isTaken ? `unlisted-${id}` : id, name: label, group: 'other', felonious: false, listed: false }
}

/** Whether a definition counts a cause. Throws a RangeError on a term that it can't read. */
export function counts(definition: Definition, cause: Cause): boolean {
  const matches = (term: string): boolean => {
    if (term === '*') return true
    if (term === 'felonious') return cause.felonious
    if (term.startsWith('group:')) return cause.group === term.slice(6)
    if (term.startsWith('cause:')) return cause.id === term.slice(6)
    throw new RangeError(`definition "${definition.id}": "${term}" is not *, felonious, group:ID or cause:ID`)
  }
  return definition.include.some(matches) && !definition.exclude.some(matches)
}

/**
 * The definition that a word of the `cause` query names: a registered definition, a group, a cause's
 * id or the kebab-case of any label; null where it names nothing. Registered definitions come first.
 */
export function findDefinition(terms: Terms, word: string): Definition | null {
  const registered = terms.definitions.find((d) => d.id === word)
  if (registered) return registered
  const alias = terms.aliases.find((a) => kebab(a.label) === word)
  const cause = terms.causes.find((c) => c.id === (alias?.cause ?? word))
  if (!cause) return null
  return {
    id: cause.id,
    family: terms.definitions.find((d) => d.id === cause.group)?.family ?? 'all',
    variant: false,
    name: cause.name,
    noun: `deaths listed as “${cause.name}”`,
    include: [`cause:${cause.id}`],
    exclude: [],
    rule: `Deaths that the source lists as “${cause.name}”.`,
  }
}

/** The place of a state's code in `terms.states`, as a filter takes it; null for all of them. */
export const placeOfState = ({ states }: Pick<Terms, 'states'>, code: string | null): number | null => (code === null ? null : states.findIndex((state) => state.code === code))

/** The noun of several definitions together: "firearms deaths and traffic deaths". */
export function nounOf(definitions: Definition[]): string {
  return new Intl.ListFormat('en', { type: 'conjunction' }).format(definitions.map((d) => d.noun))
}
