import { methods } from '@/lib/http/methods'
import { languageAsked } from '@/lib/http/problem'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { publishApproved } from '@/lib/server/checks/publish'
import { parseInput } from '@/lib/server/engine/input'
import { sayIn } from '@/messages/refusals'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/publish-approved'>({
  POST: changes(async ({ request, actor, params, body, options }) => {
    parseInput(NoInput, body)
    const language = languageAsked(request)
    const { results } = await publishApproved(actor, { articleId: params.id }, options)
    return json({
      results: results.map(({ failing, refusal, ...result }) => ({
        ...result,
        failing: failing.map(({ rule, sentence }) => ({ rule, message: sayIn(language, sentence) })),
        message: refusal && sayIn(language, refusal),
      })),
    })
  }),
})
