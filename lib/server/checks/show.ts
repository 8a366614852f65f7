import { z } from 'zod'
import { codePointIndex, codePointLength } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { CORRECTION_KINDS, DIRECTIONS, type Direction, PUBLIC_TEXTS, type PublicText } from '@/lib/domain/codes'
import { coveredLedger, coveredRecord } from '@/lib/domain/covered-record'
import { type ShownPiece, shownPieces } from '@/lib/domain/formats/excerpt'
import type { LedgerEntry, PublicRecord, PublicRelation } from '@/lib/domain/public-record'
import type { BlockView } from '@/lib/schemas/article'
import { parseChanges, parseRecord } from '@/lib/schemas/public-record'
import { blocksOf } from '../articles/show'
import { codeOf } from '../claim-content/aggregate'
import { policiesOf } from '../claims/facts'
import type { Reader } from '../db/clients'
import type { Prisma } from '../db/generated/client'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'
import { coversOf } from './covers'

const slug = z.string().regex(/^[a-z0-9-]{1,120}$/)

const ROWS = {
  publications: { orderBy: { edition: 'asc' } },
  corrections: { orderBy: { createdAt: 'desc' } },
} as const satisfies Prisma.ClaimInclude

type PublicRows = Prisma.ClaimGetPayload<{ include: typeof ROWS }>

/** The record that is, or before its retraction was, public. */
function recordOf(claim: PublicRows): PublicRecord | null {
  const shown = claim.publications.find((row) => row.id === claim.publicationId) ?? claim.publications.at(-1)
  return shown ? parseRecord(shown.record) : null
}

function ledgerOf(claim: Pick<PublicRows, 'corrections'>): LedgerEntry[] {
  return claim.corrections.map((row) => ({
    kind: codeOf(CORRECTION_KINDS, row.kind),
    note: row.note,
    at: row.createdAt.toISOString(),
    changes: parseChanges(row.changes),
  }))
}

/** A relation with the address of the other claim's check. */
export interface LinkedRelation extends PublicRelation {
  readonly slug: string
}

export interface PublicCheck {
  readonly record: PublicRecord
  /** Newest first. */
  readonly ledger: readonly LedgerEntry[]
  readonly retracted: boolean
  /** Relations to claims that are public now, read from this record and from theirs. */
  readonly relations: readonly LinkedRelation[]
  /** SHA-256 of the canonical record as it was frozen, hexadecimal. */
  readonly sha256: string
  /** The desk wants opinions and predictions as ClaimReview too. */
  readonly reviewOpinions: boolean
}

/** One published check, by its fixed address; a retracted one keeps it and says so. */
export const publicCheck = query({
  name: 'check.public',
  permission: 'public:read',
  input: z.strictObject({ slug }),
  load: ({ db, input }) =>
    db.claim.findFirst({
      where: { slug: input.slug, publications: { some: {} } },
      include: { ...ROWS, article: { select: { desk: true } } },
    }),
  desk: () => null,
  async show({ db, target: claim }): Promise<PublicCheck | null> {
    const frozen = recordOf(claim)
    if (!frozen) return null
    const covers = (await coversOf(db, [claim.id])).get(claim.id) ?? []
    const record = coveredRecord(frozen, covers)
    const records = covers.length > 0 ? claim.publications.map((row) => parseRecord(row.record)) : []
    const shown = claim.publications.find((row) => row.id === claim.publicationId) ?? claim.publications.at(-1)
    return {
      record,
      ledger: coveredLedger(ledgerOf(claim), covers, records),
      retracted: claim.publicationId === null,
      relations: await linkedRelations(db, record),
      sha256: shown?.sha256 ?? '',
      reviewOpinions: policiesOf(claim.article.desk).reviewOpinions,
    }
  },
})

