import { codePointIndex } from '@/lib/domain/anchoring/text'
import { type CodePointRange, utf16Units } from '@/lib/domain/anchoring/units'

/** The words of a text in order; positions in code points. */
export function wordsOf(text: string, language: string): CodePointRange[] {
  const index = codePointIndex(text)
  const words: CodePointRange[] = []
  for (const { segment, index: at, isWordLike } of segmenterFor(language).segment(text)) {
    if (!isWordLike) continue
    words.push({
      start: index.toCodePoints(utf16Units(at)),
      end: index.toCodePoints(utf16Units(at + segment.length)),
    })
  }
  return words
}

function segmenterFor(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: 'word' })
  } catch {
    return new Intl.Segmenter(undefined, { granularity: 'word' })
  }
}

export type RangeEdge = 'start' | 'end'

/** A range with one edge moved by a word. It keeps at least one word and stays in the text. */
export function steppedRange(
  words: readonly CodePointRange[],
  range: CodePointRange,
  edge: RangeEdge,
  by: 1 | -1,
): CodePointRange {
  const covered = words.filter((word) => word.end > range.start && word.start < range.end)
  const [first, last] = [covered[0], covered.at(-1)]
  if (!first || !last) return range
  if (edge === 'start') {
    const start = by < 0 ? words.findLast((word) => word.end <= first.start)?.start : covered[1]?.start
    return start === undefined ? range : { start, end: range.end }
  }
  const end = by > 0 ? words.find((word) => word.start >= last.end)?.end : covered.at(-2)?.end
  return end === undefined ? range : { start: range.start, end }
}

/** Number of words, for those who only hear the selection. */
export function countWords(text: string): number {
  const words = new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)
  return [...words].filter(({ isWordLike }) => isWordLike).length
}
