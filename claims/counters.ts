/**
 * Counters: who counted the deaths of a published claim, and how that count differs from the figures here.
 * Different rules give different counts, so a difference is explained by name and is never called an error.
 */

export const counterRule =
  'A published claim by another counter is compared with the figures here under the nearest definition. Other counters keep their own lists ' +
  'under their own rules, so a difference between the two counts is no error of either.'

export interface Counter {
  /** As `data/claims.csv` names it. */
  id: string
  name: string
  /** Whether it is the source of the figures here. */
  isOurs: boolean
  /** How its counts differ from the figures here, as a sentence. */
  differs: string
}

export const COUNTERS: readonly Counter[] = [
  {
    id: 'FBI',
    name: 'Federal Bureau of Investigation',
    isOurs: false,
    differs:
      'The FBI counts officers feloniously killed and officers killed in accidents, as agencies report them, under its own criteria and in categories of its own; ' +
      'deaths from illness are in neither, and its yearly counts are first published as preliminary.',
  },
  {
    id: 'NLEOMF',
    name: 'National Law Enforcement Officers Memorial Fund',
    isOurs: false,
    differs:
      'The Memorial Fund keeps its own list under its own rules and sorts deaths into firearms, traffic and other, where “other” takes in illness; ' +
      'its counts were printed as they stood on that day, and may have been revised since.',
  },
  {
    id: 'ODMP',
    name: 'Officer Down Memorial Page',
    isOurs: true,
    differs: 'The Officer Down Memorial Page is the source of the figures here; a count that it printed earlier can differ because its list has been revised since.',
  },
]

/** The counter of a name in `data/claims.csv`; one that isn't known keeps its name, and only what holds for any other counter is said of it. */
export const counterOf = (id: string): Counter =>
  COUNTERS.find((counter) => counter.id === id) ?? { id, name: id, isOurs: false, differs: `${id} keeps its own list under its own rules.` }
