/**
 * Whose figures a page shows, at its foot. A layout isn't told its address, so `scripts/start.mjs` says which
 * dataset that names; in development nothing does, and the words hold for any.
 */
import { findDataset } from '@/app/figures'
import { askedDatasetSaid } from '@/app/said'
import { DEFAULT_DATASET } from '@/stats/dataset'

export async function SiteFooter() {
  const id = askedDatasetSaid()
  const found = id === null || id === DEFAULT_DATASET ? null : await findDataset(id)
  return (
    <footer className="site">
      {found ? (
        <p>
          Figures: {found.dataset.source}, compiled by {found.dataset.compiledBy} ({found.dataset.licence}). Each death is a person who died at work.
        </p>
      ) : (
        <p>
          Figures: the Officer Down Memorial Page (odmp.org), as compiled by FiveThirtyEight (CC BY 4.0), Mayuresh Koli
          (Apache-2.0) and Matt Stiles (CC0 1.0). Each death is a person who died at work.
        </p>
      )}
      <p className="site-more">
        <a href="/claims/published">Published claims, each checked</a>
        <a href="/account" rel="nofollow">
          Sign in or see your account
        </a>
      </p>
    </footer>
  )
}
