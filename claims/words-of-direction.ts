/**
 * The words of news for a direction, and where such a word is none: "up to this point", "more than 50", "last
 * fall", "could rise". A negated direction says only what didn't happen, and is kept as that.
 */
import type { Direction } from './claim'
import type { DirectionMention, Read } from './mention'
import { phraseAt, phraseTable, same } from './phrases'
import { isYear } from './date-point'
import type { Token } from './tokens'
import { averageAt } from './words-of-averages'

const WORDS = phraseTable<Direction>([
  ...same<Direction>('up', 'up, rose, rise, risen, rising, increase, increased, increasing, jump, jumped, climb, climbed, climbing, surge, surged, surging, spike, spiked, spiking, soar, soared, skyrocket, skyrocketed, grew, grow, grown, swelled, escalated, ballooned, leapt, leaped, leap, higher, uptick, upswing, upturn, more, shot up, went up, ticked up, up sharply, mounted, growth, worsened'),
  ...same<Direction>('down', 'down, fell, fall, fallen, falling, drop, dropped, dropping, decline, declined, declining, decrease, decreased, decreasing, plummet, plummeted, plunge, plunged, dip, dipped, sank, slid, tumble, tumbled, shrank, slump, slumped, dwindled, reduced, reduction, lower, fewer, less, downturn, nosedived, eased, went down, ticked down, receded, lessened'),
  ...same<Direction>('unchanged', 'unchanged, flat, steady, stable, no change, the same number, same number, the same as, held steady, remained the same, remained steady, stayed the same, identical, level with, equal to'),
])

const BE = new Set('is are was were be been being went gone going go remain remained stay stayed and also still now ,'.split(' '))
const AFTER_UP = new Set('from by nearly about almost over more slightly sharply significantly dramatically roughly at least an a around approximately compared this so in , ) .'.split(' '))
const NEGATIONS = new Set(['not', 'no', 'never', 'neither', 'nor', 'without', 'hardly', "didn't", "hasn't", "haven't", "isn't", "wasn't", "aren't", "weren't", "don't", "doesn't", "hadn't"])
const MODALS = new Set('could would might may will should'.split(' '))
const BEFORE_SEASON = new Set('last this the in next every'.split(' '))

/** "above the five-year average", "25 percent below the 63". */
const SIDES = new Map<string, Direction>([['above', 'up'], ['over', 'up'], ['exceeded', 'up'], ['exceeding', 'up'], ['exceed', 'up'], ['topped', 'up'], ['below', 'down'], ['under', 'down'], ['beneath', 'down'], ['off', 'down']])

function sideAt(tokens: Token[], at: number): Direction | null {
  const { text } = tokens[at]
  const side = SIDES.get(text)
  if (side === undefined) return null
  const isAfterPercent = tokens[at - 1]?.text === '%' || /^(?:percent|cent|pct)$/.test(tokens[at - 1]?.text ?? '') || (tokens[at - 1]?.kind === 'number' && tokens[at + 1]?.kind === 'word')
  if (isAfterPercent && /^(?:above|below)$/.test(text)) return side
  if (text === 'off') return (tokens[at + 1]?.kind === 'number' && tokens[at + 2]?.kind !== 'word' || /^(?:percent|per)$/.test(tokens[at + 2]?.text ?? '')) && BE_OFF.test(tokens[at - 1]?.text ?? ',') ? side : null
  return [1, 2, 3].some((ahead) => tokens[at + ahead] !== undefined && averageAt(tokens, at + ahead) !== null) ? side : null
}

