/**
 * Revisions: the count of one window as each release knew it, by group, oldest release first. A release
 * has a bar where it speaks of a day of the window and all of the window is covered by then. Releases after the
 * known-on day aren't drawn.
 */
import { type Span, longDay, spanText, touches } from '@/stats/calendar'
import { isCovered } from '@/stats/context'
import { countDeaths } from '@/stats/count'
import { type Known, knownAt, longKnown, shortKnown } from '@/stats/known'
import { type Ledger, type Release, releasesBehind } from '@/stats/ledger'
import { linkOf } from '@/stats/records'
import { capital, countText, deathsText, differenceText, inWords } from '@/stats/words'
import { countAxis, emptyLabel } from './axis'
import { AGENCY_NOTE } from './by-state'
import { type Figure, type Label, type Row, type Size, dayCell } from './figure'
import { groundsOf } from './grounds'
import type { Lead } from './lead'
import { ALL_CAUSES_NOTE, type Scope, allLabels, groupLabels, oncePerScope, placeText } from './scope'

interface Bar {
  release: Release
  known: Known
  /** By group, in the order of the cause table. */
  counts: number[]
  total: number
}

/** The places of the releases that are drawn. */
const releasesOf = (ledger: Ledger, window: Span, last: number): number[] =>
  ledger.releases.flatMap(({ span }, place) => (place <= last && touches(span, window) && isCovered(ledger, place, window) ? [place] : []))

const barsOf = oncePerScope(({ ledger, answer: { filter, window } }): Bar[] => {
  const groups = groupLabels(ledger)
  const all = allLabels(ledger)
  return releasesOf(ledger, window, filter.release).map((place) => {
    const count = (labels: Uint8Array) => countDeaths(ledger, { ...filter, labels, release: place }, window)
    return { release: ledger.releases[place], known: knownAt(ledger.releases, place), counts: groups.map(({ labels }) => count(labels)), total: count(all) }
  })
})

/** The count of a window from release to release as a figure. */
export function revisions(scope: Scope, size: Size): Figure {
  const { answer, ledger } = scope
  const bars = barsOf(scope)
  const groups = groupLabels(ledger)
  const place = placeText(answer)
  const title = titleOf(scope, bars)
  const most = Math.max(1, ...bars.map((bar) => bar.total))
  const slots = Math.max(2, bars.length)
  const margin = { top: 4, right: 44, bottom: 28, left: bars.length === 0 ? 16 : size.narrow ? 88 : 96 }
  return {
    chart: 'revisions',
    title,
    subtitle: `Deaths ${place} from all causes, ${spanText(answer.window)}, as each release knew them`,
    summary: `Stacked bar chart of deaths ${place}, ${spanText(answer.window)}, as each release knew them, by group of causes. ${title}. As of ${longDay(answer.asOf)}. The table below holds the numbers.`,
    notes: [...notesOf(bars, longKnown(answer.knownOn)), ...(answer.state?.kind === 'agency' ? [AGENCY_NOTE] : [])],
    ...groundsOf(scope, { spans: [answer.window], period: spanText(answer.window), behind: behindBars(scope, bars) }),
    lead: leadOf(scope, bars),
    width: size.width,
    height: margin.top + margin.bottom + slots * 30,
    margin,
    walk: 'y',
    x: countAxis(most, size.narrow ? 3 : 5),
    // A single bar stands in the middle of two places.
    y: { domain: bars.length === 1 ? [1, -1] : [slots - 0.5, -0.5], ticks: bars.map(({ known }, at) => ({ at, label: shortKnown(known) })), grid: false },
    rows: bars.map((bar, at) => rowOf(bar, at, bars[at - 1], groups)),
    series: groups.map(({ id, name, colour }) => ({
      kind: 'bar', key: id, name, colour, size: 0.64, shift: 0, stacked: true, hatched: false,
    })),
    rules: [],
    dots: [],
    labels: bars.length === 0 ? [emptyLabel('No release covers all of these days', 0, 1)] : bars.map(totalLabel),
    keys: bars.length === 0 ? [] : groups.map(({ name, colour }) => ({ name, colour })),
    table: {
      caption: `Deaths ${place}, ${spanText(answer.window)}, as each release knew them`,
      columns: ['known on', 'release', ...groups.map((g) => g.name), 'all causes'],
      rows: bars.map(({ release, known, counts, total }) => {
        const link = (count: number, cause: string) => linkOf(answer, count, [answer.window], { causes: [cause], known })
        return [dayCell(release.released), release.id, ...counts.map((count, i) => link(count, groups[i].id)), link(total, 'all')]
      }),
    },
  }
}

/** The newest count, which later releases may revise by a bar of their own. */
function leadOf({ answer }: Scope, bars: Bar[]): Lead | undefined {
  const last = bars.at(-1)
  if (!last) return undefined
  return { of: 'all causes: ', sides: [{ days: 'in these days', link: linkOf(answer, last.total, [answer.window], { causes: ['all'] }) }], percent: null }
}

/** What any of the bars rests on, newest first; where there is no bar, nothing. */
function behindBars({ ledger, answer }: Scope, bars: Bar[]): Release[] {
  const behind = new Set(bars.flatMap(({ release }) => releasesBehind(ledger, ledger.releases.indexOf(release), answer.window)))
  return ledger.releases.filter((release) => behind.has(release)).reverse()
}

function rowOf({ known, counts, total }: Bar, at: number, before: Bar | undefined, groups: { id: string; name: string }[]): Row {
  const lines = [...groups.map(({ name }, i) => `${name}: ${countText(counts[i])}`), `all causes: ${countText(total)}`]
  if (before) lines.push(`${differenceText(total - before.total)} from the release before`)
  return { at, title: `Known on ${longKnown(known)}`, lines, values: Object.fromEntries(groups.map(({ id }, i) => [id, counts[i]])) }
}

const totalLabel = ({ total }: Bar, at: number): Label => ({
  text: countText(total), x: total, y: at, dx: 6, dy: 4, anchor: 'start', colour: 'ink', strong: true,
})

/** The first count and the last; plain words where there is one release, none, or no difference between these two. */
function titleOf({ answer }: Scope, bars: Bar[]): string {
  const [first, last] = [bars[0], bars.at(-1)]
  if (!first || !last) return `No release covers all of ${spanText(answer.window)}`
  const deaths = capital(deathsText(first.total))
  if (bars.length === 1) return `${deaths}, in ${answer.question.known === null ? 'the only release of these days' : `the one release by ${longKnown(answer.knownOn)}`}`
  if (bars.every((bar) => bar.total === first.total)) return `${deaths} in ${bars.length === 2 ? 'both' : `all ${inWords(bars.length)}`} releases`
  const known = `as known on ${longKnown(first.known)}`
  const now = answer.question.known === null ? 'now' : `on ${longKnown(last.known)}`
  if (first.total === last.total) return `${deaths} ${known} and ${now}, with other counts between`
  return `${deaths} ${known}, ${countText(last.total)} ${now}`
}

/** True whether or not later releases come: a frozen picture is never made again. */
function notesOf(bars: Bar[], knownOn: string): string[] {
  const which = `One bar for each release that covers the whole window and was published by ${knownOn}.`
  const only = bars.length === 1 ? [`Only one release of these days was known by ${knownOn}, so nothing is told here of how the count changed later.`] : []
  return [`${ALL_CAUSES_NOTE} ${which}`, ...only]
}
