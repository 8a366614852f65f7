/** Why something received can't be taken in: a normal "no", with a sentence for the person who brought it. */

import type { IntakeFormat } from '@/lib/domain/intake/draft'

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
  readonly message: string
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

const megabytes = (bytes: number): string => `${(bytes / (1024 * 1024)).toFixed(1)} MB`

export const refuse = {
  empty: (): IntakeRefusal => ({
    kind: 'empty',
    message: 'There is no text in what was received. Nothing was kept; paste the article or choose another file.',
  }),
  insideWinmail: (): IntakeRefusal => ({
    kind: 'empty',
    message:
      'The letter is inside winmail.dat, a form of Outlook’s own that isn’t read here. Nothing was kept; ask the sender for plain text or a PDF.',
  }),
  tooLarge: (bytes: number): IntakeRefusal => ({
    kind: 'too-large',
    message: `What was received has ${megabytes(bytes)}; the limit is ${megabytes(MAX_RECEIVED_BYTES)}. Nothing was kept; bring in the article alone.`,
  }),
  textTooLong: (length: number): IntakeRefusal => ({
    kind: 'too-large',
    message: `The text has ${length.toLocaleString('en')} characters; the limit is ${MAX_TEXT.toLocaleString('en')}. Nothing was kept; bring in the article alone.`,
  }),
  tooManyBlocks: (): IntakeRefusal => ({
    kind: 'too-large',
    message: `The text has more than ${MAX_PIECES.toLocaleString('en')} paragraphs. Nothing was kept; bring in the article alone.`,
  }),
  tooManyPages: (pages: number, most: number): IntakeRefusal => ({
    kind: 'too-large',
    message: `The file has ${pages.toLocaleString('en')} pages; the limit is ${most}. Nothing was kept; bring in the pages of the article alone.`,
  }),
  notText: (what: string): IntakeRefusal => ({
    kind: 'not-text',
    message: `This is ${what}, not text. Nothing was kept; choose a text, HTML, Markdown, PDF, Word (DOCX) or mail file, or paste the article.`,
  }),
  invalidUtf8: (encoding: string): IntakeRefusal => ({
    kind: 'invalid-utf8',
    message: `The text isn't valid ${encoding}, and no other encoding fits it for certain. Nothing was kept; save it again as UTF-8 and retry.`,
  }),
  nul: (): IntakeRefusal => ({
    kind: 'nul',
    message: 'The text holds a NUL character, which no article has. Nothing was kept; remove it and try again.',
  }),
  loneSurrogate: (): IntakeRefusal => ({
    kind: 'lone-surrogate',
    message:
      'The text holds half of a character (a lone surrogate). Nothing was kept; copy it again or save it as UTF-8, and retry.',
  }),
  tooSlow: (seconds: number): IntakeRefusal => ({
    kind: 'too-slow',
    message: `This could not be read within ${seconds} ${seconds === 1 ? 'second' : 'seconds'}, so reading was given up. Nothing was saved; try pasting the text.`,
  }),
  tooHeavy: (bytes: number): IntakeRefusal => ({
    kind: 'too-heavy',
    message: `This could not be read within ${megabytes(bytes)} of memory, so reading was given up. Nothing was saved; try pasting the text.`,
  }),
  unreadable: (): IntakeRefusal => ({
    kind: 'damaged',
    message:
      'Reading this failed: it is damaged, or made to break what reads it. Nothing was saved; try pasting the text.',
  }),
  busy: (): IntakeRefusal => ({
    kind: 'busy',
    message: 'Too many articles are being read at this moment. Nothing was saved; try again in a minute.',
  }),
  damaged: (what: string, why: string): IntakeRefusal => ({
    kind: 'damaged',
    message: `This ${what} can't be read: ${why}. Nothing was saved; save it anew from the program it was made with, or paste the text.`,
  }),
  encrypted: (what: string): IntakeRefusal => ({
    kind: 'encrypted',
    message: `This ${what} is locked with a password. Nothing was saved; save it without one, or paste the text.`,
  }),
  noTextLayer: (): IntakeRefusal => ({
    kind: 'no-text-layer',
    message:
      'This PDF has no text layer: its pages are pictures. Nothing was saved; recognise its text with another program, or type what you need.',
  }),
  notAvailable: (format: IntakeFormat): IntakeRefusal => ({
    kind: 'not-available',
    format,
    message: `${FORMAT_NAMES[format]} isn't available yet. Nothing was kept; paste the text, or bring a text, HTML or Markdown file.`,
  }),
}
