import { z } from 'zod'
import { surroundings } from '@/lib/domain/anchoring/surroundings'
import { type CodePointIndex, codePointIndex } from '@/lib/domain/anchoring/text'
import { type CodePoints, codePoints } from '@/lib/domain/anchoring/units'
import { InvalidInput } from '@/lib/domain/errors'
import { fault } from '@/lib/domain/refusals/english'
import { say } from '@/lib/domain/refusals/sentence'
import type { MappedSegment } from '@/lib/domain/intake/draft'
import { partsOfReceived, partsOfText, receivedText, type SharedPart } from '@/lib/domain/intake/received-place'
import { PLACE_SIDES, type ReceivedPlaceView } from '@/lib/schemas/article-version'
import { id, position } from '@/lib/schemas/text'
import { query } from '../engine/query'

const point = z.int().transform(codePoints)

const KeptMap = z.object({ map: z.array(z.object({ start: point, end: point, receivedStart: point })).default([]) })

/** How the text of a version lies in what was received, as it is kept with the version. */
export const mapOf = ({ blocks }: { readonly blocks: string }): MappedSegment[] => KeptMap.parse(JSON.parse(blocks)).map

const KeptIntake = z.object({
  format: z.string(),
  encoding: z.string().optional(),
  removed: z.array(z.object({ text: z.string(), range: z.object({ start: z.int(), end: z.int() }) })).default([]),
})

/** A place of a version in its text and in what was received, named in either of them. (rule R6) */
export const receivedPlace = query({
  name: 'article.received-place',
  permission: 'desk:read',
  input: z.strictObject({
    id,
    number: z.int().min(1),
    start: position,
    end: position,
    in: z.enum(PLACE_SIDES).default('text'),
  }),
  async load({ db, input }) {
    const article = await db.article.findUnique({ where: { id: input.id } })
    const version =
      article &&
      (await db.articleVersion.findUnique({
        where: { articleId_number: { articleId: article.id, number: input.number } },
      }))
    return version && { article, version }
  },
  desk: ({ article }) => article.deskId,
  show({ target: { article, version }, input }): ReceivedPlaceView {
    const map = mapOf(version)
    const { format, encoding, removed } = KeptIntake.parse(JSON.parse(version.intake))
    const text = codePointIndex(version.text)
    const received = codePointIndex(receivedText(text, map, removed))
    const range = rangeIn(input.in === 'text' ? text : received, input)
    const parts = input.in === 'text' ? partsOfText(map, range) : partsOfReceived(map, range)
    const hull = hullOf(parts)
    return {
      articleId: article.id,
      articleVersion: version.number,
      receivedSha256: version.receivedSha256,
      format,
      encoding: encoding ?? null,
      text: input.in === 'text' ? span(text, range) : hull && span(text, hull.text),
      received: input.in === 'received' ? span(received, range) : hull && span(received, hull.received),
      parts,
    }
  },
})

type Range = { readonly start: CodePoints; readonly end: CodePoints }

/** @throws InvalidInput for a range that doesn't lie in the text */
function rangeIn({ length }: CodePointIndex, { start, end }: { readonly start: number; readonly end: number }): Range {
  if (start < end && end <= length) return { start: codePoints(start), end: codePoints(end) }
  throw new InvalidInput(say('articles.range-outside', { start, end, length }), [
    fault('/end', say('faults.range-end', { most: length })),
  ])
}

/** From the first part to the last, in either text. */
function hullOf(parts: readonly SharedPart[]): { readonly text: Range; readonly received: Range } | null {
  if (parts.length === 0) return null
  const from = (places: readonly number[]) => codePoints(Math.min(...places))
  const to = (places: readonly number[]) => codePoints(Math.max(...places))
  return {
    text: { start: from(parts.map(({ start }) => start)), end: to(parts.map(({ end }) => end)) },
    received: {
      start: from(parts.map(({ receivedStart }) => receivedStart)),
      end: to(parts.map(({ receivedEnd }) => receivedEnd)),
    },
  }
}

const span = (index: CodePointIndex, { start, end }: Range) => ({
  start,
  end,
  exact: index.slice(start, end),
  ...surroundings(index, start, end),
})
