/**
 * Printed causes: the words for causes in `data/claims.csv`, each with the nearest definition of the figures
 * here, or with the reason why none comes near enough to check a claim. Definitions and causes are named by
 * their ids in the shipped tables.
 */

export interface PrintedCause {
  words: string
  /** The id of a definition, a group or a cause; null where none comes near enough. */
  definition: string | null
  /** Ids that together come near where no single definition does; they can be asked for together, as `cause` twice. */
  together: string[]
  /** How near the definition comes, or why none does, as a sentence. */
  why: string
}

const nearest = (words: string, definition: string, why: string): PrintedCause => ({ words, definition, together: [], why })
const unchecked = (words: string, why: string, together: string[] = []): PrintedCause => ({ words, definition: null, together, why })

const FELONIOUS =
  'The figures here have no category of felonious deaths: the nearest definition adds up the causes that are mostly intended, which isn’t the FBI’s own finding in each case.'

const PRINTED_CAUSES: PrintedCause[] = [
  nearest('total', 'all', 'Deaths from all causes stand on both sides.'),
  nearest('firearms', 'firearms', '“Firearms” takes in gunfire by accident, as the definition does.'),
  nearest('gunfire', 'gunfire', '“Gunfire” is the source’s own label, without inadvertent gunfire.'),
  nearest('traffic', 'traffic', 'The nearest definition takes in crashes, officers struck by vehicles, pursuits and vehicular assault; whether the printed count does is for its counter’s rules to say.'),
  nearest('felonious', 'felonious', FELONIOUS),
  nearest('felonious (2022 vs 2013)', 'felonious', `${FELONIOUS} The two printed counts are nine years apart.`),
  nearest('felonious+accidental', 'all-but-illness', 'Felonious and accidental deaths together are all deaths but those from illness, as nearly as the causes here can tell.'),
  nearest('covid19', 'covid19', 'COVID-19 is a cause of its own in the figures here.'),
  nearest('struck-by', 'struck-by-vehicle', '“Struck by vehicle” is a cause of its own in the figures here; a vehicle driven at an officer on purpose stands under vehicular assault.'),
  unchecked('accidental', 'No definition here counts accidental deaths alone: crashes, falls and drownings stand beside causes, such as blunt force trauma, that don’t say whether anyone meant it.'),
  unchecked('ambush', 'The source’s list gives a cause of death, and not whether it was an ambush.'),
  unchecked('other', 'In this count “other” takes in illness, which is a group of its own here; no single definition counts both, but the two can be asked for together.', ['illness', 'other']),
  unchecked('fatal crashes', 'No single definition counts crashes alone, without officers struck by vehicles or assaulted with them; crashes of automobiles and motorcycles can be asked for together.', ['automobile-crash', 'motorcycle-crash']),
]

/** The cause that words of `data/claims.csv` stand for; words that the table doesn't hold can't be checked, and are said so. */
export const printedCauseOf = (words: string): PrintedCause =>
  PRINTED_CAUSES.find((cause) => cause.words === words) ?? unchecked(words, `“${words}” isn’t matched with a definition here.`)

/** Words of `data/claims.csv` that are read more easily in another form. */
const NAMES: Record<string, string> = {
  total: 'all deaths',
  covid19: 'COVID-19',
  'struck-by': 'struck by vehicle',
  other: 'other causes',
  ambush: 'ambushes',
  'felonious+accidental': 'felonious and accidental',
  'felonious (2022 vs 2013)': 'felonious, 2022 v 2013',
}

/** How a page names the words of a printed cause; words that are plain already stay. */
export const printedCauseName = (words: string): string => (Object.hasOwn(NAMES, words) ? NAMES[words] : words)
