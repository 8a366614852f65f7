/**
 * From bytes to text: byte-order mark, then what was declared (transport, `<meta>`), then UTF-8, then detection.
 * What can't be read for certain is refused, never guessed silently.
 */

import chardet from 'chardet'
import sniffHtmlEncoding from 'html-encoding-sniffer'
import type { IntakeNote } from '@/lib/domain/intake/draft'
import { type IntakeRefusal, refuse } from './refusal'
import { unmarkedUtf16 } from './unmarked-utf16'

export interface Decoded {
  readonly text: string
  /** WHATWG name of the encoding it was read in. */
  readonly encoding: string
  readonly notes: readonly IntakeNote[]
}

export interface Declared {
  /** As in `Content-Type: text/html; charset=windows-1256`. */
  readonly contentType?: string | undefined
  /** Whether `<meta>` may declare the encoding. */
  readonly html: boolean
}

const NONE = 'none'

/** Reads bytes as text, or says why they can't be. NUL and lone surrogates are left for the text's own rules (R6). */
export function decodeBytes(bytes: Uint8Array, declared: Declared): Decoded | IntakeRefusal {
  const mark = byteOrderMark(bytes)
  if (mark) {
    const text = decode(bytes, mark, true)
    return text === null ? refuse.invalidUtf8(mark.toUpperCase()) : { text, encoding: mark, notes: [] }
  }
  const label = declaredEncoding(bytes, declared)
  const wide = unmarkedUtf16(bytes)
  const read = wide && decode(bytes, wide, true)
  if (wide && read) return asUtf16(read, wide, label)
  const utf8 = decode(bytes, 'utf-8', true)
  if (utf8 !== null && (label === 'utf-8' || label === NONE)) return plain(utf8)
  if (utf8 !== null && countHigh(bytes) >= 4) return wronglyDeclared(utf8, 'utf-8', label)
  if (label !== NONE && label !== 'utf-8') return asDeclared(bytes, label) ?? detect(bytes, label)
  return label === 'utf-8' && declared.html ? withReplacements(bytes) : detect(bytes, label)
}

const plain = (text: string): Decoded => ({ text, encoding: 'utf-8', notes: [] })

function asUtf16(text: string, encoding: string, label: string): Decoded {
  if (label === encoding) return { text, encoding, notes: [] }
  return label === NONE ? detected(text, encoding) : wronglyDeclared(text, encoding, label)
}

/** The encoding that transport or document declare, by its WHATWG name in lower case; `none` when nothing does. */
export function declaredEncoding(bytes: Uint8Array, { contentType, html }: Declared): string {
  const charset = /;\s*charset\s*=\s*["']?([^\s"';]+)/i.exec(contentType ?? '')?.[1]
  if (!html) return charset ? encodingOf(charset) : NONE
  const sniffed = sniffHtmlEncoding(bytes, {
    defaultEncoding: NONE,
    ...(charset && { transportLayerEncodingLabel: charset }),
  }).toLowerCase()
  return sniffed === NONE ? lateDeclaration(bytes) : sniffed
}

const SNIFFED = 1024
/** The sniffing standard looks at 1,024 bytes; a parser that meets a declaration later starts anew, and so do we. */
const LATE = 16 * 1024

function lateDeclaration(bytes: Uint8Array): string {
  if (bytes.length <= SNIFFED) return NONE
  const head = Buffer.from(bytes.subarray(0, LATE))
    .toString('latin1')
    .replace(/<!--[\s\S]*?-->|<script[\s\S]*?<\/script>/gi, '')
  const label = /<meta\s[^>]{0,500}?charset\s*=\s*["']?\s*([\w:-]+)/i.exec(head)?.[1]
  const encoding = label ? encodingOf(label) : NONE
  // A page whose ASCII could be read so far isn't in UTF-16, whatever it says.
  return encoding.startsWith('utf-16') ? 'utf-8' : encoding
}

function encodingOf(label: string): string {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return NONE
  }
}

function byteOrderMark(bytes: Uint8Array): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  return null
}

function asDeclared(bytes: Uint8Array, label: string): Decoded | null {
  const text = decode(bytes, label, true)
  if (text !== null) return { text, encoding: label, notes: [] }
  const loose = decode(bytes, label, false)
  return loose === null || isTooDamaged(loose)
    ? null
    : { text: loose, encoding: label, notes: [undecodable(loose, label)] }
}

