/**
 * The causes that a person chose for labels that nobody knows, remembered in this browser for a dataset.
 * Nothing else of a tried file is kept, and this only until it is cleared.
 */
import { useCallback, useEffect, useState } from 'react'

export type ChosenCauses = Record<string, string>

const keyOf = (dataset: string) => `same-period:causes:${dataset}`

/** The remembered causes, how to change them, and whether this browser keeps them at all. */
export function useRemembered(dataset: string) {
  const [causes, setCauses] = useState<ChosenCauses>({})
  const [isKept, setKept] = useState(true)
  useEffect(() => setCauses(recall(dataset)), [dataset])
  const remember = useCallback(
    (next: ChosenCauses) => {
      setCauses(next)
      setKept(keep(dataset, next))
    },
    [dataset],
  )
  return { causes, isKept, remember }
}

function recall(dataset: string): ChosenCauses {
  try {
    return parseChosen(localStorage.getItem(keyOf(dataset)))
  } catch {
    // A browser may refuse its storage; `keep` tells the reader once there is something to keep.
    return {}
  }
}

/** Whether the browser took them. */
function keep(dataset: string, causes: ChosenCauses): boolean {
  try {
    if (Object.keys(causes).length === 0) localStorage.removeItem(keyOf(dataset))
    else localStorage.setItem(keyOf(dataset), JSON.stringify(causes))
    return true
  } catch {
    return false
  }
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
