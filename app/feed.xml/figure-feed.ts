/**
 * The feed of one frozen figure: an entry for each later release that changed its rounded percent or its
 * direction. Whoever keeps the address of a figure can so be told, without an account.
 */
import type { Site } from '@/app/site'
import { longDay } from '@/stats/calendar'
import { type FigureChange, type FrozenQuestion, figureChangeRule, figureChangeSentence, figureChanges, figureName, printedOf, readingAt } from '@/stats/figure-changes'
import { knownAt, longKnown } from '@/stats/known'
import { type Ledger, releaseOn } from '@/stats/ledger'
import { toQuery } from '@/stats/question'
import { capital, pairAndPercent, pairText } from '@/stats/words'
import { type Entry, atomOf, momentOf, urnOf } from './atom'

/** The feed's text. */
export function toFigureFeed(ledger: Ledger, question: FrozenQuestion, site: Site): string {
  const query = toQuery(question)
  const known = `as known on ${longKnown(question.known)}`
  const name = figureName(ledger, question)
  const entries = figureChanges(ledger, question).map((change) => entryOf({ ledger, question, change, name, site })).reverse()
  return atomOf({
    id: urnOf(`${ledger.dataset} figure ${query}`),
    title: `Same Period: ${name}, ${known}`,
    subtitle: figureChangeRule,
    updated: entries[0]?.updated ?? momentOf(ledger.releases[releaseOn(ledger, question.known)]),
    self: `${site}/feed.xml${query}`,
    page: `${site}/${query}`,
    site,
    entries,
  })
}

/** "86 v 92, −7%": what the frozen address reads. */
function keptText(ledger: Ledger, question: FrozenQuestion): string {
  const { change, isCovered } = readingAt(ledger, question, releaseOn(ledger, question.known))
  return isCovered ? pairAndPercent(change) : pairText(change)
}

interface Changed {
  ledger: Ledger
  question: FrozenQuestion
  change: FigureChange
  name: string
  site: Site
}

function entryOf({ ledger, question, change, name, site }: Changed): Entry {
  const release = ledger.releases[change.place]
  const [then, now] = printedOf(change)
  const query = toQuery(question)
  const day = longDay(release.released)
  return {
    id: urnOf(`${ledger.dataset} figure ${query} ${release.sha256} ${release.id}`),
    title: `${capital(name)}: ${then} is now ${now}`,
    summary: `${figureChangeSentence(change)} The release of ${day} (${release.id}, compiled by ${release.compiledBy}) changed it. The frozen address keeps what was known on ${longKnown(question.known)}: ${keptText(ledger, question)}.`,
    category: 'figure',
    address: `${site}/${toQuery({ ...question, known: knownAt(ledger.releases, change.place) })}`,
    related: [{ address: `${site}/${query}`, title: `As known on ${longKnown(question.known)}` }],
    updated: momentOf(release),
    rights: release.licence,
  }
}
