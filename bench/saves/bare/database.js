import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { PrismaClient } from './generated/client'

/** One connection, as durable as the product's. */
export async function database() {
  globalThis.bare ??= open()
  return globalThis.bare
}

async function open() {
  const prisma = new PrismaClient({ adapter: new PrismaBetterSqlite3({ url: `file:${process.env.BARE_DATABASE}` }) })
  await prisma.$queryRawUnsafe('PRAGMA journal_mode=WAL')
  await prisma.$queryRawUnsafe('PRAGMA synchronous=FULL')
  for (const statement of TABLES) await prisma.$executeRawUnsafe(statement)
  return prisma
}

/** What `schema.prisma` describes. */
const TABLES = [
  `CREATE TABLE IF NOT EXISTS "Claim" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "articleId" TEXT NOT NULL,
    "start" INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    "exact" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" DATETIME NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" DATETIME NOT NULL
  )`,
  'CREATE INDEX IF NOT EXISTS "Claim_articleId_idx" ON "Claim"("articleId")',
]
