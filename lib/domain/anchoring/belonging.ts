/**
 * Whose words stand at a place: a mark belongs to its sentence and paragraph, then to its words (rule R7). Asked wherever
 * a mark's words stand in a sentence that isn't the very one they stood in.
 */

import { sentencesRound, type Stretch } from './align-sentences'
import type { TextAlignment } from './align-texts'
import type { SearchedText } from './searched-text'
import { sentenceAt } from './token-sentences'
import { isWordHash, tokenAt } from './tokens'

/** Quotes of so many words that stand once in either text are told by themselves. */
const TELLING_QUOTE = 6
/** What of a sentence's other words must be left for it to be the same sentence, edited. */
const LEAST_KEPT = 0.5

/** What of a neighbouring sentence's words must have gone along for it to be the same neighbour, edited. */
const MOST_KEPT = 0.7

/** So many tokens on either side of a quote's sentences tell where these are, … */
const BESIDE = 24
/** … and edits push them aside by so many. */
const SHIFTED = 8

export class Belonging {
  /** 1 for new sentences that are known to be a certain old one; made when first asked for. */
  private settled: Uint8Array | null = null
  /** What is known of pairs of an old sentence and a new one: it is the same for all marks in them. */
  private readonly between = new Map<number, boolean>()
  private readonly betweenIfChanged = new Map<number, boolean>()

  constructor(
    private readonly old: SearchedText,
    private readonly now: SearchedText,
    private readonly alignment: TextAlignment,
  ) {}

  /** Whether the quote [begin, end) of the old text lies in sentences of which nothing tells where they went. */
  isDoubtful(begin: number, end: number): boolean {
    const { from, to } = sentencesOf(this.old, tokensOf(this.old, begin, end))
    for (let at = from; at < to; at++) if (this.alignment.doubtful[at] === 0) return false
    return true
  }

  /**
   * Whether a place lies between what the quote's own sentences lay between: most words of the sentences before and behind them
   * went to where its sentences have theirs. Where the same words stand in a sentence that was edited, only the next sentence on
   * either side tells: else it may be another one, put in beside it.
   */
  isBetweenNeighbours(begin: number, end: number, start: number, stop: number, isChanged: boolean): boolean {
    const own = sentencesOf(this.old, tokensOf(this.old, begin, end))
    const there = sentencesOf(this.now, tokensOf(this.now, start, stop))
    if (own.to - own.from > 1 || there.to - there.from > 1) return this.areBetweenNeighbours(own, there, isChanged)
    const known = isChanged ? this.betweenIfChanged : this.between
    const pair = own.from * this.now.sentences.sentences.count + there.from
    let isBetween = known.get(pair)
    if (isBetween === undefined) {
      isBetween = this.areBetweenNeighbours(own, there, isChanged)
      known.set(pair, isBetween)
    }
    return isBetween
  }

  private areBetweenNeighbours(own: Stretch, there: Stretch, isChanged: boolean): boolean {
    const [was, is] = [this.old.sentences.sentences.first, this.now.sentences.sentences.first]
    const from = { from: was[own.from] ?? 0, to: was[own.to] ?? 0 }
    const to = { from: is[there.from] ?? 0, to: is[there.to] ?? 0 }
    const kept = this.keptShare(from, to)
    if (kept < MOST_KEPT) return false
    if (kept < 1 && !isChanged)
      return this.becameMostly(own.from - 1, there.from - 1) && this.becameMostly(own.to, there.to)
    return (
      this.keptShare(this.before(from.from), this.beforeNow(to.from)) >= MOST_KEPT &&
      this.keptShare(this.behind(from.to), this.behindNow(to.to)) >= MOST_KEPT
    )
  }

  /** Whether most words of an old sentence went to a new one. */
  private becameMostly(sentence: number, there: number): boolean {
    const [was, is] = [this.old.sentences.sentences, this.now.sentences.sentences]
    if (sentence < 0 || sentence >= was.count || there < 0 || there >= is.count) return false
    const from = { from: was.first[sentence] ?? 0, to: was.first[sentence + 1] ?? 0 }
    return this.keptShare(from, { from: is.first[there] ?? 0, to: is.first[there + 1] ?? 0 }) >= MOST_KEPT
  }