/** Records that are public now, newest first. */
async function publicRecords(db: Reader, where: Prisma.ClaimWhereInput): Promise<PublicRecord[]> {
  const claims = await db.claim.findMany({
    where: { ...where, publicationId: { not: null } },
    select: { publication: { select: { record: true, publishedAt: true } } },
  })
  return claims
    .flatMap(({ publication }) => publication ?? [])
    .sort((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    .map((row) => parseRecord(row.record))
}

/** Every record of an article that was ever published, newest first: what was replaced or retracted is among them. */
async function everyRecord(db: Reader, articleId: string): Promise<PublicRecord[]> {
  const rows = await db.publication.findMany({ where: { claim: { articleId } }, orderBy: { publishedAt: 'desc' } })
  return rows.map((row) => parseRecord(row.record))
}

async function linkedRelations(db: Reader, record: PublicRecord): Promise<LinkedRelation[]> {
  const rows = await db.relation.findMany({
    where: { deletedAt: null, OR: [{ fromId: record.claim.id }, { toId: record.claim.id }] },
    select: { fromId: true, toId: true },
  })
  const near = new Set([
    ...rows.flatMap((row) => [row.fromId, row.toId]),
    ...record.claim.relations.map((each) => each.other.claimId),
  ])
  near.delete(record.claim.id)
  const others = await readInParts(near, (some) => publicRecords(db, { id: { in: some } }))
  const linked = new Map<string, LinkedRelation>()
  for (const other of others) {
    const own = record.claim.relations.filter((each) => each.other.claimId === other.claim.id)
    const theirs = other.claim.relations.filter((each) => each.other.claimId === record.claim.id).map(turned)
    for (const relation of [...own, ...theirs]) {
      linked.set(`${relation.type} ${relation.end} ${other.claim.id}`, {
        ...relation,
        other: { claimId: other.claim.id, key: other.claim.key, statement: other.claim.statement },
        slug: other.slug,
      })
    }
  }
  return [...linked.values()]
}

const turned = (relation: PublicRelation): PublicRelation => ({
  ...relation,
  end: relation.end === 'from' ? 'to' : 'from',
})

export interface PublicArticleView {
  readonly slug: string
  readonly title: string
  readonly outlet: string | null
  readonly byline: string | null
  readonly language: string
  readonly direction: Direction
  readonly publishedAt: string | null
  readonly canonicalUrl: string | null
  readonly publicText: PublicText
  /** Number of the version that positions count in. */
  readonly version: number
  /** The whole text; null where only excerpts are public. (rule R30) */
  readonly text: string | null
  readonly blocks: readonly BlockView[]
  /** The headline and the excerpts of the checks on this version; none where the whole text is public. */
  readonly excerpts: readonly ShownPiece[]
  /** In the order of the text; those that judged another version last. */
  readonly records: readonly PublicRecord[]
}

/** The annotated article: only published claims, and of its text what may be public. */
export const publicArticle = query({
  name: 'article.public',
  permission: 'public:read',
  input: z.strictObject({ slug }),
  load: ({ db, input }) =>
    db.article.findFirst({ where: { slug: input.slug, claims: { some: { publications: { some: {} } } } } }),
  desk: () => null,
  async show({ db, target: article }): Promise<PublicArticleView> {
    const records = await publicRecords(db, { articleId: article.id })
    // The article itself may say by now what nobody has published yet: a newer text, another headline.
    const said = records.length > 0 ? records : await everyRecord(db, article.id)
    const version = said.reduce((newest, record) => Math.max(newest, record.article.version), 1)
    const about = said[0]?.article ?? article
    const row = await db.articleVersion.findUniqueOrThrow({
      where: { articleId_number: { articleId: article.id, number: version } },
    })
    const publicText = codeOf(PUBLIC_TEXTS, article.publicText)
    return {
      slug: article.slug ?? '',
      title: about.title,
      outlet: about.outlet,
      byline: about.byline,
      language: about.language,
      direction: codeOf(DIRECTIONS, about.direction),
      publishedAt: about.publishedAt,
      canonicalUrl: about.canonicalUrl,
      publicText,
      version,
      text: publicText === 'full' ? row.text : null,
      blocks: publicText === 'full' ? blocksOf(row) : [],
      excerpts:
        publicText === 'full'
          ? []
          : excerptsOf(
              row.text,
              about.title,
              records.filter(({ article: { version: judged } }) => judged === version),
            ),
      records: records.sort(
        (a, b) =>
          Number(b.article.version === version) - Number(a.article.version === version) ||
          a.claim.target.start - b.claim.target.start,
      ),
    }
  },
})

/** What may be shown of a text: its headline where it begins with it, and the excerpts of these checks. (rule R30) */
function excerptsOf(text: string, title: string, records: readonly PublicRecord[]): ShownPiece[] {
  const headline = text.startsWith(`${title}\n`) ? [{ start: codePoints(0), end: codePointLength(title) }] : []
  const excerpts = records.map(({ claim: { target, excerpt } }) => {
    const start = target.start - excerpt.quoteStart
    return { start: codePoints(start), end: codePoints(start + codePointLength(excerpt.text)) }
  })
  return shownPieces(text, [...headline, ...excerpts])
}

/** The string that public positions count in, where the whole text is public: of texts that a published record judged. (rule R30) */
export const publicArticleText = query({
  name: 'article.public-text',
  permission: 'public:read',
  input: z.strictObject({ slug, number: z.int().min(1) }),
  async load({ db, input }) {
    const article = await db.article.findFirst({
      where: { slug: input.slug, publicText: 'full', claims: { some: { publications: { some: {} } } } },
    })
    const judged = article ? await everyRecord(db, article.id) : []
    if (!article || !judged.some((record) => record.article.version === input.number)) return null
    return db.articleVersion.findUnique({
      where: { articleId_number: { articleId: article.id, number: input.number } },
    })
  },
  desk: () => null,
  show: ({ target }) => ({ text: target.text, sha256: target.textSha256 }),
})

/** A record's words must be the article's: `text[start:end] == exact`, in code points. For doctor and tests. */
export function recordIsTrue(record: PublicRecord, text: string): boolean {
  const { start, end, exact } = record.claim.target
  return codePointIndex(text).slice(codePoints(start), codePoints(end)) === exact
}
