/**
 * A revision in words: what a comparison was under one release, what it is under another, whether all
 * causes turned with it, and which late deaths did that.
 */
import { longDay } from '@/stats/calendar'
import type { Answer } from '@/stats/answer'
import { directionOf } from '@/stats/comparison'
import type { Segment } from '@/stats/headline'
import type { Revision, Vintage } from '@/stats/vintages'
import { pairAndPercent, countText, inWords, percentText } from '@/stats/words'

/** The note of an answer's revision, null where the releases agree. */
export function revisionText({ revision, filter, definitions, vintages, priorWindows }: Answer): Segment[] | null {
  if (!revision) return null
  const { from, to } = revision
  const looksBack = to.release <= filter.release
  const other = looksBack ? from : to
  const lead = looksBack ? `In the first release held, of ${longDay(from.known)}` : 'Since revised'
  const segments: Segment[] = []
  if (from.change.current !== to.change.current || from.change.priorTotal !== to.change.priorTotal) {
    segments.push({ text: `${lead}: ` }, { text: pairAndPercent(other.change), role: 'strong' }, { text: '. ' })
  }
  if (!definitions.some((d) => d.id === 'all')) segments.push(...turnOfAll(from, to))
  if (priorWindows.length === 1) segments.push(...whyOf(revision))
  return segments.length > 0 && vintages.length > 1 ? segments : null
}

function turnOfAll({ all: from }: Vintage, { all: to }: Vintage): Segment[] {
  if (from.percent === to.percent) return []
  const verb = directionOf(from) === directionOf(to) ? 'go' : 'turn'
  return [
    { text: `All causes ${verb} from ` },
    { text: percentText(from.percent), role: 'strong' },
    { text: ' to ' },
    { text: percentText(to.percent), role: 'strong' },
    { text: '. ' },
  ]
}

/** The deaths listed late between the two releases, and the group that most of them belong to. */
function whyOf({ groups, from, to }: Revision): Segment[] {
  const added = (key: 'current' | 'prior') => groups.reduce((total, group) => total + group[key], 0)
  const said = (n: number) => (n < 0 ? `${inWords(-n)} fewer` : n === 0 ? 'no more' : `${countText(n)} more`)
  const size = (group: { current: number; prior: number }) => Math.abs(group.current) + Math.abs(group.prior)
  const [largest] = [...groups].sort((a, b) => size(b) - size(a))
  if (!largest) return []
  const half = groups.reduce((total, group) => total + size(group), 0) / 2
  const most = size(largest) > half ? `, most of them ${largest.group}` : ''
  const between = `Between ${longDay(from.known)} and ${longDay(to.known)}`
  return [{ text: `${between} the source listed ${said(added('current'))} from all causes in this window and ${said(added('prior'))} in the one before${most}.` }]
}
