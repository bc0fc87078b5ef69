/**
 * A second method: the same questions answered by plain SQL over the store, with SQLite's own dates and
 * integers, and by the ledger. Nothing of `stats/` is used on the SQL side, nor any parser of `ingest/`.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import Driver from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Answer, answer } from '@/stats/answer'
import { toIso } from '@/stats/calendar'
import { isCovered } from '@/stats/context'
import { labelsOf } from '@/stats/count'
import { type Ledger, coverage } from '@/stats/ledger'
import { parseQuestion } from '@/stats/question'
import { countedLedger } from '@/stats/several'
import { findDefinition } from '@/stats/terms'
import { type Frame, changeAt } from '@/stats/vintages'
import type { Store } from '@/store/database'
import { openFigures, shippedDataset } from './figures'

const SEED = 20150907
const QUESTIONS = 10_000
const OF_VINTAGES = 200

// What the data files say, by the naivest parse: only a quoted last cell may hold a comma.

function rowsOf(file: string): string[][] {
  const [head, ...lines] = readFileSync(`data/${file}`, 'utf8').trim().split(/\r?\n/)
  const width = head.split(',').length
  return lines.map((line) => {
    const cells = line.split(',')
    return [...cells.slice(0, width - 1), cells.slice(width - 1).join(',')]
  })
}

const slug = (label: string) => label.toLowerCase().split(/[^a-z0-9]+/).filter(Boolean).join('-')

const causeRows = rowsOf('causes.csv').map(([label, cause, group, felonious]) => ({ label, cause, group, felonious }))
const definitionRows = rowsOf('definitions.csv').map(([id, , , , , include, exclude]) => ({ id, include, exclude }))
const states = rowsOf('states.csv').map(([code]) => code)
const groups = [...new Set(causeRows.map((row) => row.group))]
const definitions = definitionRows.map((row) => row.id)
const causes = [...new Set(causeRows.flatMap((row) => [slug(row.label), slug(row.cause)]))]

// The draw.

interface Drawn {
  words: string[]
  state: string | null
  asOf: string | null
  known: string | null
  against: string
  align: string
  without: string | null
}

function daysBetween(from: string, to: string): string[] {
  const days: string[] = []
  for (let day = Date.parse(from); day <= Date.parse(to); day += 86_400_000) {
    days.push(new Date(day).toISOString().slice(0, 10))
  }
  return days
}

const everyDay = daysBetween('1795-01-01', '2026-12-31')
const recent = everyDay.filter((day) => day >= '2005' && day < '2026')
const newest = everyDay.filter((day) => day >= '2023-12' && day < '2026-02')
const leapDays = everyDay.filter((day) => day.endsWith('-02-29'))
const edges = everyDay.filter((day) => /-(02-28|03-01|12-30|12-31|01-01)$/.test(day))
const turns = (days: string[]) => days.filter((day) => day >= '2003' && day < '2027')
const knownDays = daysBetween('2016-07-03', '2026-12-31')
const releaseDays = (JSON.parse(readFileSync('data/releases.json', 'utf8')) as { released: string }[]).map((r) => r.released)
const dayBefore = (day: string) => new Date(Date.parse(day) - 86_400_000).toISOString().slice(0, 10)
const nearReleases = releaseDays.flatMap((day, i) => (i === 0 ? [day] : [dayBefore(day), day]))

const asOfDays = fc.oneof(
  { weight: 30, arbitrary: fc.constantFrom(...everyDay) },
  { weight: 30, arbitrary: fc.constantFrom(...recent) },
  { weight: 10, arbitrary: fc.constantFrom(...newest) },
  { weight: 5, arbitrary: fc.constantFrom(...leapDays) },
  { weight: 5, arbitrary: fc.constantFrom(...turns(leapDays)) },
  { weight: 8, arbitrary: fc.constantFrom(...edges) },
  { weight: 10, arbitrary: fc.constantFrom(...turns(edges)) },
  { weight: 2, arbitrary: fc.constant(null) },
)
const word = fc.oneof(fc.constantFrom(...definitions), fc.constantFrom(...groups), fc.constantFrom(...causes))
const drawn: fc.Arbitrary<Drawn> = fc
  .record({
    words: fc.oneof(
      { weight: 3, arbitrary: word.map((one) => [one]) },
      { weight: 1, arbitrary: fc.tuple(word, word).map(([one, other]) => [one, other]) },
    ),
    state: fc.oneof(fc.constantFrom(...states), fc.constant(null)),
    asOf: asOfDays,
    known: fc.oneof(fc.constantFrom(...knownDays), fc.constantFrom(...nearReleases), fc.constant(null)),
    against: fc.constantFrom('last-year', 'average-5', 'a year'),
    back: fc.oneof(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 240 })),
    align: fc.constantFrom('date', 'days'),
    without: fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.constant('events') }),
  })
  .map(({ against, back, ...rest }) => {
    // The earliest default as-of day lies in 2016.
    const year = Math.max(1780, Number((rest.asOf ?? '2016').slice(0, 4)) - back)
    return { ...rest, against: against === 'a year' ? String(year) : against }
  })

const questions = fc.sample(drawn, { seed: SEED, numRuns: QUESTIONS })

function addressOf({ words, state, asOf, known, against, align, without }: Drawn): string {
  const query = new URLSearchParams(words.map((one) => ['cause', one]))
  for (const [name, value] of Object.entries({ state, asof: asOf, known, against, align, without })) {
    if (value !== null) query.append(name, value)
  }
  return `/?${query}`
}

// SQL.

/** The data files, the questions and the gaps in the coverage, as temporary tables beside the store's own. */
const TABLES = `
  create temp table label (label text primary key, cause text, grp text, felonious integer, listed integer);
  create temp table grp (id text primary key, place integer);
  create temp table definition (id text primary key);
  create temp table term (definition text, side text, term text);
  create temp table question (id integer primary key, state text, asof text, known text, against text, align text, without text);
  create temp table asked_word (question integer, word text, primary key (question, word));
  create temp table counted (word text, label text, primary key (word, label));
  create temp table gap (place integer, first text, last text);`

