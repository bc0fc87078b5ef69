/**
 * A sentence cut into segments, each of which says one thing of one cause: "firearms deaths fell 21%, and traffic
 * deaths 50%" is two. A new segment begins where a further cause comes with a number or a direction of its own.
 * A part of a larger count ("including two in training accidents") is taken out and named.
 */
import type { Terms } from '@/stats/terms'
import { type CauseMention, type CountMention, type Mention, isKind } from './mention'
import type { Token } from './tokens'
import { areVariants } from './words-of-causes'

export interface Segment {
  mentions: Mention[]
}

interface Piece {
  mentions: Mention[]
  /** Whether a word such as "while" or a semicolon stands before it. */
  isHard: boolean
  isPart: boolean
  /** Whether it begins with "which". */
  isAside: boolean
  /** Whether it begins after a comma, a bracket or a dash. */
  isApart: boolean
  /** Whether it accounts for what stands before it: "with COVID-19 accounting for half", "led by gunfire". */
  isAccount: boolean
}

const PART_OF = 'a part of a larger count'
const OF_SEVERAL = 'one of several counts of several causes, which is whose isn’t said'
const HARD = new Set([';', 'while', 'whereas', 'but', 'although', 'though', 'meanwhile'])
const APART = new Set([',', '(', ')', '—', '–', ':', '[', ']'])
const SOFT = new Set(['and', 'with', 'as', 'after', 'plus'])
const ACCOUNTS = new Set(['led', 'driven', 'fueled', 'fuelled', 'mostly', 'largely', 'mainly', 'primarily'])
/** A sentence that begins so tells something else up to its first comma. */
const CLAUSE = new Set(['after', 'when', 'before', 'hours', 'days', 'weeks'])
const PART = new Set(['including', 'includes', 'include', 'included', 'among', 'such'])

function piecesOf(tokens: Token[], mentions: Mention[]): Piece[] {
  const pieces: Piece[] = []
  let open: Piece = { mentions: [], isHard: false, isPart: false, isApart: true, isAside: false, isAccount: false }
  let isClause = CLAUSE.has(tokens[0]?.text ?? '')
  let next = 0
  const cut = (begin: Partial<Piece>) => {
    // ", and" is one cut: what stood before the empty piece counts for the next one too.
    const isEmpty = open.mentions.length === 0
    if (!isEmpty) pieces.push(open)
    open = { mentions: [], isHard: isEmpty && open.isHard, isApart: isEmpty && open.isApart, isPart: false, isAside: false, isAccount: false, ...begin }
  }
  for (let at = 0; at < tokens.length; at++) {
    const mention = mentions[next]
    if (mention?.at === at) {
      open.mentions.push(mention)
      next++
      at = mention.end - 1
      continue
    }
    const { text } = tokens[at]
    if (HARD.has(text)) cut({ isHard: true, isApart: true })
    else if (APART.has(text)) {
      cut({ isApart: true, isHard: isClause && open.mentions.length > 0 })
      isClause = false
    } else if (ACCOUNTS.has(text) && !open.isPart) cut({ isAccount: true })
    else if (SOFT.has(text) && !open.isPart) cut({ isAccount: text === 'with' || text === 'as' })
    else if (PART.has(text)) cut({ isPart: true })
    else if (text === 'which') cut({ isAside: true })
  }
  cut({})
  return pieces
}

const has = (mentions: Mention[], ...kinds: Mention['kind'][]) => mentions.some(({ kind }) => kinds.includes(kind))
const strongest = (mentions: Mention[]): CauseMention | null =>
  mentions.filter(isKind('cause')).reduce<CauseMention | null>((best, cause) => (best && best.strength >= cause.strength ? best : cause), null)
const isOther = (a: CauseMention, b: CauseMention, terms: Terms) => (a.id !== b.id || (a.id === null && a.why !== b.why)) && !areVariants(terms, a.id, b.id)

/** "in California, five, and in Texas, four": a count of another place. */
function isElsewhere(mentions: Mention[], open: Mention[]): boolean {
  const [state, before] = [mentions, open].map((all) => all.find(isKind('state'))?.code)
  return state !== undefined && before !== undefined && state !== before && has(open, 'count', 'percent')
}

/** Whether a piece speaks of something else than what is open. */
function begins(piece: Piece, open: Mention[], next: Piece | undefined, terms: Terms): boolean {
  if (isElsewhere(piece.mentions, open)) return true
  // "deaths are down 42%, but Texas has lost eight"
  if (piece.isHard && has(piece.mentions, 'state') && has(piece.mentions, 'percent', 'count', 'direction') && !has(open, 'state') && has(open, 'percent', 'count', 'direction')) return true
  const [cause, before] = [strongest(piece.mentions), strongest(open)]
  const says = has(piece.mentions, 'percent', 'count', 'difference', 'direction')
  // What a cause's share did is told apart from what follows a word such as "while".
  if (piece.isHard && says && !has(open, 'percent', 'count', 'difference', 'direction') && open.some((m) => m.kind === 'unused' && m.isShare)) return true
  if (!has(open, 'percent', 'count', 'difference', 'direction')) return piece.isHard && before !== null && cause !== null && isOther(cause, before, terms)
  // "up 4% in 2024 and down 21% in 2025": what belongs together after all is put together later.
  const isWhole = (mentions: Mention[]) => has(mentions, 'direction') && has(mentions, 'percent', 'count')
  if (!cause || (cause.strength === 1 && piece.isHard)) return isWhole(piece.mentions) && isWhole(open)
  // "crime is down 20% and officer deaths are down 42%"
  if (cause && !before && has(open, 'percent') && has(piece.mentions, 'percent')) return true
  if (!cause || !before || !isOther(cause, before, terms) || cause.strength === 1) return false
  if (!says) return piece.isHard || (next !== undefined && has(next.mentions, 'percent', 'count', 'difference', 'direction') && before.strength > 1 && cause.strength === 3 && strongest(next.mentions) === null)
  return before.strength > 1 || has(piece.mentions, 'percent', 'count')
}

