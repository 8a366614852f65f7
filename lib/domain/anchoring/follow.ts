/**
 * Following quotes from the text they were made on: the whole texts are aligned once, and every quote goes where its
 * words went.
 */

import { alignSentencesAndWords, type TextAlignment } from './align-texts'
import { compared } from './compared'
import { type KeptPlace, keptPlaces } from './paragraphs'
import { edgesOf, type Placed, placeByWords } from './placing'
import type { SearchedText } from './searched-text'
import { type Phrase, phraseIn } from './sought'
import { isInsideWord, tokenAt, type Tokens } from './tokens'

/** Words of context looked at on each side of a quote. */
const CONTEXT_WORDS = 8

/** A quote followed to its new place. Offsets in UTF-16 units of the new text. */
export interface Followed {
  readonly start: number
  readonly end: number
  readonly score: number
  /** The score without regard to case, accents and letter variants: what tells whether these are the same words at all. */
  readonly likeness: number
  /** Share of the context found beside it, from 0 to 1. */
  readonly context: number
}

export class Follower {
  readonly alignment: TextAlignment
  private readonly image: Int32Array
  /** Made when first asked for. */
  private keeps: KeptPlace | null = null

  constructor(
    private readonly old: SearchedText,
    private readonly now: SearchedText,
    whole: boolean,
  ) {
    this.alignment = alignSentencesAndWords(old.sentences, now.sentences, whole)
    this.image = this.alignment.image
  }

  /** Where the quote [begin, end) of the old text went; null when its words are gone. */
  follow(begin: number, end: number): Followed | null {
    const { old, now, image } = this
    const phrase = phraseIn(old.tokens, begin, end, CONTEXT_WORDS)
    const { from, to } = phrase
    const first = image[from] ?? -1
    if (first >= 0 && from < to && image[to - 1] === first + to - 1 - from) {
      const start = (now.tokens.start[first] ?? 0) + begin - (old.tokens.start[from] ?? 0)
      const stop = start + end - begin
      if (now.text.slice(start, stop) === old.text.slice(begin, end))
        return { start, end: stop, score: 1, likeness: 1, context: 1 }
    }
    const near = this.imageOf(phrase)
    dropStrays(phrase, near)
    drawTogether(phrase, near, now.tokens)
    const placed = placeByWords(phrase, near, now.tokens, edgesOf(phrase))
    return placed && this.scored(begin, end, placed)
  }

  /** How much of the new span [start, end) is known to come from other places of the old text than [begin, end). */
  isTaken(start: number, end: number, begin: number, stop: number): boolean {
    const { old, now } = this
    const { source } = this.alignment
    const from = tokenAt(now.tokens, start)
    const to = tokenAt(now.tokens, end - 1) + 1
    const oldFrom = tokenAt(old.tokens, begin)
    const oldTo = tokenAt(old.tokens, stop - 1) + 1
    let taken = 0
    for (let j = from; j < to; j++) {
      const i = source[j] ?? -1
      if (i >= 0 && (i < oldFrom || i >= oldTo)) taken++
    }
    return taken * 2 > to - from
  }

  /** Whether words now at `start` that were at `begin` kept their place among the paragraphs. */
  kept(begin: number, start: number): boolean {
    const { old, now } = this
    this.keeps ??= keptPlaces(old.tokens, now.tokens, this.image)
    return this.keeps(tokenAt(old.tokens, begin), tokenAt(now.tokens, start))
  }

  /** Where each word of a phrase went; overwritten by the next call. */
  private imageOf({ low, high }: Phrase): Int32Array {
    if (imageOfPhrase.length < high - low) imageOfPhrase = new Int32Array((high - low) * 2)
    for (let i = low; i < high; i++) imageOfPhrase[i - low] = this.image[i] ?? -1
    return imageOfPhrase
  }

  private scored(begin: number, end: number, { start, end: stop, left, right }: Placed): Followed {
    const context = ((left ?? 1) + (right ?? 1)) / 2
    const before = this.old.text.slice(begin, end)
    const after = this.now.text.slice(start, stop)
    // The very words, if they overlap the span, are the quote: some of them weren't followed because they repeat.
    const from = Math.max(0, start - before.length + 1)
    const literal = this.now.text.slice(from, stop + before.length - 1).indexOf(before)
    if (literal >= 0 && isWhole(this.now.text, from + literal, before.length)) {
      return { start: from + literal, end: from + literal + before.length, score: 1, likeness: 1, context }
    }
    return { start, end: stop, ...compared(before, after), context }
  }
}

/** Scratch. */
let imageOfPhrase = new Int32Array(64)

const isWhole = (text: string, at: number, length: number) =>
  !isInsideWord(text, at) && !isInsideWord(text, at + length)

/**
 * Keeps the largest group of words that stayed together; words of the quote that were pinned elsewhere, and context that
 * went another way, would tear the span apart.
 */
function dropStrays({ low, from, to, high }: Phrase, image: Int32Array): void {
  const loose = Math.max(16, to - from)
  let best = -1
  let bestSize = 0
  let anchor = -1
  let size = 0
  let last = -1
  for (let i = from - low; i < to - low; i++) {
    const j = image[i] ?? -1
    if (j < 0) continue
    if (last >= 0 && j > last && j - last <= loose) size++
    else {
      anchor = i
      size = 1
    }
    last = j
    if (size > bestSize) {
      bestSize = size
      best = anchor
    }
  }
  if (best < 0) return
  let edge = image[best] ?? 0
  for (let i = best - 1; i >= 0; i--) {
    const j = image[i] ?? -1
    if (j >= 0 && (j >= edge || edge - j > loose)) image[i] = -1
    else if (j >= 0) edge = j
  }
  edge = image[best] ?? 0
  for (let i = best + 1; i < high - low; i++) {
    const j = image[i] ?? -1
    if (j >= 0 && (j <= edge || j - edge > loose)) image[i] = -1
    else if (j >= 0) edge = j
  }
}

/**
 * Draws single words of a quote to the run beside them, where the same word stands next to it: among equal words an
 * alignment may have taken that of a sentence in the neighbourhood, "The" above all, or the full stop.
 */
function drawTogether(phrase: Phrase, image: Int32Array, text: Tokens): void {
  const first = phrase.from - phrase.low
  const last = phrase.to - phrase.low - 1
  for (let i = last - 1; i >= first; i--) drawTo(i + 1, i, phrase, image, text)
  for (let i = first + 1; i <= last; i++) drawTo(i - 1, i, phrase, image, text)
}

/** Draws a single word of a quote to its neighbour, if that isn't single and the word stands beside it in the text. */
function drawTo(neighbour: number, i: number, phrase: Phrase, image: Int32Array, text: Tokens): void {
  const beside = image[neighbour] ?? -1
  const j = beside + i - neighbour
  if (beside < 0 || image[i] === j || !isSingle(i, phrase, image) || isSingle(neighbour, phrase, image)) return
  if (j < 0 || j >= text.count || text.hash[j] !== phrase.tokens.hash[phrase.low + i]) return
  for (let holder = 0; holder < phrase.high - phrase.low; holder++) if (image[holder] === j) image[holder] = -1
  image[i] = j
}

/** Whether a word of the quote stands alone in the text, and so may go to a neighbour that doesn't. */
function isSingle(i: number, { low, from, to }: Phrase, image: Int32Array): boolean {
  const j = image[i] ?? -1
  if (j < 0) return true
  return !(i > from - low && image[i - 1] === j - 1) && !(i + 1 < to - low && image[i + 1] === j + 1)
}
