'use client'
import { useEffect, useState } from 'react'

/** How a copy ended, and of which text: a later question puts another text in its place. */
interface Told {
  text: string
  isCopied: boolean
}

/** How long "Copied" stands, in milliseconds. */
const SAID_FOR = 4000

interface Props {
  text: string
  /** What is copied: "the embed code". */
  what: string
  /** The id of the element that holds the text; it is selected where the clipboard is refused. */
  from: string
}

/**
 * Copies a text with one click and says so, seen and spoken. Where the browser refuses its clipboard the
 * text is selected instead, and the keys that copy it are named. Without script it isn't shown.
 */
export function CopyButton({ text, what, from }: Props) {
  const [told, tell] = useState<Told | null>(null)
  useEffect(() => {
    if (!told?.isCopied) return
    const timer = setTimeout(() => tell(null), SAID_FOR)
    return () => clearTimeout(timer)
  }, [told])
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      tell({ text, isCopied: true })
    } catch {
      // Also where there is no clipboard at all, as on an address without TLS.
      select(document.getElementById(from)!)
      tell({ text, isCopied: false })
    }
  }
  const isTold = told?.text === text
  const isCopied = isTold && told.isCopied
  return (
    <span className="copy">
      <button type="button" onClick={() => void copy()} aria-label={`Copy ${what}`}>
        {isCopied ? 'Copied' : 'Copy'}
      </button>
      <span className="said" aria-live="polite">
        {isCopied && <span className="visually-hidden">Copied {what}.</span>}
        {isTold && !isCopied && `The browser refused its clipboard. The text is selected: press ${keys()}.`}
      </span>
    </span>
  )
}

const keys = () => (/Mac|iP(hone|ad|od)/.test(navigator.userAgent) ? '⌘C' : 'Ctrl+C')

/** Selects the words of an element, in sight. */
function select(element: HTMLElement): void {
  element.closest('details')?.setAttribute('open', '')
  if (element instanceof HTMLTextAreaElement) {
    element.focus()
    element.select()
  } else {
    getSelection()!.selectAllChildren(element)
  }
  element.scrollIntoView({ block: 'nearest' })
}
