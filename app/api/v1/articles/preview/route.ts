import { methods } from '@/lib/http/methods'
import { articleInput, readArticleBody } from '@/lib/http/article-body'
import { changes, json } from '@/lib/http/route'
import { previewArticle } from '@/lib/server/articles/import'

/** What importing would make of it, with what is struck out and why. Nothing is stored. */
export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/preview'>({
  POST: changes(async ({ actor, body }) => json(await previewArticle(actor, articleInput(body))), readArticleBody),
})
