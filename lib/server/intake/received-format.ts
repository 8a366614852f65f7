/** What was received: by what the person says, the content type, the file's name, and its first bytes. */

import type { IntakeFormat } from '@/lib/domain/intake/draft'

export interface Described {
  readonly format?: IntakeFormat | undefined
  readonly contentType?: string | undefined
  readonly fileName?: string | undefined
}

const BY_TYPE: readonly (readonly [RegExp, IntakeFormat])[] = [
  [/^(?:text\/html|application\/xhtml\+xml)\b/i, 'html'],
  [/^text\/(?:x-)?markdown\b/i, 'markdown'],
  [/^application\/pdf\b/i, 'pdf'],
  [/^application\/(?:vnd\.openxmlformats-officedocument\.wordprocessingml|msword)/i, 'docx'],
  [/^message\/rfc822\b/i, 'eml'],
]

const BY_NAME: readonly (readonly [RegExp, IntakeFormat])[] = [
  [/\.(?:html?|xhtml|xht|shtml)$/i, 'html'],
  [/\.(?:md|markdown|mdown|mkd)$/i, 'markdown'],
  [/\.(?:txt|text|log)$/i, 'text'],
  [/\.pdf$/i, 'pdf'],
  [/\.docx?$/i, 'docx'],
  [/\.eml$/i, 'eml'],
]

/** The first bytes of files that aren't text, in Latin-1. */
const MAGIC: readonly (readonly [RegExp, string, IntakeFormat | null])[] = [
  [/^%PDF-/, 'a PDF', 'pdf'],
  [/^PK\x03\x04/, 'a Word file or another zip', 'docx'],
  [/^\xd0\xcf\x11\xe0/, 'an old Office file', null],
  [/^\{\\rtf/, 'a rich-text (RTF) file', null],
  [/^\x89PNG/, 'a picture', null],
  [/^\xff\xd8\xff/, 'a picture', null],
  [/^GIF8/, 'a picture', null],
  [/^RIFF....(?:WEBP|WAVE|AVI )/s, 'a picture, a sound or a film', null],
  [/^....ftyp/s, 'a film or a picture', null],
  [/^(?:ID3|OggS|fLaC)/, 'a sound', null],
  [/^\x1f\x8b/, 'a compressed file', null],
  [/^(?:BZh|7z\xbc\xaf|Rar!|\xfd7zXZ)/, 'a compressed file', null],
  [/^\x7fELF|^MZ\x90/, 'a program', null],
  [/^SQLite format 3/, 'a database', null],
]

const latin1Head = (bytes: Uint8Array): string => Buffer.from(bytes.subarray(0, 1024)).toString('latin1')

/** The format to read something in. Bytes that are plainly a PDF or Word file are one, whatever their name says. */
export function formatOf(bytes: Uint8Array, { format, contentType, fileName }: Described): IntakeFormat {
  const head = latin1Head(bytes)
  const magic = MAGIC.find(([pattern]) => pattern.test(head))
  if (magic?.[2]) return magic[2]
  if (format) return format
  const byName = BY_NAME.find(([pattern]) => pattern.test(fileName ?? ''))?.[1]
  const byType = BY_TYPE.find(([pattern]) => pattern.test(contentType ?? ''))?.[1]
  if (byType ?? byName) return byType ?? byName ?? 'text'
  if (isMail(head)) return 'eml'
  return /^(?:\xef\xbb\xbf)?\s*(?:<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>])/i.test(head) ? 'html' : 'text'
}

/** A file that begins with the headers of a mail, those that programs write among them. */
function isMail(head: string): boolean {
  const lines = head.split(/\r?\n\r?\n/, 1)[0]?.split(/\r?\n(?![ \t])/) ?? []
  const names = new Set(lines.map((line) => /^([A-Za-z][A-Za-z-]{1,60}):/.exec(line)?.[1]?.toLowerCase()))
  const written = ['received', 'return-path', 'message-id', 'mime-version', 'delivered-to', 'dkim-signature']
  return written.some((name) => names.has(name)) && [...names].filter(Boolean).length >= 2
}

/** What a file is that was brought as a PDF or Word file and is neither; null when it may be what it is said to be. */
export function foreignKind(bytes: Uint8Array, format: 'pdf' | 'docx'): string | null {
  const head = latin1Head(bytes)
  const magic = MAGIC.find(([pattern]) => pattern.test(head))
  if (magic?.[2] === format) return null
  const office = Buffer.from('EncryptedPackage', 'utf16le')
  if (format === 'docx' && magic?.[1] === OLD_OFFICE && Buffer.from(bytes).includes(office)) return LOCKED
  // A PDF may begin with other bytes: its reader knows.
  return magic?.[1] ?? (format === 'pdf' && Buffer.from(bytes).includes('%PDF-') ? null : 'something else')
}

const OLD_OFFICE = 'an old Office file'
/** A Word file with a password is one of the old kind around what is locked. */
export const LOCKED = 'a Word file with a password'

/** What a file is that isn't text at all, in words; null for what may be text. */
export function binaryKind(bytes: Uint8Array): string | null {
  const head = latin1Head(bytes)
  return MAGIC.find(([pattern]) => pattern.test(head))?.[1] ?? null
}
