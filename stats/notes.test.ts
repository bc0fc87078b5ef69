import { describe, expect, test } from 'vitest'
import { answer } from '@/stats/answer'
import { isoDay } from '@/stats/calendar'
import { sentenceOf } from '@/stats/headline'
import { type Release, ledgerOf } from '@/stats/ledger'
import { contextOf, notesOf } from '@/stats/notes'
import { parseQuestion } from '@/stats/question'
import { shippedLedger, shippedTerms } from '@/stats/shipped.fixture'

const shipped = shippedLedger()
/** Notes and context of a query, by id. */
const notes = (query: string, ledger = shipped): Record<string, string> => {
  const found = answer(ledger, parseQuestion(new URLSearchParams(query), ledger).question)
  return Object.fromEntries([...notesOf(found), ...contextOf(found)].map(({ id, segments }) => [id, sentenceOf(segments)]))
}

describe('the claim of 2015', () => {
  const claim = notes('asof=2015-09-07&known=2016-07-03')

  test.each([
    ['parts', 'Two of the 26 were inadvertent.'],
    ['chance', 'Could easily be chance: 18 or fewer, or 53 or more would be unusual after 33 (95% interval −55% to +36%, p 0.435).'],
    ['fragility', 'One more death would make it −18%; seven more deaths would bring the change to zero.'],
    ['leading', 'Leading cause: traffic, 33 of 86 from all causes.'],
  ])('%s', (id, expected) => {
    expect(claim[id]).toBe(expected)
  })

  test('tells what was learnt later, and that all causes turn', () => {
    expect(claim.revision).toContain('27 v 34, −21%')
    expect(claim.revision).toContain('All causes turn from −7% to +3%.')
    // 106 − 86 and 103 − 92; illness is 24 of the 31.
    expect(claim.revision).toContain('20 more from all causes in this window and 11 more in the one before, most of them illness')
    expect(notes('asof=2015-09-07').revision).toContain('26 v 33, −21%')
  })

  test('a fall under both definitions', () => {
    expect(claim.definitions).toContain('A fall under 2 of 2 definitions')
  })

  test('and the percents that they print', () => {
    // 26 v 33 and 24 v 32.
    expect(claim.definitions).toBe('A fall under 2 of 2 definitions; the printed percent runs from −25% to −21%.')
    // All but illness: 86 − 19 and 92 − 25.
    expect(notes('cause=all&asof=2015-09-07&known=2016-07-03').definitions).toMatch(/^A fall under 3 of 4 definitions, not under all but illness \(67 v 67, unchanged\); the printed percent runs from −\d+% to 0%\.$/)
    expect(notes('cause=all-but-illness&asof=2015-09-07&known=2016-07-03').definitions).toMatch(/^Unchanged under 1 of 4 definitions, not under all causes \(86 v 92, −7%\), /)
  })

  test('has no note that is not needed', () => {
    for (const id of ['small', 'alignment', 'like-for-like', 'gaps', 'events', 'unknown-cause', 'year-only']) expect(claim[id]).toBeUndefined()
  })
})

test('beside a line that tells what the pair is now, the revision tells the rest of it alone', () => {
  const beside = (query: string) => {
    const found = answer(shipped, parseQuestion(new URLSearchParams(query), shipped).question)
    return sentenceOf(notesOf(found, true).find(({ id }) => id === 'revision')!.segments)
  }
  expect(beside('asof=2015-09-07&known=2016-07-03')).toMatch(/^All causes turn from −7% to \+3%\. Between 3 July 2016 and 30 August 2024 /)
  // What an earlier release said isn't what the line tells.
  expect(beside('asof=2015-09-07')).toMatch(/^In the first release held, of 3 July 2016: 26 v 33, −21%\./)
})

