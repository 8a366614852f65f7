import type { CSSProperties } from 'react'
import type { RatingColour } from '@/lib/domain/rating'

/** The line under a mark in its verdict's colour: the property that `.claim-mark` reads. */
export const markColour = (colour: RatingColour | undefined): CSSProperties | undefined =>
  colour === undefined ? undefined : { ['--mark-line' as string]: `var(--color-verdict-${colour})` }
