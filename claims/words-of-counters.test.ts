/** Who counted, where a sentence says so. */
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { understand } from './understand'

const read = (text: string) => understand(text, { terms: shippedTerms(), published: isoDay('2024-01-11'), today: isoDay('2026-11-26') })

describe('who counted', () => {
  const counterOf = (text: string) => read(text).claims.map(({ claim }) => claim.counter ?? null)

  test.each([
    ['The FBI said 60 officers were feloniously killed in 2022.', ['FBI']],
    ['Sixty officers were feloniously killed in 2022, according to the FBI.', ['FBI']],
    ['Sixty officers were feloniously killed in 2022, the bureau reported.', ['FBI']],
    ['In 2023, 136 officers died, data from the Officer Down Memorial Page show.', ['ODMP']],
    ['NLEOMF: 136 officers died in 2023.', ['NLEOMF']],
    ['The National Law Enforcement Officers Memorial Fund counted 136 deaths of officers in 2023.', ['NLEOMF']],
    ['An FBI agent and 46 other officers were killed by gunfire in 2023.', [null]],
    ['Gunfire killed 47 officers in 2023, the Bureau of Labor Statistics said.', [null]],
    ['FBI Director John Roe said gunfire killed 47 officers in 2023.', [null]],
    ['The FBI counted 60 felonious deaths of officers in 2022. Heart attacks killed 20 officers in 2022.', ['FBI', null]],
    ['The FBI counted 60 felonious deaths of officers in 2022, while ODMP counted 20 deaths of officers from heart attacks.', ['FBI', 'ODMP']],
  ])('%s', (text, counters) => expect(counterOf(text)).toEqual(counters))

  it('is said with the words that name it', () =>
    expect(read('The FBI said 60 officers were feloniously killed in 2022.').claims[0].readings).toContain('“The FBI” as who counted: Federal Bureau of Investigation'))
})
