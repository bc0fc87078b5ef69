import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { CLAIM, figuresOf } from './drawn.fixture'
import type { Colour } from './figure'
import { HUES, colourOf } from './palette'

type Rgb = [number, number, number]
const rgbOf = (hex: string) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16)) as Rgb
/** A colour of some opacity as it stands on another. */
const blend = (top: string, under: string, opacity: number) =>
  rgbOf(top).map((c, i) => c * opacity + rgbOf(under)[i] * (1 - opacity)) as Rgb

/** Relative luminance and contrast of WCAG 2.2. */
function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => (c / 255 <= 0.04045 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}
function contrast(a: Rgb, b: Rgb): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x)
  return (light + 0.05) / (dark + 0.05)
}

const THEMES = ['light', 'dark'] as const
const GROUPS: Colour[] = ['firearms', 'traffic', 'illness', 'other']

test('contrast is that of WCAG: black on white 21, #767676 on white 4.54', () => {
  expect(contrast(rgbOf('#000000'), rgbOf('#ffffff'))).toBeCloseTo(21, 5)
  expect(contrast(rgbOf('#767676'), rgbOf('#ffffff'))).toBeCloseTo(4.54, 2)
})

describe.each(THEMES)('%s', (theme) => {
  const hues = HUES[theme]
  const onPaper = (colour: Colour) => contrast(rgbOf(hues[colour]), rgbOf(hues.paper))

  test.each<Colour>(['ink', 'muted', ...GROUPS])('text in %s is 4.5 to 1 on paper', (colour) => {
    expect(onPaper(colour)).toBeGreaterThanOrEqual(4.5)
  })

  test('text in ink and muted is 4.5 to 1 on the band', () => {
    for (const colour of ['ink', 'muted'] as const) expect(contrast(rgbOf(hues[colour]), rgbOf(hues.band)), colour).toBeGreaterThanOrEqual(4.5)
  })

  test('every mark is 3 to 1 on paper, as drawn with its opacity; band and grid are decoration', () => {
    const faint = figuresOf(CLAIM).flatMap(({ chart, width, series }) =>
      series
        .filter((s) => s.kind !== 'cell' && s.colour !== 'band')
        .map((s) => ({ name: `${chart} ${width} ${s.key}`, ratio: contrast(blend(hues[s.colour], hues.paper, s.opacity ?? 1), rgbOf(hues.paper)) }))
        .filter(({ ratio }) => ratio < 3)
        .map(({ name, ratio }) => `${name}: ${ratio.toFixed(2)}`),
    )
    expect(faint).toEqual([])
  })

  test('the count in a cell is 4.5 to 1 on its shade, at every strength and in every hue', () => {
    const faint = [...GROUPS, 'ink' as const].map((colour) => {
      // Strengths as `by-month` gives them: 0.03 for none, then from 0.06 up to 0.52, or 0.37 where the cells are ink.
      const steps = colour === 'ink' ? 32 : 47
      const strengths = [0.03, ...Array.from({ length: steps }, (_, i) => 0.06 + i / 100)]
      const low = strengths
        .map((strength) => ({ strength, ratio: contrast(rgbOf(hues.ink), blend(hues[colour], hues.paper, strength)) }))
        .filter(({ ratio }) => ratio < 4.5)
      const worst = low.reduce((least, s) => (s.ratio < least.ratio ? s : least), { strength: 0, ratio: 9 })
      return low.length === 0 ? null : `${colour}: below at ${low[0].strength.toFixed(2)}–${low.at(-1)!.strength.toFixed(2)}, ${worst.ratio.toFixed(2)} at ${worst.strength.toFixed(2)}`
    })
    expect(faint.filter(Boolean)).toEqual([])
  })
})

test('the page’s custom properties are these hues, in light and in dark', () => {
  const css = readFileSync('app/globals.css', 'utf8')
  const [light, dark] = [...css.matchAll(/:root \{([^}]*)\}/g)].map((m) => Object.fromEntries([...m[1].matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map((p) => [p[1], p[2]])))
  expect(light).toMatchObject(HUES.light)
  expect(dark).toMatchObject(HUES.dark)
  expect(css.indexOf('prefers-color-scheme: dark')).toBeLessThan(css.lastIndexOf(':root {'))
})

test('a page names the property, a drawing the hue', () => {
  expect(colourOf('page', 'firearms')).toBe('var(--firearms)')
  expect([colourOf('light', 'firearms'), colourOf('dark', 'paper')]).toEqual(['#801650', '#111827'])
})
