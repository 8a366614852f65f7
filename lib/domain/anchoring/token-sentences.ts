/**
 * A text's sentences and paragraphs as runs, each with a number by which equal ones are known: what a mark belongs to
 * before it belongs to its words (rule R7).
 */

import { beginsSentence } from './sentence-edges'
import { type CutText, isWordHash } from './tokens'

/** Runs that follow each other without a gap: sentences of tokens, or paragraphs of sentences. */
export interface Runs {
  readonly count: number
  /** Where each run begins; one more entry than runs. */
  readonly first: Int32Array
  /** One number per run, equal for equal runs. */
  readonly hash: Int32Array
  /** How many words each run has; punctuation isn't counted. */
  readonly words: Int32Array
}

export interface TokenSentences {
  readonly tokens: CutText
  readonly sentences: Runs
  /** A paragraph is what stands between line breaks. */
  readonly paragraphs: Runs
  /** Per token, the number of its sentence. */
  readonly sentenceOf: Int32Array
  /** Per sentence, the number of its paragraph. */
  readonly paragraphOf: Int32Array
}

/** Cuts tokens into sentences and paragraphs. */
export function sentencesIn(tokens: CutText): TokenSentences {
  const { count, hash, lineStarts } = tokens
  const sentenceStarts: number[] = []
  const paragraphStarts: number[] = []
  let line = 0
  for (let at = 0; at < count; at++) {
    if (at === 0 || lineStarts[line] === at) {
      if (at > 0) line++
      paragraphStarts.push(sentenceStarts.length)
      // Behind a word only a line break begins a sentence.
    } else if (isWordHash(hash[at - 1] ?? 0) || !beginsSentence(tokens, at)) continue
    sentenceStarts.push(at)
  }
  // The lowest bit of a token's number tells words from punctuation.
  const sentences = runsOf(sentenceStarts, count, hash, hash, 1)
  const paragraphs = runsOf(paragraphStarts, sentences.count, sentences.hash, sentences.words, -1)
  return {
    tokens,
    sentences,
    paragraphs,
    sentenceOf: numbersOf(sentences, count),
    paragraphOf: numbersOf(paragraphs, sentences.count),
  }
}

const BASE = 0x01000197

/** @param wordsOf of each member, in the bits of a mask, how many words it has */
function runsOf(starts: readonly number[], end: number, hashes: Int32Array, wordsOf: Int32Array, mask: number): Runs {
  const count = starts.length
  const first = new Int32Array(count + 1)
  const hash = new Int32Array(count)
  const words = new Int32Array(count)
  first[count] = end
  for (let run = 0; run < count; run++) {
    const from = starts[run] ?? 0
    const to = starts[run + 1] ?? end
    first[run] = from
    let sum = to - from
    let counted = 0
    for (let at = from; at < to; at++) {
      sum = (Math.imul(sum, BASE) + (hashes[at] ?? 0)) | 0
      counted += (wordsOf[at] ?? 0) & mask
    }
    hash[run] = sum ^ (sum >>> 15)
    words[run] = counted
  }
  return { count, first, hash, words }
}

/** Per member, the number of the run that holds it. */
function numbersOf({ count, first }: Runs, members: number): Int32Array {
  const numbers = new Int32Array(members)
  for (let run = 0, at = 0; run < count; run++) {
    const to = first[run + 1] ?? members
    while (at < to) numbers[at++] = run
  }
  return numbers
}

/** The sentence that holds a token; the last one for what lies behind all. */
export const sentenceAt = ({ sentenceOf, sentences }: TokenSentences, token: number): number =>
  sentenceOf[Math.max(0, token)] ?? sentences.count - 1
