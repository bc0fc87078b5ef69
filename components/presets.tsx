import type { Choices } from '@/charts/dashboard'
import type { Place } from './place'

interface Props {
  presets: Choices['presets']
  query: string
  place: Place
}

/** Questions that a page offers by name, at its own address. */
export function Presets({ presets, query: asked, place }: Props) {
  return (
    <nav aria-label="Examples" className="presets">
      {presets.map(({ name, query }) => (
        <a key={name} href={`${place.path}${query}`} data-live data-preset aria-current={query === asked ? 'true' : undefined}>
          {name}
        </a>
      ))}
    </nav>
  )
}