test('names the releases behind the figures by their days, each with its years', () => {
  expect(notes('asof=2015-09-07&known=2016-07-03').windows).toBe(
    '1 January to 7 September 2015 against 1 January to 7 September 2014; as known on 3 July 2016: figures from the release of 3 July 2016, as compiled by FiveThirtyEight.',
  )
  expect(notes('').windows).toBe(
    '1 January to 5 October 2025 against 1 January to 5 October 2024; everything known now: figures for 2025 from the release of 5 October 2025, for 2024 from that of 29 December 2024, as compiled by Matt Stiles.',
  )
  expect(notes('asof=2015-09-07').windows).toContain('; everything known now, newest release of 5 October 2025: figures from the release of 30 August 2024, as compiled by Matt Stiles.')
  expect(notes('asof=2025-10-05&against=average-5').windows).toContain('for 2025 from the release of 5 October 2025, for 2024 from that of 29 December 2024, for 2020, 2021, 2022, and 2023 from that of 30 August 2024')
})

test('like for like stands beside a percent that differs, with its leaning', () => {
  const note = notes('asof=2025-08-31')['like-for-like']
  expect(note).toContain('31 v 39, −21%')
  expect(note).toContain('A fresh count set against a long-revised one leans towards a fall.')
})

test('the other alignment stands beside a count that differs', () => {
  expect(notes('asof=2024-02-29').alignment).toBe('By the same number of days: 8 v 9, −11%.')
  expect(notes('asof=2024-02-29&align=days').alignment).toBe('By the same dates: 8 v 8, unchanged.')
})

test('a tie names both leading causes', () => {
  expect(notes('asof=2015-09-13').leading).toBe('Leading causes: traffic and illness, 37 each of 111 from all causes.')
})

test('a gap names its days', () => {
  expect(notes('asof=2024-12-31').gaps).toContain('30 and 31 December 2024')
})

test('an event of several deaths is named', () => {
  expect(notes('asof=2025-10-03').events).toContain('3 on 17 September 2025 in Pennsylvania (Gunfire)')
})

test('nothing is said of chance, definitions or fragility where a window is not covered', () => {
  for (const query of ['asof=2025-12-05', 'asof=2026-01-05', 'asof=1791-01-05']) {
    const found = notes(query)
    for (const id of ['chance', 'small', 'definitions', 'fragility', 'outlook', 'ten-years', 'to-year-end']) expect(found[id]).toBeUndefined()
  }
})

test('no note says "significant" or "no change"', () => {
  for (const query of ['', 'cause=all', 'asof=2024-02-29', 'asof=2016-02-29&known=2016-07-03', 'cause=traffic&state=VT', 'against=average-5&cause=all']) {
    expect(Object.values(notes(query)).join(' ')).not.toMatch(/significan|no change/i)
  }
})

describe('each note is true', () => {
  test('small numbers speak of no percent where there is none', () => {
    expect(notes('cause=traffic&state=VT').small ?? '').not.toContain('the percent')
    expect(notes('state=CA').small ?? '').not.toContain('the percent')
  })

  test('an average by the same number of days is not one of the same dates', () => {
    expect(notes('asof=2024-02-29&align=days&against=average-5').windows).not.toContain('the same dates')
  })

  test('a window that no release speaks of has no compiler and is written without a leading zero', () => {
    const note = notes('asof=1600-01-01').windows
    expect(note).not.toContain('compiled by .')
    expect(note).not.toContain('0999')
  })

  test('on 31 December nothing is said of where the year will end', () => {
    const found = notes('asof=2015-12-31')
    expect(found.outlook).toBeUndefined()
    expect(found['to-year-end']).toBeUndefined()
  })

  test('years that do not follow one another are not told as a span', () => {
    // 2010 has an uncovered half, so the five full years before 2013 are 2012, 2011, 2009, 2008 and 2007.
    const release = (id: string, from: string, to: string): Release => ({
      id,
      released: isoDay('2014-01-01'),
      span: { from: isoDay(from), to: isoDay(to) },
      compiledBy: 'us',
      licence: '',
      source: '',
      sha256: '',
      deaths: 0,
    })
    const ledger = ledgerOf({
      dataset: 'test',
      terms: shippedTerms(),
      releases: [release('a', '2000-01-01', '2010-06-30'), release('b', '2011-01-01', '2013-09-30')],
      records: Array.from({ length: 14 }, (_, i) => ({ date: `${2000 + i}-11-01`, state: 'TX', label: 'Gunfire', deaths: 1, listed: 0, delisted: null })),
    })
    expect(notes('asof=2013-09-07', ledger).outlook).toContain('like that of 2007, 2008, 2009, 2011, and 2012')
  })
})
