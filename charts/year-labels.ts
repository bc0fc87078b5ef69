/**
 * The labels of the year so far: counts beside their dots, clear of every line, and the counts at the ends of
 * the lines in the right margin.
 */
import { shortDay, yearOf } from '@/stats/calendar'
import { countText } from '@/stats/words'
import { spread } from './axis'
import { type Box, type Side, boxOf, clearLabel, dotBox } from './clear-label'
import { type Figure, type Label, type Size, pixelsOf } from './figure'
import { type Scope, colourOfAnswer } from './scope'
import { LEAP, type Line, type Lines, SLOTS, WEEK, dateOfSlot, lastSlotOf } from './year-lines'

/** The counts of both windows beside their dots, and those at the ends of the lines in the right margin. */
export function labelsOn(figure: Figure, scope: Scope, lines: Lines, { narrow }: Size): Label[] {
  const { current, prior, band, asOf, priorEnd, priorName } = lines
  const { x, y } = pixelsOf(figure)
  const [top, bottom] = [figure.margin.top, figure.height - figure.margin.bottom]
  const priorWord = priorName.length > 4 ? 'average' : priorName
  const ends = [
    ...(band ? [endOf(band.high, () => (narrow ? 'highest:' : 'highest of the ten:'))] : []),
    ...(band ? [endOf(band.median, () => (narrow ? 'median:' : 'median of the ten:'))] : []),
    ...(asOf < SLOTS - 1 ? [endOf(prior, (to) => (to ? `${priorWord} to ${to}:` : narrow ? `${priorWord}:` : `${priorWord} ended at`))] : []),
  ].flat()
  const placedEnds = spread(ends, y, 15, bottom)
  const rules = figure.rules.map((rule) => ({ left: x(rule.x) - 1, right: x(rule.x) + 1, top, bottom }))
  const taken = { words: placedEnds.map((label) => boxOf(label, figure)), marks: [...figure.dots.map((dot) => dotBox(dot, figure)), ...rules] }
  const counts = [
    ...markAt(priorEnd, prior, priorWord, 'muted'),
    ...markAt(asOf, current, String(yearOf(scope.answer.asOf)), colourOfAnswer(scope)),
  ]
  return [...placedEnds, ...countsClear(figure, counts.sort((a, b) => b.y - a.y), taken)]
}

/** What labels keep clear of: other words always, dots and the as-of line where they can. */
interface Taken {
  words: Box[]
  marks: Box[]
}

const BEFORE: Side = { dx: -9, anchor: 'end' }
const AFTER: Side = { dx: 9, anchor: 'start' }

/**
 * The higher count above the lines and the lower one below them, as near to their dots as no line runs: lines
 * rise to the right, so that there is room at the upper left and at the lower right. Where the year is young
 * there is none below, and the lower count stands under the higher one.
 */
function countsClear(figure: Figure, [higher, lower]: Label[], taken: Taken): Label[] {
  const beside = (others: Label[]): Taken => ({ ...taken, words: [...taken.words, ...others.map((other) => boxOf(other, figure))] })
  const upper = (label: Label, others: Label[] = []) => place(figure, label, 'above', [BEFORE, AFTER], beside(others))
  if (!higher) return []
  if (!lower) return [upper(higher)]
  const above = upper(higher)
  const below = place(figure, lower, 'below', [AFTER, BEFORE], beside([above]))
  if (below.dy > 0) return [above, below]
  const under = upper(lower)
  return [upper(higher, [under]), under]
}

/** Where there is no such place a label may hide a piece of the as-of line, at last one of another line, and never a word. */
function place(figure: Figure, label: Label, way: 'above' | 'below', sides: Side[], taken: Taken): Label {
  const { words, marks } = taken
  return (
    clearLabel(figure, label, { way, sides, taken: [...words, ...marks] }) ??
    clearLabel(figure, label, { way, sides, taken: words }) ??
    clearLabel(figure, label, { way, sides, taken: words, isOver: true }) ?? { ...label, ...sides[0], dy: way === 'above' ? -8 : 16 }
  )
}

/** The label at the end of a line that reaches the year's last week; `word` is told the date where that isn't 31 December. */
function endOf(line: Line, word: (to: string | null) => string): Label[] {
  const last = lastSlotOf(line)
  if (last < SLOTS - WEEK) return []
  const text = word(last === SLOTS - 1 ? null : shortDay(dateOfSlot(last)).replace(` ${LEAP}`, ''))
  return [{ text: `${text} ${countText(line[last]!)}`, x: SLOTS - 1, y: line[last]!, dx: 6, dy: 4, anchor: 'start', colour: 'muted', strong: false }]
}

/** The count of a line on a day, or on the last one before it that is covered; it is placed by `countsClear`. */
function markAt(x: number, line: Line, word: string, colour: Label['colour']): Label[] {
  const last = line.findLastIndex((count, slot) => count !== null && slot <= x)
  if (last < 0) return []
  const y = line[last]!
  const to = last === x ? '' : ` to ${shortDay(dateOfSlot(last)).replace(` ${LEAP}`, '')}`
  return [{ text: `${word}${to} · ${countText(y)}`, x: last, y, ...BEFORE, dy: 0, colour, strong: true }]
}
