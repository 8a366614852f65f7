import { fold } from '@/lib/domain/folding'
import { canonicalJson } from '@/lib/domain/formats/canonical-json'
import type { ListedCheck, PublicRecord } from '@/lib/domain/public-record'
import { parseRecord } from '@/lib/schemas/public-record'
import { type Reader, reader, type Tx } from '../db/clients'
import { IdRows } from '../engine/paging'
import { inWriteTransaction } from '../transaction/write-queue'

/*
 * What lists and feeds show of each check, in columns beside the frozen records: a page of fifty reads fifty rows. They are
 * made from the record alone, and made anew at the start where they are missing, so a migration that changes what they hold
 * empties the table.
 */

function listedCheck({ slug, firstPublishedAt, publishedAt, newsroom, article, claim }: PublicRecord): ListedCheck {
  const { statement, language, attributionVerdict, truthVerdict, speaker, chain } = claim
  return {
    slug,
    firstPublishedAt,
    publishedAt,
    newsroom,
    article: { title: article.title, outlet: article.outlet },
    claim: {
      statement,
      language,
      attributionVerdict,
      truthVerdict,
      speaker: speaker && { name: speaker.name },
      chain: chain.map(({ agent }) => ({ agent: { name: agent.name } })),
    },
  }
}

interface Edition {
  readonly claimId: string
  readonly publicationId: string
  readonly record: PublicRecord
  /** False after a retraction: the ledger names the check, no list does. */
  readonly isPublic: boolean
}

/** Puts an edition into the lists, in the place of the one before it. */
export async function listEdition(tx: Tx, { claimId, publicationId, record, isPublic }: Edition): Promise<void> {
  const { claim, article } = record
  const row = {
    publicationId,
    slug: record.slug,
    listedAt: isPublic ? new Date(record.publishedAt) : null,
    firstPublishedAt: new Date(record.firstPublishedAt),
    entry: canonicalJson(listedCheck(record)),
    rating: claim.truthVerdict?.rating.code ?? null,
    wordsFolded: fold(
      [claim.statement, claim.target.exact, claim.speaker?.name, article.outlet, article.title].join(' '),
    ),
  }
  await tx.publishedCheck.upsert({ where: { claimId }, create: { claimId, ...row }, update: row })
}

/** Takes a retracted check out of the lists. */
export async function unlistCheck(tx: Tx, claimId: string): Promise<void> {
  await tx.publishedCheck.updateMany({ where: { claimId }, data: { listedAt: null } })
}

/** Checks listed in one transaction: others get their turn in between. */
const AT_ONCE = 100

/** Lists what was published and isn't listed: checks from before there were lists, or from before these columns. */
export async function listMissing(): Promise<number> {
  let listed = 0
  let last = ''
  for (;;) {
    const ids = await unlisted(reader(), last)
    const end = ids.at(-1)
    if (end === undefined) return listed
    await inWriteTransaction((tx) => listAnew(tx, ids))
    listed += ids.length
    last = end
  }
}

async function unlisted(db: Pick<Reader, '$queryRaw'>, after: string): Promise<string[]> {
  const rows = await db.$queryRaw`
    SELECT "id" FROM "Claim"
    WHERE "slug" IS NOT NULL AND "id" > ${after}
      AND NOT EXISTS (SELECT 1 FROM "PublishedCheck" WHERE "claimId" = "Claim"."id")
    ORDER BY "id" LIMIT ${AT_ONCE}`
  return IdRows.parse(rows).map(({ id }) => id)
}

async function listAnew(tx: Tx, ids: readonly string[]): Promise<void> {
  const claims = await tx.claim.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, publicationId: true, publications: { orderBy: { edition: 'desc' }, take: 1 } },
  })
  for (const { id, publicationId, publications } of claims) {
    const [newest] = publications
    if (!newest) continue
    const record = parseRecord(newest.record)
    await listEdition(tx, { claimId: id, publicationId: newest.id, record, isPublic: publicationId !== null })
  }
}