/** Counts without a cause from a piece on, up to one that begins something else. */
function countsFrom(pieces: Piece[], from: number): number {
  let count = 0
  for (let i = from; i < pieces.length && (i === from || !pieces[i].isHard) && strongest(pieces[i].mentions) === null; i++) count += pieces[i].mentions.filter(isKind('count')).length
  return count
}

/** "down from 52 and 43": a second count of no cause beside one of no cause. */
function isAndCount(tokens: Token[], piece: Piece | undefined): boolean {
  const [count] = piece?.mentions ?? []
  return count?.kind === 'count' && count.cue === null && tokens[count.at - 1]?.text === 'and' && strongest(piece!.mentions) === null && !has(piece!.mentions, 'percent', 'direction')
}

/** "with firearms (28) up 4%": the count in brackets or between commas is that of the noun before it. */
function isApposed(tokens: Token[], piece: Piece | undefined): boolean {
  const [count] = piece?.mentions ?? []
  return count?.kind === 'count' && count.cue === null && /^[,(]$/.test(tokens[count.at - 1]?.text ?? '') && /^[,)]$/.test(tokens[count.end]?.text ?? '')
}

/** Counts of a part that is told with "of them" or "including" and has no comparison of its own. */
const isPartOf = (tokens: Token[], count: CountMention) => tokens[count.end]?.text === 'of' && /^(?:them|whom|those|these|which)$/.test(tokens[count.end + 1]?.text ?? '')

/** What is left out of the segments, and why. */
export interface LeftOut {
  said: string
  why: string
}

export function segmentsOf(tokens: Token[], mentions: Mention[], terms: Terms): { segments: Segment[]; parts: LeftOut[] } {
  const parts: LeftOut[] = []
  const leaveOut = (all: Mention[], why: string) => {
    for (const m of all) if (m.kind === 'count' || m.kind === 'percent' || m.kind === 'unused') parts.push({ said: m.said, why: m.kind === 'unused' ? m.why : why })
  }
  const all = piecesOf(tokens, mentions)
  const pieces = all.filter((piece, i) => {
    const isCompared = has(piece.mentions, 'percent') || piece.mentions.some((m) => m.kind === 'count' && m.cue !== null)
    const isPart = piece.isPart && !isCompared && !has(piece.mentions, 'leading')
    if (isPart) leaveOut(piece.mentions, PART_OF)
    // "traffic deaths, which rose 10% in 2024, have fallen 50%": the aside has a percent of its own.
    const isAside = piece.isAside && has(piece.mentions, 'percent') && !all.slice(0, i).some((p) => has(p.mentions, 'percent')) && all.slice(i + 1).some((p) => has(p.mentions, 'percent'))
    if (isAside) leaveOut(piece.mentions, 'an aside')
    return !isPart && !isAside
  })
  const segments: Segment[] = []
  let open: Mention[] = []
  let isOfSeveral = false
  let isListed = false
  pieces.forEach((piece, i) => {
    const named = strongest(piece.mentions)
    // "64 were shot, 21 of them in ambushes": a part that these figures can't single out is left out with its words.
    const isForeign = named !== null && named.id === null && piece.mentions.some((m) => m.kind === 'count' && isPartOf(tokens, m)) && has(open, 'count')
    // "deaths rose to 264, with COVID-19 accounting for half": the cause of some is not that of all.
    const isAccount = piece.isAccount && !isApposed(tokens, pieces[i + 1]) && !has(piece.mentions, 'percent', 'count', 'difference', 'direction', 'leading') && has(open, 'percent', 'count') && (strongest(open) !== null || segments.length > 0)
    const kept = piece.mentions.filter((m) => {
      const isPart = m.kind === 'count' && isPartOf(tokens, m) && ((named?.strength ?? 0) < 3 || isForeign)
      if (isPart) leaveOut([m], PART_OF)
      return !isPart && !((isForeign || isAccount) && m.kind === 'cause')
    })
    // "22 shootings and 13 crashes; a year earlier there were 28 and 26"
    isOfSeveral = named === null && (isOfSeveral ? !piece.isHard : piece.isHard && segments.length > 0 && countsFrom(pieces, i) > 1)
    if (isOfSeveral) return leaveOut(kept, OF_SEVERAL)
    isListed = named === null && segments.length > 0 && (isListed ? isAndCount(tokens, piece) : has(open, 'count') && has(kept, 'count') && isAndCount(tokens, pieces[i + 1]))
    if (piece.isPart || begins({ ...piece, mentions: kept }, open, pieces[i + 1], terms)) {
      segments.push({ mentions: open })
      open = []
    }
    if (isListed) leaveOut(kept.filter(isKind('count')), OF_SEVERAL)
    open.push(...(isListed ? kept.filter(({ kind }) => kind !== 'count') : kept))
  })
  return { segments: [...segments, { mentions: open }].filter((segment) => segment.mentions.length > 0), parts }
}
