import { NotSignedIn } from '@/lib/domain/errors'
import { readArticleSizedJson } from '@/lib/http/article-body'
import { methods } from '@/lib/http/methods'
import { languageAsked } from '@/lib/http/problem'
import { changes, json } from '@/lib/http/route'
import { BringAnnotations } from '@/lib/schemas/annotation-report'
import { annotateArticle } from '@/lib/server/annotations/annotate'
import { parseInput } from '@/lib/server/engine/input'
import { reportIn } from '@/messages/refusals'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/annotations'>({
  POST: changes(async ({ request, actor, params, body }) => {
    const { file, preview } = parseInput(BringAnnotations, body)
    if (actor === null) throw new NotSignedIn()
    const report = await annotateArticle(actor, { articleId: params.id, json: file, preview })
    return json(reportIn(languageAsked(request), report))
  }, readArticleSizedJson),
})
