import { VERDICT_COLOURS } from '@/components/ui/verdict-colour'
import type { AttributionRating } from '@/lib/domain/codes'
import { ATTRIBUTION_SIGNS, type RatingColour } from '@/lib/domain/rating'

/** A rating ready to be shown: its word in the reader's language, its sign, its colour. */
export interface ShownRating {
  readonly word: string
  readonly sign: string
  readonly colour: RatingColour
}

const ATTRIBUTION_COLOURS: Readonly<Record<AttributionRating, RatingColour>> = {
  verbatim: 'green',
  'accurate-paraphrase': 'teal',
  inexact: 'amber',
  overstated: 'orange',
  'not-found': 'red',
}

/** Was it said? Its colours are the house's, for these words are no part of the scale. */
export const shownAttribution = (rating: AttributionRating, word: string): ShownRating => ({
  word,
  sign: ATTRIBUTION_SIGNS[rating],
  colour: ATTRIBUTION_COLOURS[rating],
})

const SIZES = {
  sm: { box: 'size-5 text-xs rounded-sm', word: 'text-sm gap-1.5' },
  md: { box: 'size-6 text-sm rounded-sm', word: 'text-base gap-2' },
}

/** A verdict in a list: word, sign and colour together, never one alone. */
export function RatingWord({ rating, size = 'sm' }: { rating: ShownRating; size?: keyof typeof SIZES }) {
  const look = SIZES[size]
  const colour = VERDICT_COLOURS[rating.colour]
  return (
    <span className={`inline-flex items-center font-medium ${look.word} ${colour.text}`}>
      <RatingSign rating={rating} className={look.box} />
      {rating.word}
    </span>
  )
}

/** The sign in its box; the word stands beside it. */
export function RatingSign({ rating, className = '' }: { rating: ShownRating; className?: string }) {
  const colour = VERDICT_COLOURS[rating.colour]
  return (
    <span
      aria-hidden
      className={`inline-grid shrink-0 place-items-center border font-semibold leading-none ${colour.tint} ${colour.text} ${colour.line} ${className}`}
    >
      {rating.sign}
    </span>
  )
}
