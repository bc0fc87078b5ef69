/**
 * What an address of a chart asks for, parsed once for every form: the answered dashboard, or a refusal
 * that the form puts in its own shape. A refusal is logged here, on one line, and never a 500.
 */
import { askedDataset, emptyText, isEmpty } from '@/app/asked-dataset'
import { problem } from '@/app/http'
import { type Site, siteOf } from '@/app/site'
import { CHARTS, type Chart, findChart } from '@/charts/catalogue'
import { type Dashboard, dashboardOf, isForeign, parseDashboard, toDashboardQuery } from '@/charts/dashboard'
import type { ViewWord } from '@/charts/view'
import { toIso } from '@/stats/calendar'
import { type FrozenQuestion, unwatchable } from '@/stats/figure-changes'
import { newestKnown } from '@/stats/known'
import { type Ledger, type Release, releaseOn } from '@/stats/ledger'
import { type Query, type QueryProblem, type Question, contradictionOf, excerpt, parseQuestion, problemText } from '@/stats/question'

export interface Asked {
  ledger: Ledger
  chart: Chart
  /** Counted when it is first read: a form that has its answer already never does. */
  readonly dashboard: Dashboard
  site: Site
  /** The canonical query, defaults left out: `?asof=2015-09-07`, or "". */
  query: string
  isFrozen: boolean
  lastModified: Date
}

export interface Refused {
  status: 400 | 404 | 501
  problems: QueryProblem[]
  /** What is wrong and what to do, in plain words. */
  detail: string
}

/** The query of a page as Next hands it over. */
export type SearchParams = Promise<Record<string, string | string[] | undefined>>

/** The same as the pairs of a query. */
export const queryOf = async (searchParams: SearchParams): Promise<[string, string][]> =>
  Object.entries(await searchParams).flatMap(([name, values]) =>
    // Next's object has a plain object's prototype: a word such as "constructor" brings a function along.
    [values ?? []].flat().flatMap((value): [string, string][] => (typeof value === 'string' ? [[name, value]] : [])),
  )

export const isRefused = (asked: object): asked is Refused => 'problems' in asked && 'status' in asked

/** A frozen address names both of its days; of a known-on day after the newest release a later one may yet speak. */
export const isFrozen = ({ releases }: Ledger, { known, asOf }: Question): boolean =>
  known !== null && asOf !== null && known <= newestKnown(releases)

/** When the newest release was published, or of a shipped one its day; of what is frozen, that of the release in force on its known-on day. */
export function lastModifiedOf({ releases }: Ledger, frozen: Release | null = null): Date {
  const { released, publishedAt } = frozen ?? releases.at(-1)!
  // A day would say that a second release of that day, or one of an earlier day, changed nothing.
  return new Date(publishedAt ?? `${toIso(released)}T00:00:00Z`)
}

/** A chart's address, asked of the figures; `entries` is its query without what hosts of frames add. */
export async function askChart(request: Request, id: string, words: readonly ViewWord[], entries?: Query): Promise<Asked | Refused> {
  const chart = findChart(id)
  if (!chart) {
    const detail = `There is no chart “${excerpt(id)}”. The charts are ${CHARTS.map((c) => c.id).join(', ')}.`
    return refused(request, { status: 404, problems: [], detail })
  }
  const site = siteNamed(request)
  if (site === null) return refused(request, NO_HOST)
  const { dataset, ledger, ...named } = await askedDataset(entries ?? new URL(request.url).searchParams)
  if (isEmpty(ledger)) return refused(request, { status: 404, problems: [], detail: emptyText(dataset) })
  const { question, view, problems } = parseDashboard(named.entries, ledger, words)
  const contradiction = contradictionOf(question)
  const all = [...named.problems, ...problems, ...(contradiction ? [contradiction] : [])]
  if (all.length > 0) return refused(request, { status: 400, problems: all, detail: all.map(problemText).join(' ') })
  const frozen = isFrozen(ledger, question)
  let dashboard: Dashboard | null = null
  return {
    ledger,
    chart,
    get dashboard() {
      return (dashboard ??= dashboardOf(ledger, question, view))
    },
    site,
    query: toDashboardQuery(question, view, words),
    isFrozen: frozen,
    lastModified: lastModifiedOf(ledger, frozen ? ledger.releases[releaseOn(ledger, question.known!)] : null),
  }
}

/** A question asked for its numbers alone. */
export async function askNumbers(request: Request): Promise<{ ledger: Ledger; question: Question } | Refused> {
  const { dataset, ledger, entries, ...named } = await askedDataset(new URL(request.url).searchParams)
  if (isEmpty(ledger)) return refused(request, { status: 404, problems: [], detail: emptyText(dataset) })
  const { question, problems } = parseQuestion(entries.filter(([name]) => !isForeign(name)), ledger)
  const contradiction = contradictionOf(question)
  const all = [...named.problems, ...problems, ...(contradiction ? [contradiction] : [])]
  if (all.length > 0) return refused(request, { status: 400, problems: all, detail: all.map(problemText).join(' ') })
  return { ledger, question }
}

/** A frozen figure asked to be watched; a live or contradictory question is refused with what to do. The words of a page of charts may stand in its address. */
export async function askFrozen(request: Request): Promise<{ ledger: Ledger; question: FrozenQuestion } | Refused> {
  const { dataset, ledger, entries, ...named } = await askedDataset(new URL(request.url).searchParams)
  if (isEmpty(ledger)) return refused(request, { status: 404, problems: [], detail: emptyText(dataset) })
  const parsed = parseFrozen(entries, ledger)
  const [question, problems] = [parsed.question, [...named.problems, ...parsed.problems]]
  if (problems.length > 0) return refused(request, { status: 400, problems, detail: problems.map(problemText).join(' ') })
  return { ledger, question }
}

/** The question of a frozen address, and what keeps it from being watched. */
export function parseFrozen(query: Query, ledger: Ledger): { question: FrozenQuestion; problems: QueryProblem[] } {
  const { question, problems } = parseDashboard(query, ledger)
  const further = problems.length > 0 ? [] : [contradictionOf(question) ?? unwatchable(ledger, question)].filter((each) => each !== null)
  return { question: question as FrozenQuestion, problems: [...problems, ...further] }
}

export const NO_HOST: Refused = { status: 400, problems: [], detail: 'The Host of the request isn’t a name or number of a host.' }

/** The site's address, or null where the request names no host that an address could hold. */
export function siteNamed(request: Request): Site | null {
  try {
    return siteOf(request)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Logs a refusal and hands it on; `logged` is what the log says where the detail repeats words that nobody may keep. */
export function refused<T extends Refused>(request: Request, refusal: T, logged = refusal.detail): T {
  warn(`refused ${refusal.status} ${new URL(request.url).pathname}: ${logged}`)
  return refusal
}

/** Logs what a page couldn't read of its query and says in a notice. */
export function noticed(path: string, problems: QueryProblem[], logged = (all: QueryProblem[]) => all.map(problemText).join(' ')): void {
  if (problems.length > 0) warn(`noticed ${path}: ${logged(problems)}`)
}

/** A form that isn't offered; `detail` says which are. */
export function noSuchForm(request: Request, detail: string): Response {
  refused(request, { status: 404, problems: [], detail })
  return problem({ status: 404, title: 'No such form', detail })
}

/** One line, without what a terminal would obey. */
const warn = (line: string): void => console.warn(line.replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu, ' ').slice(0, 500))
