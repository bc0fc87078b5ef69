import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { PRESETS, defaultAsOf, defaultQuestion, pageProblemText, parseQuestion, problemText, toQuery } from '@/stats/question'
import { shippedLedger } from '@/stats/shipped.fixture'

const ledger = shippedLedger()
const parse = (query: string) => parseQuestion(new URLSearchParams(query), ledger)
const problemsOf = (query: string) => parse(query).problems.map((problem) => problem.parameter)

describe('a question is read from an address', () => {
  test('an empty one asks the default', () => {
    expect(parse('')).toEqual({
      question: { dataset: 'line-of-duty-deaths', causes: ['firearms'], state: null, asOf: null, known: null, against: 'last-year', align: 'date', without: null },
      problems: [],
    })
  })

  test('every word is read', () => {
    expect(parse('cause=traffic&cause=gunfire&state=TX&asof=2015-09-07&known=2016-07-03&against=2012&align=days&without=events')).toEqual({
      question: {
        dataset: 'line-of-duty-deaths',
        causes: ['gunfire', 'traffic'],
        state: 'TX',
        asOf: isoDay('2015-09-07'),
        known: isoDay('2016-07-03'),
        against: 2012,
        align: 'days',
        without: 'events',
      },
      problems: [],
    })
  })

  test('a state may be written in lower case', () => {
    expect(parse('state=tx')).toMatchObject({ question: { state: 'TX' }, problems: [] })
  })

  test('an empty value counts as left out, even beside a full one', () => {
    expect(parse('cause=&state=&asof=&known=&against=&align=&without=').problems).toEqual([])
    expect(parse('asof=&asof=2015-09-07')).toMatchObject({ question: { asOf: isoDay('2015-09-07') }, problems: [] })
  })

  test('an older label names the newer cause', () => {
    expect(parse('cause=automobile-accident').question.causes).toEqual(['automobile-crash'])
  })

  test('a cause asked twice is asked once', () => {
    expect(parse('cause=exposure&cause=hypothermia').question.causes).toEqual(['hypothermia'])
  })

  test('against the year before is against last year', () => {
    expect(parse('asof=2015-09-07&against=2014').question.against).toBe('last-year')
    expect(parse('against=2024').question.against).toBe('last-year')
  })

  test('the last covered day is the default as-of day, unless a known-on day freezes it', () => {
    expect(parse('asof=2025-10-05').question.asOf).toBeNull()
    expect(parse('asof=2016-07-03&known=2016-07-03').question.asOf).toBe(isoDay('2016-07-03'))
    expect(toIso(defaultAsOf(ledger, null))).toBe('2025-10-05')
    expect(toIso(defaultAsOf(ledger, isoDay('2016-07-03')))).toBe('2016-07-03')
    expect(toIso(defaultAsOf(ledger, isoDay('2024-08-30')))).toBe('2023-12-31')
  })
})

