/**
 * What a page says of its own answer: its status, its Link header. Next lets a page set neither, and a page
 * that calls `notFound()` is sent without a word to readers without script; `scripts/start.mjs` does what is
 * said here. In development nothing listens: there Next's own ways stand in.
 */
import type { AsyncLocalStorage } from 'node:async_hooks'
import { notFound } from 'next/navigation'

interface Said {
  /** The dataset that the address names, where it does. */
  dataset?: string
  status?: 400 | 404
  /** Why nothing else is answered, in words of ours, for the log. */
  why?: string
  link?: string
  /** Whether who asked was looked at: the answer is for them alone. */
  isOwn?: boolean
}

const server = globalThis as typeof globalThis & { samePeriodSaid?: AsyncLocalStorage<Said> }

/** Says that nothing is at this address, which the server logs; the page then shows words of its own. */
export function sayMissing(): null {
  const said = server.samePeriodSaid?.getStore()
  if (!said) notFound()
  said.status = 404
  return null
}

/** Says that the address asks for what there isn't, and the page shows what there is beside words that say so. */
export function sayBad(): void {
  const said = server.samePeriodSaid?.getStore()
  if (said) said.status = 400
}

/** The dataset that the page's address names; null where it names none, or nobody says. */
export const askedDatasetSaid = (): string | null => server.samePeriodSaid?.getStore()?.dataset ?? null

/** Says why a form is refused, which the server logs; never with a word of what was sent. */
export function sayWhy(why: string): void {
  const said = server.samePeriodSaid?.getStore()
  if (said) said.why = why
}

/** Says that the answer is for whoever asked, signed in or not: nobody keeps it. */
export function sayOwn(): void {
  const said = server.samePeriodSaid?.getStore()
  if (said) said.isOwn = true
}

/** Says where else a page's content is, as a Link header has it. */
export function sayLink(link: string): void {
  const said = server.samePeriodSaid?.getStore()
  if (said) said.link = link
}
