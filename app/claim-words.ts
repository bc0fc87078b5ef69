/** The words that ask for the check of a claim, described for the API from the tables that read them. */
import { MOST_BESIDE, OPEN_FIELDS } from '@/claims/asides'
import { CLAIM_KINDS, type ClaimField, DIRECTIONS } from '@/claims/claim'
import { CHECK_WORD_RULES, CLAIM_WORDS, type CheckWord, SAYING_FIELDS } from '@/claims/claim-query'
import { COUNTERS } from '@/claims/counters'
import { MOST_QUOTED } from '@/claims/quotation'
import { FIELD_RULES } from '@/claims/read-fields'
import type { DescribedWord, ValueSchema } from '@/stats/word-schema'

/** The claim that is checked in examples. */
export const EXAMPLE_CLAIM = 'Firearms-related deaths of officers are down 21% this year, to 26 from 33 in the same period of 2014.'

/** The words of which a check takes one at least. */
export const NEEDED_WORDS: readonly string[] = ['text', ...SAYING_FIELDS]

/** A number, which may have a word before it: "nearly 30". */
const NUMBER: ValueSchema = { type: ['string', 'number'] }
const YES: ValueSchema = { type: 'string', enum: ['yes', 'no'], default: 'no' }
const SAID: ValueSchema = { type: 'string', maxLength: MOST_BESIDE }
const OPEN = `(${OPEN_FIELDS.join('|')})`

/** Fields that a program may send as a number, or as true and false; every other one is a text. */
export const NUMBER_FIELDS: readonly ClaimField[] = ['current', 'prior', 'percent', 'against']
export const YES_FIELDS: readonly ClaimField[] = ['points', 'whole']

/** Of a field that a question has too, the question's own are taken. */
const OF_FIELDS: Partial<Record<ClaimField, [ValueSchema, string]>> = {
  kind: [{ type: 'string', enum: CLAIM_KINDS }, 'leading'],
  current: [NUMBER, '26'],
  prior: [NUMBER, '33'],
  percent: [NUMBER, '-21'],
  direction: [{ type: 'string', enum: DIRECTIONS }, 'down'],
  points: [YES, 'no'],
  whole: [YES, 'no'],
  counter: [{ type: 'string', enum: COUNTERS.map(({ id }) => id) }, 'ODMP'],
}

const OF_CHECKS: Record<CheckWord, [ValueSchema, string]> = {
  text: [{ type: 'string' }, EXAMPLE_CLAIM],
  published: [{ type: 'string', format: 'date' }, '2015-09-08'],
  claim: [{ type: 'integer', minimum: 1, maximum: 999 }, '1'],
  length: [{ type: 'integer', minimum: 0, maximum: 9_999_999 }, '4000'],
  quote: [{ type: 'string', maxLength: MOST_QUOTED }, 'down 21% this year, to 26 from 33'],
  open: [{ type: 'string', pattern: `^${OPEN}(,${OPEN})*$` }, 'percent'],
  unread: [SAID, 'Since Jan. 20'],
  foreign: [SAID, 'ambush killings'],
  beside: [SAID, '10-year low'],
}

const isCheckWord = (name: CheckWord | ClaimField): name is CheckWord => Object.hasOwn(CHECK_WORD_RULES, name)

/** The words of `/api/v1/claims/check`, all that an address of a check may have; those of a question have its values, without a default. */
export function claimWords(question: DescribedWord[]): DescribedWord[] {
  const asked = (name: string): [ValueSchema, string] => {
    const { values: { default: _, ...values }, example } = question.find((each) => each.name === name)!
    return [values, example]
  }
  const described = (name: CheckWord | ClaimField): DescribedWord => {
    const [values, example] = isCheckWord(name) ? OF_CHECKS[name] : (OF_FIELDS[name] ?? (name === 'followedby' ? [asked('cause')[0], 'traffic'] : asked(name)))
    return { name, rule: isCheckWord(name) ? CHECK_WORD_RULES[name] : FIELD_RULES[name], values, most: 1, example }
  }
  const first = ['text', 'published'] as const
  return [...first.map(described), ...question.filter(({ name }) => name === 'dataset'), ...CLAIM_WORDS.filter((name) => !first.some((each) => each === name)).map(described)]
}
