/**
 * A revision in words: what a comparison was under one release and is under another, whether all
 * causes turned with it, and which late deaths did that.
 */
import type { Answer } from '@/stats/answer'
import { directionOf } from '@/stats/comparison'
import type { Segment } from '@/stats/headline'
import { longKnown } from '@/stats/known'
import { pairSegments } from '@/stats/linked-words'
import type { Revision, Vintage } from '@/stats/vintages'
import { countText, inWords, percentText } from '@/stats/words'

/**
 * The note of an answer's revision, null where it changed neither the comparison nor the percent of all causes.
 * `isPairTold` where a line beside the note tells what the comparison is now.
 */
export function revisionText(answer: Answer, isPairTold = false): Segment[] | null {
  const { revision, filter, definitions, priorWindows } = answer
  if (!revision) return null
  const { from, to } = revision
  const looksBack = to.release <= filter.release
  const isTold = isPairTold && !looksBack
  const lead = looksBack ? `In the first release held, of ${longKnown(from.known)}: ` : 'Since revised: '
  const told = looksBack ? from : to
  const isChanged = from.change.current !== to.change.current || from.change.priorTotal !== to.change.priorTotal
  const isAll = definitions.some((d) => d.id === 'all')
  const pair: Segment[] = isChanged && !isTold
    ? [...pairSegments(answer, told.change, { over: { known: told.known } }, 'strong'), { text: '. ' }]
    : []
  const why = priorWindows.length === 1 ? whyOf(revision) : []
  const turn = isAll ? [] : turnOfAll(from, to, why.length === 0)
  if (pair.length + turn.length === 0) return null
  // Where only all causes changed, "from … to …" tells both ends: no lead is needed before it.
  return [...(pair.length > 0 ? [{ text: lead }] : []), ...pair, ...turn, ...why]
}

/** The percents of all causes in two releases, with their days where nothing after it names them. */
function turnOfAll({ all: from, known }: Vintage, { all: to, known: later }: Vintage, isDated: boolean): Segment[] {
  if (from.percent === to.percent) return []
  const verb = directionOf(from) === directionOf(to) ? 'go' : 'turn'
  return [
    { text: `All causes ${verb} from ` },
    { text: percentText(from.percent), role: 'strong' },
    { text: ' to ' },
    { text: percentText(to.percent), role: 'strong' },
    { text: isDated ? `, as known on ${longKnown(known)} and on ${longKnown(later)}. ` : '. ' },
  ]
}

/** The deaths listed late between the two releases, and the group that most of them belong to. */
function whyOf({ groups, from, to }: Revision): Segment[] {
  const added = (key: 'current' | 'prior') => groups.reduce((total, group) => total + group[key], 0)
  const said = (n: number) => (n < 0 ? `${inWords(-n)} fewer` : n === 0 ? 'no more' : `${countText(n)} more`)
  const size = (group: { current: number; prior: number }) => Math.abs(group.current) + Math.abs(group.prior)
  const total = groups.reduce((sum, group) => sum + size(group), 0)
  const [largest] = [...groups].sort((a, b) => size(b) - size(a))
  if (!largest) return []
  const most = total > 1 && size(largest) > total / 2 ? `, most of them ${largest.group}` : ''
  const between = `Between ${longKnown(from.known)} and ${longKnown(to.known)}`
  return [
    {
      text: `${between} the source listed ${said(added('current'))} from all causes in this window and ${said(added('prior'))} in the one before${most}.`,
    },
  ]
}

/** A pair of counts with its percent in words; null where none is printed. */
interface Told {
  pair: string
  percent: string | null
}

/** "Figures have been revised since: 26 v 33 is now 27 v 34." The percents stand beside the counts where they differ; `of` says whose counts they are. */
export function revisedSentence(of: string, then: Told, now: Told, isFurther = false): string {
  const lead = isFurther ? 'The figures reach further since' : 'Figures have been revised since'
  const text = ({ pair, percent }: Told) => pair + (percent === null || then.percent === now.percent ? '' : ` (${percent})`)
  return `${lead}: ${of}${text(then)} is now ${text(now)}.`
}
