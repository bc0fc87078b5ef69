/** What a webhook that watches a frozen figure is told when a release changes it. */
import { parseFrozen } from '@/app/asked'
import { toIso } from '@/stats/calendar'
import { type Reading, figureChangeAt, figureChangeSentence, figureName } from '@/stats/figure-changes'
import { knownAt } from '@/stats/known'
import type { Ledger } from '@/stats/ledger'
import { problemText, toQuery } from '@/stats/question'
import { changeText } from '@/stats/words'
import { type Check, eventBody } from '@/store/deliveries'

/** The event's JSON, `body: null` where the figure stands, the fault of a figure that can't be asked any more; null while the ledger doesn't hold the release. */
export function figureEvent(ledger: Ledger, { figure, release, dataset, site, made_at }: Check): { body: string | null } | { fault: string } | null {
  const place = ledger.releases.findIndex(({ id }) => id === release)
  if (place < 0) return null
  const { question, problems } = parseFrozen(new URLSearchParams(figure), ledger)
  if (problems.length > 0) return { fault: `the figure can’t be asked any more: ${problems.map(problemText).join(' ')}` }
  const change = figureChangeAt(ledger, question, place)
  if (!change) return { body: null }
  const { released } = ledger.releases[place]
  const body = eventBody('figure.changed', new Date(made_at), {
    dataset,
    release,
    released: toIso(released),
    figure: `${site}/${toQuery(question)}`,
    name: figureName(ledger, question),
    before: readingJson(change.before),
    after: readingJson(change.after),
    sentence: figureChangeSentence(change),
    now: `${site}/${toQuery({ ...question, known: knownAt(ledger.releases, place) })}`,
    page: `${site}/datasets/${dataset}/releases/${encodeURIComponent(release)}`,
  })
  return { body }
}

/** The counts, and the percent as it is printed; null where none is. */
const readingJson = ({ change, isCovered }: Reading) => ({
  current: change.current,
  prior: change.prior,
  percent: isCovered ? change.percent : null,
  printed: isCovered ? changeText(change) : null,
})
