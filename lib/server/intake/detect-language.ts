/** The language of a text: by its letters where they settle it, else by a detector. */

import type { Found } from '@/lib/domain/intake/draft'
import { languageByScript, ofDominantScript } from '@/lib/domain/intake/language'

/** Enough of a text to know its language, in UTF-16 units. */
const SAMPLE = 4_000
/** The language that is assumed when a text has too few words to tell. */
const ASSUMED = 'en'

/** BCP 47 tag of a text's language. The detector's tables are loaded when they are first needed. */
export async function detectLanguage(text: string): Promise<Found> {
  const byScript = languageByScript(text)
  if (byScript) return { value: byScript, origin: 'detected' }
  const { eld } = await import('eld/extrasmall')
  const { language } = eld.detect(ofDominantScript(text.slice(0, SAMPLE)))
  return { value: language || ASSUMED, origin: 'detected' }
}
