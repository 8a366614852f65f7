/** What was received: by what the person says, the content type, the file's name, and its first bytes. */

import type { IntakeFormat } from '@/lib/domain/intake/draft'
import type { FileKind } from '@/lib/domain/refusals/kinds'

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
const MAGIC: readonly (readonly [RegExp, FileKind, IntakeFormat | null])[] = [
  [/^%PDF-/, 'pdf', 'pdf'],
  [/^PK\x03\x04/, 'word-or-zip', 'docx'],
  [/^\xd0\xcf\x11\xe0/, 'old-office', null],
  [/^\{\\rtf/, 'rtf', null],
  [/^\x89PNG/, 'picture', null],
  [/^\xff\xd8\xff/, 'picture', null],
  [/^GIF8/, 'picture', null],
  [/^RIFF....(?:WEBP|WAVE|AVI )/s, 'picture-sound-film', null],
  [/^....ftyp/s, 'film-or-picture', null],
  [/^(?:ID3|OggS|fLaC)/, 'sound', null],
  [/^\x1f\x8b/, 'compressed', null],
  [/^(?:BZh|7z\xbc\xaf|Rar!|\xfd7zXZ)/, 'compressed', null],
  [/^\x7fELF|^MZ\x90/, 'program', null],
  [/^SQLite format 3/, 'database', null],
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
export function foreignKind(bytes: Uint8Array, format: 'pdf' | 'docx'): FileKind | null {
  const head = latin1Head(bytes)
  const magic = MAGIC.find(([pattern]) => pattern.test(head))
  if (magic?.[2] === format) return null
  // A Word file with a password is one of the old kind around what is locked.
  const office = Buffer.from('EncryptedPackage', 'utf16le')
  if (format === 'docx' && magic?.[1] === 'old-office' && Buffer.from(bytes).includes(office)) return 'locked-word'
  // A PDF may begin with other bytes: its reader knows.
  return magic?.[1] ?? (format === 'pdf' && Buffer.from(bytes).includes('%PDF-') ? null : 'something-else')
}

/** What a file is that isn't text at all; null for what may be text. */
export function binaryKind(bytes: Uint8Array): FileKind | null {
  const head = latin1Head(bytes)
  return MAGIC.find(([pattern]) => pattern.test(head))?.[1] ?? null
}
