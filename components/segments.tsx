import type { Segment } from '@/stats/headline'

/** Words with their roles: the finding coloured by the page, counts underlined. */
export function Segments({ segments }: { segments: Segment[] }) {
  return segments.map(({ text, role }, i) => {
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
