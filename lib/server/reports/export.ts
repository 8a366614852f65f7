import { z } from 'zod'
import {
  ATTRIBUTION_RATINGS,
  AVAILABLE_FORMATS,
  EXPORT_FORMATS,
  INTERFACE_LANGUAGES,
  type AttributionRating,
  type AvailableFormat,
  type ExportFormat,
  type InterfaceLanguage,
} from '@/lib/domain/codes'
import { InvalidInput, NotAvailable } from '@/lib/domain/errors'
import { claimReviews } from '@/lib/domain/formats/claim-review'
import { claimsCsv, evidenceCsv, relationsCsv } from '@/lib/domain/formats/csv'
import { htmlReport } from '@/lib/domain/formats/html'
import { markdownReport } from '@/lib/domain/formats/markdown'
import type { ReportWords } from '@/lib/domain/formats/report-lookup'
import { stetJson } from '@/lib/domain/formats/stet-json'
import { webAnnotations } from '@/lib/domain/formats/web-annotation'
import type { Report } from '@/lib/domain/report'
import type { MaybeActor } from '@/lib/policy/actor'
import { parseRecord } from '@/lib/schemas/public-record'
import { day, id } from '@/lib/schemas/text'
import { wordsOf } from '@/messages/words'
import { articleClaims } from '../articles/show'
import { type ClaimRows, codeOf, livingClaim, livingClaims } from '../claims/aggregate'
import { policiesOf } from '../claims/facts'
import type { Reader } from '../db/clients'
import { readInParts } from '../db/in-parts'
import { defaultDesk, livingDesk } from '../desk-rows'
import { inOrderOf } from '../paging'
import { query } from '../query'
import { compileReport } from './compile'

const Options = z.strictObject({
  format: z.enum(EXPORT_FORMATS),
  /** Of `csv`: which of its three tables. */
  part: z.enum(['claims', 'evidence', 'relations']).default('claims'),
  /** Language of the report's own words; by default the newsroom's. */
  language: z.enum(INTERFACE_LANGUAGES).optional(),
})

/** A report as it leaves: text in UTF-8. */
export interface Exported {
  readonly body: string
  readonly contentType: string
  readonly fileName: string
}

/** The report of one article. */
export const exportArticle = query({
  name: 'report.article',
  permission: 'desk:read',
  input: Options.extend({ articleId: id }),
  load: ({ db, input }) => db.article.findUnique({ where: { id: input.articleId }, include: { desk: true } }),
  desk: (article) => article.deskId,
  async show({ db, actor, target: article, input }) {
    const wanted = { ...input, format: available(input.format) }
    return exported(db, actor, article, articleClaims(db, article.id), wanted)
  },
})

/** The report of one claim. */
export const exportClaim = query({
  name: 'report.claim',
  permission: 'desk:read',
  input: Options.extend({ claimId: id }),
  load: ({ db, input }) => livingClaim(db, input.claimId),
  desk: (claim) => claim.deskId,
  async show({ db, actor, target: claim, input }) {
    const wanted = { ...input, format: available(input.format) }
    const article = await db.article.findUniqueOrThrow({ where: { id: claim.articleId }, include: { desk: true } })
    return exported(db, actor, article, [claim], wanted)
  },
})

/** The report of what a desk published in a period, days inclusive: as a table, as Markdown or as ClaimReview. */
export const exportPeriod = query({
  name: 'report.period',
  permission: 'desk:read',
  input: Options.extend({ deskId: id.optional(), from: day, to: day }),
  load: async ({ db, actor, input }) => livingDesk(db, input.deskId ?? defaultDesk(actor)),
  desk: (desk) => desk.id,
  async show({ db, actor, target: desk, input }): Promise<Exported> {
    const format = available(input.format)
    const published = await publishedIn(db, desk.id, new Date(input.from), dayAfter(input.to))
    const name = `${input.from}..${input.to}`
    if (format === 'claimreview') return claimReviewFile(db, published, policiesOf(desk).reviewOpinions, name)
    if (format !== 'csv' && format !== 'md') {
      throw new InvalidInput(
        'A period is exported as csv, md or claimreview. Choose one of them, or export article by article.',
        [{ pointer: '/format', message: 'is for one article' }],
      )
    }
    const byArticle = new Map<string, string[]>()
    for (const { id: claimId, articleId } of published) {
      byArticle.set(articleId, [...(byArticle.get(articleId) ?? []), claimId])
    }
    // The claims of one article after another, so that those of a whole period are never in memory together.
    const bodies: string[] = []
    for (const [articleId, ids] of byArticle) {
      const claims = inOrderOf(ids, livingClaims(db, ids))
      bodies.push(bodyOf(await compileReport(db, actor, articleId, claims), { ...input, format }))
    }
    return exportedAs(format, format === 'csv' ? joinTables(bodies) : bodies.join('\n\n---\n\n'), name)
  },
})

const PublishedRows = z.array(z.object({ id: z.string(), articleId: z.string(), publicationId: z.string().nullable() }))