const COUNTED = `
  insert into counted
  with matched as (
    select term.definition, term.side, label.label from term join label on
      term.term = '*' or term.term = 'felonious' and label.felonious
      or term.term = 'group:' || label.grp or term.term = 'cause:' || label.cause)
  select definition, label from matched where side = 'include'
  except select definition, label from matched where side = 'exclude'`

/** The spans that the releases up to each place leave out; the first and last reach to the ends of time. */
const GAPS = `
  insert into gap
  with said as (
    select known.place, r.span_from, r.span_to from release known join release r
    on r.dataset = known.dataset and r.place <= known.place where known.dataset = '${shippedDataset.id}')
  select place, '0000-01-01', date(min(span_from), '-1 day') from said group by place
  union
  select said.place, date(said.span_to, '+1 day'), coalesce(
    (select date(min(later.span_from), '-1 day') from said later
     where later.place = said.place and later.span_from > said.span_to), '9999-12-31')
  from said where not exists (
    select 1 from said other where other.place = said.place
    and date(said.span_to, '+1 day') between other.span_from and other.span_to)`

/** One question, the release in force and the windows: `prior` is 0 for the current one and 1 for the others. */
const WINDOWS = `
  in_force as (
    select q.*, (select max(r.place) from release r where r.dataset = '${shippedDataset.id}'
      and (q.known is null or r.released <= q.known)) as place
    from question q where q.id = ?),
  asked as materialized (
    select id, state, known, against, align, without, place, coalesce(asof, (select max(r.span_to) from release r
      where r.dataset = '${shippedDataset.id}' and r.place <= in_force.place)) as asof from in_force),
  back as (
    select cast(value as integer) as n from asked, json_each(case against
      when 'last-year' then '[1]' when 'average-5' then '[1,2,3,4,5]'
      else json_array(strftime('%Y', asof) - against) end)),
  shifted as (
    select align, asof, date(asof, 'start of year', '-' || n || ' years') as first,
      -- SQLite makes 1 March of a 29 February that the year lacks.
      date(asof, '-' || n || ' years') as same,
      cast(julianday(asof) - julianday(asof, 'start of year') as integer) as days
    from asked, back),
  win as materialized (
    select 0 as prior, date(asof, 'start of year') as first, asof as last from asked
    union all
    select 1, first, case
      when align = 'days' then min(date(first, '+' || days || ' days'), date(first, '+1 year', '-1 day'))
      when substr(same, 6) = substr(asof, 6) then same
      else date(same, '-1 day') end
    from shifted),
  mine as materialized (
    select distinct label from counted where word in (select word from asked_word join asked on question = asked.id)),
  counts as (
    select l.*, l.label in (select label from mine) as mine from label l)`

