const isDev = process.env.NODE_ENV === 'development'

const policy = [
  "default-src 'self'",
  `script-src 'self' 'unsafe-inline'${isDev ? " 'unsafe-eval'" : ''}`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
  "frame-ancestors 'self'",
].join('; ')

/** @type {import('next').NextConfig} */
export default {
  reactStrictMode: true,
  poweredByHeader: false,
  // SQLite and the rasteriser bring binaries of their own, which a bundle can't hold; pg looks for one.
  serverExternalPackages: ['libsql', 'pg', '@resvg/resvg-js'],
  // One address for one thing, its form as the extension.
  rewrites: async () => [
    { source: '/charts/:chart.:format(svg|png|csv|json)', destination: '/api/charts/:chart/:format' },
    { source: '/claims.:format(svg|png)', destination: '/api/claims/:format' },
    { source: '/records.:format(csv|json)', destination: '/api/records/:format' },
    { source: '/datasets/:dataset.:form(csv|csv-metadata\\.json)', destination: '/api/datasets/:dataset/:form' },
    { source: '/datasets/:dataset/releases/:release.:form(csv|csv-metadata\\.json)', destination: '/api/datasets/:dataset/releases/:release/:form' },
  ],
  headers: async () => [
    {
      // The script of embed codes: a mend of it reaches articles within the hour.
      source: '/embed.js',
      headers: [
        { key: 'Cache-Control', value: 'public, max-age=3600, stale-while-revalidate=86400' },
        { key: 'Access-Control-Allow-Origin', value: '*' },
        { key: 'Cross-Origin-Resource-Policy', value: 'cross-origin' },
      ],
    },
    // A browser asks for the icon at every change of the address; once a day is enough.
    { source: '/icon.svg', headers: [{ key: 'Cache-Control', value: 'public, max-age=86400' }] },
    {
      // A frame sends its own policy: other sites may hold it.
      source: '/((?!embed/[^/]+$).*)',
      headers: [
        { key: 'Content-Security-Policy', value: policy },
        { key: 'X-Content-Type-Options', value: 'nosniff' },
        { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
        { key: 'Permissions-Policy', value: 'camera=(), geolocation=(), microphone=()' },
      ],
    },
    // The link in their address is for nobody else; within the site the Origin of a form stays known.
    { source: '/:page(setup|invite|reset)', headers: [{ key: 'Referrer-Policy', value: 'same-origin' }] },
    // A picture opened by itself loads nothing, and any page may hold it.
    { source: '/claims.svg', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors *" }] },
    { source: '/charts/:chart.svg', headers: [{ key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors *" }] },
  ],
}
