import { z } from 'zod'
import { CAPTURE_OUTCOMES } from '@/lib/domain/codes'
import { ArticleMetadata, ImportArticle, KnownArticleView } from '@/lib/schemas/article'
import { PresentView } from '@/lib/schemas/presence'
import { id } from '@/lib/schemas/text'
import type { AuditView } from '@/lib/server/audit/list'
import type { DeskView } from '@/lib/server/newsroom/desks'
import type { ChangeEvent } from '@/lib/server/live/events'
import type { HistoryLine } from '@/lib/server/claims/history'
import type { ProfileView } from '@/lib/server/people/profile'
import type { Problem } from './problem'

/** Shapes of answers that only the API's description needs as schemas; each is held to the type that is really sent. */

export const ProblemView = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string().meta({ description: 'A whole sentence: what happened, what was kept, what to do.' }),
  code: z.string().meta({ description: 'A stable word for programmes.' }),
  requestId: z.string(),
  errors: z.array(z.object({ pointer: z.string(), message: z.string() })).optional(),
  failing: z.array(z.object({ rule: z.string(), message: z.string() })).optional(),
  current: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).optional(),
  currentVersion: z.int().optional(),
  known: z
    .array(z.object({ id: z.string(), title: z.string(), address: z.string() }))
    .meta({ description: 'Articles that are here already.' })
    .optional(),
}) satisfies z.ZodType<Problem>

export const HistoryLineView = z.object({
  seq: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.string(),
  command: z.string(),
  targetId: z.string(),
  field: z.string(),
  before: z.json(),
  after: z.json(),
}) satisfies z.ZodType<HistoryLine>

export const AuditEventView = z.object({
  seq: z.int(),
  at: z.string(),
  actorId: z.string().nullable(),
  actorName: z.string(),
  via: z.string(),
  keyId: z.string().nullable(),
  command: z.string(),
  kind: z.string(),
  targetId: z.string(),
  deskId: z.string().nullable(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  hash: z.string(),
  change: z.json(),
}) satisfies z.ZodType<AuditView>

export const ArticlePresenceView = z.strictObject({ people: z.array(PresentView) })

export const ChangeEventView = z.object({
  seq: z.int(),
  at: z.string(),
  command: z.string(),
  kind: z.string(),
  targetId: z.string(),
  deskId: z.string(),
  articleId: z.string().nullable(),
  claimId: z.string().nullable(),
  actorId: z.string().nullable(),
  actorName: z.string(),
}) satisfies z.ZodType<ChangeEvent>

export const Profile = z.object({
  id,
  version: z.int(),
  name: z.string(),
  email: z.string(),
  language: z.string().nullable(),
  admin: z.boolean(),
  hasPassword: z.boolean(),
  passwordEndsAt: z.string().nullable(),
  desks: z.array(z.object({ id, name: z.string(), role: z.string() })),
}) satisfies z.ZodType<ProfileView>

export const Desk = z.object({
  id,
  version: z.int(),
  name: z.string(),
  demo: z.boolean(),
  people: z.int(),
}) satisfies z.ZodType<DeskView>

export const SourceUse = z.object({
  claimId: id,
  articleId: id,
  articleTitle: z.string(),
  key: z.string(),
  statement: z.string(),
  number: z.int(),
  stance: z.string(),
})

/** The archived copies of a source. (rule R11) */
export const SnapshotsView = z.object({
  items: z.array(
    z.object({
      sha256: z.string(),
      takenAt: z.string(),
      url: z.string().nullable(),
      finalUrl: z.string().nullable(),
      contentType: z.string(),
      byteLength: z.int(),
      hasText: z.boolean(),
    }),
  ),
  last: z
    .object({
      requestedAt: z.string(),
      triedAt: z.string().nullable(),
      doneAt: z.string().nullable().meta({ description: 'Null: it waits, or is tried again.' }),
      outcome: z.enum(CAPTURE_OUTCOMES).nullable(),
    })
    .nullable()
    .meta({ description: 'The last attempt; null: none was ever asked for.' }),
})

const { file: _file, ...importFields } = ImportArticle.shape

/** An import as JSON: exactly one of text, html, markdown or url. */
export const ArticleBody = z.strictObject(importFields)

/** An import as a form: the file, and what else is known of it. */
export const ArticleForm = z.object({
  file: z.string().meta({ format: 'binary' }),
  input: ArticleMetadata.extend({ deskId: id.optional(), format: importFields.format, restored: importFields.restored })
    .optional()
    .meta({ description: 'As JSON.' }),
})

/** Many imports as JSON. */
export const BatchBody = z.strictObject({ items: z.array(ArticleBody).min(1).max(50) })

/** Many imports as a form: the field `file` once for each, and what is known of all of them. */
export const BatchForm = ArticleForm.extend({ file: z.array(ArticleForm.shape.file) })

const ofBatch = { index: z.int(), name: z.string().optional().meta({ description: 'Of the file, or its address.' }) }
/** What became of each article of a batch, in the order in which they were sent. */
export const BatchView = z.object({
  imported: z.int(),
  failed: z.int(),
  items: z.array(
    z.union([
      z.object({ ...ofBatch, status: z.literal(201), id, articleVersion: z.int() }),
      z.object({ ...ofBatch, status: z.int(), problem: z.looseObject({ status: z.int(), detail: z.string() }) }),
    ]),
  ),
})

const { deskId: _deskId, ...versionFields } = importFields

/** A new version as JSON: exactly one of text, html, markdown, url or a changed text of its page. */
export const VersionBody = z.strictObject({
  ...versionFields,
  changedPage: id.optional().meta({ description: 'The changed text that is taken as it was shown.' }),
})

/** A new version as a form: the file, and what else is known of it. */
export const VersionForm = z.object({
  file: z.string().meta({ format: 'binary' }),
  input: ArticleMetadata.extend({ format: importFields.format, restored: importFields.restored })
    .optional()
    .meta({ description: 'As JSON.' }),
})

/** What importing would make of it. */
export const PreviewView = z.object({
  draft: z.looseObject({}).meta({ description: 'Pieces of the text with what is struck out and why, and metadata.' }),
  received: z.object({
    sha256: z.string(),
    byteLength: z.int(),
    encoding: z.string(),
    url: z.string().optional().meta({ description: 'Of what was fetched: what was asked for.' }),
    finalUrl: z.string().optional().meta({ description: 'Where the redirects led.' }),
    fetchedAt: z.string().optional(),
  }),
  known: z.array(KnownArticleView).meta({
    description: 'Articles that are here already and probably this one, by address or by likeness of the text.',
  }),
})

export const UndoneView = z.object({ label: z.string() })
export const SubmittedView = z.object({
  submitted: z.array(id),
  left: z.array(id).meta({ description: 'Without a verdict, or with words that changed since.' }),
  otherReviewers: z.int(),
})
export const PublishedView = z.object({
  results: z.array(
    z.object({
      claimId: id,
      slug: z.string().nullable(),
      failing: z.array(z.object({ rule: z.string(), message: z.string() })),
      message: z.string().nullable(),
    }),
  ),
})
