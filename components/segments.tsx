import type { Segment } from '@/stats/headline'
import type { LinkedCount } from '@/stats/records'
import { countText, unbroken } from '@/stats/words'

/** Words with their roles: the finding coloured by the page, counts leading to their records. */
export function Segments({ segments }: { segments: Segment[] }) {
  return segments.map(({ text: said, role, records }, i) => {
    const text = unbroken(said)
    if (records !== undefined) {
      return (
        <a key={i} className="count" href={`/records${records}`}>
          {role === 'strong' ? <strong>{text}</strong> : text}
        </a>
      )
    }
    if (role === 'strong') return <strong key={i}>{text}</strong>
    return role === 'finding' ? (
      <span key={i} className="finding">
        {text}
      </span>
    ) : (
      text
    )
  })
}

/** A count that leads to its records. */
export function Count({ of: { count, records } }: { of: LinkedCount }) {
  return (
    <a className="count" href={`/records${records}`}>
      {countText(count)}
    </a>
  )
}