  private readonly before = (at: number): Stretch => ({ from: Math.max(0, at - BESIDE), to: at })
  private readonly beforeNow = (at: number): Stretch => ({ from: Math.max(0, at - BESIDE - SHIFTED), to: at })
  private readonly behind = (at: number): Stretch => ({ from: at, to: Math.min(this.old.tokens.count, at + BESIDE) })
  private readonly behindNow = (at: number): Stretch => ({
    from: at,
    to: Math.min(this.now.tokens.count, at + BESIDE + SHIFTED),
  })

  /** The share of a stretch's words that went from the old text to a stretch of the new; 0 where there are too few to tell it. */
  private keptShare(was: Stretch, is: Stretch): number {
    const { old, alignment } = this
    let words = 0
    let kept = 0
    for (let at = was.from; at < was.to; at++) {
      if (!isWordHash(old.tokens.hash[at] ?? 0)) continue
      words++
      const j = alignment.image[at] ?? -1
      if (j >= is.from && j < is.to) kept++
    }
    return words < TELLING_QUOTE ? 0 : kept / words
  }

  /** Whether the words [start, stop) of the new text aren't known to be another sentence's. */
  isFree(start: number, stop: number): boolean {
    this.settled ??= this.settledSentences()
    const { from, to } = sentencesOf(this.now, tokensOf(this.now, start, stop))
    for (let at = from; at < to; at++) if (this.settled[at] === 0) return true
    return false
  }

  private settledSentences(): Uint8Array {
    const settled = new Uint8Array(this.now.sentences.sentences.count)
    this.alignment.sentenceImage.forEach((j, i) => {
      if (j >= 0 && this.alignment.doubtful[i] === 0) settled[j] = 1
    })
    return settled
  }

  /**
   * Whether the words [start, stop) of the new text are those that stood at [begin, end) of the old one, and not equal
   * ones of another sentence.
   */
  holds(begin: number, end: number, start: number, stop: number): boolean {
    const { old, now, alignment } = this
    const quote = tokensOf(old, begin, end)
    const place = tokensOf(now, start, stop)
    const own = sentencesOf(old, quote)
    if (isSettled(alignment, own) && alignment.image[quote.from] === place.from) return true
    const there = sentencesOf(now, place)
    // The headline is the first paragraph, whatever it says.
    if (old.sentences.paragraphOf[own.to - 1] === 0 && now.sentences.paragraphOf[there.to - 1] === 0) return true
    const twins = holders(old, old, quote).filter((sentence) => !isIn(sentence, own))
    const newTwins = holders(now, old, quote).filter((sentence) => !isIn(sentence, there))
    const rest = this.restOf(quote, own, there, [])
    if (twins.length === 0 && newTwins.length === 0) {
      if (wordsIn(old, quote) >= TELLING_QUOTE) return true
      if (rest.elsewhere > rest.kept) return false
      if (rest.words > 0 && rest.kept >= rest.words * LEAST_KEPT) return true
      return this.isInPlace(own, there, twins, newTwins)
    }
    const isMostlyKept = rest.words > 0 && rest.kept >= rest.words * LEAST_KEPT
    if (rest.words > 0 && !isMostlyKept) return false
    const telling = this.restOf(quote, own, there, [
      ...twins.map((sentence) => [old, sentence] as const),
      ...newTwins.map((sentence) => [now, sentence] as const),
    ])
    if (telling.words > 0 && telling.kept * 2 >= telling.words) return true
    // Lists grow and shrink at their ends: what took the place of the first or last of several may be a new one.
    const isAtEnd = twins.includes(own.from - 1) !== twins.includes(own.to)
    return rest.kept < rest.words && !isAtEnd && this.isInPlace(own, there, twins, newTwins)
  }

