import type { Segment } from '@/stats/headline'
import type { LinkedCount } from '@/stats/records'
import { countText, unbroken } from '@/stats/words'

interface Props {
  segments: Segment[]
  /** The page that answers what words ask. */
  path?: string
}

/** Words with their roles: the finding coloured by the page, counts leading to their records, questions to their answers. */
export function Segments({ segments, path = '/' }: Props) {
  return segments.map(({ text: said, role, records, ask }, i) => {
    const text = unbroken(said)
    if (ask !== undefined) {
      return (
        <a key={i} href={`${path}${ask}`} data-live>
          {text}
        </a>
      )
    }
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
