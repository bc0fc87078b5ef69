/**
 * What the site answers to programs, operation by operation: the address, its words and what comes back.
 * The OpenAPI document and the readable page are both made from this list, and the words from the tables
 * that read them.
 */
import { findForm } from '@/app/chart-forms'
import { CHARTS } from '@/charts/catalogue'
import { FRAME_WORDS } from '@/charts/frame-words'
import { describedViewWords } from '@/charts/view'
import { describedPublishedWords } from '@/claims/published-query'
import type { OperationWords } from '@/components/api-page'
import type { Ledger } from '@/stats/ledger'
import { describedWords } from '@/stats/question'
import { describedRecordWords } from '@/stats/records-query'
import type { DescribedWord } from '@/stats/word-schema'
import type { SchemaName } from './answer-schemas'
import type { ClaimSchemaName } from './claim-schemas'
import { EXAMPLE_CLAIM, NEEDED_WORDS, claimWords } from './claim-words'

export interface Operation extends OperationWords {
  answers: { type: string; schema?: SchemaName | ClaimSchemaName }[]
  /** Statuses of refusals; in `application/problem+json` unless pictures say them. */
  refusals: (400 | 404 | 501 | 503)[]
  /** What a refusal comes as; 503 is a problem always. */
  refusalType: string
  /** Words of which one at least must be there, though none of them must. */
  needed?: readonly string[]
  /** A query that is answered, or "". */
  example: string
}

const JSON_TYPE = 'application/json'
const CLAIM = '?cause=firearms&asof=2015-09-07&known=2016-07-03'

const part = (name: string, rule: string, values: readonly string[], example: string): DescribedWord => ({
  name,
  rule,
  values: { type: 'string', enum: values },
  most: 1,
  isRequired: true,
  example,
})

const pixels = (name: string): DescribedWord => ({
  name,
  rule: `the most pixels that the embed may have, as ${name === 'maxwidth' ? 'width' : 'height'}`,
  values: { type: 'integer', minimum: 1, maximum: 999_999 },
  most: 1,
  example: name === 'maxwidth' ? '640' : '2000',
})

type Draft = Pick<Operation, 'id' | 'path' | 'title' | 'about' | 'answers'> & Partial<Operation>

const operation = (draft: Draft): Operation => ({ parts: [], words: [], refusals: [], refusalType: 'application/problem+json', example: '', ...draft })

