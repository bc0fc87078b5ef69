/** A dataset as the API tells it, and the refusals of one that can't be made or changed. */
import { findDataset, refreshFigures } from '@/app/figures'
import { problem } from '@/app/http'
import { ownJson } from '@/app/own-answer'
import type { Dataset } from '@/stats/dataset'
import { toIso } from '@/stats/calendar'
import type { Ledger } from '@/stats/ledger'
import { isDatasetError } from '@/store/datasets'
import type { DatasetFaults } from './dataset-input'

export function datasetJson(dataset: Dataset, { releases, terms }: Ledger) {
  const { id, title, about, source, licence, compiledBy, where, officers } = dataset
  const newest = releases.at(-1)
  return {
    id,
    title,
    about,
    source,
    licence,
    compiledBy,
    where,
    officers,
    page: `/datasets/${id}`,
    releases: releases.length,
    newest: newest ? { release: newest.id, released: toIso(newest.released) } : null,
    definitions: terms.definitions.map(({ id: definition, name }) => ({ id: definition, name })),
    causes: terms.causes.map(({ id: cause, name, group }) => ({ id: cause, name, group })),
    states: terms.states.map(({ code, name }) => ({ code, name })),
  }
}

/** Everything that is wrong with what was sent: 422. */
export function faultyAnswer({ parameters, faults }: DatasetFaults): Response {
  const texts = [
    ...parameters.map(({ parameter, allowed }) => `“${parameter}” must be ${allowed}.`),
    ...faults.map(({ file, line, fault }) => `${file}${line === null ? '' : ` line ${line}`}: ${fault}.`),
  ]
  return problem({ status: 422, title: 'The dataset can’t be read', detail: texts.join(' '), parameters, faults }, { isOwn: true })
}

/** What stands in the way of a dataset: 409; null for a fault of another kind. */
function conflictAnswer(error: unknown): Response | null {
  const reasons = isDatasetError(error) ? error.reasons : error instanceof Error && error.name === 'PublishError' ? [error.message] : null
  if (reasons === null) return null
  return problem({ status: 409, title: 'The dataset stays as it is', detail: reasons.join(' '), reasons }, { isOwn: true })
}

/** Serves what was written; where the store can't be read just now, the next look at it does. */
const serveDatasets = (): Promise<void> => refreshFigures().catch((error: Error) => console.warn(`What was written is served once the store can be read: ${error.message}`))

/** Writes a dataset and serves it: as it is now with a status, or what stands in its way. */
export async function writtenDataset(id: string, status: 200 | 201, write: () => Promise<void>): Promise<Response> {
  try {
    await write()
  } catch (error) {
    const answer = conflictAnswer(error)
    if (answer) return answer
    throw error
  }
  await serveDatasets()
  const made = await findDataset(id)
  return ownJson(made ? datasetJson(made.dataset, made.ledger) : { id, page: `/datasets/${id}` }, status)
}