/** A page that declares UTF-8 and has some bytes that aren't: as browsers do, unless another encoding fits better. */
function withReplacements(bytes: Uint8Array): Decoded | IntakeRefusal {
  const loose = decode(bytes, 'utf-8', false)
  if (loose === null || isTooDamaged(loose)) return detect(bytes, 'utf-8')
  return { text: loose, encoding: 'utf-8', notes: [undecodable(loose, 'utf-8')] }
}

/** So many characters lost that the declared encoding can't be the right one. */
function isTooDamaged(text: string): boolean {
  const lost = text.split('\ufffd').length - 1
  const others = text.match(/[^\0-\u007f\ufffd]/g)?.length ?? 0
  return lost > others
}

function detect(bytes: Uint8Array, label: string): Decoded | IntakeRefusal {
  const encoding = looksLikeWindows1252(bytes) ? 'windows-1252' : detectedEncoding(bytes)
  const text = encoding && decode(bytes, encoding, true)
  if (!text || /[\u0080-\u009f]/.test(text)) return refuse.invalidUtf8(label === NONE ? 'UTF-8' : label.toUpperCase())
  return label === NONE ? detected(text, encoding) : wronglyDeclared(text, encoding, label)
}

/** Enough bytes beyond ASCII for statistics to tell anything, and enough confidence in what they tell. */
const MIN_HIGH_BYTES = 12
const MIN_CONFIDENCE = 40

function detectedEncoding(bytes: Uint8Array): string | null {
  if (countHigh(bytes) < MIN_HIGH_BYTES) return null
  const best = chardet.analyse(bytes).find(({ name }) => !/^(?:utf|ascii)/i.test(name))
  if (!best || best.confidence < MIN_CONFIDENCE) return null
  // The web reads Latin-1 labels as their Windows supersets, and so do the files that carry those bytes.
  return best.name.toLowerCase().replace('iso-8859-1', 'windows-1252').replace('windows-12522', 'iso-8859-2')
}

/**
 * Whether the bytes beyond ASCII are all what windows-1252 has in European text: quotes, dashes and symbols, or one or
 * two accented letters in a word of Latin letters.
 */
function looksLikeWindows1252(bytes: Uint8Array): boolean {
  return WINDOWS_1252.test(Buffer.from(bytes).toString('latin1'))
}

const WINDOWS_1252 =
  /^(?:[\0-\x7f]|[\x80\x85\x91-\x97\x99\xa0\xa3\xa7\xa9\xab\xae\xb0\xbb\xbd\xbf]|(?<=[A-Za-z])[\xe0-\xf6\xf8-\xfe]{1,2}(?![\xc0-\xff])|(?<=[A-Z]{2})[\xc0-\xd6\xd8-\xde]{1,2}(?![\xc0-\xff])|(?<![\xc0-\xff])[\xc0-\xd6\xd8-\xf6\xf8-\xfe]{1,2}(?=[A-Za-z]))+$/

const countHigh = (bytes: Uint8Array): number => bytes.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0)

/** Null when the encoding is unknown here, or when bytes that must be right aren't. */
function decode(bytes: Uint8Array, encoding: string, fatal: boolean): string | null {
  try {
    const text = new TextDecoder(encoding, { fatal }).decode(bytes)
    return encoding === 'windows-1252' ? mendWindows1252(text) : text
  } catch {
    return null
  }
}

/**
 * Text that was decoded as windows-1252 with what that has where Latin-1 has controls (WHATWG index). Node 20 decodes it
 * as plain Latin-1, which turns every curly quote into a control.
 */
export const mendWindows1252 = (text: string): string =>
  text.replace(C1, (control) => FROM_C1[control.charCodeAt(0) - 0x80] ?? control)

const FROM_C1 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ'
const C1 = /[\u0080-\u009f]/g

const detected = (text: string, encoding: string): Decoded => ({
  text,
  encoding,
  notes: [
    {
      kind: 'decoded-by-detection',
      message: `Nothing said in which encoding the text is; it was read as ${encoding}. Check its accents and quotation marks.`,
    },
  ],
})

const wronglyDeclared = (text: string, encoding: string, label: string): Decoded => ({
  text,
  encoding,
  notes: [
    {
      kind: 'declared-encoding-wrong',
      message: `The text says it is ${label} but was read as ${encoding}, which fits its bytes. Check its accents and quotation marks.`,
    },
  ],
})

function undecodable(text: string, encoding: string): IntakeNote {
  const count = text.split('\ufffd').length - 1
  return {
    kind: 'undecodable-characters',
    message: `${count} ${count === 1 ? 'place' : 'places'} could not be read as ${encoding} and ${count === 1 ? 'is' : 'are'} shown as \ufffd. Compare with the original.`,
  }
}
