import { describe, expect, it, test } from 'vitest'
import { isoDay, parseDay } from '@/stats/calendar'
import { rowsOf, shippedTerms } from '@/stats/shipped.fixture'
import type { Terms } from '@/stats/terms'
import { toFields } from './claim'
import { NEWS_SENTENCES } from './news-sentences.fixture'
import { printedText } from './plain-text'
import { READ_SENTENCES, WORDINGS } from './sentences.fixture'
import { understand } from './understand'

const terms = shippedTerms()
const today = isoDay('2026-11-26')
const read = (text: string, published = '') => understand(text, { terms, published: parseDay(published), today })
/** "2015-09-07" as American news writes it: "September 7, 2015". */
const usDay = (iso: string) => new Date(`${iso}T12:00Z`).toLocaleDateString('en-US', { timeZone: 'UTC', year: 'numeric', month: 'long', day: 'numeric' })
const mainOf = (text: string, published = '') => {
  const { claims, main } = read(text, published)
  return main === null ? null : toFields(claims[main].claim)
}

const asksOf = (text: string, published = '') => read(text, published).missing.map(({ field }) => field)
const SENTENCES = [...READ_SENTENCES, ...NEWS_SENTENCES]

describe('a sentence as a careful reader understands it', () => {
  it.each(SENTENCES)('$published $text', ({ published, text, fields, asks }) => {
    expect(mainOf(text, published)).toEqual(fields)
    expect(asksOf(text, published)).toEqual(asks)
  })

  it('is told by at least 150 sentences', () => expect(SENTENCES.length).toBeGreaterThanOrEqual(150))

  it.each(SENTENCES)('quotes the text alone: $text', ({ published, text }) => {
    const quotes = read(text, published).claims.flatMap(({ readings }) => readings.flatMap((reading) => [...reading.matchAll(/“([^”]*)”/g)].map(([, quote]) => quote)))
    for (const quote of quotes) expect(printedText(text)).toContain(quote)
  })

  it('quotes a rough number with the word that makes it one', () => {
    expect(read('Gun deaths of officers fell by nearly half through June 30 from a year ago, and just over 20 died.', '2025-07-08').claims[0].readings).toContain('“nearly half” as nearly 50%, no exact figure')
    expect(read('More than 20 officers died of gunfire this year.', '2025-07-08').claims[0].readings).toContain('“More than 20” as more than 20, no exact figure')
  })
})

