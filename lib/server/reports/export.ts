import { id } from '@/lib/schemas/text'
import { EXPORTS } from '@/lib/domain/export-formats'
import { claimReviews } from '@/lib/domain/formats/claim-review'
import type { MaybeActor } from '@/lib/policy/actor'
import { parseRecord } from '@/lib/schemas/public-record'
import { articleClaims } from '../claims/in-article'
import { type ClaimRows, livingClaim } from '../claim-content/aggregate'
import { policiesOf } from '../claims/facts'
import type { Reader } from '../db/clients'
import { readInParts } from '../db/in-parts'
import { query } from '../engine/query'
import { reportComments } from './comments'
import { compileReport } from './compile'
import { available, bodyOf, type Exported, ExportOptions, fileNamed, type Wanted } from './formats'

/** The report of one article. */
export const exportArticle = query({
  name: 'report.article',
  permission: 'desk:read',
  input: ExportOptions.extend({ articleId: id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.articleId }, include: { desk: true } }),
  desk: (article) => article.deskId,
  async show({ db, actor, target: article, input }) {
    const wanted = { ...input, format: available(input.format) }
    return exported(db, actor, article, { claims: articleClaims(db, article.id), notesOf: article.id }, wanted)
  },
})

/** The report of one claim. */
export const exportClaim = query({
  name: 'report.claim',
  permission: 'desk:read',
  input: ExportOptions.extend({ claimId: id }),
  load: ({ db, input }) => livingClaim(db, input.claimId),
  desk: (claim) => claim.deskId,
  async show({ db, actor, target: claim, input }) {
    const wanted = { ...input, format: available(input.format) }
    const article = await db.article.findUniqueOrThrow({ where: { id: claim.articleId }, include: { desk: true } })
    return exported(db, actor, article, { claims: [claim], notesOf: null }, wanted)
  },
})

async function exported(
  db: Reader,
  actor: MaybeActor,
  article: { readonly id: string; readonly title: string; readonly desk: { readonly policies: string } },
  { claims, notesOf }: { readonly claims: readonly ClaimRows[]; readonly notesOf: string | null },
  wanted: Wanted,
): Promise<Exported> {
  const name = fileStem(article.title)
  const { format } = wanted
  if (format === 'claimreview') return claimReviewFile(db, claims, policiesOf(article.desk).reviewOpinions, name)
  const comments = EXPORTS[format].withComments ? await reportComments(db, claims, notesOf) : []
  const report = await compileReport(db, actor, article.id, claims, comments)
  return { ...fileNamed(format, name), body: bodyOf(report, { ...wanted, format }) }
}

/** Only what is public and not retracted. */
async function claimReviewFile(
  db: Reader,
  claims: readonly Pick<ClaimRows, 'publicationId'>[],
  reviewOpinions: boolean,
  name: string,
): Promise<Exported> {
  const ids = claims.flatMap(({ publicationId }) => publicationId ?? [])
  const rows = await readInParts(ids, (some) => db.publication.findMany({ where: { id: { in: some } } }))
  const records = new Map(rows.map(({ id, record }) => [id, record]))
  const shown = claims.flatMap(({ publicationId }) => records.get(publicationId ?? '') ?? [])
  const reviews = claimReviews(shown.map((record) => ({ record: parseRecord(record), options: { reviewOpinions } })))
  return { ...fileNamed('claimreview', name), body: `${JSON.stringify(reviews, null, 2)}\n` }
}

/** A file name that every system takes. */
const fileStem = (title: string) =>
  title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'report'