const BE_OFF = /^(?:is|are|was|were|,|\(|—|–)$/

/** "fewer than in any year since 1956" ranks a year among all, and compares no two. */
const ranksAll = (tokens: Token[], at: number) => /^(?:more|fewer|less|higher|lower)$/.test(tokens[at].text) && tokens[at + 1]?.text === 'than' && tokens.slice(at + 2, at + 6).some(({ text }) => text === 'any' || text === 'ever')

/** Whether "up" or "down" says a direction here: after a form of "be", before an amount, or at an end. */
function isUpOrDown(tokens: Token[], at: number): boolean {
  const before = tokens[at - 1]
  const next = tokens[at + 1]
  if (next?.text === 'to' || next?.gap === 'hyphen' || tokens[at].gap === 'hyphen') {
    // "up to this point", "up to 26", "up-to-date"; but "up to 26 from 18".
    return next?.text === 'to' && tokens[at + 2]?.kind === 'number' && tokens.slice(at + 3, at + 9).some(({ text }) => text === 'from')
  }
  if (next?.text === 'the' || (before && /^(?:made|make|makes|end|ended|pick|picked|set|pulled|back|backed|lined|follow|rounded|shut|gunned|put|gave|give|opened|stood|stand)$/.test(before.text))) return false
  return next === undefined || next.kind !== 'word' || AFTER_UP.has(next.text) || (before !== undefined && BE.has(before.text)) || /^(?:half|double|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|one|two|three|four|five|six|seven|eight|nine|ten|year)$/.test(next.text)
}

const isAmount = (token: Token | undefined) => token !== undefined && !isYear(token) && (token.kind === 'number' || /^(?:half|twice|double|a|one|two|three|four|five|six|seven|eight|nine|ten|dozen|[a-z]+teen|twelve|eleven|[a-z]+ty)$/.test(token.text))

function isDirection(tokens: Token[], at: number, length: number): boolean {
  const { text } = tokens[at]
  const before = tokens[at - 1]?.text ?? ''
  const next = tokens[at + length]
  if (length > 1) return true
  if (text === 'up' || text === 'down') return isUpOrDown(tokens, at)
  // "more than 50" is an amount; "more than last year" and "21% more" are directions.
  if (['more', 'fewer', 'less', 'higher', 'lower'].includes(text) && next?.text === 'than' && isAmount(tokens[at + 2])) return tokens[at + 2].text === 'a' && /^(?:year|decade)$/.test(tokens[at + 3]?.text ?? '')
  if (text === 'more' && /^(?:and|or|likely|information|recent|details|about|dangerous|often|commonly|on|effective)$/.test(next?.text ?? 'and') && next?.text !== undefined) return false
  if (text === 'more' && /^(?:no|any|once|what's)$/.test(before)) return false
  if (text === 'less') return tokens[at - 1]?.text === '%' || /^per?cent$/.test(before) || next?.text === 'than'
  if (text === 'fall' || text === 'falls') return !BEFORE_SEASON.has(before) && next?.text !== 'of'
  if (text === 'fallen') return /^(?:have|has|had|having|not|never|hasn't|haven't|hadn't)$/.test(before) || isAmount(next)
  if (text === 'level' || text === 'flat') return next?.text !== 'tire'
  return true
}

function isNegated(tokens: Token[], at: number): boolean {
  for (let i = at - 1; i >= 0 && i >= at - 3; i--) {
    if (tokens[i].kind === 'mark') return false
    if (NEGATIONS.has(tokens[i].text)) return tokens[i + 1]?.text !== 'only'
  }
  return false
}

export function directionAt(tokens: Token[], at: number): Read<DirectionMention> | { kind: 'nothing'; length: number } | null {
  if (tokens[at] === undefined) return null
  if (ranksAll(tokens, at)) return { kind: 'nothing', length: 2 }
  const side = sideAt(tokens, at)
  if (side) return { kind: 'direction', direction: side, isNegated: isNegated(tokens, at), length: 1 }
  const found = phraseAt(WORDS, tokens, at)
  // Stems of verbs make "rises" of "rise"; a noun's hyphen ("drop-off") is another word.
  if (!found || !isDirection(tokens, at, found.length)) return null
  const before = tokens[at - 1]
  if (before && MODALS.has(before.text) && !isNegated(tokens, at)) return { kind: 'nothing', length: found.length }
  return { kind: 'direction', direction: found.means, isNegated: found.means !== 'unchanged' && isNegated(tokens, at), length: found.length }
}