describe('a paragraph around a sentence asks no more than the sentence', () => {
  const [BEFORE, AFTER] = ['The chief thanked the families who had come. Some 40 chairs stood on the lawn, and a band played. ', ' The ceremony ended with a prayer. About 300 guests stayed for coffee at $2 a cup. No officers were hurt. Police have closed 12 streets for it.']
  const isEnded = (text: string) => /[.!?”"\]>]$/.test(text)

  it.each(SENTENCES)('$published $text', ({ published, text, fields, asks }) => {
    const padded = `${BEFORE}${text}${isEnded(text) ? '' : '.'}${AFTER}`
    const { claims, main } = read(padded, published)
    expect(main === null ? null : claims[main].sentence).not.toMatch(/chief thanked|ceremony ended/)
    expect(mainOf(padded, published)).toEqual(fields)
    expect(asksOf(padded, published)).toEqual(asks)
  })
})

describe('what these figures can’t be asked says why, and offers nothing that would mislead', () => {
  const askOf = (text: string) => read(text, '2025-07-08').missing.find(({ field }) => field === 'cause' || field === 'asof')

  test.each([
    ['K-9 deaths in the line of duty rose 50 percent through June 30 from last year.', /leave police dogs out/],
    ['Twenty-two firefighters died through June 30, up 10 percent from 20 last year.', /law-enforcement officers alone/],
    ['Ambush killings of officers rose 10% through June 30 from last year.', /circumstances aren’t in the figures/],
    ['Suicides of officers rose 10% through June 30 from last year.', /Suicide is none of the causes/],
    ['Assaults on officers rose 10% through June 30 from last year.', /not assaults or injuries/],
    ['Officers shot and killed 600 people through June 30, up 10% from last year.', /not other people/],
    ['Officer-involved shootings rose 10% through June 30 from last year.', /not people whom police shot/],
    ['Shootings of officers in Los Angeles rose 10% through June 30 from last year.', /know the state of a death alone/],
    ['In Chicago, shootings of officers rose 10% through June 30 from last year.', /know the state of a death alone/],
    ['The shooting deaths of NYPD officers rose 10% through June 30 from last year.', /know the state of a death alone/],
    ['Line-of-duty deaths other than gunfire rose 10% through June 30 from last year.', /leaves these deaths out/],
    ['Officer deaths fell 21 percent in August from a year ago.', /compare from 1 January/],
    ['In the past 12 months, officer deaths by gunfire fell 21 percent from a year earlier.', /compare from 1 January/],
  ])('%s', (text, why) => {
    expect(askOf(text)?.ask).toMatch(why)
    expect(askOf(text)?.options).toEqual([])
  })

  it('but for officers who were shot: those who died may be meant', () => {
    expect(askOf('Through June 30, 175 officers were shot, up from 160 last year.')).toMatchObject({ field: 'cause', ask: expect.stringContaining('Most officers who are shot survive'), options: [{ value: 'firearms' }] })
  })

  it('and a name that places no deaths is no city', () => {
    for (const text of ['Speaking in Dallas, the chief said gun deaths of officers fell 10% through June 30 from last year.', 'Police Officers Killed in Line of Duty Fell 10% Through June 30 From Last Year', 'Dallas police said gun deaths of officers fell 10% through June 30 from last year.', 'In Dallas, the chief said gun deaths of officers fell 10% through June 30 from last year.', 'American police officers killed by gunfire fell 10% through June 30 from last year.']) {
      expect(mainOf(text, '2025-07-08')?.cause).toBeDefined()
    }
  })
})

describe.each(WORDINGS)('$published $fields.cause $fields.percent% is read alike', ({ published, fields, texts }) => {
  it.each(texts)('%s', (text) => expect(mainOf(text, published)).toEqual(fields))
})

describe('the claim of 8 September 2015', () => {
  const text =
    'Police shooting deaths are down 21% this year, compared with the same period last year … 26 firearms-related deaths this year, including two in training accidents, and 33 in 2014 up to this point. ' +
    'Traffic accidents, followed by shootings, are the leading cause.'
  const { claims, main, missing, unused } = read(text, '2015-09-08')

  it('is one comparison, told in two sentences, and a leading cause', () => {
    expect(claims.map(({ claim }) => toFields(claim))).toEqual([
      { kind: 'change', cause: 'firearms', current: '26', prior: '33', percent: '-21', direction: 'down', asof: '2015-09-07', against: 'last-year' },
      { kind: 'leading', cause: 'traffic', followedby: 'firearms', asof: '2015-09-07' },
    ])
    expect(main).toBe(0)
  })

  it('says where each field was read', () => {
    const words = Object.fromEntries(Object.entries(claims[0].from).map(([field, [from, to]]) => [field, text.slice(from, to)]))
    expect(words).toEqual({ cause: 'Police shooting deaths', current: '26', prior: '33', percent: '21%', direction: 'down', asof: 'this year', against: '2014' })
    expect(claims[1].from.followedby!.map((at) => text.slice(at, at + 9))).toEqual(['shootings', ', are the'])
  })

  it('says how words were read', () => {
    expect(claims[0].readings).toEqual(['“Police shooting deaths” as firearms deaths', '“firearms-related” as firearms deaths', '“this year” as up to 7 September 2015'])
    expect(claims[0].sentence).toBe('Police shooting deaths are down 21% this year, compared with the same period last year … 26 firearms-related deaths this year, including two in training accidents, and 33 in 2014 up to this point')
  })

  it('takes the day before it was printed, and asks with its neighbours', () => {
    expect(missing.map(({ field, options }) => [field, options.map(({ value }) => value)])).toEqual([['asof', ['2015-09-07', '2015-09-08', '2015-09-06']]])
    expect(missing[0].options.every(({ why }) => why.length > 10)).toBe(true)
  })

  it('names the part that it leaves out', () => expect(unused).toEqual(['“two”: a part of a larger count']))
})

describe('numbers that are no claim are named', () => {
  test.each([
    ['41% of officers killed were shot.', '“41%”: a share, not a change'],
    ['The rate was 13.5 deaths per 100,000 officers.', '“13.5”: a rate'],
    ['Families of those killed got $339,881.', '“339,881”: a sum of money'],
    ['Deaths were the lowest since 1959.', '“1959”: how long it had been so'],
    ['Officer Ann Smith, 34, was shot.', '“34”: an age or a span of years'],
    ['Officers in 35 states died.', '“35”: a number of states'],
    ['Gun deaths rose.[3]', '“3”: a footnote or a part of a name'],
    ['It is among the top 10 causes of officer deaths.', '“10”: a rank or a name'],
    ['Five officers died on June 30.', '“June 30”: a single day'],
    ['Gun deaths fell in the second half of 2015.', '“second half”: a span that doesn’t begin on 1 January'],
    ['Of the 63 officers who died, 26 were shot.', '“63”: the whole of which a part is told'],
    ['Fourteen officers were wounded.', '“Fourteen”: These figures count deaths, not assaults or injuries.'],
    ['Some 26 towns reported nothing.', '“26”: a number of towns'],
    ['Two out of five officers killed in 2024 were shot.', '“Two out of five”: a share, not a count'],
    ['One of every four deaths of officers was a shooting.', '“One of every four”: a share, not a count'],
    ['Gunfire killed 1 in 5 officers.', '“1 in 5”: a share, not a count'],
    ['Firearms’ share of officer deaths rose 5 percentage points, to 42%.', '“5 percentage points”: a share, not a change'],
    ['Firearms’ share of officer deaths rose 5 percentage points, to 42%.', '“42%”: a share, not a change'],
    ['Gun deaths made up 52 percent of officer deaths through June 30, up from 31 percent a year ago.', '“31 percent”: a level, not a change'],
    ['On average, 150 officers die each year.', '“150”: a number for each year'],
    ['One officer is shot every 24 hours.', '“One”: a rate'],
    ['Gunfire deaths of officers rose 12,345,678%.', '“12,345,678%”: a percent beyond 100,000'],
    ['Gunfire deaths of officers rose 0.12345678901234%.', '“0.12345678901234%”: a percent with more than 12 decimals'],
    ['Gunfire deaths of officers rose 0.0000001%.', '“0.0000001%”: a percent too small to be told from none'],
    ['Gunfire killed 1234567 officers.', '“1234567”: a number that can’t be a count of deaths'],
  ])('%s', (text, why) => expect(read(text, '2015-09-08').unused).toContain(why))
})

describe('words of direction that are none', () => {
  test.each([
    'Up to 26 officers were killed by gunfire this year.',
    'A follow-up count has 26 officers killed by gunfire this year.',
    'Thousands lined up for 26 officers killed by gunfire this year.',
    'Down the road, 26 officers were killed by gunfire this year.',
    'More than 26 officers were killed by gunfire this year.',
    'Last fall the count of officers killed by gunfire was 26.',
    'Officers killed by gunfire could rise from 26 this year.',
    'Fallen officers: 26 killed by gunfire this year.',
  ])('%s', (text) => expect(read(text, '2015-09-08').claims.map(({ claim }) => claim.direction)).toEqual([null]))
})

describe('what could mean two things is asked', () => {
  const asked = (text: string, field: string, published = '2015-09-08') => read(text, published).missing.find((ask) => ask.field === field)?.options.map(({ value }) => value)

  test.each([
    ['Gunfire killed three times more officers than last year.', 'percent', ['200', '300']],
    ['Firearms deaths stood at 26 and 33.', 'counts', ['current=26&prior=33', 'current=33&prior=26']],
    ['Shootings of police did not rise this year.', 'direction', ['down', 'unchanged']],
    ['Gun deaths changed by 21% from last year.', 'direction', ['up', 'down']],
    ['Traffic-related and firearms-related deaths fell.', 'cause', ['traffic', 'firearms']],
    ['Ambush killings of officers rose 10%.', 'cause', []],
    ['47 officers were shot this year, up 10%.', 'cause', ['firearms']],
    ['Gun deaths are down 40% from the 10-year average.', 'against', ['average-5', 'last-year']],
    ['Deaths of officers fell 21%.', 'against', ['last-year', 'average-5']],
    ['Three more officers were accidentally killed, up 10%.', 'cause', []],
  ])('%s: %s', (text, field, options) => expect(asked(text, field)).toEqual(options))

  it('the year of a date, where the day of printing isn’t given', () => {
    expect(asked('Through June 30, gun deaths of officers fell 21%.', 'asof', '')).toEqual(['2026-06-30', '2025-06-30'])
  })

  it('in January whether the year before is told of, or the days since: neither is taken', () => {
    expect(mainOf('Gun deaths are down 21% this year from last year.', '2024-01-11')?.asof).toBeUndefined()
    expect(asked('Gun deaths are down 21% this year from last year.', 'asof', '2024-01-11')).toEqual(['2023-12-31', '2024-01-10'])
    expect(asked('Gun deaths are down 21% this year from last year.', 'asof', '2016-01-01')).toEqual(['2015-12-31'])
  })

  it('which day of a month that is named by its part', () => {
    expect(asked('Gun deaths fell 21% through mid-October from a year ago.', 'asof', '2025-10-20')).toEqual(['2025-10-15'])
    expect(asked('Gun deaths fell 21% through early March from a year ago.', 'asof', '2025-03-20')).toEqual([])
    expect(read('Gun deaths fell 21% in early March from a year ago.', '2025-03-20').missing[0].ask).toBe('The sentence counts “early March”, and these figures compare from 1 January on. Which day shall they reach to?')
  })

  it('a whole year that wasn’t over when it was printed', () =>
    expect(asked('In all of 2025, gun deaths fell 21% from 2024.', 'asof', '2025-12-20')).toEqual(['2025-12-19', '2025-12-31']))

  it('officers of one kind, where the sentence names no others', () => {
    expect(asked('Five state troopers were shot and killed through June 30, up from three a year earlier.', 'cause', '2025-07-08')).toEqual(['firearms'])
    expect(asked('Five officers and troopers were shot and killed through June 30, up from three a year earlier.', 'cause', '2025-07-08')).toBeUndefined()
  })

  it('in December the whole year too', () => {
    expect(asked('Gun deaths are down 21% this year.', 'asof', '2015-12-29')).toEqual(['2015-12-28', '2015-12-29', '2015-12-27', '2015-12-31'])
  })
})

describe('several claims of one text', () => {
  const all = (text: string, published: string) => read(text, published).claims.map(({ claim }) => toFields(claim))

  it('stay apart by cause, each with its own numbers', () => {
    expect(all('Firearms-related deaths fell 21% to 22 from 28, and traffic deaths fell 50%, from 26 to 13, while COVID deaths rose to five from four, through June 30.', '2025-07-08').map(({ cause, current, prior, percent }) => [cause, current, prior, percent])).toEqual([
      ['firearms', '22', '28', '-21'],
      ['traffic', '13', '26', '-50'],
      ['covid19', '5', '4', undefined],
    ])
  })

  it('of which the first that says most is the main one', () => {
    const { claims, main } = read('Officers died. Traffic deaths are up. Gun deaths fell 21% to 26 from 33 this year. Heart attack deaths fell 50% to 4 from 8 this year.', '2015-09-08')
    expect(claims[main!].claim.cause).toBe('firearms')
  })

  it('and a list gives a count for each cause', () => {
    expect(all('Of the 67 officers who died through July 20, 32 were shot, 26 died in traffic crashes and nine of job-related illness.', '2016-07-27')).toEqual([
      { kind: 'count', cause: 'firearms', current: '32', asof: '2016-07-20' },
      { kind: 'count', cause: 'traffic', current: '26', asof: '2016-07-20' },
      { kind: 'count', cause: 'illness', current: '9', asof: '2016-07-20' },
    ])
  })
})

describe('a count in brackets or between commas is that of the noun before it', () => {
  const told = (text: string) => read(text, '2025-07-08').claims.map(({ claim: { cause, current, prior, percent, asOf } }) => [cause, current, prior, percent, asOf])
  const JUNE = isoDay('2025-06-30')

  test.each([
    ['Line-of-duty deaths rose 15% through June 30 from last year, with firearms (28) up 4% from 27 and traffic (26) more than doubling from 12.', [['all', null, null, 15, JUNE], ['firearms', 28, 27, 4, JUNE], ['traffic', 26, 12, 100, JUNE]]],
    ['Firearms, 22, down 21% from 28; traffic, 13, down 50% from 26, in the first half of 2025.', [['firearms', 22, 28, -21, JUNE], ['traffic', 13, 26, -50, JUNE]]],
    ['In the first half of 2025, firearms deaths (22) fell from 28 while traffic deaths (13) fell from 26.', [['firearms', 22, 28, null, JUNE], ['traffic', 13, 26, null, JUNE]]],
    ['Firearms deaths (22) fell 21% in the first half of 2025 from 2024, while traffic deaths (13) fell 50%.', [['firearms', 22, null, -21, JUNE], ['traffic', 13, null, -50, JUNE]]],
  ])('%s', (text, claims) => expect(told(text)).toEqual(claims))

  it('and where which is whose isn’t said, no two are paired', () => {
    const { claims, missing, unused } = read('Shootings killed 44 officers and crashes 30 this year, down from 52 and 43 last year.', '2025-10-06')
    expect(claims.map(({ claim }) => [claim.cause, claim.current, claim.prior])).toEqual([['firearms', 44, null], ['traffic', 30, null]])
    expect(missing.map(({ field }) => field)).toContain('counts')
    expect(unused).toEqual(['“52”: one of several counts of several causes, which is whose isn’t said', '“43”: one of several counts of several causes, which is whose isn’t said'])
  })
})

describe('a sentence that compares backwards is read forwards', () => {
  test.each([
    ['Twice as many officers died last year as this year.', { cause: 'all', direction: 'down', asof: '2025-10-05', against: 'last-year' }],
    ['More officers died last year than this year.', { cause: 'all', direction: 'down', asof: '2025-10-05', against: 'last-year' }],
    ['Fewer officers were killed by gunfire in 2024 than in 2025.', { cause: 'gunfire', direction: 'up', asof: '2025-10-05', against: 'last-year' }],
    ['Officer deaths in 2024 were double those in 2025.', { cause: 'all', direction: 'down', asof: '2025-10-05', against: 'last-year' }],
    ['In 2024, more officers died (147) than in 2025 (111).', { cause: 'all', current: '111', prior: '147', direction: 'down', asof: '2025-10-05', against: 'last-year' }],
    ['Thirty-three officers died of gunfire last year compared with 26 this year.', { cause: 'gunfire', current: '26', prior: '33', asof: '2025-10-05', against: 'last-year' }],
    ['Fewer officers died in 2025 than in 2024.', { cause: 'all', direction: 'down', asof: '2025-10-05', against: 'last-year' }],
  ])('%s', (text, fields) => expect(mainOf(text, '2025-10-06')).toEqual({ kind: 'change', ...fields }))
})

describe('the rest of a cause, and the rest of three', () => {
  const causeOf = (text: string) => mainOf(text, '2025-07-08')?.cause

  test.each([
    ['Traffic deaths, excluding vehicular assaults, fell 10% through June 30 from a year ago.', 'traffic-accidents'],
    ['Firearms deaths excluding accidental shootings fell 10% through June 30 from a year ago.', 'gunfire'],
    ['Officer deaths excluding COVID-19 fell 10% through June 30 from a year ago.', 'all-but-covid'],
    ['Officer deaths excluding COVID-19 and traffic fell 10% through June 30 from a year ago.', undefined],
    ['Traffic deaths excluding motorcycle crashes fell 10% through June 30 from a year ago.', undefined],
    ['Unintentional shootings of officers fell 50% through June 30 from a year ago.', 'inadvertent-gunfire'],
    ['Friendly fire killed two officers through June 30, down from four a year ago.', 'inadvertent-gunfire'],
    ['Two officers died in accidental discharges through June 30, down from four a year ago.', 'inadvertent-gunfire'],
  ])('%s', (text, cause) => expect(causeOf(text)).toBe(cause))

  it('“other” beside firearms and traffic takes in illness, and is asked', () => {
    const text = 'Other causes killed 7, down 80% from 35; firearms killed 22, down from 28; traffic killed 13, down from 26, through June 30, 2025.'
    const { claims, main, missing } = read(text, '2025-07-08')
    expect(claims.map(({ claim }) => claim.cause)).toEqual([null, 'firearms', 'traffic'])
    expect(main).toBe(0)
    expect(missing[0]).toMatchObject({ field: 'cause', ask: expect.stringContaining('takes in illness too'), options: [{ value: 'illness' }, { value: 'other' }] })
    expect(claims[0].unread.map(({ said }) => said)).toEqual(['Other causes'])
  })

  it('but not without both beside it, and not where illness is a part of its own', () => {
    expect(causeOf('Deaths from other causes fell 80% to 7 from 35 through June 30 from a year ago, while traffic deaths fell.')).toBe('other')
    expect(read('Firearms killed 22, traffic 13, illness 9 and other causes 7 through June 30, 2025.', '2025-07-08').claims.map(({ claim }) => claim.cause)).toContain('other')
  })
})

describe('what no claim came of is named, and what is one isn’t lost', () => {
  it('of a loss: “lost 12 more officers” is one of its own', () => {
    const { claims } = read('Officer deaths are down 42% this year from last year. We’ve lost 12 more officers than last year.', '2025-10-06')
    expect(claims.map(({ claim: { cause, percent, direction } }) => [cause, percent, direction])).toEqual([['all', -42, 'down'], ['all', null, 'up']])
  })

  it('of a second clause', () => {
    expect(read('Officer deaths are down 42%, from 117 to 68, but shooting deaths are up.', '2025-10-06').claims.map(({ claim: { cause, direction } }) => [cause, direction])).toEqual([['all', 'down'], ['firearms', 'up']])
    expect(read('He said crime is down 20% in Chicago and officer deaths are down 42% this year from last year.', '2025-10-06').claims.map(({ claim: { cause, percent } }) => [cause, percent])).toEqual([[null, -20], ['all', -42]])
  })

  it('of a direction that is denied', () => {
    expect(mainOf('Officer deaths have not fallen this year from last year.', '2025-10-06')).toEqual({ kind: 'change', cause: 'all', asof: '2025-10-05', against: 'last-year' })
    expect(asksOf('Officer deaths have not fallen this year from last year.', '2025-10-06')).toContain('direction')
  })

  test.each([
    ['Texas has lost eight officers this year, down from 12 at this point last year.', 'TX', '8'],
    ['Texas is down to eight line-of-duty deaths this year from 12 last year.', 'TX', '8'],
    ['California’s toll fell to three officers killed this year from five last year.', 'CA', '3'],
    ['New York’s line-of-duty deaths fell to three this year from five last year.', 'NY', '3'],
  ])('of a place: %s', (text, state, current) => expect(mainOf(text, '2025-10-06')).toMatchObject({ state, current }))
})

describe('what is told elsewhere in the text', () => {
  const NEWS = 'As of June 30, 2019, 60 officers have died in the line of duty this year, decreasing 35% over the 92 officers killed during the same period last year. Firearms-related deaths dropped 11%, with 24 compared to 27.'

  it('holds for a claim beside it, and is said to', () => {
    const { claims } = read(NEWS, '2019-07-11')
    expect(toFields(claims[1].claim)).toEqual({ kind: 'change', cause: 'firearms', current: '24', prior: '27', percent: '-11', direction: 'down', asof: '2019-06-30', against: 'last-year' })
    expect(claims[1].readings).toEqual(['“Firearms-related” as firearms deaths', '“same period last year”, said beside it, as its comparison', '“As of June 30, 2019” as up to 30 June 2019'])
  })

  it('is no claim of its own where it is a forecast', () => {
    const { claims, unused } = read('If gun deaths rise 10 percent, the total would reach 40. Killings of police officers are on pace to fall 21 percent.', '2015-09-08')
    expect(claims).toEqual([])
    expect(unused).toEqual(['“10 percent”: of a forecast or a condition, not of what happened', '“40”: of a forecast or a condition, not of what happened', '“21 percent”: of a forecast or a condition, not of what happened'])
  })
})

describe('another dataset', () => {
  const small: Terms = {
    groups: ['machinery', 'other'],
    causes: [{ id: 'harvester', name: 'Harvester', group: 'machinery', felonious: false, listed: true }],
    aliases: [{ label: 'Harvester', cause: 'harvester' }],
    definitions: ['all', 'machinery'].map((id) => ({ id, family: id, variant: true, name: id, noun: `${id} deaths`, include: id === 'all' ? ['*'] : ['group:machinery'], exclude: [], rule: '' })),
    states: [{ code: 'NO', name: 'Northland', kind: 'state', where: 'in Northland' }],
    swornOfficers: [],
  }
  const said = (text: string) => understand(text, { terms: small, published: isoDay('2015-09-08'), today })

  it('is asked by its own names', () => {
    const { claims } = said('Machinery deaths in Northland fell 10% from last year. Harvester deaths rose.')
    expect(claims.map(({ claim: { cause, state } }) => [cause, state])).toEqual([['machinery', 'NO'], ['harvester', null]])
  })

  it('takes no cause that it doesn’t hold for all causes', () => {
    const { claims, missing } = said('Firearms deaths fell 10% from last year.')
    expect(claims[0].claim.cause).toBeNull()
    expect(missing[0]).toMatchObject({ field: 'cause', ask: '“Firearms”: These figures hold no such cause. Which deaths shall it be held against?' })
  })
})

describe('the published claims, put into sentences', () => {
  const WORDS: Record<string, [string, string | null]> = {
    total: ['Line-of-duty deaths', 'all'], firearms: ['Firearms-related deaths', 'firearms'], gunfire: ['Gunfire deaths of officers', 'gunfire'],
    traffic: ['Traffic-related deaths', 'traffic'], felonious: ['Felonious deaths', 'felonious'], 'felonious (2022 vs 2013)': ['Felonious deaths', 'felonious'],
    accidental: ['Accidental deaths', null], 'felonious+accidental': ['Line-of-duty deaths', 'all'], other: ['Deaths from other causes', 'other'],
    ambush: ['Ambush deaths', null], covid19: ['COVID-19 deaths', 'covid19'], 'struck-by': ['Struck-by deaths', 'struck-by-vehicle'], 'fatal crashes': ['Deaths in fatal crashes', 'automobile-crash'],
  }
  const rows = rowsOf('claims.csv')

  it('are 71', () => expect(rows).toHaveLength(71))

  it.each(rows)('$published $cause $current v $prior $percent_claimed', ({ as_of, cause, current, prior, percent_claimed }) => {
    const [words, id] = WORDS[cause]
    const percent = percent_claimed === '' ? null : Number(percent_claimed)
    const verb = percent === null ? 'were' : percent < 0 ? `fell ${-percent}% to` : `rose ${percent}% to`
    const numbers = [current && `${verb} ${current}`, prior && (current ? `compared with ${prior} a year earlier` : '')].filter(Boolean).join(', ')
    const text = `${words} ${numbers || (percent! < 0 ? `fell ${-percent!}%` : `rose ${percent}%`)}, through ${usDay(as_of)}.`
    const { claims, main } = read(text, '2026-02-01')
    expect(toFields(claims[main!].claim)).toMatchObject({
      ...(id !== null && { cause: id }), ...(current && { current }), ...(current && prior && { prior }), ...(percent !== null && { percent: percent_claimed }), asof: as_of,
    })
    expect(claims[main!].claim.cause).toBe(id)
  })
})
