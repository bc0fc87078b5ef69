'use client'
import { type MouseEvent, useState } from 'react'
import { saveBlob } from './save-blob'

interface Props {
  href: string
  /** The link's words. */
  name: string
  /** What is saved: "PNG, 1200 pixels wide". */
  what: string
  onSaid: (said: string) => void
}

/**
 * A link to a file that saves it with one click and says so once it is saved. Without script, and with a
 * key held down, it is a plain link; a file that the server refuses is opened, for there it says why.
 */
export function SaveLink({ href, name, what, onSaid }: Props) {
  const [isBusy, setBusy] = useState(false)
  const save = async (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    event.preventDefault()
    if (isBusy) return
    setBusy(true)
    try {
      const answer = await fetch(href)
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
      const file = nameOf(answer, href)
      saveBlob(await answer.blob(), file)
      onSaid(`Saved ${file}`)
    } catch (error) {
      console.error(`Same Period: ${href} couldn’t be saved`, error)
      location.assign(href)
    } finally {
      setBusy(false)
    }
  }
  return (
    <a href={href} onClick={(event) => void save(event)} aria-label={`Save ${what}`}>
      {name}
    </a>
  )
}

/** The name that the server gives the file, or the end of its address. */
function nameOf(answer: Response, href: string): string {
  const told = /filename="([^"]+)"/.exec(answer.headers.get('content-disposition') ?? '')
  return told?.[1] ?? new URL(href, location.href).pathname.split('/').at(-1)!
}
