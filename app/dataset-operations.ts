/** Making and changing datasets in the OpenAPI document. */
import { object, text } from './answer-schemas'
import { ownOperation } from './own-operation'

const needs = { role: 'admin', scope: 'admin' } as const

/** Paths of the document, by method. */
export const DATASET_PATHS = {
  '/api/v1/datasets': {
    post: ownOperation({ id: 'dataset-make', summary: 'Makes a dataset', about: 'With terms, a source and a licence of its own.', needs, status: 201, body: 'NewDataset', answer: 'Dataset', refused: [409] }),
  },
  '/api/v1/datasets/{dataset}': {
    put: ownOperation({
      id: 'dataset-change',
      summary: 'Changes a dataset',
      about: 'To what is sent, whole. Once it has a release, its terms may only grow.',
      needs,
      status: 200,
      body: 'NewDataset',
      answer: 'Dataset',
      refused: [404, 409],
      parameters: [{ name: 'dataset', in: 'path', rule: 'which dataset', example: 'norland-police' }],
    }),
  },
}

const csv = (file: string) => text(`the CSV text of a file like data/${file}`)

export const DATASET_SCHEMAS = {
  NewDataset: object(
    {
      id: text('its name in addresses; not where the address names it already'),
      title: text(),
      about: text('a sentence or two on what it holds'),
      source: text(),
      licence: text(),
      compiledBy: text(),
      where: text('as in “deaths in Norland”'),
      officers: text('whose deaths, all of them'),
      causes: csv('causes.csv'),
      definitions: csv('definitions.csv'),
      states: csv('states.csv'),
    },
    { optional: ['id', 'states'] },
  ),
}