  /**
   * The words of a quote's sentences beside the quote, how many of them went along to a place's paragraphs, and how
   * many went to others.
   *
   * @param without sentences whose words tell nothing, for others have them too
   */
  private restOf(
    quote: Stretch,
    own: Stretch,
    there: Stretch,
    without: readonly (readonly [SearchedText, number])[],
  ): { readonly words: number; readonly kept: number; readonly elsewhere: number } {
    const { old, now, alignment } = this
    const common = new Set<number>()
    for (const [text, sentence] of without) {
      const { first } = text.sentences.sentences
      for (let at = first[sentence] ?? 0; at < (first[sentence + 1] ?? 0); at++) common.add(text.tokens.hash[at] ?? 0)
    }
    const { sentences, paragraphs, paragraphOf } = now.sentences
    const low = sentences.first[paragraphs.first[paragraphOf[there.from] ?? 0] ?? 0] ?? 0
    const high = sentences.first[paragraphs.first[(paragraphOf[there.to - 1] ?? 0) + 1] ?? 0] ?? 0
    const { first } = old.sentences.sentences
    let words = 0
    let kept = 0
    let elsewhere = 0
    for (let at = first[own.from] ?? 0; at < (first[own.to] ?? 0); at++) {
      const hash = old.tokens.hash[at] ?? 0
      if (isIn(at, quote) || !isWordHash(hash) || common.has(hash)) continue
      words++
      const j = alignment.image[at] ?? -1
      if (j >= low && j < high) kept++
      else if (j >= 0) elsewhere++
    }
    return { words, kept, elsewhere }
  }

  /** Whether a place lies between the same sentences as the quote did, and no other there says the quote's words. */
  private isInPlace(own: Stretch, there: Stretch, twins: readonly number[], newTwins: readonly number[]): boolean {
    const { sentenceImage } = this.alignment
    let before = own.from - 1
    while (before >= 0 && (sentenceImage[before] ?? -1) < 0) before--
    let after = own.to
    while (after < sentenceImage.length && (sentenceImage[after] ?? -1) < 0) after++
    const floor = before < 0 ? -1 : (sentenceImage[before] ?? -1)
    const ceiling = sentenceImage[after] ?? this.now.sentences.sentences.count
    if (there.from <= floor || there.to > ceiling) return false
    return (
      !twins.some((sentence) => sentence > before && sentence < after) &&
      !newTwins.some((sentence) => sentence > floor && sentence < ceiling)
    )
  }
}

const isIn = (at: number, { from, to }: Stretch) => at >= from && at < to

function isSettled({ sentenceImage }: TextAlignment, { from, to }: Stretch): boolean {
  for (let at = from; at < to; at++) if ((sentenceImage[at] ?? -1) < 0) return false
  return true
}

function tokensOf({ tokens }: SearchedText, begin: number, end: number): Stretch {
  const from = tokenAt(tokens, begin)
  return { from, to: Math.max(from, tokenAt(tokens, end - 1)) + 1 }
}

const sentencesOf = ({ sentences }: SearchedText, { from, to }: Stretch): Stretch => sentencesRound(sentences, from, to)

function wordsIn({ tokens }: SearchedText, { from, to }: Stretch): number {
  let words = 0
  for (let at = from; at < to; at++) if (isWordHash(tokens.hash[at] ?? 0)) words++
  return words
}

/** The sentences of a text that hold the words of a quote, by the quote's rarest word. */
function holders(text: SearchedText, old: SearchedText, quote: Stretch): number[] {
  const { hash } = old.tokens
  const { words, tokens } = text
  let rarest = quote.from
  let fewest = Number.POSITIVE_INFINITY
  for (let at = quote.from; at < quote.to && fewest > 1; at++) {
    const places = words.end(hash[at] ?? 0) - words.begin(hash[at] ?? 0)
    if (places >= fewest) continue
    fewest = places
    rarest = at
  }
  const found: number[] = []
  for (let k = words.begin(hash[rarest] ?? 0); k < words.end(hash[rarest] ?? 0); k++) {
    const first = (words.places[k] ?? 0) - (rarest - quote.from)
    if (first < 0) continue
    let same = 0
    while (quote.from + same < quote.to && tokens.hash[first + same] === hash[quote.from + same]) same++
    if (quote.from + same === quote.to) found.push(sentenceAt(text.sentences, first))
  }
  return found
}
