import { describe, expect, test } from 'vitest'
import { parsePublicUrl, siteOf } from './site'

const request = (headers: Record<string, string>) => ({ headers: new Headers(headers) })

describe('the site’s address', () => {
  test('is PUBLIC_URL where that is set, whatever host the request names', () => {
    expect(siteOf(request({ host: 'localhost:3000' }), 'https://figures.example.org')).toBe('https://figures.example.org')
    expect(siteOf(request({ host: 'evil.example', 'x-forwarded-proto': 'https' }), 'http://figures.example.org:8080/')).toBe('http://figures.example.org:8080')
  })

  test('is the request’s host where PUBLIC_URL isn’t set, https where a proxy says so', () => {
    expect(siteOf(request({ host: 'localhost:3000' }), '')).toBe('http://localhost:3000')
    expect(siteOf(request({ host: 'Figures.Example.org', 'x-forwarded-proto': 'https' }), '')).toBe('https://figures.example.org')
    expect(siteOf(request({ host: 'a.example', 'x-forwarded-proto': 'https, http' }), '')).toBe('https://a.example')
    expect(siteOf(request({ host: '[::1]:3000' }), '')).toBe('http://[::1]:3000')
  })

  test.each(['', 'a b', 'a/b', 'user@a', 'a?b', 'a#b', 'a"><script>', 'a:99999', 'a\\b', 'a"b', 'a;b', 'a{b', 'a,b', 'a\'b'])('the host “%s” is none', (host) => {
    expect(() => siteOf(request({ host }), '')).toThrow('names no host')
  })

  test('a host from a header is never that of another one', () => {
    expect(siteOf(request({ host: 'a.example', 'x-forwarded-host': 'evil.example' }), '')).toBe('http://a.example')
  })
})

describe('PUBLIC_URL', () => {
  test.each([
    ['https://figures.example.org', 'https://figures.example.org'],
    ['https://figures.example.org/', 'https://figures.example.org'],
    ['HTTPS://Figures.Example.org:443', 'https://figures.example.org'],
    ['http://localhost:3000', 'http://localhost:3000'],
  ])('%s is %s', (text, site) => expect(parsePublicUrl(text)).toBe(site))

  test.each(['figures.example.org', 'ftp://a.example', 'https://a.example/path', 'https://a.example/?q', 'https://u:p@a.example', 'javascript:alert(1)', 'https://'])(
    '“%s” is refused, with what it must be',
    (text) => expect(() => parsePublicUrl(text)).toThrow(`PUBLIC_URL is “${text}”; it must be an address such as https://figures.example.org`),
  )
})
