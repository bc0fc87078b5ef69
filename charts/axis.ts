/**
 * Axes made from numbers: counts start at a zero baseline, ticks are whole and round.
 */
import { scaleLinear } from 'd3-scale'
import { countText } from '@/stats/words'
import type { Axis, Label } from './figure'

/** A count axis from 0 to a round number at or above `most`, with about `ticks` whole ticks. */
export function countAxis(most: number, ticks: number, grid = true): Axis {
  const scale = scaleLinear().domain([0, Math.max(1, most)]).nice(ticks)
  const whole = scale.ticks(ticks).filter(Number.isInteger)
  return { domain: scale.domain() as [number, number], ticks: whole.map((at) => ({ at, label: countText(at) })), grid }
}

/** What an empty plot says, beside the origin of its axes unless told otherwise. */
export const emptyLabel = (text: string, x = 0, y = 0): Label => ({
  text, x, y, dx: 8, dy: -8, anchor: 'start', colour: 'muted', strong: false,
})

/**
 * Moves labels of one column apart until each has `gap` pixels, keeping their order; the topmost keeps
 * its place unless the column runs past `bottom`.
 */
export function spread(labels: Label[], pixelOf: (y: number) => number, gap: number, bottom: number): Label[] {
  const placed = labels
    .map((label) => ({ label, at: pixelOf(label.y) + label.dy }))
    .sort((a, b) => a.at - b.at)
  for (let i = 1; i < placed.length; i++) placed[i].at = Math.max(placed[i].at, placed[i - 1].at + gap)
  for (let i = placed.length - 1, limit = bottom; i >= 0; i--, limit = placed[i + 1].at - gap) {
    placed[i].at = Math.min(placed[i].at, limit)
  }
  return placed.map(({ label, at }) => ({ ...label, dy: at - pixelOf(label.y) }))
}