/** The whole percent, half away from zero, in whole numbers alone; null where the prior is 0. */
const percentSql = (current: string, total: string, exposure: string) => {
  const change = `(${current} * ${exposure} - ${total})`
  const size = `100 * abs(${change})`
  return `(${size} / nullif(${total}, 0) + (2 * (${size} % nullif(${total}, 0)) >= ${total})) * sign${change}`
}

const ANSWER = `
  with recursive ${WINDOWS},
  hit as materialized (
    select w.prior, r.date, r.state, l.cause, l.grp, l.mine, l.listed, sum(r.deaths) as deaths
    from asked cross join win w
    cross join record r on r.dataset = '${shippedDataset.id}' and r.date between w.first and w.last
    join counts l on l.label = r.label
    where length(r.date) = 10 and r.listed <= asked.place and (r.delisted is null or r.delisted > asked.place)
      and (asked.state is null or asked.state = r.state)
    group by w.prior, r.date, r.state, l.cause
    having max(asked.without) is null or sum(r.deaths) < 3),
  part as materialized (
    select cause, grp, mine, listed, sum(iif(prior, 0, deaths)) as current, sum(iif(prior, deaths, 0)) as total
    from hit group by cause),
  ours as materialized (
    select coalesce(sum(current), 0) as current, coalesce(sum(total), 0) as total,
      (select sum(prior) from win) as exposure from part where mine),
  by_group as materialized (
    select g.id, g.place, coalesce(sum(p.current), 0) as current, coalesce(sum(p.total), 0) as total, exposure
    from ours, (select * from grp union all select 'all', 99) g
    left join part p on p.grp = g.id or g.id = 'all' group by g.id),
  missed as materialized (
    select g.* from asked join gap g on g.place = asked.place join win w on g.first <= w.last and g.last >= w.first)
  select json_array(
    (select name from release r where r.dataset = '${shippedDataset.id}' and r.place = asked.place),
    asked.asof,
    (select json_group_array(json_array(first, last)) from (select * from win order by prior, first desc)),
    ours.current, ours.total, ours.exposure, ${percentSql('ours.current', 'ours.total', 'ours.exposure')},
    (select json_group_array(json_array(cause, current, total))
      from (select * from part where mine order by current desc, total desc, cause)),
    (select json_group_array(json_array(id, current, total, ${percentSql('current', 'total', 'exposure')}))
      from (select * from by_group order by place)),
    (select json_group_array(id) from (select id from by_group where id <> 'all' and current > 0 and current =
      (select max(current) from by_group where id <> 'all') order by place)),
    (select json_group_array(flag) from (
      select 'small-number' as flag where ours.current < 20 or ours.total < 20 * ours.exposure
      union all select 'no-prior' where ours.total = 0
      union all select 'beyond-coverage' where exists (select 1 from missed where last = '9999-12-31')
      union all select 'before-coverage' where exists (select 1 from missed where first = '0000-01-01')
      union all select 'coverage-gap' where exists (
        select 1 from missed where first > '0000-01-01' and last < '9999-12-31')
      union all select 'several-in-one-event' where exists (select 1 from hit where mine and deaths >= 3)
      union all select 'year-only-left-out' where exists (
        select 1 from win w cross join record r
        on r.dataset = '${shippedDataset.id}' and r.date = strftime('%Y', w.first)
        where r.label in (select label from mine) and r.listed <= asked.place
          and (r.delisted is null or r.delisted > asked.place) and (asked.state is null or asked.state = r.state))
      union all select 'unknown-cause' where exists (select 1 from part where mine and not listed)))
  ) as line
  from asked, ours`