describe('a bad value is a problem and its default is used', () => {
  const long = 'x'.repeat(10_000)

  test.each([
    ['asof=2015-02-30', 'asof'],
    ['asof=2015-13-01', 'asof'],
    ['asof=yesterday', 'asof'],
    ['asof=2015', 'asof'],
    ['asof=0999-01-01', 'asof'],
    ['asof=2015-09-07&asof=2015-09-08', 'asof'],
    ['asof=2015-09-07&asof=2015-09-07', 'asof'],
    ['known=2016-07-02', 'known'],
    ['known=1066-10-14', 'known'],
    ['known=2016-02-30', 'known'],
    ['known=2016-07-03.2', 'known'],
    ['known=2016-07-04.2', 'known'],
    ['known=2016-07-03.0', 'known'],
    ['cause=k9', 'cause'],
    ['cause=firearms&cause=k9', 'cause'],
    ['cause=Firearms', 'cause'],
    [`cause=${long}`, 'cause'],
    ['state=ZZ', 'state'],
    ['state=Texas', 'state'],
    ['state=TX&state=CA', 'state'],
    ['against=2015&asof=2015-09-07', 'against'],
    ['against=2016&asof=2015-09-07', 'against'],
    ['against=2025', 'against'],
    ['against=9999', 'against'],
    ['against=0100', 'against'],
    ['against=1e3', 'against'],
    ['against=average-10', 'against'],
    ['align=Days', 'align'],
    ['without=all', 'without'],
    ['nonsense=1', 'nonsense'],
    ['as-of=2015-09-07', 'as-of'],
    ['__proto__=1', '__proto__'],
  ])('%.60s', (query, parameter) => {
    const { question, problems } = parse(query)
    expect(problems.map((problem) => problem.parameter)).toEqual([parameter])
    const asOf = query.includes('against=201') ? isoDay('2015-09-07') : null
    expect(question).toEqual({ ...defaultQuestion(), asOf })
  })

  test('more than twelve causes are refused', () => {
    const causes = ledger.terms.causes.slice(0, 13).map((cause) => `cause=${cause.id}`)
    expect(problemsOf(causes.slice(0, 12).join('&'))).toEqual([])
    expect(problemsOf(causes.join('&'))).toEqual(['cause'])
  })

  test('10,000 characters are not repeated', () => {
    for (const query of [`cause=${long}`, `nonsense=${long}`, `asof=${long}`, `state=${long}`, `against=${long}`]) {
      const { problems } = parse(query)
      expect(problems).toHaveLength(1)
      expect(problems[0].found.length).toBeLessThanOrEqual(80)
      expect(problems[0].found).toMatch(/^x{79}…$/)
    }
  })

  test('marks that turn or hide what stands beside them are repeated as a sign that is seen', () => {
    expect(parse('cause=a%E2%80%AEevil').problems[0].found).toBe('a\uFFFDevil')
    expect(parse('asof=2015-09-07%E2%80%8E').problems[0].found).toBe('2015-09-07\uFFFD')
    expect(parse('a%E2%81%A6b=%E2%80%8Fc').problems[0]).toMatchObject({ parameter: 'a\uFFFDb', found: '\uFFFDc' })
  })

  test('a problem names what is allowed', () => {
    expect(problemText(parse('align=sideways').problems[0])).toBe('“align” can’t be “sideways”. Allowed: date or days.')
    expect(pageProblemText(parse('align=sideways').problems[0])).toBe('“align” can’t be “sideways”. Allowed: date or days.')
    expect(pageProblemText(parse('asof=2015-02-30').problems[0])).toMatch(/^30 February 2015 isn’t a day\. “asof” can’t be “2015-02-30”\. Allowed: /)
    expect(pageProblemText(parse('known=2015-06-31').problems[0])).toMatch(/^31 June 2015 isn’t a day\. “known”/)
    for (const asof of ['2015-13-01', '2015-00-10', '2015-02-00', '1500-02-30', '7.9.2015', 'x']) expect(pageProblemText(parse(`asof=${asof}`).problems[0])).toMatch(/^“asof” can’t be/)
    expect(pageProblemText(parse('known=2015-02-28').problems[0])).toMatch(/^“known” can’t be/)
    expect(parse('known=2000-01-01').problems[0].allowed).toContain('2016-07-03 or later')
    expect(parse('cause=k9').problems[0].allowed).toContain('all-but-911-illness')
    expect(parse('state=ZZ').problems[0].allowed).toContain('TX')
    expect(parse('asof=2015-09-07&against=2015').problems[0].allowed).toContain('a year before 2015')
  })

  test('every problem of an address is told', () => {
    expect(problemsOf('asof=x&known=y&cause=z&state=q&against=w&align=v&nonsense=u').sort()).toEqual([
      'align', 'against', 'asof', 'cause', 'known', 'nonsense', 'state',
    ].sort())
  })

  test('the words of other owners are let through', () => {
    expect(parseQuestion(new URLSearchParams('view=table'), ledger, ['view']).problems).toEqual([])
    expect(parseQuestion(new URLSearchParams('view=table'), ledger).problems).toHaveLength(1)
  })
})

