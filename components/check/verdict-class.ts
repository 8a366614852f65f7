import type { RatingColour } from '@/lib/domain/rating'

/** The class under which a readers' page knows a verdict's colour (app/readers.css): short, for an article has hundreds. */
export const verdictClass = (colour: RatingColour | undefined): string =>
  colour === undefined ? '' : ` verdict-${colour}`
