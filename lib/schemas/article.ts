import { z } from 'zod'
import { because } from './because'
import { DIRECTIONS, PUBLIC_TEXTS } from '@/lib/domain/codes'
import { INTAKE_FORMATS } from '@/lib/domain/intake/draft'
import { AgentView } from './agent'
import { ClaimSummary, MarkView } from './claim'
import { CommentView } from './comment'
import { RelationView } from './relation'
import { SourceView } from './source'
import { id, languageTag, line, optionalText, partialDate, webAddress } from './text'

export const ArticleMetadata = z.strictObject({
  title: line(500).optional(),
  outlet: optionalText(200).optional(),
  byline: optionalText(300).optional(),
  section: optionalText(100).optional(),
  language: languageTag.optional(),
  direction: z.enum(DIRECTIONS).optional(),
  publishedAt: partialDate.nullable().optional(),
  canonicalUrl: webAddress.nullable().optional(),
})

type Texts = Readonly<Partial<Record<'text' | 'html' | 'markdown' | 'url' | 'file' | 'changedPage', unknown>>>

/** Whether there is exactly one text among what was sent. */
export function isOneText({ text, html, markdown, url, file, changedPage }: Texts): boolean {
  return [text, html, markdown, url, file, changedPage].filter((part) => part !== undefined).length === 1
}
export const ONE_TEXT = { path: ['text'], message: because('one-text') }

/**
 * What is brought in: exactly one of text, html, markdown, url, or the bytes of a file. `restored` names the struck-out
 * pieces of the preview that the editor wants back. Sizes are judged by intake, which tells them in a sentence.
 */
export const ImportArticle = ArticleMetadata.extend({
  deskId: id.optional(),
  text: z.string().optional(),
  html: z.string().optional(),
  markdown: z.string().optional(),
  url: z.string().max(2048).optional(),
  file: z
    .strictObject({
      bytes: z.instanceof(Uint8Array),
      name: z.string().max(255).optional(),
      contentType: z.string().max(200).optional(),
    })
    .optional(),
  format: z.enum(INTAKE_FORMATS).optional(),
  restored: z.array(z.string().max(64)).max(20_000).optional(),
  /** Brought in although it is here already, which is refused otherwise (409). */
  known: z.literal('import').optional(),
  /** With `url`: the bytes that were previewed. A page that has changed since is refused (409). */
  receivedSha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/, because('sha256'))
    .optional(),
}).refine(isOneText, ONE_TEXT)
export type ImportArticle = z.input<typeof ImportArticle>

export const ChangeArticle = ArticleMetadata.extend({
  publicText: z.enum(PUBLIC_TEXTS).optional(),
  /** Needed for the whole text: own work, a licence … (rule R30) */
  publicTextGround: line(500).optional(),
})

export const DropArticle = z.strictObject({ reason: line(2_000) })

export const BlockView = z.object({
  kind: z.enum(['title', 'heading', 'paragraph', 'list', 'quote', 'caption', 'table', 'embed']),
  /** Code points, half-open, in the version's text. */
  start: z.int(),
  end: z.int(),
  level: z.int().optional(),
  /** Of an item of a numbered list: its number as it is drawn. It isn't part of the text. */
  number: z.string().optional(),
  /** Where the block is written in another language, or runs another way, than the article. */
  language: z.string().optional(),
  direction: z.enum(DIRECTIONS).optional(),
})
export type BlockView = z.infer<typeof BlockView>

export const ArticleView = z.object({
  id,
  version: z.int(),
  deskId: id,
  title: z.string(),
  outlet: z.string().nullable(),
  byline: z.string().nullable(),
  section: z.string().nullable(),
  language: z.string(),
  direction: z.enum(DIRECTIONS),
  publishedAt: z.string().nullable(),
  canonicalUrl: z.string().nullable(),
  publicText: z.enum(PUBLIC_TEXTS),
  /** On what ground the whole text is public; null while only excerpts are. (rule R30) */
  publicTextGround: z.string().nullable(),
  slug: z.string().nullable(),
  latestVersion: z.int(),
  versions: z.array(
    z.object({
      number: z.int(),
      receivedAt: z.string(),
      textSha256: z.string(),
      receivedSha256: z.string(),
      receivedSize: z.int(),
    }),
  ),
  claimCount: z.int(),
  demo: z.boolean(),
  droppedAt: z.string().nullable(),
  createdById: id,
  createdAt: z.string(),
  updatedAt: z.string(),
})
export type ArticleView = z.infer<typeof ArticleView>

/** An article that is here already and probably the one that is being brought in. */
export const KnownArticleView = z.object({
  id,
  /** Version of the article's row, for adding a text to it. */
  version: z.int(),
  title: z.string(),
  outlet: z.string().nullable(),
  language: z.string(),
  importedAt: z.string(),
  /** Number of the text that is likest. */
  articleVersion: z.int(),
  latestVersion: z.int(),
  /** Share of runs of three words that both texts have, 0 to 1. */
  likeness: z.number(),
  /** The two texts are the same to the letter. */
  sameText: z.boolean(),
  sameAddress: z.boolean(),
})
export type KnownArticleView = z.infer<typeof KnownArticleView>

/** A row of a list of articles. */
export const ArticleListItem = ArticleView.omit({ versions: true }).extend({
  /** Number of claims in each state. */
  states: z.record(z.string(), z.int()),
})
export type ArticleListItem = z.infer<typeof ArticleListItem>

export const PersonName = z.object({ id, name: z.string() })
export type PersonName = z.infer<typeof PersonName>

export const DeskPerson = PersonName.extend({
  /** A review on this desk can be assigned to them. */
  mayReview: z.boolean(),
})
export type DeskPerson = z.infer<typeof DeskPerson>

/** Everything that the workspace of one article shows, as one person may see it. */
export const WorkspaceView = z.object({
  article: ArticleView,
  /** The version shown; its text is what positions count in. */
  shown: z.object({ number: z.int(), text: z.string(), blocks: z.array(BlockView), receivedAt: z.string() }),
  /** In the order of the text; those without a place in this version last. */
  claims: z.array(ClaimSummary),
  /** Where only a part of the claims was asked for: the marks of the others. */
  otherMarks: z.array(MarkView),
  /**
   * Marks of the article that wait for a decision where they are in the newest text, those left on an older one, and those
   * whose sentence has changed since it was judged. (rule R7)
   */
  reanchoring: z.object({ waiting: z.int(), kept: z.int(), sentences: z.int() }),
  /** A changed text of the article's page that waits for a decision. (rule R7) */
  changedPageId: id.nullable(),
  relations: z.array(RelationView),
  notes: z.array(CommentView),
  /** Those that the claims name, as speaker, in a chain, or as origin or source of evidence. */
  agents: z.array(AgentView),
  sources: z.array(SourceView),
  scale: z.object({
    id,
    name: z.string(),
    version: z.int(),
    ratings: z.array(
      z.object({
        code: z.string(),
        labels: z.record(z.string(), z.string()),
        definitions: z.record(z.string(), z.string()),
        colour: z.string(),
        sign: z.string(),
        number: z.number().nullable(),
      }),
    ),
  }),
  /** Members of the desk, and everybody whose work is shown. */
  people: z.array(DeskPerson),
  me: z.object({
    id,
    name: z.string(),
    role: z.enum(['editor', 'reviewer', 'chief']),
    canUndo: z.string().nullable(),
    canRedo: z.string().nullable(),
  }),
  /** Position in the audit log up to which this is true: live events go on from here. */
  seq: z.int(),
})
export type WorkspaceView = z.infer<typeof WorkspaceView>
