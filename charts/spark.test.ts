import { expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { isoDay } from '@/stats/calendar'
import { type ListedRecord, ledgerOf } from '@/stats/ledger'
import { parseQuestion } from '@/stats/question'
import { shippedTerms } from '@/stats/shipped.fixture'
import { CLAIM, ask, randomQueries } from './drawn.fixture'
import { sparkPaths } from './spark'

const record = (date: string, deaths: number): ListedRecord => ({ date, state: 'TX', label: 'Gunfire', deaths, listed: 0, delisted: null })
const span = { from: isoDay('2000-01-01'), to: isoDay('2015-12-31') }
const release = { id: 'r', released: isoDay('2016-01-05'), span, compiledBy: 'c', licence: '', source: 's', sha256: '', deaths: 5 }

function sparks(records: ListedRecord[], query: string) {
  const small = ledgerOf({ dataset: 'd', terms: shippedTerms(), releases: [release], records })
  const asked = answer(small, parseQuestion(new URLSearchParams(query), small).question)
  return sparkPaths(small, asked, asked.filter.labels)
}

test('steps from 1 January at the left to the as-of day at the right, the higher line reaching the top', () => {
  // 40 days: 39 steps of 2 pixels from x = 1. Of most 4: 0 at y = 18, 1 at 14, 2 at 10, 4 at 2.
  const records = [record('2015-01-01', 1), record('2015-01-11', 3), record('2014-02-09', 2)]
  expect(sparks(records, 'asof=2015-02-09')).toEqual({ current: 'M1 14H21V2H79', prior: 'M1 18H79V10H79' })
})

test('is flat where nobody died, and a single day is drawn', () => {
  expect(sparks([], 'asof=2015-02-09')).toEqual({ current: 'M1 18H79', prior: 'M1 18H79' })
  expect(sparks([record('2015-01-01', 1)], 'asof=2015-01-01').current).toMatch(/^M1 2H/)
})

test('has no prior line against an average', () => {
  expect(sparks([record('2015-01-01', 1)], 'asof=2015-02-09&against=average-5').prior).toBeNull()
})

test('stays in its box of 80 × 20', () => {
  for (const query of [CLAIM, 'state=VT', 'asof=2026-01-05', 'asof=1791-01-05', ...randomQueries(60, 9)]) {
    for (const { spark } of ask(query).groups) {
      for (const path of [spark.current, spark.prior ?? '']) {
        expect(path, query).not.toMatch(/NaN|undefined|Infinity/)
        for (const [, x] of path.matchAll(/[MH](-?[\d.]+)/g)) expect(Number(x) >= 1 && Number(x) <= 79, query).toBe(true)
        for (const [, y] of path.matchAll(/[ V](-?[\d.]+)/g)) expect(Number(y) >= 2 && Number(y) <= 18, query).toBe(true)
      }
    }
  }
})
