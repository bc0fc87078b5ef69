/**
 * The words of news for causes of death, each with the definition, group or cause that it is read as, and words
 * that these figures can't single out, each with why. Names of the dataset's own terms are added to them. A word
 * whose definition the dataset doesn't hold is said to be none of its.
 */
import { type Terms, findDefinition } from '@/stats/terms'
import type { Read, CauseMention } from './mention'
import { type PhraseTable, phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

type Meaning = Omit<Read<CauseMention>, 'length' | 'kind'> | null

const names = (id: string, phrases: string) => same<Meaning>({ id, strength: 3, why: null, instead: [] }, phrases)
const all = (phrases: string) => same<Meaning>({ id: 'all', strength: 2, why: null, instead: [] }, phrases)
const vague = (phrases: string) => same<Meaning>({ id: 'all', strength: 1, why: null, instead: [] }, phrases)
const foreign = (why: string, instead: string, phrases: string) =>
  same<Meaning>({ id: null, strength: 3, why, instead: instead.split(' ').filter(Boolean) }, phrases)
/** Words that look like a cause and name none. */
const nothing = (phrases: string) => same<Meaning>(null, phrases)

const NEWS_WORDS: [string, Meaning][] = [
  ...names('firearms', 'firearms, firearm, firearms related, firearm related, gun, guns, gun related, gun violence, gun deaths, gun fatalities, shooting, shootings, shooting deaths, shooting related, shot, shot and killed, shot to death, shot dead, fatally shot, fatal shootings, police shooting deaths, police officer shooting deaths, officer shooting deaths, shootings of police, shootings of officers, gunned down'),
  ...names('gunfire', 'gunfire, gunfire related, gunshot, gunshots, gunshot wounds'),
  ...names('inadvertent-gunfire', 'inadvertent gunfire, accidental gunfire, accidental shooting, accidental shootings, accidentally shot, inadvertently shot, accidental gunshot'),
  ...names('traffic', 'traffic, traffic related, traffic accidents, traffic crashes, traffic collisions, crash, collision, wreck, traffic incidents, traffic related incidents, traffic related crashes, traffic fatalities, traffic deaths, vehicle related, vehicles, vehicle accidents, vehicle crashes, vehicle incidents, motor vehicle, motor vehicle accidents, motor vehicle crashes, roadway, roadside, road deaths, on the road'),
  ...names('automobile-crash', 'automobile crash, automobile accident, auto crash, auto accident, car crash, car accident, car wreck, fatal crash, fatal crashes, fatal vehicle crashes, automobile crashes'),
  ...names('motorcycle-crash', 'motorcycle crash, motorcycle accident, motorcycle'),
  ...names('struck-by-vehicle', 'struck by vehicle, struck by a vehicle, struck by vehicles, struck by a car, struck by cars, struck by, struck by passing vehicles, struck by motorists, struck and killed by vehicles, struck and killed by a vehicle, struck and killed, struck outside their vehicles, hit by a car, hit by cars, hit by vehicles, hit by a vehicle'),
  ...names('vehicle-pursuit', 'vehicle pursuit, police pursuit, pursuit related'),
  ...names('vehicular-assault', 'vehicular assault, vehicular assaults, vehicular homicide, rammed'),
  ...names('heart-attack', 'heart attack, cardiac arrest, cardiac'),
  ...names('covid19', 'covid, covid 19, covid19, covid related, covid 19 related, coronavirus, the coronavirus, coronavirus related, pandemic related'),
  ...names('9-11-related-illness', '9/11 related, 9/11 illness, 9/11 related illness, 9/11 related cancer, 9/11 related cancers'),
  ...names('illness', 'illness, illnesses, job related illness, duty related illness, medical, medical related, medical events, health related, illness related'),
  ...names('other', 'other causes, other cause, other:'),
  ...names('felonious', 'felonious, feloniously, feloniously killed, felonious deaths, felonious killings, killed feloniously, criminal acts, homicide, homicides, murdered, murders, slain by criminals, intentionally killed'),
  ...names('stabbed', 'stabbed, stabbing, stabbed to death'),
  ...names('aircraft-accident', 'aircraft accident, aircraft crash, helicopter crash, plane crash'),
  ...names('drowned', 'drowned, drowning'),
  ...names('training-accident', 'training accident'),
  ...names('all-but-covid', 'excluding covid, excluding covid 19, not counting covid, not counting covid 19, not including covid 19, not including covid, non covid, all but covid 19, other than covid 19, without covid 19'),
  ...names('all-but-illness', 'excluding illness, not counting illness, all but illness, non illness, excluding illnesses'),
  ...names('all-but-911-illness', 'excluding 9/11 related illness, excluding 9/11 illness, all but 9/11 illness, not counting 9/11 related illness, excluding 9/11'),
  ...all('line of duty deaths, line of duty fatalities, line of duty death, line of duty, duty deaths, duty fatalities, lodd, lodds, officer deaths, officer fatalities, officers deaths, police deaths, police fatalities, police officer deaths, law enforcement deaths, law enforcement fatalities, law enforcement officer deaths, law enforcement officer fatalities, peace officer deaths, total deaths, total fatalities, overall deaths, overall fatalities, overall line of duty deaths, all causes, all cause, overall, deaths from all causes, all officer deaths, in total, total:, totals:, on duty deaths'),
  ...vague('death, fatality, killed, died, dead, slain, lost their lives, lives lost, line of duty killed, have died, officers lost, casualties, killings, killing'),
  ...foreign('Ambush is a circumstance that these figures don’t hold: they have causes only.', 'gunfire felonious', 'ambush, ambushes, ambushed, ambush style, ambush attacks, ambush style attacks, ambush style killings'),
  ...foreign('Accidental deaths are a category of the FBI’s; these figures hold no such definition, only causes.', 'traffic-accidents all', 'accidental, accidentally, accidental deaths, accidentally killed, killed accidentally, killed in accidents, died in accidents, accidents, accident'),
  ...foreign('These figures count officers who died, not people whom police shot or killed.', 'firearms', 'police shootings, police shooting, police involved shootings, officer involved shootings, officer involved shooting, fatal police shootings, police killings, killed by police, killed by officers, shot by police, shot by officers, shot and killed by police, fatally shot by police, fatally shot by officers, shot dead by police'),
  ...foreign('These figures count deaths, not assaults or injuries.', '', 'assaults on, assaulted, assaults, injured, injuries, wounded, shot and wounded, shot and injured, nonfatal, non fatal, survived'),
  ...foreign('These figures count law-enforcement officers alone.', '', 'firefighter, fire fighter, paramedic, soldier, pedestrian, civilian, first responder'),
  ...foreign('These figures don’t single out such officers: they have causes and places only.', 'all', 'women officers, female officers, male officers, black officers, white officers, correctional officers, corrections officers, off duty officers, rookie officers'),
  ...foreign('Suicides aren’t in these figures.', '', 'suicide, suicides, died by suicide'),
  ...foreign('Dogs aren’t in these figures.', '', 'k9, k 9, police dogs, police dog'),
  ...nothing('traffic stop, traffic stops, traffic enforcement, traffic duty, gun control, gun laws, gun owners, gun sales, gun rights, firearms training, firearms instructor, shooting range, shooting suspect, struck a, police vehicle, patrol vehicle, accident report, accident reports, cause of death, causes of death, fallen officers, medical examiner, emergency medical, medical center, duty weapon'),
]

/** Names that are everyday words too. */
const EVERYDAY = new Set('fall fire accidental exposure unidentified other all assault bomb explosion poisoned'.split(' '))

const tables = new WeakMap<Terms, PhraseTable<Meaning>>()

/** The words of a dataset: those of news whose definitions it holds, then its own names. */
function wordsOf(terms: Terms): PhraseTable<Meaning> {
  const kept = tables.get(terms)
  if (kept) return kept
  const isHeld = ([, means]: [string, Meaning]) => means === null || means.id === null || findDefinition(terms, means.id) !== null
  const unheld = NEWS_WORDS.filter((word) => !isHeld(word)).flatMap(([phrase]) => foreign('These figures hold no such cause.', 'all', phrase))
  const own = [
    ...terms.definitions.flatMap(({ id, name, noun }) => [[name, id], [noun, id]]),
    ...terms.causes.flatMap(({ id, name }) => [[name, id]]),
    ...terms.aliases.map(({ label, cause }) => [label, cause]),
  ].filter(([name]) => !EVERYDAY.has(name.toLowerCase()))
  const table = phraseTable<Meaning>([...NEWS_WORDS.filter(isHeld), ...own.flatMap(([name, id]) => names(id, name)), ...unheld])
  tables.set(terms, table)
  return table
}

const OTHERS = new Set('person people civilian suspect man woman resident american citizen child teenager'.split(' '))
const OFFICERS = new Set('officer police cop deputy trooper law lawman feloniously felonious fbi leo'.split(' '))
const OF_OTHERS: NonNullable<Meaning> = { id: null, strength: 3, why: 'These figures count officers who died, not other people.', instead: ['firearms', 'all'] }
const OF_WHOM: NonNullable<Meaning> = { id: null, strength: 3, why: 'The sentence doesn’t say that it speaks of officers.', instead: ['felonious', 'all'] }

/** "shot and killed 600 people": those who died are others. */
function killsOthers(tokens: Token[], at: number, end: number): boolean {
  if (!/^(?:shot|fatally|killed|gunned)$/.test(tokens[at].text)) return false
  for (const { kind, text, stem } of tokens.slice(end, end + 4)) {
    if (kind === 'mark' || text === 'by' || stem === 'officer') return false
    if (OTHERS.has(stem)) return true
  }
  return false
}

/** A city's murders aren't officers'. */
const isOfNoOfficer = (tokens: Token[], at: number) => /^(?:homicide|murder|murdered)$/.test(tokens[at].stem) && !tokens.some(({ stem }) => OFFICERS.has(stem))

/** The cause that the words at a token name, or words that name none ('nothing'); null where neither begins there. */
export function causeAt(terms: Terms, tokens: Token[], at: number): Read<CauseMention> | { kind: 'nothing'; length: number } | null {
  const found = phraseAt(wordsOf(terms), tokens, at)
  if (!found) return null
  if (killsOthers(tokens, at, at + found.length)) return { kind: 'cause', ...OF_OTHERS, length: found.length }
  if (isOfNoOfficer(tokens, at)) return { kind: 'cause', ...OF_WHOM, length: found.length }
  // "not gunfire but traffic"
  return found.means === null || tokens[at - 1]?.text === 'not' ? { kind: 'nothing', length: found.length } : { kind: 'cause', ...found.means, length: found.length }
}

/** Whether two words draw the line of one family in two ways, as "shot" and "killed by gunfire" do: news doesn't part them. */
export function areVariants(terms: Terms, a: string | null, b: string | null): boolean {
  const [one, other] = [a, b].map((id) => terms.definitions.find((d) => d.id === id && d.variant && d.family !== 'all'))
  return one !== undefined && other !== undefined && one.family === other.family
}

/** How a reading names a definition: "firearms deaths". */
export const nounOfCause = (terms: Terms, id: string): string => findDefinition(terms, id)?.noun ?? id
