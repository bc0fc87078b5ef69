/**
 * The words of news for causes of death, each with the definition, group or cause that it is read as, and words
 * that these figures can't single out, each with why. Names of the dataset's own terms are added to them. A word
 * whose definition the dataset doesn't hold is said to be none of its.
 */
import { type Terms, findDefinition } from '@/stats/terms'
import type { CauseMention, Mention, Read } from './mention'
import { type PhraseTable, phraseAt, phraseTable, same } from './phrases'
import type { Token } from './tokens'

type Meaning = Omit<Read<CauseMention>, 'length' | 'kind'> | null

const names = (id: string, phrases: string) => same<Meaning>({ id, strength: 3, why: null, instead: [] }, phrases)
const all = (phrases: string) => same<Meaning>({ id: 'all', strength: 2, why: null, instead: [] }, phrases)
const vague = (phrases: string) => same<Meaning>({ id: 'all', strength: 1, why: null, instead: [] }, phrases)
const foreign = (why: string, instead: string, phrases: string) =>
  same<Meaning>({ id: null, strength: 3, why, instead: instead.split(' ').filter(Boolean) }, phrases)
/** Words for a part of the deaths that nothing here comes near to. */
const partOf = (why: string, phrases: string) => same<Meaning>({ id: null, strength: 3, why, instead: [], isOfDeaths: true }, phrases)
/** The same, but giving way to any cause beside them. */
const yielding = (why: string, phrases: string) => same<Meaning>({ id: null, strength: 3, why, instead: [], isOfDeaths: true, yields: true }, phrases)
/** Alone it counts the wounded too. */
const SHOT: NonNullable<Meaning> = { id: 'firearms', strength: 3, why: null, instead: [] }
const WOUNDED = 'Most officers who are shot survive, and these figures count deaths alone.'
/** Words that look like a cause and name none. */
const nothing = (phrases: string) => same<Meaning>(null, phrases)

