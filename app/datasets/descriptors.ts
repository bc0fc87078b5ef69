/**
 * The dataset described for machines (a Data Package v2, CSV on the Web, schema.org) and cited by people.
 * Addresses are absolute, so that a copy of a description still finds the files; CSVW's stands beside its file.
 */
import type { Site } from '@/app/site'
import described from '@/data/datapackage.json'
import { type Day, longDay, spanText, toIso } from '@/stats/calendar'
import { coverage } from '@/stats/ledger'
import { type Column, PRIMARY_KEY, newestColumns, releaseColumns } from './columns'
import type { Published, PublishedRelease, ServedFile } from './published'

const isoSpan = ({ from, to }: { from: number; to: number }) => `${toIso(from)}/${toIso(to)}`

/** The Data Package of everything that is served of a dataset. */
export function dataPackage(published: Published, site: Site) {
  const { ledger, newest, releases } = published
  const resource = (name: string, file: ServedFile, fields: Column[]) => ({
    name,
    path: site + file.path,
    ...(file.isOurs ? { type: 'table' } : {}),
    title: file.title,
    description: file.description,
    ...(file.isOurs ? { format: 'csv', mediatype: 'text/csv', encoding: 'utf-8' } : {}),
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    licenses: file.licences,
    sources: file.sources,
    ...(file.isOurs ? { schema: { fields, missingValues: [''], primaryKey: PRIMARY_KEY } } : {}),
  })
  return {
    $schema: described.$schema,
    name: published.id,
    id: `${site}/datasets/${published.id}`,
    title: published.title,
    description: published.about,
    homepage: `${site}/datasets/${published.id}`,
    version: published.version,
    created: `${toIso(ledger.releases.at(-1)!.released)}T00:00:00Z`,
    keywords: published.keywords,
    contributors: [
      { title: 'Same Period', roles: ['creator', 'dataCurator'] },
      ...published.compilers.map((title) => ({ title, roles: ['dataCollector'] })),
    ],
    licenses: published.licences,
    sources: published.sources,
    resources: [
      resource('newest', newest, newestColumns(ledger)),
      ...releases.map(({ release, file }) => resource(`release-${release.id.toLowerCase()}`, file, releaseColumns(ledger))),
    ],
  }
}

/** The CSVW description of a file; its `url` is relative, for the description stands beside the file. */
export function csvwOf(file: ServedFile, columns: Column[]) {
  return {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: file.path.slice(file.path.lastIndexOf('/') + 1),
    'dc:title': file.title,
    'dc:description': file.description,
    'dc:license': file.licences.map(({ path, title }) => path ?? title),
    'dc:source': file.sources.map(({ path, title }) => path ?? title),
    dialect: { header: true, encoding: 'utf-8', delimiter: ',', lineTerminators: ['\n'] },
    tableSchema: {
      columns: columns.map(({ name, title, type, description, constraints }) => ({
        name,
        titles: [name, title],
        datatype: datatypeOf(type, constraints),
        required: constraints.required ?? false,
        'dc:description': description,
      })),
      primaryKey: PRIMARY_KEY,
    },
  }
}

function datatypeOf(type: Column['type'], { pattern, enum: values, minimum }: Column['constraints']) {
  if (type === 'date') return { base: 'date', format: 'yyyy-MM-dd' }
  if (type === 'integer') return { base: 'integer', minimum: String(minimum) }
  const format = pattern ?? (values && `^(${values.map((value) => value.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|')})$`)
  return format ? { base: 'string', format } : 'string'
}

/** schema.org's Dataset for a page: of the whole dataset, or of one release. */
export function jsonLd(published: Published, site: Site, one: PublishedRelease | null = null) {
  const { ledger } = published
  const last = one ?? published.releases.at(-1)!
  const url = site + (one ? one.page : `/datasets/${published.id}`)
  const covered = one ? [one.release.span] : coverage(ledger, ledger.releases.length - 1)
  const file = one?.file ?? published.newest
  const download = (each: ServedFile) => ({
    '@type': 'DataDownload',
    name: each.title,
    contentUrl: site + each.path,
    encodingFormat: 'text/csv',
    contentSize: `${each.bytes} B`,
    sha256: each.sha256,
  })
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    name: one ? `${published.title}: release ${one.release.id}` : published.title,
    description: one ? file.description : published.about,
    url,
    identifier: url,
    version: last.version,
    license: file.licences.map(({ path, title }) => path ?? title),
    creator: [{ '@type': 'Organization', name: 'Same Period', url: site }, ...(one ? [one.release.compiledBy] : published.compilers).map((name) => ({ '@type': 'Organization', name }))],
    creditText: file.sources.map(({ title }) => title).join('; '),
    isAccessibleForFree: true,
    keywords: published.keywords,
    dateModified: toIso(last.release.released),
    temporalCoverage: isoSpan({ from: covered[0].from, to: covered.at(-1)!.to }),
    spatialCoverage: { '@type': 'Place', name: published.place },
    variableMeasured: { '@type': 'PropertyValue', name: published.measured, unitText: 'deaths' },
    measurementTechnique: published.technique,
    isBasedOn: file.sources.flatMap(({ path }) => path ?? []),
    ...(one ? { isPartOf: `${site}/datasets/${published.id}` } : {}),
    distribution: one ? [download(file)] : [download(published.newest), ...published.releases.map((each) => download(each.file))],
  }
}

/** "Same Period. “Line-of-duty deaths …, 1 January 1791 to 5 October 2025” [data set], release …". The day of retrieval is read at the edge. */
export function datasetCitation({ id, title, ledger, releases }: Published, site: Site, retrieved: Day): string {
  const { release } = releases.at(-1)!
  const covered = coverage(ledger, ledger.releases.length - 1)
  const span = spanText({ from: covered[0].from, to: covered.at(-1)!.to })
  return (
    `Same Period. “${title}, ${span}” [data set], release ${release.id} (${release.sha256.slice(0, 7)}), ` +
    `known on ${longDay(release.released)}. Retrieved ${longDay(retrieved)}, ${site}/datasets/${id}`
  )
}
