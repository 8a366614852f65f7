import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { codePointIndex } from '@/lib/domain/anchoring/text'
import { codePoints } from '@/lib/domain/anchoring/units'
import { InvalidInput } from '@/lib/domain/errors'
import { type MadeArticle, makeArticle, makeTeam, type Team } from '@/prisma/factories'
import { annotateArticle } from '../annotations/annotate'
import { openTestDatabase, type TestDatabase } from '../test-database'
import { markClaim } from './mark'
import { oneClaim } from './show'

const TEXT = [
  'Statements of the week',
  'The mayor said: “Rents rose – by a ﬁfth – in May…” Nobody an\u00adswered.',
  'قال الوزير إن «الإيجارات ارتفعت» في أيار.',
].join('\n\n')

let database: TestDatabase
let team: Team
let article: MadeArticle

beforeAll(async () => {
  database = await openTestDatabase()
  team = await makeTeam()
  article = await makeArticle(team.editor, { text: TEXT })
})
afterAll(() => database.close())

/** What `stet annotate` makes of the same words. */
async function annotated(exact: string) {
  const json = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    type: 'Annotation',
    id: 'https://other.example/1',
    target: { source: 'https://news.example/1', selector: { type: 'TextQuoteSelector', exact } },
  }
  const { outcomes } = await annotateArticle(team.editor, { articleId: article.id, json })
  return outcomes[0]
}

describe('a quote given to the API is taken with the same differences as one of a file (R7)', () => {
  it.each([
    ['straight quotation marks and hyphens', '"Rents rose - by a ﬁfth - in May..."'],
    ['a ligature in letters', 'by a fifth'],
    ['no soft hyphen', 'Nobody answered'],
    ['a non-breaking space', 'Rents\u00a0rose'],
    ['other quotation marks in Arabic', '"الإيجارات ارتفعت"'],
    ['a stretched Arabic word', 'الإيجـــارات ارتفعت'],
  ])('%s: the same words, marked', async (_, quote) => {
    const { id } = await markClaim(team.editor, { articleId: article.id, quote })
    const [place] = (await oneClaim(team.editor, { id })).appearances
    const words = codePointIndex(article.text).slice(codePoints(place?.start ?? 0), codePoints(place?.end ?? 0))
    expect(place?.exact).toBe(words)
    expect(await annotated(quote)).toMatchObject({ outcome: 'exact', start: place?.start, end: place?.end })
  })

  it.each([
    ['another case', 'RENTS ROSE – BY A FIFTH', 'Rents rose – by a ﬁfth'],
    ['another letter in Arabic', 'الايجارات ارتفعت', 'الإيجارات ارتفعت'],
    ['another digit or word', 'Rents rose – by a fourth', 'Rents rose – by a ﬁfth'],
  ])('%s: other words, shown and not marked', async (_, quote, words) => {
    const refused = markClaim(team.editor, { articleId: article.id, quote })
    await expect(refused).rejects.toBeInstanceOf(InvalidInput)
    await expect(refused).rejects.toThrow(words)
    expect(await annotated(quote)).toMatchObject({ outcome: 'changed', exact: words, claim: null })
  })
})
