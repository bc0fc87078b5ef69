/**
 * Pasted text as plain characters, with the way back: HTML tags and entities, odd quotes, hyphens and spaces,
 * control and direction marks become plain ones or nothing; web addresses, handles and attributes of markup become
 * spaces. Each character that is left knows which ones of the paste it stands for. Nothing here is slower than one walk over the text.
 */

export interface PlainText {
  plain: string
  /** Of each character of `plain`, where it begins in the paste, and where it ends. */
  begins: Int32Array
  ends: Int32Array
}

const ENTITIES: Record<string, string> = {
  nbsp: ' ', amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", rsquo: "'", lsquo: "'", ldquo: '"', rdquo: '"',
  mdash: '—', ndash: '–', minus: '-', hellip: '…', percnt: '%', ensp: ' ', emsp: ' ', thinsp: ' ', bull: '•',
}

/** A run of plain characters, a tag, an entity or one character; the bounds keep an unclosed one from being searched for long. */
const PARTS = /[\n !-%'-;=?-~]+|<[/!]?[a-z][^<>]{0,2000}>|<!--[^<>]{0,2000}-->|&(?:#x?[0-9a-f]{1,6}|[a-z]{2,8});|[^]/giu
const PLAIN_RUN = /^[\n !-%'-;=?-~]/
const BLOCK = /^<\/?(?:p|div|br|li|ul|ol|h[1-6]|tr|td|th|table|blockquote|section|article|header|footer)\b/i
/** Marks that a paste brings and no reader sees: soft hyphens, zero-width and direction marks. */
const UNSEEN = /^(?:[\u00AD\u061C\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]|\p{Variation_Selector})$/u
/** A space or a control character, a line break apart. */
const SPACE = /^(?!\n)[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]$/u
const PLAIN: Record<string, string> = { '‘': "'", '’': "'", 'ʼ': "'", '′': "'", '“': '"', '”': '"', '„': '"', '«': '"', '»': '"', '‐': '-', '‑': '-', '‒': '–', '−': '-', '―': '—', '﹪': '%', '٪': '%' }
/** Web addresses, mail addresses, handles and attributes of markup; the bounds keep one that doesn't end from being searched for long. */
const LINKS = new RegExp(
  [
    String.raw`(?:https?:\/\/|\bwww\.)[^\s<>"]{0,300}[^\s<>".,;:!?)\]']`,
    String.raw`(?<![a-z0-9.-])[a-z0-9-]{1,40}(?:\.[a-z0-9-]{1,20}){0,3}\.[a-z]{2,10}\/[^\s<>"]{0,300}`,
    String.raw`(?<![\w.+-])[\w.+-]{0,40}@\w[\w.-]{0,60}`,
    String.raw`\b(?:href|src|srcset|width|height|id|class|style|alt|title|name|value|size|colspan|rowspan|border|content|rel|target|data-[a-z-]{1,30})=(?:"[^"\n]{0,300}"|'[^'\n]{0,300}'|[^\s"'>]{1,300})`,
  ].join('|'),
  'giu',
)

function plainOf(part: string): string {
  if (part.length > 1 && part.startsWith('<')) return BLOCK.test(part) ? '\n\n' : ' '
  if (part.length > 1 && part.startsWith('&')) return plainOf(decoded(part.slice(1, -1)))
  if (UNSEEN.test(part)) return ''
  if (SPACE.test(part)) return ' '
  return PLAIN[part] ?? narrow(part)
}

/** A full-width letter, digit or sign as the one of usual width. */
const narrow = (sign: string): string => (sign >= '\uFF01' && sign <= '\uFF5E' ? String.fromCodePoint(sign.codePointAt(0)! - 0xfe_e0) : sign)

function decoded(name: string): string {
  if (!name.startsWith('#')) return ENTITIES[name.toLowerCase()] ?? ' '
  const code = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  return code > 0 && code <= 0x10_ff_ff ? String.fromCodePoint(code) : ' '
}

export function plainText(text: string): PlainText {
  const parts: string[] = []
  // No part becomes longer than it was.
  const [begins, ends] = [new Int32Array(text.length), new Int32Array(text.length)]
  let length = 0
  for (const { 0: part, index } of text.matchAll(PARTS)) {
    const isRun = PLAIN_RUN.test(part)
    const plain = isRun ? part : plainOf(part)
    for (let i = 0; i < plain.length; i++) {
      begins[length] = isRun ? index + i : index
      ends[length++] = isRun ? index + i + 1 : index + part.length
    }
    parts.push(plain)
  }
  return { plain: parts.join('').replace(LINKS, (link) => ' '.repeat(link.length)), begins, ends }
}

/** A part of a paste as a reader sees it: without tags and unseen marks, each run of spaces as one. */
export const printedText = (part: string): string => (/[<&]|[^ -~\n]/.test(part) ? seenText(part) : part).replace(/\s+/g, ' ').trim()

function seenText(part: string): string {
  const parts = [...part.matchAll(PARTS)].map(([each]) => (PLAIN[each] === undefined ? plainOf(each) : each))
  return parts.join('')
}
