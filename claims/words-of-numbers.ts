/**
 * Numbers, in figures or words: percents, counts, differences between counts, and numbers that are none of these
 * (ages, money, rates, times, footnotes), which are named and not used. Fractions and multiples are percents only
 * beside a direction: "fell by a third" is one, "a third of them" is a share.
 */
import type { CountCue, CountMention, DifferenceMention, PercentMention, Read, UnusedMention } from './mention'
import { MULTIPLES, changeWordsAt, fractionAt, timesAt } from './words-of-fractions'
import { type Amount, MOST_COUNT, amountAt, roughBefore } from './amount'
import { directionAt } from './words-of-direction'
import { isYear } from './date-point'
import type { Token } from './tokens'

type Found = Read<PercentMention> | Read<CountMention> | Read<DifferenceMention> | Read<UnusedMention>

const UNITS = new Set(
  'year day week month hour minute second mile round bullet age a.m. p.m. am pm o\'clock mph foot inch pound caliber mm million billion thousand dollar cent state county city town agency department people civilian suspect person man woman child resident american vehicle car arrest time shift dog k9 country nation jurisdiction municipality district decade generation quarter degree page article section step point community incident attack ambush assault injury'.split(' '),
)
const ADJECTIVES = new Set('different other more law enforcement local separate consecutive straight u.s. american innocent police additional unarmed nonfatal'.split(' '))
const OF_DEATHS = new Set('death fatality officer all the those these them such line law total police every killing'.split(' '))
const ONE_OF = new Set('officer death fatality deputy trooper firearm traffic shooting more fewer line law police'.split(' '))

const SKIPPED_BEFORE = new Set('the a an only just total of last year\'s years that those mere record revised in , nearly about almost some , year number figure ( : average mean five ten decade'.split(' '))

/** What stands before a count: "from 28", "to 22", "compared with the 33", "versus 3". */
function cueBefore(tokens: Token[], at: number): CountCue {
  // "(28 to 22)"
  if (tokens[at - 1]?.text === '(' && tokens[at + 1]?.text === 'to' && tokens[at + 2]?.kind === 'number' && tokens[at + 3]?.text === ')') return 'from'
  for (let i = at - 1; i >= 0 && i >= at - 6; i--) {
    const { text } = tokens[i]
    if (text === 'from') return 'from'
    if (/^(?:versus|vs|v|against)$/.test(text)) return 'versus'
    // "from more than 20", "from just over 20": an amount, not a comparison.
    if (text === 'than' && i === at - 1 && /^(?:more|fewer|less|greater|higher|lower)$/.test(tokens[i - 1]?.text ?? '')) {
      i--
      continue
    }
    if (text === 'than') return 'versus'
    if (text === 'over' && i === at - 1 && tokens[i - 1]?.text === 'just') continue
    if (text === 'over' && i < at - 1) return 'versus'
    if (/^(?:with|to)$/.test(text)) {
      const before = tokens[i - 1]?.text ?? ''
      if (/^(?:compared|compares|comparing|comparison|contrasted|relative|contrast)$/.test(before)) return 'versus'
      return text === 'to' && i >= at - 3 && !/^(?:up|close)$/.test(before) ? 'to' : null
    }
    if (text === '.' && /^vs?$/.test(tokens[i - 1]?.text ?? '')) continue
    // "with the 5-year average of 31"
    if (tokens[i].kind === 'number' && tokens[i + 1]?.stem === 'year' && /^(?:average|mean)$/.test(tokens[i + 2]?.text ?? '')) continue
    if (/^(?:below|above)$/.test(text)) return i < at - 1 || isPercentAt(tokens, i - 1) ? 'versus' : null
    if (!SKIPPED_BEFORE.has(text) && !/^(?:19|20)\d\d$/.test(text) && !MULTIPLES.has(text)) return null
  }
  return null
}

const isPercentAt = (tokens: Token[], at: number) => /^(?:%|percent|cent|pct)$/.test(tokens[at]?.text ?? '')

const PERCENT = /^(?:%|percent|pct|percentage)$/

