import { describe, expect, test } from 'vitest'
import { isoDay, toIso } from '@/stats/calendar'
import { labelsOf } from '@/stats/count'
import { releaseOn } from '@/stats/ledger'
import { countIn, rowsOf, shippedLedger, shippedReleases } from '@/stats/shipped.fixture'
import { findDefinition } from '@/stats/terms'
import { type Frame, changeAt, changedVintages, coveringVintages, likeForLikeOf, revisionOf } from '@/stats/vintages'
import { priorYears, windowIn, windowOf } from '@/stats/window'

const ledger = shippedLedger()
const labels = (id: string) => labelsOf(ledger, [findDefinition(ledger.terms, id)!])
const frameOf = (asOf: string, against: 'last-year' | 'average-5' | number = 'last-year'): Frame => {
  const window = windowOf(isoDay(asOf))
  return { ledger, state: null, window, priorWindows: priorYears(window, against).map((y) => windowIn(y, window, 'date')) }
}
const likeFor = (asOf: string, known: string, id: string) =>
  likeForLikeOf(frameOf(asOf), labels(id), releaseOn(ledger, isoDay(known)), isoDay(known))

describe('now-known: both windows from one release', () => {
  test.each([
    ['2015-09-07', '2016-07-03', 'firearms', 26, 33],
    ['2015-09-07', '2025-10-05', 'firearms', 27, 34],
    ['2015-09-07', '2016-07-03', 'all', 86, 92],
    ['2015-09-07', '2025-10-05', 'all', 106, 103],
    ['2015-09-07', '2016-07-03', 'traffic', 33, 31],
    ['2015-09-07', '2025-10-05', 'traffic', 37, 31],
    ['2015-09-08', '2016-07-03', 'firearms', 26, 34],
  ])('as of %s, known on %s: %s %i v %i', (asOf, known, id, current, prior) => {
    expect(changeAt(frameOf(asOf), labels(id), releaseOn(ledger, isoDay(known)))).toMatchObject({ current, prior })
  })

  test('agrees with the files at every release and several days', () => {
    const days = ['2015-09-07', '2016-02-29', '2016-07-02', '2023-12-31', '2024-02-29', '2024-08-30', '2025-03-30', '2025-10-03']
    let rows: Record<string, string>[] = []
    shippedReleases().forEach(({ file, replaces }, place) => {
      const kept = rows.filter((r) => r.date < replaces.from || r.date > replaces.to)
      rows = [...kept, ...rowsOf(file)].filter((r) => r.date >= '2014-01-01')
      for (const asOf of days) {
        const before = `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4).replace('-02-29', '-02-28')}`
        for (const id of ['firearms', 'illness', 'all']) {
          expect(changeAt(frameOf(asOf), labels(id), place)).toMatchObject({
            current: countIn(rows, `${asOf.slice(0, 4)}-01-01`, asOf, id),
            prior: countIn(rows, `${before.slice(0, 4)}-01-01`, before, id),
          })
        }
      }
    })
  })
})

describe('like for like: the prior window from the release in force on the same date a year before', () => {
  // Counted by hand from 2024-09-29-2024.csv (in force on 2024-10-05) and 2025-10-05-2025.csv.
  test.each([
    ['2025-06-30', 'firearms', 22, 27, -19],
    ['2025-08-31', 'firearms', 31, 39, -21],
    ['2025-08-31', 'traffic', 19, 33, -42],
    ['2025-08-31', 'all', 60, 96, -38],
    ['2025-09-28', 'firearms', 35, 43, -19],
    ['2025-09-28', 'all', 67, 106, -37],
  ])('as of %s: %s %i v %i, %i%%', (asOf, id, current, prior, percent) => {
    const found = likeFor(asOf, '2025-10-05', id)!
    expect(found.change).toMatchObject({ current, prior, percent })
    expect(ledger.releases[found.priorRelease].id).toBe('2024-09-29-2024')
    expect(countIn(rowsOf('releases/2024-09-29-2024.csv'), '2024-01-01', `2024${asOf.slice(4)}`, id)).toBe(prior)
    expect(countIn(rowsOf('releases/2025-10-05-2025.csv'), '2025-01-01', asOf, id)).toBe(current)
  })

  test('is not held where that release does not reach over the window', () => {
    expect(likeFor('2025-10-03', '2025-10-05', 'firearms')).toBeNull()
    expect(likeFor('2025-09-28', '2025-09-28', 'firearms')).toBeNull()
  })

  test('is not held where there was no release a year before', () => {
    expect(likeFor('2015-09-07', '2016-07-03', 'firearms')).toBeNull()
    expect(likeFor('2015-09-07', '2017-07-02', 'firearms')).toBeNull()
    expect(likeFor('2015-09-07', '2017-07-03', 'firearms')?.change).toMatchObject({ current: 26, prior: 33 })
  })

  test('is only for the year before', () => {
    const known = isoDay('2025-10-05')
    const place = releaseOn(ledger, known)
    expect(likeForLikeOf(frameOf('2025-08-31', 'average-5'), labels('all'), place, known)).toBeNull()
    expect(likeForLikeOf(frameOf('2025-08-31', 2020), labels('all'), place, known)).toBeNull()
  })
})

describe('vintages', () => {
  const frame = frameOf('2015-09-07')
  const vintages = changedVintages(coveringVintages(frame, labels('firearms'), labels('all')))

  test('are the releases that changed the pair or that of all causes', () => {
    const told = vintages.map(({ known, change, all }) => [toIso(known), change.current, change.prior, all.current, all.prior])
    expect(told).toEqual([
      ['2016-07-03', 26, 33, 86, 92],
      ['2022-09-24', 27, 34, 106, 101],
      ['2024-08-30', 27, 34, 106, 103],
    ])
  })

  test('leave out a release that does not cover both windows', () => {
    const found = changedVintages(coveringVintages(frameOf('2025-09-28'), labels('firearms'), labels('all')))
    expect(found.map(({ id }) => id)).toEqual(['2025-09-28-2025', '2025-10-05-2025'])
    expect(changedVintages(coveringVintages(frameOf('2024-12-31'), labels('firearms'), labels('all')))).toEqual([])
  })

  test('make a revision: what was listed late, by group', () => {
    const groups = ledger.terms.groups.map((group) => ({ group, labels: labels(group) }))
    const early = revisionOf(frame, vintages, 0, groups)!
    expect([early.from.id, early.to.id]).toEqual(['2016-07-03', '2024-08-30-history'])
    // 27 − 26 and 34 − 33; 37 − 33 and 31 − 31; 33 − 19 and 35 − 25; 9 − 8 and 3 − 3.
    expect(early.groups).toEqual([
      { group: 'firearms', current: 1, prior: 1 },
      { group: 'traffic', current: 4, prior: 0 },
      { group: 'illness', current: 14, prior: 10 },
      { group: 'other', current: 1, prior: 0 },
    ])
    expect(revisionOf(frame, vintages, ledger.releases.length - 1, groups)).toEqual(early)
    expect(revisionOf(frame, vintages, 1, groups)?.groups).toEqual([{ group: 'illness', current: 0, prior: 2 }])
  })

  test('make no revision where there is one only', () => {
    const only = vintages.slice(0, 1)
    expect(revisionOf(frame, only, 0, [])).toBeNull()
    expect(revisionOf(frame, [], 0, [])).toBeNull()
  })
})
