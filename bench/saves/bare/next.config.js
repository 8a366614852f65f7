import { dirname } from 'node:path'

/** @type {import('next').NextConfig} */
const nextConfig = {
  poweredByHeader: false,
  // The packages are the product's, one folder up.
  turbopack: { root: dirname(import.meta.dirname) },
  outputFileTracingRoot: dirname(import.meta.dirname),
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['better-sqlite3', '@prisma/client', '@prisma/adapter-better-sqlite3'],
}

export default nextConfig
