import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { contradictionOf } from '@/stats/question'
import { CHARTS } from './catalogue'
import { choicesOf, dashboardOf, parseDashboard, toDashboardQuery } from './dashboard'
import { leadText } from './lead'
import { CLAIM, ask, ledger, randomQueries } from './drawn.fixture'
import { WIDE } from './picture'
import { defaultView } from './view'

const claim = ask(CLAIM)
const parse = (query: string) => parseDashboard(new URLSearchParams(query), ledger)

describe('the claim', () => {
  test('is one sentence, coloured as firearms', () => {
    expect(claim.sentence).toBe('Firearms deaths are down 21%: 26 by 7 September 2015, against 33 by the same day in 2014.')
    expect(claim.headline.map((s) => s.text).join('')).toBe(claim.sentence)
    expect(claim.colour).toBe('firearms')
  })

  test('shows its groups: 26 v 33, 33 v 31, 19 v 25, 8 v 3, 86 v 92', () => {
    expect(claim.groups.map(({ id, colour, change }) => [id, colour, change.current, change.prior])).toEqual([
      ['firearms', 'firearms', 26, 33],
      ['traffic', 'traffic', 33, 31],
      ['illness', 'illness', 19, 25],
      ['other', 'other', 8, 3],
      ['all', 'ink', 86, 92],
    ])
  })

  test('shows the same windows under each definition: 26 v 33, 24 v 32, 2 v 1', () => {
    expect(claim.strip.map(({ id, change, query, isAsked }) => [id, change.current, change.prior, query, isAsked])).toEqual([
      ['firearms', 26, 33, '?asof=2015-09-07&known=2016-07-03', true],
      ['gunfire', 24, 32, '?cause=gunfire&asof=2015-09-07&known=2016-07-03', false],
      ['inadvertent-gunfire', 2, 1, '?cause=inadvertent-gunfire&asof=2015-09-07&known=2016-07-03', false],
    ])
    for (const { query, change } of claim.strip) expect(ask(query.slice(1)).answer.comparison).toMatchObject(change)
  })

  test('draws every chart of the catalogue from the one answer', () => {
    for (const { id, sizes } of CHARTS) {
      for (const size of sizes) expect([claim.draw(id, size).chart, claim.draw(id, size).width]).toEqual([id, size.width])
    }
    expect(CHARTS.map((chart) => chart.id)).toEqual([
      'year-so-far', 'by-cause', 'last-365', 'by-year', 'by-month', 'by-state', 'definitions', 'revisions', 'revision-triangle', 'causes-over-time', 'rate',
    ])
  })
})

test('what isn’t counted is said in every chart’s source, and in its counts', () => {
  const [all, single] = [ask('asof=2017-07-31'), ask('asof=2017-07-31&without=events')]
  for (const { id } of CHARTS) {
    expect(single.draw(id, WIDE).source, id).toContain('not counting days with three or more deaths of one cause in one place')
    expect(all.draw(id, WIDE).source, id).not.toContain('not counting')
  }
  // Four deaths on 7 July 2016 in Texas and three on the 17th in Louisiana.
  expect([all, single].map((each) => each.groups[0].change)).toMatchObject([{ current: 28, prior: 34 }, { current: 28, prior: 27 }])
  expect([all, single].map((each) => leadText(each.draw('year-so-far', WIDE).lead!))).toEqual(['28 v 34', '28 v 27'])
})

test.each([
  ['firearms', 'firearms'], ['gunfire', 'firearms'], ['traffic', 'traffic'], ['illness', 'illness'], ['covid19', 'illness'], ['other', 'other'],
  ['all', 'ink'], ['felonious', 'ink'], ['all-but-illness', 'ink'], ['firearms&cause=traffic', 'ink'], ['gunfire&cause=inadvertent-gunfire', 'firearms'],
])('cause=%s is drawn in %s', (cause, colour) => {
  expect(ask(`${CLAIM}&cause=${cause}`).colour).toBe(colour)
})

describe('the query', () => {
  test('leaves defaults out', () => {
    expect(ask('').query).toBe('')
    expect(ask('since=1900&against=last-year&align=date&cause=firearms').query).toBe('')
    expect(ask('since=last-25').query).toBe('?since=last-25')
    expect(ask('since=1791&state=TX').query).toBe('?state=TX&since=1791')
  })

  test('round-trips, the chart settings included', () => {
    for (const words of [CLAIM, `${CLAIM}&since=1791`, ...randomQueries(100, 10)]) {
      const first = parse(words)
      const query = toDashboardQuery(first.question, first.view)
      const again = parse(query)
      expect([again.question, again.view, again.problems], words).toEqual([first.question, first.view, []])
    }
  })

  test('an unknown since is a problem that names what is allowed, and its default is used', () => {
    const { view, problems } = parse('since=1950')
    expect(view).toEqual(defaultView())
    expect(problems).toEqual([{ parameter: 'since', found: '1950', allowed: '1900, 1791, last-25' }])
    expect(parse(`since=${'9'.repeat(500)}`).problems[0].found.length).toBe(80)
    expect(parse('since=').problems).toEqual([])
  })

  test('two settings of one word are a problem, as with every other word', () => {
    expect(parse('since=1791&since=last-25').problems.length).toBe(1)
  })

  test('white space around a setting counts for nothing, as with every other word', () => {
    expect(parse('since=%20last-25%20').problems).toEqual([])
    expect(parse('since=%20').problems).toEqual([])
  })
})

