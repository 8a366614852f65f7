/**
 * Which sentence of one version became which of the next, before any single word is looked at (rule R7). Where words
 * stand more than once, a comparison of words slides by one sentence and nobody sees it; sentences that stand once can't.
 *
 * Only equal sentences are paired: paragraphs that stand once on either side wherever they went, then sentences that do,
 * then repeated ones that stand beside a pair on both sides. What was edited is left to the words.
 */

import { type Companions, sharingSentences, sharingWords } from './company'
import { type Runs, sentenceAt, type TokenSentences } from './token-sentences'

/** Which sentence became which. */
export interface SentencePairs {
  /** Per old sentence the new one that it is, or −1. */
  readonly image: Int32Array
  /** 1 for old sentences that stand again, but nothing tells which of several equal ones they are. */
  readonly doubtful: Uint8Array
}

/** Paragraphs and sentences of fewer words are common: equal ones far from their place may be others. */
const TELLING_PARAGRAPH = 2
const TELLING_SENTENCE = 6
/** A paragraph of at most so many words without a full stop is a heading, a name or a time for what follows it. */
const LONGEST_LABEL = 4

/** Pairs the equal sentences of two texts. */
export function pairSentences(old: TokenSentences, now: TokenSentences): SentencePairs {
  const paragraphs = new Pairs(old.paragraphs, now.paragraphs)
  paragraphs.pairSingular(TELLING_PARAGRAPH, () => true)
  const byParagraph = (text: TokenSentences): Neighbourhood => ({
    isJoined: () => true,
    isLabel: (paragraph) => isLabel(text, paragraph),
  })
  paragraphs.growFromNeighbours(byParagraph(old), byParagraph(now), () => true)
  const sentences = new Pairs(old.sentences, now.sentences)
  for (let i = 0; i < old.paragraphs.count; i++) {
    const from = old.paragraphs.first[i] ?? 0
    const to = old.paragraphs.first[i + 1] ?? 0
    const j = paragraphs.image[i] ?? -1
    if (j >= 0) for (let k = from, low = now.paragraphs.first[j] ?? 0; k < to; k++, low++) sentences.pair(k, low)
    if (paragraphs.doubtful[i] === 1) sentences.doubtful.fill(1, from, to)
  }
  sentences.pairSingular(TELLING_SENTENCE, sharingWords(old, now))
  const bySentence = (text: TokenSentences): Neighbourhood => ({
    isJoined: (sentence) => text.paragraphOf[sentence] === text.paragraphOf[sentence + 1],
    isLabel: (sentence) => asks(text, (text.sentences.first[sentence + 1] ?? 0) - 1),
  })
  sentences.growFromNeighbours(bySentence(old), bySentence(now), sharingSentences(old, now))
  sentences.doubtWhatStandsAgain()
  return sentences
}

/** Whether a paragraph introduces the next one: "The ministry:", "18:40", "Did he know?". */
function isLabel(old: TokenSentences, paragraph: number): boolean {
  const { sentences, paragraphs, tokens } = old
  const last = (sentences.first[paragraphs.first[paragraph + 1] ?? 0] ?? 0) - 1
  if (asks(old, last)) return true
  const sign = tokens.text.charAt((tokens.end[last] ?? 0) - 1)
  return (paragraphs.words[paragraph] ?? 0) <= LONGEST_LABEL && !'.!…。'.includes(sign)
}

const asks = ({ tokens }: TokenSentences, token: number) =>
  '?؟？:：'.includes(tokens.text.charAt((tokens.end[token] ?? 0) - 1))

/** For each old run that stands once in either text, the new one; else a number below 0. */
function singularPairs(old: Runs, now: Runs): Int32Array {
  const places = new Map<number, number>()
  const pairs = new Int32Array(old.count).fill(NOWHERE)
  old.hash.forEach((key, i) => {
    const first = places.get(key)
    if (first === undefined) places.set(key, i)
    else pairs[first] = pairs[i] = SEVERAL
  })
  now.hash.forEach((key, j) => {
    const i = places.get(key)
    if (i !== undefined) pairs[i] = pairs[i] === NOWHERE ? j : SEVERAL
  })
  return pairs
}

/** Tells whether runs hold one with a number. Asked for few. */
function holder({ hash }: Runs): (number: number) => boolean {
  let numbers: Set<number> | null = null
  return (number) => (numbers ??= new Set(hash)).has(number)
}

const NOWHERE = -1
const SEVERAL = -2

