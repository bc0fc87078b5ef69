import { expect, test } from 'vitest'
import { faultInXml } from '@/charts/drawn.fixture'
import { type EmbedAsked, iframeCode, scriptCode } from './embed-code'

const asked: EmbedAsked = {
  site: 'https://figures.example.org',
  chart: 'by-year',
  query: '?asof=2015-09-07&theme=dark',
  title: 'Down 21%: "26" & <33>',
  summary: 'Bars of "deaths" & more',
  height: 505,
}

const SANDBOX = 'allow-scripts allow-same-origin allow-popups allow-popups-to-escape-sandbox allow-downloads'

/** Attributes of the first tag of a name, as a browser reads them. */
function attributesOf(code: string, tag: string): Record<string, string> {
  const text = code.match(new RegExp(`<${tag}((?: [\\w-]+(?:="[^"]*")?)*)>`))![1]
  const plain = (value: string) => value.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&')
  return Object.fromEntries([...text.matchAll(/([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name, plain(value ?? '')]))
}

test('the iframe code has each attribute that a host needs, escaped', () => {
  const code = iframeCode(asked)
  expect(faultInXml(code)).toBeNull()
  const { id, src, ...rest } = attributesOf(code, 'iframe')
  expect(rest).toEqual({
    title: 'Down 21%: "26" & <33>',
    width: '100%',
    height: '505',
    loading: 'lazy',
    scrolling: 'no',
    frameborder: '0',
    style: 'border:0',
    allow: 'clipboard-write; web-share',
    referrerpolicy: 'strict-origin-when-cross-origin',
    sandbox: SANDBOX,
  })
  const token = id.replace('datawrapper-chart-', '')
  expect(token).toMatch(/^sp[0-9a-z]{1,7}$/)
  expect(src).toBe(`https://figures.example.org/embed/by-year?asof=2015-09-07&theme=dark&id=${token}`)
  expect(attributesOf(iframeCode({ ...asked, query: '' }), 'iframe').src).toMatch(/\/embed\/by-year\?id=sp[0-9a-z]+$/)
})

test('the iframe code grows in windows that need more height, where no script measures it', () => {
  const windows = [
    { width: 352, height: 700 },
    { width: 400, height: 640 },
    { width: 528, height: 640 },
    { width: 648, height: 560 },
  ]
  const { style, height } = attributesOf(iframeCode({ ...asked, windows }), 'iframe')
  expect(height).toBe('505')
  // In 600 px it is 505 + 55 = 560, in 500 px 560 + 80 = 640, in 320 px 640 + 60 = 700.
  expect(style).toBe('border:0;height:calc(505px + clamp(0px,(648px - 100vw)*999,55px) + clamp(0px,(528px - 100vw)*999,80px) + clamp(0px,(352px - 100vw)*999,60px))')
  expect(attributesOf(iframeCode({ ...asked, windows: [{ width: 352, height: 505 }], width: 600 }), 'iframe').style).toBe('border:0;height:505px;max-width:100%')
})

test('the token is the same for the same frame and another for another', () => {
  const token = (over: Partial<EmbedAsked>) => attributesOf(iframeCode({ ...asked, ...over }), 'iframe').id
  expect(token({ title: 'another title', height: 1 })).toBe(token({}))
  expect(new Set([token({}), token({ query: '' }), token({ chart: 'by-month' })]).size).toBe(3)
})

test('the script code is a place of the frame’s height, a deferred script that names it, and the picture without script', () => {
  const code = scriptCode(asked)
  const place = attributesOf(code, 'div')
  expect(place.style).toBe('width:100%;min-height:505px')
  expect(place['data-title']).toBe(asked.title)
  expect(place['data-src']).toBe(attributesOf(iframeCode(asked), 'iframe').src)
  expect(attributesOf(code, 'script')).toEqual({ defer: '', src: 'https://figures.example.org/embed.js', 'data-for': place.id })
  // A host that takes scripts out, in a browser that runs them, shows neither frame nor noscript: the link is there.
  const [, attributes, text] = code.match(/^<div [^>]*>(<a [^>]*>)([^<]*)<\/a><noscript>/)!
  expect(attributesOf(attributes, 'a').href).toBe('https://figures.example.org/charts/by-year?asof=2015-09-07')
  expect(text).toBe('Down 21%: &quot;26&quot; &amp; &lt;33&gt;')
  const noscript = code.match(/<noscript>(.*)<\/noscript>/)![1]
  expect(attributesOf(noscript, 'img')).toMatchObject({ src: 'https://figures.example.org/charts/by-year.png?asof=2015-09-07&theme=dark', alt: asked.summary })
  expect(attributesOf(noscript, 'a').href).toBe('https://figures.example.org/charts/by-year?asof=2015-09-07')
})

test('the script code tells the heights of other columns, and keeps a phone’s on a phone', () => {
  const columns = [
    { width: 280, height: 604 },
    { width: 343, height: 573 },
    { width: 600, height: 505 },
  ]
  const place = attributesOf(scriptCode({ ...asked, columns }), 'div')
  expect(place['data-heights']).toBe('280:604,343:573,600:505')
  // A window of 511 px has a column of 479 px, the broadest with a narrow drawing.
  expect(place.style).toBe('width:100%;min-height:clamp(505px,(512px - 100vw)*999,573px)')
})

test('the script code keeps a width where it is asked to', () => {
  const place = attributesOf(scriptCode({ ...asked, width: 600 }), 'div')
  expect(place['data-width']).toBe('600')
  expect(place.style).toBe('width:600px;max-width:100%;min-height:505px')
})
