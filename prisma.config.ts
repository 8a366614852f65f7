import { defineConfig } from 'prisma/config'

/** Read by the Prisma command line only; the application gets its address from `lib/server/platform/env`. */
export default defineConfig({
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations/sqlite' },
  datasource: { url: process.env.DATABASE_URL ?? 'file:./data/stet.db' },
})
