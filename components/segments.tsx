import type { Segment } from '@/stats/headline'

/** Words with their roles: the finding coloured by the page, counts underlined. */
export function Segments({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, role, records }, i) => {
    if (records !== undefined) {
      return (
        <a key={i} className="count" href={`/records${records}`}>
          {text}
        </a>
      )
    }
    if (role === 'strong') return <strong key={i}>{text}</strong>
    return role ? (
      <span key={i} className={role === 'finding' ? 'finding' : 'count'}>
        {text}
      </span>
    ) : (
      text
    )
  })
}
