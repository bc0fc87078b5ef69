/**
 * A dataset: whose deaths are counted, and in which words a page names them. The shipped one is the default,
 * which addresses leave out; each has causes, definitions, releases, sources and a licence of its own.
 */

/** The dataset that an address means which names none. */
export const DEFAULT_DATASET = 'line-of-duty-deaths'

export const datasetRule =
  'Each dataset has its own causes, definitions, places and releases, and no figure mixes two of them. Once a dataset has a release, ' +
  'causes and labels may be added to its tables, and nothing in them may change, so that a frozen address keeps its answer.'

export interface Dataset {
  /** In an address: lower-case words with hyphens. */
  id: string
  title: string
  /** What it holds, in a sentence or two. */
  about: string
  /** Where its figures come from; each release names its own. */
  source: string
  licence: string
  compiledBy: string
  /** As a sentence places its deaths: "in the United States". */
  where: string
  /** Whose deaths they are, as the form of a question names them all: "all US officers". */
  officers: string
}

/** The cause that an address of a dataset means which names none: `all`, which each dataset defines. */
export const defaultCauseOf = (dataset: string): string => (dataset === DEFAULT_DATASET ? 'firearms' : 'all')

/** `?dataset=…` for an address that takes no other word, "" for the default. */
export const datasetQuery = (dataset: string): string => (dataset === DEFAULT_DATASET ? '' : `?dataset=${dataset}`)
