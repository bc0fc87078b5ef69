import { ToldOnce } from './told-once'
import { putText } from './told-texts'

interface Props {
  html: string
  [attribute: string]: string | number | undefined
}

/** HTML of our own making in a `div`; where the server draws the page it is sent once, not again as React's data. */
export function Html({ html, ...attributes }: Props) {
  if (typeof window !== 'undefined') return <div {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
  return <ToldOnce id={putText(html)} {...attributes} />
}
