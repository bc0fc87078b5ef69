/**
 * Characters that nobody writes and that make a text look like another: control characters, halves of characters,
 * those that turn the direction of what follows, and those that Unicode keeps for no text.
 */
const ODD = /[\p{Cc}\p{Cs}\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/u

/** Whether a text of one line holds such a character; a newline is one. */
export const isOddLine = (text: string): boolean => ODD.test(text)

/** Whether a text of several lines does. */
export const isOddText = (text: string): boolean => ODD.test(text.replace(/\r?\n/g, ''))
