import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { RatingScale } from '@/lib/domain/rating'
import { AddScaleVersion } from '@/lib/schemas/scale'
import { command } from '../engine/command'
import { query } from '../engine/query'
import { currentScale, ratingsOf } from '../claim-content/ratings'

/**
 * Puts a new version of the house scale in force. Verdicts keep the version they were given on, and what is published
 * keeps its words. (rule R16)
 */
export const addScaleVersion = command({
  name: 'scale.add-version',
  permission: 'site:administer',
  input: AddScaleVersion,
  load: ({ tx }) => currentScale(tx),
  desk: () => null,
  guard: { version: (scale) => scale.version, needed: false },
  async run({ tx, actor, input, target }) {
    const same = JSON.stringify({ name: target.name, ratings: target.ratings }) === JSON.stringify(input)
    if (same) return { result: target, audit: null }
    const number = target.version + 1
    const { id } = await tx.ratingScale.create({
      data: {
        id: randomUUID(),
        name: input.name,
        number,
        ratings: JSON.stringify(input.ratings),
        createdById: actor.personId,
      },
    })
    const result: RatingScale = { id, name: input.name, version: number, ratings: input.ratings }
    const before = { version: target.version, codes: target.ratings.map(({ code }) => code) }
    const after = { version: number, codes: input.ratings.map(({ code }) => code) }
    return { result, audit: { kind: 'scale', targetId: id, before, after } }
  },
})

/** The scale in force: part of what readers may know. */
export const houseScale = query({
  name: 'scale.show',
  permission: 'public:read',
  input: z.strictObject({}),
  load: ({ db }) => currentScale(db),
  desk: () => null,
  show: ({ target }) => target,
})

export interface ScaleVersion {
  readonly version: number
  readonly name: string
  readonly ratings: number
  readonly createdAt: string
}

/** Every version of the scale, newest first. */
export const scaleVersions = query({
  name: 'scale.versions',
  permission: 'site:administer',
  input: z.strictObject({}),
  load: ({ db }) => db.ratingScale.findMany({ orderBy: { number: 'desc' } }),
  desk: () => null,
  show: ({ target }) =>
    target.map(
      (scale): ScaleVersion => ({
        version: scale.number,
        name: scale.name,
        ratings: ratingsOf(scale).length,
        createdAt: scale.createdAt.toISOString(),
      }),
    ),
})
