import type { CodePointRange } from '@/lib/domain/anchoring/units'

/** Which way the sentence cursor goes. */
export type Step = 'next' | 'previous'

/**
 * The sentence to be selected after a step of the cursor.
 *
 * @param at what is selected now (code points), or null: then the first sentence, or the last
 */
export function nextSentence(
  sentences: readonly CodePointRange[],
  at: CodePointRange | null,
  step: Step,
): CodePointRange | null {
  if (at === null) return (step === 'next' ? sentences[0] : sentences.at(-1)) ?? null
  const next = sentences.find((sentence) => sentence.start > at.start)
  const previous = sentences.findLast((sentence) => sentence.end < at.end)
  // From inside a sentence the first step takes that sentence whole.
  const inside = sentences.find((sentence) => sentence.start <= at.start && sentence.end >= at.end)
  if (inside && (inside.start !== at.start || inside.end !== at.end)) return inside
  return (step === 'next' ? next : previous) ?? inside ?? null
}

/** What is selected after it was lengthened by a sentence, forwards or backwards. */
export function extendedBySentence(
  sentences: readonly CodePointRange[],
  at: CodePointRange | null,
  step: Step,
): CodePointRange | null {
  if (at === null) return nextSentence(sentences, null, step)
  if (step === 'next') {
    const next = sentences.find((sentence) => sentence.end > at.end)
    return next ? { start: at.start, end: next.end } : at
  }
  const previous = sentences.findLast((sentence) => sentence.start < at.start)
  return previous ? { start: previous.start, end: at.end } : at
}
