/** Readers that do wrong on purpose, each in a way that the check must notice. */

import type { IntakeDraft } from '@/lib/domain/intake/draft'
import { codePoints } from '@/lib/domain/anchoring/units'
import { type End, endOf, type Read } from './check'
import { TEXTS } from './fixtures'

/** What a reader makes of a draft that is right. */
type Wrong = (draft: IntakeDraft) => ReturnType<Read>

const read = async (draft: IntakeDraft): ReturnType<Read> => ({ kind: 'read', draft, encoding: 'utf-8' })
const lastKept = (draft: IntakeDraft) => draft.pieces.findLast(({ kept }) => kept)

export const CONTROLS = {
  'a place moved by one': (draft) =>
    read({
      ...draft,
      pieces: draft.pieces.map((piece) =>
        piece === lastKept(draft)
          ? { ...piece, range: { ...piece.range, start: codePoints(piece.range.start - 1) } }
          : piece,
      ),
    }),
  'a word that was never received': (draft) =>
    read({
      ...draft,
      pieces: draft.pieces.map((piece) =>
        piece === lastKept(draft) ? { ...piece, text: `${piece.text} indeed` } : piece,
      ),
    }),
  'a mark beyond the text': (draft) =>
    read({
      ...draft,
      pieces: draft.pieces.map((piece) =>
        piece === lastKept(draft)
          ? { ...piece, marks: [{ kind: 'strong', start: codePoints(0), end: codePoints(99_999) }] }
          : piece,
      ),
    }),
  'an error thrown': () => Promise.reject(new Error('on purpose')),
  'a refusal without a sentence': async () => ({ kind: 'damaged', sentence: { reason: 'kinds.picture', values: {} } }),
  'a reader that was stopped': async () => ({
    kind: 'too-slow',
    sentence: { reason: 'intake.too-slow', values: { seconds: 1 } },
  }),
} satisfies Readonly<Record<string, Wrong>>

/** How an honest file ends with a reader that does wrong. */
export const controlled = (wrong: Wrong, honest: Read): Promise<End> =>
  endOf({ content: TEXTS[0], format: 'text' }, async (job) => {
    const reading = await honest(job)
    return reading.kind === 'read' ? wrong(reading.draft) : reading
  })
