import { z } from 'zod'
import { ANCHOR_OUTCOMES, CLAIM_STATES } from '@/lib/domain/codes'
import { REANCHORING_DECISIONS } from '@/lib/domain/reanchoring'
import { DIFF_KINDS } from '@/lib/domain/text-diff'
import { ArticleView, ImportArticle, isOneText, ONE_TEXT, PersonName } from './article'
import { DiffPieceView, SentenceChangeView, WordDiffView } from './sentence-change'
import { id, position, text } from './text'

/**
 * A new text of an article that is here: what importing takes, without the desk. What is said of the article with it
 * (title, outlet …) replaces what was known; what intake finds out by itself does not, except a new headline.
 */
export const AddVersion = z
  .strictObject({
    ...ImportArticle.shape,
    /** The changed text that was seen at the article's address: it is taken as it was shown. */
    changedPage: id.optional(),
  })
  .omit({ deskId: true, known: true })
  .refine(isOneText, ONE_TEXT)
export type AddVersion = z.input<typeof AddVersion>

/** How many places came to each outcome; they add up to all that were looked for. (rule R7) */
export const OutcomeCounts = z.object({
  exact: z.int(),
  moved: z.int(),
  changed: z.int(),
  ambiguous: z.int(),
  lost: z.int(),
})
export type OutcomeCounts = z.infer<typeof OutcomeCounts>

/** One text of an article. */
export const VersionView = z.object({
  articleId: id,
  number: z.int(),
  receivedAt: z.string(),
  addedBy: PersonName,
  /** SHA-256 of the text in UTF-8 and of the bytes as received, hexadecimal. */
  textSha256: z.string(),
  receivedSha256: z.string(),
  /** In bytes. */
  receivedSize: z.int(),
  /** In code points. */
  textLength: z.int(),
  /** What became of the marks when it was added; null for the first version, which found none. */
  outcomes: OutcomeCounts.nullable(),
  /** Marks that wait on an older version until a person decides; only the newest version has any. */
  waiting: z.int(),
})
export type VersionView = z.infer<typeof VersionView>

/** Words in a version's text or in what was received, with what stands round them. Positions are code points. */
const SpanView = z.object({
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  before: z.string(),
  after: z.string(),
})

/** A place of a version in the text and in what was received. (rule R6) */
export const ReceivedPlaceView = z.object({
  articleId: id,
  articleVersion: z.int(),
  /** Of what was received: SHA-256 of its bytes, its format, how it was decoded. */
  receivedSha256: z.string(),
  format: z.string(),
  encoding: z.string().nullable(),
  /** Null for words that were received but struck out. */
  text: SpanView.nullable(),
  /**
   * In the received text, which has the struck-out words too; spacing between its pieces is not kept. Null for a headline that
   * a person gave.
   */
  received: SpanView.nullable(),
  /** Piece by piece: text[start, end) is received[receivedStart, receivedEnd). */
  parts: z.array(z.object({ start: z.int(), end: z.int(), receivedStart: z.int(), receivedEnd: z.int() })),
})
export type ReceivedPlaceView = z.infer<typeof ReceivedPlaceView>

/** In which of the two texts a place is named. */
export const PLACE_SIDES = ['text', 'received'] as const

/** An article that has just got a new version. */
export const VersionAddedView = ArticleView.extend({ added: VersionView })
export type VersionAddedView = z.infer<typeof VersionAddedView>

/** Words in a version of the text, with what stands round them. Positions are code points. */
export const PlaceView = z.object({
  articleVersion: z.int(),
  start: z.int(),
  end: z.int(),
  exact: z.string(),
  /** About a sentence on each side, cut at words; `…` is not included. */
  before: z.string(),
  after: z.string(),
})
export type PlaceView = z.infer<typeof PlaceView>

/**
 * A place that a new version of the text could not carry over by itself, for a person to decide. `id` and `version` are
 * those of the appearance in the older version: decisions name them.
 */
export const ReanchoringView = z.object({
  id,
  version: z.int(),
  articleId: id,
  claim: z.object({
    id,
    key: z.string(),
    statement: z.string(),
    state: z.enum(CLAIM_STATES),
    version: z.int(),
    /** A verdict was given on the old words. */
    hasVerdict: z.boolean(),
    needsRecheck: z.boolean(),
  }),
  outcome: z.enum(ANCHOR_OUTCOMES),
  score: z.number(),
  /** Where it stands: the words that were judged. */
  old: PlaceView,
  /** Of *changed*: where it would go. Null for what was kept while a still newer version came: it is not looked for again. */
  proposal: PlaceView.nullable(),
  /** Of *changed*: old and proposed words, word by word. */
  diff: WordDiffView.nullable(),
  /** Of a mark that was carried over by itself: both its sentences, where they read otherwise. */
  sentences: SentenceChangeView.nullable(),
  /** Of *ambiguous*: the places that fit, best first; a decision names one by its index. */
  candidates: z.array(PlaceView.extend({ score: z.number() })),
  /** Null while it waits. */
  decision: z.enum(REANCHORING_DECISIONS).nullable(),
  decidedBy: PersonName.nullable(),
  decidedAt: z.string().nullable(),
  /** Where it went, when it was accepted or re-attached. */
  placed: PlaceView.extend({ appearanceId: id }).nullable(),
})
export type ReanchoringView = z.infer<typeof ReanchoringView>

/** The re-anchoring queue of an article. */
export const ReanchoringQueueView = z.object({
  articleId: id,
  /** The newest version: what decisions lead to. */
  articleVersion: z.int(),
  /** What became of all the marks when it was added; null when there is one version only. */
  outcomes: OutcomeCounts.nullable(),
  waiting: z.int(),
  kept: z.int(),
  /** Marks whose words stand in a sentence that has changed, while a verdict still needs its re-check. */
  sentences: z.int(),
  /** In the order of the old text. */
  items: z.array(ReanchoringView),
  nextCursor: z.string().nullable(),
})
export type ReanchoringQueueView = z.infer<typeof ReanchoringQueueView>

/**
 * Which entries of the queue are listed: those that wait, those that a person left on the old version, both, or those that
 * went along while their sentence changed.
 */
export const QUEUE_PARTS = ['waiting', 'kept', 'all', 'sentences'] as const

/** Takes the proposal, or of several places the one at an index of `candidates`. */
export const AcceptPlace = z.strictObject({ candidate: z.int().min(0).max(1_000).optional() })

/** Other words of the newest version; code points. `exact` guards against a text that changed meanwhile. */
export const ReattachPlace = z.strictObject({
  version: z.int().min(1).optional(),
  start: position,
  end: position,
  exact: text(262_144).optional(),
})

export const DiffSideView = z.object({
  /** Number of the paragraph in its text, from 1. */
  paragraph: z.int(),
  /** Code points. */
  start: z.int(),
  end: z.int(),
  pieces: z.array(DiffPieceView),
})

/** Two versions side by side, paragraph by paragraph. */
export const VersionDiffView = z.object({
  articleId: id,
  from: z.int(),
  to: z.int(),
  rows: z.array(
    z.object({
      kind: z.enum(DIFF_KINDS),
      old: DiffSideView.nullable(),
      now: DiffSideView.nullable(),
      /** Of *moved*, which has a row in either place: the number of the paragraph on the other side. */
      counterpart: z.int().nullable(),
    }),
  ),
})
export type VersionDiffView = z.infer<typeof VersionDiffView>