const NEWS_WORDS: [string, Meaning][] = [
  ...names('firearms', 'firearms, firearm, firearms related, firearm related, gun, guns, gun related, gun violence, gun deaths, gun fatalities, shooting, shootings, shooting deaths, shooting related, shot and killed, shot to death, shot dead, fatally shot, fatal shootings, police shooting deaths, police officer shooting deaths, officer shooting deaths, gunned to death, killed with guns, shootings of police, shootings of officers, gunned down'),
  ['shot', SHOT],
  ...names('gunfire', 'gunfire, gunfire related, gunshot, gunshots, gunshot wounds'),
  ...names('inadvertent-gunfire', 'inadvertent gunfire, accidental gunfire, accidental shooting, accidental shootings, accidentally shot, inadvertently shot, accidental gunshot, accidental discharge, accidental discharges, unintentional gunfire, unintentional shooting, unintentional shootings, unintentional discharge, unintentionally shot, negligent discharge, friendly fire'),
  ...names('traffic', 'traffic, traffic related, traffic accidents, traffic crashes, traffic collisions, crash, collision, wreck, traffic incidents, traffic related incidents, traffic related crashes, traffic fatalities, traffic deaths, vehicle related, vehicles, vehicle accidents, vehicle crashes, vehicle incidents, motor vehicle, motor vehicle accidents, motor vehicle crashes, roadway, roadside, road deaths, on the road'),
  ...names('automobile-crash', 'automobile crash, automobile accident, auto crash, auto accident, car crash, car accident, car wreck, fatal crash, fatal crashes, fatal vehicle crashes, automobile crashes'),
  ...names('motorcycle-crash', 'motorcycle crash, motorcycle accident, motorcycle'),
  ...names('struck-by-vehicle', 'struck by vehicle, struck by a vehicle, struck by vehicles, struck by a car, struck by cars, struck by, struck by passing vehicles, struck by motorists, struck and killed by vehicles, struck and killed by a vehicle, struck and killed, struck outside their vehicles, hit by a car, hit by cars, hit by vehicles, hit by a vehicle'),
  ...names('vehicle-pursuit', 'vehicle pursuit, police pursuit, pursuit related'),
  ...names('vehicular-assault', 'vehicular assault, vehicular assaults, vehicular homicide, rammed'),
  ...names('heart-attack', 'heart attack, cardiac arrest, cardiac'),
  ...names('covid19', 'covid, covid 19, covid19, covid related, covid 19 related, coronavirus, the coronavirus, coronavirus related, pandemic related'),
  ...names('9-11-related-illness', '9/11 related, 9/11 illness, 9/11 related illness, 9/11 related cancer, 9/11 related cancers, 9/11 cancer, 9/11 cancers, 9/11 illnesses, 9/11 related, 9/11 deaths'),
  ...names('illness', 'illness, illnesses, job related illness, duty related illness, medical, medical related, medical events, health related, illness related'),
  ...names('other', 'other causes, other cause, other:'),
  ...names('felonious', 'felonious, feloniously, feloniously killed, felonious deaths, felonious killings, killed feloniously, criminal acts, homicide, homicides, murdered, murders, slain by criminals, intentionally killed'),
  ...names('stabbed', 'stabbed, stabbing, stabbed to death'),
  ...names('aircraft-accident', 'aircraft accident, aircraft crash, helicopter crash, plane crash'),
  ...names('drowned', 'drowned, drowning'),
  ...names('training-accident', 'training accident'),
  ...all('line of duty deaths, line of duty fatalities, line of duty death, line of duty, duty deaths, duty fatalities, lodd, lodds, officer deaths, officer fatalities, officers deaths, police deaths, police fatalities, police officer deaths, law enforcement deaths, law enforcement fatalities, law enforcement officer deaths, law enforcement officer fatalities, peace officer deaths, total deaths, total fatalities, overall deaths, overall fatalities, overall line of duty deaths, all causes, all cause, overall, deaths from all causes, all officer deaths, in total, total:, totals:, on duty deaths, on the job, killed on the job, died on the job, deaths on the job, killed on duty, died on duty, fell in the line of duty, fallen in the line of duty'),
  ...vague('death, fatality, killed, died, die, dying, dead, slain, lost their lives, lives lost, line of duty killed, have died, officers lost, casualties, killings, killing, ultimate sacrifice, gave their lives, laid down their lives'),
  ...partOf('Ambush is a circumstance, and circumstances aren’t in the figures: they have causes alone.', 'ambush, ambushes, ambushed, ambush style, ambush attacks, ambush style attacks, ambush style killings'),
  ...yielding('Accidental deaths are a category of the FBI’s; these figures hold no such definition, only causes.', 'accidental, accidentally, accidental deaths, accidentally killed, killed accidentally, killed in accidents, died in accidents, accidents, accident'),
  ...foreign('It could be shootings by police, which these figures don’t count, or officers who were shot and killed.', 'firearms', 'police shootings, police shooting'),
  ...foreign('These figures count officers who died, not people whom police shot or killed.', '', 'police involved shootings, officer involved shootings, officer involved shooting, fatal police shootings, police killings, killed by police, killed by officers, shot by police, shot by officers, shot and killed by police, fatally shot by police, fatally shot by officers, shot dead by police'),
  ...foreign('These figures count deaths, not assaults or injuries.', '', 'assaults on, assaulted, assaults, injured, injuries, wounded, wounded by gunfire, shot and wounded, shot and injured, nonfatal, non fatal, survived'),
  ...foreign(WOUNDED, 'firearms', 'hit by gunfire, struck by gunfire, shot at, shot in the line of duty, fired upon, fired on, under fire, came under fire'),
  ...foreign('These figures count law-enforcement officers alone.', '', 'firefighter, fire fighter, paramedic, soldier, pedestrian, civilian, first responder'),
  ...partOf('These figures don’t single out such officers: they have causes and places only.', 'women officers, female officers, male officers, black officers, white officers, off duty officers, rookie officers, retired officers'),
  ...foreign('Suicide is none of the causes in these figures.', '', 'suicide, suicides, died by suicide'),
  ...foreign('The figures leave police dogs out.', '', 'k9, k 9, k9s, k 9s, police dogs, police dog, police k9s, police k 9s'),
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
const OFFICERS = new Set('officer police cop deputy trooper agent lawman lawmen law marshal sheriff feloniously felonious fbi leo'.split(' '))
const OF_OTHERS: NonNullable<Meaning> = { id: null, strength: 3, why: 'These figures count officers who died, not other people.', instead: [] }
const OF_WHOM: NonNullable<Meaning> = { id: null, strength: 3, why: 'The sentence doesn’t say that it speaks of officers.', instead: ['felonious'] }
const OF_THE_WOUNDED: NonNullable<Meaning> = { id: null, strength: 3, why: WOUNDED, instead: ['firearms'] }

/** "shot and killed 600 people": those who died are others. */
function killsOthers(tokens: Token[], at: number, end: number): boolean {
  if (!/^(?:shot|fatally|killed|gunned)$/.test(tokens[at].text)) return false
  for (const { kind, text, stem } of tokens.slice(end, end + 4)) {
    if (kind === 'mark' || text === 'by' || stem === 'officer') return false
    if (OTHERS.has(stem)) return true
  }
  return false
}

const DEADLY = /^(?:death|dead|deadly|die|died|dying|killed|kill|killing|fatal|fatally|fatality|slain|murdered|lost|lodd)$/

/** "Of the 67 officers who died, 32 were shot": a death is told before. */
const isOfDeaths = (tokens: Token[], at: number) => tokens.slice(0, at).some(({ stem }) => DEADLY.test(stem))

/** A city's murders aren't officers'. */
const isOfNoOfficer = (tokens: Token[], at: number) => /^(?:homicide|murder|murdered)$/.test(tokens[at].stem) && !tokens.some(({ stem }) => OFFICERS.has(stem))

/** Words that leave out the deaths named after them. */
const LEAVING_OUT = phraseTable(same(true as const, 'excluding, exclude, excludes, except, except for, without, besides, barring, leaving out, leaving aside, setting aside, other than, apart from, aside from, not counting, not including, not caused by, not due to, not related to, not because of, not attributed to, not linked to, not tied to, not involving, not from, not by, not of, unrelated to, all but, everything but, non'))
/** Words that leave something out, of which nothing was read. */
export const leavesOutAt = (terms: Terms, tokens: Token[], at: number): number => {
  const length = /^(?:excluding|except|barring|leaving|setting|apart|aside|not|other)$/.test(tokens[at].text) ? (phraseAt(LEAVING_OUT, tokens, at)?.length ?? 0) : 0
  const isPlain = length > 0 && (tokens[at].text !== 'not' || /^(?:counting|including)$/.test(tokens[at + 1].text))
  return isPlain && causeAt(terms, tokens, at) === null ? length : 0
}
const OF_THESE = new Set('the any those that deaths death from of by due to in officers who died were killed related involving'.split(' '))

/** "excluding COVID", "deaths not caused by gunfire"; of "not by gunfire but in crashes" the first is no cause at all. */
function exclusionAt(terms: Terms, tokens: Token[], at: number): Read<CauseMention> | { kind: 'nothing'; length: number } | null {
  const cue = phraseAt(LEAVING_OUT, tokens, at)
  if (!cue) return null
  let i = at + cue.length
  let found = phraseAt(wordsOf(terms), tokens, i)
  while ((!found || found.means?.id === 'all') && OF_THESE.has(tokens[i]?.text) && i < at + cue.length + 6) found = phraseAt(wordsOf(terms), tokens, ++i)
  if (!found || found.means?.id === 'all' || /^(?:non)?fatal$/.test(tokens[i].text)) return null
  const length = i - at + found.length
  if (tokens[at].text === 'not' && /^(?:but|rather)$/.test(tokens[at + length]?.text === ',' ? tokens[at + length + 1]?.text : tokens[at + length]?.text)) return { kind: 'nothing', length }
  return excluded(terms, found.means, length)
}

/** How many tokens of "aside", "deaths excluded" stand after a cause. */
function asideAfter(tokens: Token[], at: number): number {
  const skipped = /^(?:deaths?|fatalities)$/.test(tokens[at]?.text ?? '') ? 1 : 0
  return /^(?:aside|excluded|notwithstanding|apart)$/.test(tokens[at + skipped]?.text ?? '') ? skipped + 1 : 0
}

const ALL_BUT = new Map([['covid19', 'all-but-covid'], ['illness', 'all-but-illness'], ['9-11-related-illness', 'all-but-911-illness']])

/** All deaths but those of a cause: a definition where one is held, else what must be asked. Who isn't in the figures is left out anyway. */
function excluded(terms: Terms, means: Meaning, length: number): Read<CauseMention> | { kind: 'nothing'; length: number } {
  if (means === null || (means.id === null && !means.isOfDeaths && means.instead.length === 0)) return { kind: 'nothing', length }
  const rest = ALL_BUT.get(means.id ?? '')
  if (rest && findDefinition(terms, rest)) return { kind: 'cause', id: rest, strength: 3, why: null, instead: [], isExcluded: true, excludes: means.id!, length }
  const instead = means.id === 'inadvertent-gunfire' ? ['gunfire'] : []
  return { kind: 'cause', id: null, strength: 3, why: 'The sentence leaves these deaths out, and no definition of all the others is held.', instead, isOfDeaths: true, isExcluded: true, ...(means.id !== null && { excludes: means.id }), length }
}

/** "excluding COVID and 9/11 illness": what is joined to deaths that are left out is left out too. */
export const isJoinedToExcluded = (tokens: Token[], before: Mention | undefined, at: number): boolean =>
  before?.kind === 'cause' && before.isExcluded === true && at > before.end && tokens.slice(before.end, at).every(({ text }) => /^(?:and|or|nor|,|the|deaths?)$/.test(text)) && tokens[at - 1].text !== ','

/** The cause that the words at a token name, or words that name none ('nothing'); null where neither begins there. */
export function causeAt(terms: Terms, tokens: Token[], at: number, isJoined = false): Read<CauseMention> | { kind: 'nothing'; length: number } | null {
  const left = exclusionAt(terms, tokens, at)
  if (left) return left
  const found = phraseAt(wordsOf(terms), tokens, at)
  if (!found) return isLossAt(tokens, at) && findDefinition(terms, 'all') ? { kind: 'cause', id: 'all', strength: 1, why: null, instead: [], length: 1 } : null
  const aside = asideAfter(tokens, at + found.length)
  if (isJoined || aside > 0) return excluded(terms, found.means, found.length + aside)
  if (found.means === SHOT && !isOfDeaths(tokens, at)) return { kind: 'cause', ...OF_THE_WOUNDED, length: found.length }
  // "died of his injuries"
  if (tokens[at].stem === 'injury' && isOfDeaths(tokens.slice(Math.max(0, at - 6), at), 6)) return { kind: 'nothing', length: found.length }
  if (killsOthers(tokens, at, at + found.length)) return { kind: 'cause', ...OF_OTHERS, length: found.length }
  if (isOfNoOfficer(tokens, at)) return { kind: 'cause', ...OF_WHOM, length: found.length }
  // "not gunfire but traffic"
  return found.means === null || tokens[at - 1]?.text === 'not' ? { kind: 'nothing', length: found.length } : { kind: 'cause', ...found.means, length: found.length }
}

/** "lost eight officers", "lost 12 more officers": they died. */
const isLossAt = (tokens: Token[], at: number) =>
  tokens[at].text === 'lost' && tokens.slice(at + 1, at + 6).some(({ stem }, i, all) => /^(?:officer|deputy|trooper|cop)$/.test(stem) && all.slice(0, i).every(({ kind }) => kind !== 'mark'))

/** Whether two words draw the line of one family in two ways, as "shot" and "killed by gunfire" do: news doesn't part them. */
export function areVariants(terms: Terms, a: string | null, b: string | null): boolean {
  const [one, other] = [a, b].map((id) => terms.definitions.find((d) => d.id === id && d.variant && d.family !== 'all'))
  return one !== undefined && other !== undefined && one.family === other.family
}

/** How words are read as a cause: "“shooting deaths” as firearms deaths". Quotation marks stand around words of the text alone. */
export const causeReading = (terms: Terms, said: string, id: string): string => `“${said}” as ${nounOfCause(terms, id).replace(/[“”]/g, '')}`

/** How a reading names a definition: "firearms deaths". */
export const nounOfCause = (terms: Terms, id: string): string => findDefinition(terms, id)?.noun ?? id
