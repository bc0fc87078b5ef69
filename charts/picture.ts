/** The layouts that pictures and frames draw: a column of an article, and a phone's. */
import type { Size } from './figure'

export const WIDE: Size = { width: 600, from: 440, narrow: false }
export const NARROW: Size = { width: 280, from: 0, narrow: true }
