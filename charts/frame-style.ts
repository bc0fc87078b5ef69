/**
 * How a frame looks: its style sheet as text, and the sizes in it that tell its height. Type is set in
 * Arial or its metric twins, for a frame loads no font and its height must be known beforehand.
 */
import type { Face } from './arial-width'
import type { Colour } from './figure'
import { HUES } from './palette'
import type { View } from './view'

/** The narrowest frame that shows the wide drawing, and the most that each drawing is stretched to, in pixels. */
export const WIDE_FROM = 480
export const MOST = { narrow: 340, wide: 720 }

/** Room around the frame's words; none beside them where the frame is narrower than `bareBelow`. */
export const PADDING = 12
export const BARE_BELOW = 305

interface Type extends Face {
  line: number
  /** Above and below, in pixels. */
  above: number
  below: number
}

/** The faces of a frame's words. */
export const TYPE = {
  title: { size: 18, weight: 700, line: 23, above: 0, below: 4 },
  subtitle: { size: 13, weight: 400, line: 18, above: 0, below: 8 },
  keys: { size: 13, weight: 400, line: 18, above: 0, below: 6 },
  note: { size: 12, weight: 400, line: 16, above: 4, below: 0 },
  table: { size: 13, weight: 400, line: 18, above: 6, below: 0 },
  source: { size: 12, weight: 400, line: 16, above: 6, below: 0 },
} satisfies Record<string, Type>

/** Of each key: its swatch with the room after it, and the room between keys, in pixels. */
export const SWATCH = 16
export const KEY_GAP = 14

const font = ({ size, line, weight }: Type) => `font:${weight === 700 ? '700 ' : ''}${size}px/${line}px Arial,Helvetica,sans-serif`
const face = (type: Type) => `${font(type)};margin:${type.above}px 0 ${type.below}px`

const GROUND =
  `*{margin:0;box-sizing:border-box}body{background:var(--paper);color:var(--ink);${font(TYPE.subtitle)}}` +
  `main{max-width:${MOST.wide + 2 * PADDING}px;margin:auto;padding:${PADDING}px}a{color:inherit}` +
  `div svg{display:block;width:100%}.n{max-width:${MOST.narrow}px}.w{display:none}.rule{stroke-width:1.5px}` +
  // A path that both drawings show is stretched to the narrow one; its line is not.
  `[id]{vector-effect:non-scaling-stroke}` +
  // Room above the source is its own, so that what scrolls under it is covered.
  `.s{${font(TYPE.source)};padding-top:${TYPE.source.above}px;color:var(--muted);background:var(--paper);position:sticky;bottom:0}` +
  `@media(min-width:${WIDE_FROM}px){.n{display:none}.w{display:block}}` +
  `@media(max-width:${BARE_BELOW - 1}px){main{padding:${PADDING}px 0}}` +
  // Where a host gives the frame less room than it asks for, its words scroll, whatever `scrolling` says, and
  // the source stays in view. A bar would narrow the words that are being measured: with script it comes late.
  `@media screen{html{overflow:hidden}body{max-height:100vh;overflow:auto}}@media(scripting){body{scrollbar-width:none}}` +
  `::-webkit-scrollbar{width:7px}::-webkit-scrollbar-thumb{background:var(--muted)}`

const KEYS =
  `ul{display:flex;flex-wrap:wrap;gap:0 ${KEY_GAP}px;padding:0;list-style:none;margin:0 0 ${TYPE.keys.below}px}` +
  `.k{width:10px;height:10px;margin-right:${SWATCH - 10}px}`

const WORDS =
  `h1{${face(TYPE.title)}}h1+p{margin-bottom:${TYPE.subtitle.below}px;color:var(--muted)}.t{${face(TYPE.note)};color:var(--muted)}` +
  `.r{margin-top:${TYPE.table.above}px}`

const TABLE =
  `details{margin-top:${TYPE.table.above}px}summary{cursor:pointer}details div{max-height:340px;overflow:auto}` +
  `table{width:100%;border-collapse:collapse;font-size:12px}th,td{padding:3px 8px 3px 0;border-bottom:1px solid var(--faint);` +
  `font-weight:400;text-align:right}th:first-child,caption,.words{text-align:left}@media print{details{display:none}}`

const TIPS =
  '[data-t]{position:relative}output{position:absolute;padding:4px 8px;background:var(--band);white-space:pre;pointer-events:none}'

/** The style sheet of a frame with these contents: of the colours only those that are used. */
export function frameStyle(content: string, theme: View['theme']): string {
  const roles = (Object.keys(HUES.light) as Colour[]).filter((role) => role === 'paper' || role === 'ink' || role === 'muted' || content.includes(`(--${role})`))
  for (const role of content.includes('<table>') ? (['faint', 'band'] as const) : []) if (!roles.includes(role)) roles.push(role)
  const hues = (of: 'light' | 'dark') => roles.map((role) => `--${role}:${HUES[of][role]}`).join(';')
  const scheme = theme === 'auto' ? 'light dark' : theme
  const dark = theme === 'light' ? '' : `@media screen${theme === 'auto' ? ' and (prefers-color-scheme:dark)' : ''}{:root{${hues('dark')}}}`
  const parts = [GROUND, ...(content.includes('<ul>') ? [KEYS] : []), ...(/<h1>|class=r/.test(content) ? [WORDS] : []), ...(content.includes('<bdi>') ? ['bdi{overflow-wrap:anywhere}'] : []), ...(content.includes('<table>') ? [TABLE] : []), ...(content.includes(' data-t=') ? [TIPS] : [])]
  return `:root{color-scheme:${scheme};${hues('light')}}${dark}${parts.join('')}`.replaceAll('#ffffff', '#fff')
}
