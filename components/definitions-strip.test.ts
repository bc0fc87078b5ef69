import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { CLAIM, ask } from '@/charts/drawn.fixture'
import { DefinitionsStrip } from './definitions-strip'
import { placeOf } from './place'

const strip = (query: string, chart?: string) => renderToStaticMarkup(createElement(DefinitionsStrip, { dashboard: ask(query), place: placeOf(chart) }))
const textOf = (html: string) => html.replace(/<[^>]+>/g, '').replaceAll('\u00a0', ' ').replace(/\s+/g, ' ')

test('tells both counts and the percent under each definition of the family', () => {
  expect(textOf(strip(CLAIM))).toBe('Firearms 26 v 33 −21%Gunfire only 24 v 32 −25%Inadvertent gunfire 2 v 1 +100% [u]')
})

test('each name asks the same windows under its own definition, on the page where it stands', () => {
  expect([...strip(CLAIM).matchAll(/href="(\/\?[^"]*|\/)" data-live/g)].map(([, href]) => href.replaceAll('&amp;', '&'))).toEqual([
    '/?asof=2015-09-07&known=2016-07-03',
    '/?cause=gunfire&asof=2015-09-07&known=2016-07-03',
    '/?cause=inadvertent-gunfire&asof=2015-09-07&known=2016-07-03',
  ])
  expect(strip(CLAIM, 'by-cause')).toContain('href="/charts/by-cause?cause=gunfire&amp;')
})

test('the one that is asked about is marked, a single cause or several marks none', () => {
  expect(strip(CLAIM).match(/aria-current/g)).toHaveLength(1)
  expect(strip(`${CLAIM}&cause=traffic&cause=stabbed`)).not.toContain('aria-current')
})

test('there is none where a window reaches outside the figures', () => {
  expect(['asof=2025-12-05', 'asof=2026-01-05', 'asof=1790-05-05'].map((query) => strip(query))).toEqual(['', '', ''])
})
