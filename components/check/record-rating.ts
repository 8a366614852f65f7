import type { InterfaceLanguage } from '@/lib/domain/codes'
import type { PublicClaim } from '@/lib/domain/public-record'
import { ratingLabel } from '@/lib/domain/rating'
import { wordsOf } from '@/messages/words'
import { type ShownRating, shownAttribution } from './rating-word'

/** The verdict that stands for a published claim in lists: on its truth, else on the saying. */
export function recordRating(
  claim: Pick<PublicClaim, 'attributionVerdict' | 'truthVerdict'>,
  language: InterfaceLanguage,
): ShownRating | null {
  const { truthVerdict: truth, attributionVerdict: attribution } = claim
  if (truth) {
    return { word: ratingLabel(truth.rating, language), sign: truth.rating.sign, colour: truth.rating.colour }
  }
  if (!attribution) return null
  return shownAttribution(attribution.rating, wordsOf(language, 'codes')(`attributionRating.${attribution.rating}`))
}
