/** A picture that says what is wrong with its address, in place of the one that was asked for. */
import { FONT_SIZE } from './figure'
import { HUES } from './palette'
import { paragraph, stack } from './paragraph'
import { FONTS, escape } from './svg'

const WIDTH = 600
const PAD = 20
/** Of one problem; what a reader sent is repeated in excerpts, so this is hardly met. */
const MOST_LINES = 12

/** What is wrong and what to do, one paragraph a problem, as SVG text, 600 pixels wide. */
export function toProblemPicture(title: string, details: string[]): string {
  const wide = WIDTH - 2 * PAD
  const words = stack(
    [
      paragraph(title, wide, { size: 18, leading: 24, weight: 600, colour: 'ink' }),
      ...details.map((detail) => paragraph(detail, wide, { size: 13, leading: 18, weight: 400, colour: 'ink' }, MOST_LINES)),
    ],
    8,
  )
  const height = words.height + 2 * PAD
  const hues = HUES.light
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" role="img"` +
    ` font-family="${FONTS}" font-size="${FONT_SIZE}"><title>${escape(title)}</title><desc>${escape(details.join(' '))}</desc>` +
    `<rect width="${WIDTH}" height="${height}" fill="${hues.paper}"/>` +
    `<rect x="0.5" y="0.5" width="${WIDTH - 1}" height="${height - 1}" fill="none" stroke="${hues.muted}"/>` +
    words.draw(PAD, PAD, (role) => hues[role]) +
    '</svg>'
  )
}