/** Living claims of a desk of which an edition was published in that time, oldest first. */
async function publishedIn(db: Reader, deskId: string, from: Date, until: Date) {
  return PublishedRows.parse(
    await db.$queryRaw`
      SELECT DISTINCT "Claim"."id" AS "id", "Claim"."articleId" AS "articleId",
        "Claim"."publicationId" AS "publicationId", "Claim"."createdAt"
      FROM "Publication"
      JOIN "Claim" ON "Claim"."id" = "Publication"."claimId" AND "deskId" = ${deskId} AND "deletedAt" IS NULL
      WHERE "Publication"."publishedAt" >= ${from} AND "Publication"."publishedAt" < ${until}
      ORDER BY "Claim"."createdAt", "Claim"."id"`,
  )
}

const dayAfter = (date: string) => new Date(Date.parse(date) + 24 * 60 * 60 * 1000)

/** Tables with the same columns as one: the heading row once. */
function joinTables(tables: readonly string[]): string {
  return tables.map((table, at) => (at === 0 ? table : table.slice(table.indexOf('\r\n') + 2))).join('')
}

type Wanted = Omit<z.output<typeof Options>, 'format'> & { readonly format: AvailableFormat }

/** How the file of each format is called and served. */
const FILES: Readonly<Record<AvailableFormat, { readonly contentType: string; readonly extension: string }>> = {
  html: { contentType: 'text/html; charset=utf-8', extension: 'html' },
  md: { contentType: 'text/markdown; charset=utf-8', extension: 'md' },
  csv: { contentType: 'text/csv; charset=utf-8', extension: 'csv' },
  json: { contentType: 'application/json; charset=utf-8', extension: 'json' },
  claimreview: { contentType: 'application/ld+json; charset=utf-8', extension: 'claimreview.jsonld' },
  webannotation: {
    contentType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
    extension: 'annotations.jsonld',
  },
}

/** @throws NotAvailable for a format that the product is going to have */
function available(format: ExportFormat): AvailableFormat {
  const found = AVAILABLE_FORMATS.find((known) => known === format)
  if (found) return found
  throw new NotAvailable(
    `The format ${format} is not available yet. Nothing was exported; choose one of ${AVAILABLE_FORMATS.join(', ')}.`,
  )
}

const exportedAs = (format: AvailableFormat, body: string, name: string): Exported => ({
  body,
  contentType: FILES[format].contentType,
  fileName: `${name}.${FILES[format].extension}`,
})

async function exported(
  db: Reader,
  actor: MaybeActor,
  article: { readonly id: string; readonly title: string; readonly desk: { readonly policies: string } },
  claims: readonly ClaimRows[],
  wanted: Wanted,
): Promise<Exported> {
  const name = fileStem(article.title)
  const { format } = wanted
  if (format === 'claimreview') return claimReviewFile(db, claims, policiesOf(article.desk).reviewOpinions, name)
  const report = await compileReport(db, actor, article.id, claims)
  return exportedAs(format, bodyOf(report, { ...wanted, format }), name)
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
  return exportedAs('claimreview', `${JSON.stringify(reviews, null, 2)}\n`, name)
}

/** The formats that are made from the report of one article. */
type OfReport = Exclude<AvailableFormat, 'claimreview'>

function bodyOf(report: Report, { format, part, language: asked }: Wanted & { readonly format: OfReport }): string {
  const language = asked ?? spoken(report.newsroom.language)
  const words = reportWords(language)
  // Exports go to outsiders: of others' articles they hold only excerpts. (rule R30)
  const text = report.article.publicText === 'full' ? ('whole' as const) : ('excerpts' as const)
  switch (format) {
    case 'html':
      return htmlReport(report, { words, language, text })
    case 'md':
      return markdownReport(report, { words, language, text })
    case 'csv':
      return csvOf(report, part, { words, language })
    case 'webannotation':
      return `${JSON.stringify(webAnnotations(report, { language, attributionWords: attributionWords(words) }), null, 2)}\n`
    case 'json':
      return stetJson(report)
  }
}

function csvOf(report: Report, part: Wanted['part'], options: { words: ReportWords; language: string }): string {
  if (part === 'evidence') return evidenceCsv(report, options)
  return part === 'relations' ? relationsCsv(report) : claimsCsv(report, options)
}

const spoken = (language: string): InterfaceLanguage => INTERFACE_LANGUAGES.find((known) => known === language) ?? 'en'

/** The catalogue as the formats ask for it: any key that a report uses. */
function reportWords(language: InterfaceLanguage): ReportWords {
  const t = wordsOf(language)
  return (key, values) => anyKey(t, key, values)
}

/** The formats name their keys as plain text; a test checks that each of them is in the catalogue. */
function anyKey(t: unknown, key: string, values?: Readonly<Record<string, string | number>>): string {
  if (typeof t !== 'function') throw new Error('the catalogue is a function')
  const found: unknown = t(key, values)
  return String(found)
}

const attributionWords = (words: ReportWords): Record<AttributionRating, string> => {
  const word = (rating: AttributionRating) => words(`codes.attributionRating.${codeOf(ATTRIBUTION_RATINGS, rating)}`)
  return {
    verbatim: word('verbatim'),
    'accurate-paraphrase': word('accurate-paraphrase'),
    inexact: word('inexact'),
    overstated: word('overstated'),
    'not-found': word('not-found'),
  }
}

/** A file name that every system takes. */
const fileStem = (title: string) =>
  title
    .normalize('NFC')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 80) || 'report'
