import type { ReanchoringView } from '@/lib/schemas/article-version'
import { makeArticle, SAMPLE_TEXT, type Team } from '@/prisma/factories'
import { oneClaim } from '../claims/show'
import { addVersion } from './add-version'
import { reanchoringQueue } from './reanchoring-queue'
import { oneArticle } from './show'

/** The sample text in other versions, for tests: a word more, a paragraph less, paragraphs swapped, a sentence twice. */
export const [TITLE, FIRST, SECOND] = SAMPLE_TEXT.split('\n\n')
export const CHANGED = SAMPLE_TEXT.replace('harbour fees had doubled', 'harbour fees had nearly doubled')
export const LOST = `${TITLE}\n\n${FIRST}`
export const SWAPPED = [TITLE, SECOND, FIRST].join('\n\n')
export const TWICE = `${SAMPLE_TEXT}\n\nThe union says the same. Shipping companies deny it. It asks for talks.`
/** Words of the sample text, and what stands for them in `CHANGED`. */
export const QUOTE = 'harbour fees had doubled since spring'
export const NEW_QUOTE = 'harbour fees had nearly doubled since spring'

/** The version on which a command is based that has seen this. */
export const seen = ({ version }: { readonly version: number }) => ({ version })

export type ArticleInVersions = Awaited<ReturnType<typeof articleInVersions>>

/** A new article of a desk's editor, with what tests of its versions do and ask again and again. */
export async function articleInVersions({ editor }: Team, text = SAMPLE_TEXT) {
  const { id } = await makeArticle(editor, { text })
  const claimOf = (claimId: string) => oneClaim(editor, { id: claimId })
  const queue = async () => (await reanchoringQueue(editor, { articleId: id })).items
  return {
    id,
    claimOf,
    queue,
    /** Adds a text as somebody who saw the article as it is. */
    async add(newText: string) {
      const { version } = await oneArticle(editor, { id })
      return addVersion(editor, { id, text: newText }, { version })
    },
    async onlyEntry(): Promise<ReanchoringView> {
      const [entry, ...others] = await queue()
      if (!entry || others.length > 0) throw new Error(`${others.length + 1} entries`)
      return entry
    },
    /** Where a claim stands: the version, the words, how. */
    places: async (claimId: string) =>
      (await claimOf(claimId)).appearances.map(({ articleVersion, exact, standing }) => [
        articleVersion,
        exact,
        standing,
      ]),
  }
}
