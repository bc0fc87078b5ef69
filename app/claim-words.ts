/** The words that ask for the check of a claim, described for the API from the tables that read them. */
import { CLAIM_FIELDS, CLAIM_KINDS, type ClaimField, DIRECTIONS } from '@/claims/claim'
import { COUNTERS } from '@/claims/counters'
import { CHECK_WORD_RULES } from '@/claims/claim-query'
import { MOST_QUOTED } from '@/claims/quotation'
import { FIELD_RULES } from '@/claims/read-fields'
import type { DescribedWord, ValueSchema } from '@/stats/word-schema'

/** The claim that is checked in examples. */
export const EXAMPLE_CLAIM = 'Firearms-related deaths of officers are down 21% this year, to 26 from 33 in the same period of 2014.'

const COUNT: ValueSchema = { type: 'integer', minimum: 0, maximum: 99_999 }
const YES: ValueSchema = { type: 'string', enum: ['yes', 'no'], default: 'no' }

const OWN: Partial<Record<ClaimField, [ValueSchema, string]>> = {
  kind: [{ type: 'string', enum: CLAIM_KINDS }, 'leading'],
  current: [COUNT, '26'],
  prior: [COUNT, '33'],
  percent: [{ type: 'string' }, '-21'],
  direction: [{ type: 'string', enum: DIRECTIONS }, 'down'],
  followedby: [{ type: 'string' }, 'traffic'],
  points: [YES, 'no'],
  whole: [YES, 'no'],
  counter: [{ type: 'string', enum: COUNTERS.map(({ id }) => id) }, 'ODMP'],
}

/** The words of `/api/v1/claims/check`; those that a question has as well have its values, without a default. */
export function claimWords(question: DescribedWord[]): DescribedWord[] {
  const word = (name: string, rule: string, values: ValueSchema, example: string, isRequired = false): DescribedWord => ({ name, rule, values, most: 1, isRequired, example })
  const fields = CLAIM_FIELDS.map((name) => {
    const own = OWN[name]
    if (own) return word(name, FIELD_RULES[name], ...own)
    const { values: { default: _, ...values }, example } = question.find((each) => each.name === name)!
    return word(name, FIELD_RULES[name], values, example)
  })
  return [
    word('text', `${CHECK_WORD_RULES.text}; fields alone do as well, without it`, { type: 'string' }, EXAMPLE_CLAIM, true),
    word('published', CHECK_WORD_RULES.published, { type: 'string', format: 'date' }, '2015-09-08'),
    ...question.filter(({ name }) => name === 'dataset'),
    ...fields,
    word('quote', CHECK_WORD_RULES.quote, { type: 'string', maxLength: MOST_QUOTED }, 'down 21% this year, to 26 from 33'),
  ]
}
