import { expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { headlineChanges, headlineDays } from '@/stats/headline-changes'
import { releaseChanges } from '@/stats/release-changes'
import { countIn, knownRows, ledgerOfFirst, shippedLedger } from '@/stats/shipped.fixture'

const claim = isoDay('2015-09-07')
const told = (changes: ReturnType<typeof headlineChanges>, id: string) => {
  const found = changes.find(({ definition }) => definition.id === id)
  return found && [found.before, found.after].map((change) => change && `${change.current} v ${change.prior}, ${change.percent}%`)
}

test('the claim’s all-cause headline turns with what was learnt later; its firearms percent stands', () => {
  const changes = headlineChanges(ledgerOfFirst(1), shippedLedger(), [claim])
  expect(told(changes, 'all')).toEqual(['86 v 92, -7%', '106 v 103, 3%'])
  expect(told(changes, 'traffic')).toEqual(['33 v 31, 6%', '37 v 31, 19%'])
  expect(told(changes, 'firearms'), '26 v 33 and 27 v 34 are both −21%').toBeUndefined()
})

test('every group’s headline of a day is told where the files give another percent', () => {
  const [before, after] = [knownRows('2016-07-03'), knownRows('2022-09-24')]
  const percents = (rows: Record<string, string>[], group: string) => {
    const [now, then] = [countIn(rows, '2015-01-01', '2015-12-31', group), countIn(rows, '2014-01-01', '2014-12-31', group)]
    return Math.sign(now - then) * Math.floor((200 * Math.abs(now - then) + then) / (2 * then))
  }
  const wanted = ['firearms', 'traffic', 'illness', 'other', 'all'].filter((group) => percents(before, group) !== percents(after, group))
  const changes = headlineChanges(ledgerOfFirst(1), ledgerOfFirst(2), [isoDay('2015-12-31')])
  const found = changes.map(({ definition }) => definition.id).filter((id) => ['firearms', 'traffic', 'illness', 'other', 'all'].includes(id))
  expect(wanted.length).toBeGreaterThan(0)
  expect(found.sort()).toEqual(wanted.sort())
})

test('where only one state of the figures covers both windows there is a headline that wasn’t there', () => {
  const [, row] = headlineChanges(ledgerOfFirst(1), ledgerOfFirst(2), [isoDay('2021-12-31')])
  expect(row.before).toBeNull()
  expect(row.after!.current).toBeGreaterThan(0)
  expect(headlineChanges(ledgerOfFirst(1), ledgerOfFirst(2), [isoDay('1700-12-31')])).toEqual([])
})

test('the days are the one looked at and the ends of the changed years and the years after them', () => {
  const place = { day: isoDay('2014-05-06'), isYearOnly: false, state: 0, label: 0 }
  const days = headlineDays([{ kind: 'redated', from: place, to: { ...place, day: isoDay('2013-12-30') }, deaths: 1 }], claim)
  expect(days.map(toIso)).toEqual(['2015-12-31', '2015-09-07', '2014-12-31', '2013-12-31'])
  expect(headlineDays([], claim)).toEqual([claim])
})

test('a release that changes nothing changes no headline', () => {
  const ledger = shippedLedger()
  const { changes } = releaseChanges(ledger).at(-1)!
  expect(headlineChanges(ledger, ledger, headlineDays(changes, claim))).toEqual([])
})
