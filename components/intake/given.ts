/** What a person brings: text or an address in the field, or a file beside it. Judged here only as far as the browser must. */

export type Given =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'url'; readonly url: string }
  | { readonly kind: 'file'; readonly file: File }

/** Why it can't be sent; keys of the catalogue under `intake`. */
export type GivenFault =
  | { readonly key: 'empty' | 'fileUnknown' | 'tooLarge' }
  | { readonly key: 'fileUnread'; readonly format: string }

/** What intake receives at most, in bytes; the server judges it again. */
export const LARGEST_FILE = 10 * 1024 * 1024

const READABLE = new Set(['txt', 'text', 'html', 'htm', 'xhtml', 'md', 'markdown', 'pdf', 'docx', 'eml'])

/** Formats of articles that are not read: named, so that the answer can name them. */
const UNREAD: Readonly<Record<string, string>> = {
  doc: 'Word 97 (DOC)',
  odt: 'OpenDocument',
  rtf: 'RTF',
  pages: 'Pages',
  msg: 'Outlook (MSG)',
}

/** What the file chooser offers. */
export const FILE_CHOICE = [...READABLE].map((ending) => `.${ending}`).join(',')

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The first thing that stands against sending it, or null. */
export function faultOf(given: Given): GivenFault | null {
  if (given.kind === 'text') return given.text.trim() === '' ? { key: 'empty' } : null
  if (given.kind === 'url') return null
  const ending = endingOf(given.file.name)
  const unread = UNREAD[ending]
  if (unread) return { key: 'fileUnread', format: unread }
  if (!READABLE.has(ending) && !given.file.type.startsWith('text/')) return { key: 'fileUnknown' }
  if (given.file.size === 0) return { key: 'empty' }
  return given.file.size > LARGEST_FILE ? { key: 'tooLarge' } : null
}

/** What was typed: an address when it is nothing else, with the scheme that people leave out; else a text. */
export function typedAs(text: string): Given {
  const typed = text.trim()
  if (!isAddress(typed)) return { kind: 'text', text }
  return { kind: 'url', url: /^https?:/i.test(typed) ? typed : `https://${typed}` }
}

const isAddress = (text: string) =>
  !/\s/.test(text) && (/^https?:\/\//i.test(text) || /^www\.[^/]+\.[^/]+/i.test(text)) && text.length < 2_048

/** Pasted source of a page is read as HTML; all else as the plain text that it looks like. */
export const pastedAs = (text: string): 'html' | 'text' =>
  /^\s*(<!doctype html|<html[\s>])/i.test(text) ? 'html' : 'text'
