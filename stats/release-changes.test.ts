import { expect, test } from 'vitest'
import { isoDay, toIso, yearOf } from '@/stats/calendar'
import { type Ledger, type ListedRecord, ledgerOf } from '@/stats/ledger'
import { CHANGE_KINDS, type ChangeKind, releaseChanges, versionOf } from '@/stats/release-changes'
import { changesByCause, changesByYear, changesText, renamingsOf } from '@/stats/release-tables'
import { countIn, knownRows, rowsOf, shippedLedger, shippedReleases, shippedTerms } from '@/stats/shipped.fixture'

// A second method: the files of two states as bags of single deaths, compared as text.

const causeOf = new Map(rowsOf('causes.csv').map((row) => [row.label, row.cause]))

interface One {
  date: string
  state: string
  label: string
}

/** One entry a death, of the rows on the days of a span. */
const deathsIn = (rows: Record<string, string>[], from: string, to: string): One[] =>
  rows
    .filter((r) => r.date >= from && r.date <= to)
    .flatMap((r) => Array.from({ length: Number(r.deaths) }, () => ({ date: r.date, state: r.state, label: r.cause })))

const daysBetween = (a: string, b: string) => Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000
const isYearOff = (a: string, b: string) => a.slice(4) === b.slice(4) && Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4))) === 1

/** Takes the first pair that a test lets through out of both bags, until there is none; gives their number. */
function pairOff(gone: One[], come: One[], keyOf: (one: One) => string, isPair: (a: One, b: One) => boolean = () => true): number {
  const bags = new Map<string, One[]>()
  for (const one of come) bags.set(keyOf(one), [...(bags.get(keyOf(one)) ?? []), one])
  let pairs = 0
  for (const one of gone.slice()) {
    const bag = bags.get(keyOf(one)) ?? []
    const at = bag.findIndex((other) => isPair(one, other))
    if (at < 0) continue
    const [other] = bag.splice(at, 1)
    gone.splice(gone.indexOf(one), 1)
    come.splice(come.indexOf(other), 1)
    pairs += 1
  }
  return pairs
}

function naiveTotals(place: number): Record<ChangeKind, number> {
  const { replaces, released } = shippedReleases()[place]
  const before = place === 0 ? [] : knownRows(shippedReleases()[place - 1].released)
  const gone = deathsIn(before, replaces.from, replaces.to)
  const come = deathsIn(knownRows(released), replaces.from, replaces.to)
  const dayAndState = (one: One) => `${one.date} ${one.state}`
  pairOff(gone, come, (one) => `${dayAndState(one)} ${one.label}`)
  const relabelled = pairOff(gone, come, (one) => `${dayAndState(one)} ${causeOf.get(one.label)}`)
  const recoded = pairOff(gone, come, dayAndState)
  let redated = 0
  for (let apart = 1; apart <= 31; apart += 1) {
    redated += pairOff(gone, come, (one) => `${one.state} ${causeOf.get(one.label)}`, (a, b) => daysBetween(a.date, b.date) === apart)
  }
  redated += pairOff(gone, come, (one) => `${one.state} ${causeOf.get(one.label)}`, (a, b) => isYearOff(a.date, b.date))
  const earlier = shippedReleases().slice(0, place)
  const isOld = (one: One) => earlier.some((r) => one.date >= r.replaces.from && one.date <= r.replaces.to)
  const added = come.filter(isOld).length
  return { first: come.length - added, added, removed: gone.length, recoded, redated, relabelled }
}

const ledger = shippedLedger()
const totalsOf = (place: number) =>
  Object.fromEntries(CHANGE_KINDS.map((kind) => [kind, releaseChanges(ledger)[place].totals[kind].deaths]))

test.each(shippedReleases().map(({ file }, place) => [file, place] as const))('%s changes what a naive reading of two files finds', (_, place) => {
  expect(totalsOf(place)).toEqual(naiveTotals(place))
})

test('the deaths before a release and its changes give the deaths after it', () => {
  for (const [place, { totals, changes }] of releaseChanges(ledger).entries()) {
    const { replaces, released } = shippedReleases()[place]
    const count = (known: string) => countIn(knownRows(known), replaces.from, replaces.to, 'all')
    const before = place === 0 ? 0 : count(shippedReleases()[place - 1].released)
    expect(before + totals.first.deaths + totals.added.deaths - totals.removed.deaths, released).toBe(count(released))
    expect(changes.every(({ deaths }) => deaths > 0)).toBe(true)
  }
})

test('a correction is a release that removed, recoded or redated', () => {
  const corrections = releaseChanges(ledger).filter(({ isCorrection }) => isCorrection).map(({ place }) => ledger.releases[place].id)
  expect(corrections).toEqual([
    '2022-09-24', '2024-08-30-history', '2024-12-29-2024', '2025-05-25-2025', '2025-06-29-2025', '2025-08-31-2025',
  ])
})

