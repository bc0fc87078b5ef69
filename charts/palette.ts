/**
 * The hues of each colour role. On a page they are custom properties, so that dark mode needs no second
 * drawing; a drawing that stands alone gets the hues themselves.
 */
import type { Colour } from './figure'

export type Palette = 'page' | 'light' | 'dark'

export const HUES: Record<'light' | 'dark', Record<Colour, string>> = {
  light: {
    firearms: '#801650',
    traffic: '#12436d',
    illness: '#1d7f75',
    other: '#c4480e',
    ink: '#14213d',
    muted: '#5b6475',
    faint: '#d9dde4',
    band: '#e9edf3',
    paper: '#ffffff',
  },
  dark: {
    firearms: '#e58cbd',
    traffic: '#8bb8e8',
    illness: '#4fc4b7',
    other: '#ff9d6b',
    ink: '#eef1f6',
    muted: '#a4adbd',
    faint: '#3a4458',
    band: '#222c40',
    paper: '#111827',
  },
}

export const colourOf = (palette: Palette, colour: Colour): string =>
  palette === 'page' ? `var(--${colour})` : HUES[palette][colour]
