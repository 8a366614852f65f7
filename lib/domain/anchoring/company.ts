/** What stands beside a sentence in its paragraph: a short sentence alone doesn't tell whose it is (rule R7). */

import type { TokenSentences } from './token-sentences'
import { isWordHash } from './tokens'

/** Whether an old sentence and an equal new one stand in the same company. */
export type Companions = (i: number, j: number) => boolean

/** What of the other words of a paragraph must be left for it to be the same one, edited. */
const LEAST_SHARED = 0.5

/** For sentences that others say too: another sentence of the paragraph came along, if there was one. */
export function sharingSentences(old: TokenSentences, now: TokenSentences): Companions {
  return (i, j) => {
    const others = otherSentences(old, i)
    const theirs = otherSentences(now, j)
    return others.length === 0 || others.some((hash) => theirs.includes(hash))
  }
}

/** For sentences that nobody else says: half of the paragraph's other words came along. */
export function sharingWords(old: TokenSentences, now: TokenSentences): Companions {
  return (i, j) => {
    const others = otherWords(old, i)
    const left = new Map<number, number>()
    for (const hash of otherWords(now, j)) left.set(hash, (left.get(hash) ?? 0) + 1)
    let shared = 0
    for (const hash of others) {
      const count = left.get(hash) ?? 0
      if (count === 0) continue
      left.set(hash, count - 1)
      shared++
    }
    return shared >= others.length * LEAST_SHARED
  }
}

/** The first and last sentence of a sentence's paragraph, as [from, to). */
function paragraphRound({ paragraphs, paragraphOf }: TokenSentences, sentence: number): [from: number, to: number] {
  const paragraph = paragraphOf[sentence] ?? 0
  return [paragraphs.first[paragraph] ?? 0, paragraphs.first[paragraph + 1] ?? 0]
}

/** The numbers of the other sentences of a sentence's paragraph. */
function otherSentences(text: TokenSentences, sentence: number): number[] {
  const [from, to] = paragraphRound(text, sentence)
  const { hash } = text.sentences
  return [...hash.subarray(from, sentence), ...hash.subarray(sentence + 1, to)]
}

/** The numbers of the other words of a sentence's paragraph. */
function otherWords(text: TokenSentences, sentence: number): number[] {
  const { first } = text.sentences
  const { hash } = text.tokens
  const [from, to] = paragraphRound(text, sentence)
  const before = hash.subarray(first[from] ?? 0, first[sentence] ?? 0)
  const after = hash.subarray(first[sentence + 1] ?? 0, first[to] ?? 0)
  return [...before, ...after].filter(isWordHash)
}
