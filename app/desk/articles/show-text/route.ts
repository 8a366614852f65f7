import { z } from 'zod'
import { PUBLIC_TEXTS } from '@/lib/domain/codes'
import { formAction } from '@/lib/http/returned-form'
import { formPost, redirectTo } from '@/lib/http/route'
import { id } from '@/lib/schemas/text'
import { changeArticle } from '@/lib/server/articles/change'
import { parseInput } from '@/lib/server/engine/input'

const ShowText = z.strictObject({
  id,
  version: z.string().regex(/^\d{1,9}$/),
  publicText: z.enum(PUBLIC_TEXTS),
  publicTextGround: z.string(),
})

/** A chief says what the public sees of an article's text, and on what ground. (rule R30) */
export const POST = formPost((trip) => {
  const { actor, fields } = trip
  const articleId = id.safeParse(fields.id)
  const page = articleId.success ? `/desk/articles/${articleId.data}/public-text` : '/desk/articles'
  return formAction(trip, { page, form: 'public-text' }, async () => {
    const { version, publicTextGround, publicText, ...article } = parseInput(ShowText, fields)
    const ground = publicText === 'full' && publicTextGround.trim() !== '' ? { publicTextGround } : {}
    await changeArticle(actor, { ...article, publicText, ...ground }, { version: Number(version) })
    return redirectTo(`${page}?done=saved`)
  })
})
