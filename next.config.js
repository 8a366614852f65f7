/**
 * Headers that need no nonce. The Content-Security-Policy is made for each request in `proxy.ts`.
 * Pages under `/embed` may stand in other people's frames, so framing is refused there by nobody and elsewhere by the policy.
 */
const HEADERS = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  {
    key: 'Permissions-Policy',
    value: 'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()',
  },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
]

const NO_REFERRER = [{ key: 'Referrer-Policy', value: 'no-referrer' }]

/** @type {import('next').NextConfig} */
const nextConfig = {
  distDir: process.env.STET_DIST ?? '.next',
  poweredByHeader: false,
  // Of a body that is sent to a page, which takes none.
  experimental: { proxyClientMaxBodySize: '16kb' },
  devIndicators: false,
  reactStrictMode: true,
  // `npm test` checks the types, of the tests as well; a start shouldn't wait for it.
  typescript: { ignoreBuildErrors: true },
  // The image optimiser is a fetcher of foreign addresses: off.
  images: { unoptimized: true },
  // Native or self-loading packages, to be required from node_modules at run time.
  serverExternalPackages: [
    'better-sqlite3',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
    '@node-rs/argon2',
    'pino',
    'nodemailer',
    'eld',
    'linkedom',
  ],
  headers: async () => [
    { source: '/:path*', headers: HEADERS },
    // Whose desk it is, what is worked on there, and the token of a link are told to no other site.
    ...['/desk/:path*', '/admin/:path*', '/sign-in/:path*'].map((source) => ({ source, headers: NO_REFERRER })),
  ],
}

export default nextConfig
