import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { Conflict, InvalidInput, Stale, VersionRequired } from '@/lib/domain/errors'
import type { Actor } from '@/lib/policy/actor'
import type { MarkClaim } from '@/lib/schemas/claim'
import { type MadeArticle, makeArticle, makeClaim, makeTeam } from '@/prisma/factories'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { describeClaim } from './describe'
import { markClaim } from './mark'
import { claimsOfArticle } from './of-article'
import { deleteClaim } from './remove'
import { resizeAppearance } from './resize'
import { oneClaim } from './show'

// Before the Arabic and the flag, positions in code points and UTF-16 units part; "é" is two code points that NFC joins.
const TEXT =
  'Rents 🏠 rise\n\nThe family 👨‍👩‍👧 pays more. قالت الوزيرة إن الإيجار ارتفع. It pays more. Cafe\u0301 owners agree.'

let database: TestDatabase
let editor: Actor
let article: MadeArticle

beforeAll(async () => {
  database = await openTestDatabase()
  editor = (await makeTeam()).editor
  article = await makeArticle(editor, { text: TEXT })
})
afterAll(() => database.close())

const mark = (place: z.input<typeof MarkClaim>) => markClaim(editor, { articleId: article.id, ...place })
/** Where words stand, in code points. */
const placeOf = (words: string) => {
  const start = [...article.text.slice(0, article.text.indexOf(words))].length
  return { start, end: start + [...words].length }
}

describe('marking a claim', () => {
  it.each(['Rents 🏠 rise', '👨‍👩‍👧 pays', 'قالت الوزيرة إن الإيجار ارتفع', 'Café owners'])(
    'keeps exactly the words of the place: %s',
    async (words) => {
      const { id } = await mark({ version: 1, ...placeOf(words), exact: words })
      const { appearances } = await oneClaim(editor, { id })
      const [place] = appearances
      const index = codePointIndex(article.text)
      expect(place?.exact).toBe(words)
      expect(index.slice(codePoints(place?.start ?? 0), codePoints(place?.end ?? 0))).toBe(words)
      expect(article.text).toContain(`${place?.prefix}${words}${place?.suffix}`)
    },
  )

  it('finds a quote that stands there once', async () => {
    const { id } = await mark({ quote: 'Café owners agree' })
    expect((await oneClaim(editor, { id })).appearances[0]).toMatchObject(placeOf('Café owners agree'))
  })

  it('finds a quote that stands there twice by the words beside it', async () => {
    const { id } = await mark({ quote: 'pays more', prefix: 'It ' })
    expect((await oneClaim(editor, { id })).appearances[0]?.start).toBe(placeOf('It pays more').start + 3)
  })

  type Refused = [what: string, place: z.input<typeof MarkClaim>, error: new (...args: never[]) => Error]
  it.each<Refused>([
    ['an end before the start', { version: 1, start: 9, end: 4 }, InvalidInput],
    ['an empty range', { version: 1, start: 4, end: 4 }, InvalidInput],
    ['a range outside the text', { version: 1, start: 0, end: 100_000 }, InvalidInput],
    ['a gap between words', { version: 1, start: 12, end: 14 }, InvalidInput],
    ['a quote that is not there', { quote: 'pays less' }, InvalidInput],
    ['a quote that is there twice', { quote: 'pays more' }, Conflict],
    ['words that are not those of the place', { version: 1, start: 0, end: 5, exact: 'Wages' }, Conflict],
    ['a version that is not the newest', { version: 2, start: 0, end: 5 }, Conflict],
    ['half a family', { version: 1, start: 26, end: 28 }, InvalidInput],
    ['a place and a quote', { version: 1, start: 0, end: 5, quote: 'Rents' }, InvalidInput],
    ['no place at all', {}, InvalidInput],
    ['a lone surrogate', { quote: '\ud83c' }, InvalidInput],
    ['a NUL', { quote: 'Rents\0' }, InvalidInput],
  ])('refuses %s, and marks nothing', async (_, place, error) => {
    const before = await claimsOfArticle(editor, { articleId: article.id })
    await expect(mark(place)).rejects.toBeInstanceOf(error)
    expect(await claimsOfArticle(editor, { articleId: article.id })).toEqual(before)
  })

  it('never gives a number twice, not even a deleted one', async () => {
    const { id } = await makeClaim(editor, article.id)
    const { number, version } = await oneClaim(editor, { id })
    await deleteClaim(editor, { id }, { version })
    const next = await oneClaim(editor, await makeClaim(editor, article.id))
    expect(next.number).toBe(number + 1)
  })
})

describe('a change that was based on an older version', () => {
  it('is refused with the version that is there, and loses nothing', async () => {
    const { id } = await makeClaim(editor, article.id)
    const { version } = await oneClaim(editor, { id })
    await describeClaim(editor, { id, statement: 'Rents rose.' }, { version })
    await expect(describeClaim(editor, { id, statement: 'Rents fell.' }, { version })).rejects.toEqual(
      new Stale(version + 1),
    )
    expect((await oneClaim(editor, { id })).statement).toBe('Rents rose.')
  })

  it('is refused when it names none', async () => {
    const { id } = await makeClaim(editor, article.id)
    await expect(describeClaim(editor, { id, statement: 'Rents fell.' })).rejects.toBeInstanceOf(VersionRequired)
  })

  it('goes through for one of twenty who saw the same, and only for one', async () => {
    const { id } = await makeClaim(editor, article.id)
    const { version } = await oneClaim(editor, { id })
    const tries = await Promise.allSettled(
      Array.from({ length: 20 }, (_, at) => describeClaim(editor, { id, statement: `Try ${at}` }, { version })),
    )
    const refused = tries.flatMap((each) => (each.status === 'rejected' ? [each.reason] : []))
    expect(refused).toHaveLength(19)
    for (const reason of refused) expect(reason).toBeInstanceOf(Stale)
    expect((await oneClaim(editor, { id })).version).toBe(version + 1)
  })
})

describe('a mark', () => {
  it('is resized to other words of the text, its claim saying so by a new version', async () => {
    const { id } = await makeClaim(editor, article.id, { quote: 'Café owners agree' })
    const before = await oneClaim(editor, { id })
    const [place] = before.appearances
    if (!place) throw new Error('no place')
    await resizeAppearance(editor, { id: place.id, ...placeOf('Café owners') }, { version: place.version })
    const after = await oneClaim(editor, { id })
    expect(after.appearances[0]?.exact).toBe('Café owners')
    expect(after.version).toBe(before.version + 1)
  })
})