test.each(ledger.releases.map(({ id }, place) => [id, place] as const))('%s: every row by cause and by year adds up, and its counts are those of the files', (_, place) => {
  const changes = releaseChanges(ledger)[place]
  const [known, before] = [place, place - 1].map((at) => (at < 0 ? [] : knownRows(toIso(ledger.releases[at].released))))
  const { replaces } = shippedReleases()[place]
  const numberOf = (count: unknown) => (count === null ? 0 : typeof count === 'number' ? count : (count as { count: number }).count)
  const check = (rows: ReturnType<typeof changesByCause>, countOf: (rows: Record<string, string>[], name: string) => number) => {
    for (const { name, before: was, after, deaths, movedIn, movedOut } of rows) {
      expect(numberOf(was), name).toBe(countOf(before, name))
      expect(numberOf(after), name).toBe(countOf(known, name))
      expect(numberOf(was) + deaths.first + deaths.added - deaths.removed + movedIn - movedOut, name).toBe(numberOf(after))
    }
    for (const kind of CHANGE_KINDS) expect(rows.reduce((sum, row) => sum + row.deaths[kind], 0), kind).toBe(changes.totals[kind].deaths)
  }
  const sum = (rows: Record<string, string>[]) => rows.reduce((total, r) => total + Number(r.deaths), 0)
  check(changesByCause(ledger, changes), (rows, name) =>
    sum(rows.filter((r) => causeOf.get(r.cause) === name && r.date >= replaces.from && r.date <= replaces.to)))
  check(changesByYear(ledger, changes), (rows, name) => sum(rows.filter((r) => r.date.startsWith(name))))
})

test('a count before and after names its records: the cause or the year, and the day on which it was known', () => {
  const changes = releaseChanges(ledger)[1]
  const gunfire = changesByCause(ledger, changes).find(({ name }) => name === 'Gunfire')!
  expect(gunfire.before).toMatchObject({ records: '?cause=gunfire&known=2016-07-03&days=1791-01-01..2022-09-24' })
  const year = changesByYear(ledger, changes).find(({ name }) => name === '2015')!
  expect(year.after).toMatchObject({ records: '?cause=all&known=2022-09-24&days=2015' })
})

test('2022 prints crash for accident and Inadvertent for Accidental', () => {
  const renamings = renamingsOf(ledger, releaseChanges(ledger)[1], 'relabelled').map(({ from, to }) => `${from} → ${to}`)
  expect(renamings).toEqual(expect.arrayContaining(['Automobile accident → Automobile crash', 'Gunfire (Accidental) → Gunfire (Inadvertent)']))
  const recodings = renamingsOf(ledger, releaseChanges(ledger)[1], 'recoded')
  expect(recodings.reduce((sum, { deaths }) => sum + deaths, 0)).toBe(213)
})

// Small ledgers, written out.

type Row = [date: string, state: string, label: string, deaths: number]

/** A ledger of two releases that both speak for 2015 and 2016. */
function revised(before: Row[], after: Row[], from = '2015-01-01'): Ledger {
  const [span, release] = [{ from: isoDay('2015-01-01'), to: isoDay('2016-12-31') }, { compiledBy: 'a', licence: 'b', source: 'c', sha256: '', deaths: 0 }]
  const records = (rows: Row[], listed: number, delisted: number | null): ListedRecord[] =>
    rows.map(([date, state, label, deaths]) => ({ date, state, label, deaths, listed, delisted }))
  const releases = [
    { id: 'old', released: isoDay('2017-01-01'), span: { ...span, from: isoDay(from) }, ...release },
    { id: 'new', released: isoDay('2017-01-02'), span, ...release },
  ]
  return ledgerOf({ dataset: 'd', terms: shippedTerms(), releases, records: [...records(before, 0, 1), ...records(after, 1, null)] })
}

const kindsOf = (changed: Ledger) => releaseChanges(changed)[1].changes.map(({ kind, deaths }) => `${kind} ${deaths}`)

test.each<[string, Row[], Row[], string[]]>([
  ['a risen number is one death added', [['2015-03-01', 'TX', 'Gunfire', 1]], [['2015-03-01', 'TX', 'Gunfire', 2]], ['added 1']],
  ['a fallen number is one death removed', [['2015-03-01', 'TX', 'Gunfire', 3]], [['2015-03-01', 'TX', 'Gunfire', 2]], ['removed 1']],
  ['another label of the cause is no loss', [['2015-03-01', 'TX', 'Automobile accident', 1]], [['2015-03-01', 'TX', 'Automobile crash', 1]], ['relabelled 1']],
  ['another cause of the day and state is recoded', [['2015-03-01', 'TX', 'Gunfire', 2]], [['2015-03-01', 'TX', 'Assault', 1]], ['recoded 1', 'removed 1']],
  ['31 days off is redated', [['2015-03-01', 'TX', 'Gunfire', 1]], [['2015-04-01', 'TX', 'Gunfire', 1]], ['redated 1']],
  ['32 days off is another death', [['2015-03-01', 'TX', 'Gunfire', 1]], [['2015-04-02', 'TX', 'Gunfire', 1]], ['removed 1', 'added 1']],
  ['the same date of the next year is redated', [['2015-03-01', 'TX', 'Gunfire', 1]], [['2016-03-01', 'TX', 'Gunfire', 1]], ['redated 1']],
  ['another state is another death', [['2015-03-01', 'TX', 'Gunfire', 1]], [['2015-03-02', 'OK', 'Gunfire', 1]], ['removed 1', 'added 1']],
  ['a year that got its day is redated', [['2015', 'TX', 'Gunfire', 1]], [['2015-11-05', 'TX', 'Gunfire', 1]], ['redated 1']],
  ['a year is not redated to a day of another', [['2015', 'TX', 'Gunfire', 1]], [['2016-11-05', 'TX', 'Gunfire', 1]], ['removed 1', 'added 1']],
])('%s', (_, before, after, kinds) => expect(kindsOf(revised(before, after))).toEqual(kinds))

