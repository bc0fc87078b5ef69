/**
 * The causes that people chose for labels that nobody knows: those by which the dataset's files were published,
 * and over them those that were chosen in this browser, which keeps nothing else of a tried file.
 */
import { useCallback, useMemo, useSyncExternalStore } from 'react'

export type ChosenCauses = Record<string, string>

const keyOf = (dataset: string) => `same-period:causes:${dataset}`

/** What this browser refuses to store holds until the page is closed. */
const unstored = new Map<string, string>()
const listeners = new Set<() => void>()

/** The remembered causes, how to change them, and whether this browser keeps them at all; `published` are those of the dataset's files. */
export function useRemembered(dataset: string, published: ChosenCauses) {
  const key = keyOf(dataset)
  const text = useSyncExternalStore(subscribe, () => recall(key), () => null)
  const causes = useMemo(() => chosenOver(published, parseChosen(text)), [published, text])
  const remember = useCallback((next: ChosenCauses) => keep(key, ownOf(published, next)), [key, published])
  return { causes, isKept: !unstored.has(key), remember }
}

/** A label that this browser's reader forgot, though files were published by it. */
const FORGOTTEN = ''

export const chosenOver = (published: ChosenCauses, own: ChosenCauses): ChosenCauses =>
  Object.fromEntries(Object.entries({ ...published, ...own }).filter(([, label]) => label !== FORGOTTEN))

/** What this browser has to keep so that `chosenOver` gives these causes again. */
export function ownOf(published: ChosenCauses, causes: ChosenCauses): ChosenCauses {
  const forgotten = Object.keys(published).filter((found) => !Object.hasOwn(causes, found))
  const changed = Object.entries(causes).filter(([found, label]) => published[found] !== label)
  return Object.fromEntries([...changed, ...forgotten.map((found) => [found, FORGOTTEN])])
}

/** Another page of ours may change them too. */
function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  addEventListener('storage', listener)
  return () => {
    listeners.delete(listener)
    removeEventListener('storage', listener)
  }
}

function recall(key: string): string | null {
  try {
    return unstored.get(key) ?? localStorage.getItem(key)
  } catch {
    // A browser may refuse its storage altogether; `keep` tells so once there is something to keep.
    return null
  }
}

function keep(key: string, causes: ChosenCauses): void {
  unstored.delete(key)
  try {
    if (Object.keys(causes).length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(causes))
  } catch {
    unstored.set(key, JSON.stringify(causes))
  }
  for (const listener of listeners) listener()
}

/** The labels of a stored text; none where it isn't one that we wrote. */
export function parseChosen(text: string | null): ChosenCauses {
  if (text === null) return {}
  try {
    const stored: unknown = JSON.parse(text)
    if (typeof stored !== 'object' || stored === null || Array.isArray(stored)) return {}
    return Object.fromEntries(Object.entries(stored).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}
