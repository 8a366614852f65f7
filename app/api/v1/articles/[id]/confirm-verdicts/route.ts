import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { ConfirmVerdicts } from '@/lib/schemas/verdict'
import { confirmVerdicts } from '@/lib/server/claims/confirm-verdicts'
import { parseInput } from '@/lib/server/engine/input'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/articles/{id}/confirm-verdicts'>({
  POST: changes(async ({ actor, params, body, options }) =>
    json(await confirmVerdicts(actor, { ...parseInput(ConfirmVerdicts, body), articleId: params.id }, options)),
  ),
})
