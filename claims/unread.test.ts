/** Words of a claim's own clause that change what is claimed and that no field holds. */
import { describe, expect, it, test } from 'vitest'
import { isoDay, parseDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { toFields } from './claim'
import { NEWS_SENTENCES } from './news-sentences.fixture'
import { printedText } from './plain-text'
import { READ_SENTENCES, WORDINGS } from './sentences.fixture'
import { understand } from './understand'

const terms = shippedTerms()
const read = (text: string, published = '2025-10-06') => understand(text, { terms, published: parseDay(published), today: isoDay('2026-11-26') })
const mainOf = (text: string, published?: string) => {
  const { claims, main } = read(text, published)
  return main === null ? null : claims[main]
}
const unreadOf = (text: string, published?: string) => mainOf(text, published)?.unread.map(({ said }) => said)
const fieldsOf = (text: string) => read(text).claims.map(({ claim }) => toFields(claim))

/** Each changes what is claimed; of the rest of this file nothing does. */
const CHANGED: [string, string[]][] = [
  // more than one place
  ['Texas and California each saw officer deaths fall 10% through June 30 from last year.', ['Texas and California']],
  ['In Texas and California, officer deaths fell 10% through June 30 from last year.', ['Texas and California']],
  ['Line-of-duty deaths in New York and New Jersey fell to three from five last year.', ['New York and New Jersey']],
  ['Florida, Texas and Ohio led the nation in officer deaths this year, with 20.', ['Florida, Texas and Ohio']],
  ['Texas Police Deaths Fall 10% This Year From Last', ['Texas']],
  ['Officer deaths in the South fell 42% this year from last year.', ['in the South']],
  ['California, hit hard, lost five officers in 2024.', ['California']],
  // another span
  ['In the 12 months through September 2025, gunfire deaths of officers fell 21 percent from a year earlier.', ['12 months through September 2025']],
  ['Firearms deaths of officers fell 21% in the prior 12 months, from 60 to 47.', ['prior 12 months']],
  ['From Memorial Day to Labor Day, officer deaths fell 21% from last year.', ['From Memorial Day to Labor Day']],
  ['Since Jan. 20, officer deaths are down 42% from the same period last year.', ['Since Jan. 20']],
  ['Officer deaths fell 21% between June 1 and Aug. 31 from last year.', ['June 1 and Aug. 31']],
  ['From Oct. 1, 2024, to Sept. 30, 2025, officer deaths fell 12% from a year earlier.', ['Oct. 1, 2024, to Sept. 30, 2025']],
  ['Officer deaths have fallen 42% since the pandemic began.', ['since the pandemic began']],
  ['Since he took office, officer deaths have fallen 42%.', ['Since he took office']],
  ['Over the last six months officer deaths fell 21% from last year.', ['last six months']],
  ['Over the last five years officer deaths fell 21%.', ['last five years']],
  ['Officer deaths fell 21% this summer from last summer.', ['this summer']],
  ['Officer deaths fell 21% last week from a year ago.', ['last week']],
  ['Gun deaths of officers fell 21% in the second half of 2015 from 2014.', ['second half']],
  ['In fiscal 2025, officer deaths fell 12% from fiscal 2024.', ['fiscal 2025']],
  ['Officer deaths have dropped 42% in the first 100 days of the administration.', ['first 100 days']],
  ['Officer deaths are down 42% in the first eight months of his term.', ['first eight months']],
  ['In the year through September, officer deaths fell 42%.', ['year through September']],
  ['During his first year in office, officer deaths fell 42% from the year before.', ['first year']],
  // what is left out by words that aren't known
  ['Officer deaths, excluding those of volunteers, fell 10% in 2024 from 2023.', ['excluding those of volunteers']],
  // rates
  ['The rate of officer deaths fell 42% this year from last year.', ['rate of officer deaths']],
  ['Officers were 42% less likely to be killed this year than last year.', ['less likely']],
  ['Officer deaths per 100,000 officers are down 42% this year from last year.', ['per 100,000 officers']],
  ['Officer deaths fell 42% this year from last year, to 8.2 per 100,000 officers.', ['per 100,000 officers']],
  ['Officer deaths per capita fell 42% this year from last year.', ['per capita']],
  ['The risk of officers being killed fell 42% this year from last year.', ['risk of officers']],
  // averages and paces
  ['On average 7 officers a month were killed this year, down from 10 last year.', ['7 officers a month']],
  ['Officer deaths have averaged 12 a month this year, down 42% from last year.', ['12 a month']],
  ['One officer every 54 hours has died this year, down 42% from last year.', ['every 54 hours']],
  ['An officer dies every 54 hours, down 42% from last year.', ['every 54 hours']],
  // denials
  ['It is not true that officer deaths are up 10% this year from last year.', ['It is not true that']],
  ['The claim that officer deaths are up 10% this year from last year isn’t true.', ['isn’t true']],
  ['It is false that officer deaths are up 10% this year from last year.', ['It is false that']],
  ['There is no evidence that officer deaths are up 10% this year from last year.', ['no evidence that']],
  ['The chief denied that officer deaths are up 10% this year from last year.', ['denied that']],
  ['Contrary to claims that officer deaths are up 10% this year from last year, they are not.', ['Contrary to claims that']],
  ['Officer deaths are up 10% this year from last year. That is not true.', ['That is not true']],
  ['It is not true that traffic is the leading cause of officer deaths this year.', ['It is not true that']],
  // measured by the later year, and a difference alone
  ['Twice as many officers died last year as this year.', ['Twice as many']],
  ['40% more officers died in 2024 than in 2025.', ['40%']],
  ['We’ve lost 12 more officers than last year.', ['12']],
]

describe('words that change what is claimed are named as unread', () => {
  test.each(CHANGED)('%s', (text, said) => expect(unreadOf(text)).toEqual(said))

  it('each with one sentence that says why', () => {
    for (const [text] of CHANGED) for (const { why } of mainOf(text)!.unread) expect(why).toMatch(/^[A-Z].*\.$/)
  })

  it('and no day is taken from a span that doesn’t begin on 1 January', () => {
    const spans = CHANGED.filter(([, [said]]) => /months|Day|Jan|June|Oct|since|Since|last|summer|half|fiscal|days/.test(said) && !/true|months? a/.test(said))
    expect(spans.length).toBeGreaterThan(12)
    for (const [text] of spans) {
      expect(mainOf(text)!.claim.asOf).toBeNull()
      expect(read(text).missing.find(({ field }) => field === 'asof')?.ask).toMatch(/compare from 1 January/)
    }
  })

  it('quoted as the text prints them', () => {
    const besides = ['Gun deaths fell 10% in 2024 thanks to tougher sentencing, for the third consecutive year.', ...CHANGED.map(([text]) => text), ...NEWS_SENTENCES.map(({ text }) => text), ...READ_SENTENCES.map(({ text }) => text)]
    for (const text of besides) for (const { unread, unchecked } of read(text).claims) for (const { said } of [...unread, ...unchecked]) expect(printedText(text)).toContain(said)
  })
})

describe('what a field holds, or stands beside the claim, isn’t named as unread', () => {
  const OF_FIXTURES: Record<string, string> = {
    'Officer shooting deaths fell 21% in August from a year ago.': 'August',
    'In May, 14 officers died.': 'May',
    'In the past 12 months, officer deaths by gunfire fell 21 percent from a year earlier.': 'past 12 months',
    'Traffic deaths of officers in early March fell 20% from a year earlier.': 'early March',
    'In the year ending Sept. 30, 60 officers were killed by gunfire, 10 more than the year before.': 'ending Sept. 30',
    'More than 1,000 officers have died of COVID-19 since the pandemic began in 2020.': 'since the pandemic began in 2020',
  }
  const all = [...READ_SENTENCES, ...NEWS_SENTENCES, ...WORDINGS.flatMap(({ published, texts }) => texts.map((text) => ({ published, text })))]

  it.each(all)('$text', ({ published, text }) => {
    expect(read(text, published).claims.flatMap(({ unread }) => unread.map(({ said }) => said))).toEqual(OF_FIXTURES[text] === undefined ? [] : [OF_FIXTURES[text]])
  })

  test.each([
    'Sen. John Cornyn, R-Texas, said officer deaths are down 42% this year from last year.',
    'Texas Gov. Greg Abbott said officer deaths are down 42% this year from last year.',
    'Speaking in Houston, Texas, the chief said officer deaths are down 42% this year from last year.',
    'The Texas Municipal Police Association said line-of-duty deaths rose 10% this year from last year.',
    'AUSTIN, Texas (AP) — Officer deaths fell 42% through Oct. 3 from last year.',
    'Texas has lost eight officers this year, down from 12 at this point last year.',
    'The Memorial Fund reported last week that 42 officers died through June 30, down 53% from 89 last year.',
    'Last summer was deadly, but officer deaths are down 42% this year from last year.',
    'In the nine months through September, officer deaths fell 42% from last year.',
    'In the 12 months through December 2024, officer deaths fell 42% from 2023.',
    'Since Jan. 1, officer deaths are down 42% from the same period last year.',
    'Since the start of 2025, officer deaths are down 42% from last year.',
    'Officer deaths fell 42% this year from last year, the fewest in the past five years.',
    'Officer deaths fell 42% this year from last year, at a rate of 8.2 per 100,000.',
    'Officers are dying at a slower rate this year: deaths are down 42% from last year.',
    'Officer deaths fell 42% this year from last year, but the risk remains.',
    'This year 68 officers have died, about seven a month, down from 117 at this point last year.',
    'The union, which represents 5,000 officers in Illinois, said officer deaths are down 42% this year from last year.',
    'Officer deaths, excluding K-9s, fell 10% in 2024 from 2023.',
    'Officer deaths (excluding 9/11 cancers) fell 10% in 2024 from 2023.',
    'Felonious killings, which averaged 60 a year, rose 10% this year from last year.',
    'Police deaths are down by 49 this year from last year, a 42% decline.',
    'Officer deaths fell 42% this year from last year and have fallen every month since.',
  ])('%s', (text) => expect(unreadOf(text) ?? 'no claim').toEqual([]))
})

describe('a clause takes only its own words', () => {
  it('of a rate beside a count', () => {
    const { claims } = read('The homicide rate fell 17% and officer deaths fell 42% this year from last year, the mayor said.')
    expect(claims.map(({ claim, unread }) => [claim.percent, unread.map(({ said }) => said)])).toEqual([[-17, ['rate']], [-42, []]])
  })

  it('of a denial before a colon', () => expect(unreadOf('It isn’t true that officer deaths are up, the chief said: they are down 42% this year from last year.')).toEqual([]))

  it('of a place past a “but”', () => {
    expect(fieldsOf('Nationwide, officer deaths are down 42% this year from last year, but Texas has lost eight.').map(({ percent, current, state }) => [percent, current, state])).toEqual([['-42', undefined, undefined], [undefined, '8', 'TX']])
  })

  it('and a span holds for all of its sentence', () => {
    const { claims } = read('In the 12 months through September 2025, gunfire deaths of officers fell 21% and traffic deaths fell 10% from a year earlier.')
    expect(claims.map(({ claim, unread }) => [claim.cause, claim.asOf, unread.map(({ said }) => said)])).toEqual([['gunfire', null, ['12 months through September 2025']], ['traffic', null, ['12 months through September 2025']]])
  })
})