class Pairs implements SentencePairs {
  readonly image: Int32Array
  readonly doubtful: Uint8Array
  private readonly source: Int32Array

  constructor(
    private readonly old: Runs,
    private readonly now: Runs,
  ) {
    this.image = new Int32Array(old.count).fill(-1)
    this.source = new Int32Array(now.count).fill(-1)
    this.doubtful = new Uint8Array(old.count)
  }

  pair(i: number, j: number): void {
    this.image[i] = j
    this.source[j] = i
  }

  /**
   * Pairs runs that stand once in either text: short ones only where they kept their order among the long ones, and their
   * company.
   */
  pairSingular(telling: number, keptCompany: Companions): void {
    const short: [i: number, j: number][] = []
    singularPairs(this.old, this.now).forEach((j, i) => {
      if (j < 0 || !this.isFreePair(i, j)) return
      if ((this.old.words[i] ?? 0) >= telling) this.pair(i, j)
      else short.push([i, j])
    })
    if (short.length === 0) return
    const [floor, ceiling] = this.bounds()
    const kept = short.filter(([i, j]) => (floor[i] ?? 0) < j && j < (ceiling[i] ?? 0) && keptCompany(i, j))
    for (const [i, j] of kept) this.pair(i, j)
  }

  /** The numbers of the old runs that have no pair, or a doubtful one. */
  private unsettled(): Set<number> {
    const numbers = new Set<number>()
    this.image.forEach((j, i) => {
      if (j < 0 || this.doubtful[i] === 1) numbers.add(this.old.hash[i] ?? 0)
    })
    return numbers
  }

  /** The same of the new runs. */
  private unsettledNow(): Set<number> {
    const numbers = new Set<number>()
    this.source.forEach((i, j) => {
      if (i < 0 || this.doubtful[i] === 1) numbers.add(this.now.hash[j] ?? 0)
    })
    return numbers
  }

  /** What has no pair though an equal one is free may be that one. */
  doubtWhatStandsAgain(): void {
    const free = this.unsettledNow()
    this.image.forEach((j, i) => {
      if (j < 0 && free.has(this.old.hash[i] ?? 0)) this.doubtful[i] = 1
    })
  }

  /** Per old run, the new places of the nearest pairs before and after it. */
  private bounds(): [floor: Int32Array, ceiling: Int32Array] {
    const floor = new Int32Array(this.old.count)
    const ceiling = new Int32Array(this.old.count)
    for (let i = 0, last = -1; i < this.old.count; i++) {
      floor[i] = last
      if ((this.image[i] ?? -1) >= 0) last = this.image[i] ?? -1
    }
    for (let i = this.old.count - 1, next = this.now.count; i >= 0; i--) {
      ceiling[i] = next
      if ((this.image[i] ?? -1) >= 0) next = this.image[i] ?? next
    }
    return [floor, ceiling]
  }

  private isFreePair(i: number, j: number): boolean {
    return this.image[i] === -1 && this.source[j] === -1 && this.old.hash[i] === this.now.hash[j]
  }

