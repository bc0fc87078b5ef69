/** Marks that turn or hide what stands beside them, and two that are no sign: a text with them reads otherwise than it is. */
const UNSEEN = /[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u206F\uFEFF\uFFFE\uFFFF]/g

/** A text without them, or with a sign for each: "2015-09-07\uFFFD" tells whoever sent a day with a mark behind it why it can't be read. */
export const withoutUnseen = (text: string, instead: '' | '\uFFFD' = ''): string => text.replace(UNSEEN, instead)
