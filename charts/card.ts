/**
 * A card: a picture of exactly 1200 × 630 for the social web, words on the left, the drawing on the right,
 * source and credit below. It is mostly seen at half its size, so its letters are large; words that don't
 * fit even when they are small end in an ellipsis, and the picture's description holds them whole.
 */
import type { Colour, Figure } from './figure'
import { type Block, type Style, drawing, keyRows, paragraph, stack } from './paragraph'

/** A picture laid out, before it is text. */
export interface Sheet {
  width: number
  height: number
  draw: (colour: (role: Colour) => string) => string
}

interface CardAsked {
  theme: 'light' | 'dark'
  credit: string
  plain?: boolean
}

const WIDTH = 1200
const HEIGHT = 630
const PAD = 44
const WORDS = 480
const BETWEEN = 28
const FOOT: Style = { size: 16, leading: 22, weight: 400, colour: 'muted' }
const KEY: Style = { size: 20, leading: 30, weight: 400, colour: 'ink' }
const NOTE: Style = { size: 17, leading: 23, weight: 400, colour: 'muted' }
/** Title sizes that are tried, the largest that fits is taken; the subtitle goes with it. */
const TITLES = [50, 46, 42, 38, 34, 30, 26, 23]
/** The drawing is scaled up at most so far that its letters are those of the subtitle. */
const LARGEST = 1.9

/** The room of the drawing, whatever stands in the foot. */
const ROOM = { width: WIDTH - PAD - WORDS - BETWEEN - PAD / 2, height: HEIGHT - PAD - 96 }

const scaleIn = (room: { width: number; height: number }, { width, height }: Figure) =>
  Math.min(LARGEST, room.width / width, room.height / height)

/** Of several layouts of a figure, the one whose letters come out largest on a card; of equals, the one that fills it. */
export const mostLegible = (figures: Figure[]): Figure =>
  figures.reduce((best, each) => {
    const [a, b] = [scaleIn(ROOM, best), scaleIn(ROOM, each)]
    return b > a || (b === a && each.width > best.width) ? each : best
  })

export function cardOf(figure: Figure, { theme, credit, plain = false }: CardAsked): Sheet {
  const foot = stack([`Source: ${figure.credit}.`, credit].map((text) => paragraph(text, WIDTH - 2 * PAD, FOOT, 3)), 2)
  const footTop = HEIGHT - PAD / 2 - foot.height
  const room = { width: plain ? WIDTH - 2 * PAD : ROOM.width, height: footTop - PAD - 12 }
  const scale = scaleIn(room, figure)
  const [width, height] = [figure.width * scale, figure.height * scale]
  const right = WIDTH - PAD / 2
  const left = plain ? (WIDTH - width) / 2 : right - room.width + (room.width - width) / 2
  const words = plain ? null : wordsOf(figure, footTop - PAD - 16)
  return {
    width: WIDTH,
    height: HEIGHT,
    draw: (colour) =>
      (words?.draw(PAD, PAD, colour) ?? '') +
      drawing(figure, theme, scale).draw(left, PAD + (room.height - height) / 2, colour) +
      foot.draw(PAD, footTop, colour),
  }
}

/** Title, subtitle, keys and as many notes as there is room for, the title as large as all that allows. */
function wordsOf(figure: Figure, height: number): Block {
  const keys = keyRows(figure.keys, WORDS, KEY, figure.chart)
  const notes = figure.notes.map((note) => paragraph(note, WORDS, NOTE))
  for (const kept of [notes, notes.slice(0, 1), []]) {
    const sizes = kept.length > 0 ? TITLES.slice(0, 5) : TITLES
    for (const size of sizes) {
      const words = stack([...headOf(figure, size), keys, ...kept], 16)
      if (words.height <= height) return words
    }
  }
  return stack([...headOf(figure, TITLES.at(-1)!, height - keys.height - 32), keys], 16)
}

/** Title and subtitle; in a height given, the title has half of it and the subtitle the rest. */
function headOf({ title, subtitle }: Figure, size: number, height = Infinity): Block[] {
  const ofTitle: Style = { size, leading: Math.round(size * 1.16), weight: 600, colour: 'ink', balanced: true }
  const small = Math.max(18, Math.round(size * 0.5))
  const ofSubtitle: Style = { size: small, leading: Math.round(small * 1.3), weight: 400, colour: 'muted' }
  const head = paragraph(title, WORDS, ofTitle, Math.floor(height / 2 / ofTitle.leading))
  return [head, paragraph(subtitle, WORDS, ofSubtitle, Math.floor((height - head.height) / ofSubtitle.leading))]
}