/** A row for each release: whether it covers the windows, the pair asked for and the pair of all causes. */
const VINTAGES = `
  with recursive ${WINDOWS},
  listed as (
    select known.place, w.prior, l.mine, sum(r.deaths) as deaths
    from asked cross join win w
    cross join record r on r.dataset = '${shippedDataset.id}' and r.date between w.first and w.last
    join counts l on l.label = r.label
    join release known on known.dataset = r.dataset
      and r.listed <= known.place and (r.delisted is null or r.delisted > known.place)
    where length(r.date) = 10 and (asked.state is null or asked.state = r.state)
    group by known.place, w.prior, r.date, r.state, l.cause
    having max(asked.without) is null or sum(r.deaths) < 3),
  told as (select place, prior, mine, sum(deaths) as deaths from listed group by place, prior, mine),
  pair as (
    select known.place, known.name, known.released,
      not exists (select 1 from gap g join win w on g.first <= w.last and g.last >= w.first
        where g.place = known.place) as covered,
      coalesce(sum(told.deaths) filter (where not prior and mine), 0) as current,
      coalesce(sum(told.deaths) filter (where prior and mine), 0) as total,
      coalesce(sum(told.deaths) filter (where not prior), 0) as all_current,
      coalesce(sum(told.deaths) filter (where prior), 0) as all_total
    from release known left join told on told.place = known.place
    where known.dataset = '${shippedDataset.id}' group by known.place),
  seen as (
    -- Only among the releases that cover the windows is one "the one before".
    select place, lag(json_array(current, total, all_current, all_total)) over (order by place) as before
    from pair where covered)
  select json_group_array(json_array(place, covered, current, total, all_current, all_total)) as pairs,
    json_group_array(json_array(name, released, current, total, all_current, all_total))
      filter (where covered and before is not json_array(current, total, all_current, all_total)) as vintages
  from (select * from pair left join seen using (place) order by place)`

type Database = InstanceType<typeof Driver>

function load(database: Database): void {
  database.exec(TABLES)
  const insert = (table: string, rows: unknown[][]) => {
    const statement = database.prepare(`insert into ${table} values (${rows[0].map(() => '?').join(', ')})`)
    for (const row of rows) statement.run(...row)
  }
  database.exec('begin')
  const known = causeRows.map((row) => row.label)
  const found = database.prepare('select distinct label from record').all() as { label: string }[]
  const unknown = found.filter(({ label }) => !known.includes(label))
  insert('label', [
    ...causeRows.map((row) => [row.label, slug(row.cause), row.group, Number(row.felonious === 'yes'), 1]),
    ...unknown.map(({ label }) => [label, slug(label), 'other', 0, 0]),
  ])
  insert('grp', groups.map((id, place) => [id, place]))
  insert('definition', definitions.map((id) => [id]))
  insert(
    'term',
    definitionRows.flatMap(({ id, include, exclude }) =>
      Object.entries({ include, exclude }).flatMap(([side, terms]) =>
        terms.split(' ').filter(Boolean).map((term) => [id, side, term]),
      ),
    ),
  )
  database.exec(COUNTED)
  // A cause goes by its own id and by the kebab-case of each of its labels; a definition of that name comes first.
  const words = new Map(causeRows.flatMap((row) => [[slug(row.label), slug(row.cause)], [slug(row.cause), slug(row.cause)]]))
  const byWord = database.prepare('insert into counted select ?, label from label where cause = ?')
  for (const [one, cause] of words) if (!definitions.includes(one)) byWord.run(one, cause)
  database.exec(GAPS)
  insert('question', questions.map((q, id) => [id, q.state, q.asOf, q.known, q.against, q.align, q.without]))
  insert('asked_word', questions.flatMap((q, id) => [...new Set(q.words)].map((one) => [id, one])))
  database.exec('commit')
}

// The ledger.

