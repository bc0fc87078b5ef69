/**
 * A chart's citation in the forms that newsrooms and libraries paste: a sentence, BibTeX, CSL-JSON, and
 * a line of credit. It names the frozen address, so that what is cited stays (the live one where there is
 * nothing to freeze), and the releases and days of the chart itself. The day of retrieval is read at the
 * edge and passed in. It quotes no number: those stand at the address.
 */
import { type Day, dateOf, longDay, monthOf, toIso, yearOf } from '@/stats/calendar'
import { subjectOf } from '@/stats/headline'
import { longKnown, toKnownText } from '@/stats/known'
import type { Release } from '@/stats/ledger'
import { listText } from '@/stats/words'
import { chartPath, findChart } from './catalogue'
import type { Dashboard } from './dashboard'
import type { Figure } from './figure'
import { placeText } from './scope'

export const PUBLISHER = 'Same Period'

/** An item as CSL-JSON has it; days are year, month, date. */
export interface CslItem {
  id: string
  type: 'dataset'
  title: string
  genre: string
  author: { literal: string }[]
  publisher: string
  version: string
  note: string
  issued: { 'date-parts': [number, number, number][] }
  accessed: { 'date-parts': [number, number, number][] }
  URL: string
}

export interface Citations {
  text: string
  bibtex: string
  csl: CslItem
  credit: string
}

interface Cited {
  /** The site's own address, without a slash at its end. */
  site: string
  retrieved: Day
}

/** A chart's citations: "Same Period. “The year so far: firearms deaths, 1 Jan – 7 Sep, 2015 and 2014” [data set], …". */
export function citationsOf(dashboard: Dashboard, figure: Figure, { site, retrieved }: Cited): Citations {
  const { release, knownOn, asOf } = dashboard.answer
  const behind = figure.behind.length > 0 ? figure.behind : [release]
  const title = titleOf(dashboard, figure)
  const version = listText(behind.map(versionOf))
  const known = `known on ${longKnown(knownOn)}, definition ${definitionOf(dashboard, figure)}`
  const address = `${site}${chartPath(figure.chart)}${dashboard.frozenQuery ?? dashboard.query}`
  const id = `same-period-${figure.chart}-${toIso(asOf)}-known-${toKnownText(knownOn)}`
  return {
    text: `${PUBLISHER}. “${title}” [data set], ${behind.length === 1 ? 'release' : 'releases'} ${version}, ${known}. Retrieved ${longDay(retrieved)}, ${address}`,
    bibtex: toBibtex({ id, title, version, note: `Data set, ${known}`, address, issued: behind[0].released, retrieved }),
    csl: {
      id,
      type: 'dataset',
      title,
      genre: 'data set',
      author: [{ literal: PUBLISHER }],
      publisher: PUBLISHER,
      version,
      note: known,
      issued: { 'date-parts': [datePartsOf(behind[0].released)] },
      accessed: { 'date-parts': [datePartsOf(retrieved)] },
      URL: address,
    },
    credit: `Chart: ${PUBLISHER}. Figures: ${figure.credit}. ${address}`,
  }
}

/** "2016-07-03 (1a2b3c4)" */
export const versionOf = ({ id, sha256 }: Release): string => `${id} (${sha256.slice(0, 7)})`

const isOfAllCauses = (figure: Figure): boolean => findChart(figure.chart)?.ofAllCauses === true

/** "The year so far: firearms deaths in Texas, 1 Jan – 7 Sep, 2015 and 2014", the days being those of the chart. */
function titleOf({ answer }: Dashboard, figure: Figure): string {
  const name = findChart(figure.chart)?.name ?? figure.title
  const subject = isOfAllCauses(figure) ? `deaths from all causes${answer.state ? ` ${placeText(answer)}` : ''}` : subjectOf(answer)
  return `${name}: ${subject}, ${figure.period}`
}

const definitionOf = ({ answer }: Dashboard, figure: Figure): string =>
  isOfAllCauses(figure) ? 'all' : answer.definitions.map((definition) => definition.id).join(' or ')

const datePartsOf = (day: Day): [number, number, number] => [yearOf(day), monthOf(day), dateOf(day)]

interface BibtexEntry {
  id: string
  title: string
  version: string
  note: string
  address: string
  issued: Day
  retrieved: Day
}

/** An entry that BibTeX and biblatex both read: `@misc`, for old styles know no `@dataset`. */
export function toBibtex({ id, title, version, note, address, issued, retrieved }: BibtexEntry): string {
  const fields = [
    ['author', `{${texOf(PUBLISHER)}}`],
    ['title', `{${texOf(title)}}`],
    ['year', String(yearOf(issued))],
    ['publisher', texOf(PUBLISHER)],
    ['version', texOf(version)],
    ['note', texOf(note)],
    // An address is read as it stands; of TeX's signs only these three could end it or start a command.
    ['url', address.replace(/[{}\\]/g, encodeURIComponent)],
    ['urldate', toIso(retrieved)],
  ]
  return `@misc{${id},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}`
}

const TEX: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '–': '--',
  '−': '$-$',
  '’': "'",
  '“': '``',
  '”': "''",
}

/** Text without what TeX would obey. */
const texOf = (text: string): string => text.replace(/[\\~^–−’“”]|[&%$#_{}]/g, (sign) => TEX[sign] ?? `\\${sign}`)
