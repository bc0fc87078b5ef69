/**
 * Where the axis of the year so far begins and ends in each layout, for the slider that stands on it: custom
 * properties that globals.css reads. The margin on the right differs with the words that stand in it.
 */
import type { Dashboard } from '@/charts/dashboard'
import { FULL } from '@/charts/scope'

/** `--right-360` and so on: pixels of the drawing that is 360 wide. */
export const sliderMargins = (dashboard: Dashboard): Record<`--right-${number}`, number> =>
  Object.fromEntries(FULL.map((size) => [`--right-${size.width}`, dashboard.draw('year-so-far', size).margin.right]))
