/**
 * Which word of one version became which of the next, over whole texts, moved paragraphs included.
 *
 * Equal sentences are pinned first, for a word belongs to its sentence (`align-sentences.ts`). In what is left, runs of
 * words that occur once on either side are pinned, long runs before short ones, and grown in both directions as long as
 * the words agree (the idea of patience diff, but free to cross: a moved run is pinned out of order). What is left between
 * two pins that still follow each other is aligned word by word.
 */

import { pairSentences } from './align-sentences'
import { eachSingularRun, type Gap } from './shared-runs'
import { strays } from './strays'
import { sentenceAt, sentencesIn, type TokenSentences } from './token-sentences'
import type { CutText, Tokens } from './tokens'

/** Lengths of the runs that are pinned wherever they went, in turn: long ones tell even in texts full of repetition. */
const FAR_RUNS = [16, 6] as const
/** Lengths of the runs that are pinned between two neighbours, where fewer words have to be told apart. */
const NEAR_RUNS = [8, 3, 1] as const
/** Gaps of at most so many cells (old words × new words) are aligned word by word. */
const LARGEST_GAP = 20_000

/**
 * For each token of the old text, the token of the new text it is equal to and became, or −1.
 *
 * @param whole false when the old text is only what is remembered of it: then nothing is taken for granted about its
 * beginning and end
 */
export function alignTexts(old: CutText, now: CutText, whole: boolean): Int32Array {
  return alignSentencesAndWords(sentencesIn(old), sentencesIn(now), whole).image
}

/** What became of words and sentences. */
export interface TextAlignment {
  /** Per old token, the token of the new text that it became, or −1. */
  readonly image: Int32Array
  /** Per new token, the token of the old text that became it, or −1. */
  readonly source: Int32Array
  /** Per old sentence, the equal one of the new text that it is, or −1. */
  readonly sentenceImage: Int32Array
  /** 1 for old sentences that stand again, but nothing tells which of several equal ones they are. */
  readonly doubtful: Uint8Array
}

/** `alignTexts` on texts whose sentences are known. */
export function alignSentencesAndWords(old: TokenSentences, now: TokenSentences, whole: boolean): TextAlignment {
  return new Alignment(old, now, whole)
}

class Alignment implements TextAlignment {
  readonly image: Int32Array
  readonly sentenceImage: Int32Array
  readonly doubtful: Uint8Array
  private readonly old: Tokens
  private readonly now: Tokens
  readonly source: Int32Array

  constructor(
    before: TokenSentences,
    after: TokenSentences,
    private readonly whole: boolean,
  ) {
    const { tokens: old } = before
    const { tokens: now } = after
    this.old = old
    this.now = now
    this.image = new Int32Array(old.count).fill(-1)
    this.source = new Int32Array(now.count).fill(-1)
    const { image, doubtful } = pairSentences(before, after)
    this.sentenceImage = image
    this.doubtful = doubtful
    this.pinSentences(before, after)
    for (const length of FAR_RUNS) this.pinRuns({ from: 0, to: old.count, low: 0, high: now.count }, length, false)
    for (const i of strays(old, now, this.image, this.source)) {
      this.unpin(i)
      const sentence = sentenceAt(before, i)
      // The very sentence stands elsewhere, and what looks like it in its own place: either may be meant.
      if ((image[sentence] ?? -1) >= 0) doubtful[sentence] = 1
      image[sentence] = -1
    }
    for (const gap of this.gaps()) this.fill(gap)
  }

  private pinSentences({ sentences: was }: TokenSentences, { sentences: is }: TokenSentences): void {
    const { sentenceImage, image, source } = this
    const oh = this.old.hash
    const nh = this.now.hash
    for (let i = 0; i < was.count; i++) {
      const j = sentenceImage[i] ?? -1
      if (j < 0) continue
      const to = was.first[i + 1] ?? 0
      for (let k = was.first[i] ?? 0, low = is.first[j] ?? 0; k < to; k++, low++) {
        if (oh[k] !== nh[low] || image[k] !== -1 || source[low] !== -1) continue
        image[k] = low
        source[low] = k
      }
    }
  }

  private pin(i: number, j: number): void {
    this.image[i] = j
    this.source[j] = i
  }

  private unpin(i: number): void {
    this.source[this.image[i] ?? 0] = -1
    this.image[i] = -1
  }

  private isFreePair(i: number, j: number): boolean {
    return this.image[i] === -1 && this.source[j] === -1 && this.old.hash[i] === this.now.hash[j]
  }

  /** Pins what a gap's two sides begin and end with alike. */
  private pinEnds(gap: Gap): void {
    this.pinOnwards(gap.from, gap.low, gap)
    this.pinBackwards(gap.to - 1, gap.high - 1, gap)
  }

  /** Pins free pairs from this one on, as far as they agree. */
  private pinOnwards(from: number, low: number, gap: Gap): void {
    const { image, source } = this
    const oh = this.old.hash
    const nh = this.now.hash
    const end = Math.min(gap.to, from + gap.high - low)
    for (let i = from, j = low; i < end && oh[i] === nh[j] && image[i] === -1 && source[j] === -1; i++, j++) {
      image[i] = j
      source[j] = i
    }
  }