test('the nearest day is paired first', () => {
  const changed = revised([['2015-03-01', 'TX', 'Gunfire', 1]], [['2015-02-20', 'TX', 'Gunfire', 1], ['2015-03-03', 'TX', 'Gunfire', 1]])
  const redated = releaseChanges(changed)[1].changes.find(({ kind }) => kind === 'redated')!
  expect(toIso(redated.to!.day)).toBe('2015-03-03')
})

test('a release that adds deaths is a minor version, one that only changes them a patch', () => {
  expect(versionOf(ledger, 0)).toBe('1.0.0')
  // Each of the 17 later releases adds deaths.
  expect(versionOf(ledger, 17)).toBe('1.17.0')
  expect(versionOf(revised([['2015-03-01', 'TX', 'Gunfire', 2]], [['2015-03-01', 'TX', 'Gunfire', 1]]), 1)).toBe('1.0.1')
})

test('a day that no release spoke of before is listed for the first time', () => {
  const changed = revised([], [['2015-03-01', 'TX', 'Gunfire', 1], ['2016-03-01', 'TX', 'Gunfire', 1]], '2016-01-01')
  expect(kindsOf(changed)).toEqual(['first 1', 'added 1'])
  expect(yearOf(releaseChanges(changed)[1].changes[0].to!.day)).toBe(2015)
})

test('the line of a release tells every kind of change, and nothing where there was none', () => {
  const [changes] = releaseChanges(revised([], [])).slice(1)
  expect(changesText(changes)).toBe('Changed nothing that was known before.')
  expect(changesText(releaseChanges(ledger)[7])).toBe(
    'Listed 12 deaths on new days, added 6 to days covered before, and removed 1.',
  )
})

const spoken = (id: string, from: string) => ({ id, released: isoDay(id), span: { from: isoDay(from), to: isoDay('2016-12-31') }, compiledBy: '', licence: '', source: '', sha256: '', deaths: 0 })

test('a year that went is redated to a day of itself or within 31 days of its ends, the nearest first', () => {
  const releases = [spoken('2016-12-01', '2014-01-01'), spoken('2016-12-02', '2014-01-01')]
  const redatedTo = (from: string, days: string[]) => {
    const come = days.map((date): ListedRecord => ({ date, state: 'TX', label: 'Gunfire', deaths: 1, listed: 1, delisted: null }))
    const ledger = ledgerOf({ dataset: 'test', terms: shippedTerms(), releases, records: [{ date: from, state: 'TX', label: 'Gunfire', deaths: 1, listed: 0, delisted: 1 }, ...come] })
    const to = releaseChanges(ledger)[1].changes.find(({ kind }) => kind === 'redated')?.to
    return to && (to.isYearOnly ? String(yearOf(to.day)) : toIso(to.day))
  }
  expect(redatedTo('2015', ['2014-12-31', '2016-01-05', '2015-07-01', '2015-09-01'])).toBe('2015-07-01')
  expect(redatedTo('2015', ['2016-01-05', '2014-12-28'])).toBe('2014-12-28')
  expect(redatedTo('2015', ['2016-02-01'])).toBeUndefined()
  expect(redatedTo('2015', ['2016-01-31'])).toBe('2016-01-31')
  expect(redatedTo('2015-12-20', ['2016'])).toBe('2016')
  expect(redatedTo('2015-11-30', ['2016'])).toBeUndefined()
  expect(redatedTo('2015', ['2016'])).toBe('2016')
})

test('two lists of fifty thousand deaths of one cause and state are compared without looking at every pair', () => {
  const day = (i: number) => new Date(Date.UTC(1700, 0, 1 + i)).toISOString().slice(0, 10)
  const records = Array.from({ length: 50_000 }, (_, i): ListedRecord[] => [
    { date: day(i), state: 'TX', label: 'Gunfire', deaths: 1, listed: 0, delisted: 1 },
    { date: day(i + 60_000), state: 'TX', label: 'Gunfire', deaths: 1, listed: 1, delisted: null },
  ]).flat()
  const releases = [spoken('2016-12-01', '1700-01-01'), spoken('2016-12-02', '1700-01-01')]
  const { totals } = releaseChanges(ledgerOf({ dataset: 'test', terms: shippedTerms(), releases, records }))[1]
  expect([totals.removed.deaths, totals.added.deaths, totals.redated.deaths]).toEqual([50_000, 50_000, 0])
})
