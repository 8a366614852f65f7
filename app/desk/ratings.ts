import { type ShownRating, shownAttribution } from '@/components/check/rating-word'
import { ATTRIBUTION_RATINGS, type InterfaceLanguage } from '@/lib/domain/codes'
import { type RatingScale, ratingLabel } from '@/lib/domain/rating'
import { wordsOf } from '@/messages/words'

/** A rating's code as it is shown: from the attribution ratings, else from the house scale; null for an unknown one. */
export function shownRatings(scale: RatingScale, language: InterfaceLanguage) {
  const t = wordsOf(language, 'codes')
  return {
    attribution(code: string | null): ShownRating | null {
      const rating = ATTRIBUTION_RATINGS.find((known) => known === code)
      return rating ? shownAttribution(rating, t(`attributionRating.${rating}`)) : null
    },
    truth(code: string | null): ShownRating | null {
      const rating = scale.ratings.find((known) => known.code === code)
      return rating ? { word: ratingLabel(rating, language), sign: rating.sign, colour: rating.colour } : null
    },
  }
}

export type ShownRatings = ReturnType<typeof shownRatings>