  /**
   * Pairs equal runs beside a pair. A run that stands between the same neighbours is sure. Of two that are claimed for one
   * place, the one belongs there whose neighbour is as near in both texts, then the one that kept its label, if that kept
   * its order; else nothing tells, and both are doubtful. So is one that lost a neighbour while equal ones are left over.
   */
  growFromNeighbours(old: Neighbourhood, now: Neighbourhood, keptCompany: Companions): void {
    const { image, doubtful } = this
    const [forward, backward] = [this.claims(1), this.claims(-1)]
    const [floor, ceiling] = this.bounds()
    const [isInOld, isInNow] = [holder(this.old), holder(this.now)]
    const claimed = new Int32Array(this.now.count).fill(-1)
    backward.forEach((j, i) => {
      if (j >= 0) claimed[j] = i
    })
    const isFirm = (i: number, j: number) => i < 0 || j < 0 || old.isJoined(i) === now.isJoined(j)
    /** Whether a run is in one paragraph with its neighbour, and the paragraph ends on its other side, in both texts. */
    const isBesideEdge = (i: number, j: number, edge: number, newEdge: number) =>
      old.isJoined(i) && now.isJoined(j) && !old.isJoined(edge) && !now.isJoined(newEdge)
    const isLabelled = (side: Neighbourhood, at: number) => at > 0 && side.isLabel(at - 1)
    /** Those with one neighbour left. */
    const leaning: number[] = []
    /** Those that their label decided for, against one taken out (false) or put in (true). */
    const labelled: [i: number, isAdded: boolean][] = []
    for (let i = 0; i < this.old.count; i++) {
      const j = forward[i] ?? -1
      const back = backward[i] ?? -1
      if (j < 0) continue
      const rival = claimed[j] ?? -1
      if (back === j) {
        this.pair(i, j)
        if (!isFirm(i - 1, j - 1) && !isFirm(i, j)) doubtful[i] = 1
      } else if (back < 0 && rival < 0) {
        if (!this.isFreePair(i, j)) continue
        this.pair(i, j)
        if (!isFirm(i - 1, j - 1) || (!old.isJoined(i - 1) && !keptCompany(i, j))) doubtful[i] = 1
        else if (!isBesideEdge(i - 1, j - 1, i, j)) leaning.push(i)
      } else {
        const [other, to] = rival < 0 ? [i, back] : [rival, j]
        const [ahead, behind] = [isFirm(i - 1, j - 1), isFirm(other, to)]
        // A label that went away took its own along; one that moved without it says nothing.
        const isRivalsLabelled =
          rival < 0
            ? isLabelled(now, back) && !isInOld(this.now.hash[back - 1] ?? 0)
            : isLabelled(old, rival) && !isInNow(this.old.hash[rival - 1] ?? 0)
        const isInOrder = (floor[i - 1] ?? 0) < j && j < (ceiling[i - 1] ?? 0)
        if (ahead !== behind) this.pair(ahead ? i : other, ahead ? j : to)
        else if (isLabelled(old, i) && isInOrder && isRivalsLabelled) {
          this.pair(i, j)
          labelled.push([i, rival < 0])
        } else doubtful[i] = doubtful[other] = 1
        backward[i] = backward[other] = -1
        if (rival >= 0) claimed[j] = -1
      }
    }
    for (let i = this.old.count - 1; i >= 0; i--) {
      const j = backward[i] ?? -1
      if (j < 0 || doubtful[i] === 1 || !this.isFreePair(i, j)) continue
      this.pair(i, j)
      // An answer whose question is another now may be another's answer.
      if (!isFirm(i, j) || (!old.isJoined(i) && !keptCompany(i, j)) || (isLabelled(old, i) && image[i - 1] !== j - 1))
        doubtful[i] = 1
      else if (!isBesideEdge(i, j, i - 1, j - 1)) leaning.push(i)
    }
    if (leaning.length + labelled.length === 0) return
    const [leftOver, leftOverNow] = [this.unsettled(), this.unsettledNow()]
    for (const i of leaning) {
      const hash = this.old.hash[i] ?? 0
      if (leftOver.has(hash) || leftOverNow.has(hash)) doubtful[i] = 1
    }
    for (const [i, isAdded] of labelled) {
      if ((isAdded ? leftOver : leftOverNow).has(this.old.hash[i] ?? 0)) doubtful[i] = 1
    }
  }

  /** Per old run, the free place behind the one where the run before it went (step 1), or before that of the next (−1). */
  private claims(step: 1 | -1): Int32Array {
    const { image, old, now } = this
    const claims = new Int32Array(old.count).fill(-1)
    const first = step === 1 ? 0 : old.count - 1
    for (let i = first; i >= 0 && i < old.count; i += step) {
      const beside = i === first ? -1 : reached(image, claims, i - step)
      // The first run of either text has the same beginning before it, the last one the same end behind it.
      const j = i !== first ? (beside < 0 ? -1 : beside + step) : step === 1 ? 0 : now.count - 1
      if (j >= 0 && j < now.count && this.isFreePair(i, j)) claims[i] = j
    }
    return claims
  }
}

/** A stretch of tokens or sentences, [from, to). */
export interface Stretch {
  readonly from: number
  readonly to: number
}

/** What is asked about the runs of one text. */
interface Neighbourhood {
  /** Whether a run is in one paragraph with the next. */
  isJoined(run: number): boolean
  /** Whether a run introduces the next. */
  isLabel(run: number): boolean
}

/** Where a run went: paired, or claimed. */
const reached = (image: Int32Array, claimed: Int32Array, i: number) => {
  const j = image[i] ?? -1
  return j >= 0 ? j : (claimed[i] ?? -1)
}

/** The sentences [from, to) that hold tokens [begin, end). */
export function sentencesRound(text: TokenSentences, begin: number, end: number): Stretch {
  const from = sentenceAt(text, begin)
  return { from, to: Math.max(from, sentenceAt(text, Math.max(begin, end - 1))) + 1 }
}
