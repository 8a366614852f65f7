import { methods } from '@/lib/http/methods'
import { articleInput, readArticleBody } from '@/lib/http/article-body'
import { changes, json, reads } from '@/lib/http/route'
import { ArticleListing } from '@/lib/schemas/listing'
import { importArticle } from '@/lib/server/articles/import'
import { deskArticles } from '@/lib/server/articles/list'
import { oneArticle } from '@/lib/server/articles/show'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles'>({
  GET: reads(async ({ actor, search }) => json(await deskArticles(actor, parseInput(ArticleListing, search)))),
  POST: changes(async ({ actor, body, options }) => {
    const { id } = await importArticle(actor, articleInput(body), options)
    return json(await oneArticle(actor, { id }), { status: 201, location: `/api/v1/articles/${id}` })
  }, readArticleBody),
})
