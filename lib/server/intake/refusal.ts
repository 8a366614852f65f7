/** Why something received can't be taken in: a normal "no", with a sentence for the person who brought it. */

import type { IntakeFormat } from '@/lib/domain/intake/draft'
import type { FileKind } from '@/lib/domain/refusals/kinds'
import { say, type Sentence, type SentenceValue } from '@/lib/domain/refusals/sentence'

export const REFUSALS = [
  'empty',
  'too-large',
  'not-text',
  'invalid-utf8',
  'nul',
  'lone-surrogate',
  'not-available',
  'too-slow',
  'too-heavy',
  'busy',
  'damaged',
  'encrypted',
  'no-text-layer',
] as const
export type RefusalKind = (typeof REFUSALS)[number]

export interface IntakeRefusal {
  readonly kind: RefusalKind
  /** What happened, what was kept, what to do. */
  readonly sentence: Sentence
  /** Of `not-available`: the format that was asked for. */
  readonly format?: IntakeFormat
}

/** Most bytes that are received: a larger file isn't an article. */
export const MAX_RECEIVED_BYTES = 10 * 1024 * 1024
/** Most code points of an article's text. */
export const MAX_TEXT = 2_000_000
/** Most blocks of one draft, kept and struck out together. */
export const MAX_PIECES = 20_000

/** Thrown for a page with more elements than are read. Nothing of it was kept. */
export class PageTooLarge extends Error {
  override readonly name = 'PageTooLarge'
}

const FORMAT_NAMES: Record<IntakeFormat, string> = {
  text: 'Text',
  html: 'HTML',
  markdown: 'Markdown',
  pdf: 'PDF',
  docx: 'Word (DOCX)',
  eml: 'E-mail (EML)',
  url: 'Import from a web address',
}

/** With one decimal. */
const megabytes = (bytes: number): string => (bytes / (1024 * 1024)).toFixed(1)
const no = (kind: RefusalKind, sentence: Sentence): IntakeRefusal => ({ kind, sentence })

export const refuse = {
  empty: () => no('empty', say('intake.empty')),
  insideWinmail: () => no('empty', say('intake.inside-winmail')),
  tooLarge: (bytes: number) =>
    no('too-large', say('intake.too-large', { size: megabytes(bytes), most: megabytes(MAX_RECEIVED_BYTES) })),
  textTooLong: (length: number) => no('too-large', say('intake.text-too-long', { length, most: MAX_TEXT })),
  tooManyBlocks: () => no('too-large', say('intake.too-many-blocks', { most: MAX_PIECES })),
  tooManyPages: (pages: number, most: number) => no('too-large', say('intake.too-many-pages', { pages, most })),
  notText: (kind: FileKind) => no('not-text', say('intake.not-text', { what: say(`kinds.${kind}`) })),
  invalidUtf8: (encoding: string) => no('invalid-utf8', say('intake.invalid-utf8', { encoding })),
  nul: () => no('nul', say('intake.nul')),
  loneSurrogate: () => no('lone-surrogate', say('intake.lone-surrogate')),
  tooSlow: (seconds: number) => no('too-slow', say('intake.too-slow', { seconds })),
  tooHeavy: (bytes: number) => no('too-heavy', say('intake.too-heavy', { megabytes: megabytes(bytes) })),
  unreadable: () => no('damaged', say('intake.unreadable')),
  busy: () => no('busy', say('intake.busy')),
  damaged: (what: string, why: SentenceValue) => no('damaged', say('intake.damaged', { what, why })),
  encrypted: (what: string) => no('encrypted', say('intake.encrypted', { what })),
  noTextLayer: () => no('no-text-layer', say('intake.no-text-layer')),
  notAvailable: (format: IntakeFormat): IntakeRefusal => ({
    ...no('not-available', say('intake.format-not-yet', { format: FORMAT_NAMES[format] })),
    format,
  }),
}
