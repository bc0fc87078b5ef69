/** Counts of deaths, and whether a row is about a K9. */
import type { ProblemKind } from './problem'

export interface CountReading {
  /** 1 to 65535; 0 with a fault. */
  deaths: number
  fault: ProblemKind | null
  repair: ProblemKind | null
}

/** Whether a text is a whole number from 1 to 65535, as the release files write it. */
export const isDeaths = (text: string): boolean => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= 65_535

/** The deaths of a trimmed cell: "1,234" and "3.0" are repaired, "1.5", "-1", "0", "" and "1.000", which is a thousand to some, are at fault. */
export function readCount(text: string): CountReading {
  if (isDeaths(text)) return { deaths: Number(text), fault: null, repair: null }
  const bare = text.replace(/[.,]0+$/, (end) => (end.length === 4 ? end : ''))
  const plain = /^\d{1,3}([,'’ \u00A0\u202F]\d{3})+$/.test(bare) ? bare.replace(/\D/g, '') : bare
  if (isDeaths(plain)) return { deaths: Number(plain), fault: null, repair: 'thousands-separator' }
  return { deaths: 0, fault: 'bad-deaths', repair: null }
}

export const canineRule =
  'K9s are not counted. A row is about a K9 where a column says so, or where the name begins with "K9" and no rank follows.'

const RANKS =
  /^(officer|deputy|sergeant|sgt|corporal|cpl|trooper|detective|lieutenant|lt|captain|capt|constable|patrolman|policeman|police|agent|special|handler|sheriff|marshal|chief|inspector|investigator|specialist|unit|patrol|senior|master|correctional|corrections)\b/i

/** "K9 Rex" and "yes" are; "K9 Officer …" is a human officer with a rank. */
export function isCanine(text: string): boolean {
  if (/^(yes|y|true|t|1|x|k-?9|canine|dog)$/i.test(text)) return true
  const name = /^(k-?9|canine)\b[\s:,-]*(.*)$/i.exec(text)
  return name !== null && !RANKS.test(name[2])
}
