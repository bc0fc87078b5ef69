/**
 * A mention is what a few words of a sentence say: a percent, a count, a cause, a direction, a time. Each keeps
 * where it was read. Mentions are found one after another; what they mean together is settled later.
 */
import type { Direction } from './claim'
import type { RoughWord } from './amount'

export interface Place {
  /** In the paste. */
  from: number
  to: number
  /** Tokens of the sentence: the first, and the one after the last. */
  at: number
  end: number
  /** The words as printed. */
  said: string
  /** The same with the word before them that says they are no exact figure: "nearly half". */
  quote: string
}

/** What stands before a count and says which window it is of. */
export type CountCue = 'from' | 'to' | 'versus' | null
export type SaidYear = number | 'this' | 'last' | 'two-ago'
/** A day, or where in its month a window ends that names none: "mid-October". */
export type WindowEnd = 'whole' | 'so-far' | 'yesterday' | { month: number; date: number; part?: 'early' | 'mid' | 'late' }

export interface PercentMention extends Place {
  kind: 'percent'
  /** Without its sign; null where it could be one of several, which `couldBe` holds. */
  value: number | null
  couldBe: number[]
  direction: Direction | null
  isPoints: boolean
  /** Decimals that were printed and that end in a zero: 1 for "21.0%". */
  places?: number
  rough: RoughWord | null
  /** How the words were read where they aren't a figure and a percent sign. */
  reading: string | null
}

export interface CountMention extends Place {
  kind: 'count'
  value: number
  rough: RoughWord | null
  cue: CountCue
}

export interface DifferenceMention extends Place {
  kind: 'difference'
  value: number
}

export interface DirectionMention extends Place {
  kind: 'direction'
  direction: Direction
  isNegated: boolean
}

export interface CauseMention extends Place {
  kind: 'cause'
  /** Null for words that name deaths which these figures can't single out; `why` says so. */
  id: string | null
  /** 3 names a cause, 2 all of them, 1 is only "deaths", "killed" or "died". */
  strength: 1 | 2 | 3
  why: string | null
  /** What could be asked instead. */
  instead: string[]
  /** Whether it names deaths of officers, though none that these figures can single out. */
  isOfDeaths?: true
  /** Whether it gives way to any cause that is named beside it, as "accidents" does. */
  yields?: true
  /** Whether a word before or after it leaves these deaths out: "excluding COVID". */
  isExcluded?: true
  /** The id of the deaths that are left out, where they have one. */
  excludes?: string
}

export interface TimeMention extends Place {
  kind: 'time'
  year: SaidYear | null
  ends: WindowEnd | null
  /** Whether it is the earlier window, by its own words ("a year ago") or by one before it ("from 2014"). */
  isPrior: boolean
  /** Whether a word before it said so. */
  isCued: boolean
  /** Whether that word was "since": of a lone count it begins the span. */
  isSince?: true
}

export interface AgainstMention extends Place {
  kind: 'against'
  /** Null for a comparison that isn't offered. */
  against: 'average-5' | null
  why: string | null
}

export interface StateMention extends Place {
  kind: 'state'
  code: string
}

export interface LeadingMention extends Place {
  kind: 'leading'
  word: 'leading' | 'second' | 'followed'
}

export interface KnownMention extends Place {
  kind: 'known'
  day: number
}

/** Who counted: an id of `COUNTERS`. */
export interface CounterMention extends Place {
  kind: 'counter'
  id: string
}

export interface UnusedMention extends Place {
  kind: 'unused'
  why: string
  /** Of a time: a span that these figures don't compare, or a single day. */
  time?: 'span' | 'day'
  /** Whether a window that is said beside it wins over it, as over "last month". */
  isLoose?: true
  /** Whether it is a share of deaths, which no comparison of counts judges. */
  isShare?: true
}

export type Mention =
  | PercentMention | CountMention | DifferenceMention | DirectionMention | CauseMention | TimeMention
  | AgainstMention | StateMention | LeadingMention | KnownMention | CounterMention | UnusedMention

/** What a reader of mentions gives back: the mention without its place, and how many tokens it took. */
export type Read<M = Mention> = (M extends Place ? Omit<M, keyof Place> : never) & { length: number }

export const isKind =
  <K extends Mention['kind']>(kind: K) =>
  (mention: Mention): mention is Extract<Mention, { kind: K }> =>
    mention.kind === kind
