/**
 * A figure as a picture that stands alone: its title, subtitle and keys, the drawing, its notes, and always
 * its source and credit. No script, no address to fetch from; text is broken by measured widths, so that
 * nothing is clipped.
 */
import { longDay } from '@/stats/calendar'
import { longKnown } from '@/stats/known'
import { type Sheet, cardOf, mostLegible } from './card'
import type { Dashboard } from './dashboard'
import { type Colour, FONT_SIZE, type Figure, type Size } from './figure'
import { colourOf } from './palette'
import { type Style, drawing, keyRows, paragraph, stack } from './paragraph'
import { bareSummary } from './summary'
import { FONTS, escape } from './svg'
import type { PictureSize } from './view'

/** The layouts that pictures and frames draw: a column of an article, and a phone's. */
export const WIDE: Size = { width: 600, from: 440, narrow: false }
export const NARROW: Size = { width: 280, from: 0, narrow: true }

export interface PictureAsked {
  size: PictureSize
  theme: 'light' | 'dark'
  /** Whose work it is, as of and as known when: it stands in every picture. */
  credit: string
  /** Leaves out title, subtitle and notes, for a page that has its own. */
  plain?: boolean
}

/**
 * Whose work a picture is, its days and the address that stays as the picture does: "Same Period · as of
 * 7 September 2015, known on 3 July 2016 · example.org/charts/by-year?asof=2015-09-07&known=2016-07-03".
 */
export const creditOf = ({ answer, query, frozenQuery }: Dashboard, chart: string, site: string): string =>
  `Same Period · as of ${longDay(answer.asOf)}, known on ${longKnown(answer.knownOn)} · ${site.replace(/^https?:\/\//, '')}/charts/${chart}${frozenQuery ?? query}`

/** The figure that a size shows: of a card's layouts, the one whose letters come out largest. */
export function layoutFor(size: PictureSize, draw: (size: Size) => Figure): Figure {
  if (size === '280') return draw(NARROW)
  return size === '1200x630' ? mostLegible([NARROW, { ...NARROW, width: 360 }, WIDE].map(draw)) : draw(WIDE)
}

/** The picture as SVG text, of a figure that `layoutFor` chose. */
export function toPicture(figure: Figure, asked: PictureAsked): string {
  const { size, theme } = asked
  const { width, height, draw } = size === '1200x630' ? cardOf(figure, asked) : columnOf(figure, asked)
  const scale = size === '1200' ? 2 : 1
  const colour = (role: Colour) => colourOf(theme, role)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width * scale}" height="${height * scale}"` +
    ` role="img" font-family="${FONTS}" font-size="${FONT_SIZE}">` +
    `<title>${escape(figure.title)}</title><desc>${escape(descriptionOf(figure, asked))}</desc>` +
    `<rect width="${width}" height="${height}" fill="${colour('paper')}"/>` +
    draw(colour) +
    '</svg>'
  )
}

/** The summary, without its word of a table below, which a picture hasn't got, and whose figures they are. */
const descriptionOf = (figure: Figure, { credit }: PictureAsked) => `${bareSummary(figure)} ${figure.credit}. ${credit}`

const GAP = 6

const title = (narrow: boolean): Style =>
  ({ ...(narrow ? { size: 16, leading: 20 } : { size: 20, leading: 25 }), weight: 600, colour: 'ink', balanced: true })
const SUBTITLE: Style = { size: 13, leading: 17, weight: 400, colour: 'muted' }
const KEY: Style = { size: 12, leading: 18, weight: 400, colour: 'ink' }
const NOTE: Style = { size: 11, leading: 15, weight: 400, colour: 'muted' }

/** Words above the drawing, words below it, as an article sets them. */
function columnOf(figure: Figure, { credit, theme, plain = false }: PictureAsked): Sheet {
  const isNarrow = figure.width < WIDE.from
  const pad = isNarrow ? 12 : 16
  const wide = figure.width - 2 * pad
  const said = (texts: string[], style: Style) => texts.map((text) => paragraph(text, wide, style))
  const keys = keyRows(figure.keys, wide, KEY, figure.chart)
  const above = stack(plain ? [keys] : [...said([figure.title], title(isNarrow)), ...said([figure.subtitle], SUBTITLE), keys], GAP)
  const below = stack(said([...(plain ? [] : figure.notes), `Source: ${figure.credit}.`, credit], NOTE), 3)
  // Labels may stand at the very edge of a drawing: it is set in a little, so that they don't at the picture's.
  const inset = pad / 2
  const drawn = drawing(figure, theme, 1 - (2 * inset) / figure.width)
  const top = (above.height === 0 ? 0 : pad + above.height) + GAP
  const bottom = top + drawn.height + GAP
  return {
    width: figure.width,
    height: Math.ceil(bottom + below.height + pad),
    draw: (colour) =>
      above.draw(pad, pad, colour) + drawn.draw(inset, top, colour) + below.draw(pad, bottom, colour),
  }
}
