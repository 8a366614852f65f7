import { useCallback } from 'react'
import { useLocale, useTranslations } from 'use-intl'
import { ATTRIBUTION_RATINGS, type VerdictKind } from '@/lib/domain/codes'
import { RATING_COLOURS, ratingLabel } from '@/lib/domain/rating'
import type { WorkspaceView } from '@/lib/schemas/article'
import { type ShownRating, shownAttribution } from '../check/rating-word'

type Scale = WorkspaceView['scale']

/** A verdict's code as it is shown, in the reader's language; a code that no scale has stays a grey word. */
export function useRatings(scale: Scale): (kind: VerdictKind, code: string) => ShownRating {
  const t = useTranslations('codes')
  const language = useLocale()
  return useCallback(
    (kind, code) => {
      const unknown: ShownRating = { word: code, sign: '?', colour: 'grey' }
      if (kind === 'attribution') {
        const known = ATTRIBUTION_RATINGS.find((rating) => rating === code)
        return known ? shownAttribution(known, t(`attributionRating.${known}`)) : unknown
      }
      const rating = scale.ratings.find((each) => each.code === code)
      if (!rating) return unknown
      return { word: ratingLabel(rating, language), sign: rating.sign, colour: colourOf(rating) }
    },
    [scale, t, language],
  )
}

/** The colour token of a rating; grey for one that the theme doesn't know. */
export function colourOf(rating: { readonly colour: string }): ShownRating['colour'] {
  return RATING_COLOURS.find((colour) => colour === rating.colour) ?? 'grey'
}
