/** Gives each block of a draft its own language and direction, where they aren't the article's. (rule R6) */

import type { IntakeDraft, Piece } from '@/lib/domain/intake/draft'
import { dominantScript } from '@/lib/domain/intake/language'
import { isForeign, ownLanguage } from '@/lib/domain/intake/own-language'
import { detectLanguage } from './detect-language'

/** Enough of a text to know its script, in UTF-16 units. */
const SAMPLE = 20_000

/** The draft with what is different about its blocks, and nothing said of the others. */
export async function withOwnLanguages(draft: IntakeDraft): Promise<IntakeDraft> {
  const { language, direction } = draft.metadata
  const article = { language: language.value, direction: direction.value }
  const whole = draft.pieces.flatMap(({ kept, text }) => (kept ? [text] : [])).join('\n')
  const script = dominantScript(whole.slice(0, SAMPLE))
  const pieces: Piece[] = []
  for (const { language: said, direction: declared, ...piece } of draft.pieces) {
    const own = ownLanguage(piece.text, article, {
      ...(said && { language: said }),
      ...(declared && { direction: declared }),
    })
    const found = !own.language && isForeign(piece.text, script) ? (await detectLanguage(piece.text)).value : null
    pieces.push({
      ...piece,
      ...(found && found.split('-')[0] !== article.language.split('-')[0] && { language: found }),
      ...own,
    })
  }
  return { ...draft, pieces }
}