/** Every operation, for the site whose own address is given and the figures that it holds, the default ones first. */
export function operationsOf(ledgers: Ledger[], site: string): Operation[] {
  const question = describedWords(...ledgers)
  const dataset = question.filter(({ name }) => name === 'dataset')
  return [
    operation({
      id: 'compare',
      path: '/api/v1/compare',
      title: 'One comparison',
      about: 'The two counts of a question, what chance would give, the same by group and by definition, and how releases changed it.',
      words: question,
      answers: [{ type: JSON_TYPE, schema: 'Comparison' }],
      refusals: [400],
      example: CLAIM,
    }),
    operation({
      id: 'claim-check',
      path: '/api/v1/claims/check',
      title: 'Whether a claim is true',
      about: 'What a printed sentence says, whether its percent follows from its counts, which readings of the figures come nearest, what chance would give, and a sentence that is safe to print. One at least of text, cause, current, prior, percent and direction must be there; the words of any address that is answered as href are read. With POST the same as a JSON object, for texts of up to 100,000 characters.',
      words: claimWords(question),
      needed: NEEDED_WORDS,
      answers: [{ type: JSON_TYPE, schema: 'ClaimCheck' }],
      refusals: [400, 404],
      example: `?${new URLSearchParams({ text: EXAMPLE_CLAIM, published: '2015-09-08' })}`,
    }),
    ...publishedOperations(),
    ...chartOperations(question),
    operation({
      id: 'embed',
      path: '/embed/{chart}',
      title: 'A chart as a frame',
      about: 'The chart as one document for other people’s pages, whole without script. Errors come as a frame that says what is wrong. Words that pages add to the address of a frame, such as utm_source, are ignored.',
      parts: [part('chart', 'which chart', CHARTS.map(({ id }) => id), 'year-so-far')],
      words: [...question, ...describedViewWords(FRAME_WORDS)],
      answers: [{ type: 'text/html' }],
      refusals: [400, 404],
      refusalType: 'text/html',
      example: '?asof=2015-09-07',
    }),
    ...recordOperations(question),
    operation({
      id: 'datasets',
      path: '/api/v1/datasets',
      title: 'Every dataset',
      about: 'Each dataset with its source, licence, causes, definitions and places. An admin makes one with POST, and changes one with PUT at its own address.',
      answers: [{ type: JSON_TYPE, schema: 'Datasets' }],
    }),
    ...datasetOperations(ledgers),
    operation({
      id: 'ledger',
      path: '/api/v1/ledger',
      title: 'The whole ledger',
      about: 'Every record of every release as bytes, for the dashboard. Its form may change with any version: programs take the CSV files instead.',
      words: dataset,
      refusals: [400],
      answers: [{ type: 'application/gzip' }],
    }),
    operation({
      id: 'oembed',
      path: '/oembed',
      title: 'oEmbed',
      about: 'The embed of a chart or of a check, for systems that make one from an address (oEmbed 1.0).',
      words: oembedWords(site),
      answers: [{ type: JSON_TYPE, schema: 'OEmbed' }, { type: 'text/xml' }],
      refusals: [400, 404, 501],
      example: `?url=${encodeURIComponent(`${site}/charts/year-so-far?asof=2015-09-07`)}`,
    }),
    operation({
      id: 'feed',
      path: '/feed.xml',
      title: 'Feed of releases and corrections',
      about: 'An entry for each release, correction and withdrawal (Atom). With the words of a frozen figure, asof and known among them, it is the feed of that figure: an entry for each later release that changes its rounded percent or its direction.',
      words: dataset,
      answers: [{ type: 'application/atom+xml' }],
      refusals: [400],
    }),
    operation({ id: 'health', path: '/healthz', title: 'Whether the server has its figures', about: 'For whoever runs the server.', answers: [{ type: JSON_TYPE, schema: 'Health' }] }),
    operation({ id: 'openapi', path: '/api/v1/openapi.json', title: 'This description', about: 'Every operation here as OpenAPI 3.1.', answers: [{ type: JSON_TYPE, schema: 'OpenApi' }], refusals: [400] }),
  ]
}

const CHART_FORMS = [
  { form: 'svg', type: 'image/svg+xml', title: 'A chart as SVG', about: 'The chart with its title, source and credit, as SVG that stands alone. Errors come as a picture that says what is wrong.' },
  { form: 'png', type: 'image/png', title: 'A chart as PNG', about: 'The same picture as pixels.' },
  { form: 'csv', type: 'text/csv', title: 'A chart’s numbers as CSV', about: 'The table of the chart.' },
  { form: 'json', type: JSON_TYPE, title: 'A chart’s words and numbers as JSON', about: 'Title, summary, notes, source, licences and the table, each count with the address of its records.', schema: 'Chart' as const },
]

function chartOperations(question: DescribedWord[]): Operation[] {
  const charts = CHARTS.map(({ id }) => id)
  return CHART_FORMS.map(({ form, type, title, about, ...rest }) =>
    operation({
      id: `chart-${form}`,
      path: `/charts/{chart}.${form}`,
      title,
      about,
      parts: [part('chart', 'which chart', charts, 'year-so-far')],
      words: [...question, ...describedViewWords(findForm(form)!.words)],
      answers: [{ type, ...rest }],
      refusals: form === 'png' ? [400, 404, 503] : [400, 404],
      refusalType: form === 'svg' || form === 'png' ? type : 'application/problem+json',
      example: '?asof=2015-09-07&known=2016-07-03',
    }),
  )
}

