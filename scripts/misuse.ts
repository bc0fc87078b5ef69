/** The words of a command, and what is said where they are wrong. */

/** A command that was wrong itself. */
export class Misuse extends Error {}

/** What a parser makes of the words; a Misuse where it throws. */
export function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new Misuse((error as Error).message.split('. ')[0])
  }
}

/** The one word that a command needs besides its options. */
export function onlyOne(words: string[], noun: string): string {
  if (words.length !== 1) throw new Misuse(words.length === 0 ? `name the ${noun}` : `name one ${noun.split(' ')[0]} only`)
  return words[0]
}
