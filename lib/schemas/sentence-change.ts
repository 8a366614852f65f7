import { z } from 'zod'

/** A piece of running text; `differs` says that the other text has no such words there. */
export const DiffPieceView = z.object({ text: z.string(), differs: z.boolean() })

/** A text beside another, word by word. */
export const WordDiffView = z.object({ old: z.array(DiffPieceView), now: z.array(DiffPieceView) })

/**
 * The sentence of a mark whose words stand while the sentence has changed: as it was judged, and as it is now. (rule R7)
 */
export const SentenceChangeView = z.object({
  before: z.string(),
  after: z.string(),
  diff: WordDiffView,
})
export type SentenceChangeView = z.infer<typeof SentenceChangeView>
