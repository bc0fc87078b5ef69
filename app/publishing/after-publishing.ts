/** What a publication or a withdrawal sets going once it is committed. Nothing here can take it back. */
import { refreshFigures } from '@/app/figures'
import { tellNow } from '@/app/tell-publication'

/** Serves the new figures from now on, and tells whoever asked to be told. */
export async function afterPublishing(dataset: string, release: string): Promise<void> {
  // A store that goes away at this very moment is followed when it is back.
  await refreshFigures().catch((error: Error) => console.warn(`${dataset}/${release} is published; the figures follow it later: ${error.message}`))
  tellNow()
}