function answerOf(question: Drawn): Answer {
  const { question: parsed, problems } = parseQuestion(new URLSearchParams(addressOf(question).slice(2)), ledger)
  if (problems.length > 0) throw new Error(`${addressOf(question)}: ${JSON.stringify(problems)}`)
  return answer(ledger, parsed)
}

function lineOf(question: Drawn): string {
  const { release, asOf, window, priorWindows, comparison, parts, groups: rows, leading, flags } = answerOf(question)
  const { current, priorTotal, exposure, percent } = comparison
  return JSON.stringify([
    release.id,
    toIso(asOf),
    [window, ...priorWindows].map(({ from, to }) => [toIso(from), toIso(to)]),
    current,
    priorTotal,
    exposure,
    percent,
    parts.map((part) => [part.cause.id, part.current, Math.round(part.prior * exposure)]),
    rows.map(({ id, change }) => [id, change.current, change.priorTotal, change.percent]),
    leading,
    flags,
  ])
}

function vintageLinesOf(question: Drawn): { pairs: string; vintages: string } {
  const found = answerOf(question)
  const { window, priorWindows } = found
  const counted = countedLedger(ledger, found.question)
  const frame: Frame = { ledger: counted, state: found.filter.state, window, priorWindows }
  const all = labelsOf(ledger, [findDefinition(ledger.terms, 'all')!])
  const pairs = ledger.releases.map((_, place) => {
    const covered = [window, ...priorWindows].every((span) => isCovered(ledger, place, span))
    const [mine, ofAll] = [found.filter.labels, all].map((labels) => changeAt(frame, labels, place))
    return [place, Number(covered), mine.current, mine.priorTotal, ofAll.current, ofAll.priorTotal]
  })
  const vintages = found.vintages.map(({ id, known, change, all: ofAll }) => {
    return [id, toIso(known), change.current, change.priorTotal, ofAll.current, ofAll.priorTotal]
  })
  return { pairs: JSON.stringify(pairs), vintages: JSON.stringify(vintages) }
}

// Both.

const folder = mkdtempSync(join(tmpdir(), 'same-period-'))
let store: Store
let ledger: Ledger
let database: Database

beforeAll(async () => {
  const path = join(folder, 'second.db')
  ;({ store, ledger } = await openFigures(path, 'data', () => {}))
  database = new Driver(path, { readonly: true })
  load(database)
})
afterAll(async () => {
  database?.close()
  await store?.destroy()
  rmSync(folder, { recursive: true })
})

/** Fails with how many questions differ, and the addresses and both answers of the first few. */
function expectNone(differing: { address: string; sql: string; ledger: string }[]): void {
  const shown = differing.slice(0, 5).map((d) => `${d.address}\n  SQL    ${d.sql}\n  ledger ${d.ledger}`)
  expect(differing.length, [`${differing.length} questions differ, such as`, ...shown].join('\n')).toBe(0)
}

const tally = <T>(values: T[]) => {
  const counts = new Map<T, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  return counts
}

test('the draw asks for every word, state, comparison and turn of the calendar', () => {
  const single = tally(questions.filter((q) => q.words.length === 1).map((q) => q.words[0]))
  expect([...definitions, ...groups, ...causes].filter((one) => !single.has(one))).toEqual([])
  const byState = tally(questions.map((q) => q.state))
  expect([null, ...states].filter((state) => !byState.has(state))).toEqual([])
  const ends = tally(questions.map((q) => q.asOf?.slice(5)))
  for (const end of ['02-28', '02-29', '03-01', '12-31', '01-01']) expect(ends.get(end), end).toBeGreaterThan(200)
  const atLeast = (count: number, holds: (q: Drawn) => boolean) => {
    expect(questions.filter(holds).length, String(holds)).toBeGreaterThanOrEqual(count)
  }
  atLeast(4000, (q) => q.state === null)
  atLeast(2000, (q) => new Set(q.words).size === 2)
  atLeast(4000, (q) => q.asOf !== null && q.asOf >= '2005' && q.asOf < '2026')
  atLeast(2000, (q) => q.asOf !== null && q.asOf < '2005')
  atLeast(100, (q) => q.asOf !== null && q.asOf >= '2026')
  atLeast(100, (q) => q.asOf === null)
  atLeast(2000, (q) => q.known === null)
  atLeast(1000, (q) => q.known !== null && releaseDays.includes(q.known))
  for (const against of ['last-year', 'average-5']) atLeast(2000, (q) => q.against === against)
  atLeast(2000, (q) => q.against.length === 4)
  for (const align of ['date', 'days']) atLeast(4000, (q) => q.align === align)
  atLeast(2000, (q) => q.without === 'events')
})

