/**
 * The one form in which a text is stored and counted (rule R6): byte-order mark dropped, CR and CRLF to LF, NFC; NUL
 * and lone surrogates refused; nothing else changed.
 */

import { type Utf16Units, utf16Units } from './units'

/** Why a text can't be stored: NUL ends strings for the database, a lone surrogate has no UTF-8 form. */
export type TextRefusal = 'nul' | 'lone-surrogate'

/** Thrown for a text that can't be kept as it is. Nothing of it was stored. */
export class TextRefused extends Error {
  override readonly name = 'TextRefused'
  constructor(
    readonly reason: TextRefusal,
    /** Where, in UTF-16 units of the raw text. */
    readonly at: Utf16Units,
  ) {
    super(
      reason === 'nul'
        ? `The text holds a NUL character at offset ${at}. Nothing was kept; remove it and try again.`
        : `The text holds half of a character (a lone surrogate) at offset ${at}. Nothing was kept; save it again as UTF-8 and retry.`,
    )
  }
}

/** A normalised text with the way back to where each place was in the raw one. */
export interface NormalisedText {
  readonly text: string
  /**
   * The raw offset of a normalised one. A place inside characters that were composed into one has no exact
   * counterpart; it becomes the beginning of what they were made from.
   */
  toRaw(offset: Utf16Units): Utf16Units
  /** The normalised offset of a raw one; a place inside characters that were composed becomes their beginning. */
  fromRaw(offset: Utf16Units): Utf16Units
}

const REFUSED = /\0|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/
const LEADING_MARKS = /^\ufeff+/

/**
 * A text in stored form (rule R6). Doing it twice changes nothing more.
 *
 * @throws TextRefused for NUL or a lone surrogate
 */
export function normaliseText(raw: string): string {
  refuse(raw)
  return raw.replace(LEADING_MARKS, '').replace(/\r\n?/g, '\n').normalize('NFC')
}

/**
 * Pieces that normalise independently of their neighbours: a character with what may compose onto it (marks, Hangul
 * vowels and finals, Kirat Rai vowel signs), and CR with LF.
 */
const INDEPENDENT = /\r\n?|[^\r][\p{M}\u1160-\u11ff\u{16d63}-\u{16d6a}]*/gu

/**
 * A text in stored form, with the map between the two: intake knows places in what it was given.
 *
 * @throws TextRefused for NUL or a lone surrogate
 */
export function normaliseWithMap(raw: string): NormalisedText {
  const text = normaliseText(raw)
  if (text === raw) return { text, toRaw: (offset) => offset, fromRaw: (offset) => offset }
  /** Pieces that differ: where they begin and end, in both texts. */
  const changes: Change[] = []
  const mark = LEADING_MARKS.exec(raw)?.[0].length ?? 0
  if (mark > 0) changes.push({ raw: 0, rawEnd: mark, stored: 0, storedEnd: 0 })
  let shift = -mark
  INDEPENDENT.lastIndex = mark
  for (let piece = INDEPENDENT.exec(raw); piece; piece = INDEPENDENT.exec(raw)) {
    const old = piece[0]
    if (old.length === 1 && old !== '\r' && old.charCodeAt(0) < 0x300) continue
    const made = old.startsWith('\r') ? '\n' : old.normalize('NFC')
    if (made === old) continue
    const at = piece.index
    changes.push({ raw: at, rawEnd: at + old.length, stored: at + shift, storedEnd: at + shift + made.length })
    shift += made.length - old.length
  }
  return {
    text,
    toRaw: (offset) => utf16Units(across(changes, offset, (c) => [c.stored, c.storedEnd, c.raw, c.rawEnd])),
    fromRaw: (offset) => utf16Units(across(changes, offset, (c) => [c.raw, c.rawEnd, c.stored, c.storedEnd])),
  }
}

interface Change {
  readonly raw: number
  readonly rawEnd: number
  readonly stored: number
  readonly storedEnd: number
}

/** Carries an offset over to the other text: past the last change before it, by that change's shift. */
function across(
  changes: readonly Change[],
  offset: number,
  view: (change: Change) => readonly [from: number, fromEnd: number, to: number, toEnd: number],
): number {
  let low = 0
  let high = changes.length
  while (low < high) {
    const middle = (low + high) >> 1
    const change = changes[middle]
    if (change && view(change)[0] <= offset) low = middle + 1
    else high = middle
  }
  const last = changes[low - 1]
  if (!last) return offset
  const [, fromEnd, to, toEnd] = view(last)
  return offset < fromEnd ? to : toEnd + (offset - fromEnd)
}

function refuse(raw: string): void {
  const found = REFUSED.exec(raw)
  if (!found) return
  throw new TextRefused(found[0] === '\0' ? 'nul' : 'lone-surrogate', utf16Units(found.index))
}
