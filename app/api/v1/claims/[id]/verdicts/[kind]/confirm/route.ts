import { methods } from '@/lib/http/methods'
import { changes, json } from '@/lib/http/route'
import { NoInput } from '@/lib/schemas/review'
import { WithdrawVerdict } from '@/lib/schemas/verdict'
import { parseInput } from '@/lib/server/engine/input'
import { confirmVerdict, oneVerdict } from '@/lib/server/claims/verdicts'

export const { GET, POST, PUT, PATCH, DELETE, HEAD, OPTIONS } = methods<'/claims/{id}/verdicts/{kind}/confirm'>({
  POST: changes(async ({ actor, params: { id: claimId, kind }, body, options }) => {
    parseInput(NoInput, body)
    const { id } = await confirmVerdict(actor, { ...parseInput(WithdrawVerdict, { kind }), claimId }, options)
    return json(await oneVerdict(actor, { id }))
  }),
})
