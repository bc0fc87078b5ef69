import { faultyAnswer, writtenDataset } from '@/app/datasets/dataset-answer'
import { datasetOf } from '@/app/datasets/dataset-input'
import { keptDataset, termsOf, theStore } from '@/app/figures'
import { MOST_TERMS_BYTES, ownAnswer, readObject } from '@/app/own-answer'
import { refused } from '@/app/viewer'
import { DEFAULT_DATASET } from '@/stats/dataset'
import { mendingObstacles, missingPlaces, termsObstacles } from '@/stats/terms-changes'
import { changeDataset } from '@/store/datasets'

interface Context {
  params: Promise<{ dataset: string }>
}

/** Changes a dataset to what is sent, whole. Once it has a release its terms may only grow. */
export const PUT = (request: Request, { params }: Context): Promise<Response> =>
  ownAnswer(request, { role: 'admin', scope: 'admin' }, async (viewer) => {
    const { dataset: id } = await params
    if (id === DEFAULT_DATASET) return refused(409, 'The dataset stays as it is', 'The dataset that ships with the product is changed by its next version, not here.')
    const there = await keptDataset(id)
    if (!there) return refused(404, 'There is no such dataset', `There is no dataset “${id.slice(0, 80)}” that could be changed.`)
    const body = await readObject(request, MOST_TERMS_BYTES)
    if (body instanceof Response) return body
    const read = await datasetOf(body, id)
    if ('faults' in read) return faultyAnswer(read)
    const { dataset, terms } = read
    const before = await termsOf(there)
    const obstacles = (labels: string[], places: string[]): string[] => {
      const isReadable = 'terms' in before && missingPlaces(before.terms, places).length === 0
      return isReadable ? termsObstacles(before.terms, terms, labels) : mendingObstacles(terms, places)
    }
    return writtenDataset(id, 200, async () => changeDataset(await theStore(), dataset, viewer.id, there, obstacles))
  })
