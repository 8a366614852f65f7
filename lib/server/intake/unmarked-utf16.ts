/** UTF-16 that nothing marks as such: bytes that no other encoding of text has, which read in one order only. */

/** Bytes that are looked at; a text tells what it is within so many. */
const SAMPLE = 4096
const MIN_BYTES = 16
/** Text in any other encoding has no control characters; UTF-16 has the high or low halves of its letters there. */
const MIN_CONTROLS = 0.02
/** In its own order nearly all letters of a text are of one script … */
const MIN_SHARE = 0.85
/** … and some of its characters are spaces, line ends or the marks that stand for them in Chinese and Japanese. */
const MIN_SPACES = 0.02

/** Which of the two UTF-16 some bytes without a mark are; null when they are neither for certain. */
export function unmarkedUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes.length < MIN_BYTES || bytes.length % 2 === 1) return null
  const sample = bytes.subarray(0, SAMPLE)
  const controls = sample.reduce((count, byte) => count + (isControl(byte) ? 1 : 0), 0)
  if (controls < sample.length * MIN_CONTROLS) return null
  const little = plausibility(new TextDecoder('utf-16le').decode(sample))
  const big = plausibility(new TextDecoder('utf-16le').decode(swapped(sample)))
  if (Math.max(little, big) === 0) return null
  return little >= big ? 'utf-16le' : 'utf-16be'
}

const isControl = (byte: number): boolean =>
  byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0c && byte !== 0x0d && byte !== 0x1b

const swapped = (bytes: Uint8Array): Uint8Array => Uint8Array.from(bytes, (_, at) => bytes[at ^ 1] ?? 0)

const SCRIPTS = [
  /\p{Script=Latin}/gu,
  /\p{Script=Arabic}/gu,
  /\p{Script=Cyrillic}/gu,
  /\p{Script=Greek}/gu,
  /\p{Script=Hebrew}/gu,
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  /\p{Script=Hangul}/gu,
  /\p{Script=Devanagari}/gu,
  /\p{Script=Thai}/gu,
]
const LETTER = /\p{L}/gu
const SPACES = /[ \n\u3001\u3002\uff0c]/g
const IMPOSSIBLE = /[\p{Cn}\p{Co}\p{Cs}\0-\x08\x0e-\x1f\ufffd]/gu

/** How much a reading looks like a text; 0 when it doesn't. */
function plausibility(text: string): number {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0
  const letters = count(LETTER)
  if (letters < text.length / 3 || count(IMPOSSIBLE) > text.length * 0.01) return 0
  const share = Math.max(...SCRIPTS.map(count)) / letters
  const spaces = count(SPACES) / text.length
  return share >= MIN_SHARE && spaces >= MIN_SPACES ? share + spaces : 0
}
