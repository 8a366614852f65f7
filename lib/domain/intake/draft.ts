/**
 * What intake makes of something received: an ordered list of pieces, each kept or struck out, and what it found out
 * about the article. The preview shows it, the editor restores and corrects, `composeText` makes the text of rule R6.
 *
 * It is data through and through (JSON in, JSON out): no markup, no functions, no bytes.
 */

import type { CodePointRange, CodePoints } from '@/lib/domain/anchoring/units'
import type { Direction } from '@/lib/domain/codes'

/** What can be brought in. A `url` is what is fetched first; what it gives is then one of the others. */
export const INTAKE_FORMATS = ['text', 'html', 'markdown', 'pdf', 'docx', 'eml', 'url'] as const
export type IntakeFormat = (typeof INTAKE_FORMATS)[number]

/**
 * Kinds of blocks. A `list` block is one item; a `table` block is one table, rows parted by a line feed and cells by a
 * tab; an `embed` is the place of something that isn't text, with an empty text.
 */
export const BLOCK_KINDS = ['heading', 'paragraph', 'list', 'quote', 'caption', 'table', 'embed'] as const
export type BlockKind = (typeof BLOCK_KINDS)[number]

/** What a block is for the article beside its kind. */
export const BLOCK_ROLES = ['title', 'standfirst'] as const
export type BlockRole = (typeof BLOCK_ROLES)[number]

/** Why a piece is struck out. `empty` is spacing that the text's own form leaves out. */
export const REMOVAL_REASONS = [
  'chrome',
  'site-suffix',
  'repeated-title',
  'repeated-caption',
  'repeated',
  'navigation',
  'share-bar',
  'media-id',
  'byline',
  'publication-date',
  'related',
  'advert',
  'comments',
  'hidden',
  'hidden-in-document',
  'struck-out',
  'deleted-change',
  'note-mark',
  'forwarding-remark',
  'mail-header',
  'earlier-message',
  'outside-article',
  'empty',
] as const
export type RemovalReason = (typeof REMOVAL_REASONS)[number]

export const INLINE_KINDS = ['link', 'emphasis', 'strong', 'code'] as const
export type InlineKind = (typeof INLINE_KINDS)[number]

/** A stretch of inline meaning. Positions in code points, of the block's text or of the whole, as its owner says. */
export interface InlineMark extends CodePointRange {
  readonly kind: InlineKind
  /** Where a link leads, absolute http(s) only. */
  readonly href?: string
}

/** A block as a parser reads it, before anybody decides what belongs to the article. */
export interface ReceivedBlock {
  readonly kind: BlockKind
  /** In stored form (rule R6), without outer spaces. */
  readonly text: string
  /** Positions in code points of `text`. */
  readonly marks: readonly InlineMark[]
  /** Of a heading 1–6; of a list item its depth, from 1. */
  readonly level?: number
  /** Of a list item: whether its list is numbered. */
  readonly ordered?: boolean
  /** Of an item of a numbered list: its number as it is drawn ("3.", "b)"). It isn't part of the text. */
  readonly number?: string
  /** BCP 47, and the direction it is read in: where the block is in another than the article. */
  readonly language?: string
  readonly direction?: Direction
}

/** A block as a parser reads it, or what it took out of the sentence before: struck-out words, a note mark, hidden text. */
export interface ReadBlock extends ReceivedBlock {
  /** Why it isn't part of the text. */
  readonly aside?: RemovalReason
}

/** A block, or an inline part of one, in the order of the final text. */
export interface Piece extends ReceivedBlock {
  /** Unique in its draft and stable: the same input gives the same ids. */
  readonly id: string
  readonly role?: BlockRole
  /** Where it stands in the draft's `received`, in code points. */
  readonly range: CodePointRange
  /** The received text between the piece before and this one: spacing only. */
  readonly before: string
  readonly kept: boolean
  /** Said of every piece that isn't kept. */
  readonly reason?: RemovalReason
}

/** Where a piece of metadata was found. `person`: somebody typed it or confirmed it. */
export const METADATA_ORIGINS = [
  'json-ld',
  'og',
  'meta',
  'html',
  'text',
  'dateline',
  'url',
  'detected',
  'person',
] as const
export type MetadataOrigin = (typeof METADATA_ORIGINS)[number]

export interface Found<Value = string> {
  readonly value: Value
  readonly origin: MetadataOrigin
}

/** What is known about the article; null where nothing was found. */
export interface IntakeMetadata {
  readonly title: Found | null
  readonly standfirst: Found | null
  readonly outlet: Found | null
  /** Names as printed, without "By", several joined by ", ". */
  readonly byline: Found | null
  readonly section: Found | null
  /** As printed, without the closing dash. The words stay in the text. */
  readonly dateline: Found | null
  /** As precise as known: YYYY, YYYY-MM, YYYY-MM-DD, or an ISO date-time with its zone. */
  readonly publishedAt: Found | null
  readonly modifiedAt: Found | null
  /** BCP 47. */
  readonly language: Found
  readonly direction: Found<Direction>
  readonly canonicalUrl: Found | null
}

/** What the editor should know about what was received. The catalogue has a sentence for each, under `intake.note`. */
export const INTAKE_NOTES = [
  'decoded-by-detection',
  'undecodable-characters',
  'declared-encoding-wrong',
  'simplified-extraction',
  'not-found-title',
  'compare-with-file',
  'attachments-left-out',
  'forwarded-mail',
  'tracked-changes',
  'hidden-text',
  'redirected',
  'for-subscribers',
  'list-of-articles',
  'much-struck-out',
  'body-from-script',
  'no-archive',
] as const

/** Something the editor should know about what was received, with its sentence in English. */
export interface IntakeNote {
  readonly kind: (typeof INTAKE_NOTES)[number]
  readonly message: string
  /** Of how many things it speaks, where it counts any. */
  readonly count?: number
}

export interface IntakeDraft {
  readonly format: IntakeFormat
  /**
   * The whole received text in stored form: for text the input itself, for the others the text of every block of the
   * page or document. `Piece.range` counts in it.
   */
  readonly received: string
  readonly pieces: readonly Piece[]
  readonly metadata: IntakeMetadata
  readonly notes: readonly IntakeNote[]
}

/** A block of the final text. Half-open, in code points of it. */
export interface ComposedBlock extends CodePointRange {
  readonly kind: BlockKind
  readonly role?: BlockRole
  readonly level?: number
  readonly ordered?: boolean
  readonly number?: string
  readonly language?: string
  readonly direction?: Direction
}

/** Says that text[start, end) is received[receivedStart, receivedStart + end − start), in code points. */
export interface MappedSegment extends CodePointRange {
  readonly receivedStart: CodePoints
}

/** The text of an article version with everything that is counted in it. */
export interface ComposedText {
  readonly text: string
  readonly blocks: readonly ComposedBlock[]
  readonly marks: readonly InlineMark[]
  readonly map: readonly MappedSegment[]
}