  /** Pins free pairs from this one back, as far as they agree. */
  private pinBackwards(to: number, high: number, gap: Gap): void {
    const { image, source } = this
    const oh = this.old.hash
    const nh = this.now.hash
    const end = Math.max(gap.from, to - (high - gap.low))
    for (let i = to, j = high; i >= end && oh[i] === nh[j] && image[i] === -1 && source[j] === -1; i--, j--) {
      image[i] = j
      source[j] = i
    }
  }

  /** Pins the runs that occur once on either side of a gap, and lets them grow. */
  private pinRuns(gap: Gap, length: number, inOrder: boolean): void {
    eachSingularRun(this.old, this.image, this.now, this.source, gap, length, (i, j) => {
      if (!this.isFreeRun(i, j, length) || (inOrder && !this.fits(gap, i, j, length))) return
      this.pinBackwards(i - 1, j - 1, gap)
      this.pinOnwards(i, j, gap)
    })
  }

  private isFreeRun(i: number, j: number, length: number): boolean {
    for (let k = 0; k < length; k++) if (!this.isFreePair(i + k, j + k)) return false
    return true
  }

  /** Whether a pair lies between the same two neighbours on both sides. */
  private fits({ from, to, low, high }: Gap, i: number, j: number, length: number): boolean {
    let a = i - 1
    while (a >= from && this.image[a] === -1) a--
    let b = i + length
    while (b < to && this.image[b] === -1) b++
    return (a < from ? low : (this.image[a] ?? 0) + 1) <= j && j + length <= (b >= to ? high : (this.image[b] ?? 0))
  }

  /**
   * The open stretches of the old text with what lies opposite them: up to the next pin if that follows, else (something
   * moved) the open stretches of the new text beside either neighbour.
   */
  private *gaps(from = 0, to = this.old.count, low = 0, high = this.now.count): Generator<Gap> {
    const { image, source } = this
    let i = from
    while (i < to) {
      if (image[i] !== -1) {
        i++
        continue
      }
      let end = i
      while (end < to && image[end] === -1) end++
      const begin = i === from ? low : (image[i - 1] ?? 0) + 1
      const stop = end === to ? high : (image[end] ?? 0)
      let free = begin
      while (free < high && source[free] === -1) free++
      const bounded = this.whole || (i > 0 && end < this.old.count)
      if (bounded && begin < stop && free >= stop) yield { from: i, to: end, low: begin, high: stop }
      else if (i > 0 || end < this.old.count) {
        if (begin < free && i > 0)
          yield { from: i, to: end, low: begin, high: Math.min(free, begin + 2 * (end - i) + 8) }
        let back = stop
        while (back > low && source[back - 1] === -1) back--
        if (back < stop && end < this.old.count)
          yield { from: i, to: end, low: Math.max(back, stop - 2 * (end - i) - 8), high: stop }
      }
      i = end
    }
  }

  /** Aligns a gap: by runs as long as it is large, then word by word. */
  private fill(gap: Gap, depth = 0): void {
    const { from, to, low, high } = gap
    if ((to - from) * (high - low) <= LARGEST_GAP) {
      this.pinCommon(gap)
      return
    }
    const length = NEAR_RUNS[depth]
    if (length === undefined) return
    this.pinEnds(gap)
    this.pinRuns(gap, length, true)
    for (const inner of this.gaps(from, to, low, high)) this.fill(inner, depth + 1)
  }

  /** Pins a longest common subsequence of a gap's two sides, the one with the longest runs. */
  private pinCommon({ from, to, low, high }: Gap): void {
    const oh = this.old.hash
    const nh = this.now.hash
    const width = high - low + 1
    const size = (to - from + 1) * width
    if (lengths.length < size) lengths = new Uint16Array(size * 2)
    lengths.fill(0, size - width, size)
    for (let i = to - 1; i >= from; i--) {
      const own = oh[i]
      let cell = (i - from + 1) * width - 1
      let longest = 0
      lengths[cell--] = 0
      for (let j = high - 1; j >= low; j--, cell--) {
        const below = lengths[cell + width] ?? 0
        if (below > longest) longest = below
        if (nh[j] === own) {
          const paired = (lengths[cell + width + 1] ?? 0) + worth(oh, i, to, nh, j, high)
          if (paired > longest) longest = paired
        }
        lengths[cell] = longest
      }
    }
    for (let i = from, j = low; i < to && j < high; ) {
      const cell = (i - from) * width + (j - low)
      if (oh[i] === nh[j] && lengths[cell] === (lengths[cell + width + 1] ?? 0) + worth(oh, i, to, nh, j, high)) {
        if (this.isFreePair(i, j)) this.pin(i, j)
        i++
        j++
      } else if ((lengths[cell + width] ?? 0) >= (lengths[cell + 1] ?? 0)) i++
      else j++
    }
  }
}

let lengths = new Uint16Array(1024)

/** What a pair of equal words is worth, and what more if the words after them are equal too: runs stay together. */
const PAIR = 4
const PAIR_GOES_ON = 1

function worth(oh: Int32Array, i: number, to: number, nh: Int32Array, j: number, high: number): number {
  return i + 1 < to && j + 1 < high && oh[i + 1] === nh[j + 1] ? PAIR + PAIR_GOES_ON : PAIR
}
