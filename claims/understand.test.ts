import { describe, expect, it, test } from 'vitest'
import fc from 'fast-check'
import { isoDay, parseDay } from '@/stats/calendar'
import { rowsOf, shippedTerms } from '@/stats/shipped.fixture'
import type { Terms } from '@/stats/terms'
import { toFields } from './claim'
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

describe('a sentence as a careful reader understands it', () => {
  it.each(READ_SENTENCES)('$published $text', ({ published, text, fields, asks }) => {
    expect(mainOf(text, published)).toEqual(fields)
    expect(read(text, published).missing.map(({ field }) => field)).toEqual(asks)
  })

  it('is told by at least 60 sentences', () => expect(READ_SENTENCES.length).toBeGreaterThanOrEqual(60))
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
    ['Ambush killings of officers rose 10%.', 'cause', ['gunfire', 'felonious']],
    ['Gun deaths are down 40% from the 10-year average.', 'against', ['average-5', 'last-year']],
    ['Deaths of officers fell 21%.', 'against', ['last-year', 'average-5']],
    ['Three more officers were accidentally killed, up 10%.', 'cause', ['traffic-accidents', 'all']],
  ])('%s: %s', (text, field, options) => expect(asked(text, field)).toEqual(options))

  it('the year of a date, where the day of printing isn’t given', () => {
    expect(asked('Through June 30, gun deaths of officers fell 21%.', 'asof', '')).toEqual(['2026-06-30', '2025-06-30'])
  })

  it('in January whether the year before is told of, or the days since: neither is taken', () => {
    for (const text of ['Gun deaths are down 21% this year from last year.', 'Officer deaths in 2023 fell 49%, from 274 to 139.']) {
      expect(mainOf(text, '2024-01-11')?.asof).toBeUndefined()
      expect(asked(text, 'asof', '2024-01-11')).toEqual(['2023-12-31', '2024-01-10'])
    }
    expect(asked('Gun deaths are down 21% this year from last year.', 'asof', '2016-01-01')).toEqual(['2015-12-31'])
  })

  it('in December the whole year too', () => {
    expect(asked('Gun deaths are down 21% this year.', 'asof', '2015-12-29')).toEqual(['2015-12-28', '2015-12-29', '2015-12-27', '2015-12-31'])
  })
})

