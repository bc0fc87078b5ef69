/**
 * Texts on their way from the first half of drawing a page to the second, on the server. The halves are
 * bundled apart, so the texts wait on `globalThis`. Each is taken once; those of pages that were broken off
 * go when newer ones need the room.
 */
const MOST_CHARACTERS = 64_000_000

interface Waiting {
  texts: Map<string, string>
  characters: number
  next: number
}

const held = globalThis as typeof globalThis & { samePeriodTexts?: Waiting }
const waiting = (): Waiting => (held.samePeriodTexts ??= { texts: new Map(), characters: 0, next: 1 })

/** Keeps a text and answers with its key. */
export function putText(text: string): string {
  const all = waiting()
  const key = `told-${all.next++}`
  all.texts.set(key, text)
  all.characters += text.length
  for (const oldest of all.texts.keys()) {
    if (all.characters <= MOST_CHARACTERS) break
    remove(all, oldest)
  }
  return key
}

/** The text of a key, which is then forgotten. Throws an Error where it isn't held. */
export function takeText(key: string): string {
  const all = waiting()
  const text = all.texts.get(key)
  if (text === undefined) throw new Error(`no text waits under ${key}`)
  remove(all, key)
  return text
}

function remove(all: Waiting, key: string): void {
  all.characters -= all.texts.get(key)!.length
  all.texts.delete(key)
}
