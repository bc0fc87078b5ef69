/** Texts of any kind: hostile, long or made by chance. */
import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { isoDay, parseDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { toFields } from './claim'
import { mergedDrafts } from './merge-drafts'
import { readFields } from './read-fields'
import { mentionsOf } from './read-mentions'
import { draftsOf } from './sentence-drafts'
import { sentencesOf, tokensOf } from './tokens'
import { understand } from './understand'

const terms = shippedTerms()
const today = isoDay('2026-11-26')
const read = (text: string, published = '') => understand(text, { terms, published: parseDay(published), today })
const mainOf = (text: string, published = '') => {
  const { claims, main } = read(text, published)
  return main === null ? null : toFields(claims[main].claim)
}

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

  it.each(HOSTILE)('is read, and every claim’s fields read back: %s', (_, text) => {
    for (const { claim } of read(text, '2015-09-08').claims) expect(readFields(toFields(claim), terms).problems).toEqual([])
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

  const WORDS = 'firearms deaths traffic gunfire fell rose down up 21% 26 33 from to the same period last year this 2014 2015 June 30 , . ; while and including of them not more than three times half a third as many leading cause followed by average five-year compared with in ( ) − Texas unchanged 0% −5% 150% 0.00001% 99999 percentage points excluding COVID-19 shot officers mid-October all FBI said known on as share 2099 1/1/2030 H1 whole'.split(' ')

  it('never throws, its places lie within the text, and its claims read back from their fields', () => {
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
          expect(readFields(toFields(claim), terms).problems).toEqual([])
        }
        expect(main === null).toBe(claims.length === 0)
        if (main === null) expect(missing).toEqual([])
      }),
      { numRuns: 1500 },
    )
  })
})

describe('the work grows as the text does', () => {
  /** Reads of words, mentions and drafts while a text is read: each list counts what is taken from it. */
  function readsOf(text: string): number {
    let reads = 0
    const counted = <T>(list: T[]): T[] => new Proxy(list, { get: (target, key) => (reads++, Reflect.get(target, key)) })
    const unused: string[] = []
    const drafts = sentencesOf(counted(tokensOf(text))).flatMap((sentence, i) => draftsOf(counted(sentence), i, counted(mentionsOf(counted(sentence), terms, text)), { terms, published: isoDay('2015-09-08') }, unused))
    mergedDrafts(counted(drafts), isoDay('2015-09-08'))
    return reads
  }

  test.each([
    ['claims', 'Firearms deaths fell 21% to 26 from 33 this year compared with the same period last year. '],
    ['one sentence without an end', 'deaths fell 21% to 26 from 33, '],
    ['many causes', 'firearms, traffic, gunfire, felonious, illness and COVID-19 deaths fell 21%, '],
    ['months', 'January 1 to '],
    ['cues', 'from the same period of the '],
    ['capitals', 'Aaa Bbb police killed in Ccc Ddd '],
    ['ranks', 'the most and the fewest '],
    ['deaths that are left out', 'excluding the those of any deaths '],
    ['prose', 'The chief spoke at length of the weather, the parade and the new carpet. '],
  ])('%s', (_, unit) => {
    const [quarter, half, whole] = [5000, 10_000, 20_000].map((size) => readsOf(unit.repeat(size / unit.length)))
    expect(half / quarter).toBeLessThan(2.1)
    expect(whole / half).toBeLessThan(2.1)
    expect(whole).toBeLessThan(20_000 * 100)
  })
})