function recordOperations(question: DescribedWord[]): Operation[] {
  // A file has no pages: it holds every record.
  const words = [...question, ...describedRecordWords().filter(({ name }) => name !== 'page')]
  const shared = { words, refusals: [400] as Operation['refusals'], example: '?asof=2015-09-07&known=2016-07-03' }
  return [
    operation({ ...shared, id: 'records-csv', path: '/records.csv', title: 'The records behind a count, as CSV', about: 'One row for each day, state and cause that the count adds up.', answers: [{ type: 'text/csv' }] }),
    operation({ ...shared, id: 'records-json', path: '/records.json', title: 'The records behind a count, as JSON', about: 'The count, its records, and how many were left out by which rule.', answers: [{ type: JSON_TYPE, schema: 'Records' }] }),
  ]
}

function publishedOperations(): Operation[] {
  const shared = { words: describedPublishedWords(), refusals: [400] as Operation['refusals'] }
  return [
    operation({ ...shared, id: 'published-claims-csv', path: '/claims/published.csv', title: 'Published claims, checked, as CSV', about: 'One row for each printed comparison that is held: what was printed, whether its percent follows, the figures here as known now, what lies between. They are of the shipped dataset.', answers: [{ type: 'text/csv' }] }),
    operation({ ...shared, id: 'published-claims-json', path: '/claims/published.json', title: 'Published claims, checked, as JSON', about: 'The same rows, with the totals of all of them.', answers: [{ type: JSON_TYPE, schema: 'PublishedClaims' }] }),
  ]
}

function datasetOperations(ledgers: Ledger[]): Operation[] {
  const names = ledgers.map(({ dataset: name }) => name)
  const dataset = part('dataset', 'which dataset', names, names[0])
  const releases = ledgers.flatMap((ledger) => ledger.releases.map(({ id }) => id))
  const release = part('release', 'which release', [...new Set(releases)], releases[0])
  const draft = (id: string, path: string, title: string, about: string, type: string, schema?: SchemaName): Operation =>
    operation({
      id,
      path,
      title,
      about,
      parts: path.includes('{release}') ? [dataset, release] : [dataset],
      answers: [{ type, ...(schema ? { schema } : {}) }],
      refusals: [400, 404],
    })
  return [
    draft('dataset-csv', '/datasets/{dataset}.csv', 'Everything known now, as CSV', 'Deaths by day, state and cause as the releases leave them, each row with its cause, its group and its release.', 'text/csv'),
    draft('dataset-csvw', '/datasets/{dataset}.csv-metadata.json', 'Columns of that file', 'What each column holds, for machines (CSV on the Web).', 'application/csvm+json', 'Csvw'),
    draft('dataset-package', '/datasets/{dataset}/datapackage.json', 'All files of a dataset', 'Every file with its columns, size, hash and licence (Data Package v2).', JSON_TYPE, 'DataPackage'),
    draft('release-csv', '/datasets/{dataset}/releases/{release}.csv', 'A release’s file', 'The counts as published here, byte for byte; never edited.', 'text/csv'),
    draft('release-csvw', '/datasets/{dataset}/releases/{release}.csv-metadata.json', 'Columns of a release’s file', 'What each column holds, for machines (CSV on the Web).', 'application/csvm+json', 'Csvw'),
  ]
}

const oembedWords = (site: string): DescribedWord[] => [
  { name: 'url', rule: 'the address of a chart’s page, of its frame or of the dashboard; or of a check, /claims?…, or its frame; escaped', values: { type: 'string', format: 'uri' }, most: 1, isRequired: true, example: `${site}/charts/year-so-far` },
  { name: 'format', rule: 'json (default) or xml', values: { type: 'string', enum: ['json', 'xml'], default: 'json' }, most: 1, example: 'json' },
  pixels('maxwidth'),
  pixels('maxheight'),
]