/** The tokens of "%", "percent", "per cent" or "percentage points" after an amount. */
function percentSign(tokens: Token[], at: number): { length: number; isPoints: boolean } | null {
  const isTwo = tokens[at]?.text === 'per' && tokens[at + 1]?.text === 'cent'
  if (!isTwo && !PERCENT.test(tokens[at]?.text ?? '')) return null
  const length = isTwo ? 2 : 1
  const isPoints = tokens[at + length]?.stem === 'point'
  if (tokens[at].text === 'percentage' && !isPoints) return null
  return { length: length + (isPoints ? 1 : 0), isPoints }
}

/** Why a number is neither a percent nor a count; null where it may be a count. */
function whyNoCount(tokens: Token[], at: number, amount: Amount): string | null {
  const token = tokens[at]
  const [before, next] = [tokens[at - 1], tokens[at + amount.length]]
  const word = before?.text ?? ''
  if (word === '$' || word === '£' || word === '€') return 'a sum of money'
  if (next?.text === 'per' || (next?.text === '/' && tokens[at + amount.length + 1]?.kind === 'number') || (next?.stem === 'death' && tokens[at + amount.length + 1]?.text === 'per')) return 'a rate'
  if (isEvery(tokens, at + amount.length)) return 'a rate'
  const each = eachUnit(tokens, at + amount.length)
  if (each !== null) return `a number for each ${each}`
  if (word === 'per') return 'the base of a rate'
  if (tokens.slice(Math.max(0, at - 3), at).some(({ text }) => /^(?:represents|representing|represent)$/.test(text))) return 'a number of members'
  if (/^(?:averaged|averaging)$/.test(word)) return 'an average'
  if (next?.text === 'too' && tokens[at + amount.length + 1]?.text === 'many') return 'no count by itself'
  if (!amount.isWhole || amount.value > MOST_COUNT || token.sign === -1) return 'a number that can’t be a count of deaths'
  if (/^(?:age|aged)$/.test(word) || (next?.gap === 'hyphen' && next.stem === 'year') || isAgeAfterName(tokens, at, amount)) return 'an age or a span of years'
  if (/^(?:top|#|no|page|route|highway|interstate|title|section|chapter|figure|table|channel|unit|district)$/.test(word) || (word === '.' && tokens[at - 2]?.text === 'no')) return 'a rank or a name'
  if (word === '[' || (token.kind === 'number' && token.gap === 'none' && (before?.kind === 'word' || (word === '.' && !/^vs?$/.test(tokens[at - 2]?.text ?? '')) || (word === '"' && before.gap === 'none')))) return 'a footnote or a part of a name'
  if ((token.gap === 'hyphen' && before?.kind !== 'mark') || (next?.gap === 'hyphen' && next.kind !== 'number')) return 'a part of a name'
  if (/^(?:st|nd|rd|th|s|mm)$/.test(next?.text ?? '') && next.gap === 'none' && !isNthOfficer(tokens, at)) return 'a rank'
  if (/^[:/]$/.test(next?.text ?? '') && next.gap === 'none' && tokens[at + amount.length + 1]?.kind === 'number') return 'a time or a ratio'
  // "22 of 18,000 agencies"
  const whole = next?.text === 'of' ? amountAt(tokens, at + amount.length + 1) : null
  if (whole && UNITS.has(tokens[at + amount.length + 1 + whole.length]?.stem ?? '')) return `a number of ${tokens[at + amount.length + 1 + whole.length].text}`
  for (let i = at + amount.length; i < at + amount.length + 4; i++) {
    // "five state troopers"
    if (/^(?:state|county|city|town)$/.test(tokens[i]?.text ?? '') && /^(?:trooper|officer|police|deputy|agent|sheriff|law)$/.test(tokens[i + 1]?.stem ?? '')) break
    if (UNITS.has(tokens[i]?.stem ?? '') && !(tokens[i].stem === 'point' && i > at + amount.length)) return `a number of ${tokens[i].text}`
    if (!ADJECTIVES.has(tokens[i]?.text ?? '')) break
  }
  return null
}

const NEXT_TO_AGO = /^(?:ago|earlier|before|later|after|on|over|when|that|in|to|of|from)$/
const ADVERBS: Record<string, string> = { annually: 'year', yearly: 'year', monthly: 'month', weekly: 'week', daily: 'day' }

/** "150 officers die each year" is of a year, "7 officers a month" of a month, and "28 officers died a year ago" of none. */
function eachUnit(tokens: Token[], end: number): string | null {
  for (let i = end; i < end + 6 && tokens[i]?.kind === 'word'; i++) {
    const [next, after] = [tokens[i + 1]?.text ?? '', tokens[i + 2]?.text ?? '']
    if (ADVERBS[tokens[i].text]) return ADVERBS[tokens[i].text]
    if (/^(?:a|each|every|per)$/.test(tokens[i].text) && /^(?:year|month|week|day)$/.test(next) && !NEXT_TO_AGO.test(after) && (i === end || !/^(?:in|for|over|of|than|from|half)$/.test(tokens[i - 1].text))) return next
  }
  return null
}

/** "one officer is shot every 24 hours" */
const isEvery = (tokens: Token[], end: number) =>
  tokens.slice(end, end + 6).some(({ text }, i, all) => text === 'every' && all.slice(0, i).every(({ kind }) => kind === 'word') && tokens.slice(end + i + 1, end + i + 4).some(({ stem }) => /^(?:hour|day|week|month|minute)$/.test(stem)))

/** "the 26th officer killed this year" counts 26. */
const isNthOfficer = (tokens: Token[], at: number) =>
  /^(?:st|nd|rd|th)$/.test(tokens[at + 1]?.text ?? '') && tokens[at + 1].gap === 'none' && /^(?:officer|deputy|trooper|death|fatality|line|police|law|traffic|firearm|gunfire|shooting|gun|duty)$/.test(tokens[at + 2]?.stem ?? '')

/** "Officer John Smith, 34, …" */
function isAgeAfterName(tokens: Token[], at: number, { value, length }: Amount): boolean {
  const [name, comma, after] = [tokens[at - 2], tokens[at - 1], tokens[at + length]]
  return value >= 18 && value < 100 && comma?.text === ',' && after?.text === ',' && name?.isCapital === true && name.text !== 'day' && tokens[at - 3]?.isCapital === true
}

/** "21% of all deaths" is a share of them, and no change. */
const isShare = (tokens: Token[], end: number) => tokens[end]?.text === 'of' && OF_DEATHS.has(tokens[end + 1]?.stem ?? '')

export const SHARE = 'a share, not a change'
const MOST_PERCENT = 100_000
const MOST_DECIMALS = 12
const LEAST_PERCENT = 1e-6

/** Why a percent is beyond what a field of a claim holds; null where it isn't. */
function whyNoPercent({ text }: Token, { value, isWhole }: Amount): string | null {
  if (value > MOST_PERCENT) return 'a percent beyond 100,000'
  if (!isWhole && text.length - text.indexOf('.') - 1 > MOST_DECIMALS) return `a percent with more than ${MOST_DECIMALS} decimals`
  return value !== 0 && value < LEAST_PERCENT ? 'a percent too small to be told from none' : null
}

/** "one in three", "two out of five", "one of every four" are shares; "five in 10 days" isn't one. */
function ratioAt(tokens: Token[], at: number): Read<UnusedMention> | null {
  const part = amountAt(tokens, at)
  if (!part || !part.isWhole) return null
  const i = at + part.length
  const [one, two] = [tokens[i]?.text, tokens[i + 1]?.text]
  const length = one === 'in' || one === 'of' || one === 'out' ? (two === 'every' ? 2 : one === 'out' && two === 'of' ? (tokens[i + 2]?.text === 'every' ? 3 : 2) : one === 'in' ? 1 : 0) : 0
  const whole = length === 0 ? null : amountAt(tokens, i + length)
  const unit = whole && tokens[i + length + whole.length]
  if (!whole?.isWhole || whole.value <= part.value || whole.value > 100 || part.value === 0 || isYear(tokens[i + length])) return null
  if (unit && /^(?:day|week|month|year|hour|minute|st|nd|rd|th|separate|different|state|county|city|incident|%|percent)$/.test(unit.stem)) return null
  return { kind: 'unused', why: 'a share, not a count', isShare: true, length: part.length + length + whole.length }
}

function percentOf(tokens: Token[], at: number, amount: Amount): Found | null {
  const end = at + amount.length
  const sign = percentSign(tokens, end)
  if (!sign) return null
  const length = amount.length + sign.length
  if (isShare(tokens, at + length)) return { kind: 'unused', why: SHARE, isShare: true, length }
  const unread = whyNoPercent(tokens[at], amount)
  if (unread !== null) return { kind: 'unused', why: unread, length }
  const direction = tokens[at].sign === 0 ? null : tokens[at].sign < 0 ? 'down' : 'up'
  const plus = tokens[at + length]?.text === '+' && tokens[at + length].gap === 'none'
  const places = /\.(\d*0)$/.exec(tokens[at].text)?.[1].length
  return { kind: 'percent', value: amount.value, ...(places && { places }), couldBe: [], direction, isPoints: sign.isPoints, rough: plus ? { rough: 'at least', back: 0 } : roughBefore(tokens, at), reading: null, length }
}

/** "six fewer than", "up by five", "an increase of five", "down 6 from 28". */
function differenceOf(tokens: Token[], at: number, amount: Amount): Found | null {
  const next = tokens[at + amount.length]?.text ?? ''
  const isMoreOrFewer = /^(?:fewer|more|additional|less|below|above)$/.test(next)
  const [two, one] = [tokens[at - 2]?.text ?? '', tokens[at - 1]?.text ?? '']
  const isBy = one === 'by' && at >= 2 && directionAt(tokens, at - 2) !== null
  const isOf = one === 'of' && /^(?:increase|decrease|drop|decline|jump|rise|fall|reduction|spike|surge|gain)$/.test(two)
  const isStraight = directionAt(tokens, at - 1)?.kind === 'direction' && !/^(?:more|fewer|less|higher|lower|unchanged|flat|steady|above|below)$/.test(one)
  if (!isMoreOrFewer && !isBy && !isOf && !isStraight) return null
  return { kind: 'difference', value: amount.value, length: amount.length }
}

/** "not one officer", "no officers": none. */
function noneAt(tokens: Token[], at: number): Read<CountMention> | null {
  const { text } = tokens[at]
  const length = text === 'no' ? 1 : text === 'not' && tokens[at + 1]?.text === 'one' ? 2 : text === 'not' && tokens[at + 1]?.text === 'a' && tokens[at + 2]?.text === 'single' ? 3 : 0
  if (length === 0) return null
  const i = at + length + (tokens[at + length]?.text === 'police' ? 1 : 0)
  return /^(?:officer|deputy|trooper|cop)$/.test(tokens[i]?.stem ?? '') ? { kind: 'count', value: 0, rough: null, cue: cueBefore(tokens, at), length } : null
}

/** The number that begins at a token; null where none does. */
export function numberAt(tokens: Token[], at: number): Found | null {
  const none = noneAt(tokens, at)
  if (none) return none
  const ratio = ratioAt(tokens, at)
  if (ratio) return ratio
  const spoken = changeWordsAt(tokens, at) ?? timesAt(tokens, at) ?? fractionAt(tokens, at)
  if (spoken) return spoken
  const amount = amountAt(tokens, at)
  if (!amount) return null
  const percent = percentOf(tokens, at, amount)
  if (percent) return percent
  const why = whyNoCount(tokens, at, amount)
  if (why !== null) return { kind: 'unused', why, length: amount.length }
  if (amount.value === 1 && tokens[at].kind === 'word' && !ONE_OF.has(tokens[at + 1]?.stem ?? '') && cueBefore(tokens, at) === null) return null
  if (isTotalOf(tokens, at)) return { kind: 'unused', why: 'the whole of which a part is told', length: amount.length }
  // "Three more officers were killed" counts three, where nothing follows that they are more than.
  const isDifference = at > 0 || /^(?:fewer|less)$/.test(tokens[amount.length]?.text ?? '') || tokens.some(({ text }) => text === 'than')
  const difference = isDifference ? differenceOf(tokens, at, amount) : null
  if (difference) return difference
  return { kind: 'count', value: amount.value, rough: roughBefore(tokens, at), cue: cueBefore(tokens, at), length: amount.length + (isNthOfficer(tokens, at) ? 1 : 0) }
}

/** "Of the 63 deaths, 26 were …": the 63. */
const isTotalOf = (tokens: Token[], at: number) =>
  /^(?:the|those|these)$/.test(tokens[at - 1]?.text ?? '') && tokens[at - 2]?.text === 'of' && (at === 2 || tokens[at - 3]?.kind === 'mark' || tokens[at - 3]?.kind === 'number')
