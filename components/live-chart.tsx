import type { ComponentType } from 'react'
import type { Figure } from '@/charts/figure'
import { toSvg } from '@/charts/svg'

export interface DrawingProps {
  figure: Figure
  /** Page pixels for each of the figure's own. */
  scale: number
  /** The row that the reader points at or has walked to, null where none. */
  active: number | null
}

interface Props extends DrawingProps {
  /** The Recharts drawing, once this chart is explored and it is loaded. */
  Drawing: ComponentType<DrawingProps> | null
}

/** A chart in the browser's hands: our SVG until it is explored, then Recharts in the same place. */
export function LiveChart({ figure, scale, active, Drawing }: Props) {
  if (Drawing === null) {
    return (
      <div
        className="drawing"
        data-width={figure.width}
        dangerouslySetInnerHTML={{ __html: toSvg(figure, 'page', `${figure.chart}-${figure.width}`) }}
      />
    )
  }
  return (
    <div className="drawing" data-width={figure.width} data-explored="true" role="img" aria-label={figure.summary}>
      <Drawing figure={figure} scale={scale} active={active} />
    </div>
  )
}
