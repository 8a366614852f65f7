/**
 * From "this word became that one" to the span that a person would mark: where a changed quote begins and ends.
 * Offsets are UTF-16 units.
 */

import { graphemeCeiling, graphemeFloor } from './graphemes'
import { beginsSentence, endsSentence, isStop } from './sentence-edges'
import type { Phrase } from './sought'
import { isWordHash, type Tokens } from './tokens'

/** A span in the text, and how well its surroundings agree with those of the quote. */
export interface Placed {
  readonly start: number
  readonly end: number
  /** Share of the words before and after the quote that were found again, from 0 to 1; null where there were none. */
  readonly left: number | null
  readonly right: number | null
}

/**
 * The span that the quote of a phrase became, or null when none of it was found.
 *
 * Its image says for each token of the phrase, from `low` on, which token of the text it is, or −1.
 *
 * The rules, in order: a quote that was whole sentences stays whole sentences; an edge whose own word was found begins
 * or ends there; else the words up to the found context belong to the quote, shared out where the context lost words too.
 */
export function placeByWords(phrase: Phrase, image: Int32Array, text: Tokens, cut: QuoteEdges): Placed | null {
  const { low, from, to, high } = phrase
  let first = from
  while (first < to && imageOf(image, first - low) < 0) first++
  if (first === to) return null
  let last = to - 1
  while (imageOf(image, last - low) < 0) last--
  let before = from - 1
  while (before >= low && imageOf(image, before - low) < 0) before--
  let after = to
  while (after < high && imageOf(image, after - low) < 0) after++
  const floor = before >= low ? imageOf(image, before - low) + 1 : 0
  const ceiling = after < high ? imageOf(image, after - low) - 1 : text.count - 1

  let begin = edge(imageOf(image, first - low), first - from, before >= low ? from - 1 - before : -1, floor, -1, text)
  let end = edge(imageOf(image, last - low), to - 1 - last, after < high ? after - to : -1, ceiling, 1, text)
  const reach = Math.max(8, to - from)
  if (cut.beganSentence) begin = sentenceStart(text, begin, floor, reach)
  if (cut.endedSentence) end = sentenceEnd(text, lastWord(phrase, image), end, ceiling, reach)
  if (end < begin) end = begin
  if (!quoteOf(phrase).includes('\n')) [begin, end] = withinParagraph(begin, end, phrase, image, text)
  return {
    start: graphemeFloor(
      text.text,
      inWord(phrase.tokens, from, text, begin, imageOf(image, from - low) === begin, cut.startInWord),
    ),
    end: graphemeCeiling(
      text.text,
      outWord(phrase.tokens, to - 1, text, end, imageOf(image, to - 1 - low) === end, cut.endInWord),
    ),
    left: share(image, 0, from - low),
    right: share(image, to - low, high - low),
  }
}

const quoteOf = ({ tokens, begin, end }: Phrase): string => tokens.text.slice(begin, end)

/** Of a span that runs over the edge of a paragraph, the part in which most words of the quote were found. */
function withinParagraph(
  begin: number,
  end: number,
  { low, from, to }: Phrase,
  image: Int32Array,
  { text, start, end: ends }: Tokens,
): [begin: number, end: number] {
  const lineBreak = text.indexOf('\n', ends[begin] ?? 0)
  if (lineBreak < 0 || lineBreak >= (start[end] ?? 0)) return [begin, end]
  const found = new Set(Array.from({ length: to - from }, (_, at) => imageOf(image, from + at - low)))
  let [best, most]: [best: [number, number], most: number] = [[begin, end], -1]
  for (let first = begin; first <= end; ) {
    let last = first
    let words = 0
    for (;;) {
      if (found.has(last)) words++
      if (last === end || text.slice(ends[last], start[last + 1]).includes('\n')) break
      last++
    }
    if (words > most) [best, most] = [[first, last], words]
    first = last + 1
  }
  return best
}

const imageOf = (image: Int32Array, at: number): number => image[at] ?? -1

/** What the old edges of a quote were like. */
export interface QuoteEdges {
  readonly beganSentence: boolean
  readonly endedSentence: boolean
  /** How far inside its first word the quote began, in UTF-16 units; 0 at the word's beginning. */
  readonly startInWord: number
  /** How far before the end of its last word the quote ended; 0 at the word's end. */
  readonly endInWord: number
}

export function edgesOf({ tokens, from, to, begin, end, isWhole }: Phrase): QuoteEdges {
  const start = tokens.start[from] ?? 0
  const stop = tokens.end[to - 1] ?? 0
  return {
    beganSentence: from < to && (from > 0 ? beginsSentence(tokens, from) : isWhole),
    endedSentence: from < to && (isWhole || to < tokens.count ? endsSentence(tokens, to - 1) : isStop(tokens, to - 1)),
    startInWord: Math.max(0, begin - start),
    endInWord: Math.max(0, stop - end),
  }
}

/**
 * One edge of the span, as a token: `found` is the outermost token of the quote that was found, `lost` how many beyond it
 * weren't, `contextLost` how many of the context between the quote and the found context (−1: no context found), `limit`
 * the last token before that context.
 */
function edge(found: number, lost: number, contextLost: number, limit: number, step: 1 | -1, text: Tokens): number {
  if (lost === 0) return found
  const room = step < 0 ? found - limit : limit - found
  if (contextLost < 0) {
    // No context to lean on: go as many words as were lost, but not out of the sentence.
    let at = found
    for (let left = lost; left > 0; left--) {
      if (step < 0 ? beginsSentence(text, at) : endsSentence(text, at)) break
      at += step
    }
    return at
  }
  if (room <= 0) return found
  if (room > 3 * (lost + contextLost) + 8) return found + step * lost
  const own = contextLost === 0 ? room : Math.min(room, Math.round((room * lost) / (lost + contextLost)))
  return found + step * own
}

function lastWord({ tokens, low, from, to }: Phrase, image: Int32Array): number {
  for (let i = to - 1; i >= from; i--) {
    const found = image[i - low] ?? -1
    if (found >= 0 && isWordHash(tokens.hash[i] ?? 0)) return found
  }
  return -1
}

/** The sentence start at or before a token, if one is near and no found context lies between; else the token itself. */
function sentenceStart(text: Tokens, at: number, floor: number, reach: number): number {
  for (let t = at; t >= floor && t >= at - reach; t--) if (beginsSentence(text, t)) return t
  return at
}

/** The first sentence end from the last found word on, if one is near and no found context lies between. */
function sentenceEnd(text: Tokens, word: number, at: number, ceiling: number, reach: number): number {
  if (word < 0) return at
  for (let t = word; t <= ceiling && t <= word + reach; t++) if (endsSentence(text, t)) return t
  return at
}

function share(image: Int32Array, from: number, to: number): number | null {
  if (from >= to) return null
  let found = 0
  for (let i = from; i < to; i++) if ((image[i] ?? -1) >= 0) found++
  return found / (to - from)
}

/** A quote that began inside a word begins there again if the word is the same. */
function inWord(old: Tokens, own: number, text: Tokens, at: number, same: boolean, offset: number): number {
  const start = text.start[at] ?? 0
  if (!same || offset === 0) return start
  return (text.end[at] ?? 0) - start === (old.end[own] ?? 0) - (old.start[own] ?? 0) ? start + offset : start
}

function outWord(old: Tokens, own: number, text: Tokens, at: number, same: boolean, offset: number): number {
  const end = text.end[at] ?? 0
  if (!same || offset === 0) return end
  return end - (text.start[at] ?? 0) === (old.end[own] ?? 0) - (old.start[own] ?? 0) ? end - offset : end
}
