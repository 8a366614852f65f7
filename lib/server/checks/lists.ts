import { z } from 'zod'
import { CORRECTION_KINDS } from '@/lib/domain/codes'
import { coveredLedger } from '@/lib/domain/covered-record'
import { fold } from '@/lib/domain/folding'
import type { PublicRecord } from '@/lib/domain/public-record'
import { parseChanges, parseListed, parseRecord } from '@/lib/schemas/public-record'
import { codeOf } from '../claim-content/aggregate'
import type { Reader } from '../db/clients'
import { Prisma } from '../db/generated/client'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'
import { coversOf } from './covers'

const Entries = z.array(z.object({ entry: z.string() }))
const Totals = z.array(z.object({ total: z.coerce.number() }))

/** Published checks, newest first, filtered by words of statement, quote, speaker, outlet or title. */
export const publicChecks = query({
  name: 'check.public-list',
  permission: 'public:read',
  input: z.strictObject({
    words: z.string().max(200).optional(),
    rating: z.string().max(40).optional(),
    limit: z.int().min(1).max(200).default(30),
    offset: z.int().min(0).max(100_000).default(0),
  }),
  load: async () => ({}),
  desk: () => null,
  async show({ db, input }) {
    const words = input.words ? fold(input.words).split(' ') : []
    const found = Prisma.sql`"PublishedCheck" WHERE "listedAt" IS NOT NULL
      ${input.rating ? Prisma.sql`AND "rating" = ${input.rating}` : Prisma.empty}
      ${Prisma.join([Prisma.empty, ...words.map((word) => Prisma.sql`AND instr("wordsFolded", ${word}) > 0`)], ' ')}`
    const rows = await db.$queryRaw`
      SELECT "entry" FROM ${found} ORDER BY "listedAt" DESC, "claimId" DESC LIMIT ${input.limit} OFFSET ${input.offset}`
    const count = async () => Totals.parse(await db.$queryRaw`SELECT count(*) AS "total" FROM ${found}`)[0]?.total ?? 0
    return {
      items: Entries.parse(rows).map(({ entry }) => parseListed(entry)),
      total: words.length > 0 ? await count() : await countedOnce(db, input.rating ?? '', count),
    }
  },
})

/** Totals by rating, at one state of the audit log: whatever is published or retracted changes its hash. */
const counted = { hash: '', totals: new Map<string, number>() }

/** Counting a hundred thousand checks takes longer than reading a page of them, and most pages are read between changes. */
async function countedOnce(db: Reader, rating: string, count: () => Promise<number>): Promise<number> {
  const { hash } = await db.auditHead.findUniqueOrThrow({ where: { id: 1 } })
  if (hash !== counted.hash) {
    counted.hash = hash
    counted.totals.clear()
  }
  const known = counted.totals.get(rating)
  if (known !== undefined) return known
  const total = await count()
  if (counted.hash === hash) counted.totals.set(rating, total)
  return total
}

/** All corrections of public checks, newest first. */
export const publicCorrections = query({
  name: 'check.public-corrections',
  permission: 'public:read',
  input: z.strictObject({ limit: z.int().min(1).max(500).default(200) }),
  load: async () => ({}),
  desk: () => null,
  async show({ db, input }) {
    const rows = await db.correction.findMany({
      include: { claim: { select: { published: { select: { entry: true } } } } },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: input.limit,
    })
    const covers = await coversOf(
      db,
      rows.map((row) => row.claimId),
    )
    const records = await recordsOf(db, [...covers.keys()])
    return rows.flatMap(({ claimId, kind, note, createdAt, changes, claim: { published } }) => {
      if (!published) return []
      const { slug, claim } = parseListed(published.entry)
      const entry = {
        kind: codeOf(CORRECTION_KINDS, kind),
        note,
        at: createdAt.toISOString(),
        changes: parseChanges(changes),
      }
      const told = coveredLedger([entry], covers.get(claimId) ?? [], records.get(claimId) ?? [])
      return told.map((line) => ({ ...line, slug, statement: claim.statement, language: claim.language }))
    })
  },
})

/** Every record of claims, to know what their sources were called. */
async function recordsOf(db: Reader, claimIds: readonly string[]) {
  const rows = await readInParts(claimIds, (some) => db.publication.findMany({ where: { claimId: { in: some } } }))
  const records = new Map<string, PublicRecord[]>()
  for (const { claimId, record } of rows) records.set(claimId, [...(records.get(claimId) ?? []), parseRecord(record)])
  return records
}
