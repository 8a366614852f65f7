import { z } from 'zod'
import { AnnotationReportView, BringAnnotations } from '@/lib/schemas/annotation-report'
import { AddAgent, AgentView, ChangeAgent, MergeAgent } from '@/lib/schemas/agent'
import { ArticleListItem, ArticleView, ChangeArticle, DropArticle, WorkspaceView } from '@/lib/schemas/article'
import {
  AcceptPlace,
  ReanchoringQueueView,
  ReanchoringView,
  ReattachPlace,
  ReceivedPlaceView,
  VersionAddedView,
  VersionDiffView,
  VersionView,
} from '@/lib/schemas/article-version'
import {
  AppearanceView,
  ClaimListItem,
  ClaimView,
  DescribeClaim,
  MarkClaim,
  ResizeAppearance,
} from '@/lib/schemas/claim'
import { AddComment, AddNote, ChangeComment, CommentView, ResolveComment } from '@/lib/schemas/comment'
import { CloseErrorReport, ErrorReportView } from '@/lib/schemas/error-report'
import { AttachEvidence, ChangeEvidence, EvidenceView } from '@/lib/schemas/evidence'
import * as listing from '@/lib/schemas/listing'
import { SayPresence } from '@/lib/schemas/presence'
import { ChangeRelation, RelateClaims, RelationView } from '@/lib/schemas/relation'
import {
  Adjudicate,
  CorrectClaim,
  GiveReason,
  NoInput,
  PublishClaim,
  ReviewClaim,
  SubmitClaim,
} from '@/lib/schemas/review'
import { AddSource, ChangeSource, IdentityView, SourceView } from '@/lib/schemas/source'
import {
  ArticleWatchView,
  ChangedPageListItem,
  ChangedPageView,
  DismissChangedPage,
  WatchView,
} from '@/lib/schemas/watch'
import { ConfirmedView, ConfirmVerdicts, GiveVerdict, VerdictView } from '@/lib/schemas/verdict'
import type { Permission } from '@/lib/policy/rights'
import * as views from './openapi-views'

/** One address with one method, as its description tells it. */
export interface Operation {
  /** What it does, in a sentence. */
  readonly does: string
  /** The rows of the table of rights that it needs, where they say more than the least role. */
  readonly right?: readonly Permission[]
  /** The query string. */
  readonly query?: z.ZodObject
  readonly body?: z.ZodType
  /** The body may also be a form with a file. */
  readonly form?: z.ZodType
  readonly answer: Answer
  /**
   * Whether a change must (or may) name the version it was based on; `named` where `*` doesn't do, `to-overwrite` where only a
   * first one needs none. (rules R21, R24)
   */
  readonly ifMatch?: 'needed' | 'named' | 'to-overwrite' | 'possible'
  readonly conflicts?: boolean
  /** Going to be, but not available yet: 501. */
  readonly notYet?: boolean
  /** Anybody may ask. */
  readonly open?: boolean
}

type Answer =
  | { readonly status: 200 | 201 | 202; readonly view: z.ZodType; readonly type?: string }
  | { readonly status: 200; readonly type: string }
  | { readonly status: 204 }

const shows = (view: z.ZodType): Answer => ({ status: 200, view })
const makes = (view: z.ZodType): Answer => ({ status: 201, view })
const lists = (item: z.ZodType): Answer => shows(z.object({ items: z.array(item), nextCursor: z.string().nullable() }))
const gone: Answer = { status: 204 }
const change = { ifMatch: 'needed', conflicts: true } as const
const decision = { ifMatch: 'named' } as const
const verb = (does: string, body: z.ZodType, view: z.ZodType = ClaimView): Operation => ({
  does,
  body,
  answer: shows(view),
  ...change,
})

/** A row by its own address: read, changed with If-Match, taken away with If-Match. */
const row = (path: string, noun: string, view: z.ZodType, body: z.ZodType): Record<string, Operation> => ({
  [`GET ${path}`]: { does: `Shows ${noun}.`, answer: shows(view) },
  [`PATCH ${path}`]: { does: `Changes the named fields of ${noun}.`, body, answer: shows(view), ...change },
  [`DELETE ${path}`]: { does: `Takes ${noun} away; a tombstone stays.`, answer: gone, ...change },
})

/**
 * Every operation of the API, by method and path: the one place that its description is made from. A test compares it
 * with the routes that exist.
 */
