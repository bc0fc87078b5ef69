/**
 * The card of a check: a picture of 1200 × 630 for the social web, with the claim as its fields say it, the
 * verdict, the counts of the figures, their days and the address that stays. The same words as the page's; what was
 * quoted stands on it as a quotation.
 */
import type { ClaimCheck } from '@/claims/check'
import { quotedWords } from '@/claims/quotation'
import { isOutside } from '@/stats/answer'
import { compilersText } from '@/stats/notes'
import { listText, pairAndPercent } from '@/stats/words'
import type { ShownCheck } from './claim-shown'
import { FONT_SIZE } from './figure'
import { HUES } from './palette'
import { type Block, type Style, paragraph, stack } from './paragraph'
import { FONTS, escape } from './svg'

const WIDTH = 1200
const HEIGHT = 630
const PAD = 56
const WIDE = WIDTH - 2 * PAD

const CLAIM: Style = { size: 26, leading: 34, weight: 400, colour: 'muted' }
const QUOTED: Style = { size: 20, leading: 26, weight: 400, colour: 'muted' }
const COUNTS: Style = { size: 24, leading: 32, weight: 600, colour: 'ink' }
const FOOT: Style = { size: 17, leading: 24, weight: 400, colour: 'muted' }
const ADDRESS: Style = { size: 15, leading: 20, weight: 400, colour: 'muted' }
/** Sizes of the verdict that are tried; the largest that fits is taken. */
const VERDICTS = [52, 46, 42, 38, 34, 30, 27, 24]

export interface ClaimCardAsked {
  theme: 'light' | 'dark'
  /** The site's own address, without a slash at its end. */
  site: string
}

/**
 * What the figures give, a sentence each: "The figures: 27 v 34, −21%." Of a claim that a cause leads the groups, most
 * deaths first, as known at each moment that matters and where the verdict hasn't told them: "Known on 3 July 2016: traffic 33, firearms 26, illness 19, other causes 8."
 */
export function figuresTold({ check: { claim, own, verdict }, rankings }: ShownCheck): string[] {
  if (claim.kind === 'leading') {
    const told = rankings.map(({ known, groups }) => ({ known, ranking: groups.map(({ name, deaths }) => `${name} ${deaths.count}`).join(', ') }))
    return told.flatMap(({ known, ranking }) => (verdict.includes(ranking) ? [] : [`Known on ${known}: ${ranking}.`]))
  }
  return own && !isOutside(own) ? [`The figures: ${pairAndPercent(own.comparison)}.`] : []
}

/** A picture in words: the claim, the verdict, what the figures give. */
export const cardAlt = (shown: ShownCheck): string => [`${shown.sentence}.`, shown.check.verdict, ...figuresTold(shown)].join(' ')

/** "14 v 3 is +367%, not +300%; +300% would need 12."; "" where the printed percent follows. */
export const sumsText = ({ arithmetic }: ClaimCheck): string => (arithmetic.follows === false ? arithmetic.sentences[0] : '')

/** "Up to 7 September 2015, known on 5 October 2025. Source: Officer Down Memorial Page, as compiled by Matt Stiles." */
export function daysText({ check: { own }, asOf, knownOn }: ShownCheck): string {
  const behind = own?.behind ?? []
  const source = behind.length === 0 ? '' : ` Source: ${listText([...new Set(behind.map((release) => release.source))])}, as compiled by ${compilersText(behind)}.`
  return `${asOf === null ? 'Known' : `Up to ${asOf}, known`} on ${knownOn}.${source}`
}

export function toClaimCard(shown: ShownCheck, { theme, site }: ClaimCardAsked): string {
  const { check, unquoted } = shown
  const address = `${site.replace(/^https?:\/\//, '')}/claims${unquoted}`
  const foot = stack([paragraph(`Same Period. ${daysText(shown)}`, WIDE, FOOT, 2), paragraph(address, WIDE, ADDRESS, 3)], 4)
  const footTop = HEIGHT - PAD / 2 - foot.height
  const words = wordsOf(shown, footTop - PAD - 18)
  const hues = HUES[theme]
  const hue = (role: keyof typeof hues) => hues[role]
  const told = [...quotedOf(shown), sumsText(check), daysText(shown), address].filter((text) => text !== '').join(' ')
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}" role="img" font-family="${FONTS}" font-size="${FONT_SIZE}">` +
    `<title>${escape(cardAlt(shown))}</title><desc>${escape(told)}</desc>` +
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="${hues.paper}"/>` +
    words.draw(PAD, PAD, hue) +
    `<path d="M${PAD} ${footTop - 12}H${WIDTH - PAD}" stroke="${hues.faint}"/>` +
    foot.draw(PAD, footTop, hue) +
    '</svg>'
  )
}

/** What was asked about, as a quotation. */
const quotedOf = ({ quoted }: ShownCheck): string[] => (quoted === null ? [] : [quotedWords(quoted)])

/** The claim and what was quoted, the verdict as large as it fits, the counts. */
function wordsOf(shown: ShownCheck, height: number): Block {
  const { check, sentence } = shown
  const claim = stack([paragraph(`The claim: ${sentence}`, WIDE, CLAIM, 3), ...quotedOf(shown).map((text) => paragraph(text, WIDE, QUOTED, 2))], 6)
  const counts = stack([sumsText(check), ...figuresTold(shown)].map((text) => paragraph(text, WIDE, COUNTS, 2)), 4)
  const room = height - claim.height - counts.height - 2 * GAP
  const verdict = (size: number, most?: number) => paragraph(check.verdict, WIDE, verdictStyle(size), most)
  const fitting = VERDICTS.map((size) => verdict(size)).find((block) => block.height <= room)
  const smallest = VERDICTS.at(-1)!
  return stack([claim, fitting ?? verdict(smallest, Math.floor(room / verdictStyle(smallest).leading)), counts], GAP)
}

const GAP = 26

const verdictStyle = (size: number): Style => ({ size, leading: Math.round(size * 1.22), weight: 600, colour: 'ink', balanced: size > 34 })
