import { datasetJson, faultyAnswer, writtenDataset } from '@/app/datasets/dataset-answer'
import { datasetOf } from '@/app/datasets/dataset-input'
import { jsonText } from '@/app/datasets/download'
import { datasets, figures, theStore } from '@/app/figures'
import { etagOf, kept } from '@/app/http'
import { MOST_TERMS_BYTES, ownAnswer, readObject } from '@/app/own-answer'
import { createDataset } from '@/store/datasets'

/** Every dataset with its causes, definitions and places. */
export async function GET(request: Request): Promise<Response> {
  const all = await Promise.all((await datasets()).map(async (dataset) => datasetJson(dataset, await figures(dataset.id))))
  const body = jsonText({ datasets: all })
  return kept(request, { etag: etagOf(body), frozen: false, lastModified: new Date(), headers: { 'Content-Type': 'application/json; charset=utf-8' } }, body)
}

/** Makes a dataset. */
export const POST = (request: Request): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async (viewer) => {
    const body = await readObject(request, MOST_TERMS_BYTES)
    if (body instanceof Response) return body
    const read = await datasetOf(body)
    if ('faults' in read) return faultyAnswer(read)
    return writtenDataset(read.dataset.id, 201, async () => createDataset(await theStore(), read.dataset, viewer.id))
  })