describe('a question is written as an address', () => {
  test.each([
    ['', ''],
    ['cause=firearms&align=date&against=last-year&asof=2025-10-05', ''],
    ['known=2016-07-03&asof=2015-09-07', '?asof=2015-09-07&known=2016-07-03'],
    ['known=2016-07-03.1&asof=2015-09-07', '?asof=2015-09-07&known=2016-07-03'],
    ['align=days&state=tx&cause=traffic&cause=all', '?cause=all&cause=traffic&state=TX&align=days'],
    ['against=average-5', '?against=average-5'],
    ['against=2012&asof=2015-09-07', '?asof=2015-09-07&against=2012'],
    ['asof=2015-02-30', ''],
  ])('%s becomes "%s"', (query, written) => {
    expect(toQuery(parse(query).question)).toBe(written)
  })

  test('another dataset is named first, and its default cause is all', () => {
    const theirs = { ...ledger, dataset: 'norland' }
    const parseTheirs = (query: string) => parseQuestion(new URLSearchParams(query), theirs)
    expect(parseTheirs('').question).toEqual({ ...defaultQuestion('norland'), dataset: 'norland', causes: ['all'] })
    expect(toQuery(parseTheirs('cause=all&dataset=norland').question)).toBe('?dataset=norland')
    expect(toQuery(parseTheirs('state=tx&cause=firearms&dataset=norland').question)).toBe('?dataset=norland&cause=firearms&state=TX')
    expect(parse('dataset=line-of-duty-deaths').problems).toEqual([])
    expect(parse('dataset=norland').problems).toMatchObject([{ parameter: 'dataset', found: 'norland' }])
    expect(problemsOf('dataset=line-of-duty-deaths&dataset=line-of-duty-deaths')).toEqual(['dataset'])
  })

  test.each([ledger, { ...ledger, dataset: 'norland' }])('reads back as the same question, of either dataset', (ledger) => {
    const words = [...ledger.terms.definitions.map((d) => d.id), ...ledger.terms.causes.map((c) => c.id), 'automobile-accident']
    const days = fc.integer({ min: isoDay('1791-01-01'), max: isoDay('2035-12-31') }).map(toIso)
    const queries = fc.record(
      {
        cause: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 5 }),
        state: fc.constantFrom(...ledger.terms.states.map((s) => s.code)).map((code) => [code]),
        asof: fc.oneof(days, fc.constantFrom('2025-10-05', '2016-07-03', '2024-02-29')).map((day) => [day]),
        known: fc.integer({ min: isoDay('2016-07-03'), max: isoDay('2027-12-31') }).map((day) => [toIso(day)]),
        against: fc.oneof(fc.constantFrom('last-year', 'average-5'), fc.integer({ min: 1600, max: 2040 }).map(String)).map((v) => [v]),
        align: fc.constantFrom('date', 'days').map((v) => [v]),
        without: fc.constant(['events']),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(queries, (query) => {
        const pairs = Object.entries(query).flatMap(([name, values]) => values.map((value): [string, string] => [name, value]))
        const first = parseQuestion(pairs, ledger)
        expect(first.problems.filter((problem) => problem.parameter !== 'against')).toEqual([])
        const written = toQuery(first.question)
        const again = parseQuestion(new URLSearchParams(written), ledger)
        expect(again).toEqual({ question: first.question, problems: [] })
        expect(toQuery(again.question)).toBe(written)
      }),
      { numRuns: 400 },
    )
  })

  test('anything at all is parsed without throwing', () => {
    const names = fc.oneof(fc.constantFrom('cause', 'state', 'asof', 'known', 'against', 'align', 'without'), fc.string())
    fc.assert(
      fc.property(fc.array(fc.tuple(names, fc.string()), { maxLength: 8 }), (pairs) => {
        const { question, problems } = parseQuestion(pairs, ledger)
        expect(parse(toQuery(question))).toEqual({ question, problems: [] })
        for (const problem of problems) expect(problem.found.length).toBeLessThanOrEqual(80)
      }),
      { numRuns: 300 },
    )
  })
})

test('the presets are the latest figures and the claim at both vintages', () => {
  expect(PRESETS.map((preset) => toQuery(preset.question))).toEqual(['', '?asof=2015-09-07', '?asof=2015-09-07&known=2016-07-03'])
})
