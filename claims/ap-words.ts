/** Words in the style of American newsrooms: days, and two counts with their change. */
import { type Day, dateOf, monthOf, yearOf } from '@/stats/calendar'
import { type Change, isSmall } from '@/stats/comparison'
import { changeText, countText } from '@/stats/words'

const MONTHS = ['Jan.', 'Feb.', 'March', 'April', 'May', 'June', 'July', 'Aug.', 'Sept.', 'Oct.', 'Nov.', 'Dec.']

/** "Sept. 7, 2015" */
export const apDay = (day: Day): string => `${MONTHS[monthOf(day) - 1]} ${dateOf(day)}, ${yearOf(day)}`

/** "27, compared with 34 (down 21%)"; without its percent where the counts are small. */
export function apPair(change: Change): string {
  const size = isSmall(change) ? null : changeText(change)
  return `${countText(change.current)}, compared with ${countText(change.prior)}${size === null ? '' : ` (${size})`}`
}
