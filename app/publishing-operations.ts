/** Uploads, checks, publications and withdrawals in the OpenAPI document. */
import { shippedDataset } from './figures'
import { type OwnParameter, ownOperation } from './own-operation'

const needs = { role: 'analyst', scope: 'publish' } as const
const upload: OwnParameter = { name: 'upload', in: 'path', rule: 'the id of an upload', example: '0b6f3c1e-8a52-4d4e-9f55-2f1c7d3a9e10' }
const dataset = (place: 'path' | 'query'): OwnParameter => ({ name: 'dataset', in: place, rule: 'which dataset', example: shippedDataset.id })
const STEPS = 'With “Accept: application/x-ndjson” the answer comes as lines, one for each step, and last {"step":"done","status":…,"body":…}.'

/** Paths of the document, by method. */
export const PUBLISHING_PATHS = {
  '/api/v1/uploads': {
    post: ownOperation({
      id: 'upload-make',
      summary: 'Keeps a file',
      about: 'Up to 1 GB, byte for byte; removed after a day where it became no release.',
      needs,
      status: 201,
      body: 'application/octet-stream',
      answer: 'Upload',
      refused: [404],
      parameters: [dataset('query'), { name: 'name', in: 'query', rule: 'the file’s name', example: 'deaths.csv' }],
    }),
  },
  '/api/v1/uploads/{upload}': {
    get: ownOperation({ id: 'upload', summary: 'An upload', about: 'One’s own, or for an admin anybody’s, with the choices that files of its dataset were read by so far.', needs, status: 200, answer: 'Upload', refused: [404], parameters: [upload] }),
    delete: ownOperation({ id: 'upload-remove', summary: 'Removes an upload', about: 'The file of a release stays.', needs, status: 204, refused: [404, 409], parameters: [upload] }),
  },
  '/api/v1/uploads/{upload}/check': {
    post: ownOperation({ id: 'upload-check', summary: 'What a file would change', about: `Reads it, and changes nothing. ${STEPS}`, needs, status: 200, body: 'NewCheck', answer: 'Check', refused: [404, 409, 429], parameters: [upload] }),
  },
  '/api/v1/uploads/{upload}/publish': {
    post: ownOperation({
      id: 'upload-publish',
      summary: 'Publishes a file as a release',
      about: `In one transaction; a 200 where this very file is published already. A 409 lists in “confirm” what has to be named first, a 422 in “blocked” what keeps it from being published. ${STEPS}`,
      needs,
      status: 201,
      body: 'NewPublication',
      answer: 'Publication',
      refused: [404, 409, 429],
      parameters: [upload],
    }),
  },
  '/api/v1/datasets/{dataset}/releases/{release}/withdraw': {
    post: ownOperation({
      id: 'release-withdraw',
      summary: 'Takes a release back',
      about: `By a new release that restores what was known before. ${STEPS}`,
      needs,
      status: 201,
      body: 'NewWithdrawal',
      answer: 'Withdrawal',
      refused: [404, 409],
      parameters: [dataset('path'), { name: 'release', in: 'path', rule: 'which release', example: '2025-10-05-2025' }],
    }),
  },
}
