import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, test } from 'vitest'
import { CLAIM, ask } from '@/charts/drawn.fixture'
import { KnownSteps, TwoClocks } from './known-steps'
import { placeOf } from './place'

const textOf = (html: string) => html.replace(/<[^>]+>/g, ' ').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim()

describe('on the page', () => {
  const stepsOf = (query: string) => renderToStaticMarkup(createElement(KnownSteps, { dashboard: ask(query), place: placeOf() }))
  const clocks = (query: string) => textOf(renderToStaticMarkup(createElement(TwoClocks, { dashboard: ask(query) })))

  test('each is a link with its day and what it said, and one release alone makes no control', () => {
    const html = stepsOf(CLAIM)
    expect(html.match(/<a href="\/\?asof=2015-09-07/g)).toHaveLength(18)
    expect(html).toContain('aria-current="step" aria-label="As known on 3 July 2016: 26 v 33, −21%"')
    expect(stepsOf('')).toBe('')
  })

  test('both clocks stand side by side where they print another percent: 31 v 40 and 31 v 39, as STATISTICS.md’s figures have them', () => {
    // −22.5% is −23%, half away from zero. 2024 as listed on 29 December 2024 and on 29 September 2024.
    expect(clocks('asof=2025-08-31')).toBe('The same windows by both clocks Now-known both windows as known on 5 October 2025 31 v 40 −23% Like for like the one before as known on 29 September 2024, at the same age 31 v 39 −21%')
    expect(clocks('asof=2025-08-31&cause=traffic')).toBe('')
    expect(clocks(CLAIM)).toBe('')
  })
})