test('the SQL knows the fixed points', () => {
  const ask = database.prepare(ANSWER)
  const insert = database.prepare("insert into question values (?, null, ?, ?, 'last-year', 'date', null)")
  const word = database.prepare('insert into asked_word values (?, ?)')
  const points: [string, string, string, number, number, number][] = [
    ['firearms', '2015-09-07', '2016-07-03', 26, 33, -21],
    ['firearms', '2015-09-07', '2025-10-05', 27, 34, -21],
    ['all', '2015-09-07', '2016-07-03', 86, 92, -7],
    ['all', '2015-09-07', '2025-10-05', 106, 103, 3],
    ['traffic', '2025-10-03', '2025-10-05', 23, 39, -41],
    ['firearms', '2016-02-29', '2016-07-03', 11, 1, 1000],
  ]
  points.forEach(([cause, asOf, known, ...counts], i) => {
    insert.run(QUESTIONS + i, asOf, known)
    word.run(QUESTIONS + i, cause)
    const [, , , current, total, , percent] = JSON.parse((ask.get(QUESTIONS + i) as { line: string }).line)
    expect([current, total, percent], `${cause} ${asOf} ${known}`).toEqual(counts)
  })
})

test(`A second method agrees: 10,000 random questions (definition, state, as-of, known-on, against, alignment) answered by plain SQL over the store and by the ledger, identical (seed ${SEED})`, () => {
  const ask = database.prepare(ANSWER)
  const differing: { address: string; sql: string; ledger: string }[] = []
  const seen = { nonZero: 0, percents: new Set<number | null>(), flags: new Set<string>(), halves: 0 }
  questions.forEach((question, id) => {
    const { line: sql } = ask.get(id) as { line: string }
    const line = lineOf(question)
    if (sql !== line) differing.push({ address: addressOf(question), sql, ledger: line })
    const [, , , current, total, exposure, percent, , , , flags] = JSON.parse(sql)
    if (current > 0 && total > 0) seen.nonZero++
    if (total > 0 && (200 * Math.abs(current * exposure - total)) % (2 * total) === total) seen.halves++
    seen.percents.add(percent)
    for (const flag of flags) seen.flags.add(flag)
  })
  expectNone(differing)
  // Agreement says little unless the questions reach the places where two methods could part.
  expect(seen.nonZero).toBeGreaterThan(3000)
  expect(seen.percents.size).toBeGreaterThan(200)
  expect(seen.halves).toBeGreaterThan(20)
  expect([...seen.flags]).toEqual(
    expect.arrayContaining(['beyond-coverage', 'before-coverage', 'coverage-gap', 'several-in-one-event', 'no-prior']),
  )
}, 180_000)

test(`the pairs of all 18 releases, for ${OF_VINTAGES} of the questions, are those of plain SQL (seed ${SEED})`, () => {
  expect(ledger.releases).toHaveLength(18)
  expect(toIso(coverage(ledger, 17).at(-1)!.to)).toBe('2025-10-05')
  const ask = database.prepare(VINTAGES)
  const differing: { address: string; sql: string; ledger: string }[] = []
  let revised = 0
  questions.slice(0, OF_VINTAGES).forEach((question, id) => {
    const sql = ask.get(id) as { pairs: string; vintages: string }
    const lines = vintageLinesOf(question)
    for (const part of ['pairs', 'vintages'] as const) {
      if (sql[part] !== lines[part]) differing.push({ address: addressOf(question), sql: sql[part], ledger: lines[part] })
    }
    if (JSON.parse(sql.vintages).length > 1) revised++
  })
  expectNone(differing)
  expect(revised).toBeGreaterThan(20)
})
