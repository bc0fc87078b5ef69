'use client'
import { useState } from 'react'
import { takeText } from './told-texts'

interface Props {
  /** The key of the text on the server, and the element's id on the page. */
  id: string
  [attribute: string]: string | number | undefined
}

/**
 * HTML that is sent once. React tells a page twice, as HTML and as data to take it over with; drawings and
 * tables are most of both. The server writes the text here and leaves it out of the data, and the browser
 * keeps what stands on the page.
 */
export function ToldOnce({ id, ...attributes }: Props) {
  const [html] = useState(() => (typeof window === 'undefined' ? takeText(id) : (document.getElementById(id)?.innerHTML ?? '')))
  return <div id={id} {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
}
