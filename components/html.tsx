import { ToldOnce } from './told-once'
import { putText } from './told-texts'

interface Props {
  html: string
  [attribute: string]: string | number | undefined
}

/** HTML of our own making in a `div`; where the server draws the page it is sent once, not again as React's data. */
export function Html({ html, ...attributes }: Props) {
  // While one works on the code React's data is the only way by which an edit reaches the page.
  const isData = typeof window !== 'undefined' || process.env.NODE_ENV === 'development'
  if (isData) return <div {...attributes} dangerouslySetInnerHTML={{ __html: html }} />
  return <ToldOnce id={putText(html)} {...attributes} />
}
