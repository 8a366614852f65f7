import { z } from 'zod'
import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import { RATING_COLOURS, type Rating, type RatingScale } from '@/lib/domain/rating'
import type { Tx } from '../db/clients'

/** Ratings as a scale's row holds them. */
export const StoredRatings = z.array(
  z.strictObject({
    code: z.string(),
    labels: z.record(z.string(), z.string()),
    definitions: z.record(z.string(), z.string()),
    colour: z.enum(RATING_COLOURS),
    sign: z.string(),
    number: z.number().nullable(),
  }),
)

export const ratingsOf = (scale: { readonly ratings: string }): readonly Rating[] =>
  StoredRatings.parse(JSON.parse(scale.ratings))

/** The newest version of the house scale (rule R16). */
export async function currentScale(db: Pick<Tx, 'ratingScale'>): Promise<RatingScale> {
  const scale = await db.ratingScale.findFirstOrThrow({ orderBy: { number: 'desc' } })
  return { id: scale.id, name: scale.name, version: scale.number, ratings: ratingsOf(scale) }
}

/** @throws InvalidInput when the scale has no such rating */
export function requireRating(scale: RatingScale, code: string): Rating {
  const rating = scale.ratings.find((each) => each.code === code)
  if (rating) return rating
  const known = scale.ratings.map((each) => each.code).join(', ')
  throw new InvalidInput(say('verdicts.no-house-rating', { code, known }), [
    fault('/rating', say('faults.not-on-scale')),
  ])
}