describe('several claims of one text', () => {
  const all = (text: string, published: string) => read(text, published).claims.map(({ claim }) => toFields(claim))

  it('stay apart by cause, each with its own numbers', () => {
    expect(all('Firearms-related deaths fell 21% to 22 from 28, and traffic deaths fell 50%, from 26 to 13, while deaths of other causes rose to five from four, through June 30.', '2025-07-08').map(({ cause, current, prior, percent }) => [cause, current, prior, percent])).toEqual([
      ['firearms', '22', '28', '-21'],
      ['traffic', '13', '26', '-50'],
      ['other', '5', '4', undefined],
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

describe('any text', () => {
  const HOSTILE: [string, string][] = [
    ['nothing', ''],
    ['spaces', ' \n\t \n'],
    ['emoji alone', '👮‍♀️🚔💥'.repeat(500)],
    ['a script', '<script>alert("26 v 33")</script><img src=x onerror=alert(1)>'],
    ['NULs', '\0Gun deaths\0 fell\0 21%\0'],
    ['right-to-left', '\u202Eارتفعت الوفيات 21٪ \u2067Gun deaths fell 21%\u2069'],
    ['lone surrogates', '\uD800 deaths \uDC00 fell 21%'],
    ['one long word', 'a'.repeat(100_000)],
    ['one long number', '9'.repeat(100_000)],
    ['thousands without end', '1,111'.repeat(20_000)],
    ['10,000 numbers', Array.from({ length: 10_000 }, (_, i) => i).join(' ')],
    ['10,000 percents', 'deaths fell 21% to 26 from 33, '.repeat(3300)],
    ['unclosed tags', '<a'.repeat(50_000)],
    ['unclosed entities', '&#'.repeat(50_000)],
    ['brackets', '(['.repeat(50_000)],
    ['dots', 'a.'.repeat(50_000)],
    ['hyphens', '-'.repeat(100_000)],
    ['hyphens and digits', '-1'.repeat(50_000)],
    ['line breaks', '\n'.repeat(100_000)],
    ['quotes', '“’'.repeat(50_000)],
    ['combining marks', `a${'\u0301'.repeat(100_000)}`],
    ['months', 'January 1 to '.repeat(8000)],
    ['cues', 'from the same period of the '.repeat(3600)],
    ['claims', 'Firearms deaths fell 21% to 26 from 33 this year compared with the same period last year. '.repeat(1100)],
    ['many causes', 'firearms, traffic, gunfire, felonious, illness and COVID-19 deaths fell 21%, '.repeat(1300)],
  ]

  it.each(HOSTILE)('is read within 100 ms: %s', (_, text) => {
    // Time of this process alone, and the least of several runs: the machine may be busy with others.
    let took = Infinity
    for (let run = 0; run < 20 && took >= 100; run++) {
      const start = process.cpuUsage()
      read(text, '2015-09-08')
      const { user, system } = process.cpuUsage(start)
      took = Math.min(took, (user + system) / 1000)
    }
    expect(took).toBeLessThan(100)
  })

  it('of nothing, emoji, scripts and lone marks says nothing', () => {
    for (const [, text] of HOSTILE.slice(0, 4)) expect(read(text, '2015-09-08')).toMatchObject({ claims: [], main: null, missing: [] })
  })

  it('is read through NULs and direction marks', () => {
    for (const [, text] of [HOSTILE[4], HOSTILE[5], HOSTILE[6]]) expect(mainOf(text, '2015-09-08')?.percent).toBe('-21')
  })

  it('is read up to 100,000 characters, and the rest is named', () => {
    const { claims, unused } = read(`${'Nothing happened. '.repeat(6000)}Gun deaths fell 21%.`, '2015-09-08')
    expect(claims).toEqual([])
    expect(unused).toEqual(['Everything after the first 100,000 characters.'])
  })

  it('of more than 25,000 words and marks is read as far as that', () => {
    expect(read('1 '.repeat(50_000)).unused).toContain('Everything after the first 49,999 characters.')
  })

  it('gives at most 40 claims, and says how many more there are', () => {
    const { claims, unused } = read(Array.from({ length: 60 }, (_, i) => `Gun deaths fell to ${i} from ${i + 90}.`).join(' '), '2015-09-08')
    expect(claims).toHaveLength(40)
    expect(unused).toContain('20 further claims: the first 40 are read.')
  })

  const WORDS = 'firearms deaths traffic gunfire fell rose down up 21% 26 33 from to the same period last year this 2014 2015 June 30 , . ; while and including of them not more than three times half a third as many leading cause followed by average five-year compared with in ( ) − Texas'.split(' ')

  it('never throws, and its places lie within the text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 300 }), fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((words) => words.join(' ')))
    fc.assert(
      fc.property(text, fc.option(fc.integer({ min: isoDay('1990-01-01'), max: isoDay('2030-12-31') })), (pasted, published) => {
        const { claims, main, missing } = understand(pasted, { terms, published, today })
        for (const { claim, from, sentence } of claims) {
          expect(pasted).toContain(sentence)
          for (const [begin, end] of Object.values(from)) {
            expect(begin).toBeGreaterThanOrEqual(0)
            expect(end).toBeLessThanOrEqual(pasted.length)
            expect(begin).toBeLessThan(end)
          }
          if (claim.percent !== null && claim.direction === 'down') expect(claim.percent).toBeLessThanOrEqual(0)
        }
        expect(main === null).toBe(claims.length === 0)
        if (main === null) expect(missing).toEqual([])
      }),
      { numRuns: 3000 },
    )
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
