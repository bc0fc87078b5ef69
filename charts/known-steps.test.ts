import { describe, expect, test } from 'vitest'
import { toIso } from '@/stats/calendar'
import { dayOfKnown } from '@/stats/known'
import { countIn, knownRows, shippedReleases } from '@/stats/shipped.fixture'
import { CLAIM, ask } from './drawn.fixture'

describe('the steps of the claim’s windows', () => {
  const { steps } = ask(CLAIM)

  test('are all 18 releases, each with what its files say', () => {
    expect(steps.map(({ id }) => `releases/${id}.csv`)).toEqual(shippedReleases().map(({ file }) => file))
    for (const { known, change } of steps) {
      const rows = knownRows(toIso(dayOfKnown(known)))
      expect([change.current, change.prior]).toEqual([countIn(rows, '2015-01-01', '2015-09-07', 'firearms'), countIn(rows, '2014-01-01', '2014-09-07', 'firearms')])
    }
  })

  test('two of them say another pair than the one before: 26 v 33 and 27 v 34', () => {
    expect(steps.filter(({ isChanged }) => isChanged).map(({ id, change }) => [id, change.current, change.prior])).toEqual([['2016-07-03', 26, 33], ['2022-09-24', 27, 34]])
  })

  test('ask the same windows as known then; the newest asks them as known now', () => {
    for (const { query, change } of steps) expect(ask(query.slice(1)).answer.comparison).toMatchObject(change)
    expect(steps[1].query).toBe('?asof=2015-09-07&known=2022-09-24')
    expect(steps.at(-1)).toMatchObject({ query: '?asof=2015-09-07', isNow: true })
    expect(ask('asof=2025-09-28').steps.map(({ query }) => query)).toEqual(['?asof=2025-09-28&known=2025-09-28', '?asof=2025-09-28'])
  })

  test('mark the release in force', () => {
    const inForce = (query: string) => ask(query).steps.filter(({ isInForce }) => isInForce).map(({ id }) => id)
    expect(inForce(CLAIM)).toEqual(['2016-07-03'])
    expect(inForce('asof=2015-09-07&known=2023-05-05')).toEqual(['2022-09-24'])
    expect(inForce('asof=2015-09-07')).toEqual(['2025-10-05-2025'])
  })

  test('are none where a window reaches outside the figures', () => {
    expect(ask('asof=2025-12-05').steps).toEqual([])
  })
})
