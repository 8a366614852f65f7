import { NotSignedIn } from '@/lib/domain/errors'
import { readArticleSizedJson } from '@/lib/http/article-body'
import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { BringAnnotations } from '@/lib/schemas/annotation-report'
import { annotateArticle } from '@/lib/server/annotations/annotate'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/annotations'>({
  POST: changes(async ({ actor, params, body }) => {
    const { file, preview } = parseInput(BringAnnotations, body)
    if (actor === null) throw new NotSignedIn()
    return json(await annotateArticle(actor, { articleId: params.id, json: file, preview }))
  }, readArticleSizedJson),
})
