/** What a sentence says of deaths beside its comparison. */
import { describe, expect, it, test } from 'vitest'
import { isoDay } from '@/stats/calendar'
import { shippedTerms } from '@/stats/shipped.fixture'
import { understand } from './understand'

const read = (text: string) => understand(text, { terms: shippedTerms(), published: isoDay('2024-01-11'), today: isoDay('2026-11-26') })

describe('what a claim’s sentence says besides is named as unchecked', () => {
  const besideOf = (text: string) => read(text).claims[0].unchecked.map(({ said }) => said)

  test.each([
    ['Gun deaths of officers rose 10% in 2023 to a 10-year high.', ['10-year high']],
    ['Gun deaths of officers fell 10% in 2023, the fewest since 1974.', ['fewest since 1974']],
    ['Gunfire killed 47 officers in 2023, the most in more than 20 years.', ['most in more than 20 years']],
    ['Gun deaths of officers rose 10% in 2023, the deadliest year on record.', ['deadliest year on record']],
    ['Gun deaths of officers rose 10% to a record high in 2023.', ['record high']],
    ['Gun deaths of officers rose 10% in 2023, a rate of 8.2 per 100,000 officers.', ['8.2 per 100,000 officers']],
    ['Gun deaths of officers rose 10% in 2023 and were 42% of all deaths.', ['42%']],
    ['Fifty-four officers died in 2023, fewer than in any year since 1956.', ['fewer than in any year since 1956']],
    ['Gun deaths of officers fell for the third consecutive year in 2023, to 46 from 63.', ['third consecutive year']],
    ['Gun deaths of officers rose 10% in 2023, for a fifth year in a row.', ['fifth year in a row']],
    ['Gun deaths of officers fell 10% in 2023, the fifth straight year of decline.', ['fifth straight year']],
    ['Gun deaths of officers fell 10% in 2023 after three straight years of increases.', ['three straight years']],
    ['Gun deaths of officers fell 10% in 2023 thanks to tougher sentencing.', ['thanks to tougher sentencing']],
    ['Because of tougher laws, gun deaths of officers fell 10% in 2023.', ['Because of tougher laws']],
    ['Gun deaths of officers fell 10% in 2023 due to a new policy.', ['due to a new policy']],
    ['Gun deaths of officers fell 10% in 2023 as a result of better vests and trauma kits, the union said.', ['as a result of better vests and trauma kits']],
    ['Gun deaths of officers fell 10% in 2023 after the law passed.', ['after the law passed']],
    ['Officer deaths due to COVID fell 10% in 2023.', []],
    ['Fourteen officers died because of injuries in crashes in 2023.', []],
    ['Twelve officers died in 2023 as a result of gunfire.', []],
    ['Twelve officers died because they were shot in 2023.', []],
    ['Gun deaths of officers fell in 2023 after a law enforcement officer was shot.', []],
    ['Police deaths were down by 49 in 2023 from 2022, a 42% decline.', ['49']],
    ['Officer deaths are at their lowest since he took office, down 42% in 2023 from 2022.', ['lowest since he took office']],
    ['In 2023, 136 officers died, about 11 a month, down from 224 in 2022.', ['11 a month']],
    ['Not since 2013 have so few officers died: 136 in 2023, down from 224 in 2022.', ['Not since 2013']],
    ['Deputy Jane Roe, 41, earned $52,000; gun deaths of officers fell 10% in 2023 since Jan. 1, most of them in June.', []],
  ])('%s', (text, said) => expect(besideOf(text)).toEqual(said))

  it('with a reason, and of its own sentences alone', () => {
    const { claims } = read('Gun deaths of officers fell 10% in 2023, the fewest since 1974. Last year was the hottest on record.')
    expect(claims[0].unchecked).toEqual([{ said: 'fewest since 1974', why: 'A rank among many years isn’t judged here: the check holds one window against an earlier one.' }])
  })
})
