/** A description for search engines, as text that can't end its own element. */
export function JsonLd({ of }: { of: object }) {
  const text = JSON.stringify(of).replaceAll('<', '\\u003c')
  return <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: text }} />
}
