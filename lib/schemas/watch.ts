import { z } from 'zod'
import { because } from './because'
import { ANCHOR_OUTCOMES, CLAIM_STATES, DIRECTIONS } from '@/lib/domain/codes'
import { DIFF_KINDS } from '@/lib/domain/text-diff'
import { PAGE_DOUBTS } from '@/lib/domain/watching/doubts'
import { WATCH_OUTCOMES, WATCH_STATES } from '@/lib/domain/watching/watch-policy'
import { PersonName } from './article'
import { DiffSideView, OutcomeCounts, PlaceView } from './article-version'
import { SentenceChangeView, WordDiffView } from './sentence-change'
import { id, line } from './text'

/** How a desk watches the pages of its articles. (rules R7, R11) */
export const WatchPolicy = z
  .strictObject({
    newArticles: z.boolean(),
    firstMinutes: z.int().min(15).max(10_080),
    growth: z.number().min(1).max(10),
    longestHours: z.int().min(1).max(2_160),
    endDays: z.int().min(1).max(3_650),
  })
  .refine(({ firstMinutes, longestHours }) => firstMinutes <= longestHours * 60, {
    path: ['longestHours'],
    message: because('not-shorter-than-first'),
  })

export const SetWatchPolicy = z.strictObject({ deskId: id, watching: WatchPolicy })

/** Whether and how the page of an article is watched. */
export const WatchView = z.object({
  id,
  version: z.int(),
  articleId: id,
  deskId: id,
  title: z.string(),
  /** What is asked; null when the article has no address any more. */
  url: z.string().nullable(),
  state: z.enum(WATCH_STATES),
  /** Null when it is not asked any more. */
  nextAt: z.string().nullable(),
  pauseMinutes: z.int(),
  failures: z.int(),
  missingSince: z.string().nullable(),
  changedAt: z.string(),
  /** The last answer; null before the first. */
  seen: z
    .object({
      at: z.string(),
      outcome: z.enum(WATCH_OUTCOMES),
      status: z.int().nullable(),
      /** Where the address led, when elsewhere. */
      finalUrl: z.string().nullable(),
    })
    .nullable(),
  startedBy: PersonName.nullable(),
  startedAt: z.string(),
  /** The changed text that waits for a decision. */
  changedPageId: id.nullable(),
})
export type WatchView = z.infer<typeof WatchView>

/** The watch of one article, and what came of the last times its page was asked, newest first. */
export const ArticleWatchView = z.object({
  articleId: id,
  /** What would be asked; null for an article without an address. */
  url: z.string().nullable(),
  /** Null when it was never watched. */
  watch: WatchView.nullable(),
  answers: z.array(
    z.object({
      at: z.string(),
      outcome: z.enum(WATCH_OUTCOMES),
      status: z.int().nullable(),
      finalUrl: z.string().nullable(),
    }),
  ),
})
export type ArticleWatchView = z.infer<typeof ArticleWatchView>

/** What became of a changed text. */
export const CHANGED_PAGE_STATES = ['open', 'taken', 'dismissed', 'replaced', 'withdrawn'] as const

/** A changed text that was seen at an article's address. Nothing of the article is changed by it. */
export const ChangedPageListItem = z.object({
  id,
  version: z.int(),
  deskId: id,
  articleId: id,
  articleTitle: z.string(),
  language: z.string(),
  direction: z.enum(DIRECTIONS),
  outlet: z.string().nullable(),
  state: z.enum(CHANGED_PAGE_STATES),
  /** Number of the version that it is compared with. */
  baseVersion: z.int(),
  seenAt: z.string(),
  url: z.string(),
  finalUrl: z.string(),
  /** The headline, when the page has another than the newest version. */
  title: z.string().nullable(),
  doubts: z.array(z.enum(PAGE_DOUBTS)),
  /** Claims of the article, and those of them that are published. */
  claims: z.int(),
  published: z.int(),
  decidedBy: PersonName.nullable(),
  decidedAt: z.string().nullable(),
  reason: z.string().nullable(),
})
export type ChangedPageListItem = z.infer<typeof ChangedPageListItem>

/** What would become of a claim if the text were taken. */
export const ForeseenClaim = z.object({
  id,
  key: z.string(),
  statement: z.string(),
  state: z.enum(CLAIM_STATES),
  /** A record of it is public. */
  published: z.boolean(),
  hasVerdict: z.boolean(),
  outcome: z.enum(ANCHOR_OUTCOMES),
  /** Where it stands, and where it would go; null when there is no such place, or several. */
  old: PlaceView,
  place: PlaceView.nullable(),
  /** Of *changed*: old and new words, word by word. */
  diff: WordDiffView.nullable(),
  /** Both sentences, where its words stand but their own sentence has changed. */
  sentences: SentenceChangeView.nullable(),
  /** How many places fit, of *ambiguous*. */
  places: z.int(),
})
export type ForeseenClaim = z.infer<typeof ForeseenClaim>

/** A changed text with what differs and what would happen to each claim, before anything is stored. */
export const ChangedPageView = ChangedPageListItem.extend({
  /** Version of the article's row: whoever takes the text has seen it. */
  articleVersion: z.int(),
  /** Number of the newest version, and whether it is still the one that the text is compared with. */
  latestVersion: z.int(),
  /** The version and the changed text side by side, paragraph by paragraph. */
  rows: z.array(
    z.object({
      kind: z.enum(DIFF_KINDS),
      old: DiffSideView.nullable(),
      now: DiffSideView.nullable(),
      counterpart: z.int().nullable(),
    }),
  ),
  headline: z.object({ old: z.string(), now: z.string(), diff: WordDiffView }).nullable(),
  outcomes: OutcomeCounts,
  /** Claims whose sentence would read otherwise. */
  sentences: z.int(),
  /** Published checks that are concerned first, then others that are, then the rest; each in the order of the text. */
  foreseen: z.array(ForeseenClaim),
})
export type ChangedPageView = z.infer<typeof ChangedPageView>

export const DismissChangedPage = z.strictObject({ reason: line(2_000) })