describe('the frozen query', () => {
  test('names both days', () => {
    expect(ask('').frozenQuery).toBe('?asof=2025-10-05&known=2025-10-05')
    expect(ask('asof=2015-09-07').frozenQuery).toBe('?asof=2015-09-07&known=2025-10-05')
    expect(claim.frozenQuery).toBe(`?${CLAIM}`)
    expect(ask('since=1791').frozenQuery).toBe('?asof=2025-10-05&known=2025-10-05&since=1791')
  })

  test('answers the same', () => {
    for (const words of randomQueries(40, 11)) {
      const { frozenQuery } = ask(words)
      if (frozenQuery === null) continue
      const [live, frozen] = [ask(words), ask(frozenQuery.slice(1))]
      expect(frozen.answer.comparison, words).toEqual(live.answer.comparison)
      expect(frozen.groups, words).toEqual(live.groups)
      expect(frozen.frozenQuery, words).toBe(live.frozenQuery)
    }
  })

  test('is one that every form answers, or none: nothing is known of a day after the known-on day', () => {
    const queries = ['asof=2026-01-05', 'asof=2025-10-06', 'asof=2016-12-31&known=2016-07-03', ...randomQueries(50, 26)]
    for (const words of queries) {
      const { answer, frozenQuery } = ask(words)
      expect(frozenQuery === null, words).toBe(toIso(answer.asOf) > toIso(answer.knownOn))
      if (frozenQuery !== null) expect(contradictionOf(ask(frozenQuery.slice(1)).answer.question), words).toBeNull()
    }
    expect(queries.filter((words) => ask(words).frozenQuery === null).length).toBeGreaterThan(2)
  })

  test('a known-on day after the newest release is read as that release’s: nobody knows what will be known', () => {
    const late = ask('asof=2015-09-07&known=2099-01-01')
    expect(late.frozenQuery).toBe('?asof=2015-09-07&known=2025-10-05')
    expect(late.draw('by-year', WIDE).source).toMatch(/known on 5 October 2025$/)
    expect(late.answer.comparison).toEqual(ask('asof=2015-09-07').answer.comparison)
  })
})

test('past the figures it offers the last covered day, elsewhere nothing', () => {
  expect(claim.instead).toBeNull()
  expect(ask('asof=2026-01-05').instead).toEqual({ day: isoDay('2025-10-05'), query: '' })
  expect(ask('asof=2026-01-05&state=TX').instead!.query).toBe('?state=TX')
  expect(ask('asof=2016-09-07&known=2016-07-03').instead!.query).toBe('?asof=2016-07-03&known=2016-07-03')
  expect(ask('asof=1790-05-05').instead!.query).toBe('?asof=1792-05-05')
  expect(ask('asof=2026-01-05').lastCovered).toBe(isoDay('2025-10-05'))
  expect(ask(ask('asof=2026-01-05').instead!.query).answer.flags).not.toContain('beyond-coverage')
})

describe('the choices of the form', () => {
  const choices = choicesOf(ledger, claim)

  test('hold every definition, every cause and every state', () => {
    const [definitions, ...groups] = choices.causes
    expect(definitions.options.map((option) => option.value)).toEqual([
      'all', 'firearms', 'gunfire', 'inadvertent-gunfire', 'traffic', 'traffic-accidents', 'illness', 'other', 'felonious', 'all-but-illness', 'all-but-covid', 'all-but-911-illness',
    ])
    expect(groups.map((group) => group.label)).toEqual(['single causes: firearms', 'single causes: traffic', 'single causes: illness', 'single causes: other causes'])
    expect(groups.flatMap((group) => group.options.map((option) => option.value))).toContain('9-11-related-illness')
    expect(choices.states.find((state) => state.value === 'TX')?.text).toBe('officers in Texas')
    expect(choices.states.find((state) => state.value === 'US')?.text).toBe('federal officers')
  })

  test('each lead to a question without a problem', () => {
    for (const { options } of choices.causes) for (const { value } of options) expect(parse(`cause=${value}`).problems, value).toEqual([])
    for (const { value } of choices.states) expect(parse(`state=${value}`).problems, value).toEqual([])
    for (const year of choices.againstYears) expect(parse(`${CLAIM}&against=${year}`).problems, String(year)).toEqual([])
    for (const { query } of choices.presets) expect(parse(query).problems, query).toEqual([])
  })

  test('name releases newest first and years before the last one', () => {
    expect([choices.knowns.length, choices.knowns[0].known, choices.knowns.at(-1)]).toEqual([18, isoDay('2025-10-05'), { known: isoDay('2016-07-03'), compiledBy: 'FiveThirtyEight' }])
    expect([choices.againstYears[0], choices.againstYears.length]).toEqual([2013, 30])
  })
})

test('the same question gives the same dashboard, so server and browser can’t differ', () => {
  for (const words of [CLAIM, 'state=VT', 'asof=2026-01-05']) {
    const { question, view } = parse(words)
    const [one, two] = [1, 2].map(() => JSON.stringify(dashboardOf(ledger, question, view)))
    expect(one).toBe(two)
  }
})
