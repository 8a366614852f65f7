import { PHASE_DEVELOPMENT_SERVER, PHASE_PRODUCTION_BUILD } from 'next/constants.js'
import { bundlePrograms } from './scripts/programs.mjs'
import { buildReadersStyle, watchReadersStyle } from './scripts/readers-style.mjs'

/**
 * Headers that need no nonce. The Content-Security-Policy of the desk's pages is made for each request in `proxy.ts`, that of
 * the readers' in `lib/http/page-policy.ts`, which also says who may frame what.
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

/** Of files as they are: nobody frames them, and nothing runs where one is opened by itself. */
const OF_FILES = [
  {
    key: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  },
]
const FILES = ['/_next/static/:path*', '/readers/:path*', '/icon.svg']

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
  compiler: { runAfterProductionCompile: ({ projectDir, distDir }) => bundlePrograms(projectDir, distDir) },
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
    ...FILES.map((source) => ({ source, headers: OF_FILES })),
    // Their folder is named by what is in it.
    {
      source: '/readers/:folder([0-9a-f]{12})/:file',
      headers: [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }],
    },
  ],
}

/** The folder of the readers' style, made once for a build and all its processes. */
async function readersStyle(phase) {
  if (phase === PHASE_PRODUCTION_BUILD) return (process.env.STET_READERS_STYLE ??= await buildReadersStyle())
  if (phase === PHASE_DEVELOPMENT_SERVER) return watchReadersStyle()
  return undefined
}

export default async function configuration(phase) {
  const folder = await readersStyle(phase)
  // The name goes into the built files: a server that is started later need not find it out.
  return folder === undefined ? nextConfig : { ...nextConfig, env: { STET_READERS_STYLE: folder } }
}
