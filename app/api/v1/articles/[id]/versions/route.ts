import { readArticleBody, versionInput } from '@/lib/http/article-body'
import { methods } from '@/lib/http/methods'
import { changes, json, reads } from '@/lib/http/route'
import { addVersion } from '@/lib/server/articles/add-version'
import { oneArticle } from '@/lib/server/articles/show'
import { articleVersion, articleVersions } from '@/lib/server/articles/version-views'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/versions'>({
  GET: reads(async ({ actor, params: { id } }) => json(await articleVersions(actor, { id }))),
  POST: changes(async ({ actor, params, body, options }) => {
    const { id, articleVersion: number } = await addVersion(actor, { ...versionInput(body), id: params.id }, options)
    const [article, added] = await Promise.all([oneArticle(actor, { id }), articleVersion(actor, { id, number })])
    const location = `/api/v1/articles/${id}/versions/${number}`
    return json({ ...article, added }, { status: 201, location })
  }, readArticleBody),
})
