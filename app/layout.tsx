import type { Metadata, Viewport } from 'next'
import localFont from 'next/font/local'
import { SiteNav } from './site-nav'
import { SiteFooter } from './site-footer'
import './globals.css'

const serif = localFont({
  src: '../node_modules/@fontsource-variable/source-serif-4/files/source-serif-4-latin-wght-normal.woff2',
  weight: '200 900',
  variable: '--serif',
  adjustFontFallback: 'Times New Roman',
})
const sans = localFont({
  src: '../node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2',
  weight: '100 900',
  variable: '--sans',
})

export const metadata: Metadata = {
  title: { default: 'Same Period', template: '%s · Same Period' },
  description: 'US officers’ line-of-duty deaths, compared over the same period of two years.',
  alternates: { types: { 'application/atom+xml': [{ url: '/feed.xml', title: 'Releases and corrections' }] } },
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#ffffff' },
    { media: '(prefers-color-scheme: dark)', color: '#111827' },
  ],
}

/** The frame of every page: the name, the way around, the sources. */
export default function Layout({ children }: { children: React.ReactNode }) {
  return (
    <html lang="en" className={`${serif.variable} ${sans.variable}`}>
      <body>
        <a className="skip" href="#dashboard">
          To the figures
        </a>
        <header className="site">
          <a href="/" className="name">
            Same Period
          </a>
          <SiteNav />
        </header>
        {children}
        <SiteFooter />
        <p id="chart-hint" hidden>
          The arrow keys walk along the chart and speak what stands there.
        </p>
      </body>
    </html>
  )
}