export const OPERATIONS: Readonly<Record<string, Operation>> = {
  'GET /openapi.json': {
    does: 'This description.',
    answer: { status: 200, type: 'application/json' },
    open: true,
  },
  'GET /me': { does: 'For whom the caller acts, and on which desks.', answer: shows(views.Profile) },
  'GET /desks': { does: 'The desks that the caller belongs to.', answer: lists(views.Desk) },

  'GET /articles': {
    does: 'Lists the articles of a desk, newest first.',
    query: listing.ArticleListing,
    answer: lists(ArticleListItem),
  },
  'POST /articles': {
    does: 'Brings an article in: exactly one of text, html, markdown or url, or a file as a form.',
    body: views.ArticleBody,
    form: views.ArticleForm,
    answer: makes(ArticleView),
  },
  'POST /articles/batch': {
    does: 'Brings up to 50 articles in, each by itself: as JSON, or as a form with many files. Tells what became of each.',
    body: views.BatchBody,
    form: views.BatchForm,
    answer: shows(views.BatchView),
  },
  'POST /articles/preview': {
    does: 'What importing would make of it. Nothing is stored. A key that may only read previews what it sends, but has no address fetched.',
    body: views.ArticleBody,
    form: views.ArticleForm,
    answer: shows(views.PreviewView),
  },
  'GET /articles/{id}': { does: 'Shows an article.', answer: shows(ArticleView) },
  'PATCH /articles/{id}': verb('Changes what is known about an article.', ChangeArticle, ArticleView),
  'POST /articles/{id}/drop': verb('Puts an article aside, with a reason.', DropArticle, ArticleView),
  'POST /articles/{id}/reopen': verb('Takes a dropped article up again.', NoInput, ArticleView),
  'GET /articles/{id}/versions': { does: 'The versions of the text, newest first.', answer: lists(VersionView) },
  'POST /articles/{id}/versions': {
    does: 'Adds a new version of the text and finds every mark in it again: what became of them is in `added.outcomes`.',
    body: views.VersionBody,
    form: views.VersionForm,
    answer: makes(VersionAddedView),
    ...change,
  },
  'GET /articles/{id}/versions/{number}': { does: 'Shows a version of the text.', answer: shows(VersionView) },
  'GET /articles/{id}/versions/{number}/diff': {
    does: 'A version beside another, paragraph by paragraph and word by word; by default the one before it.',
    query: listing.DiffListing,
    answer: shows(VersionDiffView),
  },
  'GET /articles/{id}/reanchoring': {
    does: 'The re-anchoring queue: marks that wait for a decision where they stand in the newest text.',
    query: listing.QueueListing,
    answer: shows(ReanchoringQueueView),
  },
  'GET /articles/{id}/versions/{number}/text': {
    does: 'The string that positions count in, in Unicode code points.',
    answer: { status: 200, type: 'text/plain; charset=utf-8' },
  },
  'GET /articles/{id}/versions/{number}/received': {
    does: 'Where a place of the text, from start to end in code points, stands in what was received; with in=received the way back.',
    query: listing.ReceivedListing,
    answer: shows(ReceivedPlaceView),
  },
  'PUT /articles/{id}/presence': {
    does: 'Says in which claim one writes, for others who have the article open, and answers who they are.',
    body: SayPresence,
    answer: shows(views.ArticlePresenceView),
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
    answer: shows(views.UndoneView),
    conflicts: true,
  },
  'POST /articles/{id}/redo': {
    does: 'Does again what the caller last took back.',
    body: NoInput,
    answer: shows(views.UndoneView),
    conflicts: true,
  },
  'POST /articles/{id}/submit-ready': {
    does: 'Submits every claim of the article that has a verdict.',
    body: SubmitClaim,
    answer: shows(views.SubmittedView),
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
    answer: shows(views.PublishedView),
  },
  'GET /articles/{id}/export': {
    does: 'The report of an article as a file.',
    query: listing.ExportListing,
    answer: { status: 200, type: 'application/octet-stream' },
    notYet: true,
  },

  'GET /claims': { does: 'Lists the claims of a desk.', query: listing.ClaimListing, answer: lists(ClaimListItem) },
  ...row('/claims/{id}', 'a claim', ClaimView, DescribeClaim),
  'GET /claims/{id}/history': {
    does: 'What happened to a claim, newest first.',
    query: listing.HistoryListing,
    answer: shows(z.object({ items: z.array(views.HistoryLineView) })),
  },
  'GET /claims/{id}/precedents': { does: 'Earlier similar claims.', answer: lists(ClaimListItem), notYet: true },
  'POST /claims/{id}/relations': {
    does: 'Relates a claim to another.',
    body: RelateClaims,
    answer: makes(RelationView),
    conflicts: true,
  },
  'POST /claims/{id}/evidence': {
    does: 'Attaches a source to a claim, with what it says about it.',
    body: AttachEvidence,
    answer: makes(EvidenceView),
    ifMatch: 'possible',
    conflicts: true,
  },
  'POST /claims/{id}/verdicts': {
    does: 'Gives a verdict, or changes the one that is there; changing needs If-Match, with the version of the claim.',
    body: GiveVerdict,
    answer: makes(VerdictView),
    ifMatch: 'to-overwrite',
    conflicts: true,
  },
  'DELETE /claims/{id}/verdicts/{kind}': {
    does: 'Takes a verdict back; If-Match names the version of the claim.',
    answer: gone,
    ...change,
  },
  'POST /claims/{id}/verdicts/{kind}/confirm': {
    does: 'Says that a verdict holds for the words of today, too; If-Match names the version of the claim.',
    body: NoInput,
    answer: shows(VerdictView),
    ...change,
  },
  'POST /claims/{id}/comments': { does: 'Comments on a claim.', body: AddComment, answer: makes(CommentView) },
  'POST /claims/{id}/submit': {
    ...verb('Hands a claim in for review.', SubmitClaim, ClaimView.extend({ otherReviewers: z.int() })),
    right: ['claim:submit'],
  },
  'POST /claims/{id}/withdraw': {
    ...verb('Takes back what one has handed in.', NoInput),
    right: ['claim:withdraw'],
  },
  'POST /claims/{id}/take': {
    ...verb('Takes on a review, also from the reviewer whom it is assigned to.', NoInput),
    right: ['claim:take'],
  },
  'POST /claims/{id}/reviews': {
    ...verb('Approves or returns a claim of another.', ReviewClaim),
    ...decision,
    right: ['claim:approve', 'claim:return', 'claim:escalate'],
    notYet: true,
  },
  'POST /claims/{id}/adjudicate': { ...verb('Decides between two verdicts.', Adjudicate), notYet: true },
  'POST /claims/{id}/publish': {
    ...verb('Publishes an approved claim, if the gate is open.', PublishClaim),
    ...decision,
    right: ['claim:publish'],
  },
  'POST /claims/{id}/corrections': {
    ...verb('Publishes an approved change, with a line in the public ledger.', CorrectClaim),
    ...decision,
    right: ['claim:correct'],
  },
  'POST /claims/{id}/retract': {
    ...verb('Retracts a published check; its address stays.', GiveReason),
    right: ['claim:retract'],
  },
  'POST /claims/{id}/drop': { ...verb('"Won\'t check", with a reason.', GiveReason), right: ['claim:drop'] },
  'POST /claims/{id}/reopen': { ...verb('Takes a dropped claim up again.', NoInput), right: ['claim:reopen'] },

  ...row('/appearances/{id}', 'a place of a claim (resize its mark)', AppearanceView, ResizeAppearance),
  'GET /appearances/{id}/reanchoring': {
    does: 'What became of a mark in a newer text.',
    answer: shows(ReanchoringView),
  },
  'POST /appearances/{id}/accept': verb(
    'Takes the proposed place in the newest text, or one of several. Other words ask for a re-check of the verdicts.',
    AcceptPlace,
    ReanchoringView,
  ),
  'POST /appearances/{id}/reattach': verb(
    'Puts a mark that waits or was kept on words of the newest text.',
    ReattachPlace,
    ReanchoringView,
  ),
  'POST /appearances/{id}/keep': verb('Leaves a mark on the text that was judged.', NoInput, ReanchoringView),
  ...row('/evidence/{id}', 'a piece of evidence', EvidenceView, ChangeEvidence),
  ...row('/relations/{id}', 'a relation', RelationView, ChangeRelation),
  ...row('/comments/{id}', 'a comment', CommentView, ChangeComment),
  'POST /comments/{id}/resolve': {
    does: 'Closes a thread, or opens it again.',
    body: ResolveComment,
    answer: shows(CommentView),
    ...change,
  },
  'GET /verdicts/{id}': { does: 'Shows a verdict, to who may see it.', answer: shows(VerdictView) },

  'GET /error-reports': {
    does: 'Lists what readers report as wrong in what the desk has published.',
    query: listing.ErrorReportListing,
    answer: lists(ErrorReportView),
  },
  'GET /error-reports/{id}': { does: 'Shows a reader’s report.', answer: shows(ErrorReportView) },
  'POST /error-reports/{id}/close': {
    does: 'Says what came of a reader’s report, and why.',
    body: CloseErrorReport,
    answer: shows(ErrorReportView),
    conflicts: true,
  },

  'GET /watches': {
    does: 'Lists the watched pages of a desk, newest first.',
    query: listing.WatchListing,
    answer: lists(WatchView),
  },
  'GET /watches/{id}': { does: 'Shows a watch.', answer: shows(WatchView) },
  'POST /watches/{id}/stop': verb('Stops watching a page.', NoInput, WatchView),
  'POST /watches/{id}/ask': verb('Has a watched page asked now, whatever its turn.', NoInput, WatchView),
  'GET /changed-pages': {
    does: 'Lists changed texts that were seen at watched pages and wait for a decision.',
    query: listing.ChangedPageListing,
    answer: lists(ChangedPageListItem),
  },
  'GET /changed-pages/{id}': {
    does: 'A changed text: what differs, and what would happen to each claim. It is taken by POST /articles/{id}/versions.',
    answer: shows(ChangedPageView),
  },
  'POST /changed-pages/{id}/dismiss': verb(
    'Says why a changed text is not wanted. It is offered again only when the page changes once more.',
    DismissChangedPage,
    ChangedPageView,
  ),
  'POST /changed-pages/{id}/reopen': verb('Offers a dismissed text again.', NoInput, ChangedPageView),

  'GET /agents': { does: 'Lists who says things.', query: listing.LibraryListing, answer: lists(AgentView) },
  'POST /agents': { does: 'Adds an agent.', body: AddAgent, answer: makes(AgentView) },
  ...row('/agents/{id}', 'an agent', AgentView, ChangeAgent),
  'POST /agents/{id}/merge': {
    does: 'Joins an agent into another, and shows that one.',
    body: MergeAgent,
    answer: shows(AgentView),
    ...change,
  },
  'GET /sources': { does: 'Lists the sources of a desk.', query: listing.LibraryListing, answer: lists(SourceView) },
  'POST /sources': { does: 'Adds a source.', body: AddSource, answer: makes(SourceView) },
  ...row('/sources/{id}', 'a source', SourceView, ChangeSource),
  'POST /sources/{id}/identity': {
    does: 'Opens who a confidential source is, for its owner and chiefs of the desk; each opening is an event of the audit log.',
    body: NoInput,
    answer: shows(IdentityView),
    conflicts: true,
  },
  'GET /sources/{id}/uses': {
    does: 'Where a source is cited.',
    query: listing.PartListing,
    answer: lists(views.SourceUse),
  },
  'GET /sources/{id}/snapshots': {
    does: 'The archived copies of a source, newest first, and what came of the last attempt to take one.',
    answer: shows(views.SnapshotsView),
  },
  'POST /sources/{id}/snapshots': {
    does: 'Asks for a copy of what stands at the address of a source; it is taken after the answer.',
    body: NoInput,
    answer: { status: 202, view: views.SnapshotsView },
  },
  'GET /sources/{id}/snapshots/{hash}': {
    does: 'An archived copy as it was received, always as a download.',
    answer: { status: 200, type: 'application/octet-stream' },
  },

  'GET /search': {
    does: 'Searches everything.',
    query: listing.SearchListing,
    answer: lists(z.looseObject({})),
    notYet: true,
  },
  'GET /events': {
    does: 'What changes, as it happens (server-sent events); resumes after Last-Event-ID.',
    query: listing.EventListing,
    answer: { status: 200, view: views.ChangeEventView, type: 'text/event-stream; charset=utf-8' },
  },
  'GET /audit': {
    does: 'The audit log, newest first, for administrators.',
    query: listing.AuditListing,
    answer: lists(views.AuditEventView),
  },
}
