import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { z } from 'zod'
import { AnnotationReportView, BringAnnotations } from '@/lib/schemas/annotation-report'
import {
  ArticleListItem,
  ArticleMetadata,
  ArticleView,
  ChangeArticle,
  DropArticle,
  ImportArticle,
  KnownArticleView,
  WorkspaceView,
} from '@/lib/schemas/article'
import { ClaimView, MarkClaim } from '@/lib/schemas/claim'
import { AddNote, CommentView } from '@/lib/schemas/comment'
import { PresentView, SayPresence } from '@/lib/schemas/presence'
import { NoInput, SubmitClaim } from '@/lib/schemas/review'
import { id } from '@/lib/schemas/text'
import { ConfirmVerdicts, ConfirmedView } from '@/lib/schemas/verdict'
import { ArticleWatchView } from '@/lib/schemas/watch'
import * as listing from '@/lib/schemas/listing'
import { type Addresses, lists, makes, shows, verb } from './address'
import { ProblemView } from './problem'

export const ArticlePresenceView = z.strictObject({ people: z.array(PresentView) })

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
      z.object({ ...ofBatch, status: z.int(), problem: ProblemView }),
    ]),
  ),
})

/** What importing would make of it. */
export const PreviewView = z.object({
  draft: z
    .custom<IntakeDraft>((value) => typeof value === 'object' && value !== null)
    .meta({
      description: 'Pieces of the text with what is struck out and why, and metadata.',
      override: { type: 'object', properties: {}, additionalProperties: {} },
    }),
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

/** The addresses of articles and what is done in one of them. */
export const ARTICLES = {
  'GET /articles': {
    does: 'Lists the articles of a desk, newest first.',
    query: listing.ArticleListing,
    answer: lists(ArticleListItem),
  },
  'POST /articles': {
    does: 'Brings an article in: exactly one of text, html, markdown or url, or a file as a form.',
    body: ArticleBody,
    form: ArticleForm,
    answer: makes(ArticleView),
  },
  'POST /articles/batch': {
    does: 'Brings up to 50 articles in, each by itself: as JSON, or as a form with many files. Tells what became of each.',
    body: BatchBody,
    form: BatchForm,
    answer: shows(BatchView),
  },
  'POST /articles/preview': {
    does: 'What importing would make of it. Nothing is stored. A key that may only read previews what it sends, but has no address fetched.',
    body: ArticleBody,
    form: ArticleForm,
    answer: shows(PreviewView),
  },
  'GET /articles/{id}': { does: 'Shows an article.', answer: shows(ArticleView) },
  'PATCH /articles/{id}': verb('Changes what is known about an article.', ChangeArticle, ArticleView),
  'POST /articles/{id}/drop': verb('Puts an article aside, with a reason.', DropArticle, ArticleView),
  'POST /articles/{id}/reopen': verb('Takes a dropped article up again.', NoInput, ArticleView),
  'PUT /articles/{id}/presence': {
    does: 'Says in which claim one writes, for others who have the article open, and answers who they are.',
    body: SayPresence,
    answer: shows(ArticlePresenceView),
  },
  'GET /articles/{id}/workspace': {
    does: 'Everything that the workspace of an article shows.',
    query: listing.WorkspaceListing,
    answer: shows(WorkspaceView),
  },
  'GET /articles/{id}/watch': {
    does: 'Whether the page of an article is watched, and what came of asking it.',
    answer: shows(ArticleWatchView),
  },
  'POST /articles/{id}/watch': {
    does: 'Watches the page of an article: it is asked again at growing intervals, and a changed text is offered.',
    body: NoInput,
    answer: makes(ArticleWatchView),
    conflicts: true,
  },
  'GET /articles/{id}/claims': {
    does: "Lists an article's claims, in the order of the text.",
    query: listing.PartListing,
    answer: lists(ClaimView),
  },
  'POST /articles/{id}/claims': {
    does: 'Marks a claim: by version, start and end in code points, or by a quote that stands in the text once.',
    body: MarkClaim,
    answer: makes(ClaimView),
    conflicts: true,
  },
  'POST /articles/{id}/notes': {
    does: 'Adds a note to words of the article; notes are never published.',
    body: AddNote,
    answer: makes(CommentView),
    conflicts: true,
  },
  'POST /articles/{id}/undo': {
    does: "Takes back the caller's own last act in the article.",
    body: NoInput,
    answer: shows(UndoneView),
    conflicts: true,
  },
  'POST /articles/{id}/redo': {
    does: 'Does again what the caller last took back.',
    body: NoInput,
    answer: shows(UndoneView),
    conflicts: true,
  },
  'POST /articles/{id}/submit-ready': {
    does: 'Submits every claim of the article that has a verdict.',
    body: SubmitClaim,
    answer: shows(SubmittedView),
  },
  'POST /articles/{id}/confirm-verdicts': {
    does: 'Says of many claims at once that their verdicts hold for the words of today, too. Each names the version that was seen; what became of each is told.',
    body: ConfirmVerdicts,
    answer: shows(ConfirmedView),
  },
  'POST /articles/{id}/annotations': {
    does: "Takes over annotations: W3C Web Annotations, rows of Hypothesis, or Stet's own file. Says what became of each; with `preview` only what would.",
    right: ['claim:change'],
    body: BringAnnotations,
    answer: shows(AnnotationReportView),
  },
  'POST /articles/{id}/publish-approved': {
    does: "Publishes every approved claim of the article, each with the gate's result.",
    body: NoInput,
    answer: shows(PublishedView),
  },
  'GET /articles/{id}/export': {
    does: 'The report of an article as a file.',
    query: listing.ExportListing,
    answer: { status: 200, type: 'application/octet-stream' },
    notYet: true,
  },
} as const satisfies Addresses
