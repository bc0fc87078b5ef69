import { DEFAULT_DATASET } from '@/stats/dataset'
import type { Served } from './place'

/** Whose figures a page shows, where they aren't the default ones. */
export function OwnDataset({ dataset: { id, title, path } }: Pick<Served, 'dataset'>) {
  if (id === DEFAULT_DATASET) return null
  return (
    <p className="note">
      Dataset: <a href={path}>{title}</a>. <a href="/datasets">All datasets</a>
    </p>
  )
}
