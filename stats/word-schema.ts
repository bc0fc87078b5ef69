/**
 * What the words of an address allow, for machines and for readers alike: each table of words says it
 * beside the code that reads the word, so that a description can't drift from what is accepted.
 */

/** A word's values, as JSON Schema has them. */
export interface ValueSchema {
  /** In an address every value is text; one that may be a number too is told so. */
  type: 'string' | 'integer' | readonly ['string', 'number']
  enum?: readonly string[]
  /** Of the whole value. */
  pattern?: string
  format?: 'date' | 'uri'
  maxLength?: number
  minimum?: number
  maximum?: number
  default?: string | number
}

/** A word of an address, described. */
export interface DescribedWord {
  name: string
  /** What it means, in words. */
  rule: string
  values: ValueSchema
  /** How often it may be given; 1 for most words. */
  most: number
  isRequired?: boolean
  example: string
}

