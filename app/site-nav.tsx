/** The way around the site, within the dataset that a page is of. A layout isn't told its address; see `site-footer.tsx`. */
import { findDataset } from '@/app/figures'
import { askedDatasetSaid } from '@/app/said'
import { DEFAULT_DATASET, datasetQuery } from '@/stats/dataset'

export async function SiteNav() {
  const id = askedDatasetSaid() ?? DEFAULT_DATASET
  const query = id !== DEFAULT_DATASET && (await findDataset(id)) ? datasetQuery(id) : ''
  return (
    <nav aria-label="Site">
      <a href={`/${query}`}>Dashboard</a>
      <a href={`/charts${query}`}>Charts</a>
      <a href="/datasets">Data</a>
      <a href={`/upload${query}`}>Try a file</a>
      <a href={`/claims${query}`}>Claims</a>
      <a href={`/method${query}`}>Method</a>
      <a href="/api">API</a>
    </nav>
  )
}
